import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import type { PagedList } from '@/hooks/usePagedList'
import { moment } from '@/text/time'
import { Failure, Loaded } from './Loaded'
import { Tap } from './Tap'

interface PagedLinesProps<Item> {
  list: PagedList<Item>
  /** what is counted: 家企业, 起事故 */
  unit: string
  empty: string
  line: (item: Item) => ReactNode
}

interface MoreLinesProps<Item> {
  list: Pick<PagedList<Item>, 'items' | 'moreError' | 'hasMore' | 'loadingMore' | 'loadMore'>
  keyOf: (item: Item) => string
  line: (item: Item) => ReactNode
}

/** The lines of a list so far, and the way to more of them. */
export function MoreLines<Item>({ list, keyOf, line }: MoreLinesProps<Item>) {
  return (
    <View>
      <View className="lines">
        {list.items.map((item) => (
          <View key={keyOf(item)}>{line(item)}</View>
        ))}
      </View>
      {list.moreError && <Failure message={list.moreError.message} onRetry={list.loadMore} />}
      {list.hasMore && !list.moreError && (
        <Tap className="button button--wide" onTap={list.loadMore}>
          {list.loadingMore ? '正在读取……' : `再看一些（已显示 ${list.items.length}）`}
        </Tap>
      )}
    </View>
  )
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
          <MoreLines list={list} keyOf={({ id }) => id} line={line} />
          <Text className="hint">
            数据截至 {moment(answer.asOf)} · 来源：{[...new Set(answer.sources.map((source) => source.agency))].join('、') || '未公布'}
          </Text>
        </View>
      )}
    </Loaded>
  )
}
