import { concat, utf8 } from '@shared/tips/crypto/bytes'

/** A ZIP archive whose files are stored as they are: enough for a workbook. Little-endian, as the format has it. */

export interface ZipEntry {
  name: string
  text: string
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32 of the bytes. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}

const le = (width: number, value: number): Uint8Array => Uint8Array.from({ length: width }, (_, at) => (value / 256 ** at) & 255)
/** Names are UTF-8; the date is the first the format can say, since the workbook's own day is nobody's business. */
const FLAGS = 0x0800
const FIRST_DAY = 0x0021

/** The archive of the entries, in order. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Uint8Array[] = []
  const list: Uint8Array[] = []
  let at = 0
  for (const { name, text } of entries) {
    const [label, data] = [utf8(name), utf8(text)]
    const common = concat(
      le(2, 20),
      le(2, FLAGS),
      le(2, 0),
      le(2, 0),
      le(2, FIRST_DAY),
      le(4, crc32(data)),
      le(4, data.length),
      le(4, data.length),
      le(2, label.length),
      le(2, 0),
    )
    const file = concat(le(4, 0x04034b50), common, label, data)
    list.push(concat(le(4, 0x02014b50), le(2, 20), common, le(2, 0), le(2, 0), le(2, 0), le(4, 0), le(4, at), label))
    files.push(file)
    at += file.length
  }
  const directory = concat(...list)
  const count = le(2, entries.length)
  const end = concat(le(4, 0x06054b50), le(2, 0), le(2, 0), count, count, le(4, directory.length), le(4, at), le(2, 0))
  return concat(...files, directory, end)
}
