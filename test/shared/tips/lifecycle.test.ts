import fc from 'fast-check'
import { addDays, shanghaiDay } from '../../../shared/codes/dates'
import { CLOCKS, type ClockName } from '../../../shared/tips/clocks'
import { applyMove, faultOf, lawfulMoves, newCase, settlePending, type CaseState, type Mover } from '../../../shared/tips/lifecycle'
import { MOVES, MOVE_NAMES, moveOf, NEED_LABELS, type MoveName } from '../../../shared/tips/moves'
import { ACTORS, ENDS, TIP_STATES, type Actor, type TipState } from '../../../shared/tips/words'

const AT = new Date('2026-05-20T02:10:00.000Z')
const STATES = Object.keys(TIP_STATES) as TipState[]
const officer = (name: string, actor: Actor = 'handler'): Mover => ({ actor, officer: name })
const lin = officer('lin')
const wu = officer('wu')
const payer = officer('qian', 'payer')
const oversight = officer('jian', 'oversight')
const clock: Mover = { actor: 'clock', officer: null }
const reporter: Mover = { actor: 'reporter', officer: null }
const MOVERS = [lin, wu, payer, oversight, officer('guan', 'administrator'), clock, reporter]

/** Makes moves one after the other, a four-eyes one with its confirmation; fails where one is refused. */
function walk(start: CaseState, steps: [MoveName, Mover][], at = AT): CaseState {
  return steps.reduce((current, [name, mover]) => {
    const made = applyMove(current, name, mover, at)
    if (!made.ok) throw new Error(`${name}: ${made.fault}`)
    if (made.tookEffect) return made.next
    const settled = settlePending(made.next, { confirm: true }, mover.officer === 'lin' ? wu : lin, at)
    if (!settled.ok) throw new Error(`${name}: ${settled.fault}`)
    return settled.next
  }, start)
}
const fresh = () => newCase(AT)
const toHandled: [MoveName, Mover][] = [
  ['accept', lin],
  ['begin', lin],
  ['find_true', lin],
  ['handle', lin],
]

describe('the table', () => {
  it('names only states, actors, clocks and needs that there are', () => {
    for (const name of MOVE_NAMES) {
      const move = moveOf(name)
      expect(move.from.every((state) => state in TIP_STATES)).toBe(true)
      expect(move.to === 'same' || move.to in TIP_STATES).toBe(true)
      expect(move.by.length > 0 && move.by.every((actor) => actor in ACTORS)).toBe(true)
      expect([...move.starts, ...move.stops].every((one) => one in CLOCKS)).toBe(true)
      expect(move.needs.every((need) => need in NEED_LABELS)).toBe(true)
    }
  })

  it('asks two officers for what takes something from the reporter, or gives', () => {
    const fourEyes = MOVE_NAMES.filter((name) => MOVES[name].fourEyes)
    expect(fourEyes).toEqual(['refuse', 'extend', 'find_false', 'find_nothing', 'decide_reward', 'close'])
    // One role confirms: the confirming officer must be of the role that proposes.
    for (const name of fourEyes) expect(moveOf(name).by).toEqual(['handler'])
  })

  it('asks nobody who lacks the content key for what is sealed under it', () => {
    for (const name of MOVE_NAMES) {
      const { by, needs } = moveOf(name)
      if (by.some((actor) => actor !== 'handler')) expect(needs.filter((need) => need === 'note' || need === 'answer')).toEqual([])
    }
  })

  it('tells the reporter of every end that an officer of the desk brings about', () => {
    for (const name of MOVE_NAMES) {
      const { to, by, needs } = moveOf(name)
      if (to !== 'same' && ENDS.has(to) && by.includes('handler')) expect(needs).toContain('answer')
    }
  })
})

