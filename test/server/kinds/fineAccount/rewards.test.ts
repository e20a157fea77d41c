import { finishRecord } from '../../../../server/mirror/rows/finish'
import { ruleOf } from '../../../../server/kinds/index'
import { EnvelopeInput } from '../../../../shared/envelope'
import type { FineAccountBody } from '../../../../shared/kinds/fineAccount/schema'
import { INPUTS } from '../../../../shared/kinds/schemas'

/** What reporters were paid is in no fine account, however it stands in the sheet of an agency: neither an amount, nor a total, nor a name. */

function made(said: Record<string, unknown>, before: FineAccountBody | null = null, beside: FineAccountBody[] = []) {
  const warnings: string[] = []
  const { body } = finishRecord('fineAccount', INPUTS.fineAccount.parse({ month: '2026-04', ...said }), {
    envelope: EnvelopeInput.parse({}),
    today: '2026-05-20',
    before,
    beside,
    warn: (_, reason) => void warnings.push(reason),
  })
  return { body, warnings }
}
const spent = (...purposes: [string, number | null][]) => purposes.map(([name, spentFen]) => ({ name, spentFen }))

it.each<[string, ReturnType<typeof spent>, ReturnType<typeof spent>]>([
  ['what is called 其他', spent(['奖励举报人陈小帆', 3], ['办案', 50], ['其他', 7]), spent(['办案', 50], ['其他（含举报奖励）', 10])],
  ['the largest of the rest', spent(['举报奖励', 3], ['办案', 50], ['装备', 20]), spent(['装备', 20], ['其他（含举报奖励）', 53])],
  ['the largest where 其他 is nought', spent(['有奖举报', 3], ['办案', 50], ['其他支出', 0]), spent(['其他（含举报奖励）', 53])],
  [
    'what no question rests on',
    spent(['兑现线索奖金', 3], ['罚没收入返还', 90], ['办案', 5]),
    spent(['罚没收入返还', 90], ['其他（含举报奖励）', 8]),
  ],
  [
    'what is told, and not with what is not',
    spent(['举报奖励', 3], ['办案', null], ['装备', 9], ['其他', null]),
    spent(['办案', null], ['其他', null], ['其他（含举报奖励）', 12]),
  ],
  [
    'the largest too where 其他 is less than they are',
    spent(['举报奖励', 3], ['办案', 50], ['装备', 2], ['其他', 1]),
    spent(['装备', 2], ['其他（含举报奖励）', 54]),
  ],
])('tells rewards together with %s, and the same sum', (_, given, told) => {
  const whole = given.reduce((sum, { spentFen }) => sum + (spentFen ?? 0), 0)
  const { body, warnings } = made({ purposes: given, spentFen: whole })
  expect(body.purposes).toEqual(told)
  expect(body.spentFen).toBe(whole)
  expect(warnings.join()).toContain('有举报奖励的用途，不单独公布，已经并入其他')
  expect(warnings.join()).not.toMatch(/\d/)
})

it.each([
  ['nothing else', spent(['举报奖励', 300_000]), spent(['举报奖励', null])],
  ['only what is not told', spent(['举报奖励', 300_000], ['其他', null]), spent(['其他', null], ['举报奖励', null])],
  ['only less', spent(['举报奖励', 300_000], ['办案', 5], ['其他', 4]), spent(['办案', 5], ['其他', 4], ['举报奖励', null])],
  ['no amount of it', spent(['举报奖励', null], ['其他', 300_009]), spent(['其他', 300_009], ['举报奖励', null])],
  ['only what a question rests on', spent(['举报奖励', 300_000], ['罚没收入返还', 9]), spent(['罚没收入返还', 9], ['举报奖励', null])],
])('tells neither the purpose nor the whole where there is %s', (_, given, told) => {
  const { body } = made({ purposes: given, spentFen: 300_009 })
  expect(body).toMatchObject({ purposes: told, spentFen: null })
  expect(JSON.stringify(body)).not.toMatch(/30000[^9]/)
})

it.each([
  ['a part of another purpose', spent(['办案', 5_000], ['其中：举报奖励', 3_000]), 5_000],
  [
    'a part of another purpose, and the whole is told by a name',
    spent(['合计', 9_000], ['办案', 5_000], ['其他', 4_000], ['其中举报奖励', 3_000]),
    null,
  ],
  ['not in what is told as the whole', spent(['办案', 5_000], ['举报奖励', 3_000]), 5_000],
])('tells no amount where rewards are %s', (_, purposes, spentFen) => {
  const { body, warnings } = made({ purposes, spentFen })
  expect(body).toMatchObject({ purposes: spent(['举报奖励', null]), spentFen: null })
  expect(warnings.join()).toContain('相减就是奖励')
})

