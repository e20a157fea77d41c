import { Text, View } from '@tarojs/components'
import { SITE_KINDS } from '@shared/kinds/site/words'
import { Card, Fact } from '@/components/Card'
import type { ViewProps } from '../define'

/** A key site: what it is, who answers for it, how it is watched. */
export function SiteView({ body }: ViewProps<'site'>) {
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>{body.name}</Text>
      </View>
      <Card title="监管点">
        <Fact name="类别">{SITE_KINDS[body.siteKind]}</Fact>
      </Card>
    </View>
  )
}
