import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { explainFile } from '../../../../server/mirror/explain/index'
import type { AccidentBody } from '../../../../shared/kinds/accident/schema'
import type { DirectiveBody } from '../../../../shared/kinds/directive/schema'
import type { FineAccountBody } from '../../../../shared/kinds/fineAccount/schema'
import type { InspectionBody } from '../../../../shared/kinds/inspection/schema'
import type { PenaltyBody } from '../../../../shared/kinds/penalty/schema'
import type { RewardBody } from '../../../../shared/kinds/reward/schema'
import type { ZoneBody } from '../../../../shared/kinds/zone/schema'
import { explained, onlySource } from '../../../support/explained'
import { readWhole } from '../../../support/parse'
import { temporaryFolder } from '../../../support/store'

/** Sheets of fines, visits, measures, investigations and rewards as offices hand them over: each is read by the proposal, or the clerk is told what it lacks. */

const { dir, remove } = temporaryFolder()
afterAll(remove)

type Found = Awaited<ReturnType<typeof explained>>
const bodiesOf = <Body>({ reading }: Pick<Found, 'reading'>): Body[] => [...reading.accepted.values()].map(({ body }) => body as Body)

/** A table of this name, in an encoding, as it is explained and read by the proposal. */
async function explainedText(name: string, rows: string[][], encoding = 'gb18030') {
  const bytes = iconv.encode(rows.map((cells) => cells.join(',') + '\r\n').join(''), encoding)
  writeFileSync(join(dir, name), bytes)
  const explanation = await explainFile(join(dir, name))
  return { ...explanation, remarks: explanation.remarks.join('\n'), bytes }
}
const readText = async (name: string, rows: string[][]) => {
  const found = await explainedText(name, rows)
  return { ...found, reading: await readWhole(found.bytes, onlySource(found.proposal)) }
}

