import fc from 'fast-check'
import { CLOCKS, type ClockName } from '../../../shared/tips/clocks'
import { applyMove, lawfulMoves, settlePending, type CaseState, type Mover } from '../../../shared/tips/lifecycle'
import { MOVE_NAMES, moveOf, type MoveName } from '../../../shared/tips/moves'
import { ENDS, TIP_STATES, type TipState } from '../../../shared/tips/words'
import { AT, MOVERS, fresh, lin, payer, walk, wu } from './cases'

const STATES = Object.keys(TIP_STATES) as TipState[]

/** One step of a random walk: any move at all, one of the lawful ones that change the state, or settling what waits. */
type Step = { mover: Mover; hours: number } & ({ name: MoveName } | { pick: number } | { confirm: boolean })
const common = { mover: fc.constantFrom(...MOVERS), hours: fc.nat(1_200) }
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ ...common, name: fc.constantFrom(...MOVE_NAMES) }) },
    { weight: 2, arbitrary: fc.record({ ...common, pick: fc.nat(99) }) },
    { weight: 2, arbitrary: fc.record({ ...common, confirm: fc.boolean() }) },
  ),
  { maxLength: 60, size: 'max' },
)

/** The step with its move, where it only says which of the lawful ones: mostly onwards, so that walks get far. */
function concrete(step: Step, current: CaseState): { mover: Mover } & ({ name: MoveName } | { confirm: boolean }) {
  if (!('pick' in step)) return step
  if (current.pending) return { mover: current.pending.by === 'lin' ? wu : lin, confirm: true }
  const lawful = MOVERS.flatMap((mover) => lawfulMoves(current, mover).map((name) => ({ mover, name })))
  const changing = lawful.filter(({ name }) => moveOf(name).to !== 'same')
  const onwards = changing.filter(({ name }) => !ENDS.has(moveOf(name).to as TipState))
  const among = onwards.length > 0 && step.pick < 85 ? onwards : changing
  return among[step.pick % among.length] ?? { mover: step.mover, confirm: true }
}

interface Seen {
  before: CaseState
  after: CaseState
  step: { mover: Mover } & ({ name: MoveName } | { confirm: boolean })
  at: Date
  tookEffect: boolean
}

/** Every step of a random walk that was let through. */
function* walked(all: Step[]): Generator<Seen> {
  let current = fresh()
  let at = AT
  for (const asked of all) {
    at = new Date(at.getTime() + asked.hours * 3_600_000)
    const step = concrete(asked, current)
    const made =
      'name' in step ? applyMove(current, step.name, step.mover, at) : settlePending(current, { confirm: step.confirm }, step.mover, at)
    if (!made.ok) continue
    yield { before: current, after: made.next, step, at, tookEffect: made.tookEffect }
    current = made.next
  }
}

/** The move that took effect in a step, or null. */
const effective = ({ before, step, tookEffect }: Seen): MoveName | null =>
  !tookEffect ? null : 'name' in step ? step.name : (before.pending?.move ?? null)

describe('random walks of everybody', () => {
  const everyStep = (check: (seen: Seen, before: Seen[]) => unknown) =>
    fc.assert(
      fc.property(steps, (all) => {
        const before: Seen[] = []
        for (const seen of walked(all)) {
          check(seen, before)
          before.push(seen)
        }
      }),
      { numRuns: 400 },
    )

  it('come to every state there is', () => {
    const reached = new Set<TipState>(['received'])
    everyStep(({ after }) => reached.add(after.state))
    expect([...reached].sort()).toEqual([...STATES].sort())
  })

  it('change the state only along the table', () => {
    everyStep((seen) => {
      const name = effective(seen)
      if (name === null) return expect(seen.after.state).toBe(seen.before.state)
      const move = moveOf(name)
      expect(move.from).toContain(seen.before.state)
      expect(seen.after.state).toBe(move.to === 'same' ? seen.before.state : move.to)
      expect(move.by).toContain(seen.step.mover.actor)
    })
  })

  it('lose no clock: one goes only by a move that stops it, and comes only by one that starts it', () => {
    everyStep((seen) => {
      const name = effective(seen)
      const move = name === null ? null : moveOf(name)
      for (const one of Object.keys(CLOCKS) as ClockName[]) {
        const [was, is] = [seen.before.clocks[one], seen.after.clocks[one]]
        const answers = one === 'reply' && move?.needs.includes('answer')
        if (was && !is) expect(move?.stops.includes(one) || answers).toBe(true)
        if (!was && is) expect(move?.starts).toContain(one)
        if (was && is && was.due !== is.due)
          expect(move?.extends === one || (move?.stops.includes(one) && move.starts.includes(one))).toBe(true)
      }
    })
  })

  it('leave nothing running after an end but the reply to a letter and a look at retaliation', () => {
    everyStep(({ after }) => {
      if (ENDS.has(after.state)) expect(Object.keys(after.clocks).filter((one) => one !== 'reply' && one !== 'revisit')).toEqual([])
    })
  })

  it('keep a clock on every open case: none is without a day on which something is due', () => {
    everyStep(({ after }) => {
      if (!ENDS.has(after.state)) expect(Object.keys(after.clocks)).not.toEqual([])
    })
  })

  it('confirm by two different officers, always', () => {
    everyStep((seen) => {
      const name = effective(seen)
      if (name === null || !moveOf(name).fourEyes) return
      expect('confirm' in seen.step && seen.before.pending?.by !== seen.step.mover.officer).toBe(true)
    })
  })

  it('do once what may be done once', () => {
    everyStep((seen, before) => {
      const name = effective(seen)
      if (name !== null && moveOf(name).once) expect(before.map(effective)).not.toContain(name)
    })
  })

  it('always leave the officers a lawful way on which a clock that runs is stopped', () => {
    everyStep(({ after, at }) => {
      if (after.pending) return
      for (const one of Object.keys(after.clocks) as ClockName[]) expect([one, canStop(after, one, at, 2)]).toEqual([one, true])
    })
  })
})

const OFFICERS = [lin, payer]
const stops = (name: MoveName, one: ClockName) =>
  moveOf(name).stops.includes(one) || (one === 'reply' && moveOf(name).needs.includes('answer'))

/** Whether a clock can be stopped by a lawful move, after at most so many others. */
function canStop(current: CaseState, one: ClockName, at: Date, before: number): boolean {
  const lawful = OFFICERS.flatMap((mover) => lawfulMoves(current, mover).map((name) => ({ name, mover })))
  if (lawful.some(({ name }) => stops(name, one))) return true
  if (before === 0) return false
  const onwards = lawful.filter(({ name }) => moveOf(name).to !== 'same')
  return onwards.some(({ name, mover }) => canStop(walk(current, [[name, mover]], at), one, at, before - 1))
}
