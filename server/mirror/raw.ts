import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { SOURCE_BYTES_MAX } from '../../shared/limits'
import { sha256 } from '../editions/canonical'
import type { Shelves } from '../models/index'
import { CHUNK_BYTES } from '../models/rawChunk'
import { UnreadableSource } from './formats/types'

/** The bytes of a file source. Throws UnreadableSource where there is no such file, it is too large, or it is changing. */
export function readSourceFile(path: string): Buffer {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    throw new UnreadableSource(`读不到来源文件：${(error as NodeJS.ErrnoException).code ?? '未知原因'}`)
  }
  try {
    if (!fstatSync(file).isFile()) throw new UnreadableSource('来源不是一个文件')
    const { size } = fstatSync(file)
    if (size > SOURCE_BYTES_MAX) throw new UnreadableSource(`来源文件有 ${size} 字节，超过上限 ${SOURCE_BYTES_MAX}`)
    const bytes = Buffer.alloc(size)
    let at = 0
    while (at < size) {
      const count = readSync(file, bytes, at, size - at, at)
      if (count === 0) break
      at += count
    }
    if (at !== size || fstatSync(file).size !== size) throw new UnreadableSource('来源文件正在变化，下次再读')
    return bytes
  } finally {
    closeSync(file)
  }
}

/** Keeps raw bytes under their hash before anything is read from them. Returns the hash. */
export async function keepRaw(shelves: Shelves, bytes: Buffer): Promise<string> {
  const hash = sha256(bytes)
  const count = Math.max(1, Math.ceil(bytes.length / CHUNK_BYTES))
  for (let n = 0; n < count; n++) {
    const chunk = bytes.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES)
    await shelves.rawChunks.updateOne({ _id: `${hash}/${n}` }, { $setOnInsert: { sha256: hash, n, bytes: chunk } }, { upsert: true })
  }
  return hash
}

/** The raw bytes kept under a hash, or null where none are. Throws where a piece is missing or altered. */
export async function loadRaw(shelves: Shelves, hash: string): Promise<Buffer | null> {
  const chunks = await shelves.rawChunks.find({ sha256: hash }).sort({ sha256: 1, n: 1 }).lean<{ bytes: { buffer: Uint8Array } }[]>()
  if (chunks.length === 0) return null
  const bytes = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk.bytes.buffer)))
  if (sha256(bytes) !== hash) throw new Error(`the kept bytes of ${hash} are not the ones that were kept`)
  return bytes
}
