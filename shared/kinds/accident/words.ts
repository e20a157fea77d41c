/** Work accidents and what their investigation found. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  title: '标题',
  enterprises: '涉及企业',
  occurredOn: '发生日期',
  place: '地点',
  division: '行政区划',
  sector: '行业领域',
  category: '事故类别',
  taxonomy: '分类标准',
  code: '编号',
  label: '类别',
  deaths: '死亡人数',
  seriousInjuries: '重伤人数',
  casualties: '伤亡人数',
  directLossFen: '直接经济损失',
  declaredLevel: '来源所写等级',
  level: '等级',
  nature: '事故性质',
  responsibility: '责任',
  project: '工程',
  owner: '责任方',
  investigation: '调查',
  state: '状态',
  reportDue: '报告期限',
  reportedOn: '报告日期',
  repliedOn: '批复日期',
  findings: '调查结论',
  recommendations: '整改建议',
  outcome: '落实结果',
  extendedTo: '批准延长至',
  appraisalDays: '技术鉴定天数',
  reviewedOn: '整改评估日期',
  supplements: '伤亡补报',
  on: '补报日期',
  lesson: '事故教训',
  trade: '行业',
  happened: '发生了什么',
  checks: '今天查什么',
} as const

export const ACCIDENT_LEVELS = { ordinary: '一般', larger: '较大', major: '重大', extraordinary: '特别重大' } as const

export const ACCIDENT_NATURES = {
  responsible: '责任事故',
  non_responsible: '非责任事故',
  undetermined: '调查中',
} as const

/** What an accident is found under by its harm. What is not public is no nought. */
export const HARM_TOLD = {
  deaths: '有人死亡',
  injuries: '有人重伤',
  deathsUntold: '死亡人数未公布',
  injuriesUntold: '重伤人数未公布',
} as const

/** How the sums of statistics are reckoned. */
export const ACCIDENT_STATISTIC_RULES = {
  deaths: { label: '死亡', version: 1, text: '公布了死亡人数的事故，死亡人数之和；没有公布的不计入，也不当作 0' },
  seriousInjuries: { label: '重伤', version: 1, text: '公布了重伤人数的事故，重伤人数之和；没有公布的不计入，也不当作 0' },
} as const

export const INVESTIGATION_STATES = {
  pending: '调查中',
  reported: '调查报告已提交',
  replied: '政府已批复',
  reviewed: '整改已评估',
} as const

/** What a list of investigations is narrowed to. */
export const INVESTIGATIONS_TOLD = { ...INVESTIGATION_STATES, untold: '调查情况未公布' } as const

/** The steps of an investigation that the law gives time for. */
export const CLOCK_STEPS = { supplement: '伤亡补报', report: '提交调查报告', reply: '政府批复', review: '整改评估' } as const
export type ClockStep = keyof typeof CLOCK_STEPS

/** What became of a recommendation against its day, as its source tells. */
export const RECOMMENDATION_OUTCOMES = {
  open: '还没有落实',
  kept: '按期落实',
  late: '逾期后落实',
  undated: '已落实，是否按期不知道',
  untold: '落实情况未公布',
} as const

/** How a recommendation stands on a day, the first to look at first. */
export const RECOMMENDATION_STANDINGS = {
  overdue: '逾期未落实',
  unknown: '不知道是否按期',
  running: '还没有到期',
  late: '逾期后落实',
  kept: '按期落实',
} as const
export type RecommendationStanding = keyof typeof RECOMMENDATION_STANDINGS

/** What an investigation's recommendations are found under; `none`: none is public. */
export const RECOMMENDATIONS_TOLD = { ...RECOMMENDATION_OUTCOMES, none: '没有公布整改建议' } as const

