import { foldCharacters } from './fold'

/** A document number (文号) in one bracket style, with the text it came from. */
export interface DocumentNumber {
  /** e.g. `云应急罚〔2026〕12号` */
  number: string
  /** exactly what the source wrote */
  original: string
}

/**
 * Brings the year's brackets of a document number to 〔〕, the form GB/T 9704 asks for, its characters and dashes to one form each, and leaves out
 * white space.
 * Returns null for empty text. A number without a bracketed year is kept as it is: some bureaus number that way.
 */
export function parseDocumentNumber(original: string): DocumentNumber | null {
  const text = foldCharacters(original)
    .replace(/\s/g, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
  if (text === '') return null
  const number = text.replace(/[\p{Ps}<]((?:19|20)\d{2})[\p{Pe}>]/u, '〔$1〕').replace(/第(\d+)号$/, '$1号')
  return { number, original }
}
