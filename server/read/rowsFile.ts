import { createHash } from 'node:crypto'
import { chmod, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { codesOf } from '../../shared/vocabulary'
import type { EditionDoc } from '../models/edition'
import type { Place } from './areas'
import { framed, unframed } from './frame'
import { KindModel, type PackedModel } from './model'
import { asVersionsTell, type Shelf, type Shelves } from './shelves'
import { unhurried } from '../steps'

/** What an edition has, as its versions tell it, whatever the day and whatever residents told. */
export interface KeptRows {
  shelves: Shelves
  ever: ReadonlySet<Kind>
}

/** One kind as it stands in the file. */
interface PackedShelf {
  kind: Kind
  model: PackedModel
  places: readonly Place[]
}

/**
 * So long in milliseconds it rests before it is written. Ours: sources are read one after the other, each may bring an edition, and who reads it now goes
 * before who starts next.
 */
const REST_MS = 10_000
const HASH_BYTES = 32
/** Files that are read at once: a process may hold a thousand open. */
const TOGETHER = 64
const LENGTH_BYTES = 4
const ROOTS = [join(__dirname, '..'), join(__dirname, '..', '..', 'shared')]

/**
 * The rows of one edition in a file, so that the next start need not read every document: a pure function of the edition and of the code that makes
 * rows, whose hash it bears. It is believed only where both are the same and its checksum holds; else it is thrown away, and the store is read.
 */
export class RowsFile {
  readonly #path: string
  readonly #onFault: (error: unknown) => void
  readonly #hashCode: () => Promise<string>
  #code: Promise<string> | null = null
  #waiting: (() => Promise<void>) | null = null
  #writing: Promise<void> | null = null
  readonly #hurry = new AbortController()

  /** `onFault` is told why a file could not be used or written: rows are then read of the store. `hashCode` tells by which code rows are made. */
  constructor(path: string, onFault: (error: unknown) => void, hashCode = codeHash) {
    this.#path = path
    this.#onFault = onFault
    this.#hashCode = hashCode
  }

  /** The rows of an edition, or null where the file has others, or none, or is damaged. */
  async read(edition: EditionDoc): Promise<KeptRows | null> {
    try {
      const parts = (await checkedParts(this.#path)).values()
      const next = (): Buffer => {
        const { value } = parts.next()
        if (value === undefined) throw new Error(`${this.#path} lacks a part`)
        return value
      }
      if (!next().equals(await this.#nameOf(edition))) return null
      const ever = new Set(unframed(next(), next) as Kind[])
      return { shelves: shelvesOf(codesOf(KINDS).map(() => unframed(next(), next) as PackedShelf)), ever }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        this.#onFault(error)
        await rm(this.#path, { force: true }).catch(this.#onFault)
      }
      return null
    }
  }

  /**
   * Keeps the rows of an edition in the place of what was kept, some seconds later: of those that come meanwhile only the last is written. A process that
   * is killed before has its next start read the store.
   */
  keep(edition: EditionDoc, kept: KeptRows): void {
    this.#waiting = () => this.#write(edition, kept)
    this.#writing ??= this.#writeWaiting().finally(() => {
      this.#writing = null
    })
  }

  /** Writes what waits, from now on without a rest, and ends when nothing is being written. */
  async settled(): Promise<void> {
    this.#hurry.abort()
    while (this.#writing) await this.#writing
  }

  async #writeWaiting(): Promise<void> {
    while (this.#waiting) {
      // No start reads what is kept of an edition before, and it may hold what the law has erased since.
      await rm(this.#path, { force: true }).catch(this.#onFault)
      await setTimeout(REST_MS, null, { ref: false, signal: this.#hurry.signal }).catch(() => {})
      const write = this.#waiting
      this.#waiting = null
      await write().catch(this.#onFault)
    }
  }

  async #write(edition: EditionDoc, { shelves, ever }: KeptRows): Promise<void> {
    const part = `${this.#path}.part`
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 })
    await rm(part, { force: true })
    const file = await open(part, 'wx', 0o600)
    try {
      const hash = createHash('sha256')
      let at = HASH_BYTES
      const put = async (bytes: Buffer): Promise<void> => {
        const length = Buffer.alloc(LENGTH_BYTES)
        length.writeUInt32LE(bytes.length)
        for (const one of [length, ...slicesOf(bytes)]) {
          hash.update(one)
          await file.write(one, 0, one.length, at)
          at += one.length
        }
      }
      await put(await this.#nameOf(edition))
      const putValue = async (value: unknown): Promise<void> => {
        await setImmediate()
        const { frame, views } = framed(value)
        for (const one of [frame, ...views]) await put(one)
      }
      await putValue([...ever])
      for (const kind of codesOf(KINDS)) {
        const packed: PackedShelf = {
          kind,
          model: await unhurried((await unhurried(asVersionsTell(shelves[kind]))).packing()),
          places: [...shelves[kind].places.values()],
        }
        await putValue(packed)
      }
      await file.write(hash.digest(), 0, HASH_BYTES, 0)
      await file.datasync()
    } finally {
      await file.close()
    }
    await chmod(part, 0o600)
    await rename(part, this.#path)
  }

  /** What says of which edition the rows are, and by which code they were made. */
  async #nameOf({ _id, attempt, sha256 }: EditionDoc): Promise<Buffer> {
    return Buffer.from(JSON.stringify([_id, attempt, sha256, await (this.#code ??= this.#hashCode())]))
  }
}

const SLICE = 1 << 20

/** Bytes in pieces that are hashed in a few milliseconds each. */
const slicesOf = (bytes: Buffer): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / SLICE) }, (_, i) => bytes.subarray(i * SLICE, (i + 1) * SLICE))

/** The parts of a file whose checksum holds; throws for another. Each is read by itself: numbers are used where they stand, and nothing beside them. */
async function checkedParts(path: string): Promise<Buffer[]> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const hash = createHash('sha256')
    const parts: Buffer[] = []
    let at = HASH_BYTES
    const take = async (length: number): Promise<Buffer> => {
      if (at + length > size) throw new Error(`${path} is cut`)
      const bytes = Buffer.allocUnsafeSlow(length)
      await file.read(bytes, 0, length, at)
      hash.update(bytes)
      at += length
      return bytes
    }
    while (at < size) parts.push(await take((await take(LENGTH_BYTES)).readUInt32LE()))
    const written = Buffer.alloc(HASH_BYTES)
    await file.read(written, 0, HASH_BYTES, 0)
    if (!hash.digest().equals(written)) throw new Error(`${path} is damaged`)
    return parts
  } finally {
    await file.close()
  }
}

function shelvesOf(packed: readonly PackedShelf[]): Shelves {
  const entries = packed.map(({ kind, model, places }): [Kind, Shelf] => [
    kind,
    { model: KindModel.unpacked(kind, model), aside: new Map(), places: new Map(places.map((place) => [place.row.id, place])) },
  ])
  return Object.fromEntries(entries) as unknown as Shelves
}

/** A hash of everything by which rows may be made another, and of what writes and reads the file. */
async function codeHash(): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const root of ROOTS) {
    const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.ts')).sort()
    for (let at = 0; at < names.length; at += TOGETHER) {
      const some = names.slice(at, at + TOGETHER)
      const texts = await Promise.all(some.map((name) => readFile(join(root, name))))
      for (const [i, text] of texts.entries()) hash.update(some[i] ?? '').update(text)
    }
  }
  return hash.digest('hex')
}
