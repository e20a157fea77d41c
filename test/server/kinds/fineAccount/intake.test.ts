import type { FineAccountBody } from '../../../../shared/kinds/fineAccount/schema'
import { explained } from '../../../support/explained'

/** Sheets of fines as offices keep them, read as `--explain` proposes. */

const fieldsOf = (columns: readonly { name: string; field: string | null }[]) =>
  Object.fromEntries(columns.map(({ name, field }) => [name, field]))

it('knows a monthly sheet of fines by its headers, and reads every row of it', async () => {
  const { source, columns, reading, remarks } = await explained([
    ['云帆市2026年罚款收支情况表'],
    ['序号', '执法单位', '月份', '罚款件数', '罚款金额（万元）', '实收罚款（万元）', '缴入国库（万元）', '缴库凭证号', '责令改正件数', '首违不罚件数', '复议办结件数', '撤销件数', '经费预算（万元）', '实际支出（万元）', '同比增长'],
    ['1', '云帆市应急管理局', '2026年3月', '7', '8.6', '8.1', '7.8', '9900202603012345', '15', '2', '1', '0', '9', '8.2', '12%'],
    ['2', '云帆市交通运输局', '2026年3月', '15', '4.05', '4.05', '4', '9900202603012399', '20', '1', '0', '0', '6', '5.1', '-3%'],
    ['3', '云帆市应急管理局', '2026年4月', '5', '6.2', '6', '6.3', '9900202604012345', '11', '3', '0', '0', '9', '8.8', '5%'],
  ]) // prettier-ignore
  expect(source).toMatchObject({ kind: 'fineAccount', coverage: 'additions' })
  expect(fieldsOf(columns)).toMatchObject({
    执法单位: 'envelope.agency',
    月份: 'month',
    罚款件数: 'cases',
    '罚款金额（万元）': 'finedFen',
    '实收罚款（万元）': 'paidFen',
    '缴入国库（万元）': 'treasuryFen',
    缴库凭证号: 'voucher',
    责令改正件数: 'ordersToCorrect',
    首违不罚件数: 'noPenalty',
    复议办结件数: 'reconsidered',
    撤销件数: 'annulled',
    '经费预算（万元）': 'budgetFen',
    '实际支出（万元）': 'spentFen',
    同比增长: null,
  })
  expect(remarks).toContain('同比增长')
  const { read, accepted, refused, duplicate, skipped } = reading.counts
  expect({ accepted, refused, duplicate }).toEqual({ accepted: 3, refused: 0, duplicate: 0 })
  expect(read).toBe(accepted + skipped)
  const bodies = [...reading.accepted.values()].map(({ body, envelope }) => ({ agency: envelope.agency, ...(body as FineAccountBody) }))
  expect(bodies[1]).toMatchObject({ agency: '云帆市交通运输局', month: '2026-03', cases: 15, finedFen: 4_050_000, treasuryFen: 4_000_000 })
})

it('reads months that stand side by side as rows', async () => {
  const { source, reading } = await explained([
    ['执法单位', '罚款金额2026年1月（万元）', '罚款金额2026年2月（万元）', '罚款金额2026年3月（万元）', '罚款金额2026年4月（万元）'],
    ['云帆市应急管理局', '8.6', '7.2', '', '6.2'],
    ['云帆市交通运输局', '3', '4', '5', '6'],
  ])
  expect(source).toMatchObject({ kind: 'fineAccount', unpivot: { columns: 'months', name: '月份', value: '罚款金额（万元）' } })
  expect(reading.counts).toMatchObject({ accepted: 7, refused: 0, duplicate: 0 })
})
