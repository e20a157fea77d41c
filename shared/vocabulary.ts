/**
 * The codes that several kinds of records share, with the Chinese words a person reads; each kind's own are in `kinds/<kind>/words.ts`.
 * Codes are stable for ever; words may be mended. This file imports nothing, so the mini-program ships it and the server builds its
 * schemas from it.
 */

export const STATES = {
  active: '公示中',
  corrected: '已更正',
  withdrawn: '来源已撤下',
  expired: '已依法停止公示',
  repaired: '信用修复，已停止公示',
} as const

export const ORIGINS = { official: '官方发布', computed: '系统计算', self_told: '当事人自述' } as const

export const SECTORS = {
  mine: '矿山',
  chem: '化工',
  hazchem: '危险化学品',
  firework: '烟花爆竹',
  explosives: '民用爆炸物品',
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
  water_supply: '供水',
  other: '其他',
} as const

/** How exactly a place may be public, the most exact first; a square is the one of a fixed grid in which it lies. */
export const PRECISIONS = {
  exact: '准确位置',
  '500m': '500 米方格',
  township: '只到镇街',
  hidden: '不公布位置',
} as const

/** Share of responsibility in a road accident, from the traffic police certificate. */
export const RESPONSIBILITY_SHARES = {
  full: '全部责任',
  main: '主要责任',
  equal: '同等责任',
  secondary: '次要责任',
  none: '无责任',
} as const

/** States of something that somebody is to do after an accident or an inspection. */
export const ACTION_STATES = { open: '落实中', done: '已落实', overdue: '逾期未落实' } as const

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

/** What a change is to somebody who asks what is new. `first`: what the first reading of a source brought, which is new here and nowhere else. */
export const NEWS = { added: '新公布', changed: '有变化', ended: '期满或撤下', first: '首次收录' } as const

export const COVERAGES = { full: '全量（缺行即撤下）', additions: '增量（缺行无含义）' } as const

export const RUN_STATES = {
  running: '进行中',
  published: '已发布',
  unchanged: '无变化',
  stopped: '已停止，保留上一版',
} as const

export type State = keyof typeof STATES
export type Origin = keyof typeof ORIGINS
export type Sector = keyof typeof SECTORS
export type Precision = keyof typeof PRECISIONS
export type ResponsibilityShare = keyof typeof RESPONSIBILITY_SHARES
export type Operation = keyof typeof OPERATIONS
export type News = keyof typeof NEWS
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

/** Whether a record is the one that statistics count of what several sources list, or another of the same. */
export const LISTED = { once: '同一件事的几条记录里计入统计的', again: '与别的记录是同一件事、不重复计入统计的' } as const
