import { squeeze, toHalfWidth } from '../../../shared/codes/text'
import { headerKey } from './header'
import { isSum } from './noData'

/**
 * What a table says of itself: how many rows it has, in how many parts, and what its columns come to. People count by hand and leave their sums behind when rows
 * go; held against the rows a difference shows that one of the two is not what it was.
 */

/** Rows that are kept until their table ends; beyond them only their number is held against what is declared. */
const KEPT_MAX = 5_000
const UNITS = '条|项|个|处|家|起|户|件|宗|行|笔|份'
/** A number of rows, and what says that it is all of them. */
const WHOLE = new RegExp(`(?:(?<!公)共(?![同享])|合计|总计|总数)[^\\d,，。;；、()]{0,10}?[:：]?(\\d[\\d,]{0,9})(?:${UNITS})`)
/** The same as an addition: 65=24+27+14. */
const ADDITION = /(?<!\d)(\d{1,9})(?==\d+(?:\+\d+)+)/
const ANY_NUMBER = new RegExp(`(\\d[\\d,]{0,9})(?:${UNITS})`, 'g')
/** One part with its number: 一般60条, A24, A:24. */
const PART = new RegExp(`^([^\\d:：]{0,20})[:：为]?(\\d{1,9})(?:${UNITS})?$`)
/** A row of sums by its first word; running totals and averages are none. */
const SUMS = /^(?:本页|本表)?(?:合计|总计|小计|共计|合計|總計|小計)/
/** A sum of a group of rows, with the number of them where it tells one: 小计24条. */
const SUBTOTAL = /小[计計]/
const ROWS_OF = /小[计計][:：、]*(\d{1,6})(?:[条项处件起行])/
/** Columns whose numbers no sum is made of. */
const NO_SUM = /率|占比|比例|比重|平均|百分|单价|序号|序號|编号|年度?$|月份$/
/** What stands where there is no number. */
const NO_NUMBER = /^(?:[-—–/\\]+|无|無)?$/
const NUMBER = /^-?\d[\d,]*(?:\.\d+)?$/

/** A number of rows that a table declares. */
interface DeclaredCount {
  place: string
  total: number
  /** every number of things in the same row: a title counts firms and hazards in one line */
  others: ReadonlySet<number>
  parts: { label: string; count: number }[]
  /** the parts are some of all, not all there is */
  isSome: boolean
}

/** A row of sums, and how many rows stand above it. */
interface DeclaredSums {
  line: number
  cells: readonly string[]
  above: number
  /** it is the sum of the rows since the one before, with the number of them where it tells that */
  isSubtotal: boolean
  rows: number | null
}

/** What one table declares, held against its rows when all have come. */
export class Declared {
  readonly #names: readonly string[]
  readonly #read: ReadonlySet<string>
  readonly #hidesCells: boolean
  readonly #counts: DeclaredCount[] = []
  readonly #sums: DeclaredSums[] = []
  #kept: (readonly string[])[] = []
  #rows = 0

  /** `read`: the columns that a record is made of; only by them rows are told apart. `hidesCells`: no number of a cell or a title is told. */
  constructor(names: readonly string[], read: ReadonlySet<string>, hidesCells = false) {
    this.#names = names
    this.#read = read
    this.#hidesCells = hidesCells
  }

  /** Notes what a row that is no data declares. */
  note(line: number, cells: readonly string[], place: '上方' | '末尾'): void {
    const text = cells.map(headerKey).filter((cell) => cell !== '').join('、') // prettier-ignore
    const isSubtotal = place === '末尾' && SUBTOTAL.test(text)
    const count = isSubtotal ? null : countIn(text, place)
    if (count !== null) this.#counts.push(count)
    else if (place === '末尾' && (SUMS.test(text) || isSum(cells.map(headerKey))))
      this.#sums.push({ line, cells, above: this.#rows, isSubtotal, rows: isSubtotal ? rowsOf(text) : null })
  }

