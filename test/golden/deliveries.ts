import { FEED_FORMAT } from '../../shared/feed'

/**
 * What a second office hands over beside the sample city, once a delivery: rows that make every rule of a kind speak. Names, numbers and
 * divisions are invented (division codes from 99).
 */

type Row = { key: string; body: Record<string, unknown> } & Record<string, unknown>

const AGENCY = '云帆市安全生产委员会办公室（演示）'

/** Right check digits, and one whose last digit is wrong. */
export const CODES = { first: '91990100MAAY4CL127', second: '91990100MA2TH3BJ3G', wrong: '91990100MA2TH3BJ3A', own: '91990100MA1XG6125W' }

/** By delivery: rows that are absent from the second are withdrawn. */
const ROWS: Record<string, readonly [Row[], Row[]]> = {
  zone: [
    [
      zone('990199', { name: '演示区', level: 'county', officePhone: '13900000000' }),
      zone('990199-G1', { name: '演示第一网格', level: 'grid', parent: '990199' }),
      zone('990199-G2', { name: '演示第二网格', level: 'grid', parent: '990199' }),
      zone('990199-G3', { name: '演示第三网格', level: 'grid', parent: '990199' }),
    ],
    [
      zone('990199', { name: '演示新区', level: 'county', officePhone: '0099-55500001' }),
      { ...zone('990199-G1', { name: '演示第一网格', level: 'grid', parent: '990199' }), withdrawn: '网格撤并' },
      { ...zone('990199-G2', { name: '演示第二网格（东）', level: 'grid', parent: '990199' }), correction: '网格名称写错' },
    ],
  ],
  enterprise: [
    [
      enterprise('E1', { name: '云帆全项示例有限公司', uscc: CODES.own, ...everything('B') }),
      enterprise('E2', { name: '林知帆', uscc: '-' }),
      enterprise('E3', { name: '云帆码错示例有限公司', uscc: CODES.wrong, sector: 'gas', division: '990102000000' }),
      enterprise('E4', { name: '云帆撤走示例有限公司', uscc: '91990100MADD272H4T' }),
      enterprise('E5', {
        name: '云帆客运示例有限公司',
        uscc: '91990100MAD1TJ3Y9P',
        sector: 'road_transport',
        grades: [grade('transport', 'B')],
      }),
    ],
    [
      enterprise('E1', { name: '云帆全项示例有限公司', uscc: CODES.own, ...everything('D') }),
      enterprise('E2', { name: '林知帆', uscc: '-' }),
      enterprise('E3', { name: '云帆码错示例有限公司', uscc: CODES.wrong, sector: 'fire', division: '990102' }),
      enterprise('E5', {
        name: '云帆客运示例有限公司',
        uscc: '91990100MAD1TJ3Y9P',
        sector: 'road_transport',
        grades: [grade('transport', 'AA')],
      }),
    ],
  ],
  accident: [
    [
      accident('A1', { title: '演示“3·1”高处坠落事故', ...investigated('reported') }),
      accident('A2', {
        title: null,
        enterprises: [{ name: '云帆客运示例有限公司' }],
        sector: 'road_transport',
        casualties: 3,
        responsibility: null,
      }),
      accident('A3', { title: '演示“4·2”触电事故', enterprises: [{ name: '周海棠' }], nature: 'responsible', deaths: 1 }),
      accident('A4', { title: '演示“4·9”淹溺事故', deaths: 1, occurredOn: null }),
    ],
    [
      accident('A1', { title: '演示“3·1”高处坠落事故', ...investigated('replied') }),
      accident('A2', {
        title: null,
        enterprises: [{ name: '云帆客运示例有限公司' }],
        sector: 'road_transport',
        casualties: 3,
        responsibility: 'main',
      }),
      {
        ...accident('A3', { title: '演示“4·2”触电事故', enterprises: [{ name: '周海棠' }], nature: 'responsible', deaths: 1 }),
        annulledOn: '2026-05-20',
      },
    ],
  ],
  notice: [
    [
      notice('N1', { title: '关于云帆全项示例有限公司问题的通报', rectified: false, officePhone: '13900000001' }),
      notice('N2', { title: '关于苏听澜违章作业的通报', enterprises: [{ name: '苏听澜' }], rectified: null }),
      { ...notice('N3', { title: '即将到期的通报', rectified: true }), publicUntil: '2026-05-24' },
      notice('N4', { title: '来源将撤下的通报', rectified: true }),
    ],
    [
      notice('N1', { title: '关于云帆全项示例有限公司问题的通报', rectified: true, officePhone: '0099-55500002' }),
      {
        ...notice('N2', { title: '关于苏听澜违章作业的通报（更正）', enterprises: [{ name: '苏听澜' }], rectified: null }),
        correction: '标题有误',
      },
      { ...notice('N3', { title: '即将到期的通报', rectified: true }), publicUntil: '2026-05-24' },
      { ...notice('N4', { title: '来源将撤下的通报', rectified: true }), withdrawn: '关于云帆全项示例有限公司的通报系误发' },
    ],
  ],
  penalty: [
    [
      penalty('P1', {
        enterprises: [{ name: '云帆全项示例有限公司', uscc: CODES.own }],
        penaltyKinds: ['fine'],
        fineFen: 500_000,
        paidOn: '2026-04-20',
        correctionDue: '2026-05-01',
      }),
      penalty('P2', { punishedPersons: ['方归雁、程秋汀'], content: '罚款五千元，方归雁不服', fineFen: 500_000 }),
      penalty('P3', {
        enterprises: [{ name: '云帆沈远帆便利店' }],
        partyType: 'individual_business',
        penaltyKinds: ['stop_production_order'],
        publicYears: 1.5,
      }),
      penalty('P4', { enterprises: [{ name: '云帆轻微示例有限公司' }], penaltyKinds: ['warning'] }),
      penalty('P5', { enterprises: [{ name: '顾青禾' }], licenceMeasure: '暂扣安全生产许可证', facts: '顾青禾未持证上岗' }),
      penalty('P6', { enterprises: [], penaltyKinds: ['fine'] }),
      penalty('P7', { enterprises: [{ name: '云帆修复示例有限公司' }], penaltyKinds: ['fine'] }),
      penalty('P8', { enterprises: [{ name: '云帆将来示例有限公司' }], penaltyKinds: ['fine'], decidedOn: '2027-01-01' }),
    ],
    [
      penalty('P1', {
        enterprises: [{ name: '云帆全项示例有限公司', uscc: CODES.own }],
        penaltyKinds: ['fine'],
        fineFen: 600_000,
        paidOn: '2026-04-20',
        correctionDue: '2026-05-01',
        correctedOn: '2026-05-21',
      }),
      {
        ...penalty('P2', { punishedPersons: ['方归雁、程秋汀'], content: '罚款五千元，方归雁不服', fineFen: 500_000 }),
        withdrawn: '方归雁的处罚决定被撤销',
        annulledOn: '2026-05-19',
      },
      penalty('P3', {
        enterprises: [{ name: '云帆沈远帆便利店' }],
        partyType: 'individual_business',
        penaltyKinds: ['stop_production_order'],
        publicYears: 1.5,
      }),
      penalty('P5', { enterprises: [{ name: '顾青禾' }], licenceMeasure: '暂扣安全生产许可证', facts: '顾青禾未持证上岗' }),
      { ...penalty('P7', { enterprises: [{ name: '云帆修复示例有限公司' }], penaltyKinds: ['fine'] }), repairedOn: '2026-05-21' },
    ],
  ],
  hazard: [
    [
      hazard('H1', { level: 'major', ...commitments('2026-05-10'), phases: [{ seq: 1, measure: '方归雁负责加固', state: 'doing' }] }),
      hazard('H2', { ...commitments('2026-05-22'), funding: { plannedFen: 5_000_000, releasedFen: 3_000_000 } }),
      hazard('H3', { status: null, title: null, description: '程秋汀处的配电箱门敞开，联系 13900000007' }),
      hazard('H4', { title: null, description: null }),
      hazard('H5', { status: 'closed', closedOn: '2025-05-22', recheck: { by: '方归雁', result: 'passed' } }),
    ],
    [
      // Put off twice, once by nobody.
      hazard('H1', {
        level: 'major',
        ...commitments('2026-05-10'),
        extensions: [
          { newDeadline: '2026-05-30', approvedBy: '云帆市安全生产委员会办公室', on: '2026-05-09' },
          { newDeadline: '2026-06-30', approvedBy: null, on: '2026-05-20' },
        ],
        phases: [{ seq: 1, measure: '方归雁负责加固', state: 'done', doneOn: '2026-05-20' }],
      }),
      // A deadline that moved without an extension, and a check that nobody saw.
      hazard('H2', { ...commitments('2026-05-25'), status: 'closed', closedOn: '2026-05-21', recheck: { by: '方归雁' } }),
      hazard('H3', { status: null, title: null, description: '程秋汀处的配电箱门敞开，联系 13900000007' }),
      hazard('H5', { status: 'closed', closedOn: '2025-05-22', recheck: { by: '方归雁', result: 'passed' } }),
    ],
  ],
  site: [
    [
      {
        ...site('S1', { siteKind: 'danger_source', dangerLevel: '1', sector: 'hazchem', ...watched(6, 'partly') }),
        basis: '《演示办法》第七条',
      },
      site('S2', { siteKind: 'crowded_place', sector: 'fire', name: '演示化工市场', place: placeOf('exact') }),
      site('S3', { siteKind: 'bridge', sector: 'tourism', place: placeOf('500m'), ...watched(0, 'out_of_service') }),
      site('S4', { siteKind: 'junction', sector: 'road_transport', place: placeOf('hidden'), zone: '990199-G1' }),
      site('S5', { siteKind: 'other', sector: 'explosives', name: '演示民爆库（123.2051,30.2049）3#库房' }),
      site('S6', { siteKind: 'construction_site', place: { position: { lng: 30.2, lat: 123.2 } } }),
    ],
    [
      // Without its basis those who answer for it are told by surname; a camera less is in service.
      site('S1', { siteKind: 'danger_source', dangerLevel: '2', sector: 'hazchem', ...watched(5, 'partly') }),
      {
        ...site('S2', { siteKind: 'crowded_place', sector: 'tourism', name: '演示市场', place: placeOf('exact') }),
        correction: '行业写错',
      },
      site('S3', { siteKind: 'bridge', sector: 'tourism', place: placeOf('500m'), ...watched(null, null) }),
      { ...site('S4', { siteKind: 'junction', sector: 'road_transport', place: placeOf('hidden') }), withdrawn: '路口已拆除' },
    ],
  ],
  inventory: [
    [count('I1', { siteKind: 'danger_source', total: 9 }), count('I2', { siteKind: 'camera', total: 400 }), count('I3', { total: 5 })],
    [
      count('I1', { siteKind: 'danger_source', total: 8 }),
      count('I2', { siteKind: 'camera', total: 400, asOf: null }),
      count('I4', { siteKind: 'danger_source', total: 7, asOf: '2026-04-01' }),
    ],
  ],
  inspection: [
    [
      inspection('A1', {}),
      inspection('A2', { listMonth: '2026-03', visitedOn: '2026-03-10', status: 'closed', closedOn: '2026-04-30' }),
      inspection('A3', { status: null, due: null, owner: null }),
      // Whoever leads nothing is of the team, and no text may name that person.
      inspection('A4', { ledBy: { name: '沈远舟', post: '安监科科员' }, problem: '沈远舟查到通道上锁' }),
      inspection('A5', { problem: null }),
    ],
    [
      // A list that is frozen: what changes is a correction of it.
      inspection('A1', { due: '2026-05-30', status: 'submitted' }),
      inspection('A2', { listMonth: '2026-03', visitedOn: '2026-03-10', status: 'closed', closedOn: null }),
      inspection('A3', { status: 'open', listMonth: '2026-05', listNo: null }),
      { ...inspection('A4', {}), withdrawn: '重复登记' },
      // A year is over while the golden city lives.
      inspection('A6', { listMonth: '2025-04', visitedOn: '2025-04-10', status: 'closed', closedOn: '2025-05-22' }),
    ],
  ],
  directive: [
    [
      directive('D1', { measures: [{ text: '方归雁负责试验联锁', owner: '方归雁', due: '2026-05-21', state: 'open' }] }),
      // Done on a day that is to come; then it has come.
      directive('D2', {
        measures: [{ text: '公布结果', owner: '云帆市应急管理局', due: '2026-05-30', state: 'done', doneOn: '2026-05-21' }],
      }),
      directive('D3', { ask: null, measures: [] }),
      directive('D4', { title: null }),
    ],
    [
      directive('D1', {
        measures: [{ text: '方归雁负责试验联锁', owner: '方归雁', due: '2026-05-21', state: 'done', doneOn: '2026-05-21' }],
      }),
      directive('D2', {
        measures: [{ text: '公布结果', owner: '云帆市应急管理局', due: '2026-05-30', state: 'done', doneOn: '2026-05-21' }],
      }),
      { ...directive('D3', { ask: null, measures: [] }), withdrawn: '文件已废止' },
      // Three years are over while the golden city lives.
      directive('D5', { issuedOn: '2023-05-22' }),
    ],
  ],
  objection: [
    [objection('Y1', {}), objection('Y2', { stage: 'received' }), objection('Y3', {})],
    [
      objection('Y1', { stage: 'answered', outcome: 'corrected', unit: '云帆市司法局', decidedOn: '2026-05-15' }),
      objection('Y2', { stage: 'accepted' }),
      { ...objection('Y3', {}), withdrawn: '登记错误' },
    ],
  ],
  reply: [
    [reply('H1', {}), reply('H2', { text: '电话■■■■■■■■■■■，已经整改。', grounds: ['personal_data'] }), reply('H3', {}), reply('H4', {})],
    [
      reply('H1', { stage: 'replaced', text: null, endedOn: '2026-05-19' }),
      reply('H2', { text: '电话■■■■■■■■■■■，已经整改。', grounds: ['personal_data'] }),
      reply('H3', { stage: 'withdrawn', text: null, endedOn: '2026-05-20' }),
      { ...reply('H4', {}), withdrawn: '登记错误' },
      reply('H5', { stage: 'refused', text: null, grounds: ['insult'] }),
    ],
  ],
  reward: [
    [
      rewards('2023', [paid('2023-11', 3_000), paid('2023-11', 500), paid('2023-12', 12_000), paid('2023-12', 800)]),
      rewards('2024', [paid('2024-01', 3_000), paid('2024-02', 4_500)]),
      rewards('2022', [{ month: '2023-01', amountFen: 300_000 }]),
    ],
    [
      rewards('2023', [paid('2023-11', 3_000), paid('2023-11', 500), paid('2023-12', 12_000), paid('2023-12', 800)]),
      rewards('2024', [paid('2024-01', 3_000), paid('2024-02', 4_500), paid('2024-03', 9_000), paid('2024-05', 300)]),
    ],
  ],
  fineAccount: [
    [
      month('2026-03', { cases: 4, finedFen: 900_000, paidFen: 900_000, treasuryFen: 400_000, voucher: '9900202603017788' }),
      month('2026-04', { cases: 5, finedFen: 1_000_000, purposes: [{ name: '罚没收入返还', spentFen: 200_000 }, { name: '办案' }] }),
      // Three years are over while the golden city lives.
      month('2023-05', { cases: 1 }),
      month('2026-06', { cases: 1 }),
    ],
    [
      month('2026-03', {
        cases: 4,
        finedFen: 900_000,
        paidFen: 900_000,
        treasuryFen: 500_000,
        answers: [{ signal: 'treasury_gap', month: '2026-03', text: '方归雁联系电话 13900000008，已补缴', publishedOn: '2026-05-21' }],
      }),
      { ...month('2026-04', { cases: 5 }), withdrawn: '月报重复' },
      month('2026-05', { cases: 0, finedFen: 100 }),
    ],
  ],
}

