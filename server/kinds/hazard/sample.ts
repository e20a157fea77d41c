import type { CellObject } from '@e965/xlsx'
import { daysBetween, type Day } from '../../../shared/codes/dates'
import { dueOf, outcomeOf } from '../../../shared/kinds/hazard/due'
import { hazard as schemas } from '../../../shared/kinds/hazard/schema'
import {
  FOUND_BY,
  FUNDING_SOURCES,
  HANDLINGS,
  HAZARD_CATEGORIES,
  HAZARD_LEVELS,
  HAZARD_STATUSES,
  LISTING_LEVELS,
  RECHECK_RESULTS,
  STOPPED,
} from '../../../shared/kinds/hazard/words'
import { SECTORS } from '../../../shared/vocabulary'
import { AGENCY, COMMON, TRANSPORT_AGENCY, feed, table, workbook } from '../../sample/files'
import { Random } from '../../sample/random'
import type { Drawing, Sample } from '../sample'
import { countFor } from '../sampleCounted'
import { countable } from './countable'
import { pictureFiles, withPictures } from './samplePictures'
import { BUILDING_STORIES, CITY_STORIES, ROAD_STORIES, drawCases, type Case } from './sampleCases'
import { withLookedBack } from './sampleLookedBack'

const CITY_SECTORS = ['metallurgy_trade', 'hazchem', 'crowded_place', 'gas', 'fishery', 'tourism'] as const
const HOUSING_AGENCY = '云帆市住房和城乡建设局（演示）'

/** The words of a code; '' where nobody says which. */
const wordOf = <T extends Record<string, string>>(words: T, code: (keyof T & string) | null | undefined): string =>
  code ? (words[code] ?? '') : ''

export const BUILDING_HEADER = [
  '序号',
  '编号',
  '隐患内容',
  '排查日期',
  '隐患类型',
  '隐患级别',
  '责任单位',
  '信用代码',
  '责任人',
  '整改期限',
  '整改措施与要求',
  '处置措施',
  '复查结果',
  '复查日期',
  '复查人',
  '隐患状态',
  '销号日期',
  '镇街代码',
  '网格编号',
  '监管点编号',
] as const

/** The first day of a spreadsheet's calendar is the 30th of December 1899, by its own count of leap years. */
const SERIAL_0 = '1899-12-30'
const dayCell = (day: Day | null | undefined): CellObject | string => (day ? { t: 'n', v: daysBetween(SERIAL_0, day), z: 'yyyy/m/d' } : '')

/** A sheet as a housing bureau fills it in: a title, who filled it in and when, the header in the third row, two states, a note at the end. */
function buildingSheet(today: Day, cases: readonly Case[]): Buffer {
  const rows = cases.map((one, i) => [
    i + 1,
    one.no,
    one.title,
    dayCell(one.foundOn),
    one.consequence,
    one.level ? HAZARD_LEVELS[one.level].slice(0, 2) : '',
    one.enterprise?.name,
    one.enterprise?.uscc,
    one.commitments?.responsibility?.person,
    dayCell(one.commitments?.deadline),
    `立即整改：${one.title}`,
    one.handling === 'written_order' ? '隐患整改通知单' : wordOf(HANDLINGS, one.handling),
    one.recheck?.result === 'passed' ? '已整改' : '',
    dayCell(one.recheck?.on),
    one.recheck?.by,
    one.status === 'closed' ? '关闭' : '开放',
    dayCell(one.closedOn),
    one.place?.division,
    one.zone,
    one.site,
  ])
  const lines = [
    ['云帆市建筑工地隐患排查与治理统计表（演示数据）'],
    ['填报单位：云帆市质量安全站（演示）', '', '', '', `填报时间：${today}`],
    [...BUILDING_HEADER],
    ...rows,
    ['注：本表为演示数据，与任何真实工地无关。'],
  ]
  const cells = lines.map((line) => line.map((cell) => cell ?? ''))
  return workbook('统计表', cells, BUILDING_HEADER.length, [0, lines.length - 1])
}

const inTenThousands = (fen: unknown): string => (typeof fen === 'number' ? String(fen / 1_000_000) : '')

