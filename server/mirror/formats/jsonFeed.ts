import { FeedHead } from '../../../shared/feed'
import type { Kind } from '../../../shared/kinds/index'
import { isTooDeep, readJson } from './json'
import { UnreadableSource, type RawFile } from './types'

export interface FeedRow {
  /** place in the feed, from 1 */
  line: number
  value: unknown
}

/** The rows of a JSON feed of this kind, not yet checked. Throws UnreadableSource where the feed as a whole is not one. */
export async function readJsonFeed(raw: RawFile, kind: Kind): Promise<FeedRow[]> {
  const head = FeedHead.safeParse(await readJson(raw, 'utf-8'))
  if (!head.success) {
    const [issue] = head.error.issues
    throw new UnreadableSource(`不是本项目的数据格式：${issue?.path.join('.') || '整体'} ${issue?.message ?? ''}`)
  }
  if (head.data.kind !== kind) throw new UnreadableSource(`来源登记为“${kind}”，送来的是“${head.data.kind}”`)
  if (head.data.records.some(isTooDeep)) throw new UnreadableSource('数据一层套一层，读不下去')
  return head.data.records.map((value, i) => ({ line: i + 1, value }))
}
