import { SHOWN_STATES } from '../../shared/envelope'
import { SUBSCRIPTION_MOVES } from '../../shared/deliveries/words'
import { hasEnded } from '../editions/ended'
import { decidingKinds, decisionsIn, isSaid } from '../read/decisions'
import type { Published } from '../read/published'
import type { VersionDoc } from '../models/version'
import type { DeliveryDoc, SubscriptionDoc } from '../models/subscription'
import type { DeliveryDeps } from './deps'
import { watchedIn, type Watched } from './watched'

/**
 * Notices are derived from the editions themselves: a subscription notes the edition up to which its notices are written, so an edition that became public
 * is told of whatever happened to whoever published it, and is told of once however often this is repeated.
 */

const DUPLICATE_KEY = 11_000
/** How often another process may be quicker with the notices of one edition. */
const TRIES_MAX = 10
/** Digits of a sequence in an id. */
const DIGITS = 8
/** Versions that are looked at together. */
const TOGETHER = 500

type Deps = Pick<DeliveryDeps, 'db' | 'now' | 'onStep'>

/** What an edition is to say to one subscription. */
type Notice = Pick<DeliveryDoc, 'kind' | 'record' | 'version' | 'firms' | 'decides'>

/**
 * Begins what the desk has confirmed, and writes down for every live subscription what has become public since the last time. Returns how many notices are
 * new. What was public before it went live an owner reads by `/api/v1/decisions`.
 */
export async function writeNotices(deps: Deps, published: Published): Promise<number> {
  const { db, now } = deps
  const newest = published.edition._id
  const { from, to } = SUBSCRIPTION_MOVES.begin
  const starting = { state: { $in: [...from] } }
  await db.subscriptions.updateMany({ ...starting, edition: null }, { $set: { state: to, edition: newest, changedAt: now() } })
  // What was live under another code goes on where it stood.
  await db.subscriptions.updateMany(starting, { $set: { state: to, changedAt: now() } })
  // A store that was restored knows fewer editions than it did: those to come are new.
  await db.subscriptions.updateMany({ state: to, edition: { $gt: newest } }, { $set: { edition: newest } })
  const behind = await db.subscriptions.find({ state: to, edition: { $lt: newest } }).lean<SubscriptionDoc[]>()
  if (behind.length === 0) return 0
  const watched = watchedIn(published, new Map(behind.map(({ _id, watches }) => [_id, watches])))
  let written = 0
  const first = Math.min(...behind.map(({ edition }) => edition ?? newest)) + 1
  const renaming = new Set(
    (await db.editions.find({ _id: { $gte: first, $lte: newest }, renames: true }, { _id: 1 }).lean<{ _id: number }[]>()).map(
      ({ _id }) => _id,
    ),
  )
  for (let edition = first; edition <= newest; edition++) {
    // Records took other ids: nothing of that is news.
    if (renaming.has(edition)) continue
    const waiting = behind.filter((one) => (one.edition ?? newest) < edition)
    const notices = await noticesOf(deps, edition, published.day, watched, new Set(waiting.map(({ _id }) => _id)))
    for (const subscription of waiting) {
      const own = notices.get(subscription._id) ?? []
      if (own.length === 0) continue
      written += await add(deps, subscription, edition, own)
      deps.onStep?.('written')
      await db.subscriptions.updateOne({ _id: subscription._id, edition: { $lt: edition } }, { $set: { edition } })
    }
  }
  const ids = behind.map(({ _id }) => _id)
  await db.subscriptions.updateMany({ _id: { $in: ids }, edition: { $lt: newest } }, { $set: { edition: newest } })
  return written
}

/** What an edition says to each of some subscriptions, in the order of its records. */
async function noticesOf(
  { db }: Deps,
  edition: number,
  day: string,
  watched: Watched,
  asking: ReadonlySet<string>,
): Promise<Map<string, Notice[]>> {
  const notices = new Map<string, Notice[]>()
  for (const kind of decidingKinds()) {
    const cursor = db.versions.collection.find<VersionDoc>(
      { kind, from: edition },
      { sort: { kind: 1, from: 1, id: 1 }, batchSize: TOGETHER },
    )
    let batch: VersionDoc[] = []
    const flush = async () => {
      const told = await toldBefore(db, batch, edition, asking)
      for (const version of batch)
        for (const [subscription, notice] of newsIn(version, day, watched, told.get(version.id) ?? new Map<string, string[]>()))
          if (asking.has(subscription)) notices.set(subscription, [...(notices.get(subscription) ?? []), notice])
      batch = []
    }
    for await (const version of cursor) if (batch.push(version) === TOGETHER) await flush()
    if (batch.length > 0) await flush()
  }
  return notices
}

