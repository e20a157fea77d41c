import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainFile } from '../../../../server/mirror/explain/index'
import { SourceList } from '../../../../server/mirror/source/sources'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { readWhole } from '../../../support/parse'
import { temporaryFolder } from '../../../support/store'
import { inlineRow, workbookOf } from '../../../support/workbooks'

/** A book with a sheet for each district is read whole: no row of any of them is left behind. */

const { dir, remove } = temporaryFolder()
afterAll(remove)

const book = (sheets: Record<string, string[][]>) =>
  workbookOf(Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows.map((cells, i) => inlineRow(i + 1, ...cells)).join('') })))
const explained = async (bytes: Buffer, values?: Record<string, string>) => {
  writeFileSync(join(dir, '台账.xlsx'), bytes)
  const { proposal, remarks } = await explainFile(join(dir, '台账.xlsx'))
  const columns = proposal.sources[0].columns as Record<string, { values?: Record<string, string> }>
  const division = columns['place.division']
  if (values && division) division.values = values
  const [source] = SourceList.parse(proposal).sources
  if (!source) throw new Error('a proposal has a source')
  return { source, remarks: remarks.join('\n'), reading: await readWhole(bytes, source) }
}
const HEADER = ['编号', '隐患名称', '责任单位', '责任人']

it('reads every sheet, and takes the district from the name of the sheet where nothing else tells it', async () => {
  const bytes = book({
    东港区: [['东港区隐患台账'], HEADER, ['1', '护栏', '云帆示例机械有限公司', '林知帆'], ['2', '配电', '云帆示例化工有限公司', '沈远舟']],
    西山县: [['西山县隐患台账'], HEADER, ['1', '排风', '云帆示例机械有限公司', '白云起']],
    说明: [['填写说明', '每月 5 日前报']],
  })
  const { source, remarks, reading } = await explained(bytes, { 东港区: '990102', 西山县: '990123' })
  expect(source).not.toHaveProperty('sheet')
  expect(source).toMatchObject({ layout: { sheetName: '工作表' }, columns: { 'place.division': { from: '工作表' } } })
  expect(remarks).toContain('2 张工作表（东港区、西山县）的列相同，建议都读')
  expect(remarks).toContain('只有工作表的名称写着是哪个地区')
  expect(reading.counts).toMatchObject({ accepted: 3, refused: 0, duplicate: 0 })
  const bodies = [...reading.accepted.values()].map(({ body }) => body as HazardBody)
  expect(bodies.map(({ title, place }) => [title, place?.division])).toEqual([
    ['护栏', '990102'],
    ['配电', '990102'],
    ['排风', '990123'],
  ])
  expect(reading.facts.remarks).toContain('工作表“说明”没有登记的表头，没有采用')
  // As it is proposed, before anybody has filled in the codes, no row is lost and no district told.
  expect((await explained(bytes)).reading.counts).toMatchObject({ accepted: 3, refused: 0 })
})

it('needs no name of a sheet where a column tells the district and the numbers go on', async () => {
  const header = [...HEADER, '区划代码']
  const { source, reading } = await explained(
    book({
      一季度: [header, ['Z1', '护栏', '云帆示例机械有限公司', '林知帆', '990102']],
      二季度: [header, ['Z2', '排风', '云帆示例机械有限公司', '林知帆', '990102']],
    }),
  )
  expect(source).not.toHaveProperty('layout')
  expect(source).not.toHaveProperty('sheet')
  expect(reading.counts).toMatchObject({ accepted: 2, refused: 0 })
})

it('reads a sheet that lacks a column or has one more, persons left out', async () => {
  const { source, remarks, reading } = await explained(
    book({
      东港区: [HEADER, ['1', '护栏', '云帆示例机械有限公司', '林知帆'], ['2', '配电', '云帆示例化工有限公司', '沈远舟']],
      西山县: [
        [...HEADER.slice(0, 3), '陪同人员', '备注'],
        ['1', '白云起报修排风', '云帆示例机械有限公司', '白云起', '甲'],
      ],
    }),
  )
  expect(source).toMatchObject({ persons: [{ from: '陪同人员', optional: true }], ignore: ['备注'] })
  expect(remarks).toContain('“责任人”不是每张工作表都有')
  expect(reading.counts).toMatchObject({ accepted: 3, refused: 0 })
  expect(JSON.stringify([...reading.accepted.values()])).not.toMatch(/白云起|知帆/)
})

it('still names the sheet where the others are something else', async () => {
  const { source, reading } = await explained(
    book({
      台账: [HEADER, ['Z1', '护栏', '云帆示例机械有限公司', '林知帆']],
      人员: [
        ['姓名', '部门', '职务'],
        ['沈远舟', '一科', '科长'],
      ],
    }),
  )
  expect(source).toMatchObject({ sheet: '台账' })
  expect(reading.counts).toMatchObject({ accepted: 1, refused: 0 })
})

it('stops where a sheet has a column of the name that its own name becomes', async () => {
  const bytes = book({ 东港区: [HEADER, ['1', '护栏', '甲', '乙']], 西山县: [HEADER, ['1', '护栏', '甲', '乙']] })
  const { source } = await explained(bytes)
  const named = book({
    东港区: [
      [...HEADER, '工作表'],
      ['1', '护栏', '甲', '乙', '丙'],
    ],
  })
  await expect(readWhole(named, source)).rejects.toThrow('表里本来就有“工作表”这一列')
})

it.each(['填表说明', '示例', '模板'])('a sheet %s with the same header is not read: its rows are examples', async (name) => {
  const bytes = book({
    [name]: [HEADER, ['例1', '护栏', '云帆示例机械有限公司', '某某'], ['例2', '配电', '云帆示例机械有限公司', '某某']],
    '6月': [HEADER, ['Z1', '排风', '云帆示例化工有限公司', '林知帆']],
  })
  const { source, remarks, reading } = await explained(bytes)
  expect(source).toMatchObject({ sheet: '6月', key: ['编号'] })
  expect(remarks).toContain(`工作表“${name}”像是填表说明或示例，没有采用`)
  expect(reading.counts).toMatchObject({ accepted: 1, refused: 0 })
})
