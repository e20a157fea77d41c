import type { StripAnswer } from '../../../shared/api/strip'
import { addDays, daysBetween, type Day } from '../../../shared/codes/dates'
import { quarterOf } from '../../../shared/codes/quarters'
import type { ItemOf } from '../../../shared/kinds/schemas'
import type { Kind } from '../../../shared/kinds/index'
import { coverOf, type Span } from '../../../server/read/cover'
import { standingBeside } from '../../../server/read/quarters'
import { lastQuarters, stripOf, type Told } from '../../../server/read/strip'
import { Random } from '../../../server/sample/random'

/** What stands in which quarter: each record in exactly its own, and nothing unknown as none. */

const TODAY = '2026-05-20'
const ALWAYS: Span[] = [{ from: '2020-01-01', to: TODAY }]

const lineOf = (said: Record<string, unknown>) =>
  ({ id: 'a', title: null, offenceType: null, documentNo: null, objection: null, unrectifiedOn: null, ...said }) as unknown as ItemOf[Kind]
const accident = (occurredOn: Day | null, id = 'a') => lineOf({ id, title: '坠落事故', occurredOn })
const penalty = (decidedOn: Day | null, said = {}) => lineOf({ id: 'p', decidedOn, ...said })
const hazard = (said: Record<string, unknown>) =>
  lineOf({ id: 'h', title: '临边没有防护', outcome: 'open', due: null, closedOn: null, ...said })

const KINDS = ['accident', 'penalty', 'hazard'] as const
type Ledger = Partial<Record<(typeof KINDS)[number], ItemOf[Kind][]>>
const toldOf = (ledger: Ledger, spans: Partial<Record<Kind, readonly Span[]>> = {}): Told[] =>
  standingBeside('enterprise').map(({ kind, stands }) => ({
    kind,
    stands,
    items: ledger[kind as (typeof KINDS)[number]] ?? [],
    cover: (quarter, today) => coverOf(quarter, spans[kind] ?? ALWAYS, today),
  }))
const strip = (ledger: Ledger, spans: Partial<Record<Kind, readonly Span[]>> = {}, today = TODAY) => stripOf(toldOf(ledger, spans), today)
/** The quarters in which something stands, with how much of which kind, the oldest first. */
const marked = ({ quarters }: Pick<StripAnswer, 'quarters'>) =>
  [...quarters].reverse().flatMap(({ quarter, marks }) => marks.map(({ kind, count }) => `${quarter} ${kind} ${count}`))
const quiet = ({ quarters }: Pick<StripAnswer, 'quarters'>, quarter: string) => quarters.find((one) => one.quarter === quarter)

it('looks at three kinds, each with a letter and a word of its own', () => {
  expect(strip({}).kinds).toEqual([
    { kind: 'accident', letter: '故', word: '事故' },
    { kind: 'penalty', letter: '罚', word: '处罚' },
    { kind: 'hazard', letter: '患', word: '逾期隐患' },
  ])
})

it.each([
  [TODAY, '2026-Q2', '2023-Q3'],
  ['2026-04-01', '2026-Q2', '2023-Q3'],
  ['2026-06-30', '2026-Q2', '2023-Q3'],
  ['2024-02-29', '2024-Q1', '2021-Q2'],
  ['2026-12-31', '2026-Q4', '2024-Q1'],
])('tells twelve quarters on %s, the newest first', (today, newest, oldest) => {
  const all = lastQuarters(today)
  expect([all.length, all[0], all.at(-1), new Set(all).size]).toEqual([12, newest, oldest, 12])
})

it.each<[string, Ledger, string[]]>([
  ['an accident on the first day of a quarter', { accident: [accident('2026-01-01')] }, ['2026-Q1 accident 1']],
  ['one on the last', { accident: [accident('2026-03-31')] }, ['2026-Q1 accident 1']],
  ['one today', { accident: [accident(TODAY)] }, ['2026-Q2 accident 1']],
  ['two in one quarter', { accident: [accident('2025-10-01'), accident('2025-12-31', 'b')] }, ['2025-Q4 accident 2']],
  ['one on the first day of the oldest', { accident: [accident('2023-07-01')] }, ['2023-Q3 accident 1']],
  ['a decision, by its day', { penalty: [penalty('2025-09-30')] }, ['2025-Q3 penalty 1']],
  ['one that was annulled', { penalty: [penalty('2025-09-30', { objection: { outcome: 'annulled' } })] }, []],
  ['one that was reduced', { penalty: [penalty('2025-09-30', { objection: { outcome: 'reduced' } })] }, ['2025-Q3 penalty 1']],
  [
    'a hazard that is overdue since last year',
    { hazard: [hazard({ due: '2025-11-30' })] },
    ['2025-Q4 hazard 1', '2026-Q1 hazard 1', '2026-Q2 hazard 1'],
  ],
  ['one due on the last day of a quarter, and open', { hazard: [hazard({ due: '2026-03-31' })] }, ['2026-Q2 hazard 1']],
  ['one due today', { hazard: [hazard({ due: TODAY })] }, []],
  ['one due yesterday', { hazard: [hazard({ due: '2026-05-19' })] }, ['2026-Q2 hazard 1']],
  [
    'one that was closed late, two quarters on',
    { hazard: [hazard({ outcome: 'closed_late', due: '2025-06-30', closedOn: '2025-10-01' })] },
    ['2025-Q3 hazard 1', '2025-Q4 hazard 1'],
  ],
  [
    'one that was closed on the day after its deadline',
    { hazard: [hazard({ outcome: 'closed_late', due: '2025-06-30', closedOn: '2025-07-01' })] },
    ['2025-Q3 hazard 1'],
  ],
  ['one that was closed in time', { hazard: [hazard({ outcome: 'closed_on_time', due: '2025-06-30', closedOn: '2025-06-30' })] }, []],
  [
    'one that is overdue since before the oldest quarter',
    { hazard: [hazard({ outcome: 'closed_late', due: '2022-01-01', closedOn: '2023-07-01' })] },
    ['2023-Q3 hazard 1'],
  ],
])('%s', (_what, ledger, expected) => {
  const told = strip(ledger)
  expect(marked(told)).toEqual(expected)
  expect([told.undated, told.older]).toEqual([[], []])
})

