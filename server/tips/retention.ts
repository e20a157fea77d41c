import { addMonths, shanghaiDay } from '../../shared/codes/dates'
import type { TipDoc } from '../models/tip'
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
export async function eraseTip({ shelves, now }: Pick<TipDeps, 'shelves' | 'now'>, tip: TipDoc): Promise<boolean> {
  if (!isOver(tip, now())) return false
  // A stop after this leaves parts that the sweep asks about again, and deletes once their envelope is erased.
  await shelves.tipParts.updateMany({ tip: tip._id }, { $set: { filed: false } })
  const sealed = { deskWrap: null, recoveryWrap: null, identity: null, part0: null }
  const { matchedCount } = await rawTips(shelves).updateOne(
    { _id: tip._id, revision: tip.revision },
    {
      $set: {
        ...sealed,
        slip: null,
        messages: tip.messages.map((message) => ({ ...message, ...sealed })),
        lines: tip.lines.map((line) => ({ ...line, note: null })),
      },
      $inc: { revision: 1 },
    },
  )
  if (matchedCount > 0) await shelves.tipParts.deleteMany({ tip: tip._id })
  return matchedCount > 0
}
