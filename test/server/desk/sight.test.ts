import fc from 'fast-check'
import type { Officer } from '../../../server/desk/deps'
import { actorFor, desksOf, mayMake, mayOpen, maySee, statesOf } from '../../../server/desk/sight'
import { POLICIES, isAllowed, type Action } from '../../../server/policies'
import { CLOCKS } from '../../../shared/tips/clocks'
import type { CaseState } from '../../../shared/tips/lifecycle'
import { MOVES, MOVE_NAMES, moveOf } from '../../../shared/tips/moves'
import { DESKS, ROLES, TIP_STATES, type Desk, type TipState } from '../../../shared/tips/words'
import { codesOf } from '../../../shared/vocabulary'

const desks = fc.constantFrom(...codesOf(DESKS))
const officers: fc.Arbitrary<Officer> = fc
  .record({ is: fc.constant('officer' as const), id: fc.constantFrom('lin', 'wu'), desk: desks, role: fc.constantFrom(...ROLES) })
  // Supervisors sit at their own desk only: an officer is not made otherwise.
  .map((officer) => (officer.role === 'oversight' ? { ...officer, desk: 'oversight' as const } : officer))
const clocks = Object.fromEntries(codesOf(CLOCKS).map((clock) => [clock, { since: '2026-05-20T02:00:00.000Z', due: '2026-06-01' }]))
const cases: fc.Arbitrary<CaseState & { atDesk: Desk }> = fc.record({
  state: fc.constantFrom(...codesOf(TIP_STATES)),
  atDesk: desks,
  clocks: fc.constant(clocks),
  done: fc.subarray(MOVE_NAMES.filter((name) => moveOf(name).once)),
  pending: fc.option(fc.record({ move: fc.constantFrom(...MOVE_NAMES), by: fc.constantFrom('lin', 'wu') })),
})
const officer = (role: Officer['role'], desk: Desk = 'work-safety'): Officer => ({ is: 'officer', id: 'lin', role, desk })

it('nobody opens a tip of another desk, and no payer or administrator any', () => {
  fc.assert(
    fc.property(officers, cases, (one, tip) => {
      if (!mayOpen(one, tip)) return
      expect(one.desk).toBe(tip.atDesk)
      expect(['handler', 'oversight']).toContain(one.role)
    }),
  )
})

it('who may open a tip sees it, and has the policy for it', () => {
  fc.assert(
    fc.property(officers, cases, (one, tip) => {
      if (mayOpen(one, tip))
        expect([maySee(one, tip), isAllowed(one, 'desk.part'), isAllowed(one, 'desk.case')]).toEqual([true, true, true])
    }),
  )
})

it('only the supervisor’s desk sees that something is at another desk', () => {
  fc.assert(
    fc.property(officers, cases, (one, tip) => {
      if (maySee(one, tip) && one.desk !== tip.atDesk) expect([one.role, one.desk]).toEqual(['oversight', 'oversight'])
    }),
  )
  expect(desksOf(officer('handler', 'oversight'))).toEqual(['oversight'])
})

it('a payer sees rewards and nothing before them', () => {
  expect(statesOf(officer('reviewer'))).toEqual([])
  expect(statesOf(officer('payer'))).toEqual(['reward_decided', 'claimed', 'waived', 'expired'])
  expect(statesOf(officer('handler'))).toEqual(codesOf(TIP_STATES))
})

it('nobody makes a move outside the table, in a part that is not the officer’s, or at another desk', () => {
  fc.assert(
    fc.property(officers, cases, fc.constantFrom(...MOVE_NAMES), (one, tip, name) => {
      if (!mayMake(one, tip, name)) return
      const actor = actorFor(one, tip, name)
      expect(moveOf(name).by).toContain(actor)
      expect(moveOf(name).from).toContain(tip.state)
      // Another part than the own role is only the supervisor's at the own desk.
      if (actor !== one.role) expect([one.role, one.desk, tip.atDesk, actor]).toEqual(['oversight', 'oversight', 'oversight', 'handler'])
      if (one.desk !== tip.atDesk) expect(name).toBe('reopen')
    }),
    { numRuns: 3_000 },
  )
})

it('every move of the table that is an officer’s can be made by one', () => {
  const everybody = ROLES.flatMap((role) => codesOf(DESKS).map((desk) => officer(role, desk)))
  for (const name of MOVE_NAMES) {
    const { from, by } = moveOf(name)
    const made = everybody.filter((one) =>
      from.some((state: TipState) => mayMake(one, { state, atDesk: 'work-safety', clocks, done: [], pending: null }, name)),
    )
    expect([name, made.length > 0]).toEqual([name, by.some((actor) => actor !== 'reporter' && actor !== 'clock')])
  }
  expect(Object.keys(MOVES)).toHaveLength(MOVE_NAMES.length)
})

it('the policies of the desk are the roles’, line by line', () => {
  const table = Object.fromEntries(
    (Object.keys(POLICIES) as Action[])
      .filter((action) => action.startsWith('desk.'))
      .map((action) => [action, ROLES.filter((role) => isAllowed(officer(role), action)).join(' ')]),
  )
  const all = ROLES.join(' ')
  // Who works on objections sees no tip, and who works on tips no objection.
  const ofTips = 'handler payer oversight administrator'
  expect(table).toEqual({
    'desk.sign_in': '',
    'desk.service': '',
    'desk.session': all,
    'desk.owners': 'handler',
    'desk.pictures': 'handler',
    'desk.queue': ofTips,
    'desk.case': ofTips,
    'desk.move': ofTips,
    'desk.objections': 'reviewer',
    'desk.replies': 'reviewer',
    'desk.part': 'handler oversight',
    'desk.rewrap': 'handler oversight',
    'desk.recovery': 'oversight',
    'desk.file': 'handler oversight',
    'desk.identity': 'payer',
    'desk.audit': 'oversight administrator',
    'desk.colleagues': 'handler oversight administrator',
    'desk.officers': 'administrator',
    'desk.rewards': 'payer oversight',
  })
})
