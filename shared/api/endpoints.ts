import { z } from 'zod'
import { KINDS, type Kind } from '../kinds/index'
import { RecommendationsAnswer, RecommendationsQuery } from '../kinds/accident/recommendations'
import { FineMoneyAnswer, FineMoneyQuery } from '../kinds/fineAccount/money'
import { AgainstAnswer, AgainstQuery } from '../kinds/inventory/against'
import { MonthEndAnswer, MonthEndQuery } from '../kinds/inspection/monthEnd'
import { LISTS, type ListContract } from '../kinds/schemas'
import { codesOf } from '../vocabulary'
import { AtomQuery, ChangesAnswer, ChangesQuery, WeekAnswer } from './changes'
import { CalendarQuery } from './calendar'
import { SourcesAnswer, SummaryAnswer, ZonesAtAnswer, ZonesAtQuery } from './city'
import { ComparisonAnswer, ComparisonQuery, DecisionsAnswer } from './decisions'
import { DESK_ENDPOINTS } from './deskEndpoints'
import type { Endpoint } from './endpoint'
import { listAnswerSchema, listQuerySchema } from './lists'
import { MapAnswer, mapQuerySchema } from './map'
import { EvidenceParams } from './evidence'
import { FILE_TYPES, fileQuerySchema, type FileType } from './files'
import { GradingAnswer, GradingQuery } from './grading'
import { HistoryAnswer, HistoryQuery, RecordQuery, recordAnswerSchema } from './records'
import { FindingsAnswer, FindingsQuery, RunAnswer, RunsAnswer, RunsQuery } from './runs'
import { StatisticsAnswer, statisticsQuerySchema } from './statistics'
import { StripAnswer } from './strip'
import { SUBSCRIPTION_ENDPOINTS } from './subscriptionEndpoints'
import { TIP_ENDPOINTS } from './tipEndpoints'
import { RecordId, UnrectifiedAnswer } from './unrectified'

/** What everybody may read, the same for all until the next edition. */
const PUBLIC_RECORD = { method: 'GET', audience: 'public', keep: true } as const
/** What everybody may read and what is true for the moment only. */
const OF_THE_MOMENT = { method: 'GET', audience: 'public', keep: false } as const

export const UNRECTIFIED = {
  ...OF_THE_MOMENT,
  operationId: 'unrectified',
  path: '/api/v1/unrectified/{record}',
  summary: '一条隐患有没有群众反映未整改、并经受理台核实：只有日期，没有举报',
  params: { record: RecordId.meta({ description: '隐患的编号' }) },
  answer: UnrectifiedAnswer,
  errors: [],
} as const satisfies Endpoint

/** The list of a kind. */
export const listEndpoint = (list: ListContract) =>
  ({
    ...PUBLIC_RECORD,
    operationId: `list_${list.kind}`,
    path: list.path,
    summary: `${list.summary}：列表`,
    query: listQuerySchema(list),
    answer: listAnswerSchema(list.kind),
    errors: ['unknown_parameter', 'invalid_parameter', 'edition_gone', 'edition_not_found', 'request_too_long', 'not_ready'],
  }) as const satisfies Endpoint

/** What a box of the map shows of a kind. It stands before the address of a record, whose id is never this word. */
export const mapEndpoint = (list: ListContract) =>
  ({
    ...PUBLIC_RECORD,
    operationId: `map_${list.kind}`,
    path: `${list.path}/map`,
    summary: `${list.summary}：地图上的一块，记录多处合成一个标记`,
    query: mapQuerySchema(list),
    answer: MapAnswer,
    errors: ['unknown_parameter', 'invalid_parameter', 'request_too_long', 'not_ready'],
  }) as const satisfies Endpoint

/** Figures over the records of a list, each with the list that proves it. */
export const statisticsEndpoint = (list: ListContract) =>
  ({
    ...PUBLIC_RECORD,
    operationId: `statistics_${list.kind}`,
    path: `${list.path}/statistics`,
    summary: `${list.summary}：统计，每个数都有对应的列表`,
    query: statisticsQuerySchema(list),
    answer: StatisticsAnswer,
    errors: ['unknown_parameter', 'invalid_parameter', 'request_too_long', 'not_ready'],
  }) as const satisfies Endpoint