it('joins rewards with the next purpose too where the largest is hardly larger: what is told of the one would leave the rewards', () => {
  const purposes = (next: number) => spent(['办案', 5_010], ['装备', next], ['举报奖励', 150])
  expect(made({ purposes: purposes(5_000), spentFen: 10_160 }).body.purposes).toEqual(spent(['其他（含举报奖励）', 10_160]))
  expect(made({ purposes: purposes(4_861), spentFen: 10_021 }).body.purposes).toEqual(spent(['其他（含举报奖励）', 10_021]))
  expect(made({ purposes: purposes(4_860), spentFen: 10_020 }).body.purposes).toEqual(spent(['装备', 4_860], ['其他（含举报奖励）', 5_160]))
})

it('does not hide rewards behind what costs the same in another month, and tells a month as it was when that comes to be known', () => {
  const said = { purposes: spent(['热线租金', 5_000], ['办案', 800], ['举报奖励', 300]), spentFen: 6_100 }
  const other = { ...made({}).body, month: '2026-03', purposes: spent(['热线租金', 5_000]) }
  const { body } = made(said, null, [other])
  expect(body.purposes).toEqual(spent(['热线租金', 5_000], ['其他（含举报奖励）', 1_100]))
  const rent = { purposes: spent(['热线租金', 5_000], ['举报奖励', 300]), spentFen: 5_300 }
  expect(made(rent, null, [other]).body).toMatchObject({ purposes: spent(['热线租金', 5_000], ['举报奖励', null]), spentFen: null })
  const others = { purposes: spent(['其他', 5_000], ['举报奖励', 300]), spentFen: 5_300 }
  const always = { ...other, purposes: spent(['其他', 5_000]) }
  expect(made(others, null, [always]).body).toMatchObject({ purposes: spent(['其他', 5_000], ['举报奖励', null]), spentFen: null })
  const late = { ...other, purposes: spent(['办案', 800]) }
  expect(made({ ...said, cases: 4 }, body, [other, late]).body).toEqual({ ...body, cases: 4 })
})

it('leaves other purposes, and awards of other kinds, as they are', () => {
  const purposes = spent(['办案', 50], ['安全生产先进奖励', 3], ['举报热线运行', 4])
  const { body, warnings } = made({ purposes, spentFen: 57 })
  expect(body.purposes).toEqual(purposes)
  expect(warnings).toEqual([])
})

it.each([
  '举 报 奖 励',
  '舉報獎勵',
  '知情人奖励',
  '奖金（群众来电）3000元',
  '线索费',
  '悬赏金',
  '举\u200b报奖励',
  '检举奖励',
  '检举揭发奖金',
  '随手拍奖励',
  '隐患随手拍奖励',
  '举报人补助',
  '举报人慰问金',
  '举报人劳务费',
  '线索提供费',
  '线索补助',
  '内部报告奖励',
  '隐患报告奖励金',
  '12345奖励',
  '“吹哨人”补贴',
  '有功人员奖励',
  '举报费',
  '举报经费',
  '信访奖励',
  '社会监督奖金',
  '支付举报人',
  '发给举报人王某',
  '举报人感谢费',
  '举报专项资金',
  '群众举报支出',
  '线人费',
  '奖励支出',
  '奖金',
  '市民奖励',
  'Whistleblower rewards',
  '社会监督员补贴',
  '义务监督员津贴',
  '信息员报酬',
  '安全信息员补助',
  '情报费',
  '情报员补助',
  '特情费',
  '特情耳目经费',
  '匿名奖',
  '匿名人奖金',
  '匿名者红包',
  '兑奖',
  '兑奖款',
  '兑现奖励',
  '奖金发放',
  '举报红包',
  '红包（举报）',
  '微信红包',
  '线人奖励',
  '线人补贴',
  '付线人',
  '眼线费',
  '内线人员补助',
  '吹哨人奖励',
  '奖金（举报）',
  '举报激励资金',
  '报料奖',
  '报料费',
  '密报费',
  '找茬奖',
  '隐患有奖征集',
  '有奖征集线索',
  '有奖爆料',
  '赏金',
  '酬谢金',
  '群众反映奖励',
  '市民发现隐患酬金',
  '协助执法群众奖励',
  '有功群众补助',
  '社會監督員補貼',
  '舉報紅包',
  '線人費',
  '兌獎',
  'Tip-off bounty',
  '獎勵支出',
  '綫人費',
  '線索慰問金',
  '舉報經費',
  '舉報勞務費',
  '隨手拍獎勵',
  '來電獎勵',
  '酬謝金',
  '提供線索的職工',
  '內線人員補助',
  '举、报、奖、励',
  '【奖励】',
  '举|报奖|励',
  '线民费',
  '告密费',
  '查实奖励',
  '提供信息奖励',
  '反映问题奖励',
  '发现隐患奖励',
  '安全啄木鸟奖励',
  '有奖随拍',
])('knows %s for what reporters are paid', (name) => {
  expect(made({ purposes: spent([name, 3], ['办案', 50]), spentFen: 53 }).body.purposes).toEqual(spent(['其他（含举报奖励）', 53]))
})

