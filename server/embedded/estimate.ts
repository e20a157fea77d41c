/**
 * How many pages a commit of LMDB writes, never too few. Nothing is changed in place: each page on the way to a changed key
 * is written anew elsewhere, and so is the list of the pages that this leaves free.
 */

/** One tree of the engine, in pages. */
export interface Tree {
  leaves: number
  branches: number
  /** levels from the root to the leaves */
  depth: number
  /** pages of values that are too large for a leaf */
  overflow: number
}

/** The trees as a transaction has made them so far. */
export interface Shape {
  pageBytes: number
  /** pages of the file before the transaction, free ones included */
  filePages: number
  documents: Tree
  entries: Tree
  /** trees that are small: the catalogue, the tree that names the trees, the list of free pages */
  small: Tree[]
}

/** What a transaction has put and removed so far. */
export interface Tally {
  /** documents that were put or removed */
  documents: number
  /** index entries that were put or removed */
  entries: number
  /** pages of documents that do not fit a leaf */
  overflow: number
}

/** What a commit writes, in pages. */
export interface Pages {
  /** single ones, which may lie anywhere */
  single: number
  /** those that may need a run of neighbours */
  runs: number
}

const META_PAGES = 2
/** Bytes of a page's own header, and of its number in the list of free pages. */
const HEADER_BYTES = 16
const NUMBER_BYTES = 8
/** The list of free pages is kept with room to spare, in a few records at least. */
const LIST_PAGES_MIN = 16
/** A change touches the page of its key and, where that page is split or joined, its neighbour; so on every level. */
const PAGES_A_LEVEL = 2
/** Levels that no tree of ours has: with the longest keys, a tree this deep holds 16 levels of at least two. */
const LEVELS_MAX = 16

/** The pages of its own that a document of so many bytes needs: none where it fits a leaf with another. */
export const overflowOf = (bytes: number, pageBytes: number): number =>
  bytes > pageBytes / 4 ? Math.ceil((bytes + HEADER_BYTES) / pageBytes) : 0

/** Upper bound by the number of changes alone; needs no look at the trees. */
export const roughPages = ({ documents, entries, overflow }: Tally): number => (documents + entries) * PAGES_A_LEVEL * LEVELS_MAX + overflow

/** Upper bound that knows the trees: a tree cannot be changed on more pages than it has. */
export function pagesToWrite(tally: Tally, shape: Shape): Pages {
  const small = shape.small.reduce((sum, tree) => sum + sizeOf(tree), 0)
  const single = touched(shape.documents, tally.documents) + touched(shape.entries, tally.entries) + small + META_PAGES
  const listed = freePages(shape) + single + tally.overflow
  return { single, runs: tally.overflow + 2 * Math.ceil((listed * NUMBER_BYTES) / shape.pageBytes) + LIST_PAGES_MIN }
}

/** Pages of the file that no tree uses: those that were free, and those that the transaction has given up. */
export const freePages = ({ filePages, documents, entries, small }: Shape): number =>
  Math.max(0, filePages - META_PAGES - [documents, entries, ...small].reduce((sum, tree) => sum + sizeOf(tree), 0))

const sizeOf = ({ leaves, branches, overflow }: Tree): number => leaves + branches + overflow

const touched = ({ leaves, branches, depth }: Tree, changes: number): number =>
  Math.min(leaves, changes * PAGES_A_LEVEL) + Math.min(branches, changes * PAGES_A_LEVEL * depth)
