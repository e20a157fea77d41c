import { useCallback, useState } from 'react'
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

/** Further pages. They belong to one list at one edition; with another they are let go. */
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
  const of = `${url} ${data?.edition ?? ''}`
  const none: More<Item> = { of, items: [], next: data?.next ?? null, loading: false, error: null }
  const [held, setHeld] = useState<More<Item>>(none)
  const more = held.of === of ? held : none

  const loadMore = useCallback(() => {
    const { next, loading } = more
    if (next === null || loading) return
    setHeld({ ...more, loading: true, error: null })
    const separator = url.includes('?') ? '&' : '?'
    get<Answer>(`${url}${separator}cursor=${next}`).then(
      // A late answer of another list must not take the place of this one's pages.
      (page) =>
        setHeld((now) =>
          now.of === of ? { of, items: [...more.items, ...page.items], next: page.next, loading: false, error: null } : now,
        ),
      (error: RequestError) => {
        const isOver = error.code === 'edition_gone' || error.code === 'edition_not_found'
        setHeld((now) => (now.of === of ? { ...more, loading: false, error: isOver ? null : error } : now))
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
