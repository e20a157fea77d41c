import { nameKey, replaceName } from '../../../shared/codes/fold'
import { normaliseCreditCode } from '../../../shared/codes/creditCode'
import type { Warn } from '../../cellError'
import type { FurtherParties } from '../../kinds/define'
import { ruleOf } from '../../kinds/index'
import type { Alias } from '../source/aliases'
import type { TableSource } from '../source/sources'
import { partAt, put, type FieldPlan, type Tree } from './columns'

/** What stands between the firms of one cell. */
const BETWEEN = /[、，,;；/／\n]/

/** Stands for a full name while the short ones around it are written out; no text holds it. */
const FULL = '\ufdd4'

/** Writes out the short names by which a source calls firms, and counts the rows in which it did. */
export class AliasReader {
  readonly #aliases: readonly Alias[]
  readonly #byKey: ReadonlyMap<string, Alias>
  /** firms by their full names, which may stand beside short ones in a cell */
  readonly #byName: ReadonlyMap<string, Alias>
  /** by a field of a firm the list that takes the others of its cell */
  readonly #further: Readonly<Record<string, FurtherParties>>
  #rows = 0
  /** whether the row that is read now is counted already */
  #isCounted = false

  constructor({ aliases = [], kind }: Pick<TableSource, 'aliases' | 'kind'>) {
    this.#aliases = aliases
    this.#byKey = new Map(aliases.flatMap((alias) => alias.short.map((short) => [nameKey(short), alias] as const)))
    this.#byName = new Map(aliases.map((alias) => [nameKey(alias.name), alias]))
    this.#further = ruleOf(kind).intake.furtherParties ?? {}
  }

  /**
   * Puts full names in the place of short ones wherever a row names a party, with the credit code where the row tells none. A row whose own code is
   * another firm's keeps the name it has, which is remarked. Several short names in one cell are several firms where each of them is known: the first
   * stands in the field, the others in the list that the kind has for them; else the cell stays as it is, which is remarked too.
   */
  writeOut(body: Tree, plans: readonly FieldPlan[], warn: Warn): void {
    this.#isCounted = false
    if (this.#byKey.size === 0) return
    let isRead = false
    for (const { path, party, from } of plans) {
      if (party === null) continue
      const part = partAt(body, path.slice(0, -1))
      const said = part?.[path.at(-1) ?? '']
      if (part === undefined || typeof said !== 'string') continue
      const several = this.#byKey.has(nameKey(said)) ? null : this.#severalIn(said)
      const others = several === null ? [] : this.#othersOf(several, path.join('.'), from[0] ?? null, warn)
      if (others === null) continue
      const alias = several === null ? this.#byKey.get(nameKey(said)) : (several[0] ?? undefined)
      if (alias === undefined) continue
      const code = party.hasCode ? part.uscc : undefined
      if (typeof code === 'string' && alias.uscc !== undefined && normaliseCreditCode(code) !== alias.uscc) {
        warn(from[0] ?? null, '写的是登记的简称，但这一行的信用代码是另一家的，名称照原样读取')
        continue
      }
      isRead = true
      put(body, path, alias.name)
      for (const other of others) this.#putFurther(body, path.join('.'), other)
      if (party.hasCode && code === undefined && alias.uscc !== undefined) put(body, [...path.slice(0, -1), 'uscc'], alias.uscc)
    }
    if (isRead) this.#count()
  }

  #count(): void {
    if (!this.#isCounted) this.#rows++
    this.#isCounted = true
  }

  /** What a unit is called in full that a source calls by a short name; else what it says. */
  nameOf(said: string): string {
    const alias = this.#byKey.get(nameKey(said))
    if (alias === undefined) return said
    this.#count()
    return alias.name
  }

  /** The firms of a cell that names several, one of which at least by a short name; null where it names none so. */
  #severalIn(said: string): (Alias | null)[] | null {
    const parts = said.split(BETWEEN).map((part) => nameKey(part)).filter((part) => part !== '') // prettier-ignore
    if (parts.length < 2 || !parts.some((part) => this.#byKey.has(part))) return null
    return parts.map((part) => this.#byKey.get(part) ?? this.#byName.get(part) ?? null)
  }

  /** The firms behind the first of a cell; null, with a remark, where one is not known or the kind has no place for them. */
  #othersOf(several: (Alias | null)[], field: string, column: string | null, warn: Warn): Alias[] | null {
    const known = several.filter((one) => one !== null)
    const unknown = several.length - known.length
    if (unknown === 0 && this.#further[field] !== undefined) return known.slice(1)
    const why = unknown > 0 ? `有 ${unknown} 家没有登记（aliases）` : '这一项只能写一家'
    warn(column, `一格写着 ${several.length} 家的名称，${why}，没有拆开，照原样读取`)
    return null
  }

  #putFurther(body: Tree, field: string, { name, uscc }: Alias): void {
    const { list = '', others = {} } = this.#further[field] ?? {}
    const at = Math.max(-1, ...Object.keys((body[list] ?? {}) as Tree).map(Number)) + 1
    put(body, [list, String(at)], { ...others, name, ...(uscc === undefined ? {} : { uscc }) })
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
