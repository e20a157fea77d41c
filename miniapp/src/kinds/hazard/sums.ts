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

/** What is lacking of the money, each as a sentence: what nobody planned of what is needed, and what has not come of what was planned. */
export function gapsOf({ funding, fundingGapFen }: Pick<HazardBody, 'funding' | 'fundingGapFen'>): Standing[] {
  const { neededFen = null, plannedFen = null } = funding ?? {}
  const unplanned = neededFen === null || plannedFen === null ? null : neededFen - plannedFen
  const come = comeWords(fundingGapFen)
  if (unplanned !== null && unplanned > 0)
    return [{ tone: 'warn', words: `▲ 需要的有 ${formatMoney(unplanned)}没有列入计划（计算值）` }, come]
  // That all that was planned has come is fine only where it is known to be enough.
  return [unplanned === null && come.tone === 'pass' ? { tone: 'unknown', words: `${come.words}；需要多少未公布` } : come]
}

function comeWords(gapFen: number | null): Standing {
  if (gapFen === null) return { tone: 'unknown', words: '计划和到位有一项未公布，不知道差多少' }
  if (gapFen > 0) return { tone: 'warn', words: `▲ 计划的还差 ${formatMoney(gapFen)}没有到位（计算值）` }
  return { tone: 'pass', words: gapFen === 0 ? '计划的已经全部到位（计算值）' : `到位比计划多 ${formatMoney(-gapFen)}（计算值）` }
}
