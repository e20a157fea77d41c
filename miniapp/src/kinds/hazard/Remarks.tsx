import { Text } from '@tarojs/components'
import { HAZARD_REMARKS, type HazardRemark } from '@shared/kinds/hazard/words'
import { Card } from '@/components/Card'

/** What the state of a hazard asks for and its source does not say, and days that cannot be; mirrored as they are, and remarked. */
export function Remarks({ remarks }: { remarks: readonly HazardRemark[] }) {
  if (remarks.length === 0) return null
  return (
    <Card title="来源没有说清的" id="remarks">
      {remarks.map((remark) => (
        <Text key={remark} className="hint hint--warn">
          ▲ {HAZARD_REMARKS[remark] ?? remark}
        </Text>
      ))}
      <Text className="hint">按来源公布的原样转载，本程序不改、不补。</Text>
    </Card>
  )
}
