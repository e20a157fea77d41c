/** Lengths, counts and page sizes that both sides keep. This file imports nothing: the mini-program ships it. */

/** Records on one page of a list when the caller does not say. */
export const PAGE_SIZE = 20
/** Most records one page of a list may hold. */
export const PAGE_SIZE_MAX = 100
/** Shortest search text: two characters of a name. One character matches too much to help anybody. */
export const QUERY_MIN = 2
/** Longest search text, in characters. */
export const QUERY_MAX = 60
/** Longest query string the server reads, in characters. */
export const URL_MAX = 2_000
/** Longest single text a source may hand over in one field. */
export const TEXT_MAX = 20_000
/** Longest short text: a name, an address, a title. */
export const SHORT_TEXT_MAX = 500
/** Marks that one map shows at most. A mark of a single record carries its title, which is most of an answer: 120 of them stay under 20 KB. */
export const MARKS_MAX = 120
/** Most entries in one list inside a record: persons of a zone, reasons of a grade. */
export const LIST_MAX = 200
/** Most points of one zone boundary. */
export const BOUNDARY_POINTS_MAX = 20_000
/** Versions one history answer shows. */
export const HISTORY_MAX = 200
/** An answer of a source larger than this many bytes is not read. */
export const SOURCE_BYTES_MAX = 512 * 1024 * 1024
/** Longest name, post and contact of who writes about a record, in characters: the three of them fit into the sealed form in any letters. */
export const CONTACT_PART_MAX = 36
