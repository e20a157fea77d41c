import { RUN_CHARACTERS_MAX, TAG_CHARACTERS_MAX } from './bounds'

/** What the end of a tag and the end of a text are looked for by. */
const [TAG, TEXT] = [
  { end: '>', max: TAG_CHARACTERS_MAX },
  { end: '<', max: RUN_CHARACTERS_MAX },
] as const

/**
 * Bounds what a parser of XML gathers before it says anything: a text between two tags is cut, so that only its own row is too long, and a tag without
 * end is told by `tooLong`, which throws. The text comes in pieces; what is within its bounds passes as it is.
 */
export class LongRuns {
  readonly #tooLong: (before: string) => never
  #at: typeof TAG | typeof TEXT = TEXT
  #length = 0

  /** `tooLong` is given what stands before the end of the tag in the piece that brings too much. */
  constructor(tooLong: (before: string) => never) {
    this.#tooLong = tooLong
  }

  pass(piece: string): string {
    let kept: string | null = null
    /** how far the piece is kept already, where anything of it is cut */
    let done = 0
    for (let at = 0; at < piece.length;) {
      const { end, max } = this.#at
      const found = piece.indexOf(end, at)
      const to = found < 0 ? piece.length : found
      const room = Math.max(0, max - this.#length)
      if (to - at > room) {
        if (this.#at === TAG) this.#tooLong(piece.slice(0, at + room))
        kept = (kept ?? '') + piece.slice(done, wholeEnd(piece, at, at + room))
        done = to
      }
      this.#length += to - at
      at = to
      if (found < 0) break
      this.#length = 0
      this.#at = this.#at === TAG ? TEXT : TAG
      at++
    }
    return kept === null ? piece : kept + piece.slice(done)
  }
}

/** Longer than any reference to a character. */
const REFERENCE_MAX = 12

/** Where a text is cut that would be cut at `to`: not inside a reference to a character. */
function wholeEnd(text: string, from: number, to: number): number {
  const reference = text.lastIndexOf('&', to - 1)
  return reference >= from && to - reference < REFERENCE_MAX && !text.slice(reference, to).includes(';') ? reference : to
}