describe('a way through', () => {
  it('accepted, verified, handled, rewarded, paid', () => {
    const end = walk(fresh(), [...toHandled, ['decide_reward', lin], ['pay', payer]])
    expect(end).toMatchObject({ state: 'claimed', clocks: {}, pending: null })
  })

  it('starts and stops the clocks of law', () => {
    expect(fresh().clocks).toEqual({ accept: { since: '2026-05-20T02:00:00.000Z', due: '2026-05-27' } })
    const accepted = walk(fresh(), [['accept', lin]])
    expect(accepted.clocks).toEqual({ verify: { since: '2026-05-20T02:00:00.000Z', due: '2026-07-19' } })
    const extended = walk(accepted, [
      ['begin', lin],
      ['extend', lin],
    ])
    expect(extended.clocks.verify).toEqual({ since: '2026-05-20T02:00:00.000Z', due: '2026-08-18' })
    const found = walk(extended, [['find_true', lin]], new Date('2026-06-01T02:00:00Z'))
    const settle = { since: '2026-06-01T02:00:00.000Z', due: '2026-07-01' }
    expect(found.clocks).toEqual({ feedback: { since: '2026-06-01T02:00:00.000Z', due: '2026-06-11' }, settle })
    expect(walk(found, [['feedback', lin]]).clocks).toEqual({ settle })
  })

  it('gives another desk the whole time to decide anew, and happens once', () => {
    const later = new Date('2026-06-10T02:00:00Z')
    const there = walk(
      walk(fresh(), [
        ['accept', lin],
        ['begin', lin],
      ]),
      [['hand_over', lin]],
      later,
    )
    expect(there).toMatchObject({ state: 'handed_over', done: ['hand_over'] })
    expect(there.clocks).toEqual({ accept: { since: '2026-06-10T02:00:00.000Z', due: '2026-06-17' } })
    expect(faultOf(walk(there, [['accept', lin]]), 'hand_over', lin)).toBe('once_only')
  })

  it('a second letter gives the desk no more time, and any answer answers it', () => {
    const first = walk(fresh(), [['write', reporter]])
    const second = walk(first, [['write', reporter]], new Date('2026-05-25T02:00:00Z'))
    expect(second.clocks.reply).toEqual(first.clocks.reply)
    expect(walk(second, [['accept', lin]]).clocks.reply).toBeUndefined()
  })

  it('a reward expires after its last day and not on it', () => {
    const decided = walk(fresh(), [...toHandled, ['decide_reward', lin]])
    const due = decided.clocks.claim?.due ?? ''
    expect(due).toBe(addDays(shanghaiDay(AT), 60))
    expect(applyMove(decided, 'expire', clock, new Date(due + 'T04:00:00Z'))).toEqual({ ok: false, fault: 'not_due' })
    expect(applyMove(decided, 'expire', clock, new Date(addDays(due, 1) + 'T04:00:00Z'))).toMatchObject({ ok: true })
    const asked = { ...decided, clocks: { ...decided.clocks, reply: { since: due + 'T00:00:00.000Z', due } } }
    expect(applyMove(asked, 'expire', clock, new Date(addDays(due, 1) + 'T04:00:00Z'))).toEqual({ ok: false, fault: 'not_due' })
    expect(faultOf(decided, 'expire', lin)).toBe('not_yours')
  })

  it('is opened again once by the supervisor, with a new time to verify', () => {
    const refused = walk(fresh(), [['refuse', lin]])
    const again = walk(refused, [['reopen', oversight]])
    expect(again).toMatchObject({ state: 'accepted', clocks: { verify: { due: '2026-07-19' } } })
    const closed = walk(again, [
      ['begin', lin],
      ['find_false', lin],
      ['handle', lin],
      ['close', lin],
    ])
    expect(faultOf(closed, 'reopen', oversight)).toBe('once_only')
    expect(faultOf(refused, 'reopen', lin)).toBe('not_yours')
  })
})

describe('two officers', () => {
  const proposed = (): CaseState => {
    const made = applyMove(fresh(), 'refuse', lin, AT)
    if (!made.ok) throw new Error(made.fault)
    return made.next
  }

  it('nothing happens before the second confirms', () => {
    expect(proposed()).toMatchObject({ state: 'received', pending: { move: 'refuse', by: 'lin' } })
    expect(proposed().clocks.accept).toBeDefined()
  })

  it('its author may take it back and never confirm it', () => {
    expect(settlePending(proposed(), { confirm: true }, lin, AT)).toEqual({ ok: false, fault: 'same_officer' })
    expect(settlePending(proposed(), { confirm: false }, lin, AT)).toMatchObject({ ok: true, tookEffect: false, next: { pending: null } })
  })

  it('another role may neither confirm nor send back', () => {
    for (const confirm of [true, false])
      for (const mover of [payer, oversight, reporter, clock])
        expect(settlePending(proposed(), { confirm }, mover, AT)).toEqual({ ok: false, fault: 'not_yours' })
  })

  it('while it waits, nothing else may answer or change the state, and a letter may still come', () => {
    for (const name of ['accept', 'transfer', 'answer', 'withdraw'] as const) expect(faultOf(proposed(), name, wu)).toBe('waiting')
    expect(faultOf(proposed(), 'write', reporter)).toBeNull()
    expect(faultOf(proposed(), 'assign', wu)).toBeNull()
  })

  it('there is nothing to confirm where nothing waits', () => {
    expect(settlePending(fresh(), { confirm: true }, lin, AT)).toEqual({ ok: false, fault: 'nothing_waiting' })
  })
})

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

describe('every path ends', () => {
  /** States from which an end can be reached, walking the table backwards from the ends. */
  const ending = (without: MoveName[] = []): Set<TipState> => {
    const reached = new Set<TipState>(ENDS)
    for (let grew = true; grew;) {
      grew = false
      for (const name of MOVE_NAMES.filter((one) => !without.includes(one))) {
        const { from, to } = moveOf(name)
        if (to === 'same' || !reached.has(to)) continue
        for (const state of from) if (!reached.has(state)) grew = !!reached.add(state)
      }
    }
    return reached
  }

  it('from every state an end can be reached, by officers of the desk alone', () => {
    expect([...ending(['reopen', 'expire'])].sort()).toEqual([...STATES].sort())
  })

  it('no circle can be walked twice: what leads back happens once a case', () => {
    // Without the moves that happen once, the moves that change the state go one way only.
    const edges = MOVE_NAMES.filter((name) => !moveOf(name).once && moveOf(name).to !== 'same')
    const next = (state: TipState) => edges.filter((name) => moveOf(name).from.includes(state)).map((name) => moveOf(name).to as TipState)
    const circles = (state: TipState, path: TipState[]): TipState[][] =>
      path.includes(state) ? [[...path, state]] : next(state).flatMap((one) => circles(one, [...path, state]))
    expect(STATES.flatMap((state) => circles(state, []))).toEqual([])
  })

  it('every state but the first can be reached', () => {
    const targets = new Set(MOVE_NAMES.map((name) => moveOf(name).to))
    expect(STATES.filter((state) => state !== 'received' && !targets.has(state))).toEqual([])
  })
})
