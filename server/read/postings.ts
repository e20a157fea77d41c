import { finished } from '../steps'
import { Gathered, Groups, NO_ROWS } from './groups'

/** More matches than this keep their plain order: nobody pages through them, and sorting them would cost the others. */
const RANKED_MAX = 2_000

/** Whether some bytes of UTF-8 stand in the texts of a row. */
type Holds = (row: number, bytes: Buffer) => boolean

/** Stands before every text of a row where they are one: no text in its key form holds it. */
const BEGIN = '\u0000'

/** The searchable texts of a row as one. */
export const joinedTexts = (texts: readonly string[]): string => texts.map((text) => BEGIN + text).join('')

/** What `joinedTexts` has made one. */
export const partedTexts = (joined: string): string[] => (joined === '' ? [] : joined.slice(1).split(BEGIN))

/** Notes under which pairs of neighbouring characters a row stands. */
export function gatherPairs(into: Gathered, joined: string, row: number): void {
  for (let i = 0; i + 1 < joined.length; i++) {
    const [first, second] = [joined.charCodeAt(i), joined.charCodeAt(i + 1)]
    if (first !== 0 && second !== 0) into.add(first * 65_536 + second, row)
  }
}

/**
 * Two-character postings of names: for every pair of neighbouring characters the rows whose names hold it, rising.
 * A search of two characters is one look-up; a longer one starts from its rarest pair and is checked on the names.
 */
export class Postings {
  readonly groups: Groups
  readonly #holds: Holds

  /** `holds` tells of the searchable texts of a row as one, in their key form; `groups` are those rows by their pairs. */
  constructor(groups: Groups, holds: Holds) {
    this.groups = groups
    this.#holds = holds
  }

  /** `names[n]` are the searchable texts of row `n`, already in their key form. */
  static of(names: readonly (readonly string[])[]): Postings {
    const gathered = new Gathered()
    const texts = names.map(joinedTexts)
    for (const [row, text] of texts.entries()) gatherPairs(gathered, text, row)
    return new Postings(finished(Groups.making(gathered)), (row, bytes) => Buffer.from(texts[row] ?? '').includes(bytes))
  }

  /** The rows with a text that holds `key`, none left out; a moderate number has those that begin with it first. */
  search(key: string): Uint32Array<ArrayBuffer> {
    const found = this.#holding(key)
    if (found.length < 2 || found.length > RANKED_MAX) return found
    const begin = Buffer.from(BEGIN + key)
    const ranked = new Uint32Array(found.length)
    const rest: number[] = []
    let end = 0
    for (const row of found) {
      if (this.#holds(row, begin)) ranked[end++] = row
      else rest.push(row)
    }
    ranked.set(rest, end)
    return ranked
  }

  #holding(key: string): Uint32Array<ArrayBuffer> {
    if (key.length < 2) return NO_ROWS
    let rarest: Uint32Array<ArrayBuffer> | null = null
    for (let i = 0; i + 1 < key.length; i++) {
      const rows = this.groups.get(key.charCodeAt(i) * 65_536 + key.charCodeAt(i + 1))
      if (rows.length === 0) return NO_ROWS
      if (!rarest || rows.length < rarest.length) rarest = rows
    }
    if (!rarest || key.length === 2) return rarest ?? NO_ROWS
    const bytes = Buffer.from(key)
    return rarest.filter((row) => this.#holds(row, bytes))
  }
}
