import { useCallback, useMemo, useRef, useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import type { ListAnswer } from '@shared/api/lists'
import { get, withQuery, type RequestError } from '@/api/request'
import { useRemote, type Remote } from './useRemote'

/** What every answer in pages has. */
interface PagedAnswer<Item> {
  items: Item[]
  next: string | null
  /** the edition it tells of; lists of the mirror itself tell of none */
  edition?: number
}

export interface PagedList<Item, Answer = ListAnswer<Item>> extends Remote<Answer> {
  items: Item[]
  /** a further page is on its way */
  loadingMore: boolean
  moreError: RequestError | null
  hasMore: boolean
  loadMore: () => void
}

/** Further pages. They belong to one list with one first page; with another they are let go. */
interface More<Item> {
  of: string
  items: Item[]
  next: string | null
  loading: boolean
  error: RequestError | null
}

/** A list that grows as a person reads on. A page whose edition is gone starts the list again from its top. */
export function usePagedList<Item, Answer extends PagedAnswer<Item> = ListAnswer<Item>>(
  path: string,
  query: Record<string, string | number | undefined> = {},
): PagedList<Item, Answer> {
  const url = withQuery(path, query)
  const first = useRemote<Answer>(url)
  const { data, reload } = first
  // At one edition a first page is always the same; where a list tells of none, what stands on it says whether it is.
  const top = useMemo(() => data && (data.edition ?? JSON.stringify(data.items)), [data])
  const of = `${url} ${top ?? ''}`
  const none: More<Item> = { of, items: [], next: data?.next ?? null, loading: false, error: null }
  const [held, setHeld] = useState<More<Item>>(none)
  const more = held.of === of ? held : none

  // Known at once and not only when it is drawn: a bottom may be reached twice in a moment.
  const onItsWay = useRef<string | null>(null)

  const loadMore = useCallback(() => {
    const { next } = more
    const asked = `${of} ${next}`
    if (next === null || onItsWay.current === asked) return
    onItsWay.current = asked
    setHeld({ ...more, loading: true, error: null })
    const separator = url.includes('?') ? '&' : '?'
    const arrived = (after: Omit<More<Item>, 'of' | 'loading'>) => {
      if (onItsWay.current === asked) onItsWay.current = null
      // A late answer of another list must not take the place of this one's pages.
      setHeld((now) => (now.of === of ? { of, loading: false, ...after } : now))
    }
    get<Answer>(`${url}${separator}cursor=${next}`).then(
      (page) => arrived({ items: [...more.items, ...page.items], next: page.next, error: null }),
      (error: RequestError) => {
        const isOver = error.code === 'edition_gone' || error.code === 'edition_not_found'
        arrived({ items: more.items, next, error: isOver ? null : error })
        if (isOver) reload()
      },
    )
  }, [more, url, of, reload])

  useReachBottom(loadMore)

  return {
    ...first,
    items: [...(data?.items ?? []), ...more.items],
    loadingMore: more.loading,
    moreError: more.error,
    hasMore: more.next !== null,
    loadMore,
  }
}
