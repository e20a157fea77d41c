import type { Kind } from '../../shared/kinds/index'
import { ruleOf } from '../kinds/index'
import type { Row } from './model'
import type { Published } from './published'

/** How many records of its kind bear the number by which others point to a record; 1 where that is its own, or it has none. */
export function bearersOf({ models }: Pick<Published, 'models'>, target: Kind, row: Row): number {
  const { numberFilter, tokens } = ruleOf(target)
  const [number] = numberFilter === undefined ? [] : tokens(row)
  return numberFilter === undefined || number === undefined ? 1 : models[target].count(numberFilter, number)
}
