import { Text } from '@tarojs/components'
import type { DirectiveBody } from '@shared/kinds/directive/schema'
import { Bars, type Bar } from '@/components/Bars'
import { Card } from '@/components/Card'
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

/** How far a directive has come: four figures against each other, never one. */
export function Reach({ reach }: { reach: DirectiveBody['reach'] }) {
  if (reach === null) return null
  return (
    <Card title="传达到了多少人" id="reach">
      <Bars label="传达到了多少人" bars={reachBars(reach)} />
      <Text className="hint">四个数各算各的：送达不等于打开，打开不等于确认，确认不等于答对。</Text>
    </Card>
  )
}
