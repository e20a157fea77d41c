import type { AnswersQuery } from '../../shared/api/tips'
import { ApiError } from '../errors'
import type { TipDoc } from '../models/tip'
import { bufferOf } from './bytes'
import type { TipDeps } from './deps'
import { BUCKET_MAX, COUNT_KEPT_MS } from './rules'

/** Bits of the prefix that are kept of each look-up id. */
const PREFIX_BITS = 12

/**
 * The sealed answers whose look-up id begins with so many bits of the prefix, oldest first, one after the other. Throws
 * `invalid_parameter` where they are too many for one body: more bits are to be asked with.
 */
export async function answersOf({ db }: TipDeps, { prefix, bits }: AnswersQuery): Promise<Buffer> {
  const from = ((parseInt(prefix, 16) >> 4) >> (PREFIX_BITS - bits)) << (PREFIX_BITS - bits)
  const to = from + 2 ** (PREFIX_BITS - bits)
  const tips = await db.tips
    .find({ prefix: { $gte: from, $lt: to }, answerCount: { $gt: 0 } }, { answers: 1 })
    .limit(BUCKET_MAX + 1)
    .lean<Pick<TipDoc, '_id' | 'answers'>[]>()
  const answers = tips.flatMap(({ answers }) => answers)
  if (answers.length > BUCKET_MAX) throw new ApiError('invalid_parameter', { bits: '太多了，请多写几位' })
  // Of one hour by their bytes, which say nothing: not by the tips that they belong to.
  const sorted = answers.map(({ at, bytes }) => ({ at: at.getTime(), bytes: bufferOf(bytes) }))
  sorted.sort((a, b) => a.at - b.at || Buffer.compare(a.bytes, b.bytes))
  return Buffer.concat(sorted.map(({ bytes }) => bytes))
}

/** Counts the answers that the service holds; a count is kept for some seconds. */
export function createAnswerCount({ db, now }: Pick<TipDeps, 'db' | 'now'>): () => Promise<number> {
  let kept: { at: number; count: Promise<number> } | null = null
  const count = async () => {
    const [total] = await db.tips.aggregate<{ answers: number }>([
      { $match: { answerCount: { $gt: 0 } } },
      { $group: { _id: null, answers: { $sum: '$answerCount' } } },
    ])
    return total?.answers ?? 0
  }
  return () => {
    const at = now().getTime()
    if (!kept || Math.abs(at - kept.at) > COUNT_KEPT_MS) {
      const counting = count()
      kept = { at, count: counting }
      // A count that failed is not kept: the next one asks again, and who asked is told.
      counting.catch(() => {
        kept = null
      })
    }
    return kept.count
  }
}
