import { useEffect } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { RecordAnswer } from '@shared/api/records'
import { KINDS, type Kind } from '@shared/kinds/index'
import { recordPath } from '@/api/paths'
import { withQuery } from '@/api/request'
import type { KindPages } from '@/kinds/define'
import { param } from '@/text/param'
import { forgetVisit, noteVisit } from './settings'
import { useRemote, type Remote } from './useRemote'
import { useTitle } from './useTitle'

/** The record that a page's address names, now or as it was at an edition or on a day; noted among those looked at on this phone. */
export function useRecord<K extends Kind>(
  pages: Pick<KindPages<K>, 'kind' | 'title'>,
  url: (id: string) => string,
): Remote<RecordAnswer<K>> {
  const { kind } = pages
  const { params } = useRouter<{ id?: string; edition?: string; on?: string }>()
  const { edition, on } = params
  const isPast = edition !== undefined || on !== undefined
  // An address without an id names no record; the service says so in its own words.
  const id = param(params.id) || '-'
  const remote = useRemote<RecordAnswer<K>>(withQuery(recordPath(kind, id), { edition, on }))
  const { data, error } = remote
  const body = data?.record.body ?? null
  const title = (body && pages.title(body)) ?? KINDS[kind]
  useEffect(() => {
    if (isPast) return
    // What is not shown any more leaves with its title.
    if (error?.code === 'record_not_found' || data?.record.body === null) forgetVisit(url(id))
    else if (data) noteVisit({ url: url(id), title, kind: KINDS[kind], record: data.record.id, until: data.record.publicUntil })
  }, [data, error, title, id, kind, url, isPast])
  useTitle(title)
  useShareAppMessage(() => ({ title, path: url(id) }))
  return remote
}