/** The feeds of one delivery by their file names. */
export function feedsOf(delivery: 0 | 1): Map<string, string> {
  return new Map(
    Object.entries(ROWS).map(([kind, deliveries]) => [
      `golden-${kind}.json`,
      JSON.stringify({ format: FEED_FORMAT, kind, generatedAt: '2026-05-20T00:00:00+08:00', records: deliveries[delivery] }),
    ]),
  )
}

/** How the list of sources tells of these feeds. */
export const feedSources = Object.keys(ROWS).map((kind) => ({
  name: `golden-${kind.toLowerCase()}`,
  title: `演示补充：${kind}`,
  agency: AGENCY,
  kind,
  format: 'json-feed',
  path: `golden-${kind}.json`,
  coverage: 'full',
  rhythmHours: 24,
  settleSeconds: 0,
}))

function zone(code: string, { officePhone = null, ...body }: Record<string, unknown>): Row {
  const square = [
    [123.2, 30.2],
    [123.21, 30.2],
    [123.21, 30.21],
    [123.2, 30.2],
  ]
  return {
    key: code,
    basis: '《演示办法》',
    body: {
      code,
      sectors: ['fire'],
      supervisionPhone: officePhone,
      boundary: body.level === 'grid' ? null : { type: 'MultiPolygon', coordinates: [[square]] },
      persons: [
        { role: 'industry', name: '陆晓岚', post: '科长', unit: '演示区消防大队', sector: 'fire', officePhone },
        { role: 'grid_worker', name: '夏若汐', nameConsent: code.endsWith('G2'), post: '网格员', duties: ['每周巡查，联系 13900000002'] },
      ],
      ...body,
    },
  }
}

