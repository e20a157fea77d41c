/** Enterprises as registers and offices know them. This file imports nothing: sub-packages of the mini-program ship it. */

/** Words for its own fields. */
export const labels = {
  name: '名称',
  formerNames: '曾用名',
  uscc: '统一社会信用代码',
  usccCheck: '代码校验',
  enterpriseType: '企业类型',
  registeredOn: '成立日期',
  registeredCapital: '注册资金',
  businessScope: '经营范围',
  sector: '行业领域',
  industry: '国民经济行业',
  supervisingDepartment: '监管部门',
  address: '地址',
  division: '行政区划',
  region: '地区',
  place: '地点',
  licences: '证照',
  number: '编号',
  validTo: '有效期至',
  routes: '线路',
  plates: '车牌（部分）',
  persons: '责任人',
  'persons.name': '姓名',
  role: '角色',
  nameConsent: '书面同意公开姓名',
  post: '职务',
  unit: '单位',
  officePhone: '办公电话',
  duties: '职责',
  termFrom: '任期起',
  termTo: '任期止',
  training: '培训',
  on: '日期',
  hours: '学时',
  passed: '是否合格',
  nextDue: '下次应训',
  grades: '评级',
  scheme: '评级体系',
  grade: '等级',
  issuer: '评定机关',
  decidedOn: '评定日期',
  points: '评分',
  reasons: '理由',
  cityGrade: '城市评级',
  transportGrade: '道路运输质量信誉',
} as const

/** Who answers for a firm on its board: four of the authorities, and whom the firm names itself (domain 9.2). */
export const FIRM_ROLES = {
  territorial: '属地责任人',
  industry: '行业责任人',
  professional: '专业责任人',
  comprehensive: '综合监管责任人',
  enterprise: '企业责任人',
} as const
export type FirmRole = keyof typeof FIRM_ROLES

export const GRADE_SCHEMES = {
  city: '城市评级',
  standardisation: '安全生产标准化',
  credit: '诚信等级',
  transport: '道路运输质量信誉',
} as const

/** What is known of a credit code by its form and its check digits. */
export const USCC_CHECKS = { valid: '相符', bad_check_digit: '校验位不符', malformed: '不是统一社会信用代码', missing: '未公布' } as const

export type GradeScheme = keyof typeof GRADE_SCHEMES
