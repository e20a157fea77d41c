import { byEnterprise, pointersTo, tokenOfCode, tokensOfEnterprise } from '../../../shared/kinds/enterprise/pointers'
import { facetsOf } from '../../../server/editions/facets'
import { ruleOf } from '../../../server/kinds/index'
import { BODIES, LISTS, type BodyOf } from '../../../shared/kinds/schemas'
import type { Kind } from '../../../shared/kinds/index'

const CODE = '91990100MAAY4CL127'
const OTHER = '91990100MA8QGM0R3K'
const MISTYPED = '91990100MAAY4CL128'

const isJoined = (named: { name: string; uscc: string | null }, names: string[], uscc: string | null): boolean => {
  const tokens = tokensOfEnterprise(names, uscc)
  return pointersTo(named).some((token) => tokens.includes(token))
}

it.each([
  ['by its code, whatever it is called', { name: '旧名', uscc: CODE }, ['甲'], CODE, true],
  ['by its name where the record has no code', { name: '甲', uscc: null }, ['甲'], CODE, true],
  ['by a former name', { name: '旧名', uscc: null }, ['甲', '旧名'], CODE, true],
  ['by its name where the record’s code is mistyped', { name: '甲', uscc: MISTYPED }, ['甲'], CODE, true],
  ['by its name where the register’s code is mistyped', { name: '甲', uscc: CODE }, ['甲'], MISTYPED, true],
  ['by its name where the register has no code', { name: '甲', uscc: CODE }, ['甲'], null, true],
  ['not where another firm is called the same', { name: '甲', uscc: OTHER }, ['甲'], CODE, false],
])('a record finds its firm %s', (_name, named, names, uscc, expected) => expect(isJoined(named, names, uscc)).toBe(expected))

/** A record of each kind that says all that a list asks by. */
const FULL: Record<Kind, object> = {
  enterprise: {
    name: '云帆示例有限公司',
    uscc: CODE,
    usccCheck: 'valid',
    sector: 'construction',
    division: '990102001002',
    routes: ['云帆—临海', '云帆—青屿'],
    persons: [],
    grades: [
      { scheme: 'city', grade: 'B', decidedOn: '2026-01-10' },
      { scheme: 'transport', grade: 'AA', decidedOn: '2026-02-10' },
    ],
  },
  accident: {
    enterprises: [{ name: '甲', uscc: CODE }],
    occurredOn: '2026-03-01',
    level: 'ordinary',
    nature: 'responsible',
    sector: 'construction',
    division: '990102',
    lesson: { trade: null, happened: '坑边堆土', checks: ['清走堆土'] },
  },
  reply: {
    no: '20260601-0001',
    aboutKind: 'penalty',
    about: 'p.0123',
    aboutRevision: 1,
    aboutEdition: 3,
    enterprise: { name: '云帆示例有限公司', uscc: CODE },
    filedOn: '2026-06-01',
    stage: 'published',
    text: '已经整改，■■',
    grounds: ['insult'],
    unit: '云帆市司法局',
    decidedOn: '2026-06-10',
    endedOn: null,
  },
  objection: {
    no: '20260601-0001',
    aboutKind: 'penalty',
    about: 'p.0123',
    filer: 'firm',
    filedOn: '2026-06-01',
    stage: 'answered',
    outcome: 'corrected',
    unit: '云帆市司法局',
    decidedOn: '2026-06-10',
    due: '2026-06-23',
    workdays: 7,
  },
  notice: { title: '通报', board: 'public', text: '内容', sector: 'construction', enterprises: [{ name: '甲', uscc: null }] },
  penalty: {
    enterprises: [{ name: '甲', uscc: MISTYPED }],
    decidedOn: '2026-03-01',
    penaltyKinds: ['fine', 'warning'],
    severity: 'ordinary',
    severityBasis: '种类',
    paidOn: '2026-03-05',
    correctionDue: '2026-03-20',
    objection: { filedOn: '2026-03-08', outcome: 'reduced' },
    settlement: 'paid_uncorrected',
    minUntil: '2026-06-01',
    maxUntil: '2027-03-01',
  },
  hazard: {
    no: 'YF-1',
    title: '临边没有防护',
    level: 'major',
    sector: 'construction',
    enterprise: { name: '甲', uscc: CODE },
    answerable: [{ role: 'supervision', name: '乙', uscc: null }],
    site: 'YF-W001',
    zone: '990102001',
    place: { division: '990102001' },
    foundOn: '2026-03-01',
    foundBy: 'inspection',
    supervisor: { department: '云帆市应急管理局' },
    funding: { plannedFen: 100, releasedFen: 100 },
    status: 'closed',
    closedOn: '2026-03-09',
    due: '2026-03-10',
    closedByFixer: 'no',
    deadlineMoves: 1,
    commitmentsMissing: ['funding'],
    outcome: 'closed_on_time',
    remarks: ['closed_without_recheck'],
  },
  site: {
    no: 'ＹＦ－W001',
    name: '液氨罐区',
    siteKind: 'danger_source',
    dangerLevel: '2',
    sector: 'hazchem',
    enterprise: { name: '甲', uscc: CODE },
    zone: '990102001-g1',
    place: { division: '990102001' },
    monitoring: { camerasInService: 3, state: 'partly' },
  },
  inventory: { division: '990102001', sector: 'gas', siteKind: 'danger_source', total: 3, asOf: '2026-03-01' },
  inspection: {
    visit: '2026-03 一组',
    visitedOn: '2026-03-10',
    listMonth: '2026-03',
    place: { division: '990102001' },
    enterprise: { name: '甲', uscc: CODE },
    zone: '990102001 0001',
    sector: 'fire',
    problem: '通道上锁',
    cause: 'rule',
    hazard: 'hz 1',
    due: '2026-04-10',
    status: 'open',
    outcome: 'open',
    remarks: ['open_without_owner'],
  },
  directive: {
    title: '检查液氨罐区的通知',
    no: '云安办〔2026〕3号',
    issuer: '云帆市安全生产委员会办公室',
    issuedOn: '2026-03-01',
    form: 'document',
    audience: ['county', 'operator'],
    division: '990102',
    measures: [
      { text: '试验联锁', owner: '云帆市应急管理局', due: '2026-03-20', state: 'open', outcome: 'open' },
      { text: '公布结果', due: '2026-03-10', state: 'done', doneOn: '2026-03-09', outcome: 'kept' },
      { text: '公示结果', due: '2026-03-11', state: 'done', doneOn: '2026-03-11', outcome: 'kept' },
    ],
    substance: 'incomplete',
    missing: ['ask', 'proof'],
  },
  fineAccount: { division: '990102', month: '2026-02', cases: 4, finedFen: 800_000, paidFen: 600_000, purposes: [{ name: '办案' }] },
  reward: {
    year: '2026',
    budgetFen: 30_000_000,
    batches: [
      {
        firstMonth: '2026-01',
        lastMonth: '2026-02',
        payments: 3,
        totalFen: 900_000,
        bands: [{ lowest: 'to500', highest: 'over50000', payments: 3, totalFen: 900_000 }],
      },
    ],
    payments: 3,
    totalFen: 900_000,
    openFrom: '2026-03',
    uncounted: [],
  },
  zone: {
    code: '990102001',
    name: '一街道',
    level: 'township',
    parent: '990102',
    division: '990102001',
    sectors: ['fire'],
    persons: [
      { role: 'industry', name: '甲', sector: 'gas' },
      { role: 'territorial', name: '乙' },
    ],
  },
}
const facetsOfFull = <K extends Kind>(kind: K) =>
  facetsOf(kind, BODIES[kind].parse(FULL[kind]) as BodyOf[K], { agency: '云帆市应急管理局', publishedAt: '2026-03-02' })