function enterprise(key: string, body: Record<string, unknown>): Row {
  return { key, publishedAt: '2026-05-01', body }
}

function everything(city: string): Record<string, unknown> {
  return {
    formerNames: ['云帆旧名示例有限公司'],
    enterpriseType: '有限责任公司',
    registeredOn: '2019-03-01',
    registeredCapital: '500 万元',
    businessScope: '建筑施工，联系 13900000003',
    sector: 'construction',
    industry: 'E47',
    supervisingDepartment: '演示区住建局',
    address: '演示区海滨路 1 号',
    division: '990102001',
    region: '演示区',
    place: { lng: 123.2, lat: 30.2 },
    licences: [{ name: '安全生产许可证', number: '（演）JZ安许证字〔2020〕000001', validTo: '2027-01-01' }],
    routes: ['演示线'],
    grades: [
      { ...grade('city', city), points: 71.5, reasons: ['联系人 梁星禾 13900000004'] },
      grade('standardisation', '三级'),
      { ...grade('credit', 'AA'), validTo: '2026-01-01' },
    ],
  }
}

function grade(scheme: string, word: string): Record<string, unknown> {
  return { scheme, grade: word, issuer: AGENCY, decidedOn: '2026-03-01' }
}

function accident(key: string, body: Record<string, unknown>): Row {
  return {
    key,
    documentNo: `云安委办[2026]${key.slice(1)}号`,
    publishedAt: '2026-05-02',
    publicUntil: '2029-05-02',
    body: { enterprises: [{ name: '云帆全项示例有限公司', uscc: CODES.own }], occurredOn: '2026-03-01', place: '演示区', ...body },
  }
}

