import { CODES } from './deliveries'

/** What the golden city is asked, written out: the addresses are the contract, and no table of the code may move them. */

type Values = Record<string, readonly string[]>

const SECTORS =
  'mine chem hazchem firework explosives metallurgy_trade construction road_transport water_transport gas special_equipment fire crowded_place tourism education agri_machinery fishery power water_supply other'.split(
    ' ',
  )
const DIVISIONS = ['99', '990102', '990102000000', '990102001', '990102001002', '990103001']
const PENALTY_KINDS =
  'warning circular_criticism fine confiscated_gains confiscated_property licence_suspension downgrade licence_revocation activity_restriction stop_production_order closure_order employment_restriction detention other'.split(
    ' ',
  )
const SETTLEMENTS = 'settled paid_uncorrected paid_untold corrected_unpaid unpaid_uncorrected corrected uncorrected annulled untold'.split(
  ' ',
)
const ENTERPRISE = [CODES.first, CODES.own, '91990100MAD1TJ3Y9P', CODES.wrong, 'nobody']

/** Every list: its orders, and each filter with each value that it can have, or with some where any text may stand. */
export const LISTS: Record<string, { sorts: readonly string[]; filters: Values; range: boolean; searches: readonly string[] }> = {
  enterprises: {
    sorts: ['name', '-gradedOn'],
    filters: {
      sector: SECTORS,
      division: DIVISIONS,
      grade: ['A', 'B', 'C', 'D'],
      scheme: ['city', 'standardisation', 'credit', 'transport'],
      transportGrade: ['AAA', 'AA', 'A', 'B'],
      routeEnd: ['云帆', '临海'],
    },
    range: false,
    searches: ['恒达', '91990100MA', CODES.own, '旧名', '不存在的'],
  },
  accidents: {
    sorts: ['-occurredOn', 'occurredOn'],
    filters: {
      level: ['ordinary', 'larger', 'major', 'extraordinary'],
      nature: ['responsible', 'non_responsible', 'undetermined'],
      harm: ['deaths', 'injuries', 'deathsUntold', 'injuriesUntold'],
      investigation: ['pending', 'reported', 'replied', 'reviewed', 'untold'],
      recommendation: ['open', 'kept', 'late', 'undated', 'untold', 'none'],
      lesson: ['construction', 'gas'],
      quarter: ['2026-Q1', '2025-Q1', '2026-Q5'],
      sector: SECTORS,
      division: DIVISIONS,
      enterprise: ENTERPRISE,
    },
    range: true,
    searches: ['坠落', '全项', '客运'],
  },
  notices: {
    sorts: ['-publishedAt', 'publishedAt'],
    filters: { board: ['public', 'trading-centre', 'terminal'], sector: SECTORS, enterprise: ENTERPRISE },
    range: true,
    searches: ['通报', '消防', '全项'],
  },
  penalties: {
    sorts: ['-decidedOn', 'decidedOn'],
    filters: {
      severity: ['minor', 'ordinary', 'serious'],
      penaltyKind: PENALTY_KINDS,
      enterprise: ENTERPRISE,
      settlement: SETTLEMENTS,
      objection: ['upheld', 'reduced', 'annulled'],
      agency: ['云帆市应急管理局（演示）', '云帆市应急管理局(演示)', '没有这个局'],
    },
    range: true,
    searches: ['隐患', '全项', '沈远'],
  },
  hazards: {
    sorts: ['urgency', '-foundOn', 'due'],
    filters: {
      level: ['major', 'general'],
      status: ['registered', 'planned', 'rectifying', 'awaiting_check', 'closed'],
      outcome: ['open', 'closed_on_time', 'closed_late', 'closed_on_the_spot', 'closed_undated'],
      remark: [
        'status_unsaid',
        'major_without_basis',
        'major_without_funding',
        'begun_without_commitments',
        'rectifying_without_deadline',
        'awaiting_without_measures',
        'closed_without_date',
        'closed_without_recheck',
        'closed_after_failed_recheck',
        'checked_by_fixer',
        'extension_without_approval',
        'reopened',
      ],
      missing: ['responsibility', 'measures', 'funding', 'deadline', 'emergencyPlan'],
      foundBy: ['self', 'inspection', 'secret_visit', 'tip', 'expert', 'monitoring'],
      moved: ['once', 'again'],
      money: ['needed', 'planned', 'released', 'spent'],
      closedByFixer: ['yes', 'no', 'unknown'],
      sector: SECTORS,
      division: DIVISIONS,
      department: ['云帆市应急管理局', '没有这个局'],
      enterprise: ENTERPRISE,
      site: ['YF-W001', 'yf-q001', 'nowhere'],
      zone: ['990102001-G1', '990103', 'nowhere'],
    },
    range: true,
    searches: ['护栏', 'YF-JT', '不存在的', CODES.first, '东港'],
  },
  sites: {
    sorts: ['danger', 'name'],
    filters: {
      siteKind: ['danger_source', 'bridge', 'junction', 'construction_site', 'crowded_place', 'other'],
      dangerLevel: ['1', '2', '3', '4'],
      monitoring: ['in_service', 'partly', 'out_of_service', 'none'],
      camera: ['in_service', 'none', 'unknown'],
      no: ['YF-W001', 'yf-q001', 'nowhere'],
      sector: SECTORS,
      division: DIVISIONS,
      divisionTold: ['yes', 'no'],
      enterprise: ENTERPRISE,
      zone: ['990102001-G1', '990199', 'nowhere'],
    },
    range: false,
    searches: ['罐区', '演示', '不存在的', CODES.first, '东港'],
  },
  inventories: {
    sorts: ['division', '-asOf'],
    filters: {
      siteKind: ['danger_source', 'bridge', 'junction', 'construction_site', 'crowded_place', 'other', 'camera'],
      sector: SECTORS,
      division: DIVISIONS,
    },
    range: false,
    searches: ['底数'],
  },
  inspections: {
    sorts: ['urgency', '-visitedOn', 'due'],
    filters: {
      listMonth: ['2026-04', '2026-05', '1999-01'],
      outcome: ['open', 'closed_on_time', 'closed_late', 'closed_undated', 'untold'],
      status: ['open', 'submitted', 'returned', 'closed'],
      cause: ['rule', 'responsibility', 'people', 'money', 'technique'],
      remark: ['status_unsaid', 'open_without_due', 'closed_without_date'],
      sector: ['fire', 'gas'],
      division: ['990102', '990103'],
    },
    range: true,
    searches: ['报警主机', 'AFWT-202604-01', '演示路'],
  },
  directives: {
    sorts: ['-issuedOn', 'due'],
    filters: {
      form: ['meeting', 'document'],
      substance: ['complete', 'incomplete', 'empty'],
      missing: ['ask', 'measures', 'owner', 'due', 'proof'],
      outcome: ['open', 'kept', 'late', 'undated', 'untold'],
      audience: ['county', 'department', 'principal', 'team_leader', 'operator'],
      issuer: ['云帆市应急管理局', '没有这个局'],
      year: ['2024', '2025', '2026'],
      no: ['云安办〔2025〕4号', 'nowhere'],
      division: DIVISIONS,
    },
    range: true,
    searches: ['液氨', '云安办', '切断阀', '不存在的'],
  },
  objections: {
    sorts: ['-filedOn', 'due'],
    filters: {
      stage: ['received', 'accepted', 'answered'],
      outcome: ['kept', 'corrected', 'revoked', 'not_admitted'],
      aboutKind: ['enterprise', 'penalty'],
      unit: ['云帆市司法局（演示）', '没有这个局'],
      record: ['enterprise/nobody'],
    },
    range: true,
    searches: ['2026', '不存在的'],
  },
  replies: {
    sorts: ['-decidedOn'],
    filters: {
      stage: ['published', 'refused', 'withdrawn', 'replaced'],
      ground: ['insult', 'personal_data'],
      aboutKind: ['enterprise', 'penalty'],
      unit: ['云帆市司法局（演示）', '没有这个局'],
      record: ['enterprise/nobody'],
    },
    range: true,
    searches: ['2026', '示例', '不存在的'],
  },
  rewards: {
    sorts: ['-year', 'year'],
    filters: { year: ['2025', '2026', '2019'] },
    range: false,
    searches: ['2026', '不存在的'],
  },
  'fine-accounts': {
    sorts: ['-month', 'month'],
    filters: {
      agency: ['云帆市应急管理局（演示）', '云帆市安全生产委员会办公室（演示）', '没有这个局'],
      year: ['2023', '2025', '2026'],
      division: DIVISIONS,
    },
    range: true,
    searches: ['2026-04', '过渡户', '不存在的'],
  },
  zones: {
    sorts: ['code'],
    filters: {
      level: ['city', 'county', 'township', 'grid'],
      code: ['990102', '990199-g1', '９９０１０２'],
      parent: ['990102', '990199', 'nowhere'],
      industry: SECTORS,
    },
    range: false,
    searches: ['东港', '网格', '演示'],
  },
}

