import { daysOverdue, outcomeOf, urgencyOf } from '../../../../shared/kinds/inspection/due'

const TODAY = '2026-05-20'
const FINDING = { status: 'closed', visitedOn: '2026-03-10', due: '2026-04-10', closedOn: '2026-04-10' } as const

it.each([
  ['closed on its day', FINDING, 'closed_on_time'],
  ['closed a day later', { ...FINDING, closedOn: '2026-04-11' }, 'closed_late'],
  ['closed without a day', { ...FINDING, closedOn: null }, 'closed_undated'],
  ['closed, and its day is not told', { ...FINDING, due: null }, 'closed_undated'],
  ['closed ahead', { ...FINDING, closedOn: '2026-05-21', due: '2026-06-01' }, 'closed_undated'],
  ['closed before the visit', { ...FINDING, closedOn: '2026-03-09' }, 'closed_undated'],
  ['closed, and the day of the visit is not told', { ...FINDING, visitedOn: null }, 'closed_on_time'],
  ['reported as put right', { ...FINDING, status: 'submitted' as const, closedOn: null }, 'open'],
  ['returned', { ...FINDING, status: 'returned' as const, closedOn: null }, 'open'],
  ['not told', { ...FINDING, status: null, closedOn: null }, 'untold'],
])('knows what became of one that is %s', (_name, finding, outcome) => expect(outcomeOf(finding, TODAY)).toBe(outcome))

it('counts the days of what is open, and of nothing else', () => {
  expect(daysOverdue({ outcome: 'open', due: '2026-05-19' }, TODAY)).toBe(1)
  expect(daysOverdue({ outcome: 'open', due: TODAY }, TODAY)).toBe(0)
  expect(daysOverdue({ outcome: 'open', due: null }, TODAY)).toBeNull()
  expect(daysOverdue({ outcome: 'untold', due: '2026-01-01' }, TODAY)).toBeNull()
  expect(daysOverdue({ outcome: 'closed_undated', due: '2026-01-01' }, TODAY)).toBeNull()
})

it('reads open ones first, by their day, then those of which nothing is told, then the newest closed', () => {
  const all = [
    { ...FINDING, closedOn: '2026-01-01' },
    { ...FINDING, status: null },
    { ...FINDING, status: 'open' as const, due: null },
    { ...FINDING, closedOn: null },
    { ...FINDING, status: 'returned' as const, due: '2026-01-01' },
    FINDING,
  ]
  expect([...all].sort((a, b) => (urgencyOf(a) < urgencyOf(b) ? -1 : 1))).toEqual([all[4], all[2], all[1], all[5], all[0], all[3]])
})
