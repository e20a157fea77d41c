import { shanghaiDay } from '../../shared/codes/dates'
import { applyMove } from '../../shared/tips/lifecycle'
import type { TipDoc } from '../models/tip'
import type { DeskDeps } from './deps'
import { updateOf } from './effect'

/** The part of the clock: rewards that nobody claimed by their last day expire, and who the reporter is goes with them. Returns how many. */
export async function expireRewards({ shelves, now }: Pick<DeskDeps, 'shelves' | 'now'>): Promise<number> {
  const at = now()
  const late = await shelves.tips.find({ state: 'reward_decided' }).lean<TipDoc[]>()
  let expired = 0
  for (const tip of late.filter(({ clocks }) => (clocks.claim?.due ?? '') < shanghaiDay(at))) {
    const outcome = applyMove(tip, 'expire', { actor: 'clock', officer: null }, at)
    // A proposal that waits is settled first; the next round comes by again.
    if (!outcome.ok) continue
    const update = updateOf(tip, {
      next: outcome.next,
      effective: { move: 'expire', detail: {}, reward: null, answer: null, slip: null },
      pending: tip.pending,
      line: { move: 'expire', actor: 'clock', officer: null, step: 'done', detail: {}, note: null },
      at,
    })
    const { matchedCount } = await shelves.tips.updateOne({ _id: tip._id, revision: tip.revision, unread: tip.unread }, update)
    expired += matchedCount
  }
  return expired
}
