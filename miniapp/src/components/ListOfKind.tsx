import { useCallback, useState } from 'react'
import { useShareAppMessage } from '@tarojs/taro'
import { LIST_PATHS, WORDS, type Kind } from '@shared/kinds/index'
import type { ItemOf } from '@shared/kinds/schemas'
import { withQuery } from '@/api/request'
import { TellBelow } from '@/hooks/useAbove'
import { useAsked } from '@/hooks/useAsked'
import { usePagedList } from '@/hooks/usePagedList'
import { listUrl } from '@/kinds/addresses'
import type { KindPages } from '@/kinds/define'
import { emptyOf } from '@/text/asked'
import { todayOf } from '@/text/today'
import { Asking } from './Asking'
import { ListWays } from './ListWays'
import { Page } from './Page'
import { PagedLines } from './PagedLines'

interface ListOfKindProps<K extends Kind> {
  pages: KindPages<K>
  /** the address of this page, without what it asks for */
  url?: string
}

/** The list of a kind: a search, its choices, its lines. What the address asks for is chosen at first, and what is chosen stands in the address. */
export function ListOfKind<K extends Kind>({ pages, url = listUrl(pages.kind) }: ListOfKindProps<K>) {
  const { kind, list, Line, Above } = pages
  const { fixed, unit = WORDS[kind].unit } = list
  const { asked, ask, tooShort } = useAsked(pages, url)
  useShareAppMessage(() => ({ title: WORDS[kind].name, path: withQuery(url, asked) }))
  const paged = usePagedList<ItemOf[K]>(LIST_PATHS[kind], { ...fixed, ...asked })
  const [coming, setComing] = useState(0)
  const tell = useCallback((change: number) => setComing((now) => now + change), [])
  return (
    <Page wide>
      <Asking pages={pages} asked={asked} ask={ask} {...(tooShort === undefined ? {} : { tooShort })} />
      <ListWays pages={pages} asked={{ ...fixed, ...asked }} />
      {Above && (
        <TellBelow.Provider value={tell}>
          <Above asked={asked} />
        </TellBelow.Provider>
      )}
      <PagedLines
        list={coming > 0 ? { ...paged, state: 'loading', data: null } : paged}
        unit={unit}
        empty={emptyOf(list, asked)}
        line={(item) => <Line item={item} today={todayOf(paged.data ?? {}, paged.at ?? 0)} />}
      />
    </Page>
  )
}
