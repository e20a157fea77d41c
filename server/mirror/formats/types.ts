/** What a reader makes of the bytes of a source, before any row has a meaning. */

/** One row of a table with the header's column names. */
export interface TableRow {
  /** physical line at which the row begins, from 1 */
  line: number
  cells: Map<string, string>
  /** the row as it stood in the file */
  original: string
}

/** A row that cannot even be taken apart. */
export interface BrokenRow {
  line: number
  column: string | null
  reason: string
  original: string
}

/** Why a row is no data: it is counted, and nothing else. */
export type SkipReason = 'blank' | 'title' | 'repeated_header' | 'total'

/** The whole answer of a source cannot be used; the run stops and the last edition stays. */
export class UnreadableSource extends Error {}