function investigated(state: string): Record<string, unknown> {
  return {
    division: '990102001002',
    sector: 'construction',
    category: { taxonomy: 'GB6441-1986', label: '高处坠落' },
    deaths: 3,
    seriousInjuries: 1,
    directLossFen: 120_000_000,
    declaredLevel: 'ordinary',
    nature: 'responsible',
    project: { name: '演示大桥', owner: '许云舟' },
    investigation: {
      state,
      reportDue: '2026-04-30',
      reportedOn: '2026-04-20',
      repliedOn: state === 'replied' ? '2026-05-10' : null,
      findings: '现场负责人 13900000005 未到岗',
      recommendations: [
        { text: '完善临边防护', owner: '云帆全项示例有限公司', due: '2026-06-30', state: 'open' },
        { text: '全员培训', state: 'done', doneOn: '2026-05-01' },
      ],
    },
  }
}

function notice(key: string, body: Record<string, unknown>): Row {
  return {
    key,
    documentNo: `云安委办通报(2026)${key.slice(1)}号`,
    publishedAt: '2026-05-03',
    publicUntil: '2027-05-03',
    basis: '《演示办法》第三条',
    sourceUrl: `https://office.example/notices/${key}`,
    body: {
      board: 'trading-centre',
      enterprises: [{ name: '云帆全项示例有限公司', uscc: CODES.own }],
      sector: 'construction',
      text: '检查发现问题，联系人 13900000006。',
      restsOn: { kind: 'penalty', documentNo: '云应急罚〔2026〕9号', occurredOn: null },
      responsibility: null,
      measures: [{ text: '停工整改', decisionNo: '云应急令〔2026〕1号', from: '2026-05-03', to: null }],
      ...body,
    },
  }
}