/** What is computed of an investigation, by which rule. A number that changes says that the rule has changed. */
export const INVESTIGATION_RULES = {
  supplement: {
    version: 1,
    text: '事故发生之日起 30 日内，道路交通事故、火灾事故 7 日内，伤亡人数变化的应当补报（条例第十三条）；发生日期或事故类别未公布的，不知道到哪一天',
  },
  report: {
    version: 2,
    text: '公布了批准延长至哪一天的，以那天为限；没有的，以来源公布的报告期限为限；都没有的，为事故发生之日起 60 日，加上公布的技术鉴定天数（条例第二十七、二十九条）。不知道是否经批准延长的，按没有延长算，另写明最长到哪一天。期限早于事故发生的、超过法律允许的最长期限的，和超过 730 日的技术鉴定，都不可能，不知道到哪一天；提交日期早于事故发生的，不知道是否按期',
  },
  reply: {
    version: 2,
    text: '报告提交之日起 15 日，特别重大事故 30 日（条例第三十二条）；报告日期或事故等级未公布的、报告日期早于事故发生的，不知道到哪一天；批复日期早于报告日期的，不知道是否按期',
  },
  review: { version: 2, text: '批复之日起一年（安全生产法 2021 年第八十六条）；批复日期未公布的、不可能的，不知道到哪一天' },
  recommendations: {
    version: 2,
    text: '整改建议里，来源写明没有落实、期限早于今天的，和来源写明逾期而没有公布期限的，为逾期未落实；落实日期不晚于期限的，为按期落实；期限或落实情况未公布的、落实日期早于事故发生的，不知道是否按期',
  },
  recommendationsKept: {
    version: 1,
    text: '按期落实的，除以按期落实、逾期后落实与逾期未落实之和；期限没有到的和不知道的不计入；没有一条可以计入的，不知道',
  },
} as const

/** GB 6441-2025 as its list was read; the numeric codes are not known yet, so the slugs are ours (domain 2.1). */
export const ACCIDENT_CATEGORIES_2025 = {
  struck_by_object: '物体打击',
  onsite_vehicle: '厂（场）内车辆致害',
  road_rail_vehicle: '道路（轨道）车辆致害',
  machinery: '机械致害',
  lifting: '起重致害',
  electric_shock: '触电',
  drowning: '淹溺',
  burn_scald: '灼烫',
  fire: '火灾',
  fall_from_height: '高处坠落',
  fall_same_or_low_level: '跌落',
  collapse: '坍塌',
  water_hazard: '水害',
  vessel_explosion: '容器爆炸',
  pipeline_explosion: '管道爆炸',
  flammable_gas_explosion: '可燃气体爆炸',
  flammable_vapour_explosion: '可燃液体蒸汽爆炸',
  dust_explosion: '粉尘爆炸',
  civil_explosive: '民用爆炸物品爆炸',
  firework_explosion: '烟花爆竹爆炸',
  other_solid_explosion: '其他可燃固体爆炸',
  molten_material_explosion: '高温熔融物爆炸',
  poisoning: '中毒',
  asphyxiation: '窒息',
  landslide: '滑坡',
  leakage: '泄漏',
  other: '其他事故',
} as const

/** GB/T 6441-1986; the standard prints 010 to 020, so these are strings and stay so. */
export const ACCIDENT_CATEGORIES_1986 = {
  '01': '物体打击',
  '02': '车辆伤害',
  '03': '机械伤害',
  '04': '起重伤害',
  '05': '触电',
  '06': '淹溺',
  '07': '灼烫',
  '08': '火灾',
  '09': '高处坠落',
  '010': '坍塌',
  '011': '冒顶片帮',
  '012': '透水',
  '013': '放炮',
  '014': '火药爆炸',
  '015': '瓦斯爆炸',
  '016': '锅炉爆炸',
  '017': '容器爆炸',
  '018': '其他爆炸',
  '019': '中毒和窒息',
  '020': '其他伤害',
} as const

/** Which list a category was taken from. `source` keeps the publisher's own words where neither standard fits. */
export const TAXONOMIES = {
  'GB6441-2025': 'GB 6441-2025',
  'GB6441-1986': 'GB/T 6441-1986',
  source: '来源自定分类',
} as const

export type AccidentLevel = keyof typeof ACCIDENT_LEVELS
export type AccidentNature = keyof typeof ACCIDENT_NATURES
export type HarmTold = keyof typeof HARM_TOLD
