import { readFileSync } from 'node:fs'
import { read as readBook, utils } from '@e965/xlsx'
import { monthIn } from '../../../../server/mirror/source/unpivot'
import { Source } from '../../../../server/mirror/source/sources'
import { undeclaredColumns } from '../../../../server/mirror/rows/parse'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { readWhole } from '../../../support/parse'
import { realFiles } from '../../../support/realData'
import { savedTable } from '../../../support/workbooks'

/** Months side by side: each filled cell is a row, and no line is lost. */

const SOURCE = {
  name: 'funding',
  title: '整治经费',
  agency: '局',
  kind: 'hazard',
  format: 'xlsx',
  path: 'x.xlsx',
  coverage: 'additions',
  rhythmHours: 24,
  key: ['编号', '月份'],
  columns: { no: '编号', title: '项目', description: '月份', 'funding.spentFen': { from: '支付', unit: '元' } },
  unpivot: { columns: 'months', name: '月份', value: '支付' },
}
const TITLE = ['整治经费台账']
const ROWS = [
  TITLE,
  ['编号', '项目', '2026.1', '2026年2月', '3月', '备注'],
  ['Z1', '护栏', 100.5, '', '200', ''],
  ['Z2', '排风', '', '', '', ''],
  ['Z3', '配电', '', '同上', '未付', ''],
]
const read = (rows: (string | number)[][], source: object = SOURCE) => readWhole(savedTable(rows, 'xlsx'), Source.parse(source))

it('reads each filled cell under a month as a row, keeps its place, and says what became of every line', async () => {
  const { accepted, counts, findings, facts } = await read(ROWS)
  const bodies = [...accepted.values()].map(({ body }) => body as HazardBody)
  expect(bodies.map(({ no, title, description, funding }) => [no, title, description, funding?.spentFen])).toEqual([
    ['Z1', '护栏', '2026-01', 10_050],
    ['Z1', '护栏', '03', 20_000],
  ])
  // The title and the line that has no amount are skipped; the header is neither.
  expect(counts).toMatchObject({ read: 6, accepted: 2, refused: 2, duplicate: 0, skipped: 2 })
  expect(findings.filter(({ severity }) => severity === 'refused').map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [5, '2026年2月', '写的是“同上”一类的字，看不出指的是哪一格，请写明内容'],
    [5, '3月', '“未付”不是金额'],
  ])
  expect(facts.remarks).toContain('2 行按列拆成 4 行（unpivot），另有 1 行这些列都空着，没有采用')
  expect(undeclaredColumns(Source.parse(SOURCE) as never, facts.columns)).toEqual(['备注'])
})

it('reads no month in another unit than the one that the source tells', async () => {
  const rows = [
    ['编号', '项目', '4月（元）', '5月'],
    ['Z1', '护栏', 1, 2],
  ]
  const { accepted } = await read(rows)
  expect([...accepted.values()].map(({ body }) => (body as HazardBody).funding?.spentFen)).toEqual([100, 200])
  const other = [['编号', '项目', '4月（万元）', '5月'], ...rows.slice(1)]
  await expect(read(other)).rejects.toThrow('“4月（万元）”的单位是万元，登记的单位是元')
  const thousands = [['编号', '项目', '4月（千元）', '5月'], ...rows.slice(1)]
  await expect(read(thousands)).rejects.toThrow('“4月（千元）”的单位不是元或万元')
  const untold = { ...SOURCE, columns: { ...SOURCE.columns, 'funding.spentFen': '支付' } }
  await expect(read(rows, untold)).rejects.toThrow('“4月（元）”的单位是元，登记里没有写单位')
  const named = {
    ...untold,
    columns: { ...SOURCE.columns, 'funding.spentFen': '支付（元）' },
    unpivot: { ...SOURCE.unpivot, value: '支付（元）' },
  }
  expect((await read(rows, named)).counts).toMatchObject({ accepted: 2 })
})

