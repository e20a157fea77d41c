import fc from 'fast-check'
import { addDays } from '../../../../shared/codes/dates'
import { NO_DEADLINE, daysOverdue, dueOf, outcomeOf, urgencyOf } from '../../../../shared/kinds/hazard/due'
import { HANDLINGS, HAZARD_STATUSES, OUTCOMES } from '../../../../shared/kinds/hazard/words'
import { codesOf } from '../../../../shared/vocabulary'

const day = fc.integer({ min: 0, max: 400 }).map((offset) => addDays('2026-01-01', offset))
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const extension = fc.record({ newDeadline: day, approvedBy: maybe(fc.constant('安委办')), on: maybe(day) })
const given = fc.record({
  commitments: maybe(fc.record({ deadline: maybe(day) })),
  extensions: fc.array(extension, { maxLength: 4 }),
  status: fc.constantFrom(...codesOf(HAZARD_STATUSES)),
  handling: maybe(fc.constantFrom(...codesOf(HANDLINGS))),
  foundOn: maybe(day),
  closedOn: maybe(day),
  reopenedOn: maybe(day),
})

describe('the day by which a hazard is to be put right', () => {
  const deadline = { commitments: { deadline: '2026-03-01' } }
  const put = (newDeadline: string, on: string | null, approvedBy: string | null = '安委办') => ({ newDeadline, on, approvedBy })

  it.each([
    ['its deadline', { ...deadline, extensions: [] }, '2026-03-01'],
    ['unknown without commitments', { commitments: null, extensions: [] }, null],
    ['unknown without a deadline', { commitments: { deadline: null }, extensions: [] }, null],
    ['not what nobody approved', { ...deadline, extensions: [put('2026-05-01', '2026-02-01', null)] }, '2026-03-01'],
    [
      'not what nobody approved, where no deadline is known either',
      { commitments: null, extensions: [put('2026-05-01', null, null)] },
      null,
    ],
    [
      'the newest extension, in whatever order',
      { ...deadline, extensions: [put('2026-06-01', '2026-04-02'), put('2026-04-05', '2026-02-20')] },
      '2026-06-01',
    ],
    ['the last of several without days', { ...deadline, extensions: [put('2026-04-01', null), put('2026-05-01', null)] }, '2026-05-01'],
    ['an extension where no deadline is known', { commitments: null, extensions: [put('2026-05-01', '2026-02-01')] }, '2026-05-01'],
  ])('is %s', (_what, hazard, due) => expect(dueOf(hazard)).toBe(due))
})

describe('what became of it', () => {
  const one = {
    status: 'closed' as const,
    handling: null,
    due: '2026-03-01',
    closedOn: '2026-03-01',
    foundOn: '2026-01-10',
    reopenedOn: null,
  }
  it.each([
    ['open', { ...one, status: 'awaiting_check' as const }, 'open'],
    ['closed on the day of its deadline', one, 'closed_on_time'],
    ['closed a day later', { ...one, closedOn: '2026-03-02' }, 'closed_late'],
    ['closed on the spot, whatever its days', { ...one, handling: 'on_the_spot' as const, closedOn: '2026-03-02' }, 'closed_on_the_spot'],
    ['closed on a day that nobody tells', { ...one, closedOn: null }, 'closed_undated'],
    ['closed, opened again and closed on a day that nobody tells', { ...one, reopenedOn: '2026-03-05' }, 'closed_undated'],
    ['opened again and then closed in time', { ...one, reopenedOn: '2026-02-20' }, 'closed_on_time'],
    ['closed against a deadline that nobody tells', { ...one, due: null }, 'closed_undated'],
    ['closed on a day that has not come', { ...one, due: '2026-06-30', closedOn: '2026-05-02' }, 'closed_undated'],
    ['closed today', { ...one, due: '2026-06-30', closedOn: '2026-05-01' }, 'closed_on_time'],
    ['closed before it was found', { ...one, closedOn: '2026-01-09' }, 'closed_undated'],
    ['closed on the day on which it was found', { ...one, closedOn: '2026-01-10' }, 'closed_on_time'],
    ['closed, and found on a day that nobody tells', { ...one, foundOn: null }, 'closed_on_time'],
  ])('%s', (_what, hazard, outcome) => expect(outcomeOf(hazard, '2026-05-01')).toBe(outcome))

  it.each([
    ['nought on its last day', { status: 'rectifying' as const, due: '2026-03-01' }, '2026-03-01', 0],
    ['one on the day after', { status: 'rectifying' as const, due: '2026-03-01' }, '2026-03-02', 1],
    ['over a leap day', { status: 'registered' as const, due: '2028-02-28' }, '2028-03-01', 2],
    ['unknown without a deadline', { status: 'rectifying' as const, due: null }, '2026-03-02', null],
    ['none where it is closed', { status: 'closed' as const, due: '2026-03-01' }, '2026-09-02', null],
  ])('days overdue: %s', (_what, hazard, today, days) => expect(daysOverdue(hazard, today)).toBe(days))
})

