import type { Cover } from '../../shared/api/statistics'
import type { Day } from '../../shared/codes/dates'
import type { Quarter } from '../../shared/codes/quarters'
import { coverOf, type Span } from './cover'

/** Which sources have ever told of a value of a filter, by the values. */
export type Tellers = ReadonlyMap<string, ReadonlySet<string>>

/** By what cover is parted: of each filter, who tells of which value, and which of these are asked for (null: all of them). */
export interface Part {
  tellers: Tellers
  asked: readonly string[] | null
}

/**
 * How far sources cover a quarter of what is asked for: of a trade or a county only those that have told of it do. Of all trades together the quarter is
 * covered where that of each is: a source that falls silent leaves its own unknown, and with it the whole.
 */
export function coverBy(quarter: Quarter, spans: ReadonlyMap<string, Span>, parts: readonly Part[], today: Day): Cover {
  const asked = parts.filter((part) => part.asked !== null)
  const able = [...spans.keys()].filter((source) =>
    asked.every(({ tellers, asked: values }) => (values ?? []).some((value) => tellers.get(value)?.has(source))),
  )
  const open = parts.filter((part) => part.asked === null).flatMap(({ tellers }) => [...tellers.values()])
  const groups = open.map((tellers) => able.filter((source) => tellers.has(source))).filter((sources) => sources.length > 0)
  const covers = (groups.length === 0 ? [able] : groups).map((sources) =>
    coverOf(
      quarter,
      sources.flatMap((source) => spans.get(source) ?? []),
      today,
    ),
  )
  return together(new Set(covers))
}

function together(covers: ReadonlySet<Cover>): Cover {
  const [only = 'uncovered'] = covers
  if (covers.size < 2) return only
  return covers.has('running') ? 'running' : 'partly'
}
