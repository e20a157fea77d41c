import type { BodyType } from './bodies'

/** How files begin that are no text. */

type Magic = [body: BodyType, at: number, bytes: string | number[]]

/** Bytes that no text begins with, and words that no table does. */
const SURE: Magic[] = [
  ['xlsx', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['xlsx', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['xls', 0, [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', 0, [0x1f, 0x8b]],
  ['pdf', 0, '%PDF'],
  ['postScript', 0, '%!PS'],
  ['sevenZip', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', 0, 'Rar!\x1a\x07'],
  ['xz', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['packed', 0, [0x04, 0x22, 0x4d, 0x18]],
  ['packed', 0, [0x1f, 0x9d]],
  ['packed', 0, [0x1f, 0xa0]],
  ['packed', 0, [0xed, 0xab, 0xee, 0xdb]],
  ['packed', 0, 'MSCF\0\0\0\0'],
  ['packed', 0, '!<arch>\n'],
  ['tar', 257, 'ustar'],
  ['picture', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['picture', 0, [0xff, 0xd8, 0xff]],
  ['picture', 0, 'GIF8'],
  ['picture', 8, 'WEBP'],
  ['picture', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['picture', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['picture', 0, [0x00, 0x00, 0x01, 0x00, 0x01]],
  ['picture', 0, [0xd7, 0xcd, 0xc6, 0x9a]],
  ['picture', 40, ' EMF'],
  ['picture', 0, '8BPS\0\x01'],
  ['picture', 4, 'ftyphei'],
  ['picture', 4, 'ftypmif1'],
  ['picture', 4, 'ftypavi'],
  ['media', 4, 'ftyp'],
  ['media', 8, 'WAVEfmt '],
  ['media', 8, 'AVI LIST'],
  ['media', 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ['media', 0, [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66]],
  ['media', 0, [0xff, 0xfb]],
  ['media', 0, [0xff, 0xf3]],
  ['media', 0, '#!AMR'],
  ['program', 0, '\x7fELF'],
  ['program', 0, [0xca, 0xfe, 0xba, 0xbe]],
  ['program', 0, [0xcf, 0xfa, 0xed, 0xfe]],
  ['program', 0, [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]],
  ['program', 0, '#!/'],
  ['rtf', 0, '{\\rtf'],
  ['database', 0, 'SQLite format 3\0'],
  ['database', 4, 'Standard Jet DB'],
  ['database', 4, 'Standard ACE DB'],
  ['database', 0, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a]],
  ['database', 0, 'Obj\x01'],
  ['database', 0, 'PGDMP\x01'],
  ['statistics', 0, '$FL2@(#)'],
  ['statistics', 0, '<stata_dta>'],
  ['map', 0, [0x00, 0x00, 0x27, 0x0a]],
  ['oldTable', 0, [0x09, 0x00, 0x04, 0x00]],
  ['oldTable', 0, [0x09, 0x02, 0x06, 0x00]],
  ['oldTable', 0, [0x09, 0x04, 0x06, 0x00]],
  ['oldTable', 0, [0x00, 0x00, 0x02, 0x00]],
  ['oldTable', 0, [0x00, 0x00, 0x1a, 0x00]],
  ['mail', 0, '!BDN'],
  ['certificate', 0, '-----BEGIN '],
]

/** Letters that a header may begin with too: believed where bytes stand near them that no text has. */
const LETTERS: Magic[] = [
  ['program', 0, 'MZ'],
  ['bzip2', 0, 'BZh'],
  ['database', 0, 'PAR1'],
  ['database', 0, 'ORC'],
  ['media', 0, 'ID3'],
  ['media', 0, 'OggS'],
  ['media', 0, 'fLaC'],
  ['media', 0, 'FLV'],
  ['media', 0, 'MThd'],
  ['drawing', 0, 'AC10'],
]

/** Controls that stand in no text. */
const hasControls = (bytes: Uint8Array): boolean => bytes.subarray(0, 512).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20))

const isAt = (bytes: Uint8Array, [, at, magic]: Magic): boolean => {
  const expected = typeof magic === 'string' ? Buffer.from(magic, 'latin1') : magic
  return expected.every((byte, i) => bytes[at + i] === byte)
}

/** What a file is by bytes that no text begins with; null where it may be one. */
export function binaryOf(bytes: Uint8Array): BodyType | null {
  const sure = SURE.find((magic) => isAt(bytes, magic))
  if (sure) return sure[0]
  if (isBitmap(bytes)) return 'picture'
  if (isDbf(bytes)) return 'dbf'
  const letters = LETTERS.find((magic) => isAt(bytes, magic))
  return letters && hasControls(bytes) ? letters[0] : null
}

/** A bitmap of Windows: two letters that a text may begin with too, and then a size and four zeros. */
const isBitmap = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x42 && bytes[1] === 0x4d && bytes.length > 10 && bytes.subarray(6, 10).every((byte) => byte === 0)

/** Versions of dBase, FoxPro and Clipper. */
const DBF_VERSIONS = [0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xcb, 0xf5, 0xfb]
const DBF_HEAD = 32

/** A table of dBase has no magic of its own: a version, the day it was changed, sizes that fit each other, and a first field of a known type. */
function isDbf(bytes: Uint8Array): boolean {
  const [version = 0, , month = 0, day = 0] = bytes
  if (!DBF_VERSIONS.includes(version) || month > 12 || day > 31 || bytes.length < DBF_HEAD * 2 + 1) return false
  const view = Buffer.from(bytes.subarray(0, DBF_HEAD * 2))
  const [header, record] = [view.readUInt16LE(8), view.readUInt16LE(10)]
  // FoxPro has the way to its database behind the fields.
  const fits = (header - 1) % DBF_HEAD === 0 || (header - 1 - 263) % DBF_HEAD === 0
  return header > DBF_HEAD * 2 && fits && record > 1 && /^[A-Z0-9+@]$/.test(String.fromCharCode(view[DBF_HEAD + 11] ?? 0))
}

/** Where an image of a disc says that it is one (ISO 9660): behind sixteen empty sectors. */
export const DISC = { at: 0x8001, magic: 'CD001' } as const
