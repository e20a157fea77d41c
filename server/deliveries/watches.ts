import { WATCHED_MAX, type WatchesBody } from '../../shared/api/subscriptions'
import { ApiError } from '../errors'

/**
 * The codes that a subscription watches after a change, those that stay in their order and new ones behind them. Pure. Throws `invalid_body` for a code to
 * take off that is not watched, where none would be left, and where more than `WATCHED_MAX` would be.
 */
export function changedWatches(watches: readonly string[], { add, remove }: WatchesBody): string[] {
  const unknown = remove.flatMap((code, i): [string, string][] => (watches.includes(code) ? [] : [[`remove.${i}`, `没有关注 ${code}`]]))
  if (unknown.length > 0) throw new ApiError('invalid_body', Object.fromEntries(unknown))
  const changed = [...new Set([...watches.filter((code) => !remove.includes(code)), ...add])]
  if (changed.length === 0) throw new ApiError('invalid_body', { remove: '至少留 1 个企业；都不要了，请退订' })
  if (changed.length > WATCHED_MAX) throw new ApiError('invalid_body', { add: `最多 ${WATCHED_MAX} 个企业，这样会有 ${changed.length} 个` })
  return changed
}
