import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainFile } from '../../../../server/mirror/explain/index'
import { SourceList } from '../../../../server/mirror/source/sources'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { readWhole } from '../../../support/parse'
import { temporaryFolder } from '../../../support/store'
import { savedTable } from '../../../support/workbooks'

/** What stands around the rows of a strange sheet is proposed where it is plain, and asked about where it is not. */

const { dir, remove } = temporaryFolder()
afterAll(remove)

const explained = async (rows: (string | number)[][]) => {
  const bytes = savedTable(rows, 'xlsx')
  writeFileSync(join(dir, '台账.xlsx'), bytes)
  const { proposal, remarks } = await explainFile(join(dir, '台账.xlsx'))
  const [source] = SourceList.parse(proposal).sources
  if (!source) throw new Error('a proposal has a source')
  const { accepted, counts } = await readWhole(bytes, source)
  return {
    source,
    remarks: remarks.join('\n'),
    counts,
    bodies: [...accepted.values()].map(({ body }) => body as HazardBody),
    text: JSON.stringify([...accepted.values()]),
  }
}
const [ONE, OTHER] = ['云帆示例机械有限公司', '云帆示例化工有限公司']

it('proposes fillDown for a firm and a person written once over several rows', async () => {
  const { source, bodies, counts, text, remarks } = await explained([
    ['责任单位', '责任人员', '编号', '隐患描述', '整改要求'],
    [ONE, '林知帆', 'Z1', '护栏松动', '加固'],
    ['', '', 'Z2', '林知帆未锁配电箱', '上锁'],
    ['\u00a0', '', 'Z3', '排风停用', '修复'],
    [OTHER, '沈远舟', 'Z4', '阀门渗漏', '更换'],
    ['\u3000', '', 'Z5', '沈远舟未系安全带', '教育'],
  ])
  expect(source).toMatchObject({ layout: { fillDown: ['责任单位', '责任人员'] }, persons: ['责任人员'] })
  expect(remarks).toContain('“责任单位”、“责任人员”像是只在第一行写一次')
  expect(bodies.map(({ enterprise }) => enterprise?.name)).toEqual([ONE, ONE, ONE, OTHER, OTHER])
  expect(counts).toMatchObject({ accepted: 5, refused: 0 })
  expect(text).not.toMatch(/知帆|远舟/)
})

it('proposes none where an empty cell is one that nobody filled in', async () => {
  for (const units of [
    [ONE, ONE, '', OTHER, ''],
    ['', ONE, '', OTHER, ''],
    [ONE, OTHER, '', ONE, OTHER],
  ]) {
    const { source } = await explained([['责任单位', '编号', '隐患描述'], ...units.map((unit, i) => [unit, `Z${i}`, `隐患${i}`])])
    expect(source).not.toHaveProperty('layout')
  }
})

it('proposes the year of the title, and asks for it where there is none', async () => {
  const rows = (title: string) => [
    [title],
    ['编号', '隐患描述', '排查日期', '整改期限'],
    ...['6月15日', '6.16', '6月17日'].map((day, i) => [`Z${i}`, `隐患${i}`, day, '6月底前']),
  ]
  const told = await explained(rows('2026年6月隐患排查台账'))
  expect(told.source).toMatchObject({ layout: { year: 'above' }, columns: { foundOn: '排查日期' } })
  expect(told.bodies.map(({ foundOn }) => foundOn)).toEqual(['2026-06-15', '2026-06-16', '2026-06-17'])
  expect(told.remarks).toContain('“排查日期”里的日期没有写年，按表头上方和工作表名称写着的年份建议')
  const untold = await explained(rows('隐患排查台账'))
  expect(untold.source).not.toHaveProperty('layout')
  expect(untold.bodies.map(({ foundOn }) => foundOn)).toEqual([null, null, null])
  expect(untold.counts).toMatchObject({ accepted: 3, refused: 0 })
  expect(untold.remarks).toContain('是哪一年请来源说明后写进 layout.year')
})

it('takes the firm, the project and the person from the rows above the header, and tells what has no field', async () => {
  const rows = [
    ['隐患排查台账'],
    [`填报单位：${ONE}`, '', '填报人：林知帆', '填报时间：2026年6月5日'],
    ['编号', '隐患描述', '排查日期', '整改要求'],
    ['Z1', '林知帆发现护栏松动', '2026-06-01', '加固'],
  ]
  const { source, bodies, text, remarks } = await explained(rows)
  expect(source).toMatchObject({
    layout: { above: ['填报人', '填报单位'] },
    columns: { 'enterprise.name': '填报单位' },
    persons: [{ from: '填报人', optional: true }],
  })
  expect(bodies.map(({ enterprise }) => enterprise?.name)).toEqual([ONE])
  expect(text + remarks).not.toContain('知帆')
  expect(remarks).toContain('表头上方的“填报时间”说明这张表的范围和时间，没有字段，没有采用')
  // An office that fills in a ledger of others answers for none of them.
  const office = await explained([rows[0] ?? [], ['填报单位：某某区应急管理局'], ...rows.slice(2)])
  expect(office.source).not.toHaveProperty('layout')
  expect(office.remarks).toContain('“填报单位”说明这张表的范围和时间')
})

it('takes a field of the kind that only a label above the header tells', async () => {
  const { source, bodies } = await explained([
    ['受检单位', ONE, '检查时间', '2026年6月5日'],
    ['受检单位：' + ONE, '检查时间：2026年6月5日'],
    ['编号', '隐患描述', '整改要求'],
    ['Z1', '护栏松动', '加固'],
  ])
  expect(source).toMatchObject({
    layout: { above: ['受检单位', '检查时间'] },
    columns: { 'enterprise.name': '受检单位', foundOn: '检查时间' },
  })
  expect(bodies.map(({ enterprise, foundOn }) => [enterprise?.name, foundOn])).toEqual([[ONE, '2026-06-05']])
})

it('reads labels whose letters are spread over a row of the title, and what is signed below', async () => {
  const { source, bodies, counts, text, remarks } = await explained([
    ['2026年6月隐患排查台账'],
    [`填 报 单 位：${ONE}`, '', '填\u3000报\u3000人：林知帆', '填报 时间：2026年6月5日'],
    ['编号', '隐患描述', '排查日期', '整改要求'],
    ['Z1', '林知帆未锁配电箱', '2026-06-01', '上锁'],
    ['Z2', '护栏松动', '2026-06-02', '加固'],
    ['填 表 人：林知帆', '', '审\u00a0核\u00a0人：沈远舟', ''],
  ])
  expect(source).toMatchObject({ columns: { 'enterprise.name': '填报单位' }, persons: [{ from: '填报人', optional: true }] })
  expect(remarks).toContain('表头上方的“填报时间”说明这张表的范围和时间')
  expect(bodies.map(({ enterprise }) => enterprise?.name)).toEqual([ONE, ONE])
  expect(counts).toMatchObject({ accepted: 2, refused: 0, skipped: 3 })
  expect(text).not.toMatch(/知帆|远舟/)
})
