import type { PenaltyItem } from '../../../shared/kinds/penalty/schema'
import { PUBLISH_WITHIN_WORKDAYS, addWorkdays } from '../../law/workdays'
import { defineKind, found } from '../define'
import { namesOf } from '../named'
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
    return { body: { ...decision, ...parties, ...publicity, publishDue }, ends: { publicUntil, declaredUntil } }
  },
  // A decision of a day to come is none yet.
  turnsOn: ({ decidedOn }, today) => (decidedOn !== null && decidedOn > today ? decidedOn : null),
  parties: ({ enterprises, punishedPersons }) => ({ enterprises, persons: punishedPersons }),
  hidden: spellingsOf,
  title: ({ title, enterprises, punishedPersons }) => title ?? namesOf(enterprises, ...punishedPersons),
  search: ({ title, offenceType, enterprises }) => [title, offenceType, ...enterprises.map(({ name }) => name)],
  figures: [{ key: 'penalties', label: '公示中的处罚' }],
  evidence: (penalties) => {
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
      offenceType: /^违法行为类型$|^处罚事由$/,
      facts: /违法.*(事实|行为)$|違反法規內容|法條敘述/,
      legalBasis: /处罚依据|違法法規法條|違反法規條款/,
      penaltyKinds: /^处罚(类别|种类)$/,
      content: /^处罚(内容|结果)$|^行政处罚决定$/,
      fineFen: /^罚款(金额|数额)|^罰鍰金額/,
      decidedOn: /处罚决定(的)?(日期|时间)|决定日期|^处罚(日期|时间)$|處分日期/,
    },
    needs: [['enterprises.0.name', 'punishedPersons'], ['decidedOn']],
    // A list of decisions is handed over piece by piece; what is absent from one is not over.
    coverage: 'additions',
    ofPersons: ['punishedPersons', 'enterprises.0.name'],
    templates: { 'national-penalty-30': PENALTY_30, 'national-penalty-22': PENALTY_22 },
  },
  sample,
})

const describe = ({ decidedOn, offenceType, title, documentNo }: PenaltyItem): string =>
  ['行政处罚', decidedOn ?? '日期未公布', offenceType ?? title ?? documentNo].filter(Boolean).join(' ')
