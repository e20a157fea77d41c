import fc from 'fast-check'
import { closedBy, freezeOf, frozenOn, isFrozen } from '../../../../server/kinds/inspection/freeze'
import { historiesOf, type History, type Said } from '../../../../server/kinds/inspection/histories'
import { monthEndsOf } from '../../../../server/kinds/inspection/lists'
import { monthListOf, monthsOf } from '../../../../server/kinds/inspection/monthEnd'
import { addDays, type Day } from '../../../../shared/codes/dates'
import { addToMonth } from '../../../../shared/codes/months'
import { countedOf, readCounted } from '../../../../shared/kinds/inspection/counted'
import type { InspectionBody } from '../../../../shared/kinds/inspection/schema'
import { BODIES } from '../../../../shared/kinds/schemas'

const TODAY = '2026-05-20'
const body = (patch: Partial<InspectionBody>): InspectionBody =>
  BODIES.inspection.parse({
    problem: '通道上锁',
    listMonth: '2026-03',
    due: '2026-04-10',
    status: 'open',
    outcome: 'open',
    remarks: [],
    ...patch,
  })
const said = (id: string, from: number, at: string, patch: Partial<InspectionBody>, more: Partial<Said> = {}): Said => ({
  id,
  from,
  changedAt: new Date(`${at}T12:00:00+08:00`),
  source: 'visits',
  body: body(patch),
  outlasts: null,
  ended: null,
  others: [],
  ...more,
})
const NOBODY: ReadonlyMap<string, Day> = new Map()
const told = (...versions: Said[]): History[] => historiesOf(versions, NOBODY)

const PLAIN = body({
  visitedOn: '2026-03-10',
  place: { address: null, division: '990102001', position: null, precision: null },
})
type Finding = InspectionBody & { id: string }
let made = 0
const finding = (patch: Partial<Finding>): Finding => ({ ...PLAIN, id: `f${++made}`, ...patch })
/** Findings of which all that is known was handed over today. */
const histories = (findings: readonly Finding[]): History[] =>
  historiesOf(
    findings.map(({ id, ...rest }) => ({ ...said(id, 1, TODAY, {}), body: rest })),
    NOBODY,
  )
const monthOf = (month: string, findings: readonly Finding[], today = TODAY) =>
  monthsOf(histories(findings), today).find((one) => one.month === month)

it.each([
  ['2026-04', '2026-04-30'],
  // A Saturday and a Sunday end the month.
  ['2025-08', '2025-08-29'],
  ['2026-01', '2026-01-30'],
  // The last day is off, and so are the ones before it.
  ['2025-01', '2025-01-27'],
  // A Saturday that is worked.
  ['2026-02', '2026-02-28'],
  // Nobody has announced the holidays of these years.
  ['2024-12', null],
  ['2027-01', null],
])('freezes the list of %s on its last workday', (month, day) => expect(frozenOn(month)).toBe(day))

const standingIn = (month: string, patch: Partial<InspectionBody>) =>
  closedBy(readCounted(countedOf({ ...PLAIN, ...patch })), freezeOf(month))

it('is frozen when its day is over, and where that is not known when the month is', () => {
  expect([isFrozen('2026-04', '2026-04-30'), isFrozen('2026-04', '2026-05-01')]).toEqual([false, true])
  expect([isFrozen('2025-08', '2025-08-29'), isFrozen('2025-08', '2025-08-30')]).toEqual([false, true])
  expect([isFrozen('2027-01', '2027-01-31'), isFrozen('2027-01', '2027-02-01')]).toEqual([false, true])
})

it.each([
  ['open', { status: 'open' as const }, 'no'],
  ['reported as put right', { status: 'submitted' as const }, 'no'],
  ['closed that day', { status: 'closed' as const, closedOn: '2025-08-29' }, 'yes'],
  // After the freezing, within the month.
  ['closed the day after', { status: 'closed' as const, closedOn: '2025-08-30' }, 'no'],
  ['closed without a day', { status: 'closed' as const }, 'unknown'],
  ['closed before its visit', { status: 'closed' as const, closedOn: '2025-08-01', visitedOn: '2025-08-02' }, 'unknown'],
  ['not told', { status: null }, 'unknown'],
])('knows whether one was struck off that is %s', (_name, patch, standing) =>
  expect(standingIn('2025-08', { closedOn: null, visitedOn: null, ...patch })).toBe(standing),
)

