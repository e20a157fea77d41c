import fc from 'fast-check'
import { measureStanding, standingOf } from '../../../../miniapp/src/kinds/directive/standing'
import { addDays } from '../../../../shared/codes/dates'
import { outcomeOf } from '../../../../shared/kinds/directive/measures'
import { EMPTY_WORDS } from '../../../../shared/kinds/directive/words'

const TODAY = '2026-05-20'
type Told = Parameters<typeof outcomeOf>[0]
const measure = (given: Partial<Told>) => {
  const told: Told = { state: null, due: null, doneOn: null, ...given }
  return { text: '试验联锁', owner: null, proof: null, ...told, outcome: outcomeOf(told, TODAY) }
}
const KEPT = measure({ state: 'done', due: '2026-05-10', doneOn: '2026-05-09' })
const LATE = measure({ state: 'done', due: '2026-05-10', doneOn: '2026-05-13' })
const OVERDUE = measure({ state: 'open', due: '2026-05-10' })
const RUNNING = measure({ state: 'open', due: '2026-06-10' })
const UNTOLD = measure({ due: '2026-05-10' })

it.each<[string, Parameters<typeof standingOf>[0], ReturnType<typeof standingOf>]>([
  ['no measure', { measures: [], missing: ['measures'] }, { tone: 'warn', words: '这份文件没有写明谁在何时做什么' }],
  ['all in time and all written', { measures: [KEPT, KEPT], missing: [] }, { tone: 'pass', words: '2 条措施都写明按期落实' }],
  ['all in time, something not written', { measures: [KEPT], missing: ['proof'] }, { tone: 'unknown', words: '1 条措施都写明按期落实；没有全部写明佐证' }], // prettier-ignore
  [
    'some of each',
    { measures: [UNTOLD, RUNNING, KEPT, LATE, OVERDUE, OVERDUE], missing: [] },
    { tone: 'stop', words: '6 条措施：2 条逾期未落实，1 条逾期后落实，1 条按期落实，1 条还没有到期，1 条不知道是否按期' },
  ],
  ['one late', { measures: [KEPT, LATE], missing: [] }, { tone: 'warn', words: '2 条措施：1 条逾期后落实，1 条按期落实' }],
  [
    'one that nobody tells of',
    { measures: [KEPT, UNTOLD], missing: [] },
    { tone: 'unknown', words: '2 条措施：1 条按期落实，1 条不知道是否按期' },
  ],
  ['nothing due yet', { measures: [RUNNING], missing: [] }, { tone: 'unknown', words: '1 条措施：1 条还没有到期' }],
])('says of a directive with %s how it stands', (_name, told, expected) => expect(standingOf(told, TODAY)).toEqual(expected))

it.each<[string, Partial<Told>, string]>([
  ['in time', { state: 'done', due: '2026-05-10', doneOn: '2026-05-09' }, 'pass 2026-05-09 按期落实'],
  ['late', { state: 'done', due: '2026-05-10', doneOn: '2026-05-13' }, 'warn 2026-05-13 落实，逾期 3 天'],
  ['overdue', { state: 'open', due: '2026-05-10' }, 'stop 逾期 10 天未落实'],
  ['called overdue', { state: 'overdue' }, 'stop 来源写明逾期未落实'],
  ['called overdue too early', { state: 'overdue', due: '2026-05-21' }, 'unknown 来源写明逾期，公布的期限还没有到'],
  ['not due', { state: 'open', due: '2026-05-21' }, 'unknown 还没有到期'],
  ['not due, nothing told', { due: '2026-05-21' }, 'unknown 还没有到期，落实情况未公布'],
  ['due, nothing told', { due: '2026-05-10' }, 'unknown 期限已过 10 天，落实情况未公布'],
  ['nothing told at all', {}, 'unknown 完成时限和落实情况未公布'],
  ['open without a day', { state: 'open' }, 'unknown 还没有落实，完成时限未公布'],
  ['done, nobody tells when', { state: 'done', due: '2026-05-10' }, 'unknown 已落实，落实日期未公布'],
  ['done, nobody tells until when', { doneOn: '2026-05-10' }, 'unknown 2026-05-10 落实，完成时限未公布，不知道是否按期'],
  ['done ahead', { state: 'done', due: '2026-06-10', doneOn: '2026-05-21' }, 'unknown 公布的落实日期 2026-05-21 还没有到'],
])('says of a measure that is %s how it stands', (_name, given, expected) => {
  const { tone, words } = measureStanding(measure(given), TODAY)
  expect(`${tone} ${words}`).toBe(expected)
})

it('is never fine where anything is unknown, late, open or not written', () => {
  const day = fc.option(fc.integer({ min: -30, max: 30 }).map((days) => addDays(TODAY, days)))
  const any = fc.record({ state: fc.constantFrom('open' as const, 'done' as const, 'overdue' as const, null), due: day, doneOn: day })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 4 }), fc.boolean(), (all, isWhole) => {
      const measures = all.map(measure)
      const { tone, words } = standingOf({ measures, missing: isWhole ? [] : ['proof'] }, TODAY)
      const isFine = isWhole && all.length > 0 && measures.every(({ outcome }) => outcome === 'kept')
      expect(tone === 'pass').toBe(isFine)
      expect(words === EMPTY_WORDS).toBe(all.length === 0)
      expect(measures.filter((one) => measureStanding(one, TODAY).tone === 'pass').length).toBe(
        measures.filter(({ outcome }) => outcome === 'kept').length,
      )
    }),
    { numRuns: 2_000 },
  )
})

/** What no sentence about a unit may say: each is a judgement, and none a fact. */
const FORBIDDEN = /安全的|合格|优秀|落后|不力|失职|渎职|腐败|违法|有罪|不得投标|形式主义|空话|敷衍/

it('says facts, and judges nobody', () => {
  const every = [KEPT, LATE, OVERDUE, RUNNING, UNTOLD, measure({}), measure({ state: 'overdue' }), measure({ state: 'open' })]
  const said = [
    ...every.map((one) => measureStanding(one, TODAY).words),
    ...every.map((one) => standingOf({ measures: [one], missing: ['proof', 'owner'] }, TODAY).words),
    standingOf({ measures: [], missing: [] }, TODAY).words,
  ]
  expect(said.filter((words) => FORBIDDEN.test(words))).toEqual([])
})
