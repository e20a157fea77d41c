import { resetPhone } from '../../support/phone'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/phone'))

import { noteVisit, recent } from '../../../miniapp/src/hooks/settings'
import { shownRecord, startFrom } from '../../../miniapp/src/hooks/shownRecord'
import { recordUrl } from '../../../miniapp/src/kinds/addresses'
import { newTipUrl } from '../../../miniapp/src/text/links'

/** What a tip says of the record it is about is what this phone has shown, never what an address says. */

const A = { kind: 'hazard', id: 'hazards.a', title: '消防通道堵塞', about: '编号 YH-007' } as const

beforeEach(() => {
  resetPhone()
  recent.set([])
})

it('names a record in an address and says nothing of it', () => {
  expect(newTipUrl('not_fixed', A)).toBe('/tip/write/index?kind=not_fixed&record=hazard&id=hazards.a')
})

it('tells what the page showed from which the tip was started, of that record alone', () => {
  startFrom(A)
  expect(shownRecord('hazard', A.id)).toEqual(A)
  expect([shownRecord('hazard', 'hazards.b'), shownRecord('zone', A.id)]).toEqual([null, null])
})

it('tells what was looked at before, and nothing of what this phone has never shown', () => {
  noteVisit({ url: recordUrl('zone', 'z-1'), title: '东港街道', kind: '片区', until: null })
  expect(shownRecord('zone', 'z-1')).toEqual({ kind: 'zone', id: 'z-1', title: '东港街道' })
  expect([shownRecord('hazard', 'z-1'), shownRecord('zone', 'z-2')]).toEqual([null, null])
})
