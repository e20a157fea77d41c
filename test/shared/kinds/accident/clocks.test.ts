import { clocksOf, isShortOf, standsOn, stepsOn, type Clock, type Investigated } from '../../../../shared/kinds/accident/clocks'

/** What the law gives time for in an investigation, and how each step stands on a day. */

const TODAY = '2026-05-20'
type Investigation = NonNullable<Investigated['investigation']>
const told = (over: Partial<Investigation> = {}, rest: Partial<Investigated> = {}): Investigated => ({
  occurredOn: '2026-03-01',
  level: 'ordinary',
  isShort: false,
  ...rest,
  investigation: {
    state: 'pending',
    reportDue: null,
    extendedTo: null,
    appraisalDays: null,
    reportedOn: null,
    repliedOn: null,
    reviewedOn: null,
    ...over,
  },
})
const dueOf = (investigated: Investigated) =>
  Object.fromEntries(clocksOf(investigated).map(({ step, due, latest }) => [step, [due, latest]]))
const standing = (investigated: Investigated, today = TODAY) =>
  Object.fromEntries(stepsOn(clocksOf(investigated), today).map((clock) => [clock.step, clock.standing]))

it('gives 60 days and 60 more for the report, 15 for the reply, a year for the review, 30 for supplements', () => {
  expect(dueOf(told({ state: 'replied', reportedOn: '2026-04-20', repliedOn: '2026-05-01' }))).toEqual({
    supplement: ['2026-03-31', null],
    report: ['2026-04-30', '2026-06-29'],
    reply: ['2026-05-05', null],
    review: ['2027-05-01', null],
  })
})

it('gives 30 days and 30 more for the reply to an extraordinary accident, and 7 days for supplements on the road and of fires', () => {
  expect(dueOf(told({ reportedOn: '2026-04-20' }, { level: 'extraordinary', isShort: true }))).toMatchObject({
    supplement: ['2026-03-08', null],
    reply: ['2026-05-20', '2026-06-19'],
  })
})

it.each<[string, Partial<Investigation>, string]>([
  ['what the source says', { reportDue: '2026-05-11' }, '2026-05-11'],
  ['what was extended', { reportDue: '2026-05-11', extendedTo: '2026-06-20' }, '2026-06-20'],
  ['the law, without the days of an appraisal', { appraisalDays: 10 }, '2026-05-10'],
])('takes the day of the report from %s', (_, over, due) => expect(dueOf(told(over)).report?.[0]).toBe(due))

it.each<[string, Investigated, Record<string, string>]>([
  ['overdue', told(), { report: 'overdue', reply: 'waiting', review: 'waiting' }],
  ['running', told({ extendedTo: '2026-06-20' }), { report: 'running', reply: 'waiting', review: 'waiting' }],
  ['on its last day', told({ reportDue: TODAY }), { report: 'running' }],
  ['reported and waiting', told({ state: 'reported', reportedOn: '2026-05-10' }), { report: 'late', reply: 'running', review: 'waiting' }],
  ['reported long ago', told({ state: 'reported', reportedOn: '2026-04-20' }), { report: 'in_time', reply: 'overdue' }],
  [
    'replied',
    told({ state: 'replied', reportedOn: '2026-04-20', repliedOn: '2026-05-05' }),
    { report: 'in_time', reply: 'in_time', review: 'running' },
  ],
  [
    'reviewed late',
    told({ state: 'reviewed', reportedOn: '2025-01-01', repliedOn: '2025-01-10', reviewedOn: '2026-02-01' }, { occurredOn: '2024-12-01' }),
    { report: 'in_time', reply: 'in_time', review: 'late' },
  ],
])('says of an investigation that is %s how its steps stand', (_, investigated, expected) =>
  expect(standing(investigated)).toMatchObject(expected),
)

