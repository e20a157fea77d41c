import type { Related } from '../../shared/api/records'
import type { Kind } from '../../shared/kinds/index'
import { LISTS } from '../../shared/kinds/schemas'
import { ruleOf } from '../kinds/index'
import { pointersTo } from './followed'
import type { KindModel, Row } from './model'
import type { Published } from './published'

/** Records joined to another: more than this is a list of its own. */
const JOINED_MAX = 100

/**
 * The lines of the records that point to one, by kind; of its own kind those above it come first, the nearest foremost. Where nothing of a kind
 * was ever published, its absence says nothing, and the kind is missing.
 */
export function relatedTo(published: Published, target: Kind, row: Row): Related {
  const { models, ever } = published
  const tokens = ruleOf(target).tokens(row)
  const related = pointersTo(target).flatMap(({ kind, filter }) => {
    if (!ever.has(kind)) return []
    const lines = [...(kind === target ? above(published, kind, row) : []), ...linesWith(models[kind], { [filter]: tokens })]
    return [[kind, lines.map((line) => JSON.parse(line) as unknown)] as const]
  })
  return Object.fromEntries(related) as Related
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

const linesWith = (model: KindModel, filters: Record<string, readonly string[]>): string[] =>
  model.page({ filters, sort: LISTS[model.kind].sorts[0] }, 0, JOINED_MAX).items
