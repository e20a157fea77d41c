import { DECIDED_OF, tokensOfCode } from '../kinds/decided'
import { pointersTo } from '../read/followed'
import { tokensOf } from '../read/joins'
import type { Published } from '../read/published'
import { normaliseCreditCode } from '../../shared/codes/creditCode'
import type { VersionDoc } from '../models/version'

/** The watched firms that a version names, by the subscriptions that watch them. */
export type Watched = (version: Pick<VersionDoc, 'kind' | 'facets'>) => Map<string, string[]>

/**
 * Says whom a version is news for: who watches a firm that it names by a good code, or by the name that the register has for the code. `watching`: the codes
 * of each subscription.
 */
export function watchedIn(published: Published, watching: ReadonlyMap<string, readonly string[]>): Watched {
  const byToken = new Map<string, { subscription: string; code: string }[]>()
  for (const [subscription, codes] of watching)
    for (const code of codes)
      for (const token of tokensOfWatched(published, code)) byToken.set(token, [...(byToken.get(token) ?? []), { subscription, code }])
  const filters = pointersTo(DECIDED_OF)
  return ({ kind, facets }) => {
    const found = new Map<string, string[]>()
    const tokens = filters.filter((one) => one.kind === kind).flatMap(({ filter }) => facets[filter] ?? [])
    for (const { subscription, code } of tokens.flatMap((token) => byToken.get(token) ?? [])) {
      const codes = found.get(subscription) ?? []
      if (!codes.includes(code)) found.set(subscription, [...codes, code].sort())
    }
    return found
  }
}

/** As `/api/v1/decisions` finds what is decided of a code. */
function tokensOfWatched(published: Published, code: string): string[] {
  const row = published.models[DECIDED_OF].find(code)
  const isOwn = row !== null && normaliseCreditCode(row.code ?? '') === code
  return [...new Set([...tokensOfCode(code), ...(isOwn ? tokensOf(published, DECIDED_OF, row) : [])])]
}
