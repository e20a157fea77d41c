import type { BudgetAnswer } from '../../shared/api/desk'
import { shanghaiDay } from '../../shared/codes/dates'
import type { Fen } from '../../shared/codes/money'
import type { TipState } from '../../shared/tips/words'
import type { TipDoc } from '../models/tip'
import type { DeskDeps, Officer } from './deps'
import { desksOf } from './sight'

/** What the budget needs to know of a tip with a reward. */
export type Rewarded = Pick<TipDoc, '_id' | 'state' | 'clocks'> & { reward: NonNullable<TipDoc['reward']> }

/** The rewards that were decided in a year, and how they add up: decided = paid + waived + expired + waiting. Amounts in fen. */
export function budgetOf(tips: readonly Rewarded[], { year, budgetFen }: { year: number; budgetFen: Fen | null }): BudgetAnswer {
  const own = tips.filter(({ reward }) => reward.decidedOn.startsWith(`${year}-`))
  const sum = (some: readonly Rewarded[]) => some.reduce((total, { reward }) => total + reward.amountFen, 0)
  const inState = (state: TipState) => own.filter((tip) => tip.state === state)
  const payments = own.map(({ _id, state, clocks, reward }) => ({
    id: _id,
    amountFen: reward.amountFen,
    decidedOn: reward.decidedOn,
    due: clocks.claim?.due ?? null,
    state,
    named: reward.payee === null ? reward.named : reward.payee === 'named',
  }))
  return {
    year,
    budgetFen,
    decidedFen: sum(own),
    paidFen: sum(inState('claimed')),
    waivedFen: sum(inState('waived')),
    expiredFen: sum(inState('expired')),
    waitingFen: sum(inState('reward_decided')),
    payments: payments.sort((a, b) => (a.decidedOn < b.decidedOn ? 1 : a.decidedOn > b.decidedOn ? -1 : 0)),
  }
}

/** The rewards of a year, at the desks that an officer sees. */
export async function readBudget({ db, settings, now }: DeskDeps, officer: Officer, year = currentYear(now())): Promise<BudgetAnswer> {
  const tips = await db.tips
    .find(
      { atDesk: { $in: desksOf(officer) }, state: { $in: ['reward_decided', 'claimed', 'waived', 'expired'] } },
      { state: 1, clocks: 1, reward: 1 },
    )
    .lean<(Omit<Rewarded, 'reward'> & Pick<TipDoc, 'reward'>)[]>()
  const rewarded = tips.flatMap(({ reward, ...tip }) => (reward ? [{ ...tip, reward }] : []))
  return budgetOf(rewarded, { year, budgetFen: settings.rewardBudgetFen })
}

const currentYear = (at: Date): number => Number(shanghaiDay(at).slice(0, 4))