/** The list of a kind as a file, with its filters and in its order. */
export const fileEndpoint = (list: ListContract, type: FileType) =>
  ({
    ...OF_THE_MOMENT,
    operationId: `file_${list.kind}_${type}`,
    path: `${list.path}.${type}`,
    summary: `${list.summary}：整张表（${type.toUpperCase()}），第一行写明截至时间和第几版`,
    query: fileQuerySchema(list),
    answer: z.string(),
    answerType: FILE_TYPES[type],
    errors: [
      'unknown_parameter',
      'invalid_parameter',
      'request_too_long',
      'not_ready',
      ...(type === 'xlsx' ? (['too_many_rows'] as const) : []),
    ],
  }) as const satisfies Endpoint

/** One record of a kind. */
export const recordEndpoint = ({ kind, path }: { kind: Kind; path: string }) =>
  ({
    ...PUBLIC_RECORD,
    operationId: `get_${kind}`,
    path: `${path}/{id}`,
    summary: `${KINDS[kind]}：一条记录`,
    params: { id: 'id，或统一社会信用代码' },
    query: RecordQuery,
    answer: recordAnswerSchema(kind),
    errors: ['unknown_parameter', 'invalid_parameter', 'record_not_found', 'edition_not_found', 'not_ready'],
  }) as const satisfies Endpoint

/** What other records tell of one, by quarters. */
export const quartersEndpoint = ({ kind, path }: ListContract) =>
  ({
    ...PUBLIC_RECORD,
    operationId: `quarters_${kind}`,
    path: `${path}/{id}/quarters`,
    summary: `${KINDS[kind]}：近十二个季度里涉及它的公示记录，每个季度是哪几条，没有来源覆盖的是不知道`,
    params: { id: 'id，或统一社会信用代码' },
    answer: StripAnswer,
    errors: ['unknown_parameter', 'record_not_found', 'not_ready'],
  }) as const satisfies Endpoint

/** A grade recomputed from what is public, beside the official one. */
export const gradingEndpoint = ({ kind, path }: ListContract) =>
  ({
    ...PUBLIC_RECORD,
    operationId: `grading_${kind}`,
    path: `${path}/{id}/grading`,
    summary: `${KINDS[kind]}：按公开的计分规则和今天公示的记录重算等级，每一分是哪条记录、计到哪天，和公布的等级不同在哪里；可以模拟“如果已整改”`,
    params: { id: 'id，或统一社会信用代码' },
    query: GradingQuery,
    answer: GradingAnswer,
    errors: ['unknown_parameter', 'invalid_parameter', 'record_not_found', 'not_ready'],
  }) as const satisfies Endpoint

export const SUMMARY = {
  ...PUBLIC_RECORD,
  operationId: 'summary',
  path: '/api/v1/summary',
  summary: '城市概况',
  answer: SummaryAnswer,
  errors: ['unknown_parameter', 'not_ready'],
} as const satisfies Endpoint

/** A place says where somebody is: its answer is kept by nobody. */
export const ZONES_AT = {
  ...OF_THE_MOMENT,
  operationId: 'zones_at',
  path: '/api/v1/zones/at',
  summary: '一个地点由谁负责，自大到小',
  query: ZonesAtQuery,
  answer: ZonesAtAnswer,
  errors: ['unknown_parameter', 'invalid_parameter', 'not_ready'],
} as const satisfies Endpoint

export const INVENTORY_AGAINST_LIST = {
  ...PUBLIC_RECORD,
  operationId: 'inventory_against_list',
  path: '/api/v1/inventories/against-list',
  summary: '摸清底数：已知、已公布、有摄像头在用，按行政区划和类别',
  query: AgainstQuery,
  answer: AgainstAnswer,
  errors: ['unknown_parameter', 'invalid_parameter', 'not_ready'],
} as const satisfies Endpoint

export const FINE_MONEY = {
  ...PUBLIC_RECORD,
  operationId: 'fine_money',
  path: '/api/v1/fine-accounts/by-agency',
  summary: '罚款收支：每个单位的数字引出的十个疑问；写明单位的，另有逐月金额和每个疑问数到的记录',
  query: FineMoneyQuery,
  answer: FineMoneyAnswer,
  errors: ['unknown_parameter', 'invalid_parameter', 'not_ready'],
} as const satisfies Endpoint

