import { Source } from '../../../../server/mirror/source/sources'
import { feed } from '../../../../server/sample/files'
import type { RewardBody } from '../../../../shared/kinds/reward/schema'
import { explained } from '../../../support/explained'
import { readWhole, type WholeReading } from '../../../support/parse'

/** Lists of rewards as offices write them: joined and rounded while they are read, and repeated nowhere. */

const bodiesOf = ({ accepted }: WholeReading) => [...accepted.values()].map(({ body }) => body as RewardBody)

it('knows a list of single payments and joins it by its year', async () => {
  const found = await explained([
    ['云帆市2025年举报奖励发放台账'],
    ['序号', '年度', '发放月份', '奖励金额（元）', '年度奖励预算（万元）'],
    ['1', '2025', '2025年1月', '3000', '30'],
    ['2', '2025', '2025年1月', '1980', ''],
    ['3', '2025', '2025年2月', '12345', ''],
    ['4', '2025', '2025年12月', '3000', ''],
  ])
  expect(found.source).toMatchObject({ kind: 'reward', gather: 'entries', key: ['年度'], coverage: 'additions' })
  expect(Object.fromEntries(found.columns.map(({ name, field }) => [name, field]))).toEqual({
    序号: 'entries.0.no',
    年度: 'year',
    发放月份: 'entries.0.month',
    '奖励金额（元）': 'entries.0.amountFen',
    '年度奖励预算（万元）': 'budgetFen',
  })
  const [body] = bodiesOf(found.reading)
  expect(body).toMatchObject({ year: '2025', budgetFen: 30_000_000, payments: 3, totalFen: 1_700_000, openFrom: '2025-03' })
  expect(JSON.stringify(body)).not.toMatch(/1980|12345|198000|1234500/)
})

it('knows a list of months and bands, and joins what is too small in it', async () => {
  const found = await explained([
    ['年度', '月份', '奖励档次', '笔数', '合计金额（元）'],
    ['2025', '1月', '500元以下', '4', '1600'],
    ['2025', '1月', '500-3000元', '1', '3000'],
    ['2025', '2月', '500元以下', '2', '800'],
    ['2025', '3月', '1万元至5万元', '3', '61000'],
  ])
  expect(found.source).toMatchObject({ kind: 'reward', gather: 'entries', key: ['年度'] })
  const [body] = bodiesOf(found.reading)
  expect(body?.batches.map(({ firstMonth, lastMonth, payments }) => [firstMonth, lastMonth, payments])).toEqual([
    ['2025-01', '2025-01', 5],
    ['2025-02', '2025-03', 5],
  ])
  expect(body?.batches.flatMap(({ bands }) => bands).every(({ payments, totalFen }) => payments >= 3 && totalFen % 100_000 === 0)).toBe(
    true,
  )
})

const COMMON = { name: 'rewards', title: '举报奖励', agency: '某市', kind: 'reward', path: 'x', coverage: 'additions', rhythmHours: 24 }
const TABLE = {
  ...COMMON,
  format: 'csv',
  key: ['年度'],
  gather: 'entries',
  columns: {
    year: '年度',
    'entries.0.month': '月份',
    'entries.0.payments': '笔数',
    'entries.0.totalFen': { from: '合计', unit: '元' },
    'entries.0.amountFen': { from: '金额', unit: '元' },
  },
}
const SOURCE = Source.parse(TABLE)
const read = (rows: string[], today?: string) =>
  readWhole(Buffer.from(['年度,月份,笔数,合计,金额', ...rows].join('\n') + '\n'), SOURCE, today)

it('repeats no row and no cell in a report, not even of one that is refused', async () => {
  const { findings, counts } = await read(['2025,1月,,,19800001234x', '2025,2月,,,3000', '2026,2025-12,,,6543'])
  expect(counts.refused).toBe(2)
  const told = JSON.stringify(findings)
  expect(told).toContain('这类记录的原文不公开')
  expect(told).not.toMatch(/1234x|3000|6543/)
})