/** The columns of an emergency bureau's ledger: what each is called, the field that it is read into, and what stands there. */
const LEDGER: readonly [header: string, field: string, cell: (one: Case) => string | null | undefined][] = [
  ['编号', 'no', ({ no }) => no],
  ['隐患名称', 'title', ({ title }) => title],
  ['隐患描述', 'description', ({ description }) => description],
  ['隐患级别', 'level', ({ level }) => wordOf(HAZARD_LEVELS, level)],
  ['判定依据', 'judgementBasis', ({ judgementBasis }) => judgementBasis],
  ['隐患类别', 'category', ({ category }) => wordOf(HAZARD_CATEGORIES, category)],
  ['行业领域', 'sector', ({ sector }) => wordOf(SECTORS, sector)],
  ['责任单位', 'enterprise.name', ({ enterprise }) => enterprise?.name],
  ['统一社会信用代码', 'enterprise.uscc', ({ enterprise }) => enterprise?.uscc],
  ['地点', 'place.address', ({ place }) => place?.address],
  ['行政区划代码', 'place.division', ({ place }) => place?.division],
  ['经度', 'place.position.lng', ({ place }) => place?.position?.lng.toString()],
  ['纬度', 'place.position.lat', ({ place }) => place?.position?.lat.toString()],
  ['片区编号', 'zone', ({ zone }) => zone],
  ['监管点编号', 'site', ({ site }) => site],
  ['发现日期', 'foundOn', ({ foundOn }) => foundOn],
  ['排查方式', 'foundBy', ({ foundBy }) => wordOf(FOUND_BY, foundBy)],
  ['可能后果', 'consequence', ({ consequence }) => consequence],
  ['处置方式', 'handling', ({ handling }) => wordOf(HANDLINGS, handling)],
  ['整改责任单位', 'commitments.responsibility.unit', ({ commitments }) => commitments?.responsibility?.unit],
  ['整改责任人', 'commitments.responsibility.person', ({ commitments }) => commitments?.responsibility?.person],
  ['职务', 'commitments.responsibility.post', ({ commitments }) => commitments?.responsibility?.post],
  ['整改措施', 'commitments.measures', ({ commitments }) => commitments?.measures],
  ['整改资金', 'commitments.funding', ({ commitments }) => commitments?.funding],
  ['整改期限', 'commitments.deadline', ({ commitments }) => commitments?.deadline],
  ['应急预案', 'commitments.emergencyPlan', ({ commitments }) => commitments?.emergencyPlan],
  ['临时管控措施', 'interimMeasures', ({ interimMeasures }) => interimMeasures],
  ['停产情况', 'stopProduction', ({ stopProduction }) => wordOf(STOPPED, stopProduction)],
  ['督办单位', 'supervisor.department', ({ supervisor }) => supervisor?.department],
  ['包保领导', 'supervisor.leader', ({ supervisor }) => supervisor?.leader],
  ['督办电话', 'supervisor.officePhone', ({ supervisor }) => supervisor?.officePhone],
  ['包保领导职务', 'supervisor.post', ({ supervisor }) => supervisor?.post],
  ['所需资金（万元）', 'funding.neededFen', ({ funding }) => inTenThousands(funding?.neededFen)],
  ['资金来源', 'funding.source', ({ funding }) => wordOf(FUNDING_SOURCES, funding?.source)],
  ['计划资金（万元）', 'funding.plannedFen', ({ funding }) => inTenThousands(funding?.plannedFen)],
  ['到位资金（万元）', 'funding.releasedFen', ({ funding }) => inTenThousands(funding?.releasedFen)],
  ['已使用资金（万元）', 'funding.spentFen', ({ funding }) => inTenThousands(funding?.spentFen)],
  ['挂牌编号', 'listing.no', ({ listing }) => listing?.no],
  ['挂牌级别', 'listing.level', ({ listing }) => wordOf(LISTING_LEVELS, listing?.level)],
  ['挂牌日期', 'listing.listedOn', ({ listing }) => listing?.listedOn],
  ['延期至', 'extensions.0.newDeadline', ({ extensions }) => extensions?.[0]?.newDeadline],
  ['延期理由', 'extensions.0.reason', ({ extensions }) => extensions?.[0]?.reason],
  ['延期批准单位', 'extensions.0.approvedBy', ({ extensions }) => extensions?.[0]?.approvedBy],
  ['延期批准日期', 'extensions.0.on', ({ extensions }) => extensions?.[0]?.on],
  ['复查日期', 'recheck.on', ({ recheck }) => recheck?.on],
  ['复查人', 'recheck.by', ({ recheck }) => recheck?.by],
  ['复查结果', 'recheck.result', ({ recheck }) => wordOf(RECHECK_RESULTS, recheck?.result)],
  ['整改状态', 'status', ({ status }) => wordOf(HAZARD_STATUSES, status)],
  ['销号日期', 'closedOn', ({ closedOn }) => closedOn],
  ['整改前照片', 'evidence.0.pictures', ({ evidence }) => evidence?.[0]?.pictures?.join('；')],
  ['整改前拍摄日期', 'evidence.0.takenOn', ({ evidence }) => evidence?.[0]?.takenOn],
  ['整改后照片', 'evidence.1.pictures', ({ evidence }) => evidence?.[1]?.pictures?.join('；')],
  ['整改后拍摄日期', 'evidence.1.takenOn', ({ evidence }) => evidence?.[1]?.takenOn],
  ['照片审核', 'evidence.0.reviewedBy', ({ evidence }) => evidence?.[0]?.reviewedBy],
]
export const LEDGER_HEADER = LEDGER.map(([header]) => header)

