import { agencyKey, foldKeyText, nameKey } from '../../../shared/codes/fold'
import type { PenaltyItem } from '../../../shared/kinds/penalty/schema'
import type { Decision } from './signals/ledger'

/** A public decision as signals look at it. */
export const decisionOf = (item: PenaltyItem): Decision => ({
  id: item.id,
  on: item.decidedOn,
  fineFen: item.fineFen,
  parties: item.enterprises.map(({ name, uscc }) => uscc ?? nameKey(name)),
  offence: item.offenceType === null ? item.article : nameKey(item.offenceType),
  correctedOn: item.correctedOn,
  checkedBefore: item.checkedBefore,
  objection: item.objection && { outcome: item.objection.outcome, fineBeforeFen: item.objection.fineBeforeFen },
})

/**
 * The decisions of some public records, each once: what several sources list under one document number of one agency is one decision. Within a source
 * its own key tells decisions apart, so of each source as many rows of a number stay as it lists. A decision knows what any of its records tells.
 */
export function decisionsOnce(items: readonly PenaltyItem[]): Decision[] {
  return [...groupsOf(items)].flatMap((group) => {
    const bySource = new Map<string, PenaltyItem[]>()
    for (const item of group) bySource.set(item.source, [...(bySource.get(item.source) ?? []), item])
    const [most = [], ...others] = [...bySource.values()].sort((a, b) => b.length - a.length || told(b) - told(a) || compare(a, b))
    const rest = others.flat()
    // Of several rows of one number nobody knows which of the others' it is.
    const [only] = most
    if (most.length === 1 && only !== undefined) return [merged(only, rest)]
    return most.map((item) => ({ ...decisionOf(item), ...(rest.length === 0 ? {} : { also: rest.length }) }))
  })
}

function groupsOf(items: readonly PenaltyItem[]): PenaltyItem[][] {
  const groups = new Map<string, PenaltyItem[]>()
  for (const item of items) {
    const key = item.documentNo === null ? `id ${item.id}` : `no ${foldKeyText(item.documentNo)} ${agencyKey(item.agency)}`
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}

const told = (items: readonly PenaltyItem[]): number =>
  items.reduce((sum, item) => sum + Object.values(decisionOf(item)).filter((value) => value !== null).length, 0)
const compare = (a: readonly PenaltyItem[], b: readonly PenaltyItem[]): number => ((a[0]?.id ?? '') < (b[0]?.id ?? '') ? -1 : 1)

/** A decision with what other records of it tell: what they contradict each other in is not known, and put right is what any of them says was. */
function merged(item: PenaltyItem, others: readonly PenaltyItem[]): Decision {
  const own = decisionOf(item)
  if (others.length === 0) return own
  const all = [own, ...others.map(decisionOf)]
  const agreed = <T>(of: (one: Decision) => T | null): T | null => {
    const values = [...new Set(all.flatMap((one) => of(one) ?? []))]
    return values.length === 1 ? ((values[0] as T | undefined) ?? null) : null
  }
  return {
    ...own,
    on: agreed(({ on }) => on),
    fineFen: agreed(({ fineFen }) => fineFen),
    offence: own.offence ?? agreed(({ offence }) => offence),
    parties: [...new Set(all.flatMap(({ parties }) => parties))],
    correctedOn: all.flatMap(({ correctedOn }) => correctedOn ?? []).sort()[0] ?? null,
    checkedBefore: agreed(({ checkedBefore }) => checkedBefore),
    objection: own.objection ?? all.find(({ objection }) => objection !== null)?.objection ?? null,
    also: others.length,
  }
}