it.each<[string, Ledger, string]>([
  ['an accident without a day', { accident: [accident(null)] }, '坠落事故'],
  ['an accident of a day to come', { accident: [accident('2026-05-21')] }, '坠落事故'],
  ['a decision without a day', { penalty: [penalty(null, { offenceType: '无证上岗' })] }, '无证上岗'],
  ['an open hazard without a deadline', { hazard: [hazard({})] }, '临边没有防护'],
  ['a closed one without a deadline', { hazard: [hazard({ outcome: 'closed_undated' })] }, '临边没有防护'],
  [
    'one past its deadline, closed on a day that nobody tells',
    { hazard: [hazard({ outcome: 'closed_undated', due: '2025-01-01' })] },
    '临边没有防护',
  ],
  [
    'one that is called closed in time, and was verified not to be',
    { hazard: [hazard({ outcome: 'closed_on_time', due: '2025-01-01', closedOn: '2024-12-01', unrectifiedOn: '2026-05-01' })] },
    '临边没有防护',
  ],
])('%s is in no quarter, and not lost', (_what, ledger, title) => {
  const told = strip(ledger)
  expect(marked(told)).toEqual([])
  expect(told.undated.map((one) => one.title)).toEqual([title])
})

it('counts what stood before the quarters, and lists what stands in them, the newest first', () => {
  const told = strip({
    accident: [accident('2023-06-30'), accident('2020-01-01', 'b'), accident('2025-01-01', 'c'), accident('2026-01-01', 'd')],
  })
  expect(told.older).toEqual([{ kind: 'accident', count: 2 }])
  expect(told.records.map(({ id, from, to }) => [id, from, to])).toEqual([
    ['d', '2026-01-01', '2026-01-01'],
    ['c', '2025-01-01', '2025-01-01'],
  ])
})

it('has a letter of its own for what no source covered, for what is not over, and for none', () => {
  const from = '2025-07-01'
  const told = strip({ accident: [accident('2025-02-01')] }, { penalty: [{ from, to: TODAY }] })
  expect(quiet(told, '2026-Q2')).toEqual({ quarter: '2026-Q2', marks: [], quiet: 'running', uncovered: [] })
  expect(quiet(told, '2025-Q3')).toMatchObject({ quiet: 'none', uncovered: [] })
  expect(quiet(told, '2025-Q2')).toMatchObject({ quiet: 'unknown', uncovered: ['penalty'] })
  // What is there is told; whether that is all is not known.
  expect(quiet(told, '2025-Q1')).toEqual({
    quarter: '2025-Q1',
    marks: [{ kind: 'accident', count: 1 }],
    quiet: null,
    uncovered: ['penalty'],
  })
  const unheard = strip(
    {},
    { accident: [{ from: '2020-01-01', to: '2026-03-31' }], penalty: [], hazard: [{ from: '2020-01-01', to: '2026-04-01' }] },
  )
  expect(quiet(unheard, '2026-Q2')).toMatchObject({ quiet: 'unknown', uncovered: ['accident', 'penalty'] })
  expect(quiet(unheard, '2026-Q1')).toMatchObject({ quiet: 'unknown', uncovered: ['accident', 'penalty'] })
  expect(strip({}, { accident: [], penalty: [], hazard: [] }).quarters.map((one) => one.quiet)).toEqual(Array(12).fill('unknown'))
})

