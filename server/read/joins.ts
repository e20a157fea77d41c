import { RELATED_MAX, type Related, type SharedNumber } from '../../shared/api/records'
import type { Kind } from '../../shared/kinds/index'
import { LISTS } from '../../shared/kinds/schemas'
import { ruleOf } from '../kinds/index'
import { bearersOf } from './bearers'
import { pointersTo, POINTERS_TO_ANY } from './followed'
import type { KindModel, Row } from './model'
import type { Published } from './published'

/**
 * The lines of the records that point to one, by kind; of its own kind those above it come first, the nearest foremost. Where nothing of a kind
 * was ever published, its absence says nothing, and the kind is missing. What names a number that others bear too is not among them: `sharedWith`
 * tells of it.
 */
export function relatedTo(published: Published, target: Kind, row: Row): Related {
  const { models, ever } = published
  const tokens = tokensOf(published, target, row)
  const related = pointersTo(target).flatMap(({ kind, filter }) => {
    if (!ever.has(kind)) return []
    // Of its own kind those right below it; of another all that lies anywhere within it.
    const within = kind === target ? ruleOf(target).tokens(row) : tokens
    const lines = [...(kind === target ? above(published, kind, row) : []), ...linesWith(models[kind], { [filter]: within })]
    return [[kind, lines.map((line) => JSON.parse(line) as unknown)] as const]
  })
  const about = POINTERS_TO_ANY.filter(({ kind }) => ever.has(kind)).map(({ kind, filter }) => {
    return [kind, linesWith(models[kind], { [filter]: namesOf(target, row) }).map((line) => JSON.parse(line) as unknown)] as const
  })
  return Object.fromEntries([...related, ...about.filter(([, lines]) => lines.length > 0)]) as Related
}

/** By what records of any kind name a record, as kind/id: its id, and the code by which it is known. */
export const namesOf = (kind: Kind, { id, code }: Pick<Row, 'id' | 'code'>): string[] =>
  [id, ...(code === null ? [] : [code])].map((known) => `${kind}/${known}`)

/** What names the number of a record that others bear too, by kind and filter. */
export function sharedWith(published: Published, target: Kind, row: Row): SharedNumber[] {
  const bearers = bearersOf(published, target, row)
  const [value] = ruleOf(target).tokens(row)
  if (bearers < 2 || value === undefined) return []
  return pointersTo(target).flatMap(({ kind, filter }) => {
    const total = published.models[kind].count(filter, value)
    return total === 0 ? [] : [{ kind, filter, value, bearers, total }]
  })
}

/** The record that others of its own kind stand below by a text; null where its kind does not point to itself, or none is called so. */
export function rowBelow({ models }: Pick<Published, 'models'>, kind: Kind, token: string): Row | null {
  const { ownFilter } = ruleOf(kind)
  const [line] = ownFilter === undefined ? [] : linesWith(models[kind], { [ownFilter]: [token] })
  return line === undefined ? null : models[kind].find((JSON.parse(line) as { id: string }).id)
}

/** What was found below the records of an edition: a list narrowed to a district, and each box of its map, ask for it again. */
const TOKENS = new WeakMap<KindModel, Map<string, string[]>>()
/** More records below one than any list of them is asked for. */
const BELOW_MAX = 5_000

/**
 * The values by which records of other kinds point to a record: its own, and, where its kind points to itself, those of all below it. What lies in a
 * grid lies in its street.
 */
export function tokensOf({ models }: Pick<Published, 'models'>, target: Kind, row: Row): string[] {
  const { tokens } = ruleOf(target)
  if (bearersOf({ models }, target, row) > 1) return []
  const pointer = pointersTo(target).find(({ kind }) => kind === target)
  if (!pointer) return [...tokens(row)]
  const model = models[target]
  const known = TOKENS.get(model) ?? new Map<string, string[]>()
  TOKENS.set(model, known)
  const kept = known.get(row.id)
  if (kept) return kept
  const found = new Set(tokens(row))
  for (let asked = [...found]; asked.length > 0 && found.size < BELOW_MAX;) {
    const below = model.page({ filters: { [pointer.filter]: asked }, sort: LISTS[target].sorts[0] }, 0, BELOW_MAX).items
    asked = below
      .flatMap((line) => model.find((JSON.parse(line) as { id: string }).id) ?? [])
      .flatMap((child) => tokens(child))
      .filter((token) => !found.has(token))
    for (const token of asked) found.add(token)
  }
  known.set(row.id, [...found])
  return [...found]
}

/** The lines above a record whose kind points to itself, the nearest first; a loop in the source's own data ends where it closes. */
function above({ models }: Published, kind: Kind, row: Row): string[] {
  const pointer = pointersTo(kind).find((one) => one.kind === kind)
  const { ownFilter } = ruleOf(kind)
  const found = new Set<string>()
  if (!pointer || ownFilter === undefined) return []
  for (let at = row.facets[pointer.filter]; at !== undefined;) {
    const [line] = linesWith(models[kind], { [ownFilter]: [at].flat() })
    if (line === undefined || found.has(line)) break
    found.add(line)
    at = models[kind].find((JSON.parse(line) as { id: string }).id)?.facets[pointer.filter]
  }
  return [...found]
}

/** The first lines of a list that some values narrow. Most records have none: that is seen before a list is made, which would push one out that somebody is paging through. */
export const linesWith = (model: KindModel, filters: Record<string, readonly string[]>): string[] =>
  Object.entries(filters).some(([filter, values]) => values.every((value) => model.count(filter, value) === 0))
    ? []
    : model.page({ filters, sort: LISTS[model.kind].sorts[0] }, 0, RELATED_MAX).items