/**
 * For whom a version is news: who watches a firm of whom it tells a decision, and whom an earlier version told so of firms of whom this one tells none. Of
 * firms that are watched no more nothing else is told.
 */
function newsIn(version: VersionDoc, day: string, watched: Watched, told: ReadonlyMap<string, string[]>): Map<string, Notice> {
  const of = { kind: version.kind, record: version.id, version: version._id }
  const isShown = isSaid(version) && SHOWN_STATES.includes(version.state) && !hasEnded(version.publicUntil, day)
  const decides = isShown && decisionsIn(version, day, null).decisions.length > 0
  const named = decides ? watched.by(version) : new Map<string, string[]>()
  const over = [...told]
    .map(([subscription, firms]) => [subscription, firms.filter((code) => !decides || !watched.names(version, code))] as const)
    .filter(([, firms]) => firms.length > 0)
  return new Map([
    ...over.map(([subscription, firms]): [string, Notice] => [subscription, { ...of, firms, decides: false }]),
    ...[...named].map(([subscription, firms]): [string, Notice] => [subscription, { ...of, firms, decides: true }]),
  ])
}

/** By record, the subscriptions whose last notice of it before an edition tells of a decision, with the firms that it was about. */
async function toldBefore(
  db: Deps['db'],
  versions: readonly VersionDoc[],
  edition: number,
  asking: ReadonlySet<string>,
): Promise<Map<string, Map<string, string[]>>> {
  const [{ kind } = { kind: null }] = versions
  if (kind === null) return new Map()
  const found = await db.deliveries
    .find({ kind, record: { $in: versions.map(({ id }) => id) }, edition: { $lt: edition } })
    .sort({ sequence: 1 })
    .lean<DeliveryDoc[]>()
  const told = new Map<string, Map<string, string[]>>()
  for (const { record, subscription, decides, firms } of found) {
    if (!asking.has(subscription)) continue
    const of = told.get(record) ?? new Map<string, string[]>()
    told.set(record, of)
    if (decides) of.set(subscription, firms)
    else of.delete(subscription)
  }
  return told
}

/** Adds what is not there yet behind the last notice of a subscription. Returns how many were. */
async function add({ db, now }: Deps, { _id, code }: SubscriptionDoc, edition: number, notices: readonly Notice[]): Promise<number> {
  for (let attempt = 0; attempt < TRIES_MAX; attempt++) {
    const versions = notices.map(({ version }) => version)
    const known = await db.deliveries
      .find({ subscription: _id, version: { $in: versions } }, { version: 1 })
      .lean<Pick<DeliveryDoc, 'version'>[]>()
    const there = new Set(known.map(({ version }) => version))
    const last = await db.deliveries
      .findOne({ subscription: _id }, { sequence: 1 })
      .sort({ sequence: -1 })
      .lean<Pick<DeliveryDoc, 'sequence'>>()
    const at = now()
    const fresh = notices
      .filter(({ version }) => !there.has(version))
      .map((notice, i): DeliveryDoc => {
        const sequence = (last?.sequence ?? 0) + 1 + i
        return {
          ...notice,
          _id: `${_id}/${String(sequence).padStart(DIGITS, '0')}`,
          subscription: _id,
          sequence,
          owner: code,
          edition,
          state: 'waiting',
          writtenAt: at,
          tries: 0,
          dueAt: at,
          sentAt: null,
          fault: null,
          signedAt: null,
          signedBy: null,
        }
      })
    if (fresh.length === 0) return 0
    try {
      await db.deliveries.collection.insertMany(fresh as never[], { ordered: true })
      return fresh.length
    } catch (error) {
      // Another process was quicker with one of them: what it left is looked at anew.
      if ((error as { code?: number }).code !== DUPLICATE_KEY) throw error
    }
  }
  throw new Error(`the notices of edition ${edition} were written by others ${TRIES_MAX} times in a row`)
}
