import { nameKey } from '../../../shared/codes/fold'
import type { InspectionBody } from '../../../shared/kinds/inspection/schema'
import { nowOf, type Frozen } from './frozen'
import type { History } from './histories'

/** By what two sources show that they tell of one finding: firm, day and text, or firm and number. */
function keysOf({ enterprise, visitedOn, problem, no }: InspectionBody): string[] {
  if (enterprise === null) return []
  const firm = nameKey(enterprise.name)
  return [
    ...(visitedOn === null ? [] : [['text', firm, visitedOn, nameKey(problem)].join('|')]),
    // A number alone may be the first of anybody's list.
    ...(no === null ? [] : [['no', firm, nameKey(no)].join('|')]),
  ]
}

/**
 * By the id of a finding of a list those of other sources that tell the same. Each is counted where it stands, for either source may take its own back;
 * that they are one is said beside them.
 */
export function twinsIn(own: readonly { history: History; frozen: Frozen }[]): Map<string, string[]> {
  const byKey = new Map<string, { id: string; source: string }[]>()
  const told = own.flatMap(({ history, frozen }) => {
    const body = history.gone === null ? (frozen.base.body ?? nowOf(history)) : null
    return body === null ? [] : [{ id: history.id, source: frozen.base.source, keys: keysOf(body) }]
  })
  for (const { id, source, keys } of told) for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), { id, source }])
  return new Map(
    told.map(({ id, source, keys }) => {
      const same = keys.flatMap((key) => byKey.get(key) ?? []).filter((other) => other.source !== source)
      return [id, [...new Set(same.map((other) => other.id))].sort()]
    }),
  )
}
