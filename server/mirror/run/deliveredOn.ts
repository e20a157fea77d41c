import { shanghaiDay, type Day } from '../../../shared/codes/dates'
import type { Db } from '../../models/index'
import type { RunDoc } from '../../models/run'

/**
 * The day, by the time that had surely come, on which a source first delivered what a run reads; null where it had delivered nothing before that. `run` is
 * not yet kept with its bytes.
 */
export async function deliveredOn(
  { source, rawSha256 }: Pick<RunDoc, 'source' | 'rawSha256'>,
  today: Day,
  { runs }: Db,
): Promise<Day | null> {
  const first = async (filter: object) => (await runs.find(filter).sort({ startedAt: 1 }).limit(1).lean<RunDoc[]>())[0]
  const same = await first({ source, rawSha256 })
  if (same !== undefined) return same.deliveredOn === undefined ? shanghaiDay(same.startedAt) : same.deliveredOn
  return (await first({ source, rawSha256: { $gt: '' } })) === undefined ? null : today
}
