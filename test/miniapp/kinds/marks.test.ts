jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))
jest.mock('@tarojs/components', () => ({}))
Object.assign(globalThis, { API_BASE: '', BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] }, TIP_ROOT_PUBLIC_KEY: '' })

import { PAGES } from '../../../miniapp/src/kinds/index'
import { hazardMark } from '../../../miniapp/src/kinds/hazard/mark'
import { siteMark } from '../../../miniapp/src/kinds/site/mark'
import { zoneMark } from '../../../miniapp/src/kinds/zone/mark'
import { DANGER_LEVELS } from '../../../shared/kinds/site/words'
import { LISTS } from '../../../shared/kinds/schemas'
import type { Kind } from '../../../shared/kinds/index'
import { codesOf } from '../../../shared/vocabulary'

const TODAY = '2026-05-20'

it.each(codesOf(LISTS))('%s: the pages offer a map and figures exactly where the service has them', (kind: Kind) => {
  const { hasMap = false, groups } = LISTS[kind]
  expect(PAGES[kind].mark !== undefined).toBe(hasMap)
  expect(Object.keys(PAGES[kind].partings ?? {})).toEqual(Object.keys(groups ?? {}))
})

it('shows a hazard by its state first: nothing unknown reads as fine, and what is closed as closed', () => {
  const toneOf = (mark: string | null, due: string | null) => hazardMark({ mark, due }, TODAY).tone
  expect(toneOf('major', '2026-05-19')).toBe('stop')
  expect(toneOf('general', '2026-05-20')).toBe('warn')
  expect(toneOf('general', null)).toBe('unknown')
  expect(toneOf('closed', null)).toBe('calm')
  expect(toneOf('closed', '2026-01-01')).toBe('calm')
  expect(hazardMark({ mark: null, due: '2026-05-20' }, TODAY)).toMatchObject({ sign: '?', words: '级别未公布，未销号，今天到期' })
  for (const mark of ['major', 'general', null])
    for (const due of ['2026-05-01', '2026-06-01', null]) expect(toneOf(mark, due)).not.toBe('pass')
})

it('tells apart what nobody wrote of a hazard from what nobody could read', () => {
  expect(hazardMark({ mark: null, due: null, unread: ['mark', 'due'] }, TODAY)).toMatchObject({
    tone: 'unknown',
    legend: '未销号，期限来源写了，未能读出',
    words: '级别来源写了，未能读出，未销号，期限来源写了，未能读出',
  })
  expect(hazardMark({ mark: null, due: null }, TODAY)).toMatchObject({ words: '级别未公布，未销号，期限未公布' })
})

it('shows a hazard that was not put right as that, also where its source says that it is closed', () => {
  expect(hazardMark({ mark: 'closed', due: '2026-05-01', unrectifiedOn: '2026-05-19' }, TODAY)).toEqual({
    tone: 'stop',
    legend: '群众反映未整改，经核实',
    sign: '未',
    words: '群众反映未整改，经核实（2026-05-19 公开）；来源说：已销号',
  })
})

it('shows a site by its level of danger, the worst as the worst', () => {
  const levels = codesOf(DANGER_LEVELS).map((mark) => siteMark({ mark }))
  expect(levels.map(({ tone, sign }) => tone + sign)).toEqual(['stop一', 'warn二', 'calm三', 'calm四'])
  expect(siteMark({ mark: null })).toMatchObject({ tone: 'calm', words: '重点监管点' })
})

it('shows of a zone what level it is of', () => {
  expect(zoneMark({ mark: 'township' })).toMatchObject({ sign: '镇', words: '镇街' })
})

it('counts no days to a deadline that stands for none', () => {
  expect(hazardMark({ mark: 'major', due: '9999-12-31' }, TODAY).words).toBe('重大隐患，未销号，期限 9999-12-31')
  expect(hazardMark({ mark: 'major', due: '2036-05-20' }, TODAY).words).toBe('重大隐患，未销号，还有 3653 天')
})
