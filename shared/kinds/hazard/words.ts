/** Hazards: what was found to be unsafe, who is to put it right until when, with what money. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  no: '编号',
  title: '隐患名称',
  description: '隐患描述',
  level: '隐患级别',
  judgementBasis: '判定依据',
  category: '隐患类别',
  sector: '行业领域',
  enterprise: '责任单位',
  answerable: '有关责任单位',
  'answerable.role': '参建角色',
  site: '所在监管点',
  zone: '所在片区',
  place: '地点',
  workType: '作业类别',
  foundOn: '发现日期',
  foundBy: '发现方式',
  consequence: '可能后果',
  directCause: '直接原因',
  rootCause: '根本原因',
  handling: '处置方式',
  raised: '是否立项整改',
  commitments: '五落实',
  responsibility: '责任',
  unit: '单位',
  person: '责任人',
  post: '职务',
  measures: '整改措施',
  'commitments.funding': '资金',
  'commitments.deadline': '整改期限',
  emergencyPlan: '应急预案',
  preventive: '预防措施',
  'preventive.measures': '内容',
  'preventive.due': '预防措施期限',
  interimMeasures: '临时管控措施',
  stopProduction: '停产情况',
  supervisor: '督办',
  department: '部门',
  leader: '包保领导',
  officePhone: '办公电话',
  phases: '分步整治',
  seq: '步骤',
  goal: '目标',
  measure: '措施',
  due: '整改期限',
  'phases.due': '期限',
  budgetFen: '预算',
  funding: '整治经费',
  neededFen: '需要资金',
  source: '资金来源',
  plannedFen: '计划资金',
  releasedFen: '到位资金',
  spentFen: '已用资金',
  listing: '挂牌督办',
  'listing.no': '挂牌编号',
  'listing.level': '挂牌级别',
  listedOn: '挂牌日期',
  url: '挂牌通知',
  extensions: '延期',
  newDeadline: '延期至',
  reason: '延期理由',
  approvedBy: '批准人',
  'extensions.on': '批准日期',
  recheck: '复查',
  'recheck.on': '复查日期',
  by: '复查人',
  result: '复查结果',
  status: '整改状态',
  closedOn: '销号日期',
  reopenedOn: '重新打开日期',
  sanction: '其他处理',
  heldBy: '现由谁办理',
  reissueOf: '重新下发自',
  evidence: '照片',
  'evidence.state': '公布情况',
  'phases.evidence.state': '公布情况',
  closedByFixer: '整改人自己复查',
  deadlineMoves: '经批准延期次数',
  commitmentsMissing: '未落实的事项',
  fundingGapFen: '未到位资金',
  outcome: '整改结果',
  remarks: '来源没有说清的',
  unread: '来源写了，未能读出的',
  unrectifiedOn: '群众反映未整改，经核实（日期）',
} as const

/** Levels of a hazard (总局令第16号, Art. 3). */
export const HAZARD_LEVELS = { major: '重大隐患', general: '一般隐患' } as const

/** What the unsafe thing lies in (GB/T 13861). */
export const HAZARD_CATEGORIES = { human: '人的因素', thing: '物的因素', environment: '环境因素', management: '管理因素' } as const

export const FOUND_BY = {
  self: '企业自查',
  inspection: '监督检查',
  secret_visit: '暗访',
  tip: '群众举报',
  expert: '专家排查',
  monitoring: '监测预警',
} as const

/** The states of its life, in their order; what each of them asks for stands in `lifecycle.ts`. */
export const HAZARD_STATUSES = {
  registered: '已登记',
  planned: '已定方案',
  rectifying: '整改中',
  awaiting_check: '待复查',
  closed: '已销号',
} as const

export const HANDLINGS = { on_the_spot: '当场整改', by_deadline: '限期整改', written_order: '书面通知整改' } as const

export const STOPPED = { none: '未停产', partial: '局部停产', full: '全部停产' } as const

/** Work that needs a permit of its own (GB 30871-2022). */
export const WORK_TYPES = {
  hot_work: '动火作业',
  confined_space: '受限空间作业',
  blinding: '盲板抽堵作业',
  work_at_height: '高处作业',
  lifting: '吊装作业',
  temporary_power: '临时用电作业',
  excavation: '动土作业',
  road_closure: '断路作业',
  other: '其他作业',
} as const

export const ANSWERABLE_ROLES = {
  construction: '施工单位',
  supervision: '监理单位',
  design: '设计单位',
  owner: '建设单位',
  other: '其他单位',
} as const

export const PHASE_STATES = { planned: '未开始', doing: '进行中', done: '已完成' } as const

export const FUNDING_SOURCES = { own: '企业自筹', budget: '财政资金', special: '专项资金', other: '其他资金' } as const

export const LISTING_LEVELS = { national: '国家级', provincial: '省级', city: '市级', county: '县级' } as const

export const RECHECK_RESULTS = { passed: '合格', failed: '不合格' } as const

/** The five commitments (五落实). */
export const COMMITMENTS = {
  responsibility: '责任',
  measures: '措施',
  funding: '资金',
  deadline: '时限',
  emergencyPlan: '预案',
} as const

