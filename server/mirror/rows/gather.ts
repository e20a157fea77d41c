import { EnvelopeInput } from '../../../shared/envelope'
import { INPUTS } from '../../../shared/kinds/schemas'
import { squeeze, toHalfWidth } from '../../../shared/codes/text'
import { namesOf, type ColumnRule } from '../../mapping/columnRule'
import { personsNames } from '../../privacy/columns'
import type { OwnLines } from '../../kinds/define'
import { ruleOf } from '../../kinds/index'
import { UnreadableSource, type TableRow } from '../formats/types'
import { isOfItem, itemColumns } from '../source/gather'
import type { TableSource } from '../source/sources'
import { compileColumns, itemsMax } from './columns'
import { keyFormOf } from './keyForms'
import type { ParsedRow } from './parsedRow'

type Remark = ParsedRow['warnings'][number]

/** Most rows of one file: all of them are held until it ends. */
const ROWS_MAX = 50_000

/** What one row says of itself. */
interface Item {
  line: number
  cells: [column: string, cell: string][]
  original: () => string
}

/** Rows that are one record. */
interface Group {
  first: TableRow
  originals: (() => string)[]
  /** what is said of the whole record, once */
  head: Map<string, string>
  /** persons whom any of its rows names, by their column */
  persons: Map<string, Set<string>>
  items: Item[]
  /** what its items say, each once */
  said: Set<string>
  remarks: Remark[]
  /** columns of the whole of which lines say different things */
  differing: Set<string>
}

/** A column of one item; no file has a column of such a name. */
const columnAt = (column: string, item: number): string => `${column}〔${item}〕`
const AT = /^(.*)〔(\d+)〕$/

/** A description that reads so many items, each from columns of its own. */
const withItems = (source: TableSource, gather: string, items: number): TableSource => ({
  ...source,
  columns: Object.fromEntries(
    Object.entries(source.columns).flatMap(([field, rule]): [string, ColumnRule][] =>
      isOfItem(gather, field)
        ? Array.from({ length: items }, (_, i) => [field.replace(`${gather}.0.`, `${gather}.${i}.`), ruleAt(rule, i)])
        : [[field, rule]],
    ),
  ),
})

function ruleAt(rule: ColumnRule, item: number): ColumnRule {
  if (typeof rule === 'string') return columnAt(rule, item)
  if (!('from' in rule)) return rule
  return {
    ...rule,
    from: namesOf(rule).map((name) => columnAt(name, item)),
    ...(rule.and === undefined ? {} : { and: rule.and.map((name) => columnAt(name, item)) }),
  }
}

/**
 * Joins rows of which each is one item, as a measure of a document is: rows of one key become one record with as many items. What is said of the whole
 * may stand in one of them or in all; a row that says otherwise is a record of its own, and refused as one that contradicts.
 */
export class Gathered {
  readonly #source: TableSource
  readonly #gather: string
  readonly #keys: readonly { columns: readonly string[]; formOf: (column: string) => (text: string) => string }[]
  readonly #head: readonly string[]
  readonly #own: readonly string[]
  readonly #persons: readonly string[]
  readonly #unknown: ReadonlySet<string>
  readonly #ownLines: OwnLines | null
  /** most items of one record */
  readonly #max: number
  /** columns of the whole of which the last line holds */
  readonly #newest: ReadonlySet<string>
  /** columns of which each line says its own, for it is one thing by itself: its number, its day, its page */
  readonly #ofLines: ReadonlySet<string>
  /** columns of the number of a line, by their spellings */
  readonly #numbers: readonly string[]
  readonly #groups = new Map<string, Group[]>()
  #rows = 0
  #again = 0

  constructor(source: TableSource, gather: string) {
    const own = itemColumns(gather, source.columns)
    const [body, beside] = [compileColumns(source.columns, INPUTS[source.kind]), compileColumns(source.envelope, EnvelopeInput)]
    const plans = [...body, ...beside]
    const heads = plans.flatMap(({ from, also }) => [...from, ...also])
    this.#source = source
    this.#gather = gather
    this.#keys = source.key.map((key) => ({ columns: [key].flat(), formOf: (column) => keyFormOf(column, plans) }))
    this.#head = [...new Set([...source.key.flat(), ...heads])].filter((column) => !own.has(column))
    this.#own = [...own]
    this.#persons = personsNames(source)
    this.#unknown = new Set(source.unknown)
    this.#ownLines = ruleOf(source.kind).ownLines
    this.#max = itemsMax(source.kind, gather)
    const columnsOf = (field: string): readonly string[] => {
      const rule = source.columns[field]
      return rule === undefined ? [] : namesOf(rule)
    }
    this.#newest = new Set(this.#ownLines?.newest.flatMap(columnsOf))
    const ofBody = new Set([...source.key.flat(), ...body.flatMap(({ from, also }) => [...from, ...also])])
    const besideOnly = beside.flatMap(({ from, also }) => [...from, ...also]).filter((column) => !ofBody.has(column))
    this.#ofLines = new Set(this.#ownLines === null ? [] : besideOnly)
    this.#numbers = this.#ownLines === null ? [] : columnsOf(`${gather}.0.${this.#ownLines.no}`)
  }

