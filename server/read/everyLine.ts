import type { Kind } from '../../shared/kinds/index'
import { LISTS, type ItemOf } from '../../shared/kinds/schemas'
import type { Found } from '../kinds/define'
import { resolveFilters } from './lists'
import type { Published } from './published'

/** A line of a list with what its record is listed under. */
interface FoundLine<K extends Kind> extends Pick<Found, 'facets'> {
  item: ItemOf[K]
}

/** Every line of the list of a kind that passes some filters, for figures that are made of all of them; null where nothing of it was ever published. */
export function everyLine<K extends Kind>(published: Published, kind: K, asked: Record<string, string>): FoundLine<K>[] | null {
  if (!published.ever.has(kind)) return null
  const model = published.models[kind]
  const filters = resolveFilters(published, LISTS[kind], asked)
  const { items } = model.page({ filters, sort: LISTS[kind].sorts[0] }, 0, model.size)
  return items.map((text) => {
    const item = JSON.parse(text) as ItemOf[K] & { id: string }
    return { item, facets: model.find(item.id)?.facets ?? {} }
  })
}
