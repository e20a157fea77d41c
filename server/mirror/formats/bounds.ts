/**
 * What a file may put into one place, whatever form it has. Each is far above what an office writes, and low enough that what is beyond it cannot stop
 * the reading of the rest: a cell, or a row, that is too much refuses itself.
 */

/** Longest cell, in characters: as much as a workbook can hold (Excel specifications and limits). */
export const CELL_CHARACTERS_MAX = 32_767

/** Longest name of a column, in characters; what a header says beyond it is cut. */
export const HEADER_CHARACTERS_MAX = 500

/** Longest cell in which persons are named, in characters, and most persons whom one may name: a ledger names a crew, not a town. */
export const PERSONS_CHARACTERS_MAX = 8_000
export const NAMES_MAX = 500

/** Elements within each other in XML: tables nest some, and whoever opens without closing nests without end. */
export const XML_DEPTH_MAX = 200

/** Longest tag of XML with its attributes, in characters; as long as a row may be whose cells are attributes. */
export const TAG_CHARACTERS_MAX = 256 * 1024

/** Longest text between two tags of XML that is kept, in characters; of a longer one its row is refused. */
export const RUN_CHARACTERS_MAX = 256 * 1024 + 1

/** Values within each other in a row of JSON. */
export const JSON_DEPTH_MAX = 100

/** The same in a whole file of JSON: what lies deeper is left out before it is parsed, and its row is refused. */
export const JSON_DEPTH_PARSED = 200

/** Names in one object of JSON that are parsed; its row is refused long before. */
export const JSON_KEYS_PARSED = 10_000

/** Tables of one web page. */
export const TABLES_MAX = 5_000

/** Sheets of one workbook. */
export const SHEETS_MAX = 1_000
