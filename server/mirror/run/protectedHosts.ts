import { nameKey } from '../../../shared/codes/fold'
import { SHOWN_STATES } from '../../../shared/envelope'
import type { Kind } from '../../../shared/kinds/index'
import type { Precision } from '../../../shared/vocabulary'
import { canonicalJson, sha256 } from '../../editions/canonical'
import { ENDINGS } from '../../editions/endings'
import { publishedEdition } from '../../editions/publish'
import { ruleOf } from '../../kinds/index'
import { isShown, searchTexts, type Shown } from '../../kinds/item'
import { placingOf } from '../../kinds/placing'
import type { RecordDb } from '../../models/index'
import type { RunDoc } from '../../models/run'
import { OPEN, type VersionDoc } from '../../models/version'
import { precisionAllowed } from '../../privacy/precision'

const BATCH = 2_000

type Store = Pick<RecordDb, 'versions' | 'editions'>

/** The protected records at whose place those of a kind may lie, as they are public, and at which edition that was asked. */
export interface ProtectedHosts {
  edition: number
  /** how exactly each may be told, by the values that point to it */
  protectedBy: ReadonlyMap<string, Precision>
}

/** Those of a kind; null where its records lie at nobody's place. */
export async function protectedHosts(db: Store, kind: Kind): Promise<ProtectedHosts | null> {
  const { host } = ruleOf(kind)
  if (!host) return null
  const rules = ruleOf(host.kind)
  // Asked first: what is published meanwhile is of a later edition, and makes the next run look again.
  const edition = (await publishedEdition(db))?._id ?? 0
  const protectedBy = new Map<string, Precision>()
  // What is listed no more is not known to be harmless: its last word holds, until something that is public says otherwise.
  const gone = new Map<string, Precision>()
  const tokensOf = (version: Shown) =>
    rules.tokens({ names: searchTexts(version).map(nameKey), code: rules.code(version.body), facets: version.facets })
  for await (const version of lastWords(db, host.kind)) {
    const precision = precisionOf(version)
    if (precision !== 'exact') for (const token of tokensOf(version)) gone.set(token, precision)
  }
  for await (const version of shownOf(db, host.kind)) {
    const precision = precisionOf(version)
    if (precision === 'exact' && gone.size === 0) continue
    for (const token of tokensOf(version)) {
      gone.delete(token)
      if (precision !== 'exact') protectedBy.set(token, precision)
    }
  }
  for (const [token, precision] of gone) protectedBy.set(token, precision)
  return { edition, protectedBy }
}

const precisionOf = ({ kind, body }: Shown): Precision => precisionAllowed(kind, body as never, placingOf(kind, body as never))

async function* shownOf({ versions }: Store, kind: Kind): AsyncGenerator<Shown> {
  const shown = { ...OPEN, kind, state: { $in: [...SHOWN_STATES] } }
  for await (const version of versions.collection.find<VersionDoc>(shown as object, { batchSize: BATCH }))
    if (isShown(version)) yield version
}

/** What was said last of each record that has ended, as far as the law has not erased it. */
async function* lastWords({ versions }: Store, kind: Kind): AsyncGenerator<Shown> {
  const ended = { ...OPEN, kind, state: { $in: Object.values(ENDINGS) } }
  for await (const { id, from } of versions.collection.find<VersionDoc>(ended as object, {
    batchSize: BATCH,
    projection: { id: 1, from: 1 },
  })) {
    const last = await versions.findOne({ kind, id, to: from }).lean<VersionDoc>()
    if (last && isShown(last)) yield last
  }
}

/** What tells one set of protected hosts from another. */
export const hostsHash = ({ protectedBy }: ProtectedHosts): string =>
  sha256(canonicalJson([...protectedBy].sort(([a], [b]) => (a < b ? -1 : 1))))

/** Whether other hosts are protected than when a run read: what lies there is told otherwise then. */
export async function hostsChanged(db: Store, kind: Kind, last: Pick<RunDoc, 'protectedHosts'>): Promise<boolean> {
  const { host } = ruleOf(kind)
  if (!host || last.protectedHosts === undefined) return false
  // Not `$gt` of the edition: an index is read from what equals the bound, which is every record of a first edition.
  const since = await db.versions.findOne({ kind: host.kind, from: { $gte: last.protectedHosts.edition + 1 } }, { _id: 1 }).lean()
  if (since === null) return false
  const now = await protectedHosts(db, kind)
  return now !== null && hostsHash(now) !== last.protectedHosts.sha256
}
