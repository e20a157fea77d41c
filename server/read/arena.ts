/** Bytes of a chunk. A text stands in one chunk alone, so that it is read in one piece; one that is longer has a chunk of its own. */
const CHUNK = 1 << 18

/** Bytes of the first chunk: most ledgers have a few rows only, of which a change makes a new table. */
const FIRST = 1 << 14

/** Texts as UTF-8 in a few large buffers instead of an object each. Only grows: an address that was given is good for ever. */
export class Arena {
  readonly #chunks: (Buffer | null)[]
  #end: number
  /** bytes that the last chunk still takes */
  #room = 0

  /** `bytes`: what it begins with, at the addresses from 0 on. */
  constructor(bytes: Buffer = Buffer.alloc(0)) {
    this.#chunks = []
    this.#end = 0
    if (bytes.length > 0) this.#adopt(bytes)
  }

  /** Writes texts one behind the other; returns the address of the first. `sizes` gets the bytes of each. */
  append(texts: readonly (string | Buffer)[], sizes: number[]): number {
    let size = 0
    for (const [i, text] of texts.entries()) size += sizes[i] = Buffer.byteLength(text)
    if (size > this.#room) this.#adopt(Buffer.allocUnsafeSlow(Math.max(this.#chunks.length === 0 ? FIRST : CHUNK, size)), 0)
    const begin = this.#end
    let place = begin
    for (const text of texts) place += this.#write(text, place)
    this.#room -= size
    this.#end = place
    return begin
  }

  /** The text of some bytes at an address. */
  text(address: number, size: number): string {
    if (size === 0) return ''
    const { chunk, from } = this.#find(address)
    return chunk.toString('utf8', from, from + size)
  }

  /** The bytes at an address, not copied: nobody may write to them. */
  bytes(address: number, size: number): Buffer {
    if (size === 0) return Buffer.alloc(0)
    const { chunk, from } = this.#find(address)
    return chunk.subarray(from, from + size)
  }

  /** Whether some bytes stand among those at an address: of a text nothing is made for it. */
  holds(address: number, size: number, bytes: Buffer): boolean {
    return this.bytes(address, size).includes(bytes)
  }

  #write(text: string | Buffer, place: number): number {
    if (text.length === 0) return 0
    const { chunk, from } = this.#find(place)
    return typeof text === 'string' ? chunk.write(text, from, 'utf8') : text.copy(chunk, from)
  }

  #find(address: number): { chunk: Buffer; from: number } {
    let number = Math.floor(address / CHUNK)
    let chunk = this.#chunks[number]
    while (chunk === null) chunk = this.#chunks[--number]
    if (chunk === undefined) throw new Error(`no text at ${address}`)
    return { chunk, from: address - number * CHUNK }
  }

  /** Takes a buffer as the next chunk; a long one spans the places of several. */
  #adopt(buffer: Buffer, used = buffer.length): void {
    const begin = this.#chunks.length * CHUNK
    this.#chunks.push(buffer)
    for (let covered = CHUNK; covered < buffer.length; covered += CHUNK) this.#chunks.push(null)
    this.#end = begin + used
    this.#room = buffer.length - used
  }
}
