import { reckonedOf } from '../../../../miniapp/src/kinds/hazard/reckoned'

const rule = { rule: '按公布的内容', version: 2 }
const said = (field: string, value: string | number | boolean | string[] | null) => reckonedOf([{ field, value, ...rule }])[0]

it.each([
  ['due', '2026-05-01', '现行期限', '2026-05-01'],
  ['daysOverdue', 0, '逾期天数', '0 天'],
  ['deadlineMoves', 2, '经批准延期', '2 次'],
  ['outcome', 'closed_late', '整改结果', '逾期销号'],
  ['commitmentsMissing', ['funding', 'emergencyPlan'], '没有公布的落实事项', '资金、预案'],
  ['commitmentsMissing', [], '没有公布的落实事项', '没有'],
  ['fundingGapFen', 50_000_00, '未到位资金', '5万元'],
  ['fundingGapFen', -50_000_00, '未到位资金', '没有（多到位 5万元）'],
  ['closedByFixer', 'unknown', '整改人自己复查', '不知道'],
  ['somethingNew', 7, '其他', '7'],
])('%s %j is told as %s: %s, with its rule', (field, value, name, words) => expect(said(field, value)).toEqual({ name, words, ...rule }))

it.each(['due', 'daysOverdue', 'outcome', 'deadlineMoves', 'fundingGapFen', 'closedByFixer', 'commitmentsMissing', 'remarks'])(
  '%s that cannot be computed is not known, and never nought or fine',
  (field) => expect(said(field, null)?.words).toBe('不知道'),
)
