import { nameKey, replaceName } from '../../../shared/codes/fold'
import { normaliseCreditCode } from '../../../shared/codes/creditCode'
import type { Warn } from '../../cellError'
import type { Alias } from '../source/aliases'
import type { TableSource } from '../source/sources'
import { partAt, put, type FieldPlan, type Tree } from './columns'

/** Stands for a full name while the short ones around it are written out; no text holds it. */
const FULL = '\ufdd4'

/** Writes out the short names by which a source calls firms, and counts the rows in which it did. */
export class AliasReader {
  readonly #aliases: readonly Alias[]
  readonly #byKey: ReadonlyMap<string, Alias>
  #rows = 0

  constructor({ aliases = [] }: Pick<TableSource, 'aliases'>) {
    this.#aliases = aliases
    this.#byKey = new Map(aliases.flatMap((alias) => alias.short.map((short) => [nameKey(short), alias] as const)))
  }

  /**
   * Puts full names in the place of short ones wherever a row names a party, with the credit code where the row tells none. A row whose own code is
   * another firm's keeps the name it has, which is remarked.
   */
  writeOut(body: Tree, plans: readonly FieldPlan[], warn: Warn): void {
    if (this.#byKey.size === 0) return
    let isRead = false
    for (const { path, party, from } of plans) {
      if (party === null) continue
      const part = partAt(body, path.slice(0, -1))
      const said = part?.[path.at(-1) ?? '']
      const alias = typeof said === 'string' ? this.#byKey.get(nameKey(said)) : undefined
      if (part === undefined || alias === undefined) continue
      const code = party.hasCode ? part.uscc : undefined
      if (typeof code === 'string' && alias.uscc !== undefined && normaliseCreditCode(code) !== alias.uscc) {
        warn(from[0] ?? null, '写的是登记的简称，但这一行的信用代码是另一家的，名称照原样读取')
        continue
      }
      isRead = true
      put(body, path, alias.name)
      if (party.hasCode && code === undefined && alias.uscc !== undefined) put(body, [...path.slice(0, -1), 'uscc'], alias.uscc)
    }
    if (isRead) this.#rows++
  }

  /** The reason of an end with every firm by its full name, by which it is hidden once the law erases the record. */
  writtenOut(reason: string): string {
    return this.#aliases.reduce((text, { short, name }) => {
      const spared = replaceName(text, name, FULL)
      const longestFirst = [...short].sort((a, b) => b.length - a.length)
      return longestFirst.reduce((rest, one) => replaceName(rest, one, FULL), spared).replaceAll(FULL, name)
    }, reason)
  }

  /** What was done, for the report of the run; it names no firm, for a report outlives a record that the law erases. Null where nothing was. */
  inWords(): string | null {
    return this.#rows === 0 ? null : `有 ${this.#rows} 行写的是登记的简称（aliases），按全名读取`
  }
}