  /** Takes rows in, each with what is to be said of it. Throws UnreadableSource where there are too many. */
  take(rows: readonly { row: TableRow; remarks: readonly Remark[] }[]): void {
    for (const { row, remarks } of rows) {
      this.#rows++
      const group = this.#groupOf(row)
      const cells = this.#own.flatMap((column): [string, string][] =>
        row.cells.has(column) ? [[column, row.cells.get(column) ?? '']] : [],
      )
      const isEmpty = cells.every(([, cell]) => this.#saysNothing(cell))
      // Lines that stand by themselves and have no number are told apart by their place.
      const mayBeAgain =
        this.#ownLines === null || cells.some(([column, cell]) => this.#numbers.includes(column) && !this.#saysNothing(cell))
      const said = cells.map(([, cell]) => squeeze(cell)).join('\n')
      const isAgain = mayBeAgain && group.said.has(said)
      if (isAgain && !isEmpty) this.#again++
      if (!isEmpty && !isAgain) group.items.push({ line: row.line, cells, original: row.original })
      group.said.add(said)
      group.originals.push(row.original)
      group.remarks.push(...remarks.map(({ column, reason }) => ({ column: column && atLine(column, row.line), reason })))
      if (group.items.length > this.#max)
        throw new UnreadableSource(
          `第 ${group.first.line} 行起，同一主键的行超过 ${this.#max} 行，一条记录放不下：真有这么多项的，请分成几份，各写各的主键（如文号加“附件一”“附件二”）；不是的，是主键选错了，请换成能分清各条的列`,
        )
    }
    if (this.#rows > ROWS_MAX) throw new UnreadableSource(`要合并的行超过 ${ROWS_MAX} 行，请分成几个文件`)
  }

  /** The records of the rows, in the order in which their keys came. `reader`: makes the reader of a description. */
  read(reader: (source: TableSource) => (row: TableRow) => ParsedRow): ParsedRow[] {
    const groups = [...this.#groups.values()].flat()
    const most = groups.reduce((all, { items }) => Math.max(all, items.length), 1)
    const readRow = reader(withItems(this.#source, this.#gather, most))
    const readAlone = reader(withItems(this.#source, this.#gather, 1))
    return groups.flatMap((group) => {
      const { parsed, refused } =
        this.#ownLines === null ? { parsed: readRow(rowOf(group)), refused: [] } : withoutFaulty(group, readRow, readAlone)
      const record = placed(parsed, group)
      const differing = [...group.differing].map((column) => ({ column, reason: '各行写的不一样，按最后一行' }))
      return [...refused, { ...record, warnings: [...record.warnings, ...group.remarks, ...differing] }]
    })
  }

  /** What became of the rows, for the report of the run. */
  inWords(): string {
    const again = this.#again === 0 ? '' : `，其中 ${this.#again} 行和前面的完全相同，只算一次`
    return `${this.#rows} 行按主键合成 ${[...this.#groups.values()].flat().length} 条（gather）${again}`
  }

  #saysNothing(cell: string): boolean {
    return squeeze(cell) === '' || this.#unknown.has(squeeze(cell))
  }

  /** The group of a row: of its key, and of those that say nothing else of the whole. */
  #groupOf(row: TableRow): Group {
    const key = this.#keys.map(({ columns, formOf }) => {
      const column = columns.find((one) => row.cells.has(one)) ?? ''
      return formOf(column)(row.cells.get(column) ?? '')
    })
    // Rows without a key are nobody's: each is refused by itself.
    const name = key.every((part) => part === '') ? `${row.sheet ?? ''} ${row.line}` : key.join('\n')
    const same = this.#groups.get(name) ?? []
    const keyColumns = new Set(this.#source.key.flat())
    const said = this.#head.flatMap((column): [string, string][] => {
      const cell = row.cells.get(column) ?? ''
      return squeeze(cell) === '' ? [] : [[column, cell]]
    })
    const fits = ({ head }: Group): boolean =>
      said.every(
        ([column, cell]) =>
          keyColumns.has(column) ||
          this.#newest.has(column) ||
          this.#ofLines.has(column) ||
          squeeze(head.get(column) ?? cell) === squeeze(cell),
      )
    let group = same.find(fits)
    if (group === undefined) {
      group = {
        first: row,
        originals: [],
        head: new Map(),
        persons: new Map(),
        items: [],
        said: new Set(),
        remarks: [],
        differing: new Set(),
      }
      this.#groups.set(name, [...same, group])
    }
    for (const [column, cell] of said) {
      const before = group.head.get(column)
      const isNewer = before !== undefined && this.#newest.has(column) && squeeze(before) !== squeeze(cell)
      if (isNewer) group.differing.add(column)
      if (before === undefined || isNewer) group.head.set(column, cell)
    }
    for (const column of this.#persons) {
      const cell = row.cells.get(column)
      if (cell !== undefined) group.persons.set(column, (group.persons.get(column) ?? new Set()).add(cell))
    }
    return group
  }
}

/** A number below nought, as accountants write it too. */
const NEGATIVE = /^(?:-[^-]*\d|\([\d,.]+\)$)/
const TAKEN_BACK = '是负数：收回、冲减的不是另外一笔，没有采用；请在原来那一行更正'

/**
 * A record without the lines that cannot be read, each refused by itself: it takes none of the others away. Where no line is left, there is no record.
 * `readAlone` reads a line as if it were the only one: so thousands of them are gone through once.
 */
function withoutFaulty(
  group: Group,
  readRow: (row: TableRow) => ParsedRow,
  readAlone: (row: TableRow) => ParsedRow,
): { parsed: ParsedRow; refused: ParsedRow[] } {
  const refused: ParsedRow[] = []
  const isLeft = (item: Item): boolean => {
    const alone = refusedAlone(item, readAlone(rowOf({ ...group, items: [item] })))
    if (alone !== null) refused.push(alone)
    return alone === null
  }
  const had = group.items.length
  group.items = group.items.filter(isLeft)
  const last = refused.at(-1)
  return had > 0 && group.items.length === 0 && last !== undefined
    ? { parsed: last, refused: refused.slice(0, -1) }
    : { parsed: readRow(rowOf(group)), refused }
}

/** The refusal of a line that cannot be read, where it is a cell of its own for which it is; null where it is not. */
function refusedAlone(item: Item, parsed: ParsedRow): ParsedRow | null {
  if (!('refused' in parsed) || parsed.refused === undefined) return null
  const [, name = '', at = ''] = AT.exec(parsed.refused.column ?? '') ?? []
  if (at === '') return null
  const cell = item.cells.find(([own]) => own === name)?.[1] ?? ''
  const reason = NEGATIVE.test(squeeze(toHalfWidth(cell))) ? TAKEN_BACK : parsed.refused.reason
  const alone = { line: item.line, original: item.original, warnings: [], refused: { ...parsed.refused, column: name, reason } }
  return { ...parsed, ...alone, incoming: undefined }
}

/** A column as a finding names it where its row is not the first of its record. */
const atLine = (column: string, line: number): string => `${column}（第 ${line} 行）`

/** The rows of a record as one, each item in columns of its own. */
function rowOf({ first, originals, head, persons, items }: Group): TableRow {
  const named = [...persons].map(([column, cells]): [string, string] => [
    column,
    [...cells].filter((cell) => squeeze(cell) !== '').join('；'),
  ])
  const own = items.flatMap(({ cells }, i) => cells.map(([column, cell]): [string, string] => [columnAt(column, i), cell]))
  return {
    line: first.line,
    sheet: first.sheet,
    // A column of which no row says anything is there all the same.
    cells: new Map([...[...first.cells.keys()].map((column): [string, string] => [column, '']), ...head, ...named, ...own]),
    original: () => originals.map((original) => original()).join('\n'),
    notes: [],
  }
}

/** What is said of a column of an item is said of the column and the row in which it stands. */
function placed(parsed: ParsedRow, { items }: Group): ParsedRow {
  const placeOf = (column: string | null): string | null => {
    const [, name = '', item = ''] = AT.exec(column ?? '') ?? []
    const line = items[Number(item)]?.line
    return item === '' || line === undefined ? column : atLine(name, line)
  }
  const warnings = parsed.warnings.map((warning) => ({ ...warning, column: placeOf(warning.column) }))
  if (!('refused' in parsed) || parsed.refused === undefined) return { ...parsed, warnings }
  return { ...parsed, warnings, refused: { ...parsed.refused, column: placeOf(parsed.refused.column) } }
}
