import fc from 'fast-check'
import { budgetOf, type Rewarded } from '../../../server/desk/budget'
import { PAYEES } from '../../../shared/tips/words'
import { codesOf } from '../../../shared/vocabulary'

const rewards: fc.Arbitrary<Rewarded[]> = fc.array(
  fc.record({
    _id: fc.uuid(),
    state: fc.constantFrom('reward_decided' as const, 'claimed' as const, 'waived' as const, 'expired' as const),
    clocks: fc.constantFrom({}, { claim: { since: '2026-05-20T02:00:00.000Z', due: '2026-07-19' } }),
    reward: fc.record({
      ruleId: fc.constant('national-2018'),
      amountFen: fc.integer({ min: 0, max: 50_000_000 }),
      basis: fc.constant({ on: 'no_fine' as const }),
      employee: fc.boolean(),
      named: fc.constantFrom(true, false, null),
      decidedOn: fc.constantFrom('2025-12-31', '2026-01-01', '2026-05-20', '2026-12-31', '2027-01-01'),
      voucher: fc.constant(null),
      payee: fc.option(fc.constantFrom(...codesOf(PAYEES))),
    }),
  }),
  { maxLength: 40, size: 'max' },
)

it('every decided reward is paid, waived, expired or waiting, and in one year', () => {
  fc.assert(
    fc.property(rewards, (all) => {
      const years = [2025, 2026, 2027].map((year) => budgetOf(all, { year, budgetFen: null }))
      for (const { decidedFen, paidFen, waivedFen, expiredFen, waitingFen, payments } of years) {
        expect(paidFen + waivedFen + expiredFen + waitingFen).toBe(decidedFen)
        expect(payments.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(decidedFen)
      }
      expect(years.flatMap(({ payments }) => payments)).toHaveLength(all.length)
      expect(years.reduce((sum, { decidedFen }) => sum + decidedFen, 0)).toBe(all.reduce((sum, { reward }) => sum + reward.amountFen, 0))
    }),
  )
})

it('says that a reward was paid by name once the payer has said so, and before, what the desk knows', () => {
  fc.assert(
    fc.property(rewards, (all) => {
      for (const { id, named } of budgetOf(all, { year: 2026, budgetFen: 1 }).payments) {
        const reward = all.find(({ _id }) => _id === id)?.reward
        expect(named).toBe(reward?.payee === 'named' ? true : reward?.payee === 'receipt' ? false : reward?.named)
      }
    }),
  )
})
