import { Text, View } from '@tarojs/components'
import { COUNTED_KINDS } from '@shared/kinds/inventory/counted'
import { SECTORS } from '@shared/vocabulary'
import { withQuery } from '@/api/request'
import { Card, Fact } from '@/components/Card'
import { Line } from '@/components/Line'
import { orUnknown } from '@/text/words'
import { SITES } from '../addresses'
import type { ViewProps } from '../define'
import { open } from '../open'
import { isListed } from './compared'
import { useDivisionNames } from '../zone/divisions'

/** A count of what is known to exist, and the way to what is listed of it. */
export function InventoryView({ body: { division, sector, siteKind, total, asOf, countedBy } }: ViewProps<'inventory'>) {
  const nameOf = useDivisionNames()
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>{COUNTED_KINDS[siteKind]}底数</Text>
      </View>
      <Card title={`已知 ${total} ${isListed(siteKind) ? '处' : '个'}`}>
        <Fact name="地区">{nameOf(division)}</Fact>
        <Fact name="行业领域">{sector === null ? '各行业合计' : SECTORS[sector]}</Fact>
        <Fact name="统计日期">{orUnknown(asOf)}</Fact>
        <Fact name="统计单位">{orUnknown(countedBy)}</Fact>
        {isListed(siteKind) ? (
          <Line
            title="列在本程序里的"
            notes={['同一地区、同一类别的重点监管点']}
            onTap={() => open(withQuery(SITES, { siteKind, division, ...(sector === null ? {} : { sector }) }))}
          />
        ) : (
          <Text className="hint">只公布总数，不逐个列出。</Text>
        )}
      </Card>
    </View>
  )
}