describe('a recount of 10,000 ledgers, day by day', () => {
  const FIRST = '2021-01-01'
  const LAST = daysBetween(FIRST, '2027-12-31')
  const DAYS = Array.from({ length: LAST + 1 }, (_, i) => addDays(FIRST, i))
  const NUMBERS = new Map(DAYS.map((day, i) => [day, i]))
  const numberOf = (day: Day) => NUMBERS.get(day) ?? -1
  const QUARTERS = DAYS.map(quarterOf)
  const NOW = numberOf(TODAY)
  const ALL = lastQuarters(TODAY)
  const BOUNDS = new Map(ALL.map((quarter) => [quarter, { from: QUARTERS.indexOf(quarter), to: QUARTERS.lastIndexOf(quarter) }]))
  const OLDEST = QUARTERS.indexOf(ALL.at(-1) ?? '')

  const agree = (said: readonly unknown[], again: readonly unknown[]) => {
    if (said.join() !== again.join()) throw new Error(`${said.join()} where a recount says ${again.join()}`)
  }

  /** The days on which a line stands by the words of the rule; null: not at all; an empty list: nobody can tell. */
  function daysAgain(kind: string, line: Record<string, unknown>): number[] | null {
    const at = (field: string) => (typeof line[field] === 'string' ? numberOf(line[field]) : null)
    if (kind !== 'hazard') {
      if (kind === 'penalty' && (line.objection as { outcome: string } | null)?.outcome === 'annulled') return null
      const on = at(kind === 'accident' ? 'occurredOn' : 'decidedOn')
      return on === null || on > NOW ? [] : [on]
    }
    const [due, closed, outcome] = [at('due'), at('closedOn'), line.outcome]
    if (outcome === 'closed_on_time' || outcome === 'closed_on_the_spot') return null
    if (due === null) return []
    if (due >= NOW) return null
    if (outcome === 'closed_undated') return []
    const days: number[] = []
    for (let one = due + 1; one <= (outcome === 'open' ? NOW : (closed ?? 0)); one++) days.push(one)
    return days
  }

  it('agrees to the unit, and loses none', () => {
    const random = new Random(17)
    const int = (low: number, high: number) => random.int(low, high)
    const maybe = <T>(value: T) => (random.chance(0.1) ? null : value)
    const dayAt = (number: number) => DAYS[number] ?? ''
    const anyDay = (max = LAST) => dayAt(int(0, max))
    const seen = new Set<string | null>()
    for (let i = 0; i < 10_000; i++) {
      const hazardLine = () => {
        const due = int(0, NOW + 60)
        const isLate = due < NOW - 1 && random.chance(0.5)
        const outcome = isLate ? 'closed_late' : ['open', 'closed_on_time', 'closed_undated', 'closed_on_the_spot'][int(0, 3)]
        return hazard({
          id: `h${int(0, 1e9)}`,
          due: isLate ? dayAt(due) : maybe(dayAt(due)),
          outcome,
          closedOn: isLate ? dayAt(int(due + 1, NOW)) : null,
        })
      }
      const ledger: Required<Ledger> = {
        accident: Array.from({ length: int(0, 3) }, (_, n) => accident(maybe(anyDay()), `a${n}`)),
        penalty: Array.from({ length: int(0, 2) }, () =>
          penalty(maybe(anyDay()), { objection: random.chance(0.2) ? { outcome: 'annulled' } : null }),
        ),
        hazard: Array.from({ length: int(0, 3) }, hazardLine),
      }
      const spans = Object.fromEntries(
        KINDS.map((kind) => [
          kind,
          Array.from({ length: int(0, 2) }, () => {
            const from = int(0, NOW)
            return { from: dayAt(from), to: dayAt(int(from, NOW)) }
          }),
        ]),
      ) as Record<(typeof KINDS)[number], Span[]>
      const told = strip(ledger, spans)

      const counts = new Map<string, number>()
      let [standing, undated, older] = [0, 0, 0]
      for (const kind of KINDS)
        for (const line of ledger[kind]) {
          const days = daysAgain(kind, line as Record<string, unknown>)
          if (days === null) continue
          if (days.length === 0) undated++
          else if (days.every((day) => day < OLDEST)) older++
          else standing++
          for (const quarter of new Set(days.map((day) => QUARTERS[day])))
            counts.set(`${quarter} ${kind}`, (counts.get(`${quarter} ${kind}`) ?? 0) + 1)
        }
      const again = [...ALL]
        .reverse()
        .flatMap((quarter) =>
          KINDS.flatMap((kind) => (counts.has(`${quarter} ${kind}`) ? [`${quarter} ${kind} ${counts.get(`${quarter} ${kind}`)}`] : [])),
        )
      agree(marked(told), again)
      agree([told.records.length, told.undated.length, told.older.reduce((sum, { count }) => sum + count, 0)], [standing, undated, older])

      for (const { quarter, marks, quiet: said, uncovered } of told.quarters) {
        seen.add(said)
        const { from = 0, to = 0 } = BOUNDS.get(quarter) ?? {}
        const isRunning = NOW <= to
        const missing = KINDS.filter((kind) => {
          const numbers = spans[kind].map((span) => [numberOf(span.from), numberOf(span.to)] as const)
          if (isRunning) return !numbers.some(([a, b]) => a <= to && b >= from)
          for (let day = from; day <= to; day++) if (!numbers.some(([a, b]) => a <= day && b >= day + 1)) return true
          return false
        })
        const expected = marks.length > 0 ? null : missing.length > 0 ? 'unknown' : isRunning ? 'running' : 'none'
        agree([quarter, said, ...uncovered], [quarter, expected, ...missing])
      }
    }
    expect(seen).toEqual(new Set(['none', 'running', 'unknown', null]))
  })
})
