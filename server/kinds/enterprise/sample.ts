import { addDays, addMonths, type Day } from '../../../shared/codes/dates'
import { reckon } from '../../../shared/grading/reckon'
import { GradingTable } from '../../../shared/grading/table'
import { titleOf } from '../../../shared/grading/words'
import { SECTORS, type Sector } from '../../../shared/vocabulary'
import { creditCode, enterpriseName, officePhone, person } from '../../sample/names'
import { Random } from '../../sample/random'
import { AGENCY, COMMON, TRANSPORT_AGENCY, table } from '../../sample/files'
import type { Drawing, Sample, SampleEnterprise, SampleZone } from '../sample'
import { OPERATORS_SOURCE, OPERATOR_HEADER, sampleOperators } from './operators'
import { SAMPLE_GRADING } from './sampleGrading'

/** Who answers for a firm among the authorities, with the unit that sends them. */
const OFFICIALS = [
  { role: 'territorial', called: '属地责任人', post: '分管负责人', duties: '督促落实主体责任；每季度到企业一次' },
  { role: 'industry', called: '行业责任人', post: '科长', duties: '行业监督检查；督促隐患整改' },
  { role: 'professional', called: '专业责任人', post: '工程师', duties: '专业技术检查；参加验收' },
  { role: 'comprehensive', called: '综合监管责任人', post: '科长', duties: '综合监督；协调各部门' },
] as const

export const ENTERPRISE_HEADER = [
  '企业名称',
  '统一社会信用代码',
  '行业领域',
  '国民经济行业',
  '监管部门',
  '地址',
  '行政区划代码',
  '成立日期',
  '法定代表人',
  '联系电话',
  '城市评级',
  '评级日期',
  '评分',
  '评级理由',
  '标准化等级',
  '标准化有效期',
  '信誉考核等级',
  '考核日期',
  '经营线路',
  '客运车牌号',
  ...OFFICIALS.flatMap(({ called }) => [called, `${called}职务`, `${called}单位`, `${called}办公电话`, `${called}职责`]),
  ...['企业责任人', '企业责任人职务', '企业责任人办公电话', '企业责任人书面同意公开姓名'],
  '告知日期',
  '放弃异议日期',
] as const

/** Synthetic codes with right check digits that the documentation also uses; the first enterprises carry them. */
const KNOWN_CODES = [
  '91990100MAAY4CL127',
  '91990100MA2TH3BJ3G',
  '91990100MA1XG6125W',
  '91990100MADD272H4T',
  '91990100MAD1TJ3Y9P',
  '91990100MA7LLJY1XE',
]

const GROUPS: { sector: Sector; trade: string; industry: string; department: string; count: number }[] = [
  { sector: 'construction', trade: '建筑工程', industry: 'E47', department: '住房和城乡建设局', count: 60 },
  { sector: 'road_transport', trade: '客运', industry: 'G54', department: '交通运输局', count: 30 },
  { sector: 'metallurgy_trade', trade: '机械制造', industry: 'C34', department: '应急管理局', count: 110 },
  { sector: 'crowded_place', trade: '商业管理', industry: 'F52', department: '商务局', count: 70 },
  { sector: 'hazchem', trade: '化工', industry: 'C26', department: '应急管理局', count: 40 },
  { sector: 'gas', trade: '燃气', industry: 'D45', department: '住房和城乡建设局', count: 20 },
  { sector: 'fishery', trade: '远洋渔业', industry: 'A04', department: '农业农村局', count: 30 },
  { sector: 'tourism', trade: '旅游', industry: 'R90', department: '文化和旅游局', count: 40 },
]

const TOWNS = ['临海', '青屿', '石门', '南湾', '北岬', '雁洲', '鹿港', '松门'] as const
const REASONS: Record<string, string[]> = {
  A: ['隐患按期整改率 100%', '全员培训合格'],
  B: ['隐患按期整改率 92%', '安全培训记录完整'],
  C: ['特种作业人员持证不全', '应急演练记录缺失'],
  D: ['安全管理评分不足 60 分', '检查发现的问题整改不及时'],
}