it.each(Object.values(LISTS))('$kind: every filter, range and order of its list is a facet of its records', (list) => {
  const facets = facetsOfFull(list.kind)
  const asked = [
    ...Object.keys(list.filters),
    ...(list.range ? [list.range] : []),
    ...list.sorts.slice(1).map((sort) => sort.replace('-', '')),
  ]
  // What the desk has made public is laid over what is listed, and stands in no version.
  const laidOver = ruleOf(list.kind).unrectified?.facets ?? {}
  expect(asked.filter((name) => !(name in laidOver) && (facets[name] === undefined || facets[name].length === 0))).toEqual([])
  expect(facets.order).not.toBe('')
})

it('says of each kind what its lists ask by', () => {
  expect(facetsOfFull('enterprise')).toEqual({
    order: '云帆示例有限公司',
    sector: 'construction',
    uscc: CODE,
    division: ['990102001002', '990102001', '990102', '990100', '990000'],
    grade: 'B',
    gradedOn: '2026-01-10',
    scheme: ['city', 'transport'],
    transportGrade: 'AA',
    routeEnd: ['云帆', '临海', '青屿'],
  })
  expect(facetsOfFull('zone')).toEqual({
    order: '990102001',
    code: '990102001',
    level: 'township',
    area: 'division:990102001',
    parent: '990102',
    division: ['990102001', '990102', '990100', '990000'],
    industry: ['fire', 'gas'],
  })
  expect(facetsOfFull('hazard')).toEqual({
    order: '1' + '7973-96-90' + '0',
    no: 'YF-1',
    level: 'major',
    status: 'closed',
    outcome: 'closed_on_time',
    remark: ['closed_without_recheck'],
    missing: ['funding'],
    foundBy: 'inspection',
    moved: 'once',
    money: ['planned', 'released'],
    closedByFixer: 'no',
    sector: 'construction',
    division: ['990102001', '990102', '990100', '990000'],
    department: '云帆市应急管理局',
    enterprise: ['u:' + CODE, 'm:甲', 'n:乙'],
    site: 'YF-W001',
    zone: ['990102001', 'division:990102001', 'division:990102', 'division:990100', 'division:990000'],
    foundOn: '2026-03-01',
    due: '2026-03-10',
  })
  expect(facetsOfFull('site')).toEqual({
    order: '2液氨罐区',
    siteKind: 'danger_source',
    dangerLevel: '2',
    monitoring: 'partly',
    camera: 'in_service',
    no: 'YF-W001',
    sector: 'hazchem',
    division: ['990102001', '990102', '990100', '990000'],
    divisionTold: 'yes',
    enterprise: ['u:' + CODE, 'm:甲'],
    zone: ['990102001-g1', 'division:990102001', 'division:990102', 'division:990100', 'division:990000'],
    name: '液氨罐区',
  })
  expect(facetsOfFull('inventory')).toEqual({
    order: '990102001 danger_source',
    siteKind: 'danger_source',
    sector: 'gas',
    division: ['990102001', '990102', '990100', '990000'],
    asOf: '2026-03-01',
  })
  expect(facetsOfFull('inspection')).toEqual({
    order: '02026-04-10',
    visitedOn: '2026-03-10',
    due: '2026-04-10',
    listMonth: '2026-03',
    outlasts: '2026-03|990102|open|',
    outcome: 'open',
    status: 'open',
    cause: 'rule',
    remark: ['open_without_owner'],
    sector: 'fire',
    division: ['990102001', '990102', '990100', '990000'],
    visit: '2026-03 一组',
    enterprise: [`u:${CODE}`, 'm:甲'],
    hazard: 'hz 1',
    zone: ['990102001 0001', 'division:990102001', 'division:990102', 'division:990100', 'division:990000'],
  })
  expect(facetsOfFull('directive')).toEqual({
    order: '2026-03-01',
    form: 'document',
    substance: 'incomplete',
    missing: ['ask', 'proof'],
    outcome: ['open', 'kept'],
    audience: ['county', 'operator'],
    issuer: '云帆市安全生产委员会办公室',
    year: '2026',
    no: '云安办〔2026〕3号',
    division: ['990102', '990100', '990000'],
    due: '2026-03-20',
  })
  expect(facetsOfFull('fineAccount')).toEqual({
    order: '2026-02-01',
    month: '2026-02-01',
    agency: '云帆市应急管理局',
    year: '2026',
    division: ['990102', '990100', '990000'],
    outlasts: '{"month":"2026-02","division":"990102","spentFen":null,"purposes":[{"name":"用途","spentFen":null}]}',
  })
  // Nothing of it points to anything: no firm, no place, no tip, no day. Its batches outlast what is erased.
  const { outlasts, ...asked } = facetsOfFull('reward')
  expect(asked).toEqual({ order: '2026', year: '2026' })
  expect(JSON.parse(String(outlasts))).toMatchObject({ year: '2026', batches: [{ firstMonth: '2026-01', lastMonth: '2026-02' }] })
  expect(facetsOfFull('penalty')).toMatchObject({
    agency: '云帆市应急管理局',
    settlement: 'paid_uncorrected',
    objection: 'reduced',
    penaltyKind: ['fine', 'warning'],
    severity: 'ordinary',
    enterprise: ['u:' + MISTYPED, 'n:甲'],
  })
})

