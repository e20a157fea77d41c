/** More matches than this keep their plain order: nobody pages through them, and sorting them would cost the others. */
const RANKED_MAX = 2_000

/**
 * Two-character postings of names: for every pair of neighbouring characters the rows whose names hold it, rising.
 * A search of two characters is one look-up; a longer one starts from its rarest pair and is checked on the names.
 */
export class Postings {
  readonly #names: string[][]
  readonly #rows = new Map<string, number[]>()

  /** `names[n]` are the searchable texts of row `n`, already in their key form. */
  constructor(names: string[][]) {
    this.#names = names
    for (const [number, texts] of names.entries()) {
      for (const text of texts) {
        for (let i = 0; i + 1 < text.length; i++) this.#add(text.slice(i, i + 2), number)
      }
    }
  }

  /** The rows with a text that holds `key`, none left out; a moderate number has those that begin with it first. */
  search(key: string): number[] {
    const found = this.#holding(key)
    if (found.length < 2 || found.length > RANKED_MAX) return found
    const first: number[] = []
    const rest: number[] = []
    for (const number of found) (this.#names[number]?.some((text) => text.startsWith(key)) ? first : rest).push(number)
    return first.length === 0 ? rest : first.concat(rest)
  }

  #holding(key: string): number[] {
    if (key.length < 2) return []
    let rarest: number[] | null = null
    for (let i = 0; i + 1 < key.length; i++) {
      const rows = this.#rows.get(key.slice(i, i + 2))
      if (!rows) return []
      if (!rarest || rows.length < rarest.length) rarest = rows
    }
    if (!rarest || key.length === 2) return rarest ?? []
    return rarest.filter((number) => this.#names[number]?.some((text) => text.includes(key)))
  }

  #add(pair: string, number: number): void {
    const rows = this.#rows.get(pair)
    if (!rows) this.#rows.set(pair, [number])
    else if (rows.at(-1) !== number) rows.push(number)
  }
}
