import type { Kind } from '../../shared/kinds/index'
import type { BodyOf, InputOf } from '../../shared/kinds/schemas'
import type { Hosts } from '../privacy/hosts'
import type { Placing } from '../privacy/precision'
import { ruleOf } from './index'

/**
 * What its kind says of the places of a record, as it is handed over or as it is public. `hosts`: what is known of those at whose place it may lie; absent:
 * nothing.
 */
export function placingOf<K extends Kind>(kind: K, said: InputOf[K] | BodyOf[K], hosts?: Hosts): Placing {
  const rules = ruleOf(kind)
  return {
    protectedAs: rules.protectedAs(said),
    isPlacedByAnother: rules.isPlacedByAnother(said),
    mayBeProtected: rules.mayBeProtected(said),
    atHost: hosts?.precisionAt(rules.host?.tokens(said) ?? []) ?? 'exact',
  }
}
