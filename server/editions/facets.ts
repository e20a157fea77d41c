import type { ListedEnvelope } from '../../shared/kinds/list'
import type { Kind } from '../../shared/kinds/index'
import { LISTS, type Body } from '../../shared/kinds/schemas'
import type { Facets } from '../models/version'

/** The name of an order without its direction. */
export const orderOf = (sort: string): string => sort.replace(/^-/, '')

/** What lists filter and sort a record by; a pure function of what is public of it. */
export function facetsOf(kind: Kind, body: Body, envelope: ListedEnvelope): Facets {
  const { filters, sorts, orders, range, keys = {}, pictures, outlasts } = LISTS[kind]
  const [first, ...others] = sorts.map(orderOf)
  const valueOf = (order = ''): string => orders[order]?.(body as never, envelope) ?? ''
  const facets: Facets = { order: valueOf(first) }
  for (const order of range === undefined ? others : [range, ...others]) facets[order] = valueOf(order)
  for (const [name, key] of Object.entries(keys)) put(facets, name, key(body as never))
  for (const [name, { values }] of Object.entries(filters)) put(facets, name, values(body as never, envelope))
  const shown = pictures?.(body as never) ?? []
  if (shown.length > 0) facets.pictures = [...shown]
  if (outlasts !== undefined) facets.outlasts = outlasts(body as never)
  return facets
}

function put(facets: Facets, name: string, value: string | readonly string[] | null | undefined): void {
  if (value !== null && value !== undefined) facets[name] = typeof value === 'string' ? value : [...value]
}
