/** Objections as they are public: nothing that anybody wrote, and nobody's name. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  no: '编号',
  about: '对哪条记录',
  aboutKind: '哪一类记录',
  filer: '由谁提出',
  filedOn: '收到日期',
  due: '最迟答复日期',
  stage: '办到哪一步',
  outcome: '决定',
  unit: '作出决定的单位',
  decidedOn: '决定日期',
  workdays: '用了几个工作日',
} as const

/** Who objects. */
export const OBJECTORS = { firm: '记录写明的企业', official: '记录写明的责任人' } as const

/** How far it is. */
export const OBJECTION_STAGES = { received: '已收到，正在核对由谁提出', accepted: '正在处理', answered: '已答复' } as const

/** What was decided. */
export const OBJECTION_OUTCOMES = { kept: '维持', corrected: '更正', revoked: '撤销', not_admitted: '不予受理' } as const

/** How each number of the statistics is reckoned. A number that changes says that the rule has changed. */
export const OBJECTION_STATISTIC_RULES = {
  inTime: {
    label: '按期答复的占比',
    text: '已作出决定的异议里，在收到的次日起 15 个工作日内决定的占比；到期日跨进还没有公布放假安排的年份的，不知道，不计入',
    version: 1,
  },
  upheld: { label: '记录被更正或撤销的', text: '决定是更正或撤销的件数；不予受理的不算', version: 1 },
  workdays: {
    label: '平均用时',
    text: '从收到的次日起到作出决定那天的工作日，各件相加除以件数，四舍五入；跨进还没有公布放假安排的年份的，不知道，不计入',
    version: 1,
  },
} as const
