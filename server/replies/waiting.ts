import type { ReplyState } from '../../shared/replies/words'
import { ApiError } from '../errors'
import type { ReplyDoc } from '../models/reply'
import { isDuplicate } from '../tips/duplicate'
import type { ReplyDeps } from './deps'

/**
 * The place that a reply holds in a state: what is proved and not read yet holds the one place that its firm has beside the record, and any other reply its
 * own number. The store lets no two hold one place, whoever proves them at the same moment.
 */
export const placeOf = ({ _id, kind, record, uscc }: Pick<ReplyDoc, '_id' | 'kind' | 'record' | 'uscc'>, state: ReplyState): string =>
  state === 'verified' ? `${kind}/${record}/${uscc}` : _id

/** Writes that may take the place of a firm. Throws `reply_waiting` where another reply of it holds that. */
export async function takingPlace<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    throw isDuplicate(error) ? new ApiError('reply_waiting') : error
  }
}

/** Demands that no other reply of a firm to a record is proved and not read yet: a firm has one at a time. Throws `reply_waiting`. */
export async function demandNoneWaiting(
  { db }: Pick<ReplyDeps, 'db'>,
  { kind, record, uscc, id }: Pick<ReplyDoc, 'kind' | 'record' | 'uscc' | 'id'>,
): Promise<void> {
  const waiting = await db.replies.find({ kind, record, uscc, state: 'verified' }, { id: 1 }).lean<Pick<ReplyDoc, 'id'>[]>()
  if (waiting.some((one) => one.id !== id)) throw new ApiError('reply_waiting')
}
