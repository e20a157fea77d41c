import { SAMPLE_GRADING } from '../../../server/kinds/enterprise/sampleGrading'
import { GradingTable } from '../../../shared/grading/table'

/** What a rule table must be so that it makes a grade of every sum, and takes none away for putting something right. */

const faults = (said: Record<string, unknown>) =>
  (GradingTable.safeParse({ ...SAMPLE_GRADING, ...said }).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
const [item] = SAMPLE_GRADING.items
const [veto] = SAMPLE_GRADING.vetoes ?? []
const [a, b, c, d] = SAMPLE_GRADING.bands

it('takes the one of the sample city', () => expect(faults({})).toEqual([]))

it.each<[string, Record<string, unknown>, RegExp]>([
  ['no points', { items: [{ ...item, points: 0 }] }, /不能是 0 分/],
  ['points that are taken for putting right', { items: [{ ...item, counts: 'once_mended' }] }, /扣分的项不能在整改后才计/],
  ['points that are taken back for putting right', { items: [{ ...item, points: 5, counts: 'while_open' }] }, /加分的项不能在整改后取消/],
  ['a veto that begins with putting right', { vetoes: [{ ...veto, counts: 'once_mended' }] }, /vetoes\.0\.counts/],
  ['a veto to a grade that is none', { vetoes: [{ ...veto, atMost: 'E' }] }, /没有这个等级：E/],
  ['a grade twice', { bands: [a, { ...b, grade: 'A' }, c, d] }, /等级写了两次：A/],
  ['the worst first', { bands: [a, c, b, d] }, /由好到差/],
  ['sums without a grade', { bands: [a, b, c] }, /不能有分数没有等级/],
  ['a start out of its bounds', { start: 101 }, /要在 min（0）和 max（100）之间/],
  ['an end before its beginning', { to: '2023-12-31' }, /早于开始施行的日期/],
  ['a code twice', { items: [item, item] }, /代号写了两次：accident/],
  ['a record that is none', { items: [{ ...item, record: 'rumour' }] }, /items\.0\.record/],
  ['no limit', { items: [{ ...item, limit: undefined }] }, /items\.0\.limit/],
  ['nothing wanted of a fact', { items: [{ ...item, when: { deaths: {} } }] }, /items\.0\.when\.deaths/],
  ['no basis', { basis: '' }, /basis/],
  ['what is no part of it', { extra: 1 }, /extra/],
])('refuses %s', (_what, said, fault) => {
  const found = faults(said)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(fault)
})
