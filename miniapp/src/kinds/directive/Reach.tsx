import { Text } from '@tarojs/components'
import type { DirectiveBody } from '@shared/kinds/directive/schema'
import { Bars } from '@/components/Bars'
import { Card } from '@/components/Card'
import { reachBars } from './reachBars'

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
