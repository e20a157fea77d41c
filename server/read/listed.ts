import { LISTS } from '../../shared/kinds/schemas'
import type { Kind } from '../../shared/kinds/index'
import type { RecordDb } from '../models/index'
import { everyLine } from './lists'
import type { Published } from './published'
import { currentRecord, type FoundRecord } from './record'
import type { createVersionLoader } from './versionLoader'

/** The records of a list whole, as it is sorted by itself, at most `max` of them; `more`: how many are left out. */
export async function recordsListed(
  db: RecordDb,
  loadVersion: ReturnType<typeof createVersionLoader>,
  published: Published,
  { kind, filters }: { kind: Kind; filters: Record<string, string> },
  max: number,
): Promise<{ found: FoundRecord[]; more: number }> {
  const list = LISTS[kind]
  const { total, lines } = everyLine(published, list, { filters, sort: list.sorts[0] })
  const ids: string[] = []
  for (const line of lines) {
    if (ids.length === max) break
    ids.push((JSON.parse(line.toString()) as { id: string }).id)
  }
  const found = await Promise.all(ids.map((id) => currentRecord(db, loadVersion, published, { kind, idOrCode: id })))
  return { found, more: total - ids.length }
}
