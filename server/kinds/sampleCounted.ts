import type { Day } from '../../shared/codes/dates'
import type { Kind } from '../../shared/kinds/index'
import type { ItemOf } from '../../shared/kinds/schemas'
import type { Countable } from './define'
import type { Drawing } from './sample'

/** What the office that grades a firm counts of a record that is drawn; `item`: what a rule table may ask of its line. */
export function countFor<K extends Kind>(
  { counted, today }: Pick<Drawing, 'counted' | 'today'>,
  kind: K,
  { said }: Countable<K>,
  { uscc, publicUntil, item }: { uscc: string; publicUntil: Day | null; item: Partial<ItemOf[K]> },
): void {
  const known = said(item as ItemOf[K], today)
  if (known !== null) counted.push({ uscc, input: { kind, id: `${kind}-${counted.length}`, publicUntil, ...known } })
}
