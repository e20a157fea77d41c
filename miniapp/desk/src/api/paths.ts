import { SERVER } from '../config'
import type { DeskPicture, QueueQuery } from './types'

/** Every address of the service that the desk knows. */

const BASE = '/api/v1/desk'

type Query = Readonly<Record<string, string | number | undefined>>

const withQuery = (path: string, query: Query): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`
}

export const PATHS = {
  service: `${BASE}/service`,
  filing: `${BASE}/filings`,
  signIn: `${BASE}/sessions`,
  session: `${BASE}/sessions/current`,
  queue: (query: QueueQuery) => withQuery(`${BASE}/queue`, query),
  tip: (id: string) => `${BASE}/tips/${id}`,
  /** `message` is 0 for the tip itself */
  part: (id: string, message: number, part: number) => `${BASE}/tips/${id}${message === 0 ? '' : `/messages/${message}`}/parts/${part}`,
  moves: (id: string) => `${BASE}/tips/${id}/moves`,
  settle: (id: string) => `${BASE}/tips/${id}/pending`,
  identity: (id: string) => `${BASE}/tips/${id}/identity`,
  rewrap: `${BASE}/rewrap`,
  recovery: (desk: string, cursor: string | null) => withQuery(`${BASE}/recovery`, { desk, cursor: cursor ?? undefined }),
  audit: (query: Query) => withQuery(`${BASE}/audit`, query),
  officers: `${BASE}/officers`,
  officer: (name: string) => `${BASE}/officers/${name}`,
  budget: (year: number) => withQuery(`${BASE}/rewards`, { year }),
  pictures: `${BASE}/pictures`,
  picture: (original: string) => `${BASE}/pictures/${original}`,
  objections: `${BASE}/objections`,
  objectionCase: (number: string) => `${BASE}/objections/${number}`,
  objectionMoves: (number: string) => `${BASE}/objections/${number}/moves`,
  objectionContact: (number: string) => `${BASE}/objections/${number}/contact`,
  replies: `${BASE}/replies`,
  replyCase: (number: string) => `${BASE}/replies/${number}`,
  replyMoves: (number: string) => `${BASE}/replies/${number}/moves`,
  replyContact: (number: string) => `${BASE}/replies/${number}/contact`,
  owners: `${BASE}/owners`,
  owner: (id: string) => `${BASE}/owners/${id}`,
  demoKeys: (desk: string, role: string) => `/desk/demo-keys/${desk}-${role}.json`,
} as const

/** The page of a public record, as everybody sees it. */
export const recordPage = (kind: DeskPicture['of'][number]['kind'], id: string): string =>
  `${SERVER}/#/record/detail/index?${new URLSearchParams({ kind, id }).toString()}`
