import { UnreadableSource } from './types'

/**
 * Reads a tar archive (POSIX.1-2017 pax and ustar, GNU long names) as it comes. A header that makes no sense ends the reading: ready-made
 * readers trust the sizes they find, and wait for ever or turn in circles.
 */

const BLOCK = 512
/** Longest extended header: it holds a name and a size. */
const EXTENDED_MAX = 1024 * 1024

/** A file of the archive, or a link; its bytes are read before the next one is asked for, or passed over. */
export interface TarMember {
  name: string
  /** it only points to another file, and has no bytes of its own */
  isLink: boolean
  bytes: AsyncIterable<Uint8Array>
}

/** The files and links of an archive in their order. Throws UnreadableSource where it is damaged, was cut, or has more than `entriesMax` entries. */
export async function* readTar(pieces: AsyncIterable<Uint8Array>, entriesMax: number): AsyncGenerator<TarMember> {
  const source = new Bytes(pieces)
  try {
    yield* entriesOf(source, entriesMax)
  } finally {
    await source.close()
  }
}

async function* entriesOf(source: Bytes, entriesMax: number): AsyncGenerator<TarMember> {
  let longName: string | null = null
  let longSize: number | null = null
  for (let entries = 0; ; entries++) {
    if (entries > entriesMax) throw new UnreadableSource(`压缩包里的文件超过 ${entriesMax} 个`)
    const header = await source.take(BLOCK)
    // A block of zeros is the end; without it something was cut off.
    if (header.every((byte) => byte === 0)) return
    const { name, size: ownSize, type } = readHeader(header)
    const size: number = longSize ?? ownSize
    if (type === 'L' || type === 'x' || type === 'g' || type === 'K') {
      if (ownSize > EXTENDED_MAX) throw damaged()
      const content = (await source.take(padded(ownSize))).subarray(0, ownSize)
      if (type === 'L') longName = untilZero(content)
      if (type === 'x') {
        const fields = readPax(content)
        longName = fields.get('path') ?? longName
        longSize = fields.has('size') ? sizeOf(Number(fields.get('size'))) : longSize
      }
      continue
    }
    const rest = source.part(padded(size))
    const isLink = type === '1' || type === '2'
    if (isLink || type === '0' || type === '\0' || type === '7') yield { name: longName ?? name, isLink, bytes: firstOf(rest, size) }
    // What nobody has read stands before the next header.
    for await (const _ of rest);
    longName = null
    longSize = null
  }
}

interface Header {
  name: string
  size: number
  type: string
}

function readHeader(header: Buffer): Header {
  const declared = parseInt(untilZero(header.subarray(148, 156)), 8)
  // The checksum is counted as if its own field were blank.
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0)
  if (sum !== declared) throw damaged()
  const isUstar = header.toString('latin1', 257, 262) === 'ustar'
  const prefix = isUstar ? untilZero(header.subarray(345, 500)) : ''
  const name = untilZero(header.subarray(0, 100))
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: readSize(header.subarray(124, 136)),
    type: String.fromCharCode(header[156] ?? 0),
  }
}

/** A size in octal digits, or in the bytes themselves where it is too large for those (GNU). */
function readSize(field: Buffer): number {
  if ((field[0] ?? 0) & 0x80) return sizeOf(Number(BigInt('0x' + field.subarray(1).toString('hex'))))
  const digits = untilZero(field).trim()
  return sizeOf(digits === '' ? 0 : /^[0-7]+$/.test(digits) ? parseInt(digits, 8) : NaN)
}

function sizeOf(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw damaged()
  return value
}

/** Records of a pax header: their length, a name, a value. */
function readPax(content: Buffer): Map<string, string> {
  const fields = new Map<string, string>()
  for (let at = 0; at < content.length;) {
    const length = parseInt(content.toString('latin1', at, at + 20), 10)
    if (!(length > 0) || at + length > content.length) throw damaged()
    const [, name = '', value = ''] = /^\d+ ([^=]*)=([\s\S]*)\n$/.exec(content.toString('utf8', at, at + length)) ?? []
    fields.set(name, value)
    at += length
  }
  return fields
}

const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK

function untilZero(field: Buffer): string {
  const end = field.indexOf(0)
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end))
}

const damaged = (): UnreadableSource => new UnreadableSource('压缩包已损坏')

/** The first bytes of a part, without what only fills its last block. */
async function* firstOf(part: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let left = size
  for await (const piece of part) {
    if (left > 0) yield piece.subarray(0, left)
    left -= piece.length
  }
}

/** Bytes that arrive in pieces, taken in portions. */
class Bytes {
  readonly #pieces: AsyncIterator<Uint8Array>
  #piece: Buffer = Buffer.alloc(0)

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]()
  }

  /** Ends what gives the bytes, read to its end or not. */
  async close(): Promise<void> {
    await this.#pieces.return?.()
  }

  /** So many bytes together. Throws where there are fewer. */
  async take(count: number): Promise<Buffer> {
    const parts: Uint8Array[] = []
    for await (const piece of this.part(count)) parts.push(piece)
    return Buffer.concat(parts)
  }

  /** So many bytes as they come; read in two goes, the second goes on where the first has stopped. */
  part(count: number): AsyncIterable<Uint8Array> {
    let left = count
    const next = async (): Promise<IteratorResult<Uint8Array>> => {
      if (left === 0) return { done: true, value: undefined }
      while (this.#piece.length === 0) {
        const { done, value } = await this.#pieces.next()
        if (done) throw new UnreadableSource('压缩包不完整')
        this.#piece = Buffer.from(value.buffer, value.byteOffset, value.length)
      }
      const piece = this.#piece.subarray(0, left)
      this.#piece = this.#piece.subarray(piece.length)
      left -= piece.length
      return { done: false, value: piece }
    }
    return { [Symbol.asyncIterator]: () => ({ next }) }
  }
}
