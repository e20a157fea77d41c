import { ApiError } from '../errors'
import type { ReplyDoc } from '../models/reply'
import type { ReplyDeps } from './deps'

/** Demands that no other reply of a firm to a record is proved and not read yet: a firm has one at a time. Throws `reply_waiting`. */
export async function demandNoneWaiting(
  { db }: Pick<ReplyDeps, 'db'>,
  { kind, record, uscc, id }: Pick<ReplyDoc, 'kind' | 'record' | 'uscc' | 'id'>,
): Promise<void> {
  const waiting = await db.replies.find({ kind, record, uscc, state: 'verified' }, { id: 1 }).lean<Pick<ReplyDoc, 'id'>[]>()
  if (waiting.some((one) => one.id !== id)) throw new ApiError('reply_waiting')
}
