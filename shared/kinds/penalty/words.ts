/** Administrative penalties: decisions against one party. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  title: '标题',
  enterprises: '涉及企业',
  punishedPersons: '受处罚的个人',
  partyType: '相对人类别',
  registrationNo: '工商注册号',
  organisationCode: '组织机构代码',
  offenceType: '违法行为类型',
  facts: '违法事实',
  legalBasis: '处罚依据',
  penaltyKinds: '处罚类别',
  content: '处罚内容',
  fineFen: '罚款金额',
  confiscatedFen: '没收金额',
  licenceMeasure: '暂扣或吊销证照',
  decidedOn: '决定日期',
  validTo: '有效期至',
  severity: '轻重',
  severityBasis: '分类依据',
  paidOn: '缴款日期',
  correctionDue: '整改期限',
  correctedOn: '整改完成日期',
  objection: '复议或诉讼',
  filedOn: '提出日期',
  outcome: '结果',
  fineBeforeFen: '原罚款金额',
  decidedBy: '作出单位',
  checkedBefore: '此前检查或责令过',
  settlement: '缴款和整改',
  article: '同类依据',
  publicYears: '公示期限（年）',
  publishDue: '应公示期限',
  minUntil: '最早停止公示',
  maxUntil: '最迟停止公示',
} as const

/** Kinds of administrative penalty (行政处罚法 2021, Art. 9). */
export const PENALTY_KINDS = {
  warning: '警告',
  circular_criticism: '通报批评',
  fine: '罚款',
  confiscated_gains: '没收违法所得',
  confiscated_property: '没收非法财物',
  licence_suspension: '暂扣许可证件',
  downgrade: '降低资质等级',
  licence_revocation: '吊销许可证件',
  activity_restriction: '限制开展生产经营活动',
  stop_production_order: '责令停产停业',
  closure_order: '责令关闭',
  employment_restriction: '限制从业',
  detention: '行政拘留',
  other: '其他处罚',
} as const

/** How grave a penalty is for the length of its publicity (信用修复管理办法, NDRC Order 36). */
export const SEVERITIES = { minor: '轻微', ordinary: '一般', serious: '严重' } as const

export const PARTY_TYPES = { organisation: '法人及非法人组织', individual_business: '个体工商户', person: '自然人' } as const

/** What became of an objection, by reconsideration or before a court. */
export const OBJECTION_OUTCOMES = { upheld: '维持', reduced: '减轻', annulled: '撤销' } as const

/**
 * How far a decision is carried out: paying does not close it. What no source tells is unknown, and no state says that it is done. "Not corrected" says
 * that a deadline is public and no correction is.
 */
export const SETTLEMENTS = {
  settled: '已缴款、已整改',
  paid_uncorrected: '已缴款、未整改',
  paid_untold: '已缴款，整改情况未公布',
  corrected_unpaid: '已整改，缴款情况未公布',
  unpaid_uncorrected: '缴款情况未公布，未整改',
  corrected: '已整改（没有罚没款）',
  uncorrected: '未整改（没有罚没款）',
  annulled: '处罚决定已撤销',
  untold: '缴款和整改情况未公布',
} as const

/** What is computed of a decision, by which rule. */
export const PENALTY_RULES = {
  settlement: {
    version: 2,
    text:
      '公布了缴款日期的为已缴款，公布了整改完成日期的为已整改；公布了整改期限、没有公布整改完成日期的为未整改；期限和完成日期都没有公布的，不知道。' +
      '处罚类别已公布、没有罚款也没有没收的，不看缴款。还没有到的日期不算。经复议或诉讼撤销的，不再看缴款和整改',
  },
  correctionOverdue: { version: 2, text: '整改期限早于今天、没有公布整改完成日期的，逾期天数；期限未公布的、决定已撤销的不知道' },
} as const

export type ObjectionOutcome = keyof typeof OBJECTION_OUTCOMES
export type Settlement = keyof typeof SETTLEMENTS
export type PenaltyKind = keyof typeof PENALTY_KINDS
export type Severity = keyof typeof SEVERITIES
