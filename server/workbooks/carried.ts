import { ApiError } from '../errors'

/** How the lines of a list get to the thread: as bytes that are handed over, where thousands of texts would be copied one by one. */

/** Lines of a step, and of one piece of memory. */
const PIECE = 250

/** Stands behind each line: JSON on one line has none within it. */
const BREAK = Buffer.from('\n')

/** Lines as pieces of bytes that are nobody else's, each a whole number of lines. In steps. Throws `too_many_rows` where they have more bytes than may be. */
export function* carrying(lines: Iterable<Buffer>, bytesMax: number): Generator<void, Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let parts: Buffer[] = []
  let bytes = 0
  for (const line of lines) {
    bytes += line.length
    if (bytes > bytesMax) throw new ApiError('too_many_rows')
    if (parts.push(line, BREAK) < 2 * PIECE) continue
    pieces.push(ownedBy(parts))
    parts = []
    yield
  }
  if (parts.length > 0) pieces.push(ownedBy(parts))
  return pieces
}

/** The lines that `carrying` was given, as texts. */
export const carried = (pieces: readonly Uint8Array[]): string[] =>
  pieces.flatMap((piece) => Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString().slice(0, -1).split('\n'))

/** Buffers as one in memory of its own: a small one of Node's lies in a place with others, which cannot be handed over. */
function ownedBy(parts: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
