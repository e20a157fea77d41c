import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainFile } from '../../../../server/mirror/explain/index'
import { explained } from '../../../support/explained'
import { temporaryFolder } from '../../../support/store'
import { savedTable } from '../../../support/workbooks'

/** Two tables that stand side by side under one header, which is there twice. */

const { dir, remove } = temporaryFolder()
afterAll(remove)
const explain = (rows: string[][]) => {
  writeFileSync(join(dir, '台账.xlsx'), savedTable(rows, 'xlsx'))
  return explainFile(join(dir, '台账.xlsx'))
}
const HEADER = ['编号', '隐患名称', '责任单位']
const LEFT = [
  ['A1', '护栏松动', '云帆示例机械有限公司'],
  ['A2', '排风停用', '云帆示例机械有限公司'],
]
const RIGHT = [
  ['B1', '阀门渗漏', '云帆示例化工有限公司'],
  ['B2', '通道堵塞', '云帆示例酒店有限公司'],
]

it.each([
  ['a blank column between them', ['']],
  ['nothing between them', []],
])('says so, with %s, and takes no row of data for the header', async (_, gap) => {
  const row = (left: string[] = [], right: string[] = []) => [...left, ...gap, ...right]
  await expect(explain([['隐患台账'], row(HEADER, HEADER), ...LEFT.map((left, i) => row(left, RIGHT[i]))])).rejects.toThrow(
    '第 2 行的表头是同样的 3 列重复了 2 次，像是 2 张表左右并排：请来源改成上下相接，或者分成几张工作表',
  )
})

it('reads a header in which one name stands twice by chance', async () => {
  const { headerLine, source, reading, remarks } = await explained([
    [...HEADER, '整改期限', '整改期限'],
    ...LEFT.map((left) => [...left, '2026-06-15', '2026-06-20']),
  ])
  expect(headerLine).toBe(1)
  expect(source).toMatchObject({ kind: 'hazard', key: ['编号'], columns: { title: '隐患名称' }, ignore: ['整改期限', '整改期限（2）'] })
  expect(remarks).toContain('表头里“整改期限”出现了两次')
  expect(reading.counts).toMatchObject({ read: 2, accepted: 2 })
})

it('tells every column without a header in which something stands', async () => {
  const { remarks } = await explained([
    ['编号', '隐患描述', '', '责任单位', ''],
    ['Z1', '护栏松动', '急', '云帆示例机械有限公司', ''],
    ['Z2', '阀门渗漏', '', '云帆示例化工有限公司', '已电话告知'],
  ])
  expect(remarks).toContain('第 3（C）、5（E）列没有表头，内容没有采用')
})