it('does not know it within a month whose last workday is not known', () => {
  const on = (closedOn: string) => standingIn('2024-12', { status: 'closed', closedOn, visitedOn: null })
  expect([on('2024-12-01'), on('2024-12-02'), on('2024-12-31'), on('2025-01-01')]).toEqual(['yes', 'unknown', 'unknown', 'no'])
})

it('leaves no month out: one without a list is missing, and one that may have ended is not called so', () => {
  const all = [finding({ listMonth: '2025-03' }), finding({ listMonth: '2025-12' })]
  const states = Object.fromEntries(monthsOf(histories(all), TODAY).map(({ month, state }) => [month, state]))
  expect(Object.keys(states)).toHaveLength(14)
  expect([states['2025-03'], states['2025-04'], states['2025-05'], states['2025-06'], states['2025-12'], states['2026-04']]).toEqual([
    'published',
    'missing_or_ended',
    'missing_or_ended',
    'missing',
    'published',
    'missing',
  ])
  expect(monthsOf([], TODAY)).toEqual([])
  expect(monthsOf(histories([finding({ listMonth: null })]), TODAY)).toEqual([])
  expect(monthListOf('2025-02', histories(all), TODAY)).toBeNull()
})

it('shows a list that is not frozen yet as running', () => {
  const all = [finding({ listMonth: '2026-05' })]
  expect(monthOf('2026-05', all)).toMatchObject({ state: 'running', listed: 1 })
  expect(monthOf('2026-05', all, '2026-05-29')).toMatchObject({ state: 'running' })
  expect(monthOf('2026-05', all, '2026-05-30')).toMatchObject({ state: 'published' })
})

it('carries on what was open, counts its month-ends, and keeps apart what nobody can tell', () => {
  const long = finding({ listMonth: '2026-01' })
  const all = [
    long,
    finding({ listMonth: '2026-03', status: 'closed', closedOn: '2026-05-02' }),
    finding({ listMonth: '2026-03', status: 'closed', closedOn: '2026-04-30' }),
    finding({ listMonth: '2026-03', status: 'closed', closedOn: null }),
    finding({ listMonth: '2026-03', status: null }),
    finding({ listMonth: null }),
    finding({ listMonth: '2026-04' }),
  ]
  const list = monthListOf('2026-04', histories(all), TODAY)
  expect(list).toMatchObject({ listed: 1, carried: 2, uncertain: 2, no: 'AF-202604' })
  expect(list?.carriedLines.map(({ id, months }) => [id, months])).toEqual([
    [long.id, 3],
    [all[1]?.id, 1],
  ])
})

it('compares counties by what is put right: where nothing is told of any, the share is not known', () => {
  const at = (division: string, status: Finding['status']) =>
    finding({ place: { address: null, division, position: null, precision: null }, status, closedOn: status && '2026-03-20' })
  const list = monthListOf(
    '2026-03',
    histories([
      at('990102001', 'closed'),
      at('990102', 'open'),
      at('990102', 'returned'),
      at('990103', null),
      at('990104001', 'closed'),
      at('990100', 'open'),
    ]),
    TODAY,
  )
  expect(list?.counties.map(({ division, permille, closed, told, unknown }) => [division, permille, closed, told, unknown])).toEqual([
    ['990104', 1000, 1, 1, 0],
    ['990102', 333, 1, 3, 0],
    ['990103', null, 0, 0, 1],
  ])
})

const MONTHS = Array.from({ length: 8 }, (_, i) => addToMonth('2025-09', i))
const ledger = fc.array(
  fc.record({
    listMonth: fc.constantFrom(...MONTHS, null),
    status: fc.constantFrom('open' as const, 'submitted' as const, 'returned' as const, 'closed' as const, null),
    visited: fc.option(fc.integer({ min: 0, max: 260 })),
    closed: fc.option(fc.integer({ min: 0, max: 280 })),
  }),
  { maxLength: 6 },
)

