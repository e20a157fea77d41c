import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainFile } from '../../../../server/mirror/explain/index'
import { SourceList } from '../../../../server/mirror/source/sources'
import { monthIn } from '../../../../server/mirror/source/unpivot'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { readWhole } from '../../../support/parse'
import { realFiles } from '../../../support/realData'
import { temporaryFolder } from '../../../support/store'
import { savedTable } from '../../../support/workbooks'

const { dir, remove } = temporaryFolder()
afterAll(remove)

const explained = async (rows: (string | number)[][]) => {
  const bytes = savedTable(rows, 'xlsx')
  writeFileSync(join(dir, '台账.xlsx'), bytes)
  return { bytes, ...(await explainFile(join(dir, '台账.xlsx'))) }
}

it('proposes to read months side by side as rows, so that it reads', async () => {
  const rows = [
    ['编号', '隐患名称', '责任单位', '已使用资金（元）2026.1', '已使用资金（元）2026.2', '已使用资金（元）2026.3'],
    ['Z1', '护栏', '云帆示例机械有限公司', 100, '', 200],
    ['Z2', '排风', '云帆示例化工有限公司', '', 300, 400],
  ]
  const { bytes, proposal, remarks } = await explained(rows)
  expect(proposal.sources[0]).toMatchObject({
    kind: 'hazard',
    unpivot: { columns: 'months', name: '月份', value: '已使用资金（元）' },
    columns: { title: '隐患名称', 'funding.spentFen': { from: '已使用资金（元）', unit: '元' } },
  })
  expect(proposal.sources[0].key).toContain('月份')
  expect(remarks.join()).toContain('按每格一行（unpivot）建议')
  const [source] = SourceList.parse(proposal).sources
  if (!source) throw new Error('a proposal has a source')
  expect((await readWhole(bytes, source)).counts).toMatchObject({ accepted: 4, refused: 0 })
})

it('proposes nothing of the kind for two months, or for the same month twice', async () => {
  for (const header of [
    ['2026年1月', '2026年2月', '备注'],
    ['1月', '2026年2月', '2026.2'],
  ]) {
    const { proposal } = await explained([
      ['编号', '隐患名称', '责任单位', ...header],
      ['Z1', '护栏', '云帆示例机械有限公司', '1', '2', '3'],
    ])
    expect(proposal.sources[0]).not.toHaveProperty('unpivot')
  }
})

it('knows months with a unit or a note behind them, and reads all of them in the one unit that any of them names', async () => {
  const rows = [
    ['编号', '隐患名称', '责任单位', '已使用资金2026年4月（元）', '已使用资金2026年5月', '已使用资金2026年6月份（待核）'],
    ['Z1', '护栏', '云帆示例机械有限公司', 100, '', 200],
    ['Z2', '排风', '云帆示例化工有限公司', '', 300, 400],
  ]
  const { bytes, proposal, remarks } = await explained(rows)
  expect(proposal.sources[0]).toMatchObject({
    unpivot: { columns: 'months', name: '月份', value: '已使用资金（元）' },
    columns: { 'funding.spentFen': { from: '已使用资金（元）', unit: '元' } },
    ignore: [],
  })
  expect(remarks.join()).toContain('只有“已使用资金2026年4月（元）”写了单位，其余月份按同一单位（元）建议，请核对')
  const [source] = SourceList.parse(proposal).sources
  if (!source) throw new Error('a proposal has a source')
  const { counts, accepted } = await readWhole(bytes, source)
  expect(counts).toMatchObject({ accepted: 4, refused: 0 })
  expect([...accepted.values()].map(({ body }) => (body as HazardBody).funding?.spentFen)).toEqual([10000, 20000, 30000, 40000])
})

it('names the cells of bare months by the unit that one of them has', async () => {
  const { proposal } = await explained([
    ['编号', '隐患名称', '责任单位', '4月（元）', '5月', '6月'],
    ['Z1', '护栏', '云帆示例机械有限公司', '1', '2', '3'],
  ])
  expect(proposal.sources[0]).toMatchObject({ unpivot: { columns: 'months', value: '数值（元）' }, key: ['编号', '月份'] })
})