it('says the same of a feed', async () => {
  const bytes = feed('reward', '2026-05-20', [
    { key: '2025', body: { year: '2025', entries: [{ month: '2025-01', amountFen: 198_012, oops: 1 }] } },
  ])
  const { findings } = await readWhole(bytes, Source.parse({ ...COMMON, format: 'json-feed' }))
  expect(findings).toHaveLength(1)
  expect(JSON.stringify(findings)).not.toContain('198012')
})

it.each([
  ['no number and no amount', '2025,1月,,5000,', ['2025-01']],
  ['a number and no total', '2025,1月,5,,', ['2025-01']],
  ['a month that is not due', '2026,6月,,5000,', []],
])('counts nothing of a row with %s, and says of which month with its batch', async (_, row, uncounted) => {
  const alone = await read([row], '2026-06-30')
  expect(bodiesOf(alone)).toMatchObject([{ payments: null, totalFen: null, batches: [], uncounted: [] }])
  expect(alone.findings.map(({ reason }) => reason).some((reason) => reason.includes('没有计入'))).toBe(uncounted.length > 0)
  const [body] = bodiesOf(await read([row, `${row.slice(0, 4)},1月,3,9000,`], '2026-06-30'))
  expect(body).toMatchObject({ payments: 3, totalFen: 900_000, uncounted })
})

it('takes up the rows again on the day on which a month may be public', async () => {
  const rows = ['2026,3月,3,9000,', '2026,5月,3,9000,']
  const payments = async (today: string) => bodiesOf(await read(rows, today))[0]?.payments
  expect(await payments('2026-04-30')).toBeNull()
  expect(await payments('2026-05-01')).toBe(3)
  expect(await payments('2026-07-01')).toBe(6)
})

it('takes a month without payments for one, and tells it apart from one of which nothing is known', async () => {
  const [body] = bodiesOf(await read(['2025,1月,0,0,', '2025,2月,3,9000,'], '2026-05-20'))
  expect(body?.batches).toMatchObject([{ firstMonth: '2025-01', lastMonth: '2025-02', payments: 3 }])
  expect(body?.uncounted).toEqual([])
})

const ROWS = ['2025,1月,,,3000', '2025,1月,,,3000', '2025,1月,,,3000', '2025,1月,,,500', '2025,1月,,,500', '2025,1月,,,500']

it('counts every line without a number of its own as a payment, however many say the same', async () => {
  const { findings, facts } = await read(ROWS)
  expect(findings).toEqual([])
  expect(facts.remarks.join()).not.toContain('完全相同')
  expect(bodiesOf(await read(ROWS))).toMatchObject([{ payments: 6, totalFen: 1_100_000 }])
})

it('counts lines of one number that say the same once, and lines of several numbers each', async () => {
  const numbered = Source.parse({ ...TABLE, columns: { ...TABLE.columns, 'entries.0.no': '序号' } })
  const readNumbered = async (numbers: readonly (number | '')[]) => {
    const rows = ROWS.map((row, i) => `${numbers[i]},${row}`)
    return bodiesOf(await readWhole(Buffer.from(['序号,年度,月份,笔数,合计,金额', ...rows].join('\n') + '\n'), numbered))[0]?.payments
  }
  expect(await readNumbered([1, 2, 3, 4, 5, 6])).toBe(6)
  expect(await readNumbered([1, 1, 2, 3, 4, 4])).toBe(4)
  expect(await readNumbered(['', '', '', '', '', ''])).toBe(6)
})

