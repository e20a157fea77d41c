/**
 * Every code the product stores, with the Chinese words a person reads. Codes are stable for ever; words may be
 * mended. This file imports nothing, so the mini-program ships it and the server builds its schemas from it.
 */

export const KINDS = {
  zone: '片区',
  enterprise: '企业',
  accident: '事故',
  notice: '通报',
  penalty: '行政处罚',
} as const

export const STATES = {
  active: '公示中',
  corrected: '已更正',
  withdrawn: '来源已撤下',
  expired: '已依法停止公示',
  repaired: '信用修复，已停止公示',
} as const

export const ORIGINS = { official: '官方发布', computed: '系统计算' } as const

export const SECTORS = {
  mine: '矿山',
  chem: '化工',
  hazchem: '危险化学品',
  firework: '烟花爆竹',
  metallurgy_trade: '工贸',
  construction: '建筑施工',
  road_transport: '道路运输',
  water_transport: '水上运输',
  gas: '城镇燃气',
  special_equipment: '特种设备',
  fire: '消防',
  crowded_place: '人员密集场所',
  tourism: '旅游',
  education: '教育',
  agri_machinery: '农业机械',
  fishery: '渔业船舶',
  power: '电力',
  other: '其他',
} as const

export const ZONE_LEVELS = { city: '市', county: '区县', township: '镇街', grid: '网格' } as const

export const PERSON_ROLES = {
  territorial: '属地责任人',
  industry: '行业责任人',
  comprehensive: '综合监管责任人',
  enterprise: '企业责任人',
  grid_worker: '网格员',
} as const

export const GRADE_SCHEMES = {
  city: '城市评级',
  standardisation: '安全生产标准化',
  credit: '诚信等级',
  transport: '道路运输质量信誉',
} as const

export const ACCIDENT_LEVELS = { ordinary: '一般', larger: '较大', major: '重大', extraordinary: '特别重大' } as const

export const ACCIDENT_NATURES = {
  responsible: '责任事故',
  non_responsible: '非责任事故',
  undetermined: '调查中',
} as const

/** Share of responsibility in a road accident, from the traffic police certificate. */
export const RESPONSIBILITY_SHARES = {
  full: '全部责任',
  main: '主要责任',
  equal: '同等责任',
  secondary: '次要责任',
  none: '无责任',
} as const

export const INVESTIGATION_STATES = {
  pending: '调查中',
  reported: '调查报告已提交',
  replied: '政府已批复',
  reviewed: '整改已评估',
} as const

export const RECOMMENDATION_STATES = { open: '落实中', done: '已落实', overdue: '逾期未落实' } as const

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

export const BOARDS = { public: '社会公示', 'trading-centre': '公共资源交易中心', terminal: '客运中心' } as const

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

/** What one edition did to one record. */
export const OPERATIONS = {
  publish: '首次收录',
  change: '内容变更',
  correct: '更正',
  withdraw: '来源撤下',
  reinstate: '恢复公示',
  repair: '信用修复',
  expire: '公示期满',
} as const

export const COVERAGES = { full: '全量（缺行即撤下）', additions: '增量（缺行无含义）' } as const

export const RUN_STATES = {
  running: '进行中',
  published: '已发布',
  unchanged: '无变化',
  stopped: '已停止，保留上一版',
} as const

export type Kind = keyof typeof KINDS
export type State = keyof typeof STATES
export type Origin = keyof typeof ORIGINS
export type Sector = keyof typeof SECTORS
export type ZoneLevel = keyof typeof ZONE_LEVELS
export type PersonRole = keyof typeof PERSON_ROLES
export type GradeScheme = keyof typeof GRADE_SCHEMES
export type AccidentLevel = keyof typeof ACCIDENT_LEVELS
export type AccidentNature = keyof typeof ACCIDENT_NATURES
export type ResponsibilityShare = keyof typeof RESPONSIBILITY_SHARES
export type Board = keyof typeof BOARDS
export type PenaltyKind = keyof typeof PENALTY_KINDS
export type Severity = keyof typeof SEVERITIES
export type Operation = keyof typeof OPERATIONS
export type Coverage = keyof typeof COVERAGES
export type RunState = keyof typeof RUN_STATES

/** The codes of a vocabulary as a list, in its own order. */
export function codesOf<T extends Record<string, unknown>>(vocabulary: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(vocabulary) as [keyof T & string, ...(keyof T & string)[]]
}

/** The code whose Chinese words are `label`, or null. Text that already is a code is returned as it is. */
export function codeOf<T extends Record<string, string>>(vocabulary: T, label: string): (keyof T & string) | null {
  for (const code of codesOf(vocabulary)) if (code === label || vocabulary[code] === label) return code
  return null
}