/** Whether who put it right and who checked that are one and the same, compared before names are masked. */
export const CLOSED_BY_FIXER = { yes: '是', no: '否', unknown: '不知道' } as const

/** How often a deadline was put off, as a list is asked for it. */
export const DEADLINE_MOVES = { once: '延期一次', again: '延期两次及以上' } as const

/** What became of a hazard against its deadline; what needed no deadline is left out of the on-time rate. */
export const OUTCOMES = {
  open: '未销号',
  closed_on_time: '按期销号',
  closed_late: '逾期销号',
  closed_on_the_spot: '当场整改销号',
  closed_undated: '已销号，是否按期不知道',
} as const

/** What a source leaves unsaid although the state it reports asks for it, and days that cannot be: mirrored as they are, and remarked. */
export const HAZARD_REMARKS = {
  status_unsaid: '未公布整改状态',
  status_unread: '整改状态，来源写了，未能读出',
  major_without_basis: '重大隐患，未公布判定依据',
  major_without_funding: '重大隐患，未公布资金安排',
  begun_without_commitments: '已定方案或在整改，应落实的事项没有全部公布',
  rectifying_without_deadline: '整改中，未公布期限',
  awaiting_without_measures: '已报复查，未公布整改措施',
  closed_without_date: '已销号，未公布销号日期',
  closed_without_recheck: '已销号，未公布复查结果',
  closed_with_unread_recheck: '已销号，复查结果来源写了，未能读出',
  closed_after_failed_recheck: '已销号，公布的复查结果却是不合格',
  checked_by_fixer: '复查人就是整改人',
  extension_without_approval: '延期没有写明由谁批准',
  reopened: '销号后重新打开',
  found_ahead: '公布的发现日期还没有到',
  closed_ahead: '公布的销号日期还没有到',
  closed_before_found: '公布的销号日期早于发现日期',
  due_before_found: '公布的期限早于发现日期',
  closing_day_of_open: '公布了销号日期，整改状态却不是已销号',
} as const

/** What is computed, by which rule. A number that changes says that the rule has changed. */
export const HAZARD_RULES = {
  due: { version: 1, text: '最近一次经批准的延期；没有延期的，是公布的整改期限。期限未公布的，不知道' },
  daysOverdue: { version: 1, text: '没有销号、期限已过：期限次日到今天的天数。期限未公布的，不知道' },
  closedByFixer: {
    version: 1,
    text: '遮去姓名之前，把公布的整改责任人与复查人相比：同名的为是。有一方没有公布、或来源已遮去姓名的，不知道',
  },
  deadlineMoves: { version: 1, text: '公布的延期中，写明由谁批准的次数；没有公布延期的，不知道' },
  commitmentsMissing: { version: 2, text: '责任、措施、资金、时限、预案中没有公布内容的；来源写了、未能读出的不算没有公布' },
  fundingGapFen: { version: 1, text: '计划资金减到位资金；有一项没有公布的，不知道' },
  outcome: {
    version: 2,
    text: '销号日期不晚于期限的为按期；当场整改的不计入按期率；期限或销号日期未公布的，销号日期还没有到、早于发现日期或早于重新打开日期的，不知道',
  },
  remarks: { version: 3, text: '来源所写的状态要求、来源却没有公布或未能读出的内容，和不可能的日期' },
} as const

/** The figures of money that a hazard may tell. */
export const MONEY = { needed: '需要资金', planned: '计划资金', released: '到位资金', spent: '已用资金' } as const

/** How the rates over many hazards are reckoned (ledgers 1, domain 3.4). */
export const STATISTIC_RULES = {
  closingRate: {
    label: '整改率',
    version: 1,
    text: '已销号的除以已公布的；已销号而没有公布或未能读出复查结果的、群众反映未整改经核实的，另外写明',
  },
  onTimeRate: {
    label: '按期整改率',
    version: 3,
    text: '按期销号除以按期销号、逾期销号与逾期未销号之和；当场整改的、是否按期不知道的不计入',
  },
  overdue: { label: '逾期未销号', version: 1, text: '没有销号、期限早于今天的；期限未公布的不知道是否逾期，不计入' },
  releasedRate: { label: '资金到位率', version: 1, text: '到位资金除以计划资金，只算两项都公布了的' },
} as const

/** What is said of a hazard that residents told not to be put right, and the desk has verified, until its source answers. */
export const UNRECTIFIED = '群众反映未整改，经核实'

/** What a list can be narrowed to by it. */
export const UNRECTIFIED_CHOICES = { yes: UNRECTIFIED } as const

/** The same of one, with the day on which it was made public. */
export const unrectifiedWords = (on: string): string => `${UNRECTIFIED}（${on} 公开）`

export type Money = keyof typeof MONEY
export type HazardLevel = keyof typeof HAZARD_LEVELS
export type HazardStatus = keyof typeof HAZARD_STATUSES
export type Handling = keyof typeof HANDLINGS
export type Commitment = keyof typeof COMMITMENTS
export type Outcome = keyof typeof OUTCOMES
export type HazardRemark = keyof typeof HAZARD_REMARKS
export type ClosedByFixer = keyof typeof CLOSED_BY_FIXER
