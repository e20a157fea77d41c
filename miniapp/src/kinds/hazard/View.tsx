import { Text, View } from '@tarojs/components'
import { HAZARD_STATUSES } from '@shared/kinds/hazard/words'
import { Card, Fact } from '@/components/Card'
import { orUnknown } from '@/text/words'
import type { ViewProps } from '../define'

/** A hazard: how far it has come, until when, and who answers. */
export function HazardView({ body }: ViewProps<'hazard'>) {
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>{body.title ?? body.description ?? '隐患'}</Text>
      </View>
      <Card title="整改">
        <Fact name="状态">{HAZARD_STATUSES[body.status]}</Fact>
        <Fact name="期限">{orUnknown(body.due)}</Fact>
      </Card>
    </View>
  )
}