const KIND_OF: Record<string, string> = {
  enterprises: 'enterprise',
  accidents: 'accident',
  notices: 'notice',
  penalties: 'penalty',
  hazards: 'hazard',
  sites: 'site',
  inventories: 'inventory',
  inspections: 'inspection',
  directives: 'directive',
  objections: 'objection',
  replies: 'reply',
  rewards: 'reward',
  'fine-accounts': 'fineAccount',
  zones: 'zone',
}
export const kindOf = (list: string): string => KIND_OF[list] ?? ''

const asked = (path: string, query: Record<string, string>): string => `${path}?${new URLSearchParams(query).toString()}`

/** The addresses of one list. */
export function listPaths(list: string): string[] {
  const { sorts = [], filters = {}, range = false, searches = [] } = LISTS[list] ?? {}
  const path = `/api/v1/${list}`
  return [
    path,
    ...sorts.map((sort) => asked(path, { sort, limit: '100' })),
    ...Object.entries(filters).flatMap(([filter, values]) => values.map((value) => asked(path, { [filter]: value, limit: '100' }))),
    ...(range ? [asked(path, { from: '2026-01-01', to: '2026-04-30' }), asked(path, { from: '2026-06-01' })] : []),
    ...searches.map((q) => asked(path, { q })),
    asked(path, { limit: '7', cursor: '8.7' }),
    asked(path, { limit: '7', cursor: '1.0' }),
    asked(path, { sort: 'nonsense' }),
    asked(path, { nonsense: '1' }),
  ]
}