describe('fines', () => {
  const AGENCY = '云帆市示例执法支队'

  it('are read from a sheet of two header rows, its unit in the title, with sums at its end', async () => {
    const found = await explained(
      [
        ['云帆市2026年罚没收支情况统计表'],
        ['填报单位：云帆市示例局', '', '', '', '', '', '', '单位：万元'],
        ['执法单位', '月份', '行政处罚', '', '罚没收入', '', '', '执法经费'],
        ['', '', '案件数（件）', '责令改正（件）', '罚款决定金额', '实际收缴金额', '上缴国库金额', '本月支出'],
        [AGENCY, '2026年1月', '12', '30', '3.6', '3.1', '3.1', '8.5'],
        [AGENCY, '2026年2月', '9', '25', '2.2', '2.2', '2', '7.5'],
        ['合计', '', '21', '55', '5.8', '5.3', '5.1', '16'],
      ],
      ['A1:H1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:G3'],
    )
    expect(found.reading.counts).toMatchObject({ accepted: 2, refused: 0 })
    expect(bodiesOf<FineAccountBody>(found)[0]).toMatchObject({
      month: '2026-01',
      cases: 12,
      ordersToCorrect: 30,
      finedFen: 3_600_000,
      paidFen: 3_100_000,
      treasuryFen: 3_100_000,
      spentFen: 8_500_000,
    })
  })

  it('are read from months side by side whose year and meaning stand in the title, and a sum of them is none', async () => {
    const found = await explained([
      ['2026年1-3月各执法单位罚没款收入情况（单位：元）'],
      ['执法单位', '1月', '2月', '3月', '合计'],
      [AGENCY, '36000', '22000', '', '58000'],
      ['云帆市示例大队', '9000', '8000', '7000', '24000'],
    ])
    expect(found.remarks).toContain('按表头上方和工作表名称写着的年份建议')
    expect(bodiesOf<FineAccountBody>(found).map(({ month, paidFen }) => [month, paidFen])).toEqual([
      ['2026-01', 3_600_000],
      ['2026-02', 2_200_000],
      ['2026-01', 900_000],
      ['2026-02', 800_000],
      ['2026-03', 700_000],
    ])
  })

  it('are read from a sheet on its side in whose corner stands what its rows are', async () => {
    const found = await explained([
      ['项目', '2026年1月', '2026年2月'],
      ['罚款件数', '12', '9'],
      ['罚款金额（元）', '36000', '22000'],
      ['实缴金额（元）', '31000', '22000'],
    ])
    expect(bodiesOf<FineAccountBody>(found).map(({ month, cases, paidFen }) => [month, cases, paidFen])).toEqual([
      ['2026-01', 12, 3_100_000],
      ['2026-02', 9, 2_200_000],
    ])
  })

  it('of which only the checks of each month are told, and their running total, are months of which the rest is not public', async () => {
    const found = await readText('抽检.csv', [
      ['统计月份', '當月抽檢家數', '當年度累計抽檢家數', '製造業者'],
      ['11501', '73', '73', '0'],
      ['11502', '97', '171', '0'],
    ])
    expect(found.remarks).not.toContain('没有采用')
    expect(found.proposal.sources[0]).toMatchObject({ kind: 'fineAccount', key: ['统计月份'], ignore: ['製造業者'] })
    const bodies = bodiesOf<FineAccountBody>(found)
    expect(bodies.map(({ month, checks, checksToDate, cases }) => [month, checks, checksToDate, cases])).toEqual([
      ['2026-01', 73, 73, null],
      ['2026-02', 97, 171, null],
    ])
  })

  it('under fiscal years have their month by the name of the file; what is paid and in which unit is left to a person', async () => {
    const rows = [
      ['name', 'jul_fy27', 'jul_fy26', 'fy27_ytd'],
      ['parking_fines', '120.0', '100.0', '120.0'],
      ['other', '7.0', '', '7.0'],
    ]
    const told = await explainedText('2026-07-receipts.csv', rows, 'utf8')
    expect(told.proposal.sources[0]).toMatchObject({
      kind: 'fineAccount',
      unpivot: { columns: ['jul_fy27', 'jul_fy26'] },
      columns: { month: { from: '月份', values: { jul_fy27: '2026-07', jul_fy26: '2025-07' } } },
    })
    expect(() => onlySource(told.proposal)).toThrow('没有填进任何字段')
    const [source = {}] = told.proposal.sources
    const filled = { ...source, columns: { ...(source.columns as object), paidFen: { from: '金额', unit: '元' } } }
    const { counts } = await readWhole(told.bytes, onlySource({ sources: [filled] }), '2026-12-31')
    // What else the city takes in is no fine.
    expect(counts).toMatchObject({ accepted: 2, refused: 0, skipped: 1 })
    const untold = await explainedText('receipts.csv', rows, 'utf8')
    expect(untold.proposal.sources[0]).toMatchObject({ columns: { month: { values: { jul_fy27: '', jul_fy26: '' } } } })
    expect(untold.remarks).toContain('从几月起算没有写')
  })
})

