import type { Job } from '../clock/clock'
import { withLease } from '../clock/lease'
import type { DeliveryDeps } from './deps'
import { finishEnded } from './end'
import { sendNotices } from './send'
import { writeNotices } from './write'

const ROUND_SECONDS = 15
const JITTER_SECONDS = 5
/** So long an address may take to answer its challenge. */
const LAPSE_MS = 7 * 86_400_000
/** So long an owner can read why its subscription ended. */
const READABLE_MS = 30 * 86_400_000

/** One round: what ended is cleared, what nobody went on with lapses, what became public is written down, what is due is sent. */
export async function deliverOnce(deps: DeliveryDeps): Promise<void> {
  const { db, now, holder } = deps
  await withLease({ db, name: 'deliveries', holder, now }, async () => {
    await finishEnded(deps)
    await lapse(deps)
    const published = deps.published()
    if (published !== null) await writeNotices(deps, published)
    await sendNotices(deps)
  })
}

/** Forgets what was asked for and never answered a challenge, and keys by which a subscription that ended could still be read. Keys go first. */
async function lapse({ db, now }: DeliveryDeps): Promise<void> {
  const before = (ms: number) => ({ $lt: new Date(now().getTime() - ms) })
  const ended = await db.subscriptions.find({ state: 'left', changedAt: before(READABLE_MS) }, { _id: 1 }).lean<{ _id: string }[]>()
  const old = { state: 'asked', askedAt: before(LAPSE_MS) } as const
  const asked = await db.subscriptions.find(old, { _id: 1 }).lean<{ _id: string }[]>()
  const ids = asked.map(({ _id }) => _id)
  if (ids.length + ended.length > 0) await db.deliveryKeys.deleteMany({ _id: { $in: [...ids, ...ended.map(({ _id }) => _id)] } })
  if (ids.length > 0) await db.subscriptions.deleteMany({ ...old, _id: { $in: ids } })
}

/** What is done for owners by the clock: a clock of its own, for a receiver that stalls must not keep the mirror waiting. */
export const deliveryJobs = (deps: DeliveryDeps): Job[] => [
  { name: 'deliveries', rhythm: { everySeconds: ROUND_SECONDS }, jitterSeconds: JITTER_SECONDS, work: () => deliverOnce(deps) },
]