/** The register of enterprises as the rows of a table, with what other generators need to know of them. */
function drawEnterprises({ random, seed, today, zones }: Drawing): { rows: string[][]; enterprises: SampleEnterprise[] } {
  // Its own draw: what came first stays as it was.
  const others = new Random(seed + 18)
  const townships = zones.filter((zone) => zone.level === 'township')
  const taken = new Set<string>()
  const rows: string[][] = []
  const enterprises: SampleEnterprise[] = []
  for (const { sector, trade, industry, department, count } of GROUPS) {
    for (let i = 0; i < count; i++) {
      const uscc = KNOWN_CODES[enterprises.length] ?? creditCode(random)
      const name = enterprises.length === 0 ? '云帆恒达建筑工程有限公司' : enterpriseName(random, trade, taken)
      taken.add(name)
      const zone = random.pick(townships)
      const routes = sector === 'road_transport' ? routesOf(random) : []
      enterprises.push({ name, uscc, sector, routes })
      const grade = random.pick(['A', 'A', 'B', 'B', 'B', 'C', 'D'])
      const gradedOn = addDays(today, -random.int(10, 300))
      const graded = random.chance(0.85)
      const standardised = random.chance(0.4)
      rows.push([
        name,
        uscc,
        SECTORS[sector],
        industry,
        `云帆市${department}`,
        `云帆市${zone.name}${random.pick(['海滨', '灯塔', '盐场', '船坞'])}路`,
        zone.division,
        addDays(today, -random.int(400, 9_000)).replace(/-/g, '/'),
        person(random),
        officePhone(random),
        graded ? grade : '',
        graded ? gradedOn : '',
        graded ? String(pointsOf(grade, random)) : '',
        graded ? (REASONS[grade] ?? []).join('；') : '',
        standardised ? random.pick(['二级', '三级', '三级']) : '',
        standardised ? addMonths(today, random.int(3, 30)) : '',
        sector === 'road_transport' ? random.pick(['AAA', 'AA', 'AA', 'A', 'B']) : '',
        sector === 'road_transport' ? addDays(today, -random.int(60, 300)) : '',
        routes.join('；'),
        ...beside(others, sector, `云帆市${department}`, zone),
      ])
    }
  }
  return { rows, enterprises }
}

/** Every third firm has a board: its plates, who answers for it, and whom it names itself. */
const BOARDED = 1 / 3

function beside(random: Random, sector: Sector, department: string, { name }: SampleZone): string[] {
  const plates = sector === 'road_transport' ? Array.from({ length: random.int(2, 4) }, () => `演A${random.int(10_000, 99_999)}`) : []
  const units = [name + (name.endsWith('街道') ? '办事处' : '人民政府'), department, `${department}技术中心`, '云帆市应急管理局']
  const officials = OFFICIALS.flatMap(({ post, duties }, i) => [person(random), post, units[i] ?? '', officePhone(random), duties])
  const own = [person(random), '主要负责人', officePhone(random), random.chance(0.5) ? '是' : '否']
  const isBoarded = random.chance(BOARDED)
  return [plates.join('；'), ...(isBoarded ? [...officials, ...own] : Array<string>(officials.length + own.length).fill(''))]
}

function pointsOf(grade: string, random: Random): number {
  const low = { A: 90, B: 75, C: 60, D: 35 }[grade] ?? 60
  return random.int(low, low + 9)
}

function routesOf(random: Random): string[] {
  return [...new Set(Array.from({ length: random.int(1, 3) }, () => `云帆—${random.pick(TOWNS)}`))]
}

/** Every so many firms the office also goes by what its own visits found, which nobody publishes. */
const BY_VISIT = 9

