import { applyMove, FAULTS, settlePending, type CaseState } from '@shared/tips/lifecycle'
import { moveOf, type MoveName } from '@shared/tips/moves'
import type { TipState } from '@shared/tips/words'
import type { CaseAnswer } from '../api/types'

/** What the rules know of a case, out of what the service tells. */
export const caseState = ({ state, clocks, done, pending }: Pick<CaseAnswer, 'state' | 'clocks' | 'done' | 'pending'>): CaseState => ({
  state,
  clocks: Object.fromEntries(clocks.map(({ clock, since, due }) => [clock, { since, due }])),
  done,
  pending,
})

export interface After {
  state: TipState
  /** first day on which something is due then; null where nothing runs */
  next: string | null
}

const SOMEBODY = 'proposer'

/** The state and the next day once a move has taken effect, a four-eyes move being thought confirmed. Throws where it is not lawful. */
export function afterMove(current: CaseState, move: MoveName, at: Date): After {
  const [actor = 'handler'] = moveOf(move).by
  const made = applyMove(current, move, { actor, officer: SOMEBODY }, at)
  const settled = made.ok && !made.tookEffect ? settlePending(made.next, { confirm: true }, { actor, officer: SOMEBODY + '2' }, at) : made
  if (!settled.ok) throw new Error(FAULTS[settled.fault])
  const days = Object.values(settled.next.clocks).map((clock) => clock.due)
  return { state: settled.next.state, next: days.sort()[0] ?? null }
}
