/** Findings of secret visits: what was found, who puts it right until when, and on which month-end list it stands. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  no: '编号',
  visit: '暗访批次',
  visitedOn: '暗访日期',
  listMonth: '列入清单的月份',
  listNo: '清单编号',
  place: '地点',
  enterprise: '被暗访单位',
  zone: '片区编号',
  sector: '行业领域',
  problem: '发现的问题',
  cause: '原因',
  hazard: '隐患编号',
  owner: '整改责任单位',
  due: '整改期限',
  status: '整改状态',
  closedOn: '销号日期',
  ledBy: '带队领导',
  'ledBy.name': '姓名',
  'ledBy.post': '职务',
  post: '职务',
  evidence: '照片',
  'evidence.state': '公布情况',
  outcome: '整改结果',
  remarks: '没有说明的',
} as const

/** Where a problem comes from: what a visit is to find beside the problem itself. */
export const CAUSES = { rule: '制度', responsibility: '责任', people: '人员', money: '资金', technique: '技术' } as const

/** The states of its life, in their order; what follows which stands in `lifecycle.ts`. */
export const INSPECTION_STATUSES = {
  open: '未整改',
  submitted: '已报整改，待核实',
  returned: '核实不过，退回',
  closed: '已整改销号',
} as const

/** What became of a finding against its day. */
export const INSPECTION_OUTCOMES = {
  open: '没有整改销号',
  closed_on_time: '按期销号',
  closed_late: '逾期销号',
  closed_undated: '已销号，是否按期不知道',
  untold: '整改情况未公布',
} as const

/** What a source leaves unsaid although its state asks for it, and what cannot be: mirrored as it is, and remarked. */
export const INSPECTION_REMARKS = {
  status_unsaid: '未公布整改状态',
  status_unread: '整改状态，来源写了，未能读出',
  unlisted: '没有写明在哪个月的清单上',
  open_without_due: '未公布整改期限',
  open_without_owner: '未公布整改责任单位',
  closed_without_date: '已销号，未公布销号日期',
  closed_ahead: '公布的销号日期还没有到',
  closed_before_visit: '公布的销号日期早于暗访日期',
  due_before_visit: '公布的整改期限早于暗访日期',
  closing_day_of_open: '公布了销号日期，状态却不是已销号',
  listed_before_visit: '列入的清单早于暗访的月份',
  list_number_differs: '清单编号和列入的月份不是同一个月',
} as const

/** What is computed, by which rule. A number that changes says that the rule has changed. */
export const INSPECTION_RULES = {
  outcome: {
    version: 1,
    text: '已销号的，销号日期不晚于整改期限的为按期，晚于的为逾期；没有公布销号日期或期限的、日期不可能的，不知道是否按期；没有公布整改状态的，整改情况未公布',
  },
  remarks: { version: 1, text: '来源报的整改状态应当有、却没有公布的内容，和不可能的日期，一律照原样公示并注明' },
  daysOverdue: { version: 1, text: '没有销号的，从整改期限的次日起算到今天；期限没有公布的，不知道' },
  monthsOpen: {
    version: 1,
    text: '没有销号的，从列入的清单那个月起，到最近一次已到定稿日的月末清单，隔几个月就是连续几个月未整改；列入哪个月、是否销号没有公布的，不知道',
  },
} as const

/** How the figures over many findings are reckoned. */
export const INSPECTION_STATISTIC_RULES = {
  rectifiedRate: { label: '整改率', version: 1, text: '已销号的，除以已销号与没有销号之和；整改情况未公布的不计入' },
  onTimeRate: {
    label: '按期整改率',
    version: 1,
    text: '按期销号的，除以按期销号、逾期销号与逾期未销号之和；期限没有到的、是否按期不知道的、整改情况未公布的不计入',
  },
  overdue: { label: '逾期未整改', version: 1, text: '没有销号、整改期限早于今天的；期限未公布的不计入' },
} as const

/** How a month-end list is made. */
export const MONTH_LIST_RULE = {
  version: 3,
  text:
    '来源写明列入哪个月清单的，就在那个月的清单上，编号 AF-年月。当月最后一个工作日定稿，定稿那天公布着什么就是什么；那以后才有来源交来的，按头一个来源交来的那天；别的来源以后再交来的，算补列。' +
    '定稿以后不再改：后来改了的、补报的销号，一处一处列为更正；后来补列的、撤下的、公示期满的，写明条数，撤下和期满的不再写内容，仍然计数。' +
    '以前各月列入、到定稿日还没有销号的，结转到本月清单，写明连续几个月未整改；已销号却没有公布销号日期的，来源在定稿日以前就没有再报的，不知道当时销号没有，单列。' +
    '区县只比整改率，不比发现了多少。',
} as const

export type Cause = keyof typeof CAUSES
export type InspectionStatus = keyof typeof INSPECTION_STATUSES
export type InspectionOutcome = keyof typeof INSPECTION_OUTCOMES
export type InspectionRemark = keyof typeof INSPECTION_REMARKS
