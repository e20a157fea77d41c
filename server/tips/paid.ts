import { shanghaiDay } from '../../shared/codes/dates'
import type { Fen } from '../../shared/codes/money'
import type { TipDoc } from '../models/tip'
import type { TipDeps } from './deps'

/** A reward that the payer has registered as paid. It leaves this journey without its name, among others, and never by itself. */
export interface Paid {
  /** of the tip; for `markPaid` and nothing else */
  tip: string
  /** month in which it was registered as paid, Asia/Shanghai: `2026-03` */
  month: string
  amountFen: Fen
  /** the batch in which it became public; null: in none yet */
  batch: string | null
}

type Rewarded = Pick<TipDoc, '_id' | 'reward' | 'lines'>

/** Every reward that is paid, the first paid first. Amounts in fen. */
export async function paidRewards({ db }: Pick<TipDeps, 'db'>): Promise<Paid[]> {
  const tips = await db.tips.find({ state: 'claimed' }, { reward: 1, 'lines.move': 1, 'lines.step': 1, 'lines.at': 1 }).lean<Rewarded[]>()
  const paid = tips.flatMap(({ _id, reward, lines }) => {
    const at = lines.filter(({ move, step }) => move === 'pay' && step === 'done').at(-1)?.at
    return reward === null || at === undefined ? [] : [{ _id, reward, at }]
  })
  return paid
    .sort((one, other) => one.at.getTime() - other.at.getTime() || (one._id < other._id ? -1 : 1))
    .map(({ _id, reward, at }) => ({
      tip: _id,
      month: shanghaiDay(at).slice(0, 7),
      amountFen: reward.amountFen,
      batch: reward.batch ?? null,
    }))
}

/** Notes the batch in which rewards became public, so that each is counted once. May be repeated. */
export async function markPaid({ db }: Pick<TipDeps, 'db'>, tips: readonly string[], batch: string): Promise<void> {
  await db.tips.updateMany({ _id: { $in: [...tips] } }, { $set: { 'reward.batch': batch } })
}
