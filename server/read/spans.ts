import type { Kind } from '../../shared/kinds/index'
import { canonicalJson, sha256 } from '../editions/canonical'
import { spanOf, type Span } from './cover'
import type { Published } from './published'

/** When the runs of sources went well, by their names. */
export type GoodRuns = ReadonlyMap<string, Span>

/**
 * The days that each source of a kind tells of, by its name, those that list records and those that only ran. `order`: the order of its list by whose days that is
 * told; absent: the one that `from` and `to` bound.
 */
export function spansIn({ models }: Pick<Published, 'models'>, kind: Kind, runs: GoodRuns, order?: string): Map<string, Span> {
  const records = models[kind].daysBySource(order)
  const names = [...new Set([...records.keys(), ...runs.keys()])]
  return new Map(
    names.flatMap((name) => {
      const span = spanOf({ records: records.get(name) ?? null, runs: runs.get(name) ?? null })
      return span === null ? [] : [[name, span] as const]
    }),
  )
}

/** A short text that is another one where the answer is, of the same edition and day: for the tag under which answers are kept. */
export const runsTag = (runs: GoodRuns): string => sha256(canonicalJson([...runs])).slice(0, 8)
