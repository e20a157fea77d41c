import { moveOf, type MoveName } from '../../shared/tips/moves'
import { faultOf, type CaseState, type Mover } from '../../shared/tips/lifecycle'
import { DESKS, TIP_STATES, type Actor, type Desk, type TipState } from '../../shared/tips/words'
import { codesOf } from '../../shared/vocabulary'
import type { Officer } from './deps'

/** Who sees what of which tip. `server/policies.ts` says what a role may do at all; this file, with which tips. */

/** What the questions below need to know of a tip. */
export interface Placed {
  atDesk: Desk
  state: TipState
}

/** States in which a tip is the payer's business. */
const REWARDED: ReadonlySet<TipState> = new Set<TipState>(['reward_decided', 'claimed', 'waived', 'expired'])

/** The desks whose lines an officer sees: the supervisor's desk sees what happens at the others too, and cannot read it. */
export const desksOf = ({ role, desk }: Officer): Desk[] => (role === 'oversight' && desk === 'oversight' ? codesOf(DESKS) : [desk])

/** The states whose lines an officer sees: a payer those of rewards, who works on objections none. */
export const statesOf = ({ role }: Officer): TipState[] =>
  role === 'reviewer' ? [] : codesOf(TIP_STATES).filter((state) => role !== 'payer' || REWARDED.has(state))

/** Whether an officer sees that a tip is there. */
export const maySee = (officer: Officer, { atDesk, state }: Placed): boolean =>
  desksOf(officer).includes(atDesk) && statesOf(officer).includes(state)

/** Whether an officer may open the envelope: who handles tips, at the desk that works on this one. */
export const mayOpen = ({ role, desk }: Officer, { atDesk }: Placed): boolean =>
  desk === atDesk && (role === 'handler' || (role === 'oversight' && desk === 'oversight'))

/** Whether an officer has a hand in the cases of a desk: the supervisor of another desk only has it worked on again. */
const mayMove = ({ role, desk }: Officer, { atDesk }: Placed): boolean => role === 'oversight' || desk === atDesk

/**
 * In which part an officer makes a move: at the supervisor's own desk, its officers handle tips too. What is no part of the
 * officer's, the table refuses.
 */
export function actorFor(officer: Officer, tip: Placed, move: MoveName): Actor {
  const { by } = moveOf(move)
  const handlesToo = officer.role === 'oversight' && mayOpen(officer, tip)
  return handlesToo && by.includes('handler') && !by.includes('oversight') ? 'handler' : officer.role
}

/** Who moves, as the rules of the lifecycle know it. */
export const moverFor = (officer: Officer, tip: Placed, move: MoveName): Mover => ({
  actor: actorFor(officer, tip, move),
  officer: officer.id,
})

/** Whether a move is lawful now for this officer. */
export const mayMake = (officer: Officer, tip: Placed & CaseState, move: MoveName): boolean =>
  mayMove(officer, tip) && faultOf(tip, move, moverFor(officer, tip, move)) === null