it('agrees to the unit with a count made the long way over 10,000 ledgers, whatever the clock of the service says', () => {
  fc.assert(
    fc.property(ledger, fc.constantFrom(...MONTHS), fc.integer({ min: 0, max: 92 }), (rows, month, late) => {
      const findings = rows.map(({ listMonth, status, visited, closed }, i): Finding => ({
        ...BASE,
        id: String(i),
        listMonth,
        status,
        visitedOn: visited === null ? null : addDays('2025-09-01', visited),
        closedOn: closed === null ? null : addDays('2025-09-01', closed),
      }))
      const freeze = frozenOn(month) ?? ''
      let [listed, carried, uncertain] = [0, 0, 0]
      for (const { listMonth, status, visitedOn, closedOn } of findings) {
        if (listMonth === null) continue
        if (listMonth === month) listed++
        if (listMonth >= month) continue
        if (status === 'open' || status === 'submitted' || status === 'returned') carried++
        else if (status === null || closedOn === null) uncertain++
        else if (visitedOn !== null && closedOn < visitedOn) uncertain++
        else if (closedOn > freeze) carried++
      }
      const told = histories(findings)
      // In time, behind or ahead: what a list says rests on the days that its source tells.
      for (const today of ['2026-05-01', addDays('2026-05-01', late)]) {
        const stands = monthsOf(told, today).find((one) => one.month === month)
        const isWithin = findings.some(({ listMonth }) => listMonth !== null && listMonth <= month)
        expect(stands === undefined ? null : [stands.listed, stands.carried, stands.uncertain]).toEqual(
          isWithin ? [listed, carried, uncertain] : null,
        )
      }
    }),
    { numRuns: 10_000 },
  )
})
const BASE = finding({})
it('keeps a line as it was frozen, and shows every later change of it as a correction', () => {
  const versions = [
    said('a', 9, '2026-05-02', { problem: '通道上锁、堵塞', due: '2026-05-01', status: 'submitted' }),
    said('a', 3, '2026-03-20', {}),
    said('a', 12, '2026-05-09', { problem: '通道上锁、堵塞', due: '2026-05-01', status: 'closed', closedOn: '2026-05-08' }),
  ]
  const [line] = monthListOf('2026-03', told(...versions), TODAY)?.lines ?? []
  expect(line).toMatchObject({ problem: '通道上锁', due: '2026-04-10', status: 'closed', closedByThen: 'no', movedTo: null })
  expect(line?.corrections).toEqual([
    { field: '发现的问题', was: '通道上锁', is: '通道上锁、堵塞', on: '2026-05-02', edition: 9 },
    { field: '整改期限', was: '2026-04-10', is: '2026-05-01', on: '2026-05-02', edition: 9 },
  ])
})

const listIn = (month: string, all: readonly History[], today = TODAY) => {
  const list = monthListOf(month, all, today)
  if (list === null) throw new Error(`no list of ${month}`)
  return list
}

it('holds on its list what its source has moved to another, or to none', () => {
  const versions = [
    said('a', 3, '2026-03-20', {}),
    said('a', 5, '2026-04-20', { listMonth: '2026-04' }),
    said('b', 3, '2026-03-20', {}),
    said('b', 5, '2026-04-20', { listMonth: null }),
    said('c', 3, '2026-03-20', { listMonth: '2026-02' }),
    said('c', 5, '2026-04-20', { listNo: '安暗访3号' }),
  ]
  const { lines, numbers, listed, added } = listIn('2026-03', told(...versions))
  expect([listed, added]).toEqual([2, 1])
  expect(lines.map(({ id, movedTo, corrections }) => [id, movedTo, corrections.length])).toEqual([
    ['a', '2026-04', 1],
    ['b', '', 1],
    ['c', null, 0],
  ])
  expect(numbers).toEqual(['安暗访3号'])
})

it('gives the same list with the service in time, a month ahead or behind, or stopped for three months', () => {
  // The same deliveries, made public on other days and in other editions; those that nobody fetched while the service stood still come late.
  const inTime = [said('a', 3, '2026-03-20', {}), said('a', 5, '2026-04-20', { status: 'closed', closedOn: '2026-04-15' })]
  const shifted = (days: number) => inTime.map((one) => ({ ...one, changedAt: new Date(one.changedAt.getTime() + days * 86_400_000) }))
  const stopped = [said('a', 4, '2026-06-30', {}), said('a', 8, '2026-07-01', { status: 'closed', closedOn: '2026-04-15' })]
  const listOf = (versions: Said[], today: string) => monthEndsOf(told(...versions), '2026-03', today).list
  const expected = listOf(inTime, '2026-05-20')
  expect(expected?.lines).toHaveLength(1)
  for (const [versions, today] of [
    [shifted(31), '2026-06-20'],
    [shifted(-31), '2026-04-20'],
    [stopped, '2026-08-20'],
  ] as const)
    expect(listOf(versions, today)).toEqual(expected)
})

