import { hex, concat, reader, u16, u32, u8, unhex, utf8, fromUtf8 } from './bytes'
import { SealError } from './errors'
import { SUITE } from './suite1'

/** What both headers hold. Ids and keys in lower-case hex; `prefix` as u16 hex; `sizes` of the padded parts in bytes. */
export interface CommonHeader {
  suite: number
  deskKeyId: string
  recoveryKeyId: string
  identityKeyId: string
  author: string
  prefix: string
  commitment: string
  sizes: number[]
}

/** Header of a tip: `division` is the six digits of the administrative division. */
export interface TipHeader extends CommonHeader {
  magic: 'MGT1'
  tipId: string
  kind: number
  desk: string
  division: string
}

/** Header of a later message about a tip. */
export interface MessageHeader extends CommonHeader {
  magic: 'MGM1'
  messageId: string
  tipId: string
}

export type Header = TipHeader | MessageHeader

/** Padded size of part 0, the text. */
export const TEXT_SIZE = 4096
/** Padded sizes a photo may have. */
export const PHOTO_SIZES = [64, 128, 256, 512].map((kib) => kib * 1024)
/** Photos beside the text. */
export const PHOTOS_MAX = 6

/** The id that salts and commits: of the tip, or of the message. 16 bytes. */
export const idOf = (header: Header): Uint8Array => unhex(header.magic === 'MGT1' ? header.tipId : header.messageId, 16)

const areSizes = (sizes: readonly number[]): boolean => {
  const [first, ...photos] = sizes
  return first === TEXT_SIZE && photos.length <= PHOTOS_MAX && photos.every((size) => PHOTO_SIZES.includes(size))
}

const check = (header: Header): void => {
  const tip = header.magic !== 'MGT1' || (/^[0-9]{6}$/.test(header.division) && header.desk !== '')
  const fits = /^04/.test(header.author) && /^[0-9a-f]{3}0$/.test(header.prefix) && areSizes(header.sizes)
  if (!tip || !fits || header.suite !== SUITE) throw new SealError('header-malformed')
}

function whatOf(header: Header): Uint8Array {
  if (header.magic === 'MGM1') return concat(unhex(header.messageId, 16), unhex(header.tipId, 16))
  const desk = utf8(header.desk)
  return concat(unhex(header.tipId, 16), u8(header.kind), u8(desk.length), desk, utf8(header.division))
}

const named = <T>(run: () => T): T => {
  try {
    return run()
  } catch (cause) {
    throw new SealError('header-malformed', cause)
  }
}

/** The bytes H; throws `header-malformed` where a field does not fit. */
export function encodeHeader(header: Header): Uint8Array {
  check(header)
  return named(() => {
    const keys = [header.deskKeyId, header.recoveryKeyId, header.identityKeyId].map((id) => unhex(id, 8))
    const author = concat(unhex(header.author, 65), u16(parseInt(header.prefix, 16)), unhex(header.commitment, 32))
    const sizes = concat(u8(header.sizes.length), ...header.sizes.map(u32))
    return concat(utf8(header.magic), u8(header.suite), whatOf(header), ...keys, author, sizes)
  })
}

/** The header of the bytes H, all of them; throws `header-malformed` on anything else: cut, longer, unknown. */
export function decodeHeader(bytes: Uint8Array): Header {
  return named(() => {
    const from = reader(bytes)
    const take = (length: number) => hex(from.take(length))
    const magic = fromUtf8(from.take(4))
    const suite = from.number(1)
    const rest = (): CommonHeader => ({
      suite,
      deskKeyId: take(8),
      recoveryKeyId: take(8),
      identityKeyId: take(8),
      author: take(65),
      prefix: take(2),
      commitment: take(32),
      sizes: Array.from({ length: from.number(1) }, () => from.number(4)),
    })
    const header = ((): Header => {
      if (magic === 'MGM1') return { magic, messageId: take(16), tipId: take(16), ...rest() }
      if (magic !== 'MGT1') throw new SealError('header-malformed')
      const tipId = take(16)
      const kind = from.number(1)
      return { magic, tipId, kind, desk: fromUtf8(from.take(from.number(1))), division: fromUtf8(from.take(6)), ...rest() }
    })()
    check(header)
    if (from.left() !== 0) throw new SealError('header-malformed')
    return header
  })
}