const ledger = (cases: readonly Case[]): Buffer =>
  table(
    '云帆市事故隐患排查治理台账（演示数据）',
    LEDGER_HEADER,
    cases.map((one) => LEDGER.map(([, , cell]) => cell(one) ?? '')),
  )

const OURS = { ...COMMON, kind: 'hazard' } as const

const SOURCES = [
  {
    ...OURS,
    agency: HOUSING_AGENCY,
    name: 'yunfan-building-hazards',
    title: '建筑工地隐患排查与治理统计表',
    format: 'xlsx',
    path: 'building-hazards.xlsx',
    key: ['编号'],
    columns: {
      no: '编号',
      description: '隐患内容',
      level: { from: '隐患级别', values: { 一般: 'general', 重大: 'major' } },
      sector: { value: 'construction' },
      'enterprise.name': '责任单位',
      'enterprise.uscc': '信用代码',
      foundOn: '排查日期',
      foundBy: { value: 'inspection' },
      consequence: '隐患类型',
      handling: { from: '处置措施', values: { 隐患整改通知单: 'written_order' } },
      'commitments.responsibility.person': '责任人',
      'commitments.measures': '整改措施与要求',
      'commitments.deadline': '整改期限',
      'recheck.result': { from: '复查结果', values: { 已整改: 'passed' } },
      'recheck.on': '复查日期',
      'recheck.by': '复查人',
      status: { from: '隐患状态', values: { 开放: 'rectifying', 关闭: 'closed' } },
      closedOn: '销号日期',
      'place.division': '镇街代码',
      zone: '网格编号',
      site: '监管点编号',
    },
    ignore: ['序号'],
  },
  {
    ...OURS,
    agency: AGENCY,
    name: 'yunfan-hazards',
    title: '事故隐患排查治理台账',
    format: 'csv',
    encoding: 'gb18030',
    path: 'hazards.csv',
    coordinates: 'GCJ-02',
    unreviewedPictures: 'desk',
    key: ['编号'],
    columns: {
      ...Object.fromEntries(LEDGER.map(([header, field]) => [field, header])),
      'evidence.0.stage': { value: 'before' },
      'evidence.1.stage': { value: 'after' },
      'evidence.1.reviewedBy': '照片审核',
    },
  },
  {
    ...OURS,
    agency: TRANSPORT_AGENCY,
    name: 'yunfan-road-hazards',
    title: '交通运输隐患清单',
    format: 'json-feed',
    path: 'road-hazards.json',
    coordinates: 'GCJ-02',
  },
]

/** What the office that grades firms counts of a case. */
function countCase(drawing: Drawing, one: Case): void {
  const read = schemas.input.parse(one)
  const due = dueOf(read)
  const { title, level, foundOn, closedOn, enterprise } = read
  const outcome = outcomeOf({ ...read, due, status: read.status ?? 'registered' }, drawing.today)
  if (enterprise?.uscc)
    countFor(drawing, 'hazard', countable, {
      uscc: enterprise.uscc,
      publicUntil: null,
      item: { title, level, foundOn, closedOn, due, outcome, unrectifiedOn: null },
    })
}

export const sample: Sample = {
  after: ['zone', 'enterprise', 'accident', 'site'],
  draw: (drawing) => {
    const { seed, today } = drawing
    const random = new Random(seed + 3)
    const [building = [], city = [], road = []] = withPictures([
      drawCases(
        random,
        drawing,
        { prefix: 'YF-JZ', sectors: ['construction'], department: '云帆市住房和城乡建设局', officePhone: '0099-55501241', known: 3 },
        BUILDING_STORIES,
      ),
      drawCases(
        random,
        drawing,
        { prefix: 'YF-YJ', sectors: CITY_SECTORS, department: '云帆市应急管理局', officePhone: '0099-55501242' },
        CITY_STORIES,
      ),
      drawCases(
        random,
        drawing,
        { prefix: 'YF-JT', sectors: ['road_transport'], department: '云帆市交通运输局', officePhone: '0099-55501243' },
        ROAD_STORIES,
      ),
    ])
    for (const one of [withLookedBack(building, drawing), city, road].flat()) countCase(drawing, one)
    drawing.hazards.push(...city.flatMap(({ no, enterprise }) => (no && enterprise ? [{ no, enterprise }] : [])))
    return {
      files: {
        ...pictureFiles(),
        'building-hazards.xlsx': buildingSheet(today, withLookedBack(building, drawing)),
        'hazards.csv': ledger(city),
        'road-hazards.json': feed(
          'hazard',
          today,
          road.map((body) => ({ key: body.no, publishedAt: body.foundOn, body })),
        ),
      },
      sources: SOURCES,
    }
  },
}
