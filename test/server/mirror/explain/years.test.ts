import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import type { FineAccountBody } from '../../../../shared/kinds/fineAccount/schema'
import { Source } from '../../../../server/mirror/source/sources'
import { monthlyIn } from '../../../../server/mirror/source/unpivot'
import { explained } from '../../../support/explained'
import { readWhole } from '../../../support/parse'

/** Monthly sheets of fines that tell the year in a column of its own, or have several columns for each month. */

const AGENCY = '云帆市示例执法支队'
type Found = Awaited<ReturnType<typeof explained>>
const bodiesOf = ({ reading }: Found) => [...reading.accepted.values()].map(({ body }) => body as FineAccountBody)

it('takes the year of a month from the column beside it', async () => {
  const found = await explained([
    ['执法单位', '年份', '月份', '罚款件数', '罚款金额（元）'],
    [AGENCY, '2025', '12月', '12', '36000'],
    [AGENCY, '2026年', '1', '9', '22000'],
    [AGENCY, '民国115年', '02', '7', '9000'],
  ])
  expect(found.source).toMatchObject({ layout: { year: { column: '年份' } }, ignore: [] })
  expect(found.remarks).toContain('“月份”没有写年，按“年份”一列的年份建议')
  expect(found.remarks).not.toContain('没有采用')
  expect(bodiesOf(found).map(({ month, cases }) => [month, cases])).toEqual([
    ['2025-12', 12],
    ['2026-01', 9],
    ['2026-02', 7],
  ])
  expect(found.reading.facts.remarks).toContain('3 格没有写年，年取自“年份”一列（layout.year）')
})

it('takes the year of months side by side from the column of each line', async () => {
  const found = await explained([
    ['各执法单位罚没款收入情况（单位：元）'],
    ['执法单位', '年度', '1月', '2月', '3月'],
    [AGENCY, '2025', '36000', '22000', ''],
    [AGENCY, '2026', '9000', '8000', '7000'],
  ])
  expect(bodiesOf(found).map(({ month, paidFen }) => [month, paidFen])).toEqual([
    ['2025-01', 3_600_000],
    ['2025-02', 2_200_000],
    ['2026-01', 900_000],
    ['2026-02', 800_000],
    ['2026-03', 700_000],
  ])
})

it.each([
  [
    'in one header row',
    ['执法单位', '1月罚款件数', '1月罚款金额（元）', '2月罚款件数', '2月罚款金额（元）', '3月罚款件数', '3月罚款金额（元）'],
    null,
  ],
  [
    'below the months',
    ['执法单位', '1月', '', '2月', '', '3月', ''],
    ['', '罚款件数', '罚款金额（元）', '罚款件数', '罚款金额（元）', '罚款件数', '罚款金额（元）'],
  ],
])('reads several columns of each month as one row of it, %s', async (_how, header, below) => {
  const found = await explained(
    [
      ['2026年罚款情况'],
      header,
      ...(below === null ? [] : [below]),
      [AGENCY, '12', '36000', '9', '22000', '', ''],
      ['云帆市示例大队', '1', '500', '2', '600', '3', '700'],
    ],
    below === null ? [] : ['A2:A3', 'B2:C2', 'D2:E2', 'F2:G2'],
  )
  expect(found.source).toMatchObject({ unpivot: { groups: ['罚款件数', '罚款金额(元)'], by: 'months', name: '月份' } })
  expect(found.reading.counts).toMatchObject({ accepted: 5, refused: 0 })
  expect(bodiesOf(found).map(({ month, cases, finedFen }) => [month, cases, finedFen])).toEqual([
    ['2026-01', 12, 3_600_000],
    ['2026-02', 9, 2_200_000],
    ['2026-01', 1, 50_000],
    ['2026-02', 2, 60_000],
    ['2026-03', 3, 70_000],
  ])
})

it('reads of money of several sorts below each other only what is of the kind', async () => {
  const found = await explained([
    ['2026年非税收入（单位：元）'],
    ['项目', '1月', '2月', '3月'],
    ['罚没收入', '36000', '22000', '100'],
    ['利息收入', '5', '6', '7'],
    ['行政事业性收费', '8', '9', '10'],
  ])
  expect(found.source).toMatchObject({ kind: 'fineAccount', layout: { only: { column: '项目', words: ['罚没收入'] } } })
  expect(bodiesOf(found).map(({ paidFen }) => paidFen)).toEqual([3_600_000, 2_200_000, 10_000])
  expect(found.reading.counts).toMatchObject({ read: 6, accepted: 3, skipped: 3 })
})

it('refuses months without their year where the column of it is missing or empty', async () => {
  const source = Source.parse({
    name: 'fines',
    title: '罚款',
    agency: AGENCY,
    kind: 'fineAccount',
    format: 'csv',
    path: 'x.csv',
    coverage: 'additions',
    rhythmHours: 24,
    key: ['月份'],
    columns: { month: '月份', cases: '件数' },
    layout: { year: { column: '年份' } },
  })
  await expect(readWhole(Buffer.from('月份,件数\n1月,2\n'), source)).rejects.toThrow('没有“年份”这一列，不知道月份和日期是哪一年')
  const { counts, accepted } = await readWhole(Buffer.from('年份,月份,件数\n,1月,2\n2026,2月,3\n2026,2025-12,4\n'), source)
  expect(counts).toMatchObject({ accepted: 2, refused: 1 })
  expect([...accepted.values()].map(({ body }) => (body as FineAccountBody).month)).toEqual(['2026-02', '2025-12'])
})

it.each([
  ['1月罚款件数', '罚款件数', '01'],
  ['2026年3月/罚款金额', '罚款金额', '2026-03'],
  ['罚款件数2026.3', '罚款件数', '2026-03'],
  ['罚款件数12月份', '罚款件数', '12'],
])('finds in %s what it holds and its month', (header, stem, number) => expect(monthlyIn(header)).toMatchObject({ stem, number }))
it.each(['1-3月罚款', '1罚款', '3月', '罚款1-3月', '第1项罚款', '罚款1'])('finds no month beside a name in %s', (header) =>
  expect(monthlyIn(header)).toBeNull(),
)

it('tells the whole month of several columns too where it is read as a text', async () => {
  const source = Source.parse({
    name: 'funds',
    title: '经费',
    agency: AGENCY,
    kind: 'hazard',
    format: 'csv',
    path: 'x.csv',
    coverage: 'additions',
    rhythmHours: 24,
    key: ['编号', '月份'],
    columns: { no: '编号', description: '月份', 'funding.spentFen': { from: '支付', unit: '元' } },
    unpivot: { groups: ['支付', '计划'], by: 'months', name: '月份' },
    layout: { year: 2026 },
  })
  const { accepted } = await readWhole(Buffer.from('编号,1月支付,1月计划,2月支付,2月计划\nZ1,1,2,3,4\n'), source)
  expect([...accepted.values()].map(({ body }) => (body as HazardBody).description)).toEqual(['2026-01', '2026-02'])
})
