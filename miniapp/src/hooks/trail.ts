import type { Kind } from '@shared/kinds/index'
import { forgetAll, keepNothingOf } from '@/api/storage'
import { recordUrl } from '@/kinds/addresses'
import { unfollow } from './follows'
import { noteNoVisitOf, recent } from './settings'

/** What this phone says of what somebody has read on it: the list of what was looked at, and the answers kept for when there is no network. */

/** All of it goes. */
export function forgetTrail(): void {
  recent.clear()
  forgetAll()
}

/** What tells of one record goes, and does not come back while the program is open; nor is the record followed any more. */
export function forgetTrailOf({ kind, id }: { kind: Kind; id: string }): void {
  unfollow({ kind, id })
  noteNoVisitOf(recordUrl(kind, id))
  keepNothingOf(id)
}
