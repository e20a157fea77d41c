import { Deserializer, Serializer } from 'node:v8'

/**
 * Values in a frame of their own, and beside it the arrays of bytes and numbers that stand in them, which are neither copied nor looked at: a city has some
 * tens of megabytes of those, and copying them at once keeps all others waiting.
 */
export interface Framed {
  frame: Buffer
  /** in the order in which the frame asks for them */
  views: readonly Buffer[]
}

/** A documented method of the serializer that its types leave out. */
interface ToldOfViews {
  _setTreatArrayBufferViewsAsHostObjects: (isSo: boolean) => void
}

/** What an array is made of when it is read. */
enum ViewOf {
  Bytes,
  Numbers,
}

class Writer extends Serializer {
  readonly views: Buffer[] = []

  constructor() {
    super()
    ;(this as unknown as ToldOfViews)._setTreatArrayBufferViewsAsHostObjects(true)
  }

  /** Called for each array of bytes or numbers. */
  _writeHostObject(view: unknown): void {
    if (!(view instanceof Uint32Array || Buffer.isBuffer(view))) throw new TypeError('neither bytes nor numbers of 32 bits')
    this.writeUint32(Buffer.isBuffer(view) ? ViewOf.Bytes : ViewOf.Numbers)
    this.views.push(Buffer.from(view.buffer, view.byteOffset, view.byteLength))
  }
}

class Reader extends Deserializer {
  readonly #next: () => Buffer

  constructor(frame: Buffer, next: () => Buffer) {
    super(frame)
    this.#next = next
  }

  /** Called where an array stood. */
  _readHostObject(): unknown {
    const isBytes = this.readUint32() === (ViewOf.Bytes as number)
    const bytes = this.#next()
    return isBytes ? bytes : new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / Uint32Array.BYTES_PER_ELEMENT)
  }
}

/** Throws at an array of other numbers. Nobody may write to what it is given afterwards, as long as the views are used. */
export function framed(value: unknown): Framed {
  const writer = new Writer()
  writer.writeHeader()
  writer.writeValue(value)
  return { frame: writer.releaseBuffer(), views: writer.views }
}

/** What `framed` was given; `next` hands in its views in their order, each with a buffer of its own. */
export function unframed(frame: Buffer, next: () => Buffer): unknown {
  const reader = new Reader(frame, next)
  reader.readHeader()
  return reader.readValue()
}
