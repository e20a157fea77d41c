import type { RecordDb } from '../models/index'
import { pictureOf } from '../models/pictureBytes'
import type { Published } from './published'

/** The bytes of a picture, by its hash, where a record shows it that is public on the day; else null, whatever is kept. */
export async function pictureShown(db: RecordDb, { models }: Published, hash: string): Promise<Buffer | null> {
  return Object.values(models).some((model) => model.showsPicture(hash)) ? pictureOf(db, hash) : null
}