it('reads columns by their names, and months under a group', async () => {
  const named = { ...SOURCE, unpivot: { columns: ['一季度', '二季度'], name: '月份', value: '支付' } }
  const quarters = await read(
    [
      ['编号', '项目', '一季度', '二季度'],
      ['Z1', '护栏', 1, 2],
    ],
    named,
  )
  expect([...quarters.accepted.values()].map(({ body }) => (body as HazardBody).description)).toEqual(['一季度', '二季度'])
  const grouped = await read([
    ['编号', '项目', '审批金额', ''],
    ['', '', '2026.1', '2026.2'],
    ['Z1', '护栏', 1, 2],
  ])
  expect([...grouped.accepted.values()].map(({ body }) => (body as HazardBody).description)).toEqual(['2026-01', '2026-02'])
})

it.each([
  ['2019.3', '2019-03'],
  ['审批金额2019.10', '2019-10'],
  ['２０１９年３月', '2019-03'],
  ['2020-01', '2020-01'],
  ['12月', '12'],
  ['1-3月', null],
  ['截至3月', null],
  ['2014', null],
  ['2013.13', null],
  ['序号3', null],
])('knows the month in %s', (header, month) => expect(monthIn(header)).toBe(month))

it.each([
  ['没有一列是登记要拆成行的列', ['编号', '项目', '甲', '乙']],
  ['两列都是2026-01', ['编号', '项目', '2026.1', '2026年1月']],
  ['本来就有“支付”这一列', ['编号', '项目', '2026.1', '支付']],
])('stops where %s', async (words, header) => {
  await expect(read([header, ['Z1', '护栏', 1, 2]])).rejects.toThrow(words)
})

it.each([
  ['主键（key）要有“月份”', { key: ['编号'] }],
  ['“支付”没有填进任何字段', { columns: { no: '编号', title: '项目' } }],
  ['“2026.1”要拆成行，不能再单独用作一列', { persons: ['2026.1'] }],
  ['两个不同的列名', { unpivot: { columns: 'months', name: '月份', value: '月份' } }],
  ['不能和 tally 一起用', { tally: 'no', columns: { title: '编号' } }],
])('refuses a description: %s', (words, change) =>
  expect(Source.safeParse({ ...SOURCE, ...change }).error?.issues.find(({ path }) => path.join() === 'unpivot')?.message).toContain(words),
)

const [funding] = realFiles('funding', /\.xls$/)
const itReal = funding === undefined ? it.skip : it
itReal('reads a real ledger of money by months, with every filled cell a row and every line accounted for', async () => {
  const bytes = readFileSync(funding ?? '')
  const source = Source.parse({
    ...SOURCE,
    format: 'xls',
    sheet: 'Sheet1',
    key: ['序号', '施工分包商', '月份', '支付'],
    columns: { title: '月份', 'enterprise.name': '施工分包商', 'funding.spentFen': { from: '支付', unit: '元' } },
  })
  const { counts, accepted, findings } = await readWhole(bytes, source)
  // Counted by another reader: twelve months stand in columns F to Q, below a title and two rows of header.
  const sheet = readBook(bytes).Sheets.Sheet1
  const lines = sheet === undefined ? [] : utils.sheet_to_json<unknown[]>(sheet, { header: 1, range: 4, blankrows: true })
  const cells = lines.flatMap((line) => line.slice(5, 17)).filter((cell) => cell !== undefined && String(cell).trim() !== '')
  expect(cells.length).toBeGreaterThan(8)
  expect(counts.accepted + counts.refused + counts.duplicate).toBe(cells.length)
  expect(counts.read).toBe(counts.accepted + counts.refused + counts.duplicate + counts.skipped)
  // One amount stands far below the table, beside no firm.
  expect(findings.filter(({ severity, line }) => severity === 'refused' && line > 40)).toHaveLength(counts.refused)
  expect(counts.refused).toBe(1)
  for (const { body } of accepted.values()) expect((body as HazardBody).title).toMatch(/^20(?:19|20)-\d\d$/)
})

