import { applyMove, faultOf, lawfulMoves, type CaseState } from '../../../shared/tips/lifecycle'
import { CLOCKS, type ClockName } from '../../../shared/tips/clocks'
import { MOVES, MOVE_NAMES, NEED_LABELS, moveOf, type MoveName, type Need } from '../../../shared/tips/moves'
import type { Actor, TipState } from '../../../shared/tips/words'

/** The table of moves read the other way round: what may be done from each state, by each hand, and what each move asks for. */

const inState = (state: TipState, over: Partial<CaseState> = {}): CaseState => ({ state, clocks: {}, done: [], pending: null, ...over })
const running = { since: '2026-05-20T02:00:00.000Z', due: '2026-07-19' }
const may = (state: TipState, actor: Actor) => lawfulMoves(inState(state, { clocks: { verify: running } }), { actor, officer: 'lin' })

/** What an officer of the desk may always do: it changes no state. */
const ALWAYS: MoveName[] = ['answer', 'note_retaliation', 'revisit']
const OPEN: MoveName[] = ['mark_danger', 'assign', ...ALWAYS]

it.each<[TipState, MoveName[]]>([
  ['received', ['register', 'accept', 'refuse', 'transfer', 'hand_over', 'join', 'withdraw', ...OPEN]],
  ['handed_over', ['accept', 'refuse', 'transfer', 'join', 'withdraw', ...OPEN]],
  ['accepted', ['transfer', 'hand_over', 'join', 'withdraw', 'begin', ...OPEN]],
  ['verifying', ['transfer', 'hand_over', 'withdraw', 'extend', 'find_true', 'find_partly', 'find_false', 'find_nothing', ...OPEN]],
  ['verified_true', ['feedback', 'handle', 'publish_unrectified', ...OPEN]],
  ['verified_partly', ['feedback', 'handle', 'publish_unrectified', ...OPEN]],
  ['verified_false', ['feedback', 'handle', ...OPEN]],
  ['unverifiable', ['feedback', 'handle', ...OPEN]],
  ['handled', ['decide_reward', 'close', ...OPEN]],
  ['reward_decided', OPEN],
  ['refused', ALWAYS],
  ['transferred', ALWAYS],
  ['joined', ALWAYS],
  ['withdrawn', ALWAYS],
  ['closed', ALWAYS],
  ['claimed', ALWAYS],
  ['waived', ALWAYS],
  ['expired', ALWAYS],
])('from “%s” the desk may go on so', (state, names) => expect(may(state, 'handler').sort()).toEqual([...names].sort()))

it.each<[Actor, MoveName[]]>([
  ['administrator', ['assign']],
  ['payer', ['pay', 'waive']],
  ['clock', ['expire']],
  ['oversight', ['reopen']],
  ['reporter', ['write']],
])('the %s does these and no others', (actor, names) => expect(MOVE_NAMES.filter((name) => moveOf(name).by.includes(actor))).toEqual(names))

it('leads from each move to the state that it is called after', () => {
  const to = Object.fromEntries(MOVE_NAMES.filter((name) => moveOf(name).to !== 'same').map((name) => [name, moveOf(name).to]))
  expect(to).toEqual({
    accept: 'accepted',
    refuse: 'refused',
    transfer: 'transferred',
    hand_over: 'handed_over',
    join: 'joined',
    withdraw: 'withdrawn',
    begin: 'verifying',
    find_true: 'verified_true',
    find_partly: 'verified_partly',
    find_false: 'verified_false',
    find_nothing: 'unverifiable',
    handle: 'handled',
    decide_reward: 'reward_decided',
    close: 'closed',
    pay: 'claimed',
    waive: 'waived',
    expire: 'expired',
    // The supervisor does not ask whether the desk takes it on.
    reopen: 'accepted',
  })
})

const asking = (need: Need) => MOVE_NAMES.filter((name) => moveOf(name).needs.includes(need))