export const RECOMMENDATIONS = {
  ...PUBLIC_RECORD,
  operationId: 'recommendations',
  path: '/api/v1/accidents/recommendations',
  summary: '所有事故调查提出的整改建议，逾期未落实的在前',
  query: RecommendationsQuery,
  answer: RecommendationsAnswer,
  errors: ['unknown_parameter', 'invalid_parameter', 'not_ready'],
} as const satisfies Endpoint

/** It stands before the address of a record, whose id is never this word. */
export const INSPECTION_MONTH_ENDS = {
  ...PUBLIC_RECORD,
  operationId: 'inspection_month_ends',
  path: '/api/v1/inspections/month-ends',
  summary: '暗访月末清单：每个月有没有清单，和一个月的清单',
  query: MonthEndQuery,
  answer: MonthEndAnswer,
  errors: ['unknown_parameter', 'invalid_parameter', 'not_ready'],
} as const satisfies Endpoint

export const HISTORY = {
  ...PUBLIC_RECORD,
  operationId: 'history',
  path: '/api/v1/records/{kind}/{id}/history',
  summary: '一条记录的变更，新的在前',
  params: { kind: z.enum(codesOf(KINDS)).meta({ description: '哪一类记录' }), id: '记录 id' },
  query: HistoryQuery,
  answer: HistoryAnswer,
  errors: ['unknown_parameter', 'invalid_parameter', 'record_not_found', 'not_ready'],
} as const satisfies Endpoint

export const CHANGES = {
  ...PUBLIC_RECORD,
  operationId: 'changes',
  path: '/api/v1/changes',
  summary: '公示的变更，新的在前；同样的内容另有 Atom：/feeds/changes.atom',
  query: ChangesQuery,
  answer: ChangesAnswer,
  errors: ['unknown_parameter', 'invalid_parameter', 'edition_not_found', 'not_ready'],
} as const satisfies Endpoint

/** It stands beside the list of changes, every one of whose counts opens that list. */
export const WEEK = {
  ...PUBLIC_RECORD,
  operationId: 'changes_week',
  path: '/api/v1/changes/week',
  summary: '最近七天新公布、有变化、期满或撤下的各有多少，按类别；每个数都有对应的变更列表',
  answer: WeekAnswer,
  errors: ['unknown_parameter', 'not_ready'],
} as const satisfies Endpoint

/** The same for readers of feeds: the newest, and every older one by its links. */
export const CHANGES_ATOM = {
  ...PUBLIC_RECORD,
  operationId: 'changes_atom',
  path: '/feeds/changes.atom',
  summary: '公示的变更，Atom（RFC 4287）；更早的按 RFC 5005 的 prev-archive 链接逐份取',
  query: AtomQuery,
  answer: z.string(),
  answerType: 'application/atom+xml; charset=utf-8',
  errors: ['unknown_parameter', 'invalid_parameter', 'edition_not_found', 'not_ready'],
} as const satisfies Endpoint

/** What is decided of a firm. A code that nobody knows has an answer too: it is unknown, and not clean. */
export const DECISIONS = {
  ...PUBLIC_RECORD,
  operationId: 'decisions',
  path: '/api/v1/decisions/{code}',
  summary:
    '一个统一社会信用代码名下在公示的决定：决定文号、措施原文、起止、公布单位、来源记录；没有决定文号的措施不列，已到期的不列；查不到的代码是不知道，不是没有',
  params: { code: '统一社会信用代码' },
  answer: DecisionsAnswer,
  errors: ['unknown_parameter', 'not_ready'],
} as const satisfies Endpoint

/** The same for readers of feeds. */
export const DECISIONS_ATOM = {
  ...PUBLIC_RECORD,
  operationId: 'decisions_atom',
  path: '/feeds/decisions/{code}.atom',
  summary: '一个统一社会信用代码名下在公示的决定，Atom（RFC 4287），每个决定一条',
  params: { code: '统一社会信用代码' },
  answer: z.string(),
  answerType: 'application/atom+xml; charset=utf-8',
  errors: ['unknown_parameter', 'not_ready'],
} as const satisfies Endpoint

/** Firms beside each other. A code that nobody knows stands among them as unknown. */
export const COMPARISON = {
  ...PUBLIC_RECORD,
  operationId: 'comparison',
  path: '/api/v1/comparison',
  summary:
    '最多十个统一社会信用代码并列：在公示的决定、公布的等级、按公开规则重算的每一分和它哪天不再计；不排名次。同样的内容另有可打印的页面：/compare',
  query: ComparisonQuery,
  answer: ComparisonAnswer,
  errors: ['unknown_parameter', 'invalid_parameter', 'not_ready'],
} as const satisfies Endpoint

