import { FeedHead } from '../../../shared/feed'
import type { JsonFeedSource } from '../sources'
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
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if ((error as Error).name === 'TypeError') throw new UnreadableSource('不是 UTF-8 编码')
    // The parser's own message quotes the source, and this one is public: only the place is told.
    const place = /position (\d+)/.exec((error as Error).message)?.[1]
    throw new UnreadableSource(`不是完整的 JSON${place === undefined ? '' : `（第 ${place} 个字符处）`}`)
  }
  const head = FeedHead.safeParse(json)
  if (!head.success) {
    const [issue] = head.error.issues
    throw new UnreadableSource(`不是本项目的数据格式：${issue?.path.join('.') || '整体'} ${issue?.message ?? ''}`)
  }
  if (head.data.kind !== source.kind) throw new UnreadableSource(`来源登记为“${source.kind}”，送来的是“${head.data.kind}”`)
  return head.data.records.map((value, i) => ({ line: i + 1, value }))
}
