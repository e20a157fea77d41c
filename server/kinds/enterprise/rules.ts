import { normaliseCreditCode } from '../../../shared/codes/creditCode'
import type { Day } from '../../../shared/codes/dates'
import { maskPlate } from '../../../shared/codes/plate'
import { stepTone, type StepTone } from '../../../shared/kinds/enterprise/gradeScales'
import { tokensOfEnterprise } from '../../../shared/kinds/enterprise/pointers'
import { gradeIn, type EnterpriseBody, type EnterpriseItem, type Grade } from '../../../shared/kinds/enterprise/schema'
import { FIRM_ROLES, GRADE_SCHEMES, type FirmRole } from '../../../shared/kinds/enterprise/words'
import { SECTORS, codesOf } from '../../../shared/vocabulary'
import { defineKind, type Evidence } from '../define'
import { checkOfCode } from '../../privacy/creditCode'
import type { Warn } from '../../cellError'
import { maskedSpellings, publicPersons, trainingsDue } from '../responsible'
import { isAgainst } from './against'
import { page } from './page'
import { sample } from './sample'

/** The four of the authorities, each with the header that names them. */
const ROLES: readonly (readonly [role: FirmRole, header: RegExp])[] = [
  ['territorial', /^属地责任人(姓名)?$/],
  ['industry', /^行业责任人(姓名)?$/],
  ['professional', /^专业责任人(姓名)?$/],
  ['comprehensive', /^综合(监管)?责任人(姓名)?$/],
]

/** Whom a firm names itself holds no office. */
const PRIVATE: FirmRole = 'enterprise'

export const enterprise = defineKind('enterprise', {
  toPublic: (input, { warn }) => ({
    // A field that is new behind those of a spread costs several times as much; there is a row for every firm.
    body: Object.assign({}, input, {
      plates: platesOf(input.plates, warn),
      persons: publicPersons(input.persons, PRIVATE),
      usccCheck: checkOfCode(input.uscc),
    }),
  }),
  decidedBy: ({ grades }) => grades.map(({ issuer }) => issuer),
  namesOfficials: ({ persons = [] }) => persons.length > 0,
  hidden: ({ persons }) => maskedSpellings(persons, PRIVATE),
  title: ({ name }) => name,
  search: ({ name, formerNames }) => [name, ...formerNames],
  // Versions of earlier releases know no plates. Who rides knows where it goes and what stands on the bus, and not whose it is.
  mentions: ({ routes, plates = [] }) => [...routes, ...plates],
  item: (body) => ({ cityGrade: gradeMark(gradeIn(body, 'city')), transportGrade: gradeMark(gradeIn(body, 'transport')) }),
  code: ({ uscc }) => uscc,
  // People search for it by all its names, and so do the records that name it.
  tokens: ({ names, code }) => tokensOfEnterprise(names, code),
  formerly: (code) => ({ 'facets.uscc': normaliseCreditCode(code) }),
  deadlines: ({ grades, licences, persons }) => [
    // Of a scheme the grade that holds is its first.
    ...codesOf(GRADE_SCHEMES).flatMap((scheme) => {
      const validTo = gradeIn({ grades }, scheme)?.validTo ?? null
      return validTo === null ? [] : [{ key: `grade-${scheme}`, on: validTo, what: `${GRADE_SCHEMES[scheme]}等级有效期届满` }]
    }),
    ...licences.flatMap(({ name, validTo }, i) =>
      validTo === null ? [] : [{ key: `licence-${i + 1}`, on: validTo, what: `${name}有效期届满` }],
    ),
    ...trainingsDue(persons ?? [], FIRM_ROLES),
  ],
  figures: [
    { key: 'enterprises', label: '企业' },
    { key: 'carriers', label: '客运企业', query: () => ({ sector: 'road_transport' }) },
  ],
  summary: (lines) => ({
    sectors: codesOf(SECTORS)
      .map((sector) => ({ sector, enterprises: lines.count('sector', sector) }))
      .filter(({ enterprises }) => enterprises > 0),
  }),
  judged: (body, today) => {
    const isCarrier = body.sector === 'road_transport'
    return { judged: { isCarrier, today }, evidence: gradeEvidence(body, isCarrier, today) }
  },
  officialGrade: (body, scheme) => {
    const found = gradeIn(body, scheme)
    if (found === undefined) return null
    const { grade, points, decidedOn, validTo, issuer, reasons } = found
    return { grade, points, decidedOn, validTo, issuer, reasons }
  },
  isAgainst,
  intake: {
    headers: {
      name: /^(企业|企業|单位|單位|公司|场所|場所|机构|機構|商户|业户|经营者|经营业户|主体|用人单位|生产经营单位|事業單位)?(名称|名稱)$/,
      uscc: /信用代码|信用代碼/,
      registeredOn: /^(成立|注册|登记)(日期|时间)$/,
      enterpriseType: /^(企业|主体|市场主体)类型$/,
      registeredCapital: /^注册(资金|资本)/,
      businessScope: /^(经营范围|开办业务|主营业务)$/,
      address: /(地址|住所)$/,
      region: /^(地区|所属县|所属区县|所在地)$/,
      sector: /^(行业领域|监管行业|行业类别)$/,
      supervisingDepartment: /^(监管|主管)部门$/,
      'grades.0.grade':
        /^(安全生产|安全|信用|诚信|企业|综合|质量信誉|安全生产标准化|标准化)?(评定|评价|考核|分级|达标)?(等级|级别|评级|等次|档次)$|^(评定|评价|评级|考核)结果$/,
      'grades.0.decidedOn': /^(评定|评价|评级|考核|认定|定级)(日期|时间)$/,
      'grades.0.validTo': /^(等级|评级|评定)?有效期(至|止|截止)?$/,
      'grades.0.points': /^(评定|评价|评级|考核)?(得分|分数|总分)$/,
      plates: /^(客运)?(车牌|车辆)(号|号牌|号码|牌照)?(号码)?$/,
      ...Object.fromEntries(ROLES.map(([_role, header], i) => [`persons.${i}.name`, header])),
      'place.lng': /^(经度|lng|lon|longitude)$/i,
      'place.lat': /^(纬度|lat|latitude)$/i,
    },
    needs: [['name']],
    ofPersons: ROLES.map((_role, i) => `persons.${i}.name`),
    // Whoever is called so by the header of the column answers as that.
    constants: (headers): Record<string, string> =>
      Object.fromEntries(
        ROLES.flatMap(([role, header], i) => (headers.some((one) => header.test(one)) ? [[`persons.${i}.role`, role] as const] : [])),
      ),
  },
  page,
  sample,
})

