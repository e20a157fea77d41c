import type { Kind } from '../../shared/kinds/index'
import { LISTS, type ItemOf } from '../../shared/kinds/schemas'
import { ruleOf } from '../kinds/index'
import { pointersTo } from './followed'
import type { KindModel, Row } from './model'
import type { Published } from './published'

/** Records joined to another: more than this is a list of its own. */
const JOINED_MAX = 100

/** The lines of the records that point to one, by kind. Where nothing of a kind was ever published, its absence says nothing, and the kind is missing. */
export function relatedTo({ models, ever }: Published, target: Kind, row: Row): { [K in Kind]?: ItemOf[K][] } {
  const tokens = ruleOf(target).tokens(row)
  const related = pointersTo(target).flatMap(({ kind, filter }) =>
    ever.has(kind) ? [[kind, linesWith(models[kind], { [filter]: tokens }).map((line) => JSON.parse(line) as unknown)] as const] : [],
  )
  return Object.fromEntries(related) as { [K in Kind]?: ItemOf[K][] }
}

/** The lines above a record whose kind points to itself, the nearest first; a loop in the source's own data ends where it closes. */
export function above({ models }: Published, kind: Kind, row: Row): string[] {
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

const linesWith = (model: KindModel, filters: Record<string, readonly string[]>): string[] =>
  model.page({ filters, sort: LISTS[model.kind].sorts[0] }, 0, JOINED_MAX).items