/** It tells what somebody follows: its answer is kept by nobody. */
export const CALENDAR = {
  ...OF_THE_MOMENT,
  operationId: 'calendar',
  path: '/api/v1/calendar.ics',
  summary: '所列记录的期限：整改、培训、有效期、公示期满，iCalendar（RFC 5545），手机和电脑的日历可以订阅',
  query: CalendarQuery,
  answer: z.string(),
  answerType: 'text/calendar; charset=utf-8',
  errors: ['unknown_parameter', 'invalid_parameter', 'not_ready'],
} as const satisfies Endpoint

/** One picture that a public record shows now. */
export const EVIDENCE = {
  ...OF_THE_MOMENT,
  isTagged: true,
  operationId: 'evidence',
  path: '/api/v1/evidence/{sha256}',
  summary: '一张公示中的照片：重画的 JPEG，不带拍摄地点、时间和机型',
  params: { sha256: EvidenceParams.shape.sha256 },
  answer: z.string(),
  answerType: 'image/jpeg',
  errors: ['unknown_parameter', 'invalid_parameter', 'picture_not_found', 'not_ready'],
} as const satisfies Endpoint

export const SOURCES = {
  ...OF_THE_MOMENT,
  operationId: 'sources',
  path: '/api/v1/sources',
  summary: '来源与新鲜度',
  answer: SourcesAnswer,
  errors: ['unknown_parameter'],
} as const satisfies Endpoint

export const RUNS = {
  ...OF_THE_MOMENT,
  operationId: 'runs',
  path: '/api/v1/runs',
  summary: '采集记录',
  query: RunsQuery,
  answer: RunsAnswer,
  errors: ['unknown_parameter', 'invalid_parameter'],
} as const satisfies Endpoint

export const RUN = {
  ...OF_THE_MOMENT,
  operationId: 'run',
  path: '/api/v1/runs/{id}',
  summary: '一次采集的报告',
  params: { id: '采集 id' },
  answer: RunAnswer,
  errors: ['unknown_parameter', 'run_not_found'],
} as const satisfies Endpoint

export const FINDINGS = {
  ...OF_THE_MOMENT,
  operationId: 'findings',
  path: '/api/v1/runs/{id}/findings',
  summary: '一次采集退回或提醒的每一行：位置、列和原因',
  params: { id: '采集 id' },
  query: FindingsQuery,
  answer: FindingsAnswer,
  errors: ['unknown_parameter', 'invalid_parameter', 'run_not_found'],
} as const satisfies Endpoint

/** The public record: a test asks each of them. */
export const RECORD_ENDPOINTS: readonly Endpoint[] = [
  SUMMARY,
  ZONES_AT,
  UNRECTIFIED,
  INVENTORY_AGAINST_LIST,
  FINE_MONEY,
  RECOMMENDATIONS,
  INSPECTION_MONTH_ENDS,
  ...Object.values(LISTS).flatMap((list): Endpoint[] => [
    listEndpoint(list),
    ...(list.hasMap ? [mapEndpoint(list)] : []),
    ...(list.groups ? [statisticsEndpoint(list)] : []),
    ...codesOf(FILE_TYPES).map((type) => fileEndpoint(list, type)),
    recordEndpoint(list),
    ...(list.hasStrip ? [quartersEndpoint(list)] : []),
    ...(list.hasGrading ? [gradingEndpoint(list)] : []),
  ]),
  HISTORY,
  CHANGES,
  WEEK,
  EVIDENCE,
  SOURCES,
  RUNS,
  RUN,
  FINDINGS,
]

/** What programs ask for: readers of feeds, calendars, trading centres. The pages know none of its shapes. */
export const PROGRAM_ENDPOINTS: readonly Endpoint[] = [CHANGES_ATOM, CALENDAR, DECISIONS, DECISIONS_ATOM, COMPARISON]

/** The whole API. OpenAPI and the readable page are made from it. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...RECORD_ENDPOINTS,
  ...PROGRAM_ENDPOINTS,
  ...SUBSCRIPTION_ENDPOINTS,
  ...TIP_ENDPOINTS,
  ...DESK_ENDPOINTS,
]