it.each([
  ['a cell that is no amount', '2025,1月,,,四千五', '金额', '“…”不是金额'],
  ['a month that is none', '2025,13月,,,300', '月份', '格式不对'],
  ['a month of another year', '2025,2024-12,,,300', '月份', '月份不在这一年里，分不清是哪一年的奖励'],
  ['an amount that was taken back', '2025,1月,,,-2000', '金额', '是负数：收回、冲减的不是另外一笔，没有采用；请在原来那一行更正'],
  ['an amount in brackets', '2025,1月,,,(2000)', '金额', '是负数：收回、冲减的不是另外一笔，没有采用；请在原来那一行更正'],
])('refuses a row with %s by itself and leaves the rest', async (_, row, column, reason) => {
  const { findings, counts, accepted } = await read([...ROWS.slice(0, 2), row, ...ROWS.slice(2)])
  expect(counts).toMatchObject({ accepted: 1, refused: 1 })
  expect(findings).toMatchObject([{ severity: 'refused', line: 4, column, reason, original: '（这类记录的原文不公开）' }])
  expect([...accepted.values()].map(({ body }) => body)).toEqual(bodiesOf(await read(ROWS)))
})

it('takes the last budget of a year, and says that the lines differ', async () => {
  const budgeted = Source.parse({ ...TABLE, columns: { ...TABLE.columns, budgetFen: { from: '预算', unit: '万元' } } })
  const rows = ROWS.map((row, i) => `${row},${i < 4 ? 30 : 40}`)
  const reading = await readWhole(Buffer.from(['年度,月份,笔数,合计,金额,预算', ...rows].join('\n') + '\n'), budgeted)
  expect(reading.counts).toMatchObject({ accepted: 1, refused: 0 })
  expect(reading.findings).toMatchObject([{ severity: 'warning', column: '预算', reason: '各行写的不一样，按最后一行' }])
  expect(bodiesOf(reading)).toMatchObject([{ payments: 6, budgetFen: 40_000_000 }])
})

it('names no cell that nobody could read: its path would tell of a line', async () => {
  const amount = { from: '金额', unit: '元', lenient: true }
  const lenient = Source.parse({ ...TABLE, columns: { ...TABLE.columns, 'entries.0.amountFen': amount } })
  const rows = ['年度,月份,笔数,合计,金额', ...ROWS, '2025,1月,,,四千五']
  const { accepted, findings } = await readWhole(Buffer.from(rows.join('\n') + '\n'), lenient)
  expect(findings.map(({ reason }) => reason).join()).toContain('按不知道读取')
  expect([...accepted.values()].map(({ unread, body }) => [unread, (body as RewardBody).payments])).toEqual([[undefined, 6]])
})

it('tells no word of a line beside its batches: neither its number nor its day, nor why one was put right or taken back', async () => {
  const words = (...said: [documentNo: string, on: string, correction: string, withdrawn: string, basis: string]) => said.join(',')
  const envelope = { documentNo: '审批单号', publishedAt: '发放日期', correction: '更正说明', withdrawn: '撤回原因', basis: '依据' }
  const told = async (said: string) => {
    const rows = ROWS.map((row) => `${row},${said}`)
    const header = '年度,月份,笔数,合计,金额,审批单号,发放日期,更正说明,撤回原因,依据'
    const { accepted } = await readWhole(Buffer.from([header, ...rows].join('\n') + '\n'), Source.parse({ ...TABLE, envelope }))
    return [...accepted.values()][0]?.envelope
  }
  const nothing = { documentNo: null, publishedAt: null, correction: null, basis: null }
  expect(await told(words('虚应急奖〔2025〕3721号', '2025-03-07', '补登一笔3721元', '', '罚款的15%'))).toMatchObject({
    ...nothing,
    withdrawn: null,
  })
  expect(await told(words('', '', '', '3721元发错', ''))).toMatchObject({ ...nothing, withdrawn: '来源撤下' })
})

