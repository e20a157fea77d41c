import { formatMoney } from '@shared/codes/money'
import type { HazardBody } from '@shared/kinds/hazard/schema'
import type { Bar } from '@/components/Bars'
import { UNKNOWN, type Standing } from '@/text/words'

/** The four figures, in the order in which money goes. */
const FIGURES = [
  ['neededFen', '需要'],
  ['plannedFen', '计划'],
  ['releasedFen', '到位'],
  ['spentFen', '已用'],
] as const

/** The four figures as bars: what is not known is no nought. */
export const moneyBars = (funding: HazardBody['funding']): Bar[] =>
  FIGURES.map(([field, name]) => {
    const value = funding?.[field] ?? null
    return { name, value, words: value === null ? UNKNOWN : formatMoney(value) }
  })

/** What has not come of what was planned, computed; said to be unknown where one of the two is. */
export function gapWords(fundingGapFen: number | null): Standing {
  if (fundingGapFen === null) return { tone: 'unknown', words: '计划和到位有一项未公布，不知道差多少。' }
  if (fundingGapFen > 0) return { tone: 'warn', words: `▲ 计划的还差 ${formatMoney(fundingGapFen)}没有到位（计算值）` }
  return fundingGapFen === 0
    ? { tone: 'pass', words: '● 计划的已经全部到位（计算值）' }
    : { tone: 'pass', words: `● 到位比计划多 ${formatMoney(-fundingGapFen)}（计算值）` }
}
