import { HISTORY_MAX } from '../../shared/limits'
import type { Kind } from '../../shared/kinds/index'
import { ruleOf } from '../kinds/index'
import { isShown } from '../kinds/item'
import type { RecordDb } from '../models/index'
import { NEWEST_FIRST, type VersionDoc } from '../models/version'
import { rowOf } from './model'

/**
 * Records that are public no more and whose past the law lets stand: registers of firms and zones. The read model knows what is shown; these are
 * looked for in the store.
 */

/** The id of a record that was once known by a text, or null. */
export async function formerId(db: RecordDb, kind: Kind, asked: string): Promise<string | null> {
  const filter = ruleOf(kind).formerly(asked)
  if (!filter) return null
  // The index begins with whether a version may still be listed.
  for (const live of [true, false]) {
    const found = await db.versions.findOne({ live, kind, ...filter }, { id: 1 }).lean<{ id: string }>()
    if (found) return found.id
  }
  return null
}

/** Every token that points to a record by what it last said of itself; none where it never was one. */
export async function tokensOfFormer(db: RecordDb, kind: Kind, id: string): Promise<readonly string[]> {
  const versions = await db.versions.collection.find<VersionDoc>({ kind, id }, { sort: NEWEST_FIRST, limit: HISTORY_MAX }).toArray()
  const last = versions.find(isShown)
  return last ? ruleOf(kind).tokens(rowOf(last)) : []
}
