import { addMonths, shanghaiDay } from '../../shared/codes/dates'
import { hourOf } from '../../shared/tips/clocks'
import { ERASED_ENVELOPE } from '../models/envelopeFields'
import type { TipDoc } from '../models/tip'
import { partKey } from '../models/tipPart'
import type { TipDeps } from './deps'
import { rawTips } from './collections'
import { IDENTITY_KEPT_MONTHS } from './rules'

/** Whether the retention of an ended tip is over on the day of `at`. A tip with a clock that still runs has not ended. */
export const isOver = ({ endedAt, clocks }: Pick<TipDoc, 'endedAt' | 'clocks'>, at: Date): boolean =>
  endedAt !== null && Object.keys(clocks).length === 0 && addMonths(shanghaiDay(endedAt), IDENTITY_KEPT_MONTHS) <= shanghaiDay(at)

/**
 * Erases one ended tip whose retention is over: identity, wraps, words and photos, of the tip and of its messages. What stays
 * is codes and hours, the header and the digests. Returns whether it did; a case that was changed meanwhile is left alone.
 */
export async function eraseTip({ db, now }: Pick<TipDeps, 'db' | 'now'>, tip: TipDoc): Promise<boolean> {
  if (!isOver(tip, now())) return false
  // Those of its envelopes and no others: a letter may be on its way, and is acknowledged as soon as its parts are there.
  const parts = { _id: { $in: partNamesOf(tip) } }
  // A stop after this leaves parts that the sweep asks about again, and deletes once their envelope is erased.
  await db.tipParts.updateMany(parts, { $set: { filed: false } })
  const { matchedCount } = await rawTips(db).updateOne(
    // `unread` too: opening a letter marks it and is no change of the case.
    { _id: tip._id, revision: tip.revision, unread: tip.unread },
    {
      $set: {
        ...ERASED_ENVELOPE,
        slip: null,
        erasedAt: hourOf(now()),
        messages: tip.messages.map((message) => ({ ...message, ...ERASED_ENVELOPE })),
        lines: tip.lines.map((line) => ({ ...line, note: null })),
      },
      $inc: { revision: 1 },
    },
  )
  if (matchedCount > 0) await db.tipParts.deleteMany(parts)
  return matchedCount > 0
}

const partNamesOf = ({ _id, parts, messages }: TipDoc): string[] =>
  [{ message: 0, parts }, ...messages].flatMap(({ message, parts }) => parts.map(({ part }) => partKey(_id, message, part)))
