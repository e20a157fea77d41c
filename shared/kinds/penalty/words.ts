/** Administrative penalties: decisions against one party. This file imports nothing: the mini-program ships it. */
export const penalty = {
  name: '行政处罚',
  short: '处罚',
  unit: '项处罚',
  plural: 'penalties',
  erasedWhenEnded: true,
  labels: {
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
    publicYears: '公示期限（年）',
    publishDue: '应公示期限',
    minUntil: '最早停止公示',
    maxUntil: '最迟停止公示',
  },
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

export type PenaltyKind = keyof typeof PENALTY_KINDS
export type Severity = keyof typeof SEVERITIES
