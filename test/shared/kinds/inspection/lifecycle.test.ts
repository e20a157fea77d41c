import { LIFECYCLE, impossibleIn, remarksOn, skippedIn, type Life } from '../../../../shared/kinds/inspection/lifecycle'
import { INSPECTION_REMARKS, INSPECTION_STATUSES } from '../../../../shared/kinds/inspection/words'
import { codesOf } from '../../../../shared/vocabulary'

const TODAY = '2026-05-20'
const FULL: Life = {
  status: 'open',
  visitedOn: '2026-03-10',
  listMonth: '2026-03',
  listNo: 'AF-202603',
  owner: '云帆市应急管理局',
  due: '2026-04-10',
  closedOn: null,
}
const on = (patch: Partial<Life>) => remarksOn({ ...FULL, ...patch }, TODAY)

it('leads from every state on, and from none to itself', () => {
  for (const status of codesOf(INSPECTION_STATUSES)) {
    expect(LIFECYCLE[status].next.length).toBeGreaterThan(0)
    expect(LIFECYCLE[status].next).not.toContain(status)
  }
})

it.each<[string, Partial<Life>, string[]]>([
  ['a whole finding', {}, []],
  ['no state', { status: null }, ['status_unsaid']],
  ['a state that nobody could read', { status: null, unread: ['status'] }, ['status_unread']],
  ['no list', { listMonth: null }, ['unlisted']],
  ['a month that nobody could read', { listMonth: null, unread: ['listMonth'] }, []],
  ['no day', { due: null }, ['open_without_due']],
  ['a day that nobody could read', { due: null, unread: ['due'] }, []],
  ['nobody who answers', { owner: null, status: 'returned' }, ['open_without_owner']],
  ['closed without a day', { status: 'closed' }, ['closed_without_date']],
  ['closed, and nobody answers', { status: 'closed', closedOn: '2026-04-01', owner: null, due: null }, []],
  ['closed ahead', { status: 'closed', closedOn: '2026-06-01' }, ['closed_ahead']],
  ['closed before the visit', { status: 'closed', closedOn: '2026-03-01' }, ['closed_before_visit']],
  ['due before the visit', { due: '2026-03-01' }, ['due_before_visit']],
  ['open with a day of closing', { closedOn: '2026-04-01' }, ['closing_day_of_open']],
  ['on a list before the visit', { listMonth: '2026-02', listNo: null }, ['listed_before_visit']],
  ['on a list of another number', { listNo: 'AF-202604' }, ['list_number_differs']],
])('remarks of %s', (_name, patch, remarks) => expect(on(patch)).toEqual(remarks))

it('can make every remark that has words', () => {
  const made = new Set([
    ...on({ status: null, listMonth: null }),
    ...on({ status: null, unread: ['status'] }),
    ...on({ due: null, owner: null, closedOn: '2026-01-01' }),
    ...on({ status: 'closed' }),
    ...on({ status: 'closed', closedOn: '2026-06-01', visitedOn: '2026-07-01', listNo: 'AF-202604' }),
    ...on({ due: '2026-03-01', listMonth: '2026-02' }),
    ...on({ status: 'closed', closedOn: '2026-03-01' }),
  ])
  expect(codesOf(INSPECTION_REMARKS).filter((remark) => !made.has(remark))).toEqual([])
  expect(impossibleIn({ ...FULL, status: 'closed', closedOn: '2026-06-01' }, TODAY)).toEqual([
    { remark: 'closed_ahead', field: 'closedOn' },
  ])
})

it('tells the steps that nobody has seen, a day that moved and a list that was left', () => {
  const { status, due, listMonth } = FULL
  const before = { status, due, listMonth }
  expect(skippedIn(before, { ...before, status: 'submitted' })).toEqual([])
  expect(skippedIn(before, { ...before, status: 'closed' })).toEqual(['整改状态从“未整改”直接变为“已整改销号”，中间的步骤没有公布'])
  expect(skippedIn({ ...before, status: 'closed' }, { ...before, status: 'returned' })).toEqual([])
  expect(skippedIn(before, { ...before, due: '2026-05-10' })).toEqual(['整改期限从 2026-04-10 改为 2026-05-10，没有公布理由'])
  expect(skippedIn(before, { ...before, due: null, listMonth: '2026-04' })).toEqual([
    '整改期限 2026-04-10 不再公布',
    '从 2026-03 的清单改到 2026-04 的清单',
  ])
  expect(skippedIn({ ...before, status: null }, before)).toEqual([])
})