/** The rows with the grades that the office made by its own rule table: of each firm by what had happened by the day on which it was graded. */
function withGrades(rows: readonly string[][], { counted, today }: Pick<Drawing, 'counted' | 'today'>): string[][] {
  const table = GradingTable.parse(SAMPLE_GRADING)
  const [code, grade, on, points, why] = ['统一社会信用代码', '城市评级', '评级日期', '评分', '评级理由'].map((name) =>
    ENTERPRISE_HEADER.findIndex((header) => header === name),
  ) as [number, number, number, number, number]
  const cover = [...new Set(counted.map(({ input }) => input.kind))].map((kind) => ({
    kind,
    spans: [{ source: AGENCY, from: FIRST_DAY, to: today }],
  }))
  return rows.map((row, i) => {
    const day = row[on]
    if (!day || i % BY_VISIT === BY_VISIT - 1) return row
    const inputs = counted.flatMap(({ uscc, input }) => (uscc === row[code] ? [input] : []))
    const made = reckon({ table, inputs, cover, day, knownOn: today })
    const rules = [...new Set([...made.points, ...made.vetoes].filter(({ sure }) => sure).map(({ rule }) => titleOf(table, rule)))]
    const said = new Map([
      [grade, made.grade.best],
      [points, String(made.sum.high)],
      [why, rules.join('；') || '评定时没有按规则扣分的公示记录'],
    ])
    return row.map((cell, column) => said.get(column) ?? cell)
  })
}

/** Before everything that the sample city tells. */
const FIRST_DAY: Day = '2000-01-01'

/** A row that cannot be read and one with a wrong check digit: a first start shows what becomes of them. */
const FAULTS = [
  { 企业名称: '云帆误填示例有限公司', 统一社会信用代码: '91990100MA7LLJY1XF', 行业领域: '其他', 成立日期: '2019/3/1' },
  { 企业名称: '云帆日期粘连示例有限公司', 统一社会信用代码: '91990100MA00000009', 行业领域: '其他', 成立日期: '2020年5月1日起营业' },
]

/** Days since two firms with low grades were told, and since the second waived: of the first the time to object is just over. */
const TOLD_BEFORE = [{ told: 30 }, { told: 4, waived: 2 }]

/** The rows, with when their firms were told. */
function withTold(rows: readonly string[][], today: Day): string[][] {
  const grade = ENTERPRISE_HEADER.indexOf('城市评级')
  const low = rows.flatMap((row, i) => (['C', 'D'].includes(row[grade] ?? '') ? [i] : []))
  return rows.map((row, i) => {
    const found = TOLD_BEFORE[low.indexOf(i)]
    const ago = (days: number | undefined): string => (days === undefined ? '' : addDays(today, -days))
    return [...row, ago(found?.told), ago(found?.waived)]
  })
}

/** Firms that were told of a low grade in these days: they arrive, and are not public before their time to object is over. */
const heldRows = ({ seed, today }: Pick<Drawing, 'seed' | 'today'>) => {
  const random = new Random(seed + 21)
  return ['C', 'D'].map((grade, i) => ({
    企业名称: `云帆告知示例${'一二'[i] ?? ''}号有限公司`,
    统一社会信用代码: creditCode(random),
    行业领域: '其他',
    城市评级: grade,
    评级日期: addDays(today, -5 - i),
    评级理由: (REASONS[grade] ?? []).join('；'),
    告知日期: addDays(today, -3 - i),
  }))
}

/** How many days ago the firm was told that is to have a worse grade. */
const TOLD_WORSE = 3

