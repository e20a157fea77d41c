import { AGENCY, COMMON, PORT_AGENCY, TRANSPORT_AGENCY, feed, table, workbook } from '../../sample/files'
import { Random } from '../../sample/random'
import type { Day } from '../../../shared/codes/dates'
import type { AgencyAnswer } from '../../../shared/kinds/fineAccount/schema'
import type { Sample } from '../sample'
import { sampleMonths, type Manner, type SampleMonth } from './sampleMonths'

/** Two agencies that go about it as chance has it, and one whose figures raise questions. */
const BUREAU: Manner = { cases: 7, amount: [50, 300], orders: 16, late: [], budget: 86_000 }
const TRANSPORT: Manner = { cases: 15, amount: [10, 100], orders: 12, late: [], budget: 64_000 }
const PORT: Manner = { cases: 23, evenLately: 24, amount: [15, 40], orders: 6, late: [7, 4], budget: 52_000 }

const SHEET_HEADER = [
  '序号',
  '月份',
  '罚款件数',
  '罚款金额（元）',
  '已缴金额（元）',
  '缴入国库（元）',
  '缴库凭证号',
  '责令改正件数',
  '首违不罚件数',
  '复议诉讼办结',
  '撤销或变更',
  '经费预算（元）',
  '实际支出（元）',
  '用途1',
  '用途1金额（元）',
  '用途2',
  '用途2金额（元）',
] as const

const inChinese = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`

const cellsOf = (one: SampleMonth): (string | number)[] => [
  one.cases,
  one.fined,
  one.paid,
  one.treasury,
  one.voucher,
  one.ordersToCorrect,
  one.noPenalty,
  one.reconsidered,
  one.annulled,
  one.budget,
  one.spent,
  ...one.purposes.flat(),
]

/** One line a month under a title, as the bureau's own clerk keeps it. */
const sheet = (months: readonly SampleMonth[]): Buffer =>
  workbook(
    '罚款收支',
    [
      ['云帆市应急管理局罚款收支月报（演示数据）'],
      [...SHEET_HEADER],
      ...months.map((one, i) => [i + 1, inChinese(one.month), ...cellsOf(one)]),
      ['注：演示数据，与任何真实单位无关。'],
    ],
    SHEET_HEADER.length,
    [0, months.length + 2],
  )

const TABLE_HEADER = SHEET_HEADER.slice(1)

const csv = (months: readonly SampleMonth[]): Buffer =>
  table(
    '云帆市交通运输局罚款收支（演示数据）',
    TABLE_HEADER,
    months.map((one) => [one.month.replace('-', '/'), ...cellsOf(one).map(String)]),
    [{ 月份: '2026年13月', 罚款件数: '4' }],
  )

const COLUMNS = {
  month: '月份',
  cases: '罚款件数',
  finedFen: '罚款金额（元）',
  paidFen: '已缴金额（元）',
  treasuryFen: '缴入国库（元）',
  voucher: '缴库凭证号',
  ordersToCorrect: '责令改正件数',
  noPenalty: '首违不罚件数',
  reconsidered: '复议诉讼办结',
  annulled: '撤销或变更',
  budgetFen: '经费预算（元）',
  spentFen: '实际支出（元）',
  'purposes.0.name': '用途1',
  'purposes.0.spentFen': '用途1金额（元）',
  'purposes.1.name': '用途2',
  'purposes.1.spentFen': '用途2金额（元）',
}

/** What the third agency has published about one of the questions. */
const answerOf = (months: readonly SampleMonth[], today: Day): AgencyAnswer => ({
  signal: 'treasury_gap',
  month: months.at(-7)?.month ?? null,
  text: '当月代收银行更换系统，罚款停留在过渡户，三个月后已经补缴国库。',
  publishedOn: today,
  url: null,
})

/** A month as the third agency's system hands it over. */
const feedRow = (one: SampleMonth, division: string, answers: AgencyAnswer[]) => ({
  key: one.month,
  agency: PORT_AGENCY,
  body: {
    division,
    month: one.month,
    cases: one.cases,
    finedFen: one.fined * 100,
    paidFen: one.paid * 100,
    treasuryFen: one.treasury * 100,
    voucher: one.voucher,
    ordersToCorrect: one.ordersToCorrect,
    noPenalty: one.noPenalty,
    reconsidered: one.reconsidered,
    annulled: one.annulled,
    budgetFen: one.budget * 100,
    spentFen: one.spent * 100,
    purposes: one.purposes.map(([name, spent]) => ({ name, spentFen: spent * 100 })),
    answers,
  },
})

const OURS = { ...COMMON, kind: 'fineAccount' } as const

/** `city`: division code of the city, whose two departments have it. */
const sourcesOf = (city: string) => [
  {
    ...OURS,
    agency: AGENCY,
    name: 'yunfan-fines-bureau',
    title: '应急管理局罚款收支月报',
    format: 'xlsx',
    path: 'fines-bureau.xlsx',
    key: ['月份'],
    columns: { ...COLUMNS, division: { value: city } },
    ignore: ['序号'],
  },
  {
    ...OURS,
    agency: TRANSPORT_AGENCY,
    name: 'yunfan-fines-transport',
    title: '交通运输局罚款收支月报',
    format: 'csv',
    encoding: 'gb18030',
    path: 'fines-transport.csv',
    key: ['月份'],
    columns: { ...COLUMNS, division: { value: city } },
  },
  { ...OURS, agency: PORT_AGENCY, name: 'yunfan-fines-port', title: '港区执法大队罚款收支', format: 'json-feed', path: 'fines-port.json' },
]

export const sample: Sample = {
  after: ['zone'],
  draw: ({ today, seed, zones }) => {
    const county = zones.find(({ level }) => level === 'county')?.code ?? ''
    const months = (more: number, manner: Manner) => sampleMonths(new Random(seed + more), today, manner)
    const port = months(33, PORT)
    return {
      files: {
        'fines-bureau.xlsx': sheet(months(31, BUREAU)),
        'fines-transport.csv': csv(months(32, TRANSPORT)),
        'fines-port.json': feed(
          'fineAccount',
          today,
          port.map((one, i) => feedRow(one, county, i === port.length - 1 ? [answerOf(port, today)] : [])),
        ),
      },
      sources: sourcesOf(`${county.slice(0, 4)}00`),
    }
  },
}