it('tells the rule and its version with the months, and no list that nobody asks for', () => {
  const { rule, list, months } = monthEndsOf(histories([BASE]), null, TODAY)
  expect([rule.version, rule.text.length > 40, list, months.length]).toEqual([3, true, null, 2])
})

it('does not change a frozen list by a closing told later, or by what is opened again: each is a correction', () => {
  const before = [
    said('a', 1, '2026-02-10', { listMonth: '2026-01' }),
    said('b', 1, '2026-02-10', { listMonth: '2026-01', status: 'closed', closedOn: '2026-01-20' }),
  ]
  const after = [
    said('a', 2, '2026-04-10', { listMonth: '2026-01', status: 'closed', closedOn: '2026-01-15' }),
    said('b', 2, '2026-04-10', { listMonth: '2026-01', status: 'returned' }),
  ]
  const arrivals = new Map([['visits', TODAY]])
  const [then, now] = [historiesOf(before, arrivals), historiesOf([...before, ...after], arrivals)]
  for (const month of ['2026-01', '2026-02', '2026-03']) {
    const counts = ({ listed, added, gone, carried, uncertain }: ReturnType<typeof listIn>) => [listed, added, gone, carried, uncertain]
    // March is frozen before April 10.
    expect(counts(listIn(month, now))).toEqual(counts(listIn(month, then)))
  }
  const own = Object.fromEntries(listIn('2026-01', now).lines.map((line) => [line.id, line]))
  expect([own.a?.closedByThen, own.a?.status, own.b?.closedByThen, own.b?.status]).toEqual(['no', 'closed', 'yes', 'returned'])
  expect(own.a?.corrections).toEqual([
    { field: '定稿时是否销号', was: '没有销号', is: '已销号（销号日期 2026-01-15）', on: '2026-04-10', edition: 2 },
  ])
  expect(own.b?.corrections.map(({ was, is }) => [was, is])).toEqual([['已销号（销号日期 2026-01-20）', '没有销号']])
  expect(listIn('2026-02', now).carriedLines).toMatchObject([
    { id: 'a', status: 'closed', corrections: [{ is: '已销号（销号日期 2026-01-15）' }] },
  ])
})

/** The same of a source that has told until today. */
const heard = (...versions: Said[]): History[] =>
  historiesOf(
    versions,
    new Map([
      ['visits', TODAY],
      ['roads', TODAY],
    ]),
  )

it('tells a carried line as it stood then, with what is told today beside it', () => {
  const all = heard(
    said('a', 1, '2026-02-10', { listMonth: '2026-01', owner: '甲局' }),
    said('a', 2, '2026-03-10', { listMonth: '2026-01', owner: '乙局', due: '2026-12-31', problem: '改了' }),
  )
  expect(listIn('2026-02', all).carriedLines).toMatchObject([{ problem: '通道上锁', owner: '甲局', due: '2026-04-10', months: 1 }])
  expect(listIn('2026-02', all).carriedLines[0]?.corrections.map(({ field, is }) => [field, is])).toEqual([
    ['发现的问题', '改了'],
    ['整改责任单位', '乙局'],
    ['整改期限', '2026-12-31'],
  ])
  expect(listIn('2026-03', all).carriedLines).toMatchObject([{ problem: '改了', owner: '乙局', corrections: [] }])
})

