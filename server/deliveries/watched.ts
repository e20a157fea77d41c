import { DECIDED_OF, tokensOfCode } from '../kinds/decided'
import { pointersTo } from '../read/followed'
import { tokensOf } from '../read/joins'
import type { Published } from '../read/published'
import { normaliseCreditCode } from '../../shared/codes/creditCode'
import type { VersionDoc } from '../models/version'

type Naming = Pick<VersionDoc, 'kind' | 'facets'>

/** Whom a version is news for. */
export interface Watched {
  /** the watched firms that it names, by the subscriptions that watch them */
  by: (version: Naming) => Map<string, string[]>
  /** whether it names a firm, watched or not */
  names: (version: Naming, code: string) => boolean
}

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
  const tokensIn = ({ kind, facets }: Naming) => filters.filter((one) => one.kind === kind).flatMap(({ filter }) => facets[filter] ?? [])
  return {
    by: (version) => {
      const found = new Map<string, string[]>()
      for (const { subscription, code } of tokensIn(version).flatMap((token) => byToken.get(token) ?? [])) {
        const codes = found.get(subscription) ?? []
        if (!codes.includes(code)) found.set(subscription, [...codes, code].sort())
      }
      return found
    },
    names: (version, code) => {
      const own = tokensOfWatched(published, code)
      return tokensIn(version).some((token) => own.includes(token))
    },
  }
}

/** As `/api/v1/decisions` finds what is decided of a code. */
function tokensOfWatched(published: Published, code: string): string[] {
  const row = published.models[DECIDED_OF].find(code)
  const isOwn = row !== null && normaliseCreditCode(row.code ?? '') === code
  return [...new Set([...tokensOfCode(code), ...(isOwn ? tokensOf(published, DECIDED_OF, row) : [])])]
}
