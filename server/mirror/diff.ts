import { SHOWN_STATES } from '../../shared/envelope'
import type { Coverage } from '../../shared/vocabulary'
import { decideListed, decideWithdrawn, type Decision, type Occasion, type Standing } from '../editions/decide'
import type { Parsed } from './parse'

/**
 * What one reading of a source changes in what is public of it, each line with its reason. Pure.
 * Only a full source withdraws, and only what it surely does not list: a refused row is still a listed record, and
 * where a refused row does not even tell which record it is, nothing is withdrawn at all.
 */
export function diffSource(parsed: Parsed, standing: Standing[], coverage: Coverage, occasion: Occasion): Decision[] {
  const byId = new Map(standing.map((version) => [version.id, version]))
  const decisions: Decision[] = []
  for (const [id, incoming] of parsed.accepted) {
    const decision = decideListed(incoming, byId.get(id), occasion)
    if (decision) decisions.push(decision)
  }
  if (coverage === 'additions' || parsed.refusedWithoutId > 0) return decisions
  for (const version of standing) {
    const isListed = parsed.accepted.has(version.id) || parsed.refusedIds.has(version.id)
    if (!isListed && SHOWN_STATES.includes(version.state)) decisions.push(decideWithdrawn(version, occasion))
  }
  return decisions
}
