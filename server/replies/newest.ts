import type { Day } from '../../shared/codes/dates'
import type { ReplyDoc } from '../models/reply'
import type { ReplyDeps } from './deps'

type Shown = Pick<ReplyDoc, '_id' | 'kind' | 'record' | 'uscc' | 'lines'>
const FIELDS = { kind: 1, record: 1, uscc: 1, lines: 1 } as const

/**
 * A firm has one reply beside a record: of several that are public the one that was published last stays, and the others are replaced on a day. Whoever
 * publishes at the same moment leaves the same one. Returns how many were replaced. May be repeated: who dies before it leaves that to the next.
 */
export async function leaveNewest(
  { db }: Pick<ReplyDeps, 'db'>,
  of: Partial<Pick<ReplyDoc, 'kind' | 'record' | 'uscc'>>,
  today: Day,
): Promise<number> {
  const shown = await db.replies.find({ ...of, state: 'published' }, FIELDS).lean<Shown[]>()
  const newest = new Map<string, Shown>()
  for (const one of shown) {
    const before = newest.get(besideOf(one))
    if (!before || isLater(one, before)) newest.set(besideOf(one), one)
  }
  const replaced = shown.filter((one) => newest.get(besideOf(one)) !== one).map(({ _id }) => _id)
  const { modifiedCount } = await db.replies.updateMany(
    { _id: { $in: replaced }, state: 'published' },
    { $set: { state: 'replaced', endedOn: today }, $inc: { revision: 1 } },
  )
  return modifiedCount
}

const besideOf = ({ kind, record, uscc }: Shown): string => `${kind}/${record}/${uscc}`

/** Whether one was published after another; of the same moment the higher number is. */
function isLater(one: Shown, other: Shown): boolean {
  const [a, b] = [publishedAt(one), publishedAt(other)]
  return a === b ? one._id > other._id : a > b
}

/** When it was published, in milliseconds: the last move that was made on it. */
const publishedAt = ({ lines }: Shown): number => lines.at(-1)?.at.getTime() ?? 0
