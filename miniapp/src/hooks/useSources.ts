import type { SourcesAnswer, SourceState } from '@shared/api/city'
import { SOURCES } from '@/api/paths'
import { serverNow } from '@/text/today'
import { useRemote } from './useRemote'

export interface Sources {
  /** null until they are known */
  sources: SourceState[] | null
  /** the moment it is at the service; the phone's own clock says nothing about a source */
  now: number
  /** whether the service said so just now: what a phone remembers accuses nobody */
  isFresh: boolean
  failed: boolean
}

/** The sources and how they do. */
export function useSources(): Sources {
  const { data, at, state } = useRemote<SourcesAnswer>(SOURCES)
  return {
    sources: data?.sources ?? null,
    now: data && at !== null ? serverNow(data.now, at) : 0,
    isFresh: state === 'shown',
    failed: state === 'failed',
  }
}
