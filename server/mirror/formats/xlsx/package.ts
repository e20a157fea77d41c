import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { checked } from '../crc32'
import { UnreadableSource } from '../types'

/** Bounds of one workbook. A real register of a million rows stays far below them; a zip bomb does not. */
const ENTRIES_MAX = 2_000
const INFLATED_BYTES_MAX = 2 * 1024 ** 3
/** How much smaller than its content a large part may be packed: XML of a table reaches some tens. */
const RATIO_MAX = 300
const RATIO_FROM_BYTES = 64 * 1024 * 1024

/** The parts of a workbook by name. Nothing is inflated before it is asked for. */
export interface XlsxPackage {
  has: (name: string) => boolean
  /** the text of a part in pieces; throws UnreadableSource where it is missing or damaged */
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
      text: (name) => textOf(zip, entries, name),
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

async function* textOf(zip: ZipFile, entries: Map<string, Entry>, name: string): AsyncGenerator<string> {
  const entry = entries.get(partName(name))
  if (!entry) throw new UnreadableSource(`XLSX 里缺少 ${name}`)
  // One decoder for the whole part: a character cut by the end of a piece is not lost.
  const decoder = new TextDecoder('utf-8')
  try {
    const bytes = checked(await zip.openReadStreamPromise(entry), entry.crc32, 'XLSX ')
    for await (const piece of bytes) yield decoder.decode(piece, { stream: true })
  } catch (error) {
    if (error instanceof UnreadableSource) throw error
    throw new UnreadableSource(`XLSX 的 ${name} 已损坏（${zipFault(error as Error)}）`)
  }
  yield decoder.decode()
}

/** Why a zip file cannot be read, without the library's English. */
function zipFault(error: Error): string {
  if (/encrypt/i.test(error.message)) return '有密码'
  if (/end of central directory|not a zip/i.test(error.message)) return '文件不完整'
  return '压缩数据有误'
}