const CHANGES: Values = {
  kind: Object.values(KIND_OF),
  operation: ['publish', 'change', 'correct', 'withdraw', 'reinstate', 'repair', 'expire'],
  enterprise: ENTERPRISE,
  record: ['notice.golden-notice.0eb7f8b334a923a304b6', 'notice.nobody'],
  zone: ['990102', '990199', '990199-G1'],
}

/** The addresses of the changes, as JSON and as Atom. */
export function changePaths(): string[] {
  const filters = Object.entries(CHANGES).flatMap(([filter, values]) => values.map((value) => ({ [filter]: value })))
  return ['/api/v1/changes', '/feeds/changes.atom'].flatMap((path) => [
    path,
    ...filters.map((filter) => asked(path, filter)),
    asked(path, { kind: 'notice', operation: 'withdraw' }),
    ...(path.endsWith('atom')
      ? [asked(path, { archive: '12' }), asked(path, { archive: '3' }), asked(path, { archive: '2', kind: 'enterprise' })]
      : [
          asked(path, { limit: '30', cursor: '9.30' }),
          asked(path, { limit: '5', cursor: '400.0' }),
          asked(path, { kind: 'zone', news: 'first', from: '2026-05-14', to: '2026-05-20' }),
          asked(path, { news: 'added' }),
        ]),
  ])
}

/** Addresses that stand by themselves. */
export const OTHER_PATHS = [
  '/api/v1/summary',
  '/api/v1/changes/week',
  '/api/v1/calendar.ics?records=notice.golden-notice.0eb7f8b334a923a304b6',
  '/api/v1/sources',
  '/api/v1/runs?limit=50',
  '/api/v1/hazards/statistics',
  '/api/v1/hazards/statistics?by=county',
  '/api/v1/hazards/statistics?by=sector',
  '/api/v1/hazards/statistics?by=department',
  '/api/v1/accidents/statistics',
  '/api/v1/accidents/statistics?by=quarter',
  '/api/v1/accidents/statistics?by=county&quarter=2026-Q1',
  '/api/v1/accidents/statistics?by=sector&quarter=2026-Q1',
  '/api/v1/accidents/statistics?by=quarter&quarter=2019-Q1',
  '/api/v1/accidents/recommendations',
  '/api/v1/accidents/recommendations?standing=overdue',
  '/api/v1/accidents/recommendations?standing=kept&limit=1&skip=1',
  '/api/v1/accidents/recommendations?standing=late&limit=0',
  `/api/v1/enterprises/${CODES.first}/quarters`,
  `/api/v1/enterprises/${CODES.own}/quarters`,
  '/api/v1/enterprises/nobody/quarters',
  `/api/v1/enterprises/${CODES.first}/grading`,
  `/api/v1/enterprises/${CODES.own}/grading`,
  '/api/v1/enterprises/nobody/grading',
  '/api/v1/inspections/statistics',
  '/api/v1/inspections/statistics?by=county',
  '/api/v1/inspections/statistics?by=cause',
  '/api/v1/inspections/statistics?by=month',
  '/api/v1/inspections/month-ends',
  '/api/v1/inspections/month-ends?month=2026-04',
  '/api/v1/inspections/month-ends?month=1999-01',
  '/api/v1/directives/statistics',
  '/api/v1/directives/statistics?by=issuer',
  '/api/v1/directives/statistics?by=county',
  '/api/v1/directives/statistics?by=year',
  '/api/v1/fine-accounts/statistics',
  '/api/v1/fine-accounts/statistics?by=agency',
  '/api/v1/fine-accounts/statistics?by=county',
  '/api/v1/fine-accounts/statistics?by=year',
  '/api/v1/fine-accounts/by-agency',
  '/api/v1/fine-accounts/by-agency?agency=云帆市港区综合行政执法大队（演示）',
  '/api/v1/fine-accounts/by-agency?agency=没有这个局',
  '/api/v1/zones/at?lng=123.25&lat=30.25',
  '/api/v1/zones/at?lng=123.2051&lat=30.2049',
  '/api/v1/zones/at?lng=123.24&lat=30.24&crs=wgs84',
  '/api/v1/zones/at?lng=1&lat=1',
  '/api/v1/inventories/against-list',
  '/api/v1/inventories/against-list?division=990102000000',
  '/api/v1/inventories/against-list?division=99',
  '/api',
  ...Object.values(KIND_OF).map((kind) => `/api/v1/schemas/feed/${kind}.json`),
  '/api/v1/schemas/feed/nonsense.json',
]