type Given = typeof given extends fc.Arbitrary<infer T> ? T : never

/** Counted once more by hand, without any of the functions above. */
function recounted(ledger: readonly Given[], today: string): Record<string, number> {
  const sums: Record<string, number> = Object.fromEntries([...codesOf(OUTCOMES), 'overdue'].map((name) => [name, 0]))
  const add = (name: string) => void (sums[name] = (sums[name] ?? 0) + 1)
  for (const { commitments, extensions, status, handling, foundOn, closedOn, reopenedOn } of ledger) {
    let due = commitments === null ? null : commitments.deadline
    let since: string | null = null
    for (const one of extensions.filter(({ approvedBy }) => approvedBy !== null)) {
      if (since !== null && one.on !== null && one.on < since) continue
      due = one.newDeadline
      since = one.on
    }
    if (status === 'closed') {
      if (handling === 'on_the_spot') add('closed_on_the_spot')
      else if (!closedOn || !due) add('closed_undated')
      else if ([reopenedOn, foundOn].some((day) => day !== null && closedOn < day) || closedOn > today) add('closed_undated')
      else add(closedOn > due ? 'closed_late' : 'closed_on_time')
    } else {
      add('open')
      if (due && due < today) add('overdue')
    }
  }
  return sums
}
it('a recount by brute force agrees to the unit, whatever the ledger', () =>
  fc.assert(
    fc.property(fc.array(given, { maxLength: 30 }), day, (ledger, today) => {
      const sums: Record<string, number> = Object.fromEntries([...codesOf(OUTCOMES), 'overdue'].map((name) => [name, 0]))
      for (const hazard of ledger) {
        const due = dueOf(hazard)
        const outcome = outcomeOf({ ...hazard, due }, today)
        sums[outcome] = (sums[outcome] ?? 0) + 1
        if ((daysOverdue({ status: hazard.status, due }, today) ?? 0) > 0) sums.overdue = (sums.overdue ?? 0) + 1
      }
      expect(sums).toEqual(recounted(ledger, today))
    }),
    { numRuns: 10_000 },
  ))

describe('the order in which hazards are read', () => {
  const one = { status: 'rectifying' as const, level: 'general' as const, due: '2026-03-01', closedOn: null }

  it('is open before closed, major before unknown before general, the earliest deadline first and none last; of the closed the newest', () => {
    const hazards = [
      { ...one, level: 'major' as const, due: '2026-02-01' },
      { ...one, level: 'major' as const },
      { ...one, level: 'major' as const, due: null },
      { ...one, level: null, due: '2026-01-01' },
      { ...one, due: '2026-01-01' },
      one,
      { ...one, due: null },
      { ...one, status: 'closed' as const, closedOn: '2026-05-01' },
      { ...one, status: 'closed' as const, closedOn: '2026-04-01', level: 'major' as const },
      { ...one, status: 'closed' as const, closedOn: null },
    ]
    const keys = hazards.map(urgencyOf)
    expect([...keys].sort()).toEqual(keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('has what has no deadline behind every day of the calendar', () => expect(NO_DEADLINE > '9999-12-31').toBe(true))
})
