import { nameKey } from '../../../shared/codes/fold'
import { SHOWN_STATES } from '../../../shared/envelope'
import type { Kind } from '../../../shared/kinds/index'
import type { Precision } from '../../../shared/vocabulary'
import { canonicalJson, sha256 } from '../../editions/canonical'
import { publishedEdition } from '../../editions/publish'
import { ruleOf } from '../../kinds/index'
import { isShown, searchTexts } from '../../kinds/item'
import { placingOf } from '../../kinds/placing'
import type { RecordDb } from '../../models/index'
import type { RunDoc } from '../../models/run'
import { OPEN_END, type VersionDoc } from '../../models/version'
import { precisionAllowed } from '../../privacy/precision'

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
  const shown = { kind: host.kind, to: OPEN_END, state: { $in: [...SHOWN_STATES] } }
  for await (const version of db.versions.collection.find<VersionDoc>(shown as object, { batchSize: 2_000 })) {
    if (!isShown(version)) continue
    const { body, facets } = version
    const precision = precisionAllowed(host.kind, body as never, placingOf(host.kind, body as never))
    if (precision === 'exact') continue
    for (const token of rules.tokens({ names: searchTexts(version).map(nameKey), code: rules.code(body), facets }))
      protectedBy.set(token, precision)
  }
  return { edition, protectedBy }
}

/** What tells one set of protected hosts from another. */
export const hostsHash = ({ protectedBy }: ProtectedHosts): string =>
  sha256(canonicalJson([...protectedBy].sort(([a], [b]) => (a < b ? -1 : 1))))

/** Whether other hosts are protected than when a run read: what lies there is told otherwise then. */
export async function hostsChanged(db: Store, kind: Kind, last: Pick<RunDoc, 'protectedHosts'>): Promise<boolean> {
  const { host } = ruleOf(kind)
  if (!host || last.protectedHosts === undefined) return false
  const since = await db.versions.findOne({ kind: host.kind, from: { $gt: last.protectedHosts.edition } }, { _id: 1 }).lean()
  if (since === null) return false
  const now = await protectedHosts(db, kind)
  return now !== null && hostsHash(now) !== last.protectedHosts.sha256
}
