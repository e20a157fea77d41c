import { shanghaiDay } from '../../shared/codes/dates'
import type { TipDoc } from '../models/tip'
import { noteLateness } from '../tips/lateness'
import type { DeskDeps } from './deps'

/** Lets every reward expire that nobody has claimed by its last day, at once; the hourly sweep does the same by and by. Returns how many. */
export async function expireRewards({ shelves, now }: Pick<DeskDeps, 'shelves' | 'now'>): Promise<number> {
  const late = await shelves.tips.find({ state: 'reward_decided', due: { $lt: shanghaiDay(now()) } }).lean<TipDoc[]>()
  let expired = 0
  for (const tip of late) expired += Number(await noteLateness({ shelves, now }, tip))
  return expired
}
