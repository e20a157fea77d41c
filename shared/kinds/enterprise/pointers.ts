import { textUpTo } from '../../api/parameters'
import { checkCreditCode, normaliseCreditCode } from '../../codes/creditCode'
import { nameKey } from '../../codes/fold'
import type { NamedEnterprise } from '../../parts'
import { by } from '../list'

/** How records of other kinds point to an enterprise: by tokens that both sides make of names and credit codes. */

const isSure = (uscc: string | null): uscc is string => uscc !== null && checkCreditCode(uscc) === 'valid'

/**
 * How a record points to an enterprise that it names: by credit code, and `n:` by name where it has none or one that is mistyped. `m:` is
 * the name beside a good code: another firm may be called the same.
 */
export function pointersTo({ name, uscc }: NamedEnterprise): string[] {
  if (isSure(uscc)) return ['u:' + uscc, 'm:' + nameKey(name)]
  return [...(uscc === null ? [] : ['u:' + uscc]), 'n:' + nameKey(name)]
}

/** Every token that points to an enterprise, by any of its names as `nameKey` writes them. Where its own code is none, its name alone must do. */
export function tokensOfEnterprise(names: readonly string[], uscc: string | null): string[] {
  const byName = names.map((key) => 'n:' + key)
  if (isSure(uscc)) return ['u:' + uscc, ...byName]
  return [...(uscc === null ? [] : ['u:' + uscc]), ...byName, ...names.map((key) => 'm:' + key)]
}

/** The token of a firm that is in no register: its code. */
export const tokenOfCode = (code: string): string => 'u:' + normaliseCreditCode(code)

/** A list's filter by the enterprises that a record names. */
export const byEnterprise = by(
  textUpTo(120).optional().meta({ description: 'id or credit code of an enterprise' }),
  ({ enterprises }: { enterprises: NamedEnterprise[] }) => enterprises.flatMap(pointersTo),
  { asked: tokenOfCode, pointsTo: 'enterprise' },
)
