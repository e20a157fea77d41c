import fc from 'fast-check'
import { Source } from '../../../../server/mirror/source/sources'
import { readWhole } from '../../../support/parse'
import { savedTable } from '../../../support/workbooks'

/** What a table says of itself, held against its rows: a difference is told, and never a reason to refuse. */

const SOURCE = {
  name: 'ledger',
  title: '隐患台账',
  agency: '局',
  kind: 'hazard',
  format: 'xlsx',
  path: 'x.xlsx',
  coverage: 'additions',
  rhythmHours: 24,
  key: ['编号'],
  columns: {
    no: '编号',
    description: '隐患内容',
    category: { from: '类别', values: { 人: 'human', 物: 'thing' } },
    'funding.spentFen': '已用（元）',
  },
  ignore: ['整改率'],
  unknown: ['-'],
}
type Cells = (string | number)[]
const HEADER = ['编号', '隐患内容', '类别', '已用（元）', '整改率']
const row = (i: number, category: string, spent: string | number = '', rate: string | number = ''): Cells => [
  `Y${i}`,
  '护栏缺失',
  category,
  spent,
  rate,
]
const rowsOf = (...counts: [string, number][]): Cells[] =>
  counts.flatMap(([category, count]) => Array.from({ length: count }, () => category)).map((category, i) => row(i, category))

async function remarksOf(rows: Cells[]): Promise<string[]> {
  const { facts, counts } = await readWhole(savedTable(rows, 'xlsx'), Source.parse(SOURCE))
  expect(counts.read).toBe(counts.accepted + counts.refused + counts.duplicate + counts.skipped)
  expect(counts.refused).toBe(0)
  return facts.remarks.map((remark) => remark.replace(/^工作表“[^”]*”：/, ''))
}
const TWO: [string, number][] = [
  ['人', 3],
  ['物', 2],
]

it.each([
  ['in a title', (said: string) => [[said], HEADER, ...rowsOf(...TWO)], '上方'],
  ['in a trailing row', (said: string) => [HEADER, ...rowsOf(...TWO), [said]], '末尾'],
])(
  'holds a number of rows %s against them, and its parts against the total and the column whose words they are',
  async (_name, table, place) => {
    expect(await remarksOf(table('共 5 条（人 3，物 2）'))).toEqual([])
    expect(await remarksOf(table('共计６条（人 3、物 2）'))).toEqual([
      `表格${place}写着共 6 条，读到 5 行`,
      `表格${place}写着共 6 条，它的各项加起来是 5`,
    ])
    expect(await remarksOf(table('共 5 条 (人 2, 物 3)'))).toEqual([
      `表格${place}按“类别”写的第 1 项是 2 条，读到 3 行`,
      `表格${place}按“类别”写的第 2 项是 3 条，读到 2 行`,
    ])
    // Some of all is not all.
    expect(await remarksOf(table('共 5 条（其中：人 3 条）'))).toEqual([])
  },
)

it('lets alone what declares no number of rows', async () => {
  for (const title of ['公共场所12处隐患清单', '2026年第3期', '共检查企业12家，发现隐患5条', '共同治理9处', '隐患清单（5=3+2）'])
    expect([title, await remarksOf([[title], HEADER, ...rowsOf(...TWO)])]).toEqual([title, []])
  expect(await remarksOf([['隐患清单（6=3+2）'], HEADER, ...rowsOf(...TWO)])).toHaveLength(2)
})

it('holds sums against the rows they stand under, by column', async () => {
  const rows = [row(1, '人', 100.1, 0.5), row(2, '人', '-', 1), row(3, '物', '1,000.2', 1)]
  const sums = (spent: string | number): Cells => ['合计', '', '', spent, 0.83]
  expect(await remarksOf([HEADER, ...rows, sums('1,100.3')])).toEqual([])
  expect(await remarksOf([HEADER, ...rows, sums(1200.3)])).toEqual(['第 5 行的合计，“已用（元）”写着 1200.3，各行加起来是 1100.3'])
  // On top, and by groups with a sum of all.
  expect(await remarksOf([HEADER, sums(1100.3), ...rows])).toEqual([])
  const groups = [
    HEADER,
    ...rows.slice(0, 2),
    ['小计', '', '', 100.1],
    ...rows.slice(2),
    ['小计', '', '', 1000.2],
    ['总计', '', '', 1100.3],
  ]
  expect(await remarksOf(groups)).toEqual([])
})

it('takes a number beside the word for how many rows there are, and adds up no codes', async () => {
  const header = ['编号', '隐患内容', '类别', '已用（元）', '区划']
  const coded = ['990101', '990102', '990103'].map((code, i): Cells => [`Y${i}`, '护栏缺失', '人', 100, code])
  expect(await remarksOf([header, ...coded, ['合计', '', '', 300, 3]])).toEqual([])
  expect(await remarksOf([header, ...coded, ['合计', '', '', 3, '']])).toEqual([])
  expect(await remarksOf([header, ...coded, ['合计', '', '', 400, 2_970_000]])).toEqual([
    '第 5 行的合计，“已用（元）”写着 400，各行加起来是 300',
  ])
})

it('names no label, which could be a person', async () => {
  const said = (await remarksOf([['共 9 条（林知帆 4，沈远舟 5，人 1）'], HEADER, ...rowsOf(['人', 3], ['物', 2])])).join()
  expect(said).toContain('它的各项加起来是 10')
  expect(said).not.toMatch(/林|沈/)
})

it('takes a trailing number of rows apart that commas parted in a text', async () => {
  const lines = ['编号,隐患内容,类别,已用（元）,整改率', 'Y1,护栏缺失,人,,', 'Y2,护栏缺失,物,,', '共 3 条 (人 2, 物 1),,,']
  const { facts, counts } = await readWhole(Buffer.from(lines.join('\n') + '\n'), Source.parse({ ...SOURCE, format: 'csv' }))
  expect(counts).toMatchObject({ accepted: 2, refused: 0, skipped: 1 })
  expect(facts.remarks).toContain('表格末尾写着共 3 条，读到 2 行')
})

it('is silent exactly where what is declared is so', async () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(numbers, fc.integer({ min: 0, max: 3 }), async (cents, off) => {
      const rows = cents.map((cent, i) => row(i, '人', (cent / 100).toFixed(2)))
      const sum = (cents.reduce((all, one) => all + one, 0) + off) / 100
      const remarks = await remarksOf([[`共 ${cents.length + off} 条`], HEADER, ...rows, ['合计', '', '', sum.toFixed(2)]])
      expect(remarks).toHaveLength(off === 0 ? 0 : 2)
    }),
    { numRuns: 25 },
  )
})
