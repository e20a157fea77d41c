import { formatMoney, type Fen } from '@shared/codes/money'
import type { RewardBody, RewardItem } from '@shared/kinds/reward/schema'
import { REWARD_BANDS } from '@shared/kinds/reward/words'
import { UNKNOWN, wordOf } from '@/text/words'

/** A rounded total in words: one that is rounded to nought was not nought. */
export const totalWords = (fen: Fen): string => (fen === 0 ? '不到 500 元' : `约 ${formatMoney(fen)}`)

type Cell = RewardBody['batches'][number]['bands'][number]

/** The bands that stand together, in words. */
export function bandWords({ lowest, highest }: Pick<Cell, 'lowest' | 'highest'>): string {
  const [from, to] = [wordOf(REWARD_BANDS, lowest), wordOf(REWARD_BANDS, highest)]
  return lowest === highest ? from : `${from}，到 ${to}，合并`
}

/** What was paid in a year as far as it is public, in one sentence. */
export const paidWords = ({ payments, totalFen }: Pick<RewardItem, 'payments' | 'totalFen'>): string =>
  payments === null || totalFen === null ? '还没有公布过一批' : `已公布 ${payments} 笔，${totalWords(totalFen)}`

export const budgetWords = (budgetFen: Fen | null): string =>
  budgetFen === null ? `年度预算${UNKNOWN}` : `年度预算 ${formatMoney(budgetFen)}`