it.each([
  '宣传费',
  '培训费',
  '先进单位奖励',
  '12345热线运行费',
  '举报宣传费',
  '举报热线费',
  '线索核查费',
  '检测报告费',
  '评价报告编制费',
  '信访接待费',
  '工资奖金',
  '投诉处理经费',
  '举报热线支出',
  '举报中心运行经费',
  '职工奖励',
  '气象信息员补贴',
  '灾害信息员补助',
  '信息员培训费',
  '信息费',
  '科技情报费',
  '情报资料费',
  '特情处置费',
  '匿名评审专家酬金',
  '彩票兑奖',
  '发票兑奖金',
  '春节红包',
  '违规收受红包线索核查费',
  '红包举报查处费',
  '安全标语有奖征集',
  '有奖征集安全口号',
  '有奖知识竞答',
  '困难群众补贴',
  '群众文体活动奖品',
  '内线电话费',
  '监督员培训费',
  '食品安全监督抽检费',
  '眼线检测费',
  '绩效奖励发放',
  '劳务报酬',
  '见义勇为奖励',
  '一线人员奖励',
  '一线人员补贴',
  '热线人员奖金',
  '申报料费奖励',
  '电影有奖征集作品',
  '信息提供费',
  '隐患排查先进单位奖励',
  '一線人員獎勵',
  '熱線人員獎金',
  '災害信息員補助',
  '举报（热线）费',
])('does not take %s for what reporters are paid', (name) =>
  expect(made({ purposes: spent([name, 3], ['办案', 50]), spentFen: 53 }).body.purposes).toEqual(spent([name, 3], ['办案', 50])),
)

/** Every amount that whoever keeps all versions of a month can make of two of them. */
function followsFrom(versions: readonly FineAccountBody[]): Set<number> {
  const told = versions
    .flatMap(({ purposes, spentFen }) => [...(purposes ?? []).map((one) => one.spentFen), spentFen])
    .flatMap((fen) => fen ?? [])
  return new Set(told.flatMap((one) => [one, ...told.map((other) => Math.abs(one - other))]))
}

it.each<[string, [ReturnType<typeof spent>, number][]]>([
  [
    'takes another partner',
    [
      [spent(['举报奖励', 3], ['办案', 50], ['装备', 20]), 73],
      [spent(['举报奖励', 3], ['办案', 50], ['装备', 20], ['其他', 7]), 80],
    ],
  ],
  [
    'tells rewards for the first time',
    [
      [spent(['办案', 50], ['装备', 20]), 70],
      [spent(['举报奖励', 3], ['办案', 50], ['装备', 20]), 73],
    ],
  ],
  [
    'tells no rewards any more',
    [
      [spent(['举报奖励', 3], ['办案', 50], ['装备', 20]), 73],
      [spent(['办案', 50], ['装备', 20]), 70],
    ],
  ],
  [
    'tells no partner any more',
    [
      [spent(['举报奖励', 3], ['办案', 50]), 53],
      [spent(['举报奖励', 3]), 3],
    ],
  ],
  [
    'tells a whole that it had no partner for',
    [
      [spent(['举报奖励', 3], ['罚没收入返还', 9]), 12],
      [spent(['罚没收入返还', 9]), 12],
    ],
  ],
  [
    'adds a reward',
    [
      [spent(['举报奖励', 10], ['办案', 50]), 60],
      [spent(['举报奖励', 13], ['办案', 50]), 63],
    ],
  ],
  [
    'comes back to what it was',
    [
      [spent(['举报奖励', 3], ['办案', 50], ['装备', 20]), 73],
      [spent(['办案', 50], ['装备', 20]), 70],
      [spent(['办案', 50], ['装备', 20], ['其他', 8]), 78],
    ],
  ],
])('tells rewards by no two versions of a month of which a correction %s', (_, deliveries) => {
  const versions: FineAccountBody[] = []
  for (const [purposes, spentFen] of deliveries) versions.push(made({ purposes, spentFen }, versions.at(-1)).body)
  expect(followsFrom(versions)).not.toContain(3)
  // Nor where the other delivery is a record of its own.
  const beside = versions.slice(0, 1)
  const [purposes, spentFen] = deliveries.at(-1) ?? []
  expect(followsFrom([...beside, made({ purposes, spentFen }, null, beside).body])).not.toContain(3)
})

