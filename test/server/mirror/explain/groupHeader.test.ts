import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import type { SiteBody } from '../../../../shared/kinds/site/schema'
import { explained } from '../../../support/explained'

/** A header over several columns, exported without its merges: a name, then blanks, and the columns' own names in the row below. */

const FIRM = '云帆示例机械有限公司'

it('reads who answers for danger sources below their role, and takes no level of a danger source for a grade of a firm', async () => {
  const { source, reading, remarks } = await explained([
    ['云帆市重大危险源安全包保责任人公示表'],
    ['序号', '企业名称', '重大危险源名称', '等级', '主要负责人', '', '技术负责人', '', '操作负责人', ''],
    ['', '', '', '', '姓名', '联系电话', '姓名', '联系电话', '姓名', '联系电话'],
    ['1', FIRM, '液氨罐区', '三级', '林知帆', '13900000001', '沈远舟', '13900000002', '白云起', '13900000003'],
    ['2', FIRM, '氯气库', '四级', '林知帆', '13900000001', '沈远舟', '13900000002', '江一苇', '13900000004'],
  ])
  expect(source).toMatchObject({
    kind: 'site',
    columns: { name: '重大危险源名称', dangerLevel: '等级', siteKind: { value: 'danger_source' } },
  })
  expect(reading.counts).toMatchObject({ read: 3, accepted: 2, refused: 0 })
  const bodies = [...reading.accepted.values()].map(({ body }) => body as SiteBody)
  expect(bodies.map(({ name, dangerLevel }) => [name, dangerLevel])).toEqual([
    ['液氨罐区', '3'],
    ['氯气库', '4'],
  ])
  expect(JSON.stringify(bodies)).not.toMatch(/1390000|知帆|远舟|云起|一苇/)
  expect(remarks).not.toMatch(/1390000|知帆/)
})

it('reads the state below the progress', async () => {
  const { reading } = await explained([
    ['2026年5月暗访发现问题隐患清单'],
    ['序号', '地区', '单位', '问题隐患', '整改要求', '整改时限', '整改情况', ''],
    ['', '', '', '', '', '', '是否完成', '完成时间'],
    ['1', '云帆区', FIRM, '现场未设警示标识', '立即整改', '5月20日', '是', '5月18日'],
    ['2', '汐澜县', '云帆示例食品厂', '员工宿舍与车间未分隔', '限期整改', '2026.6.15', '否', ''],
  ])
  expect(reading.counts).toMatchObject({ accepted: 2, refused: 0 })
  const bodies = [...reading.accepted.values()].map(({ body }) => body as HazardBody)
  expect(bodies.map(({ status, enterprise, due }) => [status, enterprise?.name, due])).toEqual([
    ['awaiting_check', FIRM, '2026-05-20'],
    ['rectifying', '云帆示例食品厂', '2026-06-15'],
  ])
})

it('a first row of data below a column without a name is data', async () => {
  const { reading } = await explained([
    ['编号', '隐患描述', '责任单位', '', ''],
    ['', '', '', '二车间', '已告知'],
    ['Z1', '护栏松动', FIRM, '一车间', '未告知'],
    ['Z2', '排风停用', FIRM, '', ''],
  ])
  expect(reading.counts).toMatchObject({ read: 3, accepted: 2 })
})
