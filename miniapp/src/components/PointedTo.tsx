import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { ListAnswer } from '@shared/api/lists'
import type { Day } from '@shared/codes/dates'
import { WORDS, type Kind } from '@shared/kinds/index'
import type { ItemOf } from '@shared/kinds/schemas'
import { listPath } from '@/api/paths'
import { withQuery } from '@/api/request'
import { useRemote } from '@/hooks/useRemote'
import { listUrl } from '@/kinds/addresses'
import { open } from '@/kinds/open'
import { todayOf } from '@/text/today'
import { Fact } from './Card'
import { Tap } from './Tap'

interface PointedToProps<K extends Kind> {
  kind: K
  /** the filter of its list that knows it by what a source calls it */
  filter: string
  /** null: the record points to none */
  value: string | null
  name: string
  /** whether the page of its list can be bounded by the filter */
  isListed?: boolean
  line: (item: ItemOf[K], today: Day) => ReactNode
}

/**
 * The record of another kind that one points to by a code of its source: its line, or the bare code while or where that leads to nothing. Where several
 * bear the code, how many do, and the way to them: nobody knows which is meant.
 */
export function PointedTo<K extends Kind>({ kind, filter, value, name, isListed = false, line }: PointedToProps<K>) {
  const { data, at } = useRemote<ListAnswer<ItemOf[K]>>(value === null ? null : withQuery(listPath(kind), { [filter]: value, limit: 1 }))
  const [item] = data?.items ?? []
  if (value === null) return null
  const total = data?.total ?? 0
  if (total > 1) {
    const { unit } = WORDS[kind]
    return (
      <View>
        <Fact name={name}>
          编号 {value}，有 {total} {unit}在用，来源没有写明是哪一{[...unit][0]}
        </Fact>
        {isListed && (
          <Tap className="link link--plain" role="link" onTap={() => open(withQuery(listUrl(kind), { [filter]: value }))}>
            看这 {total} {unit} ›
          </Tap>
        )}
      </View>
    )
  }
  return (
    <View>
      <Fact name={name}>{item ? '' : value}</Fact>
      {item && data && line(item, todayOf(data, at ?? 0))}
    </View>
  )
}
