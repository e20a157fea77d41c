/** What an office has to be told of the fields of a kind, and no schema says: what stands in a cell, and what becomes of it. */
export interface Described {
  /** what a cell of each field that a column can fill holds; all of them together are one row that is accepted */
  cells: Readonly<Record<string, string>>
  /** a sentence on a field, where its name and type do not say enough */
  notes: Readonly<Record<string, string>>
  /** other cells for that row, of which something else becomes: shown, left out, masked, refused. The first field of each is the one it is about */
  others: readonly Readonly<Record<string, string>>[]
}