it('reads a year of thousands of payments, those that cannot be read each refused by itself, and keeps none of them', async () => {
  const rows = Array.from({ length: 2_000 }, (_, i) => `2025,${1 + (i % 12)}月,,,${i % 10 === 0 ? '三千' : 3_000 + (i % 7) * 100}`)
  const { counts, accepted } = await read(rows, '2026-05-01')
  expect(counts).toMatchObject({ accepted: 1, refused: 200, duplicate: 0 })
  const [body] = bodiesOf({ accepted } as WholeReading)
  expect([body?.payments, body?.batches.length]).toEqual([1_800, 12])
  expect(JSON.stringify(body).length).toBeLessThan(6_000)
  const many = ['年度,月份,笔数,合计,金额', ...Array.from({ length: 10_001 }, (_, i) => `2025,1月,,,${i + 1}`)].join('\n') + '\n'
  await expect(readWhole(Buffer.from(many), SOURCE)).rejects.toThrow('同一主键的行超过 10000 行，一条记录放不下')
})

/** What stands beside the batches of a year, as its description and its rows say it. */
async function toldBeside(envelope: Record<string, unknown>, header: string, wordsOf: (line: number) => string) {
  const lines = [['年度,月份,笔数,合计,金额', header], ...ROWS.map((row, i) => [row, wordsOf(i)])]
  const { accepted, counts } = await readWhole(
    Buffer.from(lines.map((line) => line.join(',')).join('\n') + '\n'),
    Source.parse({ ...TABLE, envelope }),
  )
  const [record] = accepted.values()
  return { counts, envelope: record?.envelope, body: record?.body as RewardBody | undefined }
}
const UNTOLD = { sourceUrl: null, publishedAt: null, documentNo: null, basis: null, annulledOn: null, repairedOn: null }

it('counts payments of which each has a page, a number and an office of its own, and tells none of these', async () => {
  const envelope = { sourceUrl: '网址', documentNo: '文号', agency: '发放单位', publicUntil: '公示截止' }
  const each = (i: number) =>
    `https://a.example/jiangli/${i}.html,虚应急奖〔2025〕${i + 1}号,虚构市${'甲乙丙丁戊己'[i]}县应急管理局,2026-0${i + 6}-01`
  const told = await toldBeside(envelope, '网址,文号,发放单位,公示截止', each)
  expect(told.counts).toMatchObject({ accepted: 1, refused: 0 })
  expect(told.body?.payments).toBe(6)
  expect(told.envelope).toMatchObject({ ...UNTOLD, agency: COMMON.agency, publicUntil: '2028-12-31' })
})

it('tells an address that its description gives for the list as a whole', async () => {
  const page = 'https://a.example/jubao/jiangli/'
  const envelope = { sourceUrl: { value: page }, basis: { value: '虚构市举报奖励办法' } }
  const told = await toldBeside(envelope, '备注', () => '')
  expect(told.envelope).toMatchObject({ ...UNTOLD, sourceUrl: page, basis: '虚构市举报奖励办法' })
})

it.each(['annulledOn', 'repairedOn'])('takes a year back by a day of one of its lines, %s, and tells not which', async (field) => {
  const told = await toldBeside({ [field]: '日期' }, '日期', (i) => (i === 2 ? '2026-03-07' : ''))
  expect(told.envelope).toMatchObject({ ...UNTOLD, withdrawn: '来源撤下' })
})

it('tells of a feed no address, day or office that it writes beside a year', async () => {
  const entries = [1, 2, 3].map((n) => ({ no: String(n), month: '2025-01', amountFen: 300_000 }))
  const beside = {
    agency: '虚构市消防救援支队',
    sourceUrl: 'https://a.example/jiangli/3.html',
    publishedAt: '2026-03-07',
    publicUntil: '2026-07-01',
  }
  const bytes = feed('reward', '2026-05-20', [{ key: '2025', ...beside, body: { year: '2025', entries } }])
  const { accepted } = await readWhole(bytes, Source.parse({ ...COMMON, format: 'json-feed' }))
  expect([...accepted.values()].map(({ envelope }) => envelope)).toMatchObject([
    { ...UNTOLD, agency: COMMON.agency, publicUntil: '2028-12-31' },
  ])
})
