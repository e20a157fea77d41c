/** Zones of responsibility: who answers for which part of the city. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  code: '编号',
  name: '名称',
  level: '等级',
  parent: '上级片区',
  division: '行政区划',
  sectors: '行业领域',
  supervisionPhone: '监督电话',
  boundary: '边界',
  persons: '责任人',
  role: '角色',
  nameConsent: '书面同意公开姓名',
  post: '职务',
  unit: '单位',
  sector: '行业领域',
  officePhone: '办公电话',
  duties: '职责',
  termFrom: '任期起',
  termTo: '任期止',
  training: '培训',
  on: '日期',
  hours: '学时',
  passed: '是否合格',
  nextDue: '下次应训',
  headline: '首位责任人',
  headlineUntil: '首位责任人任期至',
} as const

export const ZONE_LEVELS = { city: '市', county: '区县', township: '镇街', grid: '网格' } as const

export const PERSON_ROLES = {
  territorial: '属地责任人',
  industry: '行业责任人',
  comprehensive: '综合监管责任人',
  enterprise: '企业责任人',
  grid_worker: '网格员',
} as const

export type ZoneLevel = keyof typeof ZONE_LEVELS
export type PersonRole = keyof typeof PERSON_ROLES

/** What is computed of a zone, by which rule. A number that changes says that the rule has changed. */
export const ZONE_RULES = {
  vacantDays: {
    version: 2,
    text: '公布的责任人没有一个在任期内的，从最后一个任期届满起算的天数；有一个在任期内的是 0；没有公布责任人，或者有人的任期未公布、任期的起止颠倒的，不知道',
  },
  trainedShare: {
    version: 2,
    text: '任期没有届满的责任人里，培训合格、下次培训没有到期的，除以公布了培训情况的；一个也没有公布的，不知道',
  },
  trainingOverdue: { version: 2, text: '任期没有届满的责任人里，下次培训的日期早于今天的，和培训没有通过的；培训情况未公布的不计入' },
  trainingUnknown: {
    version: 2,
    text: '任期没有届满的责任人里，培训情况、是否合格或下次培训日期未公布的，和培训日期不可能的（还没有到，或者晚于下次培训）',
  },
} as const
