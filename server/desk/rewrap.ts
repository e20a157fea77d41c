import type { RewrapAnswer, RewrapBody, RewrapDone } from '../../shared/api/desk'
import { addDays, shanghaiDay, type Day } from '../../shared/codes/dates'
import type { Desk } from '../../shared/tips/words'
import { ApiError } from '../errors'
import { bufferOf } from '../tips/bytes'
import { audit } from './audit'
import type { DeskDeps, Officer } from './deps'
import { heldOf, inUseAt, newestOf, WRAP_FIELDS, type Wrapped } from './held'

/** A desk key is deleted so many days after its end. */
const DELETED_AFTER_DAYS = 7
type Items = RewrapBody['items']

/** The content keys of this desk that are wrapped for a key older than the newest one, most urgent first. */
export async function rewrapList(deps: DeskDeps, officer: Officer): Promise<RewrapAnswer> {
  await deps.certificates.refresh()
  const newest = { seal: newestOf(deps, officer.desk, 'seal'), recovery: newestOf(deps, officer.desk, 'recovery') }
  const tips = await deps.db.tips.find(inUseAt(officer.desk), WRAP_FIELDS).lean<Wrapped[]>()
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

/** The last day on which a key can still be used; today where its certificate is over and no longer known. */
function lastDay({ certificates, now }: DeskDeps, keyId: string): Day {
  const certificate = certificates.published().find((one) => one.keyId === keyId)
  return certificate ? addDays(shanghaiDay(new Date(certificate.notAfter * 1_000)), DELETED_AFTER_DAYS) : shanghaiDay(now())
}

/**
 * Puts new wraps in the place of the old ones, which are gone with that. What they hold only the desk can check; that they are
 * for keys that are good now is checked here: `certificate_refused`. Where a desk is named they come from the recovery body:
 * oversight alone brings them (`forbidden`), and what the desk's newest key opens already stays as it is. Returns how many were
 * changed, and how many were not because the case is not that desk's, is over, or was changed meanwhile: ask for the list again.
 */
export async function rewrap(deps: DeskDeps, officer: Officer, { desk: named, items }: RewrapBody): Promise<RewrapDone> {
  if (named !== undefined && officer.role !== 'oversight') throw new ApiError('forbidden')
  const desk = named ?? officer.desk
  await deps.certificates.refresh()
  for (const { deskKeyId, recoveryKeyId } of items) {
    const isGood = (keyId: string, purpose: 'seal' | 'recovery') => deps.certificates.isGood({ keyId, desk, purpose })
    if (!isGood(deskKeyId, 'seal') || !isGood(recoveryKeyId, 'recovery')) throw new ApiError('certificate_refused')
  }
  const place: Place = { desk, leave: named === undefined ? null : newestOf(deps, desk, 'seal') }
  const action = named === undefined ? 'rewrap' : 'recovered'
  let changed = 0
  for (const [id, own] of byTip(items)) {
    const done = await rewrapTip(deps, place, id, own)
    if (done > 0) await audit(deps, { officer: officer.id, role: officer.role, action, tip: id, detail: String(done) })
    changed += done
  }
  return { changed, skipped: items.length - changed }
}

/** Whose tips are wrapped anew, and the key whose wraps are left alone. */
interface Place {
  desk: Desk
  leave: string | null
}

function byTip(items: Items): Map<string, Items> {
  const all = new Map<string, Items>()
  for (const item of items) all.set(item.id, [...(all.get(item.id) ?? []), item])
  return all
}

async function rewrapTip({ db }: DeskDeps, { desk, leave }: Place, id: string, items: Items): Promise<number> {
  const tip = await db.tips.findOne({ _id: id, atDesk: desk }, WRAP_FIELDS).lean<Wrapped>()
  if (!tip) return 0
  const held = heldOf(tip).filter(({ deskWrap }) => deskWrap.keyId !== leave)
  const inUse = new Set(held.map(({ message }) => message))
  const fresh = new Map(items.filter(({ message }) => inUse.has(message)).map((item) => [item.message, wrapsOf(item)]))
  if (fresh.size === 0) return 0
  const own = fresh.get(0)
  const { matchedCount } = await db.tips.updateOne(
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
