import { resetPhone, stored } from '../../support/phone'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/phone'))

import {
  dropEndedVisits,
  forgetVisit,
  noteNoVisitOf,
  noteVisit,
  publicVisits,
  recent,
  type Visit,
} from '../../../miniapp/src/hooks/settings'

/** What a person has looked at stays on the phone no longer than it is public. */

const visit = (url: string, until: string | null = null): Visit => ({ url, title: `题目 ${url}`, kind: '通报', until })
const urls = () => recent.get().map(({ url }) => url)

beforeEach(() => {
  resetPhone()
  recent.set([])
})

it('remembers ten visits, the newest first and each address once', () => {
  for (let i = 0; i < 12; i++) noteVisit(visit(`/r${i}`))
  expect(urls()).toEqual(['/r11', '/r10', '/r9', '/r8', '/r7', '/r6', '/r5', '/r4', '/r3', '/r2'])
  noteVisit(visit('/r5'))
  expect(urls().slice(0, 3)).toEqual(['/r5', '/r11', '/r10'])
  noteVisit({ ...visit('/r5'), title: '新题目', until: '2026-12-31' })
  expect([recent.get()[0]?.title, urls().filter((url) => url === '/r5')]).toEqual(['新题目', ['/r5']])
})

it('lets go what has ended, from the storage too', () => {
  for (const one of [visit('/ended', '2026-05-19'), visit('/today', '2026-05-20'), visit('/good')]) noteVisit(one)
  dropEndedVisits('2026-05-20')
  expect(urls()).toEqual(['/good', '/today'])
  expect(JSON.stringify([...stored])).not.toContain('/ended')
})

it('gives the same list where nothing has ended: no page is drawn anew', () => {
  const visits = [visit('/a', '2026-05-20'), visit('/b')]
  expect(publicVisits(visits, '2026-05-20')).toBe(visits)
  expect(publicVisits(visits, '2026-05-21')).toEqual([visit('/b')])
})

it('notes no more what a tip was about, though its page is seen again', () => {
  for (const one of [visit('/secret'), visit('/b')]) noteVisit(one)
  noteNoVisitOf('/secret')
  noteVisit(visit('/secret'))
  expect(urls()).toEqual(['/b'])
  expect(JSON.stringify([...stored])).not.toContain('/secret')
})

it('forgets one that is not shown any more', () => {
  for (const one of [visit('/a'), visit('/b')]) noteVisit(one)
  forgetVisit('/a')
  forgetVisit('/never')
  expect(urls()).toEqual(['/b'])
})

it('remembers a record once, whichever of its addresses led there, and two of one name twice', () => {
  noteVisit({ ...visit('/enterprise?id=f.1'), record: 'f.1' })
  noteVisit({ ...visit('/operator?id=f.1'), record: 'f.1' })
  expect(urls()).toEqual(['/operator?id=f.1'])
  noteVisit({ ...visit('/notice?id=f.1'), kind: '处罚', record: 'f.1' })
  noteVisit({ ...visit('/operator?id=f.2'), record: 'f.2', title: '题目 /operator?id=f.1' })
  expect(urls()).toEqual(['/operator?id=f.2', '/notice?id=f.1', '/operator?id=f.1'])
})