function hazard(key: string, body: Record<string, unknown>): Row {
  return {
    key,
    publishedAt: '2026-05-05',
    body: {
      no: `演-${key}`,
      title: '临边没有防护栏杆',
      level: 'general',
      sector: 'construction',
      enterprise: { name: '云帆全项示例有限公司', uscc: CODES.own },
      foundOn: '2026-04-10',
      status: 'rectifying',
      ...body,
    },
  }
}

function paid(month: string, yuan: number) {
  return { month, amountFen: yuan * 100 }
}

function objection(key: string, body: Record<string, unknown>): Row {
  return {
    key,
    publishedAt: '2026-05-05',
    body: { no: key, aboutKind: 'penalty', about: 'P1', filer: 'firm', filedOn: '2026-05-05', stage: 'accepted', ...body },
  }
}

function reply(key: string, body: Record<string, unknown>): Row {
  return {
    key,
    publishedAt: '2026-05-05',
    body: {
      no: key,
      aboutKind: 'penalty',
      about: 'P1',
      aboutRevision: 1,
      enterprise: { name: '云帆示例建筑有限公司', uscc: '91990100MAAY4CL127' },
      filedOn: '2026-05-05',
      stage: 'published',
      text: '本企业已经整改。',
      unit: '云帆市司法局',
      decidedOn: '2026-05-06',
      ...body,
    },
  }
}