describe('visits', () => {
  it('with their findings side by side, the number within the header, are a row for each finding', async () => {
    const found = await readText('四不两直.csv', [
      [
        '检查编号',
        '四不两直检查日期',
        '企业名称',
        '问题1描述',
        '问题1整改期限',
        '问题1状态',
        '问题2描述',
        '问题2整改期限',
        '问题2状态',
        '附件1',
        '附件2',
      ],
      ['A1', '2026-06-09', '云帆示例机械有限公司', '配电箱未上锁', '2026-06-20', '已整改', '应急灯损坏', '2026-06-21', '未整改', 'a', 'b'],
      ['A2', '2026-06-12', '云帆示例商场', '安全出口堵塞', '2026-06-13', '已销号', '', '', '', 'c', ''],
      ['A3', '2026-06-13', '云帆示例仓库', '', '', '', '', '', '', '', ''],
    ])
    expect(found.proposal.sources[0]).toMatchObject({
      key: ['检查编号', '序'],
      unpivot: { groups: ['问题描述', '问题整改期限', '问题状态'] },
    })
    expect(found.reading.counts).toMatchObject({ read: 4, accepted: 3, refused: 0, skipped: 1 })
    expect(bodiesOf<InspectionBody>(found).map(({ problem, due, status }) => [problem, due, status])).toEqual([
      ['配电箱未上锁', '2026-06-20', 'submitted'],
      ['应急灯损坏', '2026-06-21', 'open'],
      ['安全出口堵塞', '2026-06-13', 'closed'],
    ])
  })

  it('in another language are known by its words', async () => {
    const found = await readText('visits.csv', [
      [
        'Inspection Nr',
        'Date Opened',
        'Violation Item 1 Standard Cited',
        'Violation Item 1 Points',
        'Violation Item 2 Standard Cited',
        'Violation Item 2 Points',
      ],
      ['1', '2026-06-09', 'X 1', '2', 'X 2', '4'],
      ['2', '2026-06-10', 'X 3', '2', '', ''],
    ])
    expect(bodiesOf<InspectionBody>(found).map(({ visit, visitedOn, problem }) => [visit, visitedOn, problem])).toEqual([
      ['1', '2026-06-09', 'X 1'],
      ['1', '2026-06-09', 'X 2'],
      ['2', '2026-06-10', 'X 3'],
    ])
  })

  it('are as far as the column says that strikes them off, whatever another says of what was done', async () => {
    const found = await explained([
      ['清单编号：AF-202606'],
      ['暗访日期', '被查单位', '发现的问题隐患', '问题根源', '整改落实情况', '是否销号'],
      ['2026-06-09', '云帆示例机械有限公司', '配电箱未上锁', '资金投入不足', '已完成整改', '是'],
      ['2026-06-10', '云帆示例商场', '安全出口堵塞', '说不清楚', '已完成整改', '否'],
    ])
    expect(found.remarks).toContain('旁边有“是否销号”，“整改落实情况”没有采用')
    expect(found.remarks).toContain('“说不清楚”等 1 种写法没有认出')
    expect(bodiesOf<InspectionBody>(found).map(({ listNo, status, cause }) => [listNo, status, cause])).toEqual([
      ['AF-202606', 'closed', 'money'],
      ['AF-202606', 'open', null],
    ])
  })
})

it('takes the day of completion beside a deadline for the day when it was done, and what has to be done from the finer column', async () => {
  const found = await explained([
    ['会议名称', '会议时间', '工作任务', '具体措施', '牵头单位', '办结时限', '办理进度', '完成时间'],
    ['示例安委会第3次会议', '2026-03-10', '消防通道整治', '清理占道', '示例商务局', '2026-04-30', '已办结', '2026-04-28'],
    ['示例安委会第3次会议', '2026-03-10', '消防通道整治', '安装报警器', '示例住建局', '2026-05-31', '序时推进', ''],
  ])
  expect(
    bodiesOf<DirectiveBody>(found).map(({ measures }) => measures.map(({ text, due, doneOn, state }) => [text, due, doneOn, state])),
  ).toEqual([
    [
      ['清理占道', '2026-04-30', '2026-04-28', 'done'],
      ['安装报警器', '2026-05-31', null, 'open'],
    ],
  ])
})

describe('rewards', () => {
  it('have their year by the title, and a sum beside a number of payments is the sum of them', async () => {
    const found = await explained([
      ['2025年举报奖励发放情况表（单位：元）'],
      ['月份', '奖励档次', '发放笔数', '发放金额'],
      ['1月', '3000元-1万元', '5', '30000'],
      ['2月', '3000元-1万元', '4', '20000'],
    ])
    expect(found.source).toMatchObject({ gather: 'entries', layout: { yearName: '年度' } })
    const [body] = bodiesOf<RewardBody>(found)
    expect([body?.year, body?.payments, body?.totalFen]).toEqual(['2025', 9, 5_000_000])
  })

  it('are not read where a sheet tells only months and sums', async () => {
    const found = await explainedText('汇总.csv', [
      ['月份', '合计金额（元）'],
      ['2026-01', '1200'],
    ])
    expect(found.remarks).toContain('没有认出这是哪一类记录')
    await expect(readWhole(found.bytes, onlySource(found.proposal))).rejects.toThrow('请填写列名')
  })
})

