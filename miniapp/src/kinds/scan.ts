import type { PlainKind } from '@shared/kinds/plain'
import { readPlainPath } from '@shared/kinds/plain'
import { readScene, type SceneTarget } from '@shared/kinds/scene'
import { listPath } from '@/api/paths'
import { withQuery } from '@/api/request'
import { param } from '@/text/param'
import { recordUrl } from './addresses'

/** What a scanned code opens. */

/**
 * The filter of its list by which a record is found by its code, where several may bear it; null: the service knows it by its code as by its id.
 */
const FOUND_BY: Readonly<Record<PlainKind, string | null>> = { zone: 'code', enterprise: null }

/** As WeChat hands over what was scanned: the scene of a mini-program code, or the address of a plain code (`q`) that WeChat opens the mini-program for. */
export interface Scanned {
  scene?: string
  q?: string
}

/** What was scanned, or null where it is no code of ours. */
export const scannedIn = ({ scene, q }: Scanned): SceneTarget | null => readScene(param(scene)) ?? readPlainPath(param(q))

/** Two are enough to know that a code is not one record's alone. */
const ENOUGH = 2

/** What the service is asked to find the record; null: its page can be opened at once. */
export function askedFor({ kind, code }: SceneTarget): string | null {
  const filter = FOUND_BY[kind]
  return filter === null ? null : withQuery(listPath(kind), { [filter]: code, limit: ENOUGH })
}

/** The page that a code opens: of the one record that bears it, else of the list of all that do; `found`: the ids of those. */
export function scannedUrl({ kind, code }: SceneTarget, found: readonly string[]): string {
  const filter = FOUND_BY[kind]
  const [only, other] = found
  if (filter === null || only === undefined) return recordUrl(kind, code)
  return other === undefined ? recordUrl(kind, only) : withQuery(`/record/list/index?kind=${kind}`, { [filter]: code })
}
