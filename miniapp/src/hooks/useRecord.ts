import { useEffect } from 'react'
import { useRouter } from '@tarojs/taro'
import type { RecordAnswer } from '@shared/api/records'
import { KINDS, type Kind } from '@shared/vocabulary'
import { recordPath } from '@/api/paths'
import { noteVisit } from './settings'
import { useRemote, type Remote } from './useRemote'

/** The record that a page's address names, noted among those looked at on this phone. */
export function useRecord<K extends Kind>(kind: K, url: (id: string) => string): Remote<RecordAnswer<K>> {
  const { params } = useRouter<{ id?: string }>()
  const id = decodeURIComponent(params.id ?? '')
  const remote = useRemote<RecordAnswer<K>>(recordPath(kind, id))
  const body = remote.data?.record.body
  useEffect(() => {
    if (!body) return
    const title = 'name' in body ? body.name : (body.title ?? KINDS[kind])
    noteVisit({ url: url(id), title, kind: KINDS[kind] })
  }, [body, id, kind, url])
  return remote
}
