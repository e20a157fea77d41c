import { contradicted, standingInList, standingOf } from '../../../../miniapp/src/kinds/hazard/standing'

/** The first thing that anybody reads of a hazard. */

const TODAY = '2026-05-20'
type Told = Parameters<typeof standingOf>[0]
const open: Told = { status: 'rectifying', due: '2026-05-25', closedOn: null, outcome: 'open', remarks: [] }
const closed: Told = { status: 'closed', due: '2026-05-25', closedOn: '2026-05-18', outcome: 'closed_on_time', remarks: [] }

it.each<[string, Told, string, string]>([
  ['the day after the deadline', { ...open, due: '2026-05-19' }, 'stop', '逾期 1 天，整改中'],
  ['a month later, waiting for its recheck', { ...open, status: 'awaiting_check', due: '2026-04-20' }, 'stop', '逾期 30 天，待复查'],
  ['on the day itself', { ...open, due: TODAY }, 'warn', '整改中，今天到期'],
  ['with days left', open, 'warn', '整改中，还有 5 天'],
  ['without a deadline', { ...open, due: null }, 'unknown', '整改中，期限未公布'],
  [
    'with a deadline that nobody could read',
    { ...open, due: null, unread: ['commitments.deadline'] },
    'unknown',
    '整改中，期限来源写了，未能读出',
  ],
  [
    'of which nobody could read how far it has come',
    { ...open, status: 'registered', remarks: ['status_unread'], unread: ['status'] },
    'unknown',
    '整改状态来源写了，未能读出，期限 2026-05-25',
  ],
  ['registered, without a deadline', { ...open, status: 'registered', due: null }, 'unknown', '已登记，期限未公布'],
  ['opened again', { ...open, remarks: ['reopened'] }, 'warn', '销号后重新打开，整改中，还有 5 天'],
  [
    'of which nobody says how far it has come',
    { ...open, status: 'registered', remarks: ['status_unsaid'] },
    'unknown',
    '整改状态未公布，期限 2026-05-25',
  ],
  [
    'of which nobody says so, over its deadline',
    { ...open, status: 'registered', due: '2026-05-10', remarks: ['status_unsaid'] },
    'unknown',
    '整改状态未公布，期限已过 10 天',
  ],
  ['closed in time and checked', closed, 'pass', '已按期销号（2026-05-18）'],
  ['closed on the spot', { ...closed, outcome: 'closed_on_the_spot', due: null }, 'pass', '当场整改，已销号（2026-05-18）'],
  [
    'closed in time, by nobody known to have checked',
    { ...closed, remarks: ['closed_without_recheck'] },
    'unknown',
    '已按期销号（2026-05-18），复查结果未公布',
  ],
  [
    'closed and checked by its own fixer',
    { ...closed, remarks: ['checked_by_fixer'] },
    'warn',
    '已按期销号（2026-05-18），复查人就是整改人',
  ],
  ['closed though the recheck failed', { ...closed, remarks: ['closed_after_failed_recheck'] }, 'stop', '已销号，公布的复查结果却是不合格'],
  ['closed late', { ...closed, closedOn: '2026-06-01', outcome: 'closed_late' }, 'warn', '逾期 7 天后销号'],
  ['closed without a day', { ...closed, closedOn: null, outcome: 'closed_undated' }, 'unknown', '已销号，销号日期未公布'],
  [
    'closed on a day that cannot be',
    { ...closed, closedOn: '2027-01-01', outcome: 'closed_undated', remarks: ['closed_ahead'] },
    'unknown',
    '已销号，不知道是否按期',
  ],
  ['closed without a deadline', { ...closed, due: null, outcome: 'closed_undated' }, 'unknown', '已销号，期限未公布，不知道是否按期'],
])('%s', (_name, told, tone, words) => expect(standingOf(told, TODAY)).toEqual({ tone, words }))

it('is never fine where the deadline, the day or the recheck is not known', () => {
  const unknowns: Told[] = [
    { ...open, due: null },
    { ...closed, due: null, outcome: 'closed_undated' },
    { ...closed, closedOn: null, outcome: 'closed_undated' },
    { ...closed, remarks: ['closed_without_recheck'] },
    { ...closed, outcome: 'closed_on_the_spot', remarks: ['closed_without_recheck'] },
  ]
  for (const told of unknowns) expect(standingOf(told, TODAY).tone).not.toBe('pass')
})

it('is not fine, whatever its source says, where nothing was put right: on its page and in every list alike', () => {
  const told = { tone: 'stop', words: '群众反映未整改，经核实（2026-05-19 公开）；来源说：已按期销号（2026-05-18）' }
  expect(contradicted(standingOf(closed, TODAY), '2026-05-19')).toEqual(told)
  expect(standingInList({ ...closed, unrectifiedOn: '2026-05-19' }, TODAY)).toEqual(told)
  expect(standingInList({ ...closed, unrectifiedOn: null }, TODAY)).toEqual(standingOf(closed, TODAY))
})

it('reads a line that a phone has kept from before lines told it', () => {
  const kept = { ...closed } as Parameters<typeof standingInList>[0]
  expect(standingInList(kept, TODAY)).toEqual(standingOf(closed, TODAY))
})