it('tells a month with rewards again as it was, when something else of it is put right', () => {
  const delivery = { purposes: spent(['举报奖励', 3], ['办案', 50], ['装备', 20]), spentFen: 73 }
  const first = made(delivery).body
  const { body, warnings } = made({ ...delivery, cases: 4 }, first)
  expect(body).toEqual({ ...first, cases: 4 })
  expect(warnings).toHaveLength(1)
  // As a release before this one told it.
  const former = { ...first, purposes: spent(['装备', 20], ['其他', 53]) }
  expect(made(delivery, former).body).toEqual(first)
})

it('leaves corrections of a month without rewards as they are', () => {
  const first = made({ purposes: spent(['办案', 50]), spentFen: 50 }).body
  const said = { purposes: spent(['办案', 55], ['其他', 2]), spentFen: 57 }
  expect(made(said, first).body).toMatchObject(said)
  expect(made(said, null, [{ ...first, month: '2026-03', purposes: spent(['举报奖励', null]) }]).body).toMatchObject(said)
})

const said = (text: string) => made({ answers: [{ signal: 'treasury_gap', text }] }).body.answers[0]?.text

it.each([
  ['经办人林知帆已核对，举报人陈小帆的奖励 3000 元已发。', '经办人林**已核对，举报人陈**的奖励 若干元已发。'],
  ['奖励举报人张三的钱是3,000.00元，另有罚款 5 万元。', '奖励举报人张*的钱是若干元，另有罚款 若干元。'],
  ['本月奖励三名举报人共九千元；罚款 20000 元已入库。', '本月奖励若干名举报人共若干元；罚款 20000 元已入库。'],
  ['12350 举报奖励 2026 年兑现 3000，已全部到账', '12350 举报奖励 2026 年兑现 若干元，已全部到账'],
  ['有奖举报兑现3千块；文号〔2026〕1234号', '有奖举报兑现若干元；文号〔2026〕1234号'],
  ['举报人沈·远·舟的奖励已发，举报人陈 小 帆另发', '举报人沈**的奖励已发，举报人陈**另发'],
  ['给举报人的奖金３０００元已发', '给举报人的奖金若干元已发'],
  ['举报奖励30万，上月3千，罚款件数略', '举报奖励若干元，上月若干元，罚款件数略'],
  ['举报奖励叁仟，另三千余元未领', '举报奖励若干元，另若干元未领'],
  ['举报奖励 3 000 元', '举报奖励 若干元'],
  ['本月举报奖励1件', '本月举报奖励若干件'],
  ['兑现举报奖励一笔。金额为3000元。罚款 20000 元已入库。', '兑现举报奖励若干笔。金额为若干元。罚款 20000 元已入库。'],
  ['兑现举报奖励：\n共 3000元\n罚款 20000 元', '兑现举报奖励：\n共 若干元\n罚款 20000 元'],
  ['举报奖励：3,000.00；另有举报奖励4,500', '举报奖励：若干元；另有举报奖励若干元'],
  ['举报奖励3k，上月98，举报奖励：98', '举报奖励若干元，上月98，举报奖励：若干元'],
  ['举报奖励三０００元，2026-04 已付', '举报奖励若干元，2026-04 已付'],
  ['向举报人支付3000元', '向举报人支付若干元'],
  ['发放3000元给提供线索的群众', '发放若干元给提供线索的群众'],
  ['社会监督员补贴 3000 元已发；罚款 20000 元已入库', '社会监督员补贴 若干元已发；罚款 20000 元已入库'],
  ['本月兑付信息员报酬共九千元', '本月兑付信息员报酬共若干元'],
  ['支出较上月多3000元。主要是举报奖励。罚款 20000 元，立案 3 件。', '支出较上月多若干元。主要是举报奖励。罚款 20000 元，立案 3 件。'],
  ['举报奖励已兑现。3000元是一笔。', '举报奖励已兑现。若干元是若干笔。'],
  ['返还给方归雁，联系人：陈小帆', '返还给方**，联系人：陈**'],
])('tells neither persons nor what a reporter was paid in an answer: %s', (text, told) => {
  expect(said(text)).toBe(told)
  expect(JSON.stringify(ruleOf('fineAccount').mentions(made({ answers: [{ signal: 'treasury_gap', text }] }).body))).not.toMatch(
    /林知帆|陈小帆|张三|方归雁/,
  )
})

