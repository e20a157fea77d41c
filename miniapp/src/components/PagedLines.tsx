import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import type { PagedList } from '@/hooks/usePagedList'
import { age } from '@/text/time'
import { Failure, Loaded } from './Loaded'
import { Tap } from './Tap'

interface PagedLinesProps<Item> {
  list: PagedList<Item>
  /** what is counted: 家企业, 起事故 */
  unit: string
  empty: string
  line: (item: Item) => ReactNode
}

/** A list with its exact total, its lines, the way to more of them, and where and when they come from. */
export function PagedLines<Item extends { id: string }>({ list, unit, empty, line }: PagedLinesProps<Item>) {
  return (
    <Loaded remote={list} empty={(answer) => (answer.total === 0 ? empty : null)}>
      {(answer) => (
        <View>
          <Text className="hint">
            共 {answer.total} {unit}
          </Text>
          <View className="lines">
            {list.items.map((item) => (
              <View key={item.id}>{line(item)}</View>
            ))}
          </View>
          {list.moreError && <Failure message={list.moreError.message} onRetry={list.loadMore} />}
          {list.hasMore && !list.moreError && (
            <Tap className="button button--wide" onTap={list.loadMore}>
              {list.loadingMore ? '正在读取……' : `再看一些（已显示 ${list.items.length}）`}
            </Tap>
          )}
          <Text className="hint">
            数据截至 {age(answer.asOf)} · 来源：{[...new Set(answer.sources.map((source) => source.agency))].join('、') || '未公布'}
          </Text>
        </View>
      )}
    </Loaded>
  )
}