/** The rows as they are delivered again: the first firm with a good grade was told of a bad one, and may object before anybody else is told. */
function withWorse(rows: readonly string[][], today: Day): string[][] {
  const column = (name: (typeof ENTERPRISE_HEADER)[number]): number => ENTERPRISE_HEADER.indexOf(name)
  const found = rows.findIndex((row) => ['A', 'B'].includes(row[column('城市评级')] ?? ''))
  const news = new Map([
    [column('城市评级'), 'D'],
    [column('评级日期'), addDays(today, -TOLD_WORSE - 1)],
    [column('评分'), '38'],
    [column('评级理由'), (REASONS.D ?? []).join('；')],
    [column('告知日期'), addDays(today, -TOLD_WORSE)],
  ])
  return rows.map((row, i) => (i === found ? row.map((cell, at) => news.get(at) ?? cell) : row))
}

const SOURCE = {
  ...COMMON,
  name: 'yunfan-enterprises',
  title: '企业安全生产信息库',
  kind: 'enterprise',
  format: 'csv',
  encoding: 'gb18030',
  path: 'enterprises.csv',
  register: { name: 'yunfan-enterprises', precedence: 1 },
  key: ['统一社会信用代码'],
  columns: {
    name: '企业名称',
    uscc: '统一社会信用代码',
    sector: '行业领域',
    industry: '国民经济行业',
    supervisingDepartment: '监管部门',
    address: '地址',
    division: '行政区划代码',
    registeredOn: '成立日期',
    routes: '经营线路',
    plates: '客运车牌号',
    ...Object.fromEntries(
      OFFICIALS.flatMap(({ role, called }, i) => [
        [`persons.${i}.role`, { value: role }],
        [`persons.${i}.name`, called],
        [`persons.${i}.post`, `${called}职务`],
        [`persons.${i}.unit`, `${called}单位`],
        [`persons.${i}.officePhone`, `${called}办公电话`],
        [`persons.${i}.duties`, `${called}职责`],
      ]),
    ),
    [`persons.${OFFICIALS.length}.role`]: { value: 'enterprise' },
    [`persons.${OFFICIALS.length}.name`]: '企业责任人',
    [`persons.${OFFICIALS.length}.post`]: '企业责任人职务',
    [`persons.${OFFICIALS.length}.officePhone`]: '企业责任人办公电话',
    [`persons.${OFFICIALS.length}.nameConsent`]: '企业责任人书面同意公开姓名',
    'grades.0.scheme': { value: 'city' },
    'grades.0.issuer': { value: AGENCY },
    'grades.0.grade': '城市评级',
    'grades.0.decidedOn': '评级日期',
    'grades.0.points': '评分',
    'grades.0.reasons': '评级理由',
    'grades.1.scheme': { value: 'standardisation' },
    'grades.1.issuer': { value: AGENCY },
    'grades.1.grade': '标准化等级',
    'grades.1.validTo': '标准化有效期',
    'grades.2.scheme': { value: 'transport' },
    'grades.2.issuer': { value: TRANSPORT_AGENCY },
    'grades.2.grade': '信誉考核等级',
    'grades.2.decidedOn': '考核日期',
  },
  envelope: { notifiedOn: '告知日期', waivedOn: '放弃异议日期' },
  ignore: ['法定代表人', '联系电话'],
}

export const sample: Sample = {
  after: ['zone'],
  draw: (drawing) => {
    const { rows, enterprises } = drawEnterprises(drawing)
    drawing.enterprises = enterprises
    const graded = () => withTold(withGrades(rows, drawing), drawing.today)
    const register = (told: string[][]): Buffer =>
      table('云帆市企业安全生产信息库（演示数据）', ENTERPRISE_HEADER, told, [...FAULTS, ...heldRows(drawing)])
    return {
      files: {
        'operators.csv': table('云帆市道路客运经营者名录（演示数据）', OPERATOR_HEADER, sampleOperators(enterprises)),
      },
      // A grade tells of what other kinds have drawn.
      later: () => ({ 'enterprises.csv': register(graded()) }),
      again: () => ({ 'enterprises.csv': register(withWorse(graded(), drawing.today)) }),
      sources: [SOURCE, OPERATORS_SOURCE],
    }
  },
}
