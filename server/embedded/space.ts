import { diskFull } from './errors'
import { freePages, overflowOf, pagesToWrite, roughPages, type Pages, type Shape, type Tally } from './estimate'

const MB = 1024 * 1024

/**
 * What stays free on the disk for what makes room: erasing or deleting a batch of 1,000 documents writes some 8,000 pages of
 * 4 KB anew in a large store before it leaves as many free, and whoever else uses the disk may take some meanwhile.
 */
export const RESERVE_BYTES = 64 * MB
/** With so much left after a rough estimate nobody looks closer: the list of free pages of a file of 250 GB would fit too. */
const AMPLE_BYTES = 1024 * MB
/** What opening a store writes: its first pages, its table of readers. */
const OPENING_BYTES = MB
/** A changed document that grows by no more, such as the report of a run that the full disk stopped, may use the reserve. */
const NOTE_BYTES = 4_096
/**
 * The engine writes pages out before the commit only where a transaction has 131,071 of them, given-up ones included. Well before
 * that it is asked in between, every so many changes; a smaller one is asked at its end, when its removals have shrunk the trees.
 */
const EARLY_PAGES = 50_000
const ASK_EVERY = 4_096

/** Throws DiskFull where a store cannot be opened on a disk with so many bytes free; `copied` are those it is first copied from. */
export function refuseOpening(free: number, copied = 0): void {
  const needed = OPENING_BYTES + copied
  if (free < needed) throw diskFull(free, needed)
}

/**
 * Bytes that must be free for a commit. A write that makes room may use the reserve. Any other must leave it, of which free
 * pages inside the store may stand for a half: what was deleted on a full disk can be written on again.
 */
export function neededBytes({ single, runs }: Pages, shape: Shape, makesRoom: boolean): number {
  const all = (single + runs) * shape.pageBytes
  if (makesRoom) return all
  const reusable = freePages(shape)
  const reused = Math.min(single, reusable)
  const left = Math.min((reusable - reused) * shape.pageBytes, RESERVE_BYTES / 2)
  // All of it must be free even so: while an older snapshot is read, the engine may not use its free pages.
  return Math.max(all, all - reused * shape.pageBytes + RESERVE_BYTES - left)
}

export interface SpaceOptions {
  pageBytes: number
  freeBytes: () => number
  /** the trees as they are inside the transaction */
  shape: () => Shape
}

/** Counts what a transaction writes, and refuses it where the disk has no room. */
export class Space {
  readonly #options: SpaceOptions
  #tally: Tally = { documents: 0, entries: 0, overflow: 0 }
  #grown = 0
  #adds = false
  #asked = 0

  constructor(options: SpaceOptions) {
    this.#options = options
  }

  /** Forgets the transaction before. */
  begin(): void {
    this.#tally = { documents: 0, entries: 0, overflow: 0 }
    this.#grown = 0
    this.#adds = false
    this.#asked = 0
  }

  /** The transaction adds what was not there: it must leave the reserve alone. */
  adds(): void {
    this.#adds = true
  }

  /** A document is put that is larger than the one in its place by `grown` bytes. Throws DiskFull. */
  putsDocument(bytes: number, grown: number): void {
    this.#tally.documents++
    this.#tally.overflow += overflowOf(bytes, this.#options.pageBytes)
    this.#grown += grown
    this.#askNowAndThen()
  }

  /** A document is removed. Throws DiskFull. */
  removesDocument(): void {
    this.#tally.documents++
    this.#askNowAndThen()
  }

  /** An index entry is put or removed. Throws DiskFull. */
  changesEntry(): void {
    this.#tally.entries++
    this.#askNowAndThen()
  }

  /** All keys between two are removed, in their order: what lies between is given up whole, and only the ends are written. */
  removesRange(tree: 'documents' | 'entries'): void {
    this.#tally[tree] += 2
  }

  /** Asks the disk at the end of a transaction. Throws DiskFull where it could not be committed. */
  ask(): void {
    this.#ask(0)
  }

  #ask(pagesMin: number): void {
    const { pageBytes, freeBytes, shape } = this.#options
    const free = freeBytes()
    if (free - roughPages(this.#tally) * pageBytes >= AMPLE_BYTES) return
    const now = shape()
    const pages = pagesToWrite(this.#tally, now)
    if (pages.single + pages.runs < pagesMin) return
    const needed = neededBytes(pages, now, !this.#adds && this.#grown <= NOTE_BYTES)
    if (needed > free) throw diskFull(free, needed)
  }

  #askNowAndThen(): void {
    const { documents, entries, overflow } = this.#tally
    const size = documents + entries + overflow
    if (size < this.#asked + ASK_EVERY) return
    this.#asked = size
    this.#ask(EARLY_PAGES)
  }
}