it('reads no months of two units as one, and none of a running total', async () => {
  const { proposal, remarks } = await explained([
    ['编号', '隐患名称', '责任单位', '4月（元）', '5月（万元）', '6月'],
    ['Z1', '护栏', '云帆示例机械有限公司', '1', '2', '3'],
  ])
  expect(proposal.sources[0]).not.toHaveProperty('unpivot')
  expect(remarks.join()).toContain('“4月（元）”和“5月（万元）”的单位不同，没有按月份拆成行，请来源统一单位')
  expect(['4月（累计）', '4月（1-4月）', '累计（元）', '4月（截至月底）'].map(monthIn)).toEqual([null, null, null, null])
  expect(['4月（元）', '2026年4月（支付）', '2026.4（元）', '4月份', '4月(元)（含税）'].map(monthIn)).toEqual([
    '04',
    '2026-04',
    '2026-04',
    '04',
    '04',
  ])
})

const [funding] = realFiles('funding', /\.xls$/)
const itReal = funding === undefined ? it.skip : it
itReal('parts what was paid from what is left in a real ledger of money by months, and asks for no more than its unit', async () => {
  const { proposal, remarks } = await explainFile(funding ?? '')
  const [proposed] = proposal.sources
  expect(proposed).toMatchObject({
    kind: 'hazard',
    unpivot: { columns: 'months', name: '月份', value: '审批支付' },
    layout: { only: { column: '支付进度', words: ['审批支付'] } },
    columns: { title: '单项工程名称', 'enterprise.name': '施工分包商', 'funding.plannedFen': { unit: '元' } },
  })
  const told = remarks.join('\n')
  expect(told).toContain('按每格一行（unpivot）建议')
  const question = '请来源说明后在 columns 里写 "funding.spentFen": { "from": "审批支付", "unit": "元" } 或 "万元"'
  expect(told).toContain(question)
  expect(told).toContain('“审批支付”是已经支付的，还是只是批准的？')
  // The answer, pasted.
  const answered = { ...proposed, columns: { ...(proposed.columns as object), 'funding.spentFen': { from: '审批支付', unit: '元' } } }
  const [source] = SourceList.parse({ sources: [answered] }).sources
  if (!source) throw new Error('a proposal has a source')
  const { counts, facts, accepted } = await readWhole(readFileSync(funding ?? ''), source, '2020-06-30')
  expect(counts.read).toBe(counts.accepted + counts.refused + counts.duplicate + counts.skipped)
  expect(facts.remarks.join()).toContain('行的“支付进度”不是登记要读的，没有采用（layout.only）')
  const spent = [...accepted.values()].map(({ body }) => (body as HazardBody).funding?.spentFen ?? 0)
  // Of the 745,869 yuan of its last column 9,210 stand in a line that does not say what they are.
  expect(told).toContain('行的“支付进度”空着或写着别的，也不采用')
  expect(spent.reduce((sum, one) => sum + one, 0)).toBe(73_665_900)
})

it('reads only what was paid, where a column parts it from what is left, and counts the rest', async () => {
  const rows = [
    ['编号', '隐患名称', '责任单位', '进度', '1月（元）', '2月（元）', '3月（元）'],
    ['Z1', '护栏', '云帆示例机械有限公司', '审批支付', 100, 50, ''],
    ['Z1', '护栏', '云帆示例机械有限公司', '剩余', 200, 150, 150],
    ['Z2', '排风', '云帆示例化工有限公司', '审批支付', '', 30, 40],
    ['Z2', '排风', '云帆示例化工有限公司', '剩余', '', 70, 30],
  ]
  const { bytes, proposal, remarks } = await explained(rows)
  expect(proposal.sources[0]).toMatchObject({ layout: { only: { column: '进度', words: ['审批支付'] } }, key: ['编号', '月份'] })
  expect(remarks.join()).toContain('“进度”分开两种行：只读“审批支付”的（layout.only）')
  const [source] = SourceList.parse(proposal).sources
  if (!source) throw new Error('a proposal has a source')
  const { accepted, counts, facts } = await readWhole(bytes, source)
  expect([...accepted.values()].map(({ body }) => (body as HazardBody).funding?.spentFen)).toEqual([10_000, 5_000, 3_000, 4_000])
  expect(counts).toMatchObject({ read: 6, accepted: 4, refused: 0, skipped: 2 })
  expect(facts.remarks).toContain('有 2 行的“进度”不是登记要读的，没有采用（layout.only）')
  const renamed = savedTable(
    [
      ['编号', '隐患名称', '责任单位', '类型', '1月（元）'],
      ['Z1', '护栏', '云帆示例机械有限公司', '审批支付', 1],
    ],
    'xlsx',
  )
  await expect(readWhole(renamed, source)).rejects.toThrow('没有“进度”这一列，分不清哪些行要读（layout.only）')
})
