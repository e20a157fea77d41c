import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { leaveNote } from './note'
import { FORMER, STORE_FILE } from './files'

/** Written beside a store once it is made: a folder that has it had a store. */
const MADE_FILE = 'made'

/** How LMDB begins each of the two pages by which it finds everything else (its `MDB_meta`, version 2, after 24 bytes of a page's header). */
const META = {
  pages: 2,
  magicAt: 24,
  magic: 0xbeefc0de,
  versionAt: 28,
  version: 2,
  pageBytesAt: 48,
  lastPageAt: 144,
  txnAt: 152,
  bytes: 160,
} as const
const PAGE_BYTES = 4_096

export type Breakage = 'missing' | 'empty' | 'cut' | 'overwritten'

/** A store was here and is not whole. Opening it would begin another past in its place, or end the process without a word. */
export class StoreBroken extends Error {
  constructor(
    readonly file: string,
    readonly breakage: Breakage,
    /** what says that a store was here: without it the folder is as new */
    readonly marker: string,
  ) {
    super(`the store ${file} is ${breakage}: restore the back-up`)
  }
}

/**
 * Throws StoreBroken where a folder had a store whose file is gone or empty, or has a file that is no store any more or ends before its last page. What is
 * wrong inside a page is not seen here: only reading everything shows that (`npm run mirror:verify`).
 */
export function refuseBroken(dir: string): void {
  const [file, marker] = [join(dir, STORE_FILE), join(dir, MADE_FILE)]
  const had = existsSync(marker)
  const breakage = existsSync(file) ? breakageOf(file) : existsSync(join(dir, FORMER)) ? null : 'missing'
  // What a first start leaves that died while it made the store is made anew.
  const isUnmade = !had && (breakage === 'missing' || breakage === 'empty' || breakage === 'unfinished')
  if (breakage !== null && !isUnmade) throw new StoreBroken(file, breakage === 'unfinished' ? 'cut' : breakage, marker)
}

/** Remembers that the folder has a store. */
export function markMade(dir: string): void {
  const marker = join(dir, MADE_FILE)
  if (!existsSync(marker)) leaveNote(marker, `${STORE_FILE}\n`)
}

function breakageOf(file: string): Breakage | 'unfinished' | null {
  const fd = openSync(file, 'r')
  try {
    const { size } = fstatSync(fd)
    if (size === 0) return 'empty'
    if (size < META.pages * PAGE_BYTES) return 'unfinished'
    const first = metaAt(fd, 0)
    const second = first && metaAt(fd, first.pageBytes)
    if (!first || !second) return 'overwritten'
    const newest = first.txn > second.txn ? first : second
    return size < (newest.lastPage + 1) * first.pageBytes ? 'cut' : null
  } finally {
    closeSync(fd)
  }
}

function metaAt(fd: number, at: number): { pageBytes: number; lastPage: number; txn: bigint } | null {
  const page = Buffer.alloc(META.bytes)
  if (readSync(fd, page, 0, META.bytes, at) < META.bytes) return null
  if (page.readUInt32LE(META.magicAt) !== META.magic || page.readUInt32LE(META.versionAt) !== META.version) return null
  return {
    pageBytes: page.readUInt32LE(META.pageBytesAt),
    lastPage: Number(page.readBigUInt64LE(META.lastPageAt)),
    txn: page.readBigUInt64LE(META.txnAt),
  }
}
