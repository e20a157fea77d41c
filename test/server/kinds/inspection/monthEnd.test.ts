import fc from 'fast-check'
import { linesOn, type Said } from '../../../../server/kinds/inspection/corrections'
import { closedByMonthEnd, frozenOn, isFrozen, monthListOf, monthsOf, type Finding } from '../../../../server/kinds/inspection/monthEnd'
import { monthEndsOf } from '../../../../server/kinds/inspection/lists'
import { addDays } from '../../../../shared/codes/dates'
import { addToMonth } from '../../../../shared/codes/months'
import type { InspectionBody } from '../../../../shared/kinds/inspection/schema'
import { BODIES } from '../../../../shared/kinds/schemas'

const TODAY = '2026-05-20'
let made = 0
const finding = (patch: Partial<Finding>): Finding => ({
  id: `f${++made}`,
  listMonth: '2026-03',
  visitedOn: '2026-03-10',
  status: 'open',
  closedOn: null,
  place: { address: null, division: '990102001', position: null, precision: null },
  enterprise: null,
  problem: '通道上锁',
  owner: null,
  due: '2026-04-10',
  ...patch,
})
const monthOf = (month: string, findings: readonly Finding[], today = TODAY) => monthsOf(findings, today).find((one) => one.month === month)

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
  expect(closedByMonthEnd({ closedOn: null, visitedOn: null, ...patch }, '2025-08')).toBe(standing),
)

it('does not know it within a month whose last workday is not known', () => {
  const on = (closedOn: string) => closedByMonthEnd({ status: 'closed', closedOn, visitedOn: null }, '2024-12')
  expect([on('2024-12-01'), on('2024-12-02'), on('2024-12-31'), on('2025-01-01')]).toEqual(['yes', 'unknown', 'unknown', 'no'])
})

it('leaves no month out: one without a list is missing, and one that may have ended is not called so', () => {
  const all = [finding({ listMonth: '2025-03' }), finding({ listMonth: '2025-12' })]
  const states = Object.fromEntries(monthsOf(all, TODAY).map(({ month, state }) => [month, state]))
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
  expect(monthsOf([finding({ listMonth: null })], TODAY)).toEqual([])
  expect(monthListOf('2025-02', all, TODAY)).toBeNull()
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
  const list = monthListOf('2026-04', all, TODAY)
  expect(list).toMatchObject({ listed: 1, carried: 2, uncertain: 2, no: 'AF-202604' })
  expect(list?.carriedLines.map(({ id, months }) => [id, months])).toEqual([
    [long.id, 3],
    [all[1]?.id, 1],
  ])
})

it('compares counties by what is put right: where nothing is told of any, the share is not known', () => {
  const at = (division: string, status: Finding['status']) =>
    finding({ place: { address: null, division, position: null, precision: null }, status })
  const list = monthListOf(
    '2026-03',
    [
      at('990102001', 'closed'),
      at('990102', 'open'),
      at('990102', 'returned'),
      at('990103', null),
      at('990104001', 'closed'),
      at('990100', 'open'),
    ],
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
      // In time, behind or ahead: what a list says rests on the days that its source tells.
      for (const today of ['2026-05-01', addDays('2026-05-01', late)]) {
        const told = monthsOf(findings, today).find((one) => one.month === month)
        const isWithin = findings.some(({ listMonth }) => listMonth !== null && listMonth <= month)
        expect(told === undefined ? null : [told.listed, told.carried, told.uncertain]).toEqual(
          isWithin ? [listed, carried, uncertain] : null,
        )
      }
    }),
    { numRuns: 10_000 },
  )
})
const BASE = finding({})

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
const said = (id: string, from: number, at: string, patch: Partial<InspectionBody>): Said => ({
  id,
  from,
  changedAt: new Date(`${at}T12:00:00+08:00`),
  body: body(patch),
})

it('keeps a line as it was first published, and shows every later change of it as a correction', () => {
  const versions = [
    said('a', 9, '2026-05-02', { problem: '通道上锁、堵塞', due: '2026-05-01', status: 'submitted' }),
    said('a', 3, '2026-03-20', {}),
    said('a', 12, '2026-05-09', { problem: '通道上锁、堵塞', due: '2026-05-01', status: 'closed', closedOn: '2026-05-08' }),
  ]
  const [line] = linesOn('2026-03', versions).lines
  expect(line).toMatchObject({ problem: '通道上锁', due: '2026-04-10', status: 'closed', closedByThen: 'no', movedTo: null })
  expect(line?.corrections).toEqual([
    { field: '发现的问题', was: '通道上锁', is: '通道上锁、堵塞', on: '2026-05-02', edition: 9 },
    { field: '整改期限', was: '2026-04-10', is: '2026-05-01', on: '2026-05-02', edition: 9 },
  ])
})

it('holds on its list what its source has moved to another, or to none', () => {
  const versions = [
    said('a', 3, '2026-03-20', {}),
    said('a', 5, '2026-04-20', { listMonth: '2026-04' }),
    said('b', 3, '2026-03-20', {}),
    said('b', 5, '2026-04-20', { listMonth: null }),
    said('c', 3, '2026-03-20', { listMonth: '2026-02' }),
    said('c', 5, '2026-04-20', { listNo: '安暗访3号' }),
  ]
  const { lines, numbers } = linesOn('2026-03', versions)
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
  const findings = [finding({ id: 'a', status: 'closed', closedOn: '2026-04-15' })]
  const listOf = (versions: Said[], today: string) => monthEndsOf(findings, versions, '2026-03', today).list
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
  const { rule, list, months } = monthEndsOf([BASE], [], null, TODAY)
  expect([rule.version, rule.text.length > 40, list, months.length]).toEqual([1, true, null, 2])
})
