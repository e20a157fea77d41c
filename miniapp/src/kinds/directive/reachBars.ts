import type { DirectiveBody } from '@shared/kinds/directive/schema'
import type { Bar } from '@/components/Bars'
import { UNKNOWN } from '@/text/words'

/** The four figures in the order in which a directive goes. */
const FIGURES = [
  ['delivered', '送达'],
  ['opened', '打开'],
  ['confirmed', '确认'],
  ['passed', '答对'],
] as const

/** The four figures as bars: what is not known is no nought. */
export const reachBars = (reach: DirectiveBody['reach']): Bar[] =>
  FIGURES.map(([field, name]) => {
    const value = reach?.[field] ?? null
    return { name, value, words: value === null ? UNKNOWN : `${value} 人` }
  })
