import type { City, SummaryAnswer } from '../../shared/api/city'
import type { Day } from '../../shared/codes/dates'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { LISTS } from '../../shared/kinds/schemas'
import { codesOf } from '../../shared/vocabulary'
import type { FigureRule } from '../kinds/define'
import { ruleOf } from '../kinds/index'
import type { KindModel } from './model'
import type { Published } from './published'

/** What the home page shows: every figure of every kind, and what a kind tells beside them. */
export function summaryOf({ models, ever, day, edition }: Published, city: City): SummaryAnswer {
  const kinds = codesOf(KINDS)
  const none = { sectors: [], newestNotices: [] }
  const told = kinds.map((kind) => ruleOf(kind).summary?.(models[kind]))
  return {
    city,
    figures: kinds.flatMap((kind) => ruleOf(kind).figures.map((figure) => figureOf(kind, figure, models[kind], day))),
    counts: kinds.map((kind) => ({ kind, total: ever.has(kind) ? models[kind].size : null })),
    ...Object.assign(none, ...told),
    edition: edition._id,
    asOf: (edition.publishedAt ?? edition.preparedAt).toISOString(),
  }
}

/** A figure counts its own list. A kind of which nothing is public is unknown, not nought. */
function figureOf(kind: Kind, { key, label, query: asked }: FigureRule, model: KindModel, day: Day): SummaryAnswer['figures'][number] {
  const { path, sorts } = LISTS[kind]
  const query = asked?.(day) ?? {}
  const { from, to, ...filters } = query as { from?: Day; to?: Day } & Record<string, string>
  const wanted = Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, [value]]))
  const { total } = model.page(
    { filters: wanted, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), sort: sorts[0] },
    0,
    0,
  )
  return { key, label, value: model.size === 0 ? null : total, list: { path, query } }
}
