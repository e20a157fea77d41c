import { open, type FileHandle } from 'node:fs/promises'

/**
 * What stands in a compound file (MS-CFB), by the names in its directory: old workbooks, documents and presentations are such files, and so is a new
 * workbook that has a password.
 */

const HEADER_BYTES = 512
const ENTRY_BYTES = 128
/** Places of the table of sectors that the header itself names. */
const TABLES_IN_HEADER = 109
/** Sectors of the directory that are looked at: some hundred names. */
const SECTORS_MAX = 64
const LAST = 0xfffffffa

/** The names of the streams and storages of a compound file, as far as they can be read; none where it is damaged. */
export async function streamsOf(path: string): Promise<string[]> {
  const file = await open(path, 'r')
  try {
    return await namesIn(file)
  } finally {
    await file.close()
  }
}

async function namesIn(file: FileHandle): Promise<string[]> {
  const header = await bytesAt(file, 0, HEADER_BYTES)
  if (header.length < HEADER_BYTES) return []
  const shift = header.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return []
  const size = 1 << shift
  const sector = (at: number): Promise<Buffer> => bytesAt(file, (at + 1) * size, size)
  const names: string[] = []
  let at = header.readUInt32LE(48)
  for (let seen = 0; seen < SECTORS_MAX && at < LAST; seen++) {
    const entries = await sector(at)
    for (let from = 0; from + ENTRY_BYTES <= entries.length; from += ENTRY_BYTES) {
      const bytes = Math.min(64, entries.readUInt16LE(from + 64))
      if (bytes > 2 && entries[from + 66] !== 0) names.push(entries.toString('utf16le', from, from + bytes - 2))
    }
    const table = Math.floor(at / (size / 4))
    if (table >= TABLES_IN_HEADER) break
    const next = await sector(header.readUInt32LE(76 + table * 4))
    const place = (at % (size / 4)) * 4
    if (place + 4 > next.length) break
    at = next.readUInt32LE(place)
  }
  return names
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
