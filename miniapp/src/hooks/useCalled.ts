import type { RecordAnswer } from '@shared/api/records'
import type { Kind } from '@shared/kinds/index'
import { recordPath } from '@/api/paths'
import { pagesOf } from '@/kinds/index'
import { useRemote } from './useRemote'

/** What the record that a text names is called; null while or where nobody knows, and of no kind. */
export function useCalled(kind: Kind | null, id: string): string | null {
  const { data } = useRemote<RecordAnswer>(kind === null || id === '' ? null : recordPath(kind, id))
  const body = data?.record.body ?? null
  return kind === null || body === null ? null : pagesOf(kind).title(body)
}