/** Plates as they may be public, each once; what is none is left out, for nobody knows what else it may be. */
const platesOf = (plates: readonly string[], warn: Warn): string[] => [
  ...new Set(
    plates.flatMap((plate) => {
      const shown = maskPlate(plate)
      if (shown === null) warn('plates', '不是车牌号，没有公开')
      return shown ?? []
    }),
  ),
]

const gradeMark = (grade: Grade | undefined): EnterpriseItem['cityGrade'] =>
  grade ? { grade: grade.grade, decidedOn: grade.decidedOn } : null

/**
 * The lowest steps of each scheme colour the judgement. A bad grade that has run out still is the last one known; a good one
 * that has run out, or a word that no scale has, says nothing. A firm without a city grade is unknown; a carrier is judged by its
 * accidents first, and its assessment may be still to come.
 */
function gradeEvidence({ grades }: EnterpriseBody, isCarrier: boolean, today: Day): Evidence[] {
  const isGraded = isCarrier || grades.some(({ scheme }) => scheme === 'city')
  const missing: Evidence[] = isGraded ? [] : [{ tone: 'unknown', clause: `${GRADE_SCHEMES.city}未公布`, reasons: [] }]
  return [...grades.flatMap((grade) => ofGrade(grade, today)), ...missing]
}

const STEP_WORDS: Record<Exclude<StepTone, 'fine'>, string> = { stop: '最低一档', warn: '偏低' }

function ofGrade({ scheme, grade, validTo, decidedOn }: Grade, today: Day): Evidence[] {
  const tone = stepTone(scheme, grade)
  const isOver = validTo !== null && validTo < today
  const name = `${GRADE_SCHEMES[scheme]} ${grade}`
  const over = isOver ? `，已于 ${validTo} 到期` : ''
  const reasons = [`${name}（${decidedOn === null ? '评定日期未公布' : `${decidedOn} 评定`}${over}）`]
  if (tone === null) return [{ tone: 'unknown', clause: `${name}（不知道是第几级）`, reasons }]
  if (tone === 'fine') return isOver ? [{ tone: 'unknown', clause: `${name} 已到期，没有新的`, reasons }] : []
  return [{ tone: isOver ? 'warn' : tone, clause: `${name}（${STEP_WORDS[tone]}）`, reasons }]
}