it('makes tokens of a firm’s names and code, and says which of them are sure', () => {
  expect(pointersTo({ name: '云帆（甲） 厂', uscc: CODE })).toEqual([`u:${CODE}`, 'm:云帆(甲)厂'])
  expect(pointersTo({ name: '甲', uscc: MISTYPED })).toEqual([`u:${MISTYPED}`, 'n:甲'])
  expect(pointersTo({ name: '甲', uscc: null })).toEqual(['n:甲'])
  expect(tokensOfEnterprise(['甲', '乙'], CODE)).toEqual([`u:${CODE}`, 'n:甲', 'n:乙'])
  expect(tokensOfEnterprise(['甲', '乙'], MISTYPED)).toEqual([`u:${MISTYPED}`, 'n:甲', 'n:乙', 'm:甲', 'm:乙'])
  expect(tokensOfEnterprise(['甲'], null)).toEqual(['n:甲', 'm:甲'])
})

it('asks for a firm by its code in any spelling, and points to firms', () => {
  expect(tokenOfCode(` ${CODE.toLowerCase()} `)).toBe(`u:${CODE}`)
  const { asked, pointsTo, values, query } = byEnterprise
  expect([asked?.(CODE), pointsTo]).toEqual([`u:${CODE}`, 'enterprise'])
  expect(values({ enterprises: [{ name: '甲', uscc: null }, { name: '乙', uscc: CODE }] }, { agency: '云帆市应急管理局', publishedAt: null })).toEqual(['n:甲', `u:${CODE}`, 'm:乙']) // prettier-ignore
  expect([query.safeParse('x'.repeat(120)).success, query.safeParse('x'.repeat(121)).success, query.safeParse(undefined).success]).toEqual([true, false, true]) // prettier-ignore
})
