import { earliest } from '../../../shared/codes/dates'
import type { PenaltyInput, PenaltyItem } from '../../../shared/kinds/penalty/schema'
import { correctionOverdue, isAnnulled, settlementOf } from '../../../shared/kinds/penalty/settlement'
import { PENALTY_RULES } from '../../../shared/kinds/penalty/words'
import type { Warn } from '../../cellError'
import { PUBLISH_WITHIN_WORKDAYS, addWorkdays } from '../../law/workdays'
import { defineKind, found, standsOn } from '../define'
import { namesOf } from '../named'
import { articleOf } from './article'
import { countable } from './countable'
import { orders } from './orders'
import { partiesOf, spellingsOf } from './parties'
import { publicityOf } from './publicity'
import { sample } from './sample'
import { PENALTY_22, PENALTY_30 } from './templates'

export const penalty = defineKind('penalty', {
  toPublic: (input, { envelope, warn, today }) => {
    const { publicUntil, declaredUntil, ...publicity } = publicityOf(input, envelope.publicUntil, warn, today)
    const { publicYears: _term, ...decision } = input
    const parties = partiesOf(input)
    const publishDue = input.decidedOn && addWorkdays(input.decidedOn, PUBLISH_WITHIN_WORKDAYS)
    const settlement = settlementOf(input, today)
    warnOfDays(input, today, warn)
    return { body: { ...decision, ...parties, settlement, ...publicity, publishDue }, ends: { publicUntil, declaredUntil } }
  },
  // A decision of a day to come is none yet, nor is a payment or a correction.
  turnsOn: ({ decidedOn, paidOn, correctedOn }, today) =>
    earliest([decidedOn, paidOn, correctedOn].filter((day) => day !== null && day > today)),
  parties: ({ enterprises, punishedPersons }) => ({ enterprises, persons: punishedPersons }),
  decidedBy: (_body, { agency }) => [agency],
  hidden: spellingsOf,
  title: ({ title, enterprises, punishedPersons }) => title ?? namesOf(enterprises, ...punishedPersons),
  search: ({ title, offenceType, enterprises }) => [title, offenceType, ...enterprises.map(({ name }) => name)],
  item: ({ offenceType, legalBasis }) => ({ article: offenceType === null ? articleOf(legalBasis) : null }),
  deadlines: ({ correctionDue, correctedOn }) =>
    correctionDue === null || correctedOn !== null ? [] : [{ key: 'correction', on: correctionDue, what: '责令改正期限' }],
  figures: [
    { key: 'penalties', label: '公示中的处罚' },
    { key: 'paidUncorrected', label: '已缴款、未整改的处罚', query: () => ({ settlement: 'paid_uncorrected' }) },
  ],
  computed: (body, today) => [
    { field: 'settlement', value: body.settlement, ...ruleOf('settlement') },
    ...(today === null ? [] : [{ field: 'correctionOverdue', value: correctionOverdue(body, today), ...ruleOf('correctionOverdue') }]),
  ],
  stands: {
    letter: '罚',
    word: '处罚',
    title: ({ offenceType, title, documentNo }) => offenceType ?? title ?? documentNo,
    // What was annulled is no decision any more, whatever its source still lists.
    on: (item) => (isAnnulled(item) ? null : standsOn(item.decidedOn)),
  },
  countable,
  orders,
  evidence: (all) => {
    const penalties = all.filter((one) => !isAnnulled(one))
    const serious = penalties.filter(({ severity }) => severity === 'serious')
    const others = penalties.filter(({ severity }) => severity !== 'serious')
    return [
      ...found('stop', serious.map(describe), `有 ${serious.length} 项严重行政处罚在公示`),
      ...found('warn', others.map(describe), `现有 ${others.length} 项行政处罚在公示`),
    ]
  },
  intake: {
    headers: {
      title: /^(标题|標題|处罚名称|案件名称)$/,
      'enterprises.0.name':
        /^(被处罚(单位|企业|对象|人)?(名称)?|行政相对人名称|相对人名称|当事人(名称)?|企业名称|單位名稱|事業單位名稱.*)$/,
      'enterprises.0.uscc': /信用代码.*$/,
      punishedPersons: /^被处罚(当事人|个人).*$/,
      offenceType: /^违法(行为)?(类型|类别)$|^处罚事由$|^案由$/,
      facts: /违法.*(事实|行为)$|違反法規內容|法條敘述/,
      legalBasis: /处罚依据|違法法規法條|違反法規條款/,
      penaltyKinds: /^处罚(类别|种类)$/,
      content: /^处罚(内容|结果)$|^行政处罚决定$/,
      fineFen: /^罚款(金额|数额)|^罰鍰金額/,
      paidOn: /^(罚款|罚没款)?(实际)?(缴款|缴纳|缴费|缴清|实缴|到账|履行)(完毕)?(日期|时间)$|^(datepaid|paymentdate|paidon)$/,
      correctionDue: /^(责令)?(限期)?(整改|改正)(期限|时限|限期|截止日期)$|^abatementdue(date)?$|^限期(整改|改正)(日期|时间)?$/,
      correctedOn: /^(整改|改正)(完成|复查|验收|合格)(日期|时间)$|^(复查|整改)合格(日期|时间)$/,
      'objection.filedOn': /^(复议|诉讼|申请复议|提起诉讼|异议)(申请|提出|受理)?(日期|时间)$/,
      'objection.outcome': /^(行政)?(复议|诉讼|复议诉讼|复议\/诉讼|复议、诉讼|复议或诉讼|异议)(决定|结果|结论|情况)$/,
      'objection.fineBeforeFen': /^(原|变更前|初次)(罚款|处罚)?(金额|数额)|^initialpenalty$/,
      'objection.decidedBy': /^(行政)?(复议|诉讼)(机关|法院|单位)$/,
      checkedBefore: /^(此前|处罚前)?(是否)?(检查|责令|提醒|教育)过$|^(此前|处罚前)(是否|有无)?(已)?(检查|责令改正|提醒|教育)$/,
      decidedOn: /处罚决定(的)?(日期|时间)|决定日期|^处罚(日期|时间)$|處分日期/,
    },
    needs: [['enterprises.0.name', 'punishedPersons'], ['decidedOn']],
    // A list of decisions is handed over piece by piece; what is absent from one is not over.
    coverage: 'additions',
    ofPersons: ['punishedPersons', 'enterprises.0.name'],
    asks: [
      [
        /^(罚款)?(缴款|缴纳|履行|执行)(情况|状态)$|^是否(已)?(缴款|缴纳|缴清|履行)$/,
        '只说缴没缴，没有哪天：没有这个字段，没有采用；请来源给出缴款日期',
      ],
      [/^(整改|改正)(情况|状态)$|^是否(已)?(整改|改正)(到位)?$/, '只说改没改，没有哪天：没有这个字段，没有采用；请来源给出整改完成日期'],
      [/^复查(日期|时间)$/, '是哪天去复查，不一定合格，没有采用；只在合格时填写的，请改成 correctedOn'],
    ],
    words: {
      'objection.outcome': {
        变更: 'reduced',
        减轻: 'reduced',
        撤消: 'annulled',
        驳回: 'upheld',
        部分撤销: 'reduced',
        复议维持: 'upheld',
        维持原处罚: 'upheld',
        诉讼维持: 'upheld',
        复议撤销: 'annulled',
        复议变更: 'reduced',
      },
    },
    templates: { 'national-penalty-30': PENALTY_30, 'national-penalty-22': PENALTY_22 },
  },
  sample,
})

const ruleOf = (field: keyof typeof PENALTY_RULES) => ({ rule: PENALTY_RULES[field].text, version: PENALTY_RULES[field].version })

/** Days that cannot be, as known on a day: they are shown as they stand, and remarked. */
function warnOfDays({ decidedOn, paidOn, correctedOn }: PenaltyInput, today: string, warn: Warn): void {
  if (paidOn !== null && paidOn > today) warn('paidOn', '公布的缴款日期还没有到')
  if (correctedOn !== null && correctedOn > today) warn('correctedOn', '公布的整改完成日期还没有到')
  if (paidOn !== null && decidedOn !== null && paidOn < decidedOn) warn('paidOn', '公布的缴款日期早于处罚决定日期')
}

const describe = ({ decidedOn, offenceType, title, documentNo }: PenaltyItem): string =>
  ['行政处罚', decidedOn ?? '日期未公布', offenceType ?? title ?? documentNo].filter(Boolean).join(' ')
