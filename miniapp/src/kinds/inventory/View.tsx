import { Text, View } from '@tarojs/components'
import { COUNTED_KINDS } from '@shared/kinds/inventory/counted'
import { Card, Fact } from '@/components/Card'
import { orUnknown } from '@/text/words'
import type { ViewProps } from '../define'

/** One count of what is known to exist. */
export function InventoryView({ body }: ViewProps<'inventory'>) {
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>{COUNTED_KINDS[body.siteKind]}底数</Text>
      </View>
      <Card title="底数">
        <Fact name="已知数量">{body.total}</Fact>
        <Fact name="统计日期">{orUnknown(body.asOf)}</Fact>
      </Card>
    </View>
  )
}
