import { formatMoney, type Fen } from '@shared/codes/money'
import type { RewardBody, RewardItem } from '@shared/kinds/reward/schema'
import type { RewardBand } from '@shared/kinds/reward/words'
import { UNKNOWN } from '@/text/words'

/** A rounded total in words: one that is rounded to nought was not nought. */
export const totalWords = (fen: Fen): string => (fen === 0 ? '不到 500 元' : `约 ${formatMoney(fen)}`)

type Cell = RewardBody['batches'][number]['bands'][number]

/** Where each band begins and ends, in words; null: nowhere. */
const ENDS: Readonly<Record<RewardBand, readonly [above: string | null, upTo: string | null]>> = {
  to500: [null, '500 元'],
  to3000: ['500 元', '3,000 元'],
  to10000: ['3,000 元', '1 万元'],
  to50000: ['1 万元', '5 万元'],
  over50000: ['5 万元', null],
}

/** The bands that stand together, in words. */
export function bandWords({ lowest, highest }: Pick<Cell, 'lowest' | 'highest'>): string {
  const [above, upTo] = [ENDS[lowest][0], ENDS[highest][1]]
  if (above === null && upTo === null) return '各档合并'
  const words = above === null ? `${upTo}及以下` : upTo === null ? `${above}以上` : `${above}以上至 ${upTo}`
  return lowest === highest ? words : `${words}（合并）`
}

/** What was paid in a year as far as it is public, in one sentence. */
export function paidWords({ payments, totalFen, batches }: Pick<RewardItem, 'payments' | 'totalFen' | 'batches'>): string {
  if (payments !== null && totalFen !== null) return `已公布 ${payments} 笔，${totalWords(totalFen)}`
  return batches.length === 0 ? '还没有公布过一批' : '来源后来送来的和已公布的批次对不上，全年的笔数和合计不知道'
}

/** The budget of a year as it was first told; null where nobody told it. */
export const firstBudgetWords = ({ budgetFen, budgetChanged }: Pick<RewardItem, 'budgetFen' | 'budgetChanged'>): string | null =>
  budgetFen === null ? null : budgetChanged ? `最初 ${formatMoney(budgetFen)}，后来改过` : formatMoney(budgetFen)

export const budgetWords = (item: Pick<RewardItem, 'budgetFen' | 'budgetChanged'>): string => {
  const words = firstBudgetWords(item)
  return words === null ? `年度预算${UNKNOWN}` : `年度预算 ${words}`
}
