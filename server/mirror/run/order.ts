import { KINDS, type Kind } from '../../../shared/kinds/index'
import { codesOf } from '../../../shared/vocabulary'
import { ruleOf } from '../../kinds/index'

/**
 * Sources as they are read one after the other: first those of records at whose place others may lie, so that these are never told more exactly than
 * their hosts, not even until they are read again. All else stays in the order of the list.
 */
export function inReadingOrder<S extends { kind: Kind }>(sources: readonly S[]): S[] {
  const hosts = new Set(codesOf(KINDS).flatMap((kind) => ruleOf(kind).host?.kind ?? []))
  const isHost = ({ kind }: S) => hosts.has(kind)
  return [...sources.filter(isHost), ...sources.filter((source) => !isHost(source))]
}
