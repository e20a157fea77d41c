import { KINDS, type Kind } from '../../shared/kinds/index'
import { LISTS, type ItemOf } from '../../shared/kinds/schemas'
import { codesOf } from '../../shared/vocabulary'
import type { Stands } from '../kinds/define'
import { ruleOf } from '../kinds/index'
import type { Span } from './cover'
import { coverBy } from './coverBy'
import { pointersTo } from './followed'
import { tokensOf } from './joins'
import type { KindModel, Row } from './model'
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
    cover: coverIn(published.models, kind, spansIn(published, kind, runsOf(kind), stands.toldBy)),
  }))
}

/**
 * How far the sources of a kind tell of a quarter: each trade, county, department and agency is told of by those alone that list it, as in statistics. One that
 * falls silent leaves its own unknown, and nobody knows whether a firm is in it.
 */
export function coverIn(
  models: Readonly<Record<Kind, Pick<KindModel, 'tellersOf'>>>,
  kind: Kind,
  spans: ReadonlyMap<string, Span>,
): Told['cover'] {
  const { groups = {}, quarters, filters } = LISTS[kind]
  const partedBy = [...Object.values(groups).map(({ filter }) => filter), ...('agency' in filters ? ['agency'] : [])]
  const parts = [...new Set(partedBy)]
    .filter((filter) => filter !== quarters)
    .map((filter) => ({ tellers: models[kind].tellersOf(filter), asked: null }))
  return (quarter, today) => coverBy(quarter, spans, parts, today)
}

/** Every line of a kind that points to a record by one of its values (`tokensOf`), each once. */
export function itemsWith({ models }: Pick<Published, 'models'>, kind: Kind, target: Kind, tokens: readonly string[]): ItemOf[Kind][] {
  const model = models[kind]
  const filters = pointersTo(target).flatMap((pointer) => (pointer.kind === kind ? [pointer.filter] : []))
  const lines = filters.flatMap((filter) => model.page({ filters: { [filter]: tokens }, sort: LISTS[kind].sorts[0] }, 0, model.size).items)
  return [...new Set(lines)].map((line) => JSON.parse(line) as ItemOf[Kind])
}
