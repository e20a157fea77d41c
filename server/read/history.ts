import type { Kind } from '../../shared/kinds/index'
import type { Present } from '../editions/claims'
import type { RecordDb } from '../models/index'
import { NEWEST_FIRST, type VersionDoc } from '../models/version'

/** Some versions of one record in a row, the newest first. */
export interface HistoryPage {
  versions: VersionDoc[]
  /** the version that the oldest of them followed; null where it is the first */
  older: VersionDoc | null
  /** the newest version of all: it tells whether what an older one said is over */
  present: Present
}

const PRESENT_FIELDS = { source: 1, publicUntil: 1, state: 1, 'claims.source': 1, 'claims.publicUntil': 1 } as const

/**
 * At most `limit` versions of a record that began before the edition `before`, as of `edition`; null where there are none. However long a
 * record's history is, no more than one page of it is read.
 */
export async function historyOf(
  db: RecordDb,
  { kind, id }: { kind: Kind; id: string },
  { edition, before, limit }: { edition: number; before: number; limit: number },
): Promise<HistoryPage | null> {
  const { collection } = db.versions
  const found = await collection.find<VersionDoc>({ kind, id, from: { $lt: before } }, { sort: NEWEST_FIRST, limit: limit + 1 }).toArray()
  const [newest] = found
  if (!newest) return null
  const isFirstPage = before > edition
  const present = isFirstPage
    ? newest
    : await collection.findOne<Present>({ kind, id, from: { $lte: edition } }, { sort: NEWEST_FIRST, projection: PRESENT_FIELDS })
  return { versions: found.slice(0, limit), older: found[limit] ?? null, present: present ?? newest }
}
