import { pipeline } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { checked } from '../crc32'
import { UnreadableSource } from '../types'

/** Bounds of one workbook. A real register of a million rows stays far below them; a zip bomb does not. */
const ENTRIES_MAX = 2_000
const INFLATED_BYTES_MAX = 2 * 1024 ** 3
/** How much smaller than its content a large part may be packed: XML of a table reaches some tens. */
const RATIO_MAX = 300
const RATIO_FROM_BYTES = 64 * 1024 * 1024
/** Bytes that are unpacked and read together: by the 16 KB that are usual a tenth of a reading is spent on handing them on (measured 2026-11). */
const PIECE_BYTES = 64 * 1024
/** How a part is packed (APPNOTE 4.4.5). */
const DEFLATED = 8

/** The parts of a workbook by name. Nothing is inflated before it is asked for. */
export interface XlsxPackage {
  has: (name: string) => boolean
  /** the bytes of a part in pieces; throws UnreadableSource where it is missing or damaged */
  bytes: (name: string) => AsyncGenerator<Uint8Array>
  /** its text in pieces; throws as `bytes` */
  text: (name: string) => AsyncGenerator<string>
  close: () => Promise<void>
}

/** Opens the zip file of a workbook and bounds what it may become. Throws UnreadableSource where it is not a whole one. */
export async function openPackage(path: string): Promise<XlsxPackage> {
  const zip = await openPromise(path, { autoClose: false }).catch((error: Error) => {
    throw new UnreadableSource(`不是完整的 XLSX 文件（${zipFault(error)}）`)
  })
  try {
    const entries = await entriesOf(zip)
    return {
      has: (name) => entries.has(partName(name)),
      bytes: (name) => bytesOf(zip, entries, name),
      text: (name) => textOf(bytesOf(zip, entries, name)),
      close: async () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error instanceof UnreadableSource ? error : new UnreadableSource(`不是完整的 XLSX 文件（${zipFault(error as Error)}）`)
  }
}

/** Names of parts differ by more than their case (ECMA-376 Part 2, 6.2.2). */
const partName = (name: string): string => name.replace(/\\/g, '/').replace(/^\//, '').toLowerCase()

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  if (zip.entryCount > ENTRIES_MAX) throw new UnreadableSource(`XLSX 里有 ${zip.entryCount} 个部分，超过上限 ${ENTRIES_MAX}`)
  let inflated = 0
  for await (const entry of zip.eachEntry()) {
    inflated += entry.uncompressedSize
    const isBomb = entry.uncompressedSize > RATIO_FROM_BYTES && entry.uncompressedSize > entry.compressedSize * RATIO_MAX
    if (isBomb || inflated > INFLATED_BYTES_MAX) throw new UnreadableSource('XLSX 解开后大得不合常理，没有读')
    entries.set(partName(entry.fileName), entry)
  }
  return entries
}

async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // One decoder for the whole part: a character cut by the end of a piece is not lost.
  const decoder = new TextDecoder('utf-8')
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

async function* bytesOf(zip: ZipFile, entries: Map<string, Entry>, name: string): AsyncGenerator<Uint8Array> {
  const entry = entries.get(partName(name))
  if (!entry) throw new UnreadableSource(`XLSX 里缺少 ${name}`)
  try {
    yield* checked(await unpacked(zip, entry), entry.crc32, 'XLSX ')
  } catch (error) {
    if (error instanceof UnreadableSource) throw error
    throw new UnreadableSource(`XLSX 的 ${name} 已损坏（${zipFault(error as Error)}）`)
  }
}

/** The bytes of a part. Throws where there are more or fewer of them than its entry says. */
async function unpacked(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> {
  // What is not packed, is locked, or packed as nobody packs workbooks is left to the library.
  if (entry.compressionMethod !== DEFLATED || entry.isEncrypted()) return zip.openReadStreamPromise(entry)
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false })
  // A fault on either side destroys both, and the reader of the bytes is told.
  const bytes = pipeline(packed, createInflateRaw({ chunkSize: PIECE_BYTES }), () => {})
  return ofSize(bytes, entry.uncompressedSize)
}

/** Passes bytes on. Throws at the first one that is too many, and behind the last where some are missing. */
async function* ofSize(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let left = size
  for await (const piece of bytes) {
    left -= piece.length
    if (left < 0) break
    yield piece
  }
  if (left !== 0) throw new Error('another size than its entry says')
}

/** Why a zip file cannot be read, without the library's English. */
function zipFault(error: Error): string {
  if (/encrypt/i.test(error.message)) return '有密码'
  if (/end of central directory|not a zip/i.test(error.message)) return '文件不完整'
  return '压缩数据有误'
}