it.each([
  ['withdrawn', 'withdrawn' as const, { why: 'withdrawn', on: '2026-04-10' }],
  ['over by the law', 'expired' as const, { why: 'over', on: '2026-04-10' }],
])('still counts what is %s, with its share, and tells nothing of it', (_name, ended, gone) => {
  const place = { address: '示例路 1 号', division: '990102001', position: null, precision: null }
  const at = (id: string, patch: Partial<InspectionBody>, more: Partial<Said> = {}) =>
    said(id, 1, '2026-02-10', { listMonth: '2026-01', place, ...patch }, more)
  const rows = [at('a', {}), at('b', { problem: '秘密' }), at('c', { status: 'closed', closedOn: '2026-01-20' })]
  const before = listIn('2026-01', told(...rows))
  // Erased: what a list counts by outlasts the content.
  const erased = rows.map((one) => (one.id === 'b' ? { ...one, body: null, outlasts: countedOf(one.body ?? body({})) } : one))
  const after = listIn('2026-01', told(...erased, said('b', 2, '2026-04-10', {}, { body: null, ended })))
  expect([after.listed, after.gone, after.lines.length]).toEqual([3, 1, 3])
  expect(
    [before, after].map(({ counties }) => counties.map(({ division, permille, closed, told: all }) => [division, permille, closed, all])),
  ).toEqual(Array(2).fill([['990102', 333, 1, 3]]))
  expect(after.lines.at(-1)).toMatchObject({ id: 'b', gone, problem: null, enterprise: null, division: null, corrections: [] })
  expect(JSON.stringify(after)).not.toContain('秘密')
  expect(listIn('2026-02', heard(...erased)).carried).toBe(2)
  // Of a day of publicity that is over and that nobody has published yet nothing is told either.
  expect(listIn('2026-01', heard(...erased)).lines.at(-1)?.gone).toEqual({ why: 'over', on: null })
})

it('marks what came to a frozen list later, and leaves its numbers', () => {
  const all = heard(
    said('a', 1, '2026-02-10', { listMonth: '2026-01' }),
    said('b', 2, '2026-04-10', { listMonth: '2026-01' }),
    // Another office hands its list over on the same day: that is its list. What one brings weeks later comes to a list that hangs there.
    said('c', 3, '2026-02-10', { listMonth: '2026-01' }, { source: 'roads' }),
    said('d', 4, '2026-04-20', { listMonth: '2026-01' }, { source: 'railways' }),
  )
  const { lines, listed, added } = listIn('2026-01', all)
  expect([listed, added]).toEqual([2, 2])
  expect(lines.map(({ id, addedOn }) => [id, addedOn])).toEqual([
    ['a', null],
    ['b', '2026-04-10'],
    ['c', null],
    ['d', '2026-04-20'],
  ])
  expect(listIn('2026-02', all)).toMatchObject({ carried: 2 })
})

it('accuses nobody by a source that is silent: after its last day nobody knows, and the list says until when it told', () => {
  const versions = [said('a', 1, '2026-02-11', { listMonth: '2026-02' })]
  const silent = historiesOf(versions, new Map([['visits', '2026-03-31']]))
  const stands = (all: readonly History[]) =>
    monthsOf(all, '2026-06-10').map(({ month, carried, uncertain }) => [month, carried, uncertain])
  expect(stands(silent)).toEqual([
    ['2026-05', 0, 1],
    ['2026-04', 0, 1],
    ['2026-03', 1, 0],
    ['2026-02', 0, 0],
  ])
  expect(listIn('2026-05', silent, '2026-06-10').uncertainLines).toMatchObject([{ silentSince: '2026-03-31' }])
  // It told last before its own list was frozen.
  expect(listIn('2026-02', told(...versions), '2026-06-10').lines).toMatchObject([{ closedByThen: 'unknown', silentSince: '2026-02-11' }])
  // Where it tells again it is known again.
  expect(stands(historiesOf(versions, new Map([['visits', '2026-06-09']])))[0]).toEqual(['2026-05', 1, 0])
})

it('says which findings of a list two sources tell of, and counts each where it stands', () => {
  const firm = { name: '云帆示例机械有限公司', uscc: null }
  const of = (id: string, source: string, patch: Partial<InspectionBody>) =>
    said(id, 1, '2026-03-20', { enterprise: firm, visitedOn: '2026-03-09', ...patch }, { source })
  const { lines, listed } = listIn(
    '2026-03',
    told(
      of('a', 'one', { no: '2' }),
      of('b', 'two', { no: '7' }),
      of('c', 'two', { no: '2', problem: '灭火器过期' }),
      of('d', 'two', { no: '9', problem: '护栏松动' }),
    ),
  )
  expect(listed).toBe(4)
  expect(lines.map(({ id, twins }) => [id, twins])).toEqual([
    ['a', ['b', 'c']],
    ['c', ['a']],
    ['b', ['a']],
    ['d', []],
  ])
})
