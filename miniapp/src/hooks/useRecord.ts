import { useCallback, useEffect } from 'react'
import Taro, { useDidShow, useRouter, useShareAppMessage } from '@tarojs/taro'
import type { RecordAnswer } from '@shared/api/records'
import type { BodyOf } from '@shared/kinds/schemas'
import { KINDS, type Kind } from '@shared/kinds/index'
import { recordPath } from '@/api/paths'
import { withQuery } from '@/api/request'
import { param } from '@/text/param'
import { forgetVisit, noteVisit } from './settings'
import { useRemote, type Remote } from './useRemote'

/** The record that a page's address names, now or as it was at an edition or on a day; noted among those looked at on this phone. */
export function useRecord<K extends Kind>(kind: K, url: (id: string) => string): Remote<RecordAnswer<K>> {
  const { params } = useRouter<{ id?: string; edition?: string; on?: string }>()
  const { edition, on } = params
  const isPast = edition !== undefined || on !== undefined
  // An address without an id names no record; the service says so in its own words.
  const id = param(params.id) || '-'
  const remote = useRemote<RecordAnswer<K>>(withQuery(recordPath(kind, id), { edition, on }))
  const { data, error } = remote
  const title = titleOf(kind, data?.record.body ?? null)
  useEffect(() => {
    if (isPast) return
    // What is not shown any more leaves with its title.
    if (error?.code === 'record_not_found' || data?.record.body === null) forgetVisit(url(id))
    else if (data) noteVisit({ url: url(id), title, kind: KINDS[kind], until: data.record.publicUntil })
  }, [data, error, title, id, kind, url, isPast])
  useTitle(title)
  useShareAppMessage(() => ({ title, path: url(id) }))
  return remote
}

/** The name of what a page is about; its kind until that is known, or where it has none. */
function titleOf(kind: Kind, body: BodyOf[Kind] | null): string {
  if (!body) return KINDS[kind]
  return 'name' in body ? body.name : (body.title ?? KINDS[kind])
}

/** Names the page where WeChat or the browser names it, and again when a person comes back to it. */
function useTitle(title: string): void {
  const show = useCallback(() => void Taro.setNavigationBarTitle({ title }), [title])
  useEffect(show, [show])
  useDidShow(show)
}
