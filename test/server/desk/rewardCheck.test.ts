import fc from 'fast-check'
import { demandReward, wasFoundTrue, type Rewarded } from '../../../server/desk/rewardCheck'
import type { RewardDecision } from '../../../shared/api/desk'
import { calculateReward } from '../../../shared/tips/rewards/calculate'
import { ruleFor } from '../../../shared/tips/rewards/rules'

const TODAY = '2026-05-20'
const found: Rewarded['lines'] = [{ move: 'find_true', step: 'done' }]
const tip: Rewarded = { kind: 'violation', division: '410100', lines: found }
const demand = (one: Rewarded, decision: RewardDecision, anonymousReward = false) =>
  demandReward(one, decision, { today: TODAY, anonymousReward })
const decision: RewardDecision = {
  ruleId: 'henan-2025',
  amountFen: 1_725_000,
  basis: { on: 'fine', fineFen: 10_000_000 },
  employee: true,
  named: true,
}

it('only the amount of the rule that holds in the division is let through', () => {
  expect(() => demand(tip, decision)).not.toThrow()
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000_00 }), fc.integer({ min: -2, max: 2 }), fc.boolean(), (fineFen, off, employee) => {
      const { amountFen } = calculateReward(ruleFor('410100', TODAY), { on: 'fine', fineFen }, { employee })
      const asked = () => demand(tip, { ...decision, basis: { on: 'fine', fineFen }, employee, amountFen: amountFen + off })
      if (off === 0) expect(asked).not.toThrow()
      else expect(asked).toThrow(expect.objectContaining({ code: 'reward_refused' }))
    }),
  )
})

it('an anonymous reporter has one only where the city pays anonymous ones; what nobody knows yet the payer sees', () => {
  expect(() => demand(tip, { ...decision, named: false })).toThrow(expect.objectContaining({ code: 'reward_refused' }))
  expect(() => demand(tip, { ...decision, named: false }, true)).not.toThrow()
  expect(() => demand(tip, { ...decision, named: null })).not.toThrow()
})

it('kinds without rewards have none, and concealed deaths are counted for concealed accidents only', () => {
  for (const kind of ['no_answer', 'enforcement_misconduct'] as const) expect(() => demand({ ...tip, kind }, decision)).toThrow()
  const deaths: RewardDecision = {
    ...decision,
    employee: false,
    basis: { on: 'concealed', level: 'larger', deaths: 3 },
    amountFen: 12_000_000,
  }
  expect(() => demand({ ...tip, kind: 'concealed_accident' }, deaths)).not.toThrow()
  expect(() => demand(tip, deaths)).toThrow()
  expect(() => demand({ ...tip, kind: 'concealed_accident' }, decision)).toThrow()
})

it('the newest finding that took effect counts', () => {
  expect(wasFoundTrue([])).toBe(false)
  expect(wasFoundTrue(found)).toBe(true)
  expect(wasFoundTrue([...found, { move: 'find_false', step: 'proposed' }])).toBe(true)
  expect(wasFoundTrue([...found, { move: 'find_false', step: 'proposed' }, { move: 'find_false', step: 'confirmed' }])).toBe(false)
  expect(
    wasFoundTrue([
      { move: 'find_false', step: 'confirmed' },
      { move: 'find_partly', step: 'done' },
    ]),
  ).toBe(true)
})