it.each<[string, Investigated, string, string]>([
  ['the day of the accident', told({}, { occurredOn: null }), 'report', 'unknown'],
  ['the day of the report', told({ state: 'reported' }), 'report', 'undated'],
  ['the day of the report, for the reply', told({ state: 'reported' }), 'reply', 'unknown'],
  ['the level', told({ state: 'reported', reportedOn: '2026-04-20' }, { level: null }), 'reply', 'unknown'],
  ['the day of the reply', told({ state: 'replied', reportedOn: '2026-04-20' }), 'reply', 'undated'],
  ['the day of the reply, for the review', told({ state: 'replied', reportedOn: '2026-04-20' }), 'review', 'unknown'],
  ['the day of the review', told({ state: 'reviewed', reportedOn: '2026-04-20', repliedOn: '2026-05-01' }), 'review', 'undated'],
  ['a day that is to come', told({ state: 'reported', reportedOn: '2026-05-30' }), 'report', 'undated'],
])('never calls a step in time where nobody told %s', (_, investigated, step, expected) =>
  expect(standing(investigated)[step]).toBe(expected),
)

it('counts from the accident where nothing of the investigation is public', () => {
  expect(standing({ ...told(), investigation: null })).toEqual({ report: 'overdue', reply: 'waiting', review: 'waiting' })
  expect(dueOf({ ...told(), investigation: null, isShort: null }).supplement).toEqual([null, null])
})

it.each<[string | null, string | null, boolean | null]>([
  ['road_transport', null, true],
  ['construction', '火灾', true],
  ['construction', '坍塌', false],
  ['construction', null, null],
  [null, null, null],
])('knows an accident on the road and a fire: %s, %s', (sector, label, expected) =>
  expect(isShortOf({ sector, category: label === null ? null : { label } })).toBe(expected),
)

it('agrees with a recount day by day: a step is overdue exactly on the days after its last one', () => {
  const clock: Clock = { step: 'report', from: '2026-03-01', due: '2026-04-30', latest: null, isDone: false, doneOn: null }
  for (let day = 1; day <= 30; day++) {
    const at = `2026-04-${String(day).padStart(2, '0')}`
    expect(standsOn(clock, at, null)).toBe('running')
    expect(standsOn(clock, at.replace('-04-', '-05-'), null)).toBe('overdue')
  }
})

it('knows nothing by a day that cannot be', () => {
  const of = (over: Partial<Investigation>, rest: Partial<Investigated> = {}) => standing(told(over, rest))
  // The report before the accident, the reply before the report.
  expect(of({ state: 'replied', reportedOn: '2026-02-01', repliedOn: '2026-01-15' })).toEqual({ report: 'undated', reply: 'undated', review: 'unknown' }) // prettier-ignore
  expect(of({ state: 'replied', reportedOn: '2026-04-20', repliedOn: '2026-04-19' })).toMatchObject({ report: 'in_time', reply: 'undated', review: 'unknown' }) // prettier-ignore
  expect(of({ state: 'reviewed', reportedOn: '2026-04-20', repliedOn: '2026-04-25', reviewedOn: '2026-04-24' }).review).toBe('undated')
  // Two years after the accident, and six before it: the law gives 120 days.
  expect(of({ extendedTo: '2027-06-01' }, { occurredOn: '2025-06-01' }).report).toBe('unknown')
  expect(of({ extendedTo: '2020-06-01' }).report).toBe('unknown')
  expect(of({ reportDue: '2016-05-11' }).report).toBe('unknown')
  expect(of({ appraisalDays: 99_999 }, { occurredOn: '2025-06-01' }).report).toBe('unknown')
  expect(dueOf(told({ appraisalDays: 99_999 })).report).toEqual([null, null])
  // The last day that the law gives, and that beyond it which an appraisal does.
  expect(of({ extendedTo: '2026-06-29' }).report).toBe('running')
  expect(of({ extendedTo: '2026-07-09', appraisalDays: 10 }).report).toBe('running')
})
