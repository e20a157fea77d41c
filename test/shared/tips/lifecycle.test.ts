import { addDays, shanghaiDay } from '../../../shared/codes/dates'
import { CLOCKS } from '../../../shared/tips/clocks'
import { applyMove, faultOf, settlePending, type CaseState, type Mover } from '../../../shared/tips/lifecycle'
import { MOVES, MOVE_NAMES, moveOf, NEED_LABELS, type MoveName } from '../../../shared/tips/moves'
import { ACTORS, ENDS, TIP_STATES, type TipState } from '../../../shared/tips/words'
import { AT, clock, fresh, lin, oversight, payer, reporter, walk, wu } from './cases'

const STATES = Object.keys(TIP_STATES) as TipState[]
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

  it('asks two officers for what takes something from the reporter, or gives, and for what is made public', () => {
    const fourEyes = MOVE_NAMES.filter((name) => MOVES[name].fourEyes)
    expect(fourEyes).toEqual(['refuse', 'extend', 'find_false', 'find_nothing', 'publish_unrectified', 'decide_reward', 'close'])
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
