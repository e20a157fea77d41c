import { applyMove, newCase, settlePending, type CaseState, type Mover } from '../../../shared/tips/lifecycle'
import type { MoveName } from '../../../shared/tips/moves'
import type { Actor } from '../../../shared/tips/words'

/** A case and those who move it, for the tests of what may become of one. */

export const AT = new Date('2026-05-20T02:10:00.000Z')
export const officer = (name: string, actor: Actor = 'handler'): Mover => ({ actor, officer: name })
export const lin = officer('lin')
export const wu = officer('wu')
export const payer = officer('qian', 'payer')
export const oversight = officer('jian', 'oversight')
export const clock: Mover = { actor: 'clock', officer: null }
export const reporter: Mover = { actor: 'reporter', officer: null }
export const MOVERS = [lin, wu, payer, oversight, officer('guan', 'administrator'), clock, reporter]

/** Makes moves one after the other, a four-eyes one with its confirmation; fails where one is refused. */
export function walk(start: CaseState, steps: [MoveName, Mover][], at = AT): CaseState {
  return steps.reduce((current, [name, mover]) => {
    const made = applyMove(current, name, mover, at)
    if (!made.ok) throw new Error(`${name}: ${made.fault}`)
    if (made.tookEffect) return made.next
    const settled = settlePending(made.next, { confirm: true }, mover.officer === 'lin' ? wu : lin, at)
    if (!settled.ok) throw new Error(`${name}: ${settled.fault}`)
    return settled.next
  }, start)
}
export const fresh = () => newCase(AT)
