import type { Database } from 'lmdb'
import type { Shape, Tree } from './estimate'

/** What the engine tells of a tree; the package declares it as an empty object. */
interface EngineTree {
  pageSize: number
  treeDepth: number
  treeBranchPageCount: number
  treeLeafPageCount: number
  overflowPages: number
}

interface EngineStats extends EngineTree {
  lastPageNumber: number
  root: EngineTree
  free: EngineTree
}

const statsOf = (tree: Pick<Database, 'getStats'>): EngineStats => tree.getStats() as EngineStats

const treeOf = ({ treeLeafPageCount, treeBranchPageCount, treeDepth, overflowPages }: EngineTree): Tree => ({
  leaves: treeLeafPageCount,
  branches: treeBranchPageCount,
  depth: treeDepth,
  overflow: overflowPages,
})

type Trees = Record<'documents' | 'entries' | 'catalogue', Pick<Database, 'getStats'>>

/** The trees of a store as the transaction that is open has made them. Takes about 40 microseconds. */
export function shapeOf({ documents, entries, catalogue }: Trees): Shape {
  const stats = statsOf(documents)
  return {
    pageBytes: stats.pageSize,
    filePages: stats.lastPageNumber + 1,
    documents: treeOf(stats),
    entries: treeOf(statsOf(entries)),
    small: [statsOf(catalogue), stats.root, stats.free].map(treeOf),
  }
}
