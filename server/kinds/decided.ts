import { normaliseCreditCode } from '../../shared/codes/creditCode'
import { tokenOfCode } from '../../shared/kinds/enterprise/pointers'
import type { Kind } from '../../shared/kinds/index'
import type { NamedEnterprise } from '../../shared/parts'

/** The kind whose records bear the credit codes by which decisions are asked for. */
export const DECIDED_OF: Kind = 'enterprise'

/** The values by which records point to whoever bears a code, though no register lists it. */
export const tokensOfCode = (code: string): string[] => [tokenOfCode(code)]

/** What a record calls the one whom it names by a code; null where it names nobody by it. */
export const nameBeside = (named: readonly NamedEnterprise[], code: string): string | null =>
  named.find(({ uscc }) => uscc !== null && normaliseCreditCode(uscc) === code)?.name ?? null
