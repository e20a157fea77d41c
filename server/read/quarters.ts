import { KINDS, type Kind } from '../../shared/kinds/index'
import { LISTS, type ItemOf } from '../../shared/kinds/schemas'
import { codesOf } from '../../shared/vocabulary'
import type { Stands } from '../kinds/define'
import { ruleOf } from '../kinds/index'
import { pointersTo } from './followed'
import { tokensOf } from './joins'
import type { Row } from './model'
import type { Published } from './published'
import { spansIn, type GoodRuns } from './spans'
import type { Told } from './strip'

/** A kind whose records stand beside those that they name, and when. */
interface Standing {
  kind: Kind
  stands: Stands<Kind>
}

/** Kinds whose records name those of a kind and stand on days of their own. */
export const standingBeside = (target: Kind): Standing[] => {
  const pointing = new Set(pointersTo(target).map(({ kind }) => kind))
  return codesOf(KINDS).flatMap((kind) => {
    const { stands } = ruleOf(kind)
    return stands === undefined || !pointing.has(kind) ? [] : [{ kind, stands }]
  })
}

/** All that is public of a record by the kinds that stand beside it. `runsOf`: when the runs of a kind's sources went well. */
export function toldOf(published: Published, target: Kind, row: Row, runsOf: (kind: Kind) => GoodRuns): Told[] {
  const tokens = tokensOf(published, target, row)
  return standingBeside(target).map(({ kind, stands }) => ({
    kind,
    stands,
    items: itemsWith(published, kind, target, tokens),
    spans: [...spansIn(published, kind, runsOf(kind), stands.toldBy).values()],
  }))
}

/** Every line of a kind that points to a record by one of its values (`tokensOf`), each once. */
export function itemsWith({ models }: Pick<Published, 'models'>, kind: Kind, target: Kind, tokens: readonly string[]): ItemOf[Kind][] {
  const model = models[kind]
  const filters = pointersTo(target).flatMap((pointer) => (pointer.kind === kind ? [pointer.filter] : []))
  const lines = filters.flatMap((filter) => model.page({ filters: { [filter]: tokens }, sort: LISTS[kind].sorts[0] }, 0, model.size).items)
  return [...new Set(lines)].map((line) => JSON.parse(line) as ItemOf[Kind])
}
