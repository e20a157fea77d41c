import { LIFECYCLE, remarksOn, skippedIn, type Life } from '../../../../shared/kinds/hazard/lifecycle'
import { COMMITMENTS, HAZARD_REMARKS, HAZARD_STATUSES } from '../../../../shared/kinds/hazard/words'
import { codesOf } from '../../../../shared/vocabulary'

const WHOLE: Life = {
  level: 'general',
  status: 'rectifying',
  statusSaid: true,
  judgementBasis: null,
  commitmentsMissing: [],
  foundOn: '2026-01-10',
  due: '2026-03-01',
  closedOn: null,
  reopenedOn: null,
  recheck: null,
  extensions: [],
  closedByFixer: 'unknown',
}
const CLOSED: Life = { ...WHOLE, status: 'closed', closedOn: '2026-03-01', recheck: { result: 'passed' } }
const ALL = codesOf(COMMITMENTS)
const TODAY = '2026-05-01'

it('every state has a row, and every state that may follow another is one', () => {
  const statuses = codesOf(HAZARD_STATUSES)
  expect(Object.keys(LIFECYCLE)).toEqual(statuses)
  expect(Object.values(LIFECYCLE).flatMap(({ next }) => next.filter((one) => !statuses.includes(one)))).toEqual([])
})

/** Each remark with a hazard that earns it, and nothing else. */
const EARNED: Record<keyof typeof HAZARD_REMARKS, Life> = {
  status_unsaid: { ...WHOLE, status: 'registered', statusSaid: false },
  status_unread: { ...WHOLE, status: 'registered', statusSaid: false, unread: ['status'] },
  major_without_basis: { ...WHOLE, level: 'major' },
  major_without_funding: { ...WHOLE, level: 'major', status: 'registered', judgementBasis: '第三条', commitmentsMissing: ['funding'] },
  begun_without_commitments: { ...WHOLE, status: 'planned', commitmentsMissing: ['measures'] },
  rectifying_without_deadline: { ...WHOLE, commitmentsMissing: ['deadline'] },
  awaiting_without_measures: { ...WHOLE, status: 'awaiting_check', commitmentsMissing: ['measures'] },
  closed_without_date: { ...CLOSED, closedOn: null },
  closed_without_recheck: { ...CLOSED, recheck: null },
  closed_with_unread_recheck: { ...CLOSED, recheck: { result: null }, unread: ['recheck.result'] },
  closed_after_failed_recheck: { ...CLOSED, recheck: { result: 'failed' } },
  checked_by_fixer: { ...CLOSED, closedByFixer: 'yes' },
  extension_without_approval: { ...WHOLE, extensions: [{ approvedBy: '安委办' }, { approvedBy: null }] },
  reopened: { ...WHOLE, reopenedOn: '2026-04-01' },
  found_ahead: { ...WHOLE, foundOn: '2026-05-02', due: null },
  closed_ahead: { ...CLOSED, closedOn: '2026-05-02' },
  closed_before_found: { ...CLOSED, closedOn: '2026-01-09' },
  due_before_found: { ...WHOLE, due: '2026-01-09' },
  closing_day_of_open: { ...WHOLE, closedOn: '2026-02-01' },
}

it.each(codesOf(HAZARD_REMARKS))('%s is remarked where it is so', (remark) => {
  const also = remark === 'rectifying_without_deadline' ? ['begun_without_commitments'] : []
  expect(remarksOn(EARNED[remark], TODAY).sort()).toEqual([remark, ...also].sort())
})

it.each<[string, Life]>([
  ['a general one whose money and plan are not told', { ...WHOLE, status: 'planned', commitmentsMissing: ['funding', 'emergencyPlan'] }],
  ['one that is only registered', { ...WHOLE, status: 'registered', commitmentsMissing: ALL }],
  ['one that was closed and checked by another', CLOSED],
  ['one that was opened again and closed again', { ...CLOSED, reopenedOn: '2026-02-01' }],
  ['one whose days are those of today', { ...CLOSED, foundOn: TODAY, due: TODAY, closedOn: TODAY }],
  ['one whose days nobody tells', { ...WHOLE, foundOn: null, due: null }],
  [
    'one that was opened again after its day of closing, and says so',
    { ...WHOLE, closedOn: '2026-02-01', reopenedOn: null, status: 'closed', recheck: { result: 'passed' } },
  ],
  ['one whose checker is not known', { ...CLOSED, closedByFixer: 'unknown' }],
])('nothing is remarked of %s', (_what, life) => expect(remarksOn(life, TODAY)).toEqual([]))

it('what nobody has judged is asked for as much as a major one', () =>
  expect(remarksOn({ ...WHOLE, level: null, status: 'planned', commitmentsMissing: ['emergencyPlan'] }, TODAY)).toEqual([
    'begun_without_commitments',
  ]))

it('a recheck without a result is none', () =>
  expect(remarksOn({ ...CLOSED, recheck: { result: null } }, TODAY)).toEqual(['closed_without_recheck']))

describe('from one version to the next', () => {
  const before = { status: 'rectifying' as const, handling: null, commitments: { deadline: '2026-03-01' }, extensions: [] }
  it.each([
    ['the same', before, before, []],
    ['the next step', before, { ...before, status: 'awaiting_check' as const }, []],
    ['opened again', { ...before, status: 'closed' as const }, before, []],
    [
      'closed on the spot',
      { ...before, status: 'registered' as const },
      { ...before, status: 'closed' as const, handling: 'on_the_spot' as const },
      [],
    ],
    ['a skipped check', before, { ...before, status: 'closed' as const }, ['整改状态从“整改中”直接变为“已销号”，中间的步骤没有公布']],
    [
      'back to the beginning',
      before,
      { ...before, status: 'registered' as const },
      ['整改状态从“整改中”直接变为“已登记”，中间的步骤没有公布'],
    ],
    [
      'a deadline that moved',
      before,
      { ...before, commitments: { deadline: '2026-04-01' } },
      ['整改期限从 2026-03-01 改为 2026-04-01，没有公布延期'],
    ],
    ['a deadline that moved with an extension', before, { ...before, commitments: { deadline: '2026-04-01' }, extensions: [{}] }, []],
    ['a deadline that is told at last', { ...before, commitments: null }, before, []],
    ['a deadline that is told no more', before, { ...before, commitments: { deadline: null } }, []],
  ])('%s', (_what, was, is, remarks) => expect(skippedIn(was, is)).toEqual(remarks))
})
