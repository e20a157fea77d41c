import { shanghaiDay } from '../../shared/codes/dates'
import type { Fen } from '../../shared/codes/money'
import type { TipDoc } from '../models/tip'
import { paced } from '../steps'
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

/** Tips that the store sends at once, each with all that was done with it. */
const TOGETHER = 100

/** Every reward that is paid, the first paid first. Amounts in fen. Others are let in meanwhile. */
export async function paidRewards({ db }: Pick<TipDeps, 'db'>): Promise<Paid[]> {
  const claimed = db.tips
    .find({ state: 'claimed' }, { reward: 1, 'lines.move': 1, 'lines.step': 1, 'lines.at': 1 })
    .lean<Rewarded>()
    .cursor({ batchSize: TOGETHER })
  const paid: { at: Date; told: Paid }[] = []
  for await (const { _id, reward, lines } of paced(claimed)) {
    const at = lines.filter(({ move, step }) => move === 'pay' && step === 'done').at(-1)?.at
    if (reward === null || at === undefined) continue
    paid.push({ at, told: { tip: _id, month: shanghaiDay(at).slice(0, 7), amountFen: reward.amountFen, batch: reward.batch ?? null } })
  }
  return paid
    .sort((one, other) => one.at.getTime() - other.at.getTime() || (one.told.tip < other.told.tip ? -1 : 1))
    .map(({ told }) => told)
}

/** Notes the batch in which rewards became public, so that each is counted once. May be repeated. */
export async function markPaid({ db }: Pick<TipDeps, 'db'>, tips: readonly string[], batch: string): Promise<void> {
  await db.tips.updateMany({ _id: { $in: [...tips] } }, { $set: { 'reward.batch': batch } })
}
