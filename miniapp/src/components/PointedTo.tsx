import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { ListAnswer } from '@shared/api/lists'
import type { Day } from '@shared/codes/dates'
import type { Kind } from '@shared/kinds/index'
import type { ItemOf } from '@shared/kinds/schemas'
import { listPath } from '@/api/paths'
import { withQuery } from '@/api/request'
import { useRemote } from '@/hooks/useRemote'
import { todayOf } from '@/text/today'
import { Fact } from './Card'

interface PointedToProps<K extends Kind> {
  kind: K
  /** the filter of its list that knows it by what a source calls it */
  filter: string
  /** null: the record points to none */
  value: string | null
  name: string
  line: (item: ItemOf[K], today: Day) => ReactNode
}

/** The record of another kind that one points to by a code of its source: its line, or the bare code while or where that leads to nothing. */
export function PointedTo<K extends Kind>({ kind, filter, value, name, line }: PointedToProps<K>) {
  const { data, at } = useRemote<ListAnswer<ItemOf[K]>>(value === null ? null : withQuery(listPath(kind), { [filter]: value, limit: 1 }))
  const [item] = data?.items ?? []
  if (value === null) return null
  return (
    <View>
      <Fact name={name}>{item ? '' : value}</Fact>
      {item && data && line(item, todayOf(data, at ?? 0))}
    </View>
  )
}
