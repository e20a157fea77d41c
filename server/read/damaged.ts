import type { EditionDoc } from '../models/edition'
import type { RecordDb } from '../models/index'
import { StoreUnusable } from '../startFault'

/** An edition has other versions than it was published with: its message is a sentence for the operator. */
export class StoreDamaged extends StoreUnusable {
  constructor({ _id, open }: Pick<EditionDoc, '_id' | 'open'>, found: number) {
    const differ = open?.count === found ? `的 ${found} 条里有几条不是当时公布的` : `公布时有 ${open?.count} 条，数据库里读到 ${found} 条`
    super(`数据库损坏：第 ${_id} 版${differ}。请恢复备份（docs/operations.md）`)
  }
}

/**
 * Throws StoreDamaged where a store holds fewer versions than an edition has open: a look that costs nothing, for starts that need not read them.
 */
export async function refuseEmptied({ versions }: Pick<RecordDb, 'versions'>, edition: EditionDoc): Promise<void> {
  if (!edition.open || (await versions.estimatedDocumentCount()) >= edition.open.count) return
  // A server that was killed may have lost count.
  const found = await versions.countDocuments({ live: true, from: { $lte: edition._id }, to: { $gt: edition._id } })
  if (found < edition.open.count) throw new StoreDamaged(edition, found)
}
