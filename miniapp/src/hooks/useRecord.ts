import { useEffect } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { RecordAnswer } from '@shared/api/records'
import { KINDS, type Kind } from '@shared/vocabulary'
import { recordPath } from '@/api/paths'
import { withQuery } from '@/api/request'
import { param } from '@/text/param'
import { noteVisit } from './settings'
import { useRemote, type Remote } from './useRemote'

/** The record that a page's address names, now or as it was at an edition or on a day; noted among those looked at on this phone. */
export function useRecord<K extends Kind>(kind: K, url: (id: string) => string): Remote<RecordAnswer<K>> {
  const { params } = useRouter<{ id?: string; edition?: string; on?: string }>()
  const { edition, on } = params
  const isPast = edition !== undefined || on !== undefined
  // An address without an id names no record; the service says so in its own words.
  const id = param(params.id) || '-'
  const remote = useRemote<RecordAnswer<K>>(withQuery(recordPath(kind, id), { edition, on }))
  const body = remote.data?.record.body
  const title = !body ? KINDS[kind] : 'name' in body ? body.name : (body.title ?? KINDS[kind])
  useEffect(() => {
    if (body && !isPast) noteVisit({ url: url(id), title, kind: KINDS[kind] })
  }, [body, title, id, kind, url, isPast])
  useShareAppMessage(() => ({ title, path: url(id) }))
  return remote
}
