import type { RewrapAnswer, RewrapBody } from '../../shared/api/desk'
import { addDays, shanghaiDay, type Day } from '../../shared/codes/dates'
import { ENDS, TIP_STATES } from '../../shared/tips/words'
import { codesOf } from '../../shared/vocabulary'
import { ApiError } from '../errors'
import { NOTHING_DUE, type TipDoc, type Wrap } from '../models/tip'
import { bufferOf } from '../tips/bytes'
import { audit } from './audit'
import type { DeskDeps, Officer } from './deps'

/** A desk key is deleted so many days after its end. */
const DELETED_AFTER_DAYS = 7
const FIELDS = { state: 1, deskWrap: 1, recoveryWrap: 1, messages: 1, slip: 1, revision: 1, unread: 1 } as const
type Wrapped = Pick<TipDoc, '_id' | 'state' | 'deskWrap' | 'recoveryWrap' | 'messages' | 'slip' | 'revision' | 'unread'>
type Items = RewrapBody['items']

/** One content key: of the tip itself or the slip that stands for it (0), or of a later message. */
interface Held {
  message: number
  deskWrap: Wrap
  recoveryWrap: Wrap | null
}

/** What of a tip must stay readable: all of an open one; of an ended one the letters, while a clock still runs. */
function heldOf({ state, deskWrap, recoveryWrap, slip, messages }: Wrapped): Held[] {
  const own: Held[] = slip
    ? [{ message: 0, deskWrap: slip.wrap, recoveryWrap: slip.recoveryWrap }]
    : deskWrap
      ? [{ message: 0, deskWrap, recoveryWrap }]
      : []
  const letters = messages.flatMap((one) =>
    one.deskWrap ? [{ message: one.message, deskWrap: one.deskWrap, recoveryWrap: one.recoveryWrap }] : [],
  )
  return ENDS.has(state) ? letters : [...own, ...letters]
}

async function tipsInUse({ shelves }: DeskDeps, { desk }: Officer): Promise<Wrapped[]> {
  const open = codesOf(TIP_STATES).filter((state) => !ENDS.has(state))
  return shelves.tips.find({ atDesk: desk, $or: [{ state: { $in: open } }, { due: { $lt: NOTHING_DUE } }] }, FIELDS).lean<Wrapped[]>()
}

/** The content keys of this desk that are wrapped for a key older than the newest one, most urgent first. */
export async function rewrapList(deps: DeskDeps, officer: Officer): Promise<RewrapAnswer> {
  await deps.certificates.refresh()
  const newest = { seal: newestOf(deps, officer, 'seal'), recovery: newestOf(deps, officer, 'recovery') }
  const tips = await tipsInUse(deps, officer)
  const items = tips.flatMap((tip) =>
    heldOf(tip)
      .filter(({ deskWrap, recoveryWrap }) => deskWrap.keyId !== newest.seal || recoveryWrap?.keyId !== newest.recovery)
      .map(({ message, deskWrap }) => ({
        id: tip._id,
        message,
        wrap: bufferOf(deskWrap.bytes).toString('hex'),
        wrapKeyId: deskWrap.keyId,
        due: lastDay(deps, deskWrap.keyId),
      })),
  )
  return { items: items.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)) }
}

/** The key that phones take now: of those that are good, the one that ends last. Throws `certificate_refused` where there is none. */
function newestOf({ certificates }: DeskDeps, { desk }: Officer, purpose: 'seal' | 'recovery'): string {
  const [newest] = certificates
    .published()
    .filter((one) => one.desk === desk && one.purpose === purpose && certificates.isGood(one))
    .sort((a, b) => b.notAfter - a.notAfter)
  if (!newest) throw new ApiError('certificate_refused', { [purpose]: '本台现在没有有效的密钥' })
  return newest.keyId
}

/** The last day on which a key can still be used; today where its certificate is over and no longer known. */
function lastDay({ certificates, now }: DeskDeps, keyId: string): Day {
  const certificate = certificates.published().find((one) => one.keyId === keyId)
  return certificate ? addDays(shanghaiDay(new Date(certificate.notAfter * 1_000)), DELETED_AFTER_DAYS) : shanghaiDay(now())
}

/**
 * Puts new wraps in the place of the old ones, which are gone with that. What they hold only the desk can check; that they are
 * for keys that are good now is checked here: `certificate_refused`. Returns how many were changed, and how many were not
 * because the case is not this desk's, is over, or was changed meanwhile: the desk asks for the list again.
 */
export async function rewrap(deps: DeskDeps, officer: Officer, { items }: RewrapBody): Promise<{ changed: number; skipped: number }> {
  await deps.certificates.refresh()
  for (const { deskKeyId, recoveryKeyId } of items) {
    const isGood = (keyId: string, purpose: 'seal' | 'recovery') => deps.certificates.isGood({ keyId, desk: officer.desk, purpose })
    if (!isGood(deskKeyId, 'seal') || !isGood(recoveryKeyId, 'recovery')) throw new ApiError('certificate_refused')
  }
  let changed = 0
  for (const [id, own] of byTip(items)) {
    const done = await rewrapTip(deps, officer, id, own)
    if (done > 0) await audit(deps, { officer: officer.id, role: officer.role, action: 'rewrap', tip: id, detail: String(done) })
    changed += done
  }
  return { changed, skipped: items.length - changed }
}

function byTip(items: Items): Map<string, Items> {
  const all = new Map<string, Items>()
  for (const item of items) all.set(item.id, [...(all.get(item.id) ?? []), item])
  return all
}

async function rewrapTip({ shelves }: DeskDeps, { desk }: Officer, id: string, items: Items): Promise<number> {
  const tip = await shelves.tips.findOne({ _id: id, atDesk: desk }, FIELDS).lean<Wrapped>()
  if (!tip) return 0
  const inUse = new Set(heldOf(tip).map(({ message }) => message))
  const fresh = new Map(items.filter(({ message }) => inUse.has(message)).map((item) => [item.message, wrapsOf(item)]))
  const own = fresh.get(0)
  const { matchedCount } = await shelves.tips.updateOne(
    { _id: id, revision: tip.revision, unread: tip.unread },
    {
      $set: {
        messages: tip.messages.map((message) => ({ ...message, ...fresh.get(message.message) })),
        ...(own ? (tip.slip ? { slip: { ...tip.slip, wrap: own.deskWrap, recoveryWrap: own.recoveryWrap } } : own) : {}),
      },
      $inc: { revision: 1 },
    },
  )
  return matchedCount === 0 ? 0 : fresh.size
}

const wrapsOf = ({ deskWrap, deskKeyId, recoveryWrap, recoveryKeyId }: Items[number]) => ({
  deskWrap: { keyId: deskKeyId, bytes: Buffer.from(deskWrap, 'hex') },
  recoveryWrap: { keyId: recoveryKeyId, bytes: Buffer.from(recoveryWrap, 'hex') },
})
