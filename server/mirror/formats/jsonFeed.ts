import { FeedHead } from '../../../shared/feed'
import type { JsonFeedSource } from '../sources'
import { decodeText } from './decode'
import { UnreadableSource } from './types'

export interface FeedRow {
  /** place in the feed, from 1 */
  line: number
  value: unknown
}

/** The rows of a JSON feed, not yet checked. Throws UnreadableSource where the feed as a whole is not one. */
export function readJsonFeed(bytes: Uint8Array, source: JsonFeedSource): FeedRow[] {
  let json: unknown
  try {
    json = JSON.parse(decodeText(bytes, 'utf-8'))
  } catch (error) {
    if (error instanceof UnreadableSource) throw error
    throw new UnreadableSource(`不是完整的 JSON：${(error as Error).message}`)
  }
  const head = FeedHead.safeParse(json)
  if (!head.success) {
    const [issue] = head.error.issues
    throw new UnreadableSource(`不是本项目的数据格式：${issue?.path.join('.') || '整体'} ${issue?.message ?? ''}`)
  }
  if (head.data.kind !== source.kind) throw new UnreadableSource(`来源登记为“${source.kind}”，送来的是“${head.data.kind}”`)
  return head.data.records.map((value, i) => ({ line: i + 1, value }))
}
