import type { RecordAnswer } from '@shared/api/records'
import { RECTIFIABLE } from '@shared/kinds/rectifiable'
import type { AboutRecord } from '@shared/tips/content'
import { recordPath } from '@/api/paths'
import { kept } from '@/api/storage'

/** Where the record of a tip lies, as the phone has it already; in GCJ-02. Null where it does not know it: nobody is asked. */
export function publicPlaceOf(record: AboutRecord | null): { lng: number; lat: number } | null {
  if (record?.kind !== RECTIFIABLE) return null
  const { data } = kept<RecordAnswer<typeof RECTIFIABLE>>(recordPath(record.kind, record.id)) ?? {}
  return data?.record.body?.place?.position ?? null
}
