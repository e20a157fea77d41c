import { createReadStream } from 'node:fs'
import type { Db } from '../../models/index'
import { CHUNK_BYTES } from '../../models/rawChunk'
import type { RunDoc, RunFile } from '../../models/run'
import { sha256 } from '../../editions/canonical'
import type { Spool } from '../fetch/spool'
import type { RawFile } from '../formats/types'

/** Keeps the bytes of a file under their hash before anything is read from them. The same bytes are kept once. */
export async function keepRaw(db: Db, file: RawFile, at: Date): Promise<void> {
  let n = 0
  for await (const chunk of createReadStream(file.path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    await keepChunk(db, file.sha256, n++, chunk, at)
  }
  if (n === 0) await keepChunk(db, file.sha256, 0, Buffer.alloc(0), at)
}

const keepChunk = (db: Db, hash: string, n: number, bytes: Buffer, keptAt: Date) =>
  db.rawChunks.updateOne({ _id: `${hash}/${n}` }, { $setOnInsert: { sha256: hash, n, bytes }, $set: { keptAt } }, { upsert: true })

/** Drops what a run found, and the bytes that it alone has read. May be repeated. */
export async function dropRead(db: Db, { _id, files }: Pick<RunDoc, '_id' | 'files'>): Promise<void> {
  await db.findings.deleteMany({ run: _id })
  for (const { sha256: hash } of files) {
    const readers = await db.runs.find({ 'files.sha256': hash }, { _id: 1 }).limit(2).lean<Pick<RunDoc, '_id'>[]>()
    if (readers.every((run) => run._id === _id)) await db.rawChunks.deleteMany({ sha256: hash })
  }
}

/** Lays a kept file into the spool. Returns null where it is not kept any more; throws where its bytes were altered. */
export async function loadRaw(db: Db, file: Pick<RunFile, 'name' | 'sha256'>, spool: Spool): Promise<RawFile | null> {
  const count = await db.rawChunks.countDocuments({ sha256: file.sha256 })
  if (count === 0) return null
  const raw = await spool.put(file.name, chunksOf(db, file.sha256, count), Infinity)
  if (raw.sha256 !== file.sha256) throw new Error(`the kept bytes of ${file.sha256} are not the ones that were kept`)
  return raw
}

async function* chunksOf(db: Db, hash: string, count: number): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < count; n++) {
    const chunk = await db.rawChunks.findOne({ _id: `${hash}/${n}` }).lean<{ bytes: { buffer: Uint8Array } }>()
    if (!chunk) throw new Error(`piece ${n} of the kept bytes of ${hash} is missing`)
    yield Buffer.from(chunk.bytes.buffer)
  }
}

/** One hash for an answer of several files: of the list of their hashes and names. */
export function hashOfFiles(files: Pick<RunFile, 'name' | 'sha256'>[]): string | null {
  const [first] = files
  if (!first) return null
  return files.length === 1 ? first.sha256 : sha256(files.map((file) => `${file.sha256}  ${file.name}\n`).join(''))
}
