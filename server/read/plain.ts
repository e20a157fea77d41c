import type { PlainKind } from '../../shared/kinds/plain'
import { LISTS } from '../../shared/kinds/schemas'
import { ruleOf } from '../kinds/index'
import { rowBelow } from './joins'
import type { Published } from './published'

/** Which record a plain address means. */
export interface Addressed {
  /** its id, or what was asked where nothing public is known by that: it may have been once */
  idOrCode: string
  /** how many more records of its kind bear the code */
  others: number
}

/** What the last part of a plain address means: an id, a credit code, or the code by which records of its kind know each other. */
export function addressed(published: Published, kind: PlainKind, asked: string): Addressed {
  const found = published.models[kind].find(asked)
  if (found) return { idOrCode: found.id, others: 0 }
  const { ownFilter } = ruleOf(kind)
  if (ownFilter === undefined) return { idOrCode: asked, others: 0 }
  const code = LISTS[kind].filters[ownFilter]?.asked?.(asked) ?? asked
  const row = rowBelow(published, kind, code)
  return row === null ? { idOrCode: asked, others: 0 } : { idOrCode: row.id, others: published.models[kind].count(ownFilter, code) - 1 }
}