it('takes days of payment, outcomes and what was known before from a list of decisions, and asks where no day stands', async () => {
  const found = await explained([
    [
      '处罚决定书文号',
      '被处罚单位',
      '案由',
      '罚款金额（元）',
      '决定日期',
      '实缴日期',
      '缴款情况',
      '责令限期整改期限',
      '行政复议诉讼情况',
      '处罚前是否检查',
      '整改完成日期',
    ],
    [
      '云示罚〔2026〕1号',
      '云帆示例机械有限公司',
      '堵塞通道',
      '20000',
      '2026-03-02',
      '2026-03-10',
      '已缴纳',
      '2026-04-01',
      '复议维持',
      '是',
    ],
  ])
  expect(bodiesOf<PenaltyBody>(found)[0]).toMatchObject({
    offenceType: '堵塞通道',
    paidOn: '2026-03-10',
    settlement: 'paid_uncorrected',
    objection: { outcome: 'upheld' },
    checkedBefore: true,
  })
  expect(found.remarks).toContain('“缴款情况”只说缴没缴，没有哪天')
  // Filled by nobody yet, and tomorrow by somebody.
  expect(found.source).toMatchObject({ columns: { correctedOn: '整改完成日期' } })
})

it('says which columns of an investigation it leaves out without the column that they need', async () => {
  const found = await explained([
    ['事故名称', '发生时间', '死亡（人）', '调查报告提交时间', '整改措施落实情况'],
    ['示例“3·1”坍塌事故', '2025-03-01', '1', '2025-04-20', '已落实'],
  ])
  expect(bodiesOf<AccidentBody>(found)[0]).toMatchObject({ deaths: 1, investigation: null })
  expect(found.remarks).toContain('“调查报告提交时间”、“整改措施落实情况”要有')
})

it('reads who answers for a grid, and since and until when, several of them as one grid; a grid without anybody stays', async () => {
  const head = ['网格编号', '网格名称', '网格级别', '网格员姓名', '任职日期', '离任日期', '培训日期', '考核结果', '下次培训日期']
  const found = await explained([
    head,
    ['G1', '示例第一网格', '网格', '林知帆', '2025-01-01', '', '2026-03-01', '合格', '2027-03-01'],
    ['G1', '示例第一网格', '网格', '顾青', '2024-01-01', '2026-05-01', '', '', ''],
    ['G2', '示例第二网格', '网格', '', '', '', '', '', ''],
  ])
  expect(found.reading.counts).toMatchObject({ accepted: 2, refused: 0 })
  expect(
    bodiesOf<ZoneBody>(found).map(({ code, persons }) => [code, persons.map(({ termTo, training }) => [termTo, training?.passed ?? null])]),
  ).toEqual([
    [
      'G1',
      [
        [null, true],
        ['2026-05-01', null],
      ],
    ],
    ['G2', []],
  ])
  expect(JSON.stringify(bodiesOf(found))).not.toMatch(/知帆|顾青/)
})

it('makes no record of a table that is none, and says that it is not known', async () => {
  const found = await explainedText(
    '气温.csv',
    [
      ['統計月份', '平均氣溫', '最高氣溫', '降雨日數'],
      ['11501', '16', '27', '9'],
      ['11502', '17', '28', '11'],
    ],
    'utf8',
  )
  expect(found.remarks).toContain('没有认出这是哪一类记录')
  await expect(readWhole(found.bytes, onlySource(found.proposal))).rejects.toThrow('请填写列名')
  const firms = await explainedText('超标.csv', [
    ['时间', '企业名称', '处罚结果', '整改情况'],
    ['一季度', '云帆示例机械有限公司', '罚款', '已整改'],
  ])
  expect(firms.remarks).toContain('更像“行政处罚”')
})

it('tells how a table of sorts against districts is read, and leaves its sums out', async () => {
  const found = await explainedText('底数.csv', [
    ['区县', '危险源（处）', '桥梁（座）', '合计'],
    ['东港区', '12', '40', '52'],
    ['西山区', '5', '22', '27'],
  ])
  expect(found.remarks).toContain('像是交叉表')
  expect(found.remarks).toContain('"columns": ["危险源（处）", "桥梁（座）"]')
})