describe('groups of columns', () => {
  const GROUPED = {
    ...SOURCE,
    key: ['编号', '序'],
    columns: { no: '编号', title: '问题', 'enterprise.name': '企业', 'commitments.deadline': '期限' },
    persons: ['责任人'],
    unpivot: { groups: ['问题', '期限', '责任人'], name: '序' },
  }
  const HEADER = ['编号', '企业', '问题1', '期限1', '责任人1', '问题（2）', '期限（2）', '责任人（2）', '备注']
  const FIRM = '云帆示例机械有限公司'

  it('reads what has one number as one row, and says what became of every line', async () => {
    const { accepted, counts, findings, facts } = await read(
      [HEADER, ['J1', FIRM, '护栏松动', '2026-06-01', '林知帆', '林知帆未锁配电箱', '待定', '沈远舟', ''], ['J2', FIRM, '', '', '', '排风停用', '2026-06-03', '', ''], ['J3', FIRM, '', '', '', '', '', '', '无']], // prettier-ignore
      GROUPED,
    )
    const bodies = [...accepted.values()].map(({ body }) => body as HazardBody)
    expect(bodies.map(({ no, title, commitments }) => [no, title, commitments?.deadline])).toEqual([
      ['J1', '护栏松动', '2026-06-01'],
      ['J2', '排风停用', '2026-06-03'],
    ])
    expect(findings.filter(({ severity }) => severity === 'refused').map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, '期限（2）', '“待定”不是日期'],
    ])
    expect(counts).toMatchObject({ read: 4, accepted: 2, refused: 1, skipped: 1 })
    expect(facts.remarks).toContain('2 行按列拆成 3 行（unpivot），另有 1 行这些列都空着，没有采用')
    expect(undeclaredColumns(Source.parse(GROUPED) as never, facts.columns)).toEqual(['备注'])
  })

  it('hides a person of one row in the texts of every row of its line', async () => {
    const row = ['J1', FIRM, '沈远舟发现护栏松动', '2026-06-01', '林知帆', '林知帆未锁配电箱', '2026-06-02', '沈远舟', '']
    for (const source of [
      GROUPED,
      { ...GROUPED, persons: [], columns: { ...GROUPED.columns, 'commitments.responsibility.person': '责任人' } },
    ]) {
      const { accepted, counts } = await read([HEADER, row], source)
      expect(counts).toMatchObject({ accepted: 2 })
      expect(JSON.stringify([...accepted.values()])).not.toMatch(/知帆|远舟/)
    }
  })

  it('stops where the columns of persons are gone, or two have one number', async () => {
    const gone = HEADER.filter((name) => !name.startsWith('责任人'))
    await expect(read([gone, ['J1', FIRM, '甲', '', '乙', '', '']], GROUPED)).rejects.toThrow('没有了写人名的列“责任人”')
    const twice = HEADER.map((name) => (name === '问题（2）' ? '问题一' : name))
    await expect(read([twice, ['J1', FIRM, '甲', '', '', '乙', '', '', '']], GROUPED)).rejects.toThrow('“问题1”和“问题一”两列都是1')
  })

  it.each([
    [
      '写 columns 和 value，或者 items 和 value，或者只写 groups',
      { unpivot: { groups: ['问题'], columns: 'months', name: '序', value: '支付' } },
    ],
    ['写 columns 和 value，或者 items 和 value，或者只写 groups', { unpivot: { columns: 'months', name: '序' } }],
    ['name 和 value 要是两个不同的列名', { unpivot: { groups: ['序'], name: '序' } }],
    ['“整改”没有填进任何字段', { unpivot: { groups: ['整改'], name: '序' } }],
  ])('refuses a description: %s', (words, change) =>
    expect(
      Source.safeParse({ ...GROUPED, ...change })
        .error?.issues.map(({ message }) => message)
        .join(),
    ).toContain(words),
  )
})

it('reads a table of which every column that is read is made of others', async () => {
  const source = Source.parse({
    name: 'fines',
    title: '罚款',
    agency: '局',
    kind: 'fineAccount',
    format: 'csv',
    path: 'x.csv',
    coverage: 'additions',
    rhythmHours: 24,
    key: ['月份'],
    columns: { month: '月份', cases: '件数' },
    ignore: ['项目'],
    unpivot: { columns: 'months', name: '月份', value: '件数' },
  })
  const { counts } = await readWhole(Buffer.from('项目,2026年1月,2026年2月\n罚款,1,2\n'), source)
  expect(counts).toMatchObject({ accepted: 2, refused: 0 })
})
