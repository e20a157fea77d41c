import { isTotal } from '../../../../server/mirror/formats/noData'
import { headerKey } from '../../../../server/mirror/formats/header'

/** Rows below a table that are no rows of it: who filled it in would become a hazard with a private name as its title. */

const isSkipped = (row: string, columns = 6): boolean => isTotal(row.split('|').map(headerKey), columns)

it.each([
  '填报人：|林知帆|审核人：|沈远舟|电话：|13800001234',
  '填报人|林知帆|审核人|沈远舟|电话|13800001234',
  '填报人：林知帆|||审核人：沈远舟||',
  '填 报 人：|林知帆||||',
  '制表|林知帆|复核|沈远舟||',
  '填表人|林知帆||2026年5月1日||',
  '报送人|林知帆||||',
  '签字|林知帆||||',
  '安全员签字|林知帆||||',
  '负责人（签字）：|林知帆||日期：|2026年5月1日|',
  '检查人员|林知帆、沈远舟||||',
  '主管领导|林知帆||||',
  '单位负责人：|林知帆|填表人：|沈远舟|联系电话：|0717-1234567',
  '||填报人：|林知帆||',
  '说明|本表由林知帆填报||||',
  '备注|林知帆负责||||',
  '注：|以上为五月数据||||',
  '编制：|林知帆||批准：|沈远舟|',
  '审核：林知帆|||||',
  '填报单位|云帆示例机械有限公司|填报日期|2026-05-01||',
  '东港区|小计|24|3||',
  '東港區|小計|24|3||',
  '东港区|盐场街道小计|24|-|无|',
  '一标段|小计24条|3|4||',
  '东港区小计|||||',
])('skips %s', (row) => expect(isSkipped(row)).toBe(true))

it.each([
  // A row of data, whatever words its first cell has.
  '审核|云帆示例机械有限公司|护栏松动|2026-05-01|2026-06-01|整改中',
  '检查|护栏松动|云帆示例机械有限公司|2026-05-01||',
  '检查人员|未佩戴安全帽|云帆示例机械有限公司|2026-05-01||',
  '签字|作业票没有人签字，现场没有监护人员，也没有检测记录|云帆示例机械有限公司|||',
  '说明|设备说明书缺失|云帆示例机械有限公司|2026-05-01||',
  'Z1|填报人|云帆示例机械有限公司|||',
  '日期|林知帆||||',
  '1|林知帆|审核人|沈远舟||',
  // What it is about ends in the word for a sum.
  'Z1|火灾隐患总计|2|无||',
  'YH-001|漏电合计|12|-||',
  '东港-03|西棚合计|3|||',
  '云帆示例机械有限公司|配电箱漏电合计|-|无||',
  '合计建材有限公司|护栏松动|2026-05-01|整改中||',
  '总计配电箱 3 处未接地|东港区|2026-05-01|||',
])('takes %s for data', (row) => expect(isSkipped(row)).toBe(false))

it('in a table of two columns takes a word with what stands beside it for data', () => {
  expect(isTotal(['审核', '3'], 2)).toBe(false)
  expect(isTotal(['备注', '无'], 2)).toBe(false)
})
