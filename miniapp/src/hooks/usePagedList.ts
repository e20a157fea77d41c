import { useCallback, useEffect, useRef, useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import type { ListAnswer } from '@shared/api/lists'
import { RequestError, get, withQuery } from '@/api/request'
import { useRemote, type Remote } from './useRemote'

export interface PagedList<Item> extends Remote<ListAnswer<Item>> {
  items: Item[]
  total: number
  /** a further page is on its way */
  loadingMore: boolean
  moreError: RequestError | null
  hasMore: boolean
  loadMore: () => void
}

/** A list that grows as a person reads on. A page whose edition is gone starts the list again from its top. */
export function usePagedList<Item>(path: string | null, query: Record<string, string | number | undefined> = {}): PagedList<Item> {
  const url = path === null ? null : withQuery(path, query)
  const first = useRemote<ListAnswer<Item>>(url)
  const [more, setMore] = useState<{ items: Item[]; next: string | null } | null>(null)
  const [loadingMore, setLoadingMore] = useState(false)
  const [moreError, setMoreError] = useState<RequestError | null>(null)
  const current = useRef(first.data)

  // Further pages belong to one first page; another first page lets them go.
  useEffect(() => {
    current.current = first.data
    setMore(null)
    setMoreError(null)
  }, [first.data])

  const next = more ? more.next : (first.data?.next ?? null)
  const { reload } = first
  const loadMore = useCallback(() => {
    if (path === null || next === null || loadingMore) return
    const began = current.current
    setLoadingMore(true)
    setMoreError(null)
    get<ListAnswer<Item>>(withQuery(path, { ...query, cursor: next }))
      .then(
        (page) => {
          if (current.current === began) setMore((before) => ({ items: [...(before?.items ?? []), ...page.items], next: page.next }))
        },
        (error: RequestError) => (error.code === 'edition_gone' ? reload() : setMoreError(error)),
      )
      .finally(() => setLoadingMore(false))
  }, [path, query, next, loadingMore, reload])

  useReachBottom(loadMore)

  return {
    ...first,
    items: [...(first.data?.items ?? []), ...(more?.items ?? [])],
    total: first.data?.total ?? 0,
    loadingMore,
    moreError,
    hasMore: next !== null,
    loadMore,
  }
}