it('tells no amount that was spent in an answer of a month in which rewards are', () => {
  const text = '用途2为3000元，是给群众的；罚款 20000 元已入库'
  const answers = [{ signal: 'treasury_gap', text }]
  expect(made({ answers, purposes: spent(['办案', 50]) }).body.answers[0]?.text).toBe(text)
  const hidden = '用途2为若干元，是给群众的；罚款 20000 元已入库'
  expect(made({ answers, purposes: spent(['办案', 50], ['举报奖励', 3]) }).body.answers[0]?.text).toBe(hidden)
  expect(made({ answers }, null, [{ ...made({}).body, purposes: spent(['举报奖励', null]) }]).body.answers[0]?.text).toBe(hidden)
})

it.each([
  '本月集中办理年初立案案件 12 件，罚款 30000 元。',
  '举报人身份依法保密，请向市财政局经办人核对。',
  '经办人员已核对',
  '先进单位奖励 3000 元',
  '气象信息员补贴 3000 元，彩票兑奖 500 元',
  '一线人员奖励 3000 元',
  '依据第一百二十条，我局千方百计做好举报奖励的保密工作',
  '罚款３０００元已入库，共 12 件。其中 3 万元待缴。',
])('leaves an answer as it is that tells no person: %s', (text) => expect(said(text)).toBe(text))

it('tells of a month with rewards no budget that moved, nor one that may be the whole where that is not told', () => {
  const delivery = { purposes: spent(['举报奖励', 3], ['办案', 50], ['装备', 20]), spentFen: 73, budgetFen: 3_000 }
  const first = made(delivery).body
  expect(first).toMatchObject({ budgetFen: 3_000, spentFen: 73 })
  expect(made({ ...delivery, cases: 4 }, first).body.budgetFen).toBe(3_000)
  const raised = made({ ...delivery, budgetFen: 3_450 }, first)
  expect([raised.body.budgetFen, raised.body.spentFen]).toEqual([null, 73])
  expect(raised.warnings.join()).toContain('预算')
  // What is named with the budget for the first time was there before: the difference would be what is paid of it.
  const unnamed = made({ purposes: spent(['办案', 50], ['装备', 20]), spentFen: 70, budgetFen: 70 }).body
  expect(made({ ...delivery, budgetFen: 73 }, unnamed).body).toMatchObject({ budgetFen: null, spentFen: null })
  const alone = { purposes: spent(['举报奖励', 300_000], ['罚没收入返还', 9]), spentFen: 300_009, budgetFen: 300_009 }
  expect(made(alone).body).toMatchObject({ budgetFen: null, spentFen: null })
  const county = made({ ...delivery, division: '990102' }).body
  expect(made({ division: '990100', spentFen: 90, budgetFen: 90 }, null, [county]).body).toMatchObject({ budgetFen: null, spentFen: null })
  // Without rewards it moves as it likes.
  expect(made({ spentFen: 70, budgetFen: 80 }, unnamed).body.budgetFen).toBe(80)
})

it('leads from no answer to a page on which stands what it does not tell', () => {
  const url = 'https://a.example/shuoming/1.html'
  const urlOf = (text: string, more: Record<string, unknown> = {}) =>
    made({ answers: [{ signal: 'treasury_gap', text, url }], ...more }).body.answers[0]?.url
  expect(urlOf('代收银行更换系统，5 月已补缴。')).toBe(url)
  expect(urlOf('举报奖励已兑现。')).toBeNull()
  const spending = '用途2为3000元；罚款 20000 元已入库'
  expect(urlOf(spending)).toBe(url)
  expect(urlOf(spending, { purposes: spent(['办案', 50], ['举报奖励', 3]) })).toBeNull()
})
