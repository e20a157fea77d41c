import { Text, View } from '@tarojs/components'
import type { RecommendationsAnswer } from '@shared/kinds/accident/recommendations'
import { RECOMMENDATIONS } from '@/api/paths'
import { withQuery } from '@/api/request'
import { Tap } from '@/components/Tap'
import { useAbove } from '@/hooks/useAbove'
import { trackedUrl } from '../addresses'
import type { AboveProps } from '../define'
import { open } from '../open'

/** Above the whole list the way to what the investigations asked for, with how much of it is overdue; a list that is narrowed already has none. */
export function Above({ asked }: AboveProps) {
  const isWhole = Object.values(asked).every((value) => value === '')
  const { data } = useAbove<RecommendationsAnswer>(isWhole ? withQuery(RECOMMENDATIONS, { limit: '1' }) : null)
  if (!isWhole || data === null) return null
  const overdue = data.counts.find(({ standing }) => standing === 'overdue')?.count ?? 0
  return (
    <View className="ways" id="leading">
      <Tap className="link link--plain" id="to-recommendations" role="link" onTap={() => open(trackedUrl('accident'))}>
        <Text>
          事故整改建议 {data.total} 条，逾期未落实 {overdue} 条 ›
        </Text>
      </Tap>
    </View>
  )
}
