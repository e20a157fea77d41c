/** A cell that cannot be what its field must be. */
export class CellError extends Error {
  constructor(
    readonly column: string | null,
    readonly reason: string,
    /** the word itself, where a list of known words lacks it */
    readonly word: string | null = null,
  ) {
    super(reason)
  }
}

/** The law does not let this record be shown: one that is public ends, and a new one never begins. */
export class NotPublic extends CellError {}

/** Something a reader should know about a row that was accepted all the same; the column is a field of the record. */
export type Warn = (column: string | null, reason: string) => void