  /** Takes a row of data in, as it stands in the file. */
  take(cells: readonly string[]): void {
    this.#rows++
    if (this.#rows <= KEPT_MAX) this.#kept.push(cells)
    else if (this.#kept.length > 0) this.#kept = []
  }

  /** What does not agree, in words that name numbers and columns only: a label may be a person. */
  remarks(): string[] {
    const isKept = this.#rows <= KEPT_MAX
    const unheld = !isKept && this.#sums.length > 0 ? [`超过 ${KEPT_MAX} 行，合计的数没有核对`] : []
    return [
      ...this.#counts.flatMap((count) => this.#heldCount(count, isKept)),
      ...(isKept ? this.#sums.flatMap((sums, at) => this.#heldSums(sums, at)) : unheld),
      ...this.#sums.flatMap((sums, at) => this.#heldRows(sums, at)),
    ]
  }

  #heldCount({ place, total, others, parts, isSome }: DeclaredCount, isKept: boolean): string[] {
    const remarks: string[] = []
    const told = `表格${place}写着共 ${total} 条`
    if (!others.has(this.#rows))
      remarks.push(this.#hidesCells ? `表格${place}写着的条数和读到的行数不同` : `${told}，读到 ${this.#rows} 行`)
    const sum = parts.reduce((all, { count }) => all + count, 0)
    if (!isSome && parts.length > 1 && sum !== total)
      remarks.push(this.#hidesCells ? `表格${place}写着的条数和它的各项加起来不同` : `${told}，它的各项加起来是 ${sum}`)
    return isKept ? [...remarks, ...this.#heldParts(parts, place)] : remarks
  }

  /** The parts against the column whose words they are, if there is one. */
  #heldParts(parts: DeclaredCount['parts'], place: string): string[] {
    const labels = new Set(parts.map(({ label }) => label))
    let best: { name: string; found: Map<string, number> } | null = null
    for (const [at, name] of this.#names.entries()) {
      if (labels.size < 2 || !this.#read.has(name)) continue
      const found = new Map<string, number>()
      for (const cells of this.#kept) {
        const word = headerKey(cells[at] ?? '')
        if (labels.has(word)) found.set(word, (found.get(word) ?? 0) + 1)
      }
      if (found.size > (best?.found.size ?? 0)) best = { name, found }
    }
    if (best === null || best.found.size * 2 < labels.size) return []
    const { name, found } = best
    return parts.flatMap(({ label, count }, i) => {
      const rows = found.get(label) ?? 0
      if (rows === count) return []
      const differs = `表格${place}按“${name}”写的第 ${i + 1} 项`
      return [this.#hidesCells ? `${differs}和读到的行数不同` : `${differs}是 ${count} 条，读到 ${rows} 行`]
    })
  }

  /** The number of rows that a sum of a group tells, against those since the sum before it. */
  #heldRows({ line, above, rows }: DeclaredSums, at: number): string[] {
    const since = above - (this.#sums[at - 1]?.above ?? 0)
    if (rows === null || rows === since || rows === above) return []
    const differs = `第 ${line} 行的小计`
    return [this.#hidesCells ? `${differs}写着的条数和上面这一段读到的行数不同` : `${differs}写着 ${rows} 条，上面这一段读到 ${since} 行`]
  }

  /** A row of sums against the rows above it, those since another such row, or, where it stands on top, those below. */
  #heldSums({ line, cells, above, isSubtotal }: DeclaredSums, at: number): string[] {
    const marks = this.#sums.slice(0, at).map((sums) => sums.above)
    const next = this.#sums[at + 1]?.above ?? this.#rows
    const spans = [...[0, ...marks].map((from) => [from, above] as const), [above, next] as const, [above, this.#rows] as const]
    return this.#names.flatMap((name, column) => {
      const said = numberIn(cells[column] ?? '')
      if (said === null || name === '' || NO_SUM.test(name)) return []
      const numbers = this.#numbersOf(column)
      if (numbers === null) return []
      const sums = spans.map(([from, to]) => numbers.slice(from, to).reduce((sum, one) => sum + one, 0))
      // Beside the word stands as often how many rows there are.
      if (sums.some((sum) => isSame(sum, said)) || spans.some(([from, to]) => to - from === said)) return []
      // The span since the sum before it is the last of those that end here.
      const whole = above === 0 ? (sums.at(-1) ?? 0) : isSubtotal ? (sums[marks.length] ?? 0) : (sums[0] ?? 0)
      const differs = `第 ${line} 行的${isSubtotal ? '小计' : '合计'}，“${name}”`
      return [this.#hidesCells ? `${differs}和各行加起来的不同` : `${differs}写着 ${said}，各行加起来是 ${Number(whole.toFixed(2))}`]
    })
  }

  /** The numbers of a column, 0 where there is none; null where it holds other things too, or no number at all. */
  #numbersOf(column: number): number[] | null {
    const numbers: number[] = []
    let found = 0
    for (const cells of this.#kept) {
      const text = squeeze(cells[column] ?? '')
      const number = numberIn(text)
      if (number === null && !NO_NUMBER.test(text)) return null
      if (number !== null) found++
      numbers.push(number ?? 0)
    }
    return found === 0 || areCodes(this.#kept.map((cells) => squeeze(cells[column] ?? ''))) ? null : numbers
  }
}

/** How many rows a sum of a group tells; null where it tells none. */
const rowsOf = (text: string): number | null => {
  const said = ROWS_OF.exec(text)?.[1]
  return said === undefined ? null : Number(said)
}

/** How many rows a text declares; null where it declares none. */
function countIn(text: string, place: string): DeclaredCount | null {
  const found = WHOLE.exec(text) ?? ADDITION.exec(text)
  if (found === null) return null
  const rest = text.slice(found.index + found[0].length)
  const inside = /^[^()]{0,4}\(([^()]*)\)/.exec(rest)?.[1] ?? /^[=:]([^()]*)/.exec(rest)?.[1] ?? ''
  const isSome = /^(?:其中|含|包括)/.test(inside)
  const pieces = inside
    .replace(/^(?:其中|含|包括)[:：]?/, '')
    .split(/[,，、;；+]/)
    .filter((piece) => piece !== '')
  const parts = pieces.flatMap((piece) => {
    const [, label, count] = PART.exec(piece) ?? []
    return count === undefined ? [] : [{ label: label ?? '', count: Number(count) }]
  })
  return {
    place,
    total: wholeNumber(found[1] ?? ''),
    others: new Set([wholeNumber(found[1] ?? ''), ...[...text.matchAll(ANY_NUMBER)].map(([, number = '']) => wholeNumber(number))]),
    // Where one piece is no part, the others are not all of them.
    parts: parts.length === pieces.length ? parts : [],
    isSome,
  }
}

const wholeNumber = (text: string): number => Number(text.replace(/,/g, ''))

function numberIn(text: string): number | null {
  const half = toHalfWidth(squeeze(text))
  return NUMBER.test(half) ? wholeNumber(half) : null
}

/** Whether numbers are codes of a register, which nobody adds up: long ones, all of the same length. */
function areCodes(texts: readonly string[]): boolean {
  const [first = ''] = texts
  return texts.length > 1 && /^\d{6,}$/.test(first) && texts.every((text) => text.length === first.length && /^\d+$/.test(text))
}

/** Sums of money are written to two places at most. */
const isSame = (one: number, other: number): boolean => Math.abs(one - other) < 0.006
