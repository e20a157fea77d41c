import type { z } from 'zod'
import { KINDS, codesOf } from '../vocabulary'
import { ChangesAnswer, ChangesQuery } from './changes'
import { SourcesAnswer, SummaryAnswer, ZonesAtAnswer, ZonesAtQuery } from './city'
import type { ErrorCode } from './errorCodes'
import { LISTS, listAnswerSchema, listQuerySchema, type ListContract } from './lists'
import { HistoryAnswer, RecordQuery, recordAnswerSchema } from './records'
import { FindingsAnswer, FindingsQuery, RunAnswer, RunsAnswer, RunsQuery } from './runs'

/** One endpoint of the public API: all are GET, all without a key. */
export interface Endpoint {
  operationId: string
  path: string
  summary: string
  params?: Record<string, string>
  query?: z.ZodObject
  answer: z.ZodType
  errors: ErrorCode[]
}

const listEndpoints = (list: ListContract): Endpoint[] => [
  {
    operationId: `list_${list.kind}`,
    path: list.path,
    summary: `${list.summary}：列表`,
    query: listQuerySchema(list),
    answer: listAnswerSchema(list.kind),
    errors: ['unknown_parameter', 'invalid_parameter', 'edition_gone', 'edition_not_found', 'request_too_long', 'not_ready'],
  },
  {
    operationId: `get_${list.kind}`,
    path: `${list.path}/{id}`,
    summary: `${KINDS[list.kind]}：一条记录`,
    params: { id: 'id，或统一社会信用代码' },
    query: RecordQuery,
    answer: recordAnswerSchema(list.kind),
    errors: ['unknown_parameter', 'invalid_parameter', 'record_not_found', 'edition_not_found', 'not_ready'],
  },
]

/** The whole API. OpenAPI and the readable page are made from it, and a test walks it. */
export const ENDPOINTS: Endpoint[] = [
  {
    operationId: 'summary',
    path: '/api/v1/summary',
    summary: '城市概况',
    answer: SummaryAnswer,
    errors: ['unknown_parameter', 'not_ready'],
  },
  {
    operationId: 'zones_at',
    path: '/api/v1/zones/at',
    summary: '一个地点由谁负责，自大到小',
    query: ZonesAtQuery,
    answer: ZonesAtAnswer,
    errors: ['unknown_parameter', 'invalid_parameter', 'not_ready'],
  },
  ...Object.values<ListContract>(LISTS).flatMap(listEndpoints),
  {
    operationId: 'history',
    path: '/api/v1/records/{kind}/{id}/history',
    summary: '一条记录的变更',
    params: { kind: codesOf(KINDS).join(' | '), id: '记录 id' },
    answer: HistoryAnswer,
    errors: ['unknown_parameter', 'record_not_found', 'not_ready'],
  },
  {
    operationId: 'changes',
    path: '/api/v1/changes',
    summary: '公示的变更，新的在前；同样的内容另有 Atom：/feeds/changes.atom',
    query: ChangesQuery,
    answer: ChangesAnswer,
    errors: ['unknown_parameter', 'invalid_parameter', 'edition_not_found', 'not_ready'],
  },
  { operationId: 'sources', path: '/api/v1/sources', summary: '来源与新鲜度', answer: SourcesAnswer, errors: ['unknown_parameter'] },
  {
    operationId: 'runs',
    path: '/api/v1/runs',
    summary: '采集记录',
    query: RunsQuery,
    answer: RunsAnswer,
    errors: ['unknown_parameter', 'invalid_parameter'],
  },
  {
    operationId: 'run',
    path: '/api/v1/runs/{id}',
    summary: '一次采集的报告',
    params: { id: '采集 id' },
    answer: RunAnswer,
    errors: ['unknown_parameter', 'run_not_found'],
  },
  {
    operationId: 'findings',
    path: '/api/v1/runs/{id}/findings',
    summary: '一次采集退回或提醒的每一行：位置、列和原因',
    params: { id: '采集 id' },
    query: FindingsQuery,
    answer: FindingsAnswer,
    errors: ['unknown_parameter', 'invalid_parameter', 'run_not_found'],
  },
]