it.each<[Need, MoveName[]]>([
  ['noConflict', ['accept', 'find_true', 'find_partly', 'find_false', 'find_nothing']],
  ['refusalReason', ['refuse']],
  ['closingReason', ['close']],
  ['waiverReason', ['waive']],
  ['reopeningReason', ['reopen']],
  ['destination', ['transfer']],
  ['toDesk', ['hand_over']],
  ['slip', ['hand_over']],
  ['approval', ['extend']],
  ['joinedInto', ['join']],
  ['reward', ['decide_reward']],
  ['voucher', ['pay']],
  ['payee', ['pay']],
  ['officer', ['assign']],
  ['channel', ['register']],
  ['publicRecord', ['publish_unrectified']],
  [
    'note',
    [
      'transfer',
      'withdraw',
      'extend',
      'find_true',
      'find_partly',
      'find_false',
      'find_nothing',
      'handle',
      'publish_unrectified',
      'decide_reward',
      'note_retaliation',
      'revisit',
    ],
  ],
  [
    'answer',
    [
      'accept',
      'refuse',
      'transfer',
      'hand_over',
      'join',
      'withdraw',
      'extend',
      'feedback',
      'handle',
      'decide_reward',
      'close',
      'answer',
      'revisit',
    ],
  ],
])('%s is asked for by these moves', (need, names) => expect(asking(need).sort()).toEqual([...names].sort()))

it('lets these happen once a case, however it goes', () =>
  expect(MOVE_NAMES.filter((name) => moveOf(name).once)).toEqual([
    'register',
    'mark_danger',
    'hand_over',
    'extend',
    'publish_unrectified',
    'reopen',
  ]))

it.each<[ClockName, MoveName[], MoveName[]]>([
  // It runs from the arrival on, too.
  ['accept', ['hand_over'], ['accept', 'refuse', 'transfer', 'hand_over', 'join', 'withdraw']],
  ['verify', ['accept', 'reopen'], ['transfer', 'hand_over', 'join', 'withdraw', 'find_true', 'find_partly', 'find_false', 'find_nothing']],
  ['feedback', ['find_true', 'find_partly', 'find_false', 'find_nothing'], ['feedback', 'handle']],
  ['settle', ['find_true', 'find_partly', 'find_false', 'find_nothing'], ['decide_reward', 'close']],
  ['claim', ['decide_reward'], ['pay', 'waive', 'expire']],
  ['reply', ['write'], ['withdraw', 'answer']],
  ['revisit', ['note_retaliation'], ['revisit']],
])('the clock “%s” is started and stopped by these', (clock, starting, stopping) => {
  expect(MOVE_NAMES.filter((name) => moveOf(name).starts.includes(clock)).sort()).toEqual([...starting].sort())
  expect(MOVE_NAMES.filter((name) => moveOf(name).stops.includes(clock)).sort()).toEqual([...stopping].sort())
})

it('only the time to verify can be extended, and only while it runs', () => {
  expect(lawfulMoves(inState('verifying'), { actor: 'handler', officer: 'lin' })).not.toContain('extend')
  expect(MOVE_NAMES.flatMap((name) => moveOf(name).extends ?? [])).toEqual(['verify'])
  expect(Object.entries(CLOCKS).flatMap(([name, { extension }]) => (extension > 0 ? [name] : []))).toEqual(['verify'])
})

it('calls every move and every need by a Chinese word of its own', () => {
  for (const labels of [
    Object.values(MOVES).map(({ label }) => label),
    Object.values(NEED_LABELS),
    Object.values(CLOCKS).map(({ label }) => label),
  ]) {
    for (const label of labels) expect(label).toMatch(/^\p{Script=Han}{2}/u)
    expect(new Set(labels).size).toBe(labels.length)
  }
})

it('makes no move that is not lawful, and says why', () => {
  const mover = { actor: 'handler', officer: 'lin' } as const
  const at = new Date('2026-05-20T02:10:00.000Z')
  expect(applyMove(inState('received'), 'begin', mover, at)).toEqual({ ok: false, fault: 'unlawful' })
  expect(faultOf(inState('verifying'), 'extend', mover)).toBe('unlawful')
  // What changes the state waits for the second officer, whether or not it brings an answer.
  const proposed = inState('verifying', { clocks: { verify: running }, pending: { move: 'extend', by: 'lin' } })
  expect(faultOf(proposed, 'find_true', { ...mover, officer: 'wu' })).toBe('waiting')
})
