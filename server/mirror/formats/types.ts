/** What a reader makes of the bytes of a source, before any row has a meaning. */

/** The bytes of one file of a source, as they lie in the spool. */
export interface RawFile {
  path: string
  /** how the source calls it: a file name or the end of an address */
  name: string
  size: number
  sha256: string
  /** when it was last written, where it lies in reach; absent of what came over the network */
  writtenAt?: Date
  /** nothing tells whether it is whole: its server named no length, and closed the connection behind it */
  openEnded?: true
}

/** One physical row of a table, its columns not yet named. */
export interface RawRow {
  /** physical line or row of the sheet at which it begins, from 1 */
  line: number
  cells: string[]
  /** the row as it stood in the file, where that is more than its cells */
  original?: string
  /** why the row cannot be taken apart */
  fault?: string
  /** nobody sees it in the sheet */
  hidden?: true
}

/** Cells that were joined into one; rows and columns from 1, both ends included. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

/** One table of a file. A CSV file has one without a name. */
export interface Sheet {
  name: string | null
  hidden: boolean
  /** cells that were joined; read when the sheet is */
  merges: () => Promise<Merge[]>
  /** its first row holds the names of its fields, which stand in no line of the file */
  isKeyed?: true
  /** whether trailing empty cells may be missing from a row */
  ragged: boolean
  rows: () => AsyncGenerator<RawRow[]>
}

/** A file of tables, opened. */
export interface TableFile {
  sheets: Sheet[]
  /** what a person should know of how the file was read: the encoding that was found */
  remarks: string[]
  close: () => Promise<void>
}

/** One row of a table with the header's column names. */
export interface TableRow {
  line: number
  sheet: string | null
  cells: Map<string, string>
  original: () => string
  /** what stood in its cells that a person does not read: each column with what was made of it */
  notes: { column: string; was: string }[]
}

/** A row that cannot even be taken apart. */
export interface BrokenRow {
  line: number
  sheet: string | null
  column: string | null
  reason: string
  original: string
}

/** Why a row is no data: it is counted, and nothing else. */
export type SkipReason = 'blank' | 'title' | 'repeated_header' | 'total' | 'other_sheet'

/**
 * Cells whose content is not to be had, by characters that no text holds: a number with more digits than its program keeps, a formula that
 * nobody has calculated, and a number that its format shows so many times smaller. Harmless in a column that nobody reads, and so are the two below.
 */
export const LOST = '\ufdd0'
export const UNCALCULATED = '\ufdd1'
export const SCALED = '\ufdd3'
/** A cell that is longer than any that is read. */
export const TOO_LONG = '\ufdd5'
/** A cell that points to another one, as 同上 does, where that one is not to be had. */
export const POINTING = '\ufdd2'

/** The whole answer of a source cannot be used; the run stops and the last edition stays. */
export class UnreadableSource extends Error {}

export const NO_MERGES = async (): Promise<Merge[]> => []

/** Columns beyond this one hold formats, never data; a wider table is somebody's mistake. */
export const COLUMNS_MAX = 512

/**
 * Longest row. A quote that never closes would else swallow the rest of the file: within this bound it costs its own
 * line and no other.
 */
export const ROW_CHARACTERS_MAX = 256 * 1024

/** A web page is held whole; a register beyond this size comes as a table. */
export const HTML_BYTES_MAX = 32 * 1024 * 1024
/** Elements within each other: people nest some tens, a page whose tags are not paired nests thousands. */
export const HTML_DEPTH_MAX = 1_000

/** Rows that travel together: passing them one by one costs more than reading them. */
export const ROWS_TOGETHER = 500
