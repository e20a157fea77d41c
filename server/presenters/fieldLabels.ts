import { formatMoney } from '../../shared/codes/money'
import { z } from 'zod'
import { BODIES } from '../../shared/records/index'
import * as vocabulary from '../../shared/vocabulary'

/** Chinese words for the fields of records, for differences that a person reads. */
const LABELS: Record<string, string> = {
  name: '名称',
  formerNames: '曾用名',
  uscc: '统一社会信用代码',
  usccCheck: '代码校验',
  enterpriseType: '企业类型',
  registeredOn: '成立日期',
  registeredCapital: '注册资金',
  businessScope: '经营范围',
  sector: '行业领域',
  sectors: '行业范围',
  industry: '国民经济行业',
  supervisingDepartment: '监管部门',
  address: '地址',
  division: '行政区划',
  region: '地区',
  place: '地点',
  licences: '证照',
  routes: '线路',
  grades: '评级',
  grade: '等级',
  scheme: '评级体系',
  issuer: '评定机关',
  decidedOn: '决定日期',
  validTo: '有效期至',
  points: '评分',
  reasons: '理由',
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
  severity: '轻重',
  severityBasis: '分类依据',
  publishDue: '应公示期限',
  minUntil: '最早停止公示',
  maxUntil: '最迟停止公示',
  title: '标题',
  enterprises: '涉及企业',
  occurredOn: '发生日期',
  category: '事故类别',
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
  text: '内容',
  board: '公示栏',
  restsOn: '依据事项',
  rectified: '整改验收',
  measures: '措施',
  decisionNo: '决定文号',
  from: '起',
  to: '止',
  terminals: '客运站',
  officePhone: '办公电话',
  supervisionPhone: '监督电话',
  code: '编号',
  parent: '上级片区',
  boundary: '边界',
  persons: '责任人',
  role: '角色',
  post: '职务',
  unit: '单位',
  duties: '职责',
  termFrom: '任期起',
  termTo: '任期止',
  training: '培训',
  on: '日期',
  hours: '学时',
  passed: '是否合格',
  nextDue: '下次应训',
  taxonomy: '分类标准',
  label: '类别',
  number: '编号',
  due: '期限',
  doneOn: '完成日期',
  lng: '经度',
  lat: '纬度',
  kind: '类型',
  agency: '发布机关',
  documentNo: '文号',
  sourceUrl: '原文',
  publishedAt: '发布日期',
  publicUntil: '公示截止',
  basis: '依据',
}

const OWN_WORDS: Record<string, Record<string, string>> = {
  scheme: vocabulary.GRADE_SCHEMES,
  usccCheck: { valid: '相符', bad_check_digit: '校验位不符', malformed: '不是统一社会信用代码', missing: '未公布' },
  kind: { accident: '事故', penalty: '行政处罚' },
}

/** Words that a field has in one part of a record only. */
const LABELS_IN: Record<string, Record<string, string>> = { grades: { decidedOn: '评定日期' } }

const VOCABULARIES = Object.values<unknown>(vocabulary).filter((value): value is Record<string, string> => typeof value === 'object')

/** The codes of each field that holds some, with their words: the schemas say which fields do. */
const CODES = new Map<string, Map<string, string>>()
for (const body of Object.values(BODIES)) gatherCodes(body, '')

function gatherCodes(schema: z.ZodType, field: string): void {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    gatherCodes(schema.unwrap() as z.ZodType, field)
  else if (schema instanceof z.ZodArray) gatherCodes(schema.element as z.ZodType, field)
  else if (schema instanceof z.ZodObject) for (const [name, inner] of Object.entries(schema.shape)) gatherCodes(inner as z.ZodType, name)
  else if (schema instanceof z.ZodEnum) {
    const codes = schema.options.map(String)
    const words = VOCABULARIES.find((one) => Object.keys(one).length === codes.length && codes.every((code) => Object.hasOwn(one, code)))
    if (words) CODES.set(field, new Map([...(CODES.get(field) ?? []), ...Object.entries(words)]))
  }
}

/** A path such as `grades.0.grade` in words: 评级 1 等级. */
export function labelOf(path: string[]): string {
  const own = LABELS_IN[path[0] ?? ''] ?? {}
  return path.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : (own[part] ?? LABELS[part] ?? part))).join(' ')
}

/** The value at a path in words; null where there is nothing to say. */
export function wordOf(value: unknown, path: string[]): string | null {
  const field = path.findLast((part) => !/^\d+$/.test(part)) ?? ''
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (field.endsWith('Fen')) return formatMoney(Number(value))
  // A code may mean another thing in another list; these fields have their own.
  const own = OWN_WORDS[field]
  if (own && typeof value === 'string') return own[value] ?? value
  if (typeof value === 'string') return CODES.get(field)?.get(value) ?? value
  return typeof value === 'number' ? String(value) : null
}