function rewards(year: string, entries: Record<string, unknown>[]): Row {
  return { key: year, documentNo: null, publishedAt: '2026-05-05', body: { year, budgetFen: 30_000_000, entries } }
}

function inspection(key: string, body: Record<string, unknown>): Row {
  return {
    key,
    publishedAt: '2026-05-05',
    body: {
      no: key,
      visitedOn: '2026-04-10',
      listMonth: '2026-04',
      listNo: 'AF-202604',
      place: { division: '990102001' },
      problem: '通道上锁，方归雁电话 13900000009',
      cause: 'rule',
      owner: '云帆市应急管理局',
      due: '2026-05-10',
      status: 'open',
      ...body,
    },
  }
}

function directive(key: string, body: Record<string, unknown>): Row {
  return {
    key,
    documentNo: `云安委办[2026]${key.slice(1)}号`,
    publishedAt: '2026-05-05',
    body: {
      title: `演示文件 ${key}`,
      issuer: '云帆市安全生产委员会办公室',
      issuedOn: '2026-05-04',
      form: 'document',
      ask: '逐个试一遍',
      frontlineCard: '有事找方归雁，电话 13900000009',
      quiz: [{ question: '先做什么？', choices: ['停泵', '短接'], answer: '停泵' }],
      reach: { delivered: 10, opened: 9 },
      ...body,
    },
  }
}

function commitments(deadline: string): Record<string, unknown> {
  return {
    commitments: { responsibility: { unit: '云帆全项示例有限公司', person: '方归雁', post: '安全总监' }, measures: '加装栏杆', deadline },
  }
}

function month(key: string, body: Record<string, unknown>): Row {
  return { key, publishedAt: '2026-05-05', body: { division: '990102', month: key, ...body } }
}

function penalty(key: string, body: Record<string, unknown>): Row {
  return {
    key,
    documentNo: `云应急罚【2026】${key.slice(1)}号`,
    publishedAt: '2026-05-04',
    body: { offenceType: '未落实隐患排查治理', legalBasis: '《安全生产法》第九十七条', decidedOn: '2026-04-10', ...body },
  }
}

function site(key: string, body: Record<string, unknown>): Row {
  return {
    key,
    publishedAt: '2026-05-06',
    body: {
      no: `演-${key}`,
      name: `演示监管点 ${key}`,
      zone: '990199',
      enterprise: { name: '云帆全项示例有限公司', uscc: CODES.own },
      place: placeOf(null),
      responsible: {
        principal: { name: '方归雁', post: '主要负责人', officePhone: '13900000008' },
        technical: { name: '程秋汀', post: '总工程师' },
      },
      ...body,
    },
  }
}

function placeOf(precision: string | null): Record<string, unknown> {
  return { address: '演示区海滨路 1 号', division: '990102001003', position: { lng: 123.2051, lat: 30.2049 }, precision }
}

function watched(camerasInService: number | null, state: string | null): Record<string, unknown> {
  return {
    monitoring: { camerasPlanned: 8, camerasInstalled: 7, camerasInService, sensorsInService: 3, lastCheckedOn: '2026-05-01', state },
  }
}

function count(key: string, body: Record<string, unknown>): Row {
  return { key, body: { division: '990102', siteKind: 'bridge', asOf: '2026-05-01', countedBy: AGENCY, ...body } }
}
