import fc from 'fast-check'
import { addDays } from '../../../../shared/codes/dates'
import type { AccidentBody, AccidentItem } from '../../../../shared/kinds/accident/schema'
import { accident as schemas } from '../../../../shared/kinds/accident/schema'
import { outcomeOf } from '../../../../shared/kinds/directive/measures'
import { countsOf, recommendationsOf } from '../../../../server/kinds/accident/recommendations'
import { accident } from '../../../../server/kinds/accident/rules'
import { computedOf } from '../../../../server/kinds/accident/told'

/** What became of what investigations asked for: each recommendation once, the overdue first, and nothing unknown as fine. */

const TODAY = '2026-05-20'
type Recommendation = AccidentItem['recommendations'][number]
const day = fc.option(fc.integer({ min: -200, max: 200 }).map((days) => addDays(TODAY, days)))
const recommendation = fc.record({
  text: fc.constantFrom('甲', '乙', '丙'),
  owner: fc.constantFrom('甲局', null),
  due: day,
  state: fc.constantFrom('open' as const, 'done' as const, 'overdue' as const, null),
  doneOn: day,
})
const itemOf = (id: string, recommendations: Omit<Recommendation, 'outcome'>[]): AccidentItem => ({
  id,
  title: null,
  enterprises: [],
  occurredOn: null,
  level: null,
  category: null,
  place: null,
  deaths: null,
  seriousInjuries: null,
  nature: 'undetermined',
  responsibility: null,
  publicUntil: null,
  investigation: 'replied',
  recommendations: recommendations.map((one) => ({ ...one, outcome: outcomeOf(one, TODAY) })),
})

/** What the rule says, written down once more from its words. */
function standingAgain({ due, state, doneOn }: Omit<Recommendation, 'outcome'>): string {
  const isDone = state === 'done' || (state === null && doneOn !== null)
  if (isDone) {
    if (doneOn !== null && due !== null && doneOn <= TODAY) return doneOn <= due ? 'kept' : 'late'
    return 'unknown'
  }
  if (state === 'overdue' && due !== null && due >= TODAY) return 'unknown'
  if (due !== null && due >= TODAY) return 'running'
  if (state === null) return 'unknown'
  if (due === null) return state === 'overdue' ? 'overdue' : 'unknown'
  return 'overdue'
}

it('agrees with a recount of 10,000 ledgers, to the unit', () => {
  fc.assert(
    fc.property(fc.array(fc.array(recommendation, { maxLength: 4 }), { maxLength: 5 }), (ledger) => {
      const lines = recommendationsOf(
        ledger.map((all, i) => itemOf(String(i), all)),
        TODAY,
      )
      const again = ledger.flat().map(standingAgain)
      if (lines.length !== again.length) return false
      if (countsOf(lines).some(({ standing, count }) => count !== again.filter((one) => one === standing).length)) return false
      // The overdue stand first, those that nobody can tell next.
      const order = lines.map(({ standing }) => ['overdue', 'unknown', 'running', 'late', 'kept'].indexOf(standing))
      return order.every((place, i) => i === 0 || place >= (order[i - 1] ?? 0))
    }),
    { numRuns: 10_000 },
  )
})

const bodyOf = (given: Record<string, unknown>): AccidentBody =>
  accident.toPublic(schemas.input.parse(given), {
    envelope: {} as never,
    today: TODAY,
    sureDay: TODAY,
    warn: () => undefined,
    unread: [],
    evidence: () => null,
  }).body
const computed = (given: Record<string, unknown>, today: string | null = TODAY) =>
  Object.fromEntries(computedOf(bodyOf(given), today).map(({ field, value }) => [field, value]))

it('computes nothing that it does not know: without an investigation, a date or a recommendation', () => {
  expect(computed({})).toEqual({
    supplementDue: null,
    reportDue: null,
    replyDue: null,
    reviewDue: null,
    reportStanding: 'unknown',
    replyStanding: 'waiting',
    reviewStanding: 'waiting',
    recommendationsOverdue: null,
    recommendationsKept: null,
  })
})

it('leaves out of a past version what rests on the day', () => {
  expect(Object.keys(computed({ occurredOn: '2026-03-01' }, null))).toEqual(['supplementDue', 'reportDue', 'replyDue', 'reviewDue'])
})

it('counts what is overdue and the share that was kept', () => {
  const recommendations = [
    { text: '甲', due: '2026-05-19', state: 'open' },
    { text: '乙', due: '2026-05-10', state: 'done', doneOn: '2026-05-10' },
    { text: '丙', due: '2026-05-10', state: 'done', doneOn: '2026-05-11' },
    { text: '丁', due: '2026-05-10' },
    { text: '戊', due: '2026-06-10', state: 'open' },
  ]
  expect(computed({ investigation: { state: 'replied', recommendations } })).toMatchObject({
    recommendationsOverdue: 1,
    recommendationsKept: 333,
  })
})

it('remarks days that cannot be, and lists a long text by one line of it', () => {
  const warned: (string | null)[] = []
  const input = schemas.input.parse({
    occurredOn: '2026-03-01',
    investigation: {
      state: 'reviewed',
      reportedOn: '2026-02-01',
      repliedOn: '2026-01-01',
      reviewedOn: '2025-12-01',
      recommendations: [{ text: '长'.repeat(400), state: 'open', doneOn: '2026-06-01' }],
    },
  })
  const { body } = accident.toPublic(input, {
    envelope: {} as never,
    today: TODAY,
    sureDay: TODAY,
    warn: (field) => warned.push(field),
    unread: [],
    evidence: () => null,
  })
  expect(warned).toEqual([
    'investigation.reportedOn',
    'investigation.repliedOn',
    'investigation.reviewedOn',
    'investigation.recommendations.0.doneOn',
    'investigation.recommendations.0.doneOn',
  ])
  expect(accident.item(body).recommendations?.[0]?.text).toHaveLength(160)
  expect(accident.turnsOn(input, TODAY)).toBe('2026-06-01')
})
