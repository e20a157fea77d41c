import { sha256 } from '../../editions/canonical'
import type { RecordDb } from '../../models/index'
import type { PictureDoc, PictureResult } from '../../models/picture'
import type { PictureLookup } from './evidence'

type Pictures = Pick<RecordDb, 'pictures'>

/** By what a picture is known that a source names so. */
export const referenceHash = (reference: string): string => sha256(reference)

/** What is known of a source's pictures by the hashes of their references: the newest that a run found which began at `at` or before. */
export async function resultsAt({ pictures }: Pictures, source: string, at: Date): Promise<Map<string, PictureResult>> {
  const found = new Map<string, PictureResult>()
  const cursor = pictures
    .find({ source, at: { $lte: at } })
    .sort({ at: 1 })
    .lean<PictureDoc>()
    .cursor()
  for await (const { reference, result } of cursor) found.set(reference, result)
  return found
}

/** The same as a row is read by it. */
export const lookupIn =
  (results: ReadonlyMap<string, PictureResult>): PictureLookup =>
  (reference) =>
    results.get(referenceHash(reference)) ?? null
