import { LRUCache } from 'lru-cache'
import type { Day } from '../../shared/codes/dates'
import { addDays } from '../../shared/codes/dates'
import { firstDayOf, quarterOf } from '../../shared/codes/quarters'
import { normaliseCreditCode } from '../../shared/codes/creditCode'
import { nameKey } from '../../shared/codes/fold'
import type { Kind } from '../../shared/kinds/index'
import { NO_DATE } from '../../shared/kinds/list'
import { LISTS } from '../../shared/kinds/schemas'
import { hasEnded } from '../editions/ended'
import { orderOf } from '../editions/facets'
import type { Lines } from '../kinds/define'
import type { Box } from './geometry'
import { NO_ROWS } from './groups'
import { Grown } from './grown'
import {
  changing,
  compacting,
  noRows,
  orderingOf,
  packedIndexes,
  placing,
  unpackedIndexes,
  type Indexes,
  type Locate,
  type PackedIndexes,
} from './indexes'
import { placeIn, type Ordering } from './ordering'
import type { Cell, PointIndex } from './pointIndex'
import { partedTexts, Postings } from './postings'
import type { Row } from './row'
import { finished, STEP } from '../steps'
import { Table, valuesOf, type PackedTable } from './table'

export type { Locate } from './indexes'
export { rowOf, type Row } from './row'

/** A model as it is written into a file. */
export interface PackedModel {
  table: PackedTable
  indexes: PackedIndexes
}

/** Lists of matches kept, and the most numbers they may hold together: those who page through ask the same again. */
const KEPT_LISTS = 256
const KEPT_NUMBERS = 4_000_000
/** Maps kept of filtered records: who moves a map asks with the same filters again. */
const KEPT_MAPS = 24

/** What a page is asked for; a filter passes rows that carry any one of its values. */
export interface PageQuery {
  filters: Record<string, readonly string[]>
  from?: Day
  to?: Day
  q?: string
  /** values by which what `q` names is known too, as `filter=value`: records that carry any of them are found as well */
  known?: readonly string[]
  /** what lies in a box of the map; `none`: what lies nowhere */
  box?: Box | 'none'
  sort: string
}

/** What a map of a box shows. */
export interface MapPage {
  cells: Cell[]
  /** what the mark of a row tells, as JSON text */
  pinOf: (row: number) => string | null
  /** how many records that match lie nowhere */
  nowhere: number
}

/** A page of a list: the items as JSON texts in order, the exact number of all matches. */
export interface Page {
  items: string[]
  total: number
}

/** The same as it is sent: the items as bytes of JSON, and the id of the last; undefined where there is none. */
export interface PageBytes {
  items: readonly Buffer[]
  last: string | undefined
  total: number
}

/** From the last of some days back as long as no quarter is without one: what lies beyond an empty one may be a slip of the pen. */
function unbrokenSpan(days: readonly Day[]): { from: Day; to: Day } {
  const to = days.at(-1) ?? NO_DATE
  let from = to
  for (const day of [...days].reverse()) {
    const before = addDays(firstDayOf(quarterOf(from)), -1)
    if (day < firstDayOf(quarterOf(before))) break
    from = day
  }
  return { from, to }
}

/** A text after every text that begins with a day. */
const AFTER_ALL = '\uffff'

/** Rows after which a step ends where one number of each is looked at. */
const ROWS_STEP = 1_000

/** A table is copied without what nobody shows any more when that is most of it, and no small number. */
const SPARE_SLOTS = 4_096

/**
 * Everything that is needed to answer the lists of one kind at one edition, from memory. A pure function of the shown
 * versions: rows are numbered in the kind's default order, so a list of numbers in rising order is already a list in it. Never changes: `patching` makes
 * another, which shares with it the table in which the rows stand.
 */
export class KindModel implements Lines {
  readonly kind: Kind
  readonly #table: Table
  readonly #indexes: Indexes
  readonly #postings: Postings
  readonly #mentions: Postings
  readonly #ranks = new Map<string, Uint32Array>()
  readonly #tellers = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>()
  readonly #days = new Map<string, ReadonlyMap<string, { from: Day; to: Day }>>()
  #sources: ReadonlyMap<string, number> | null = null
  #once: Uint32Array<ArrayBuffer> | null = null
  #hasPlaces: boolean | null = null
  readonly #maps = new LRUCache<string, PointIndex>({ max: KEPT_MAPS })
  readonly #kept = new LRUCache<string, Uint32Array<ArrayBuffer>>({
    max: KEPT_LISTS,
    maxSize: KEPT_NUMBERS,
    // An empty list weighs something too.
    sizeCalculation: (numbers) => numbers.length + 1,
  })

  private constructor(table: Table, indexes: Indexes) {
    this.kind = table.kind
    this.#table = table
    this.#indexes = indexes
    this.#postings = new Postings(this.#indexes.names, (row, bytes) => this.#table.holds(this.#slot(row), 'names', bytes))
    this.#mentions = new Postings(this.#indexes.mentions, (row, bytes) => this.#table.holds(this.#slot(row), 'mentions', bytes))
  }

  /** The model of all rows of a table, each where it says itself. In steps. */
  static *making(table: Table): Generator<void, KindModel> {
    const slots = Array.from({ length: table.size }, (_, slot) => slot)
    return new KindModel(table, yield* changing(table, noRows(table.kind), new Set(), slots, atItsOwn))
  }

  /** The model of some rows. */
  static from(kind: Kind, rows: Iterable<Row>): KindModel {
    const table = new Table(kind)
    for (const row of rows) table.add(row)
    return finished(KindModel.making(table))
  }

  /** What `packing` has made of a model, as a model. Where its records lie is to be told it (`placing`). */
  static unpacked(kind: Kind, { table, indexes }: PackedModel): KindModel {
    return new KindModel(new Table(kind, table), unpackedIndexes(indexes))
  }

  /** Everything that makes the model again, without a trace of what it does not show. In steps. */
  *packing(): Generator<void, PackedModel> {
    const packed = yield* this.#table.packing(this.#indexes.slots)
    return { table: packed.table, indexes: packedIndexes(yield* compacting(this.#indexes, packed)) }
  }

  /** The model without the rows of some ids and with others, of which those take the place of rows with the same ids. In steps. */
  *patching(gone: Iterable<string>, rows: readonly Row[], locate: Locate = atItsOwn): Generator<void, KindModel> {
    const without = new Set<number>()
    const added: number[] = []
    for (const [i, id] of [...gone, ...rows.map((row) => row.id)].entries()) {
      if (i % STEP === STEP - 1) yield
      for (const number of this.#numbersOf(id)) without.add(number)
    }
    if (without.size === 0 && rows.length === 0) return this
    const table = this.#table
    for (const [i, row] of rows.entries()) {
      if (i % STEP === STEP - 1) yield
      added.push(table.add(row))
    }
    const indexes = yield* changing(table, this.#indexes, without, added, locate)
    if (table.size <= 2 * indexes.slots.length + SPARE_SLOTS) return new KindModel(table, indexes)
    const packed = yield* table.packing(indexes.slots)
    return new KindModel(new Table(this.kind, packed.table), yield* compacting(indexes, packed))
  }

  /** The model with its records where they lie by what is known of areas now. In steps. */
  *placing(locate: Locate): Generator<void, KindModel> {
    const points = yield* placing(this.#table, this.#indexes.slots, locate)
    return new KindModel(this.#table, { ...this.#indexes, points })
  }

  /** Whether any record repeats what another source lists. */
  get hasRepeats(): boolean {
    return this.#indexes.repeats.size > 0
  }

  /** Which sources list records of each value of a filter. */
  tellersOf(filter: string): ReadonlyMap<string, ReadonlySet<string>> {
    const known = this.#tellers.get(filter)
    if (known) return known
    const tellers = new Map<string, Set<string>>()
    for (const slot of this.#indexes.slots)
      for (const value of valuesOf(this.#table.facet(slot, filter))) {
        const own = tellers.get(value) ?? new Set()
        for (const source of this.#table.sources(slot)) own.add(source)
        tellers.set(value, own)
      }
    this.#tellers.set(filter, tellers)
    return tellers
  }

  get size(): number {
    return this.#indexes.slots.length
  }

  /** The row of a record by its id alone, or null. */
  byId(id: string): Row | null {
    const [number] = this.#numbersOf(id)
    return number === undefined ? null : this.#table.row(this.#slot(number))
  }

  /** The row of a record by id or by credit code; the first of the default order where several carry the code. */
  find(idOrCode: string): Row | null {
    const number = this.#numbersOf(idOrCode)[0] ?? this.#withCode(normaliseCreditCode(idOrCode))[0]
    return number === undefined ? null : this.#table.row(this.#slot(number))
  }

  /** Every row, one after the other in the default order, each made when it is asked for. */
  *rows(): Generator<Row> {
    for (const slot of this.#indexes.slots) yield this.#table.row(slot)
  }

  /** Whether records of other kinds may lie at any of these. */
  get hasPlaces(): boolean {
    return (this.#hasPlaces ??= this.#indexes.slots.some((slot) => this.#table.isArea(slot)))
  }

  /** The ids of those whose publicity ended before a day. In steps. */
  *endedBefore(day: Day): Generator<void, string[]> {
    const ids: string[] = []
    for (const [row, slot] of this.#indexes.slots.entries()) {
      if (row % ROWS_STEP === ROWS_STEP - 1) yield
      if (hasEnded(this.#table.publicUntil(slot), day)) ids.push(this.#table.id(slot))
    }
    return ids
  }

  /** What the places whose names begin with a text are called by records that lie there, as `filter=value`. */
  placesCalled(q: string): string[] {
    const key = nameKey(q)
    if (!this.hasPlaces) return []
    return Array.from(this.#postings.search(key)).flatMap((number) => {
      const slot = this.#slot(number)
      if (!this.#table.isArea(slot) || !partedTexts(this.#table.names(slot)).some((name) => name.startsWith(key))) return []
      return (this.#table.map(slot)?.keys ?? []).map((place) => place.replace(':', '='))
    })
  }

  /** How many records that a source lists are shown. */
  countOfSource(source: string): number {
    if (this.#sources === null) {
      const counts = new Map<string, number>()
      for (const slot of this.#indexes.slots) for (const one of this.#table.sources(slot)) counts.set(one, (counts.get(one) ?? 0) + 1)
      this.#sources = counts
    }
    return this.#sources.get(source) ?? 0
  }

  /** The first and the last day of the records that each source lists without an empty quarter between them, by an order of the list (default: the one that `from` and `to` bound); records without a day are in none. */
  daysBySource(order = LISTS[this.kind].range ?? 'order'): ReadonlyMap<string, { from: Day; to: Day }> {
    const known = this.#days.get(order) ?? this.#daysOf(order)
    this.#days.set(order, known)
    return known
  }

  /** Whether any record shows a picture, by its hash. */
  showsPicture(picture: string): boolean {
    return this.#rowsWith(`pictures=${picture}`).length > 0
  }

  /** How many rows carry a value of a filter. */
  count(filter: string, value: string): number {
    return this.#rowsWith(`${filter}=${value}`).length
  }

  /** The first lines in an order. */
  first(sort: string, limit: number): string[] {
    return this.page({ filters: {}, sort }, 0, limit).items
  }

  /** A page of the rows that match, and how many match in all. */
  page(query: PageQuery, offset: number, limit: number): Page {
    const { slots, total } = this.#pageOf(query, offset, limit)
    return { items: slots.map((slot) => this.#table.item(slot)), total }
  }

  /** The same as bytes, which are not copied: nobody may write to them. */
  pageBytes(query: PageQuery, offset: number, limit: number): PageBytes {
    const { slots, total } = this.#pageOf(query, offset, limit)
    const last = slots.at(-1)
    return { items: slots.map((slot) => this.#table.itemBytes(slot)), last: last === undefined ? undefined : this.#table.id(last), total }
  }

  #pageOf(query: PageQuery, offset: number, limit: number): { slots: number[]; total: number } {
    const matching = this.#ordered(query)
    const numbers = matching === 'all' ? this.#everyNumber(query.sort, offset, limit) : matching.subarray(offset, offset + limit)
    return { slots: Array.from(numbers, (number) => this.#slot(number)), total: matching === 'all' ? this.size : matching.length }
  }

  /** What a map of a box shows of the rows that match. */
  map(query: Omit<PageQuery, 'box' | 'sort'>, box: Box): MapPage {
    const asked = { ...query, sort: LISTS[this.kind].sorts[0] }
    const matching = this.#ordered(asked)
    const points = matching === 'all' ? this.#indexes.points : this.#pointsOf(keyOf(asked), matching)
    return {
      cells: points.cellsIn(box),
      pinOf: (row) => (row < this.size ? this.#table.pin(this.#slot(row)) : null),
      nowhere: (matching === 'all' ? this.size : matching.length) - points.size,
    }
  }

  /** What statistics need of the rows that match, of what several sources list once. */
  measures(query: Omit<PageQuery, 'box' | 'sort'>): unknown[] {
    return this.#among(query).map((slot) => this.#table.measures(slot))
  }

  /** The same by the values that a filter has among them; a row that carries several is under each. */
  measuresBy(filter: string, query: Omit<PageQuery, 'box' | 'sort'>): Map<string, unknown[]> {
    const groups = new Map<string, unknown[]>()
    for (const slot of this.#among(query))
      for (const one of valuesOf(this.#table.facet(slot, filter))) push(groups, one, this.#table.measures(slot))
    return groups
  }

  /** Slots of the rows that match, without those that repeat others. */
  #among(query: Omit<PageQuery, 'box' | 'sort'>): number[] {
    const matching = this.#ordered({ ...query, sort: LISTS[this.kind].sorts[0] })
    const { slots, repeats } = this.#indexes
    const found: number[] = []
    const take = (number: number): void => void (repeats.has(number) || found.push(slots[number] ?? 0))
    if (matching === 'all') for (let number = 0; number < slots.length; number++) take(number)
    else for (const number of matching) take(number)
    return found
  }

  #slot(number: number): number {
    return this.#indexes.slots[number] ?? 0
  }

  /** The rows of an id: none or one. */
  #numbersOf(id: string): Uint32Array {
    return this.#alike(this.#indexes.ids, id, { textOf: (row) => this.#table.id(this.#slot(row)) })
  }

  /** The rows that carry a code, rising. */
  #withCode(code: string): Uint32Array<ArrayBuffer> {
    return this.#alike(this.#indexes.codes, code, this.#byCode)
  }

  readonly #byCode: Ordering = { textOf: (row) => this.#table.code(this.#slot(row)) ?? '' }

  #alike(rows: Uint32Array<ArrayBuffer>, text: string, { textOf }: Ordering): Uint32Array<ArrayBuffer> {
    const from = placeIn(rows, { textOf }, text, 0)
    let to = from
    while (to < rows.length && textOf(rows[to] ?? 0) === text) to++
    return rows.subarray(from, to)
  }

  /** The rows that a token names, as `filter=value`, rising. */
  #rowsWith(token: string): Uint32Array<ArrayBuffer> {
    // Whether it repeats another is known by all of them together, and by no version.
    if (token === 'listed=again') return Uint32Array.from(this.#indexes.repeats).sort()
    if (token === 'listed=once')
      return (this.#once ??= this.#indexes.slots.map((_, number) => number).filter((number) => !this.#indexes.repeats.has(number)))
    const number = this.#table.tokenNumber(token)
    return number === undefined ? NO_ROWS : this.#indexes.tokens.get(number)
  }

  #daysOf(facet: string): ReadonlyMap<string, { from: Day; to: Day }> {
    const days = new Map<string, Set<Day>>()
    for (const slot of this.#indexes.slots) {
      const day = String(this.#table.facet(slot, facet) ?? NO_DATE)
      if (day === NO_DATE) continue
      for (const source of this.#table.sources(slot)) {
        const own = days.get(source) ?? new Set()
        days.set(source, own.add(day))
      }
    }
    return new Map([...days].map(([source, all]) => [source, unbrokenSpan([...all].sort())]))
  }

  #pointsOf(key: string, matching: Uint32Array): PointIndex {
    const before = this.#maps.get(key)
    if (before) return before
    const points = this.#indexes.points.only(matching)
    this.#maps.set(key, points)
    return points
  }

  /** Row numbers that match, in the wanted order; kept for who asks for the next page. */
  #ordered(query: PageQuery): Uint32Array<ArrayBuffer> | 'all' {
    const key = keyOf(query)
    const before = this.#kept.get(key)
    if (before) return before
    const matching = this.#matching(query)
    if (matching === 'all') return matching
    const order = this.#indexes.orders.get(query.sort)
    const inOrder = order === undefined ? matching : this.#sorted(matching, query.sort, order)
    this.#kept.set(key, inOrder)
    return inOrder
  }

  /** By their places in the order, which are numbers: a comparing function takes ten times as long. */
  #sorted(numbers: Uint32Array, sort: string, order: Uint32Array): Uint32Array<ArrayBuffer> {
    let ranks = this.#ranks.get(sort)
    if (ranks === undefined) {
      ranks = new Uint32Array(order.length)
      for (const [rank, number] of order.entries()) ranks[number] = rank
      this.#ranks.set(sort, ranks)
    }
    const own = new Uint32Array(numbers.length)
    for (let i = 0; i < numbers.length; i++) own[i] = ranks[numbers[i] ?? 0] ?? 0
    own.sort()
    for (let i = 0; i < own.length; i++) own[i] = order[own[i] ?? 0] ?? 0
    return own
  }

  /** Row numbers that match; those in rising order unless the search puts the best first. */
  #matching({ filters, from, to, q, known, box }: PageQuery): Uint32Array<ArrayBuffer> | 'all' {
    const lists: Uint32Array<ArrayBuffer>[] = []
    for (const [filter, values] of Object.entries(filters)) lists.push(this.#carrying(filter, values))
    if (from !== undefined || to !== undefined) lists.push(this.#inRange(from, to))
    if (box !== undefined) lists.push(box === 'none' ? this.#nowhere() : this.#indexes.points.rowsIn(box))
    if (q !== undefined) lists.push(this.#search(q, known ?? []))
    if (lists.length === 0) return 'all'
    // The last list keeps its order: it is the search's where there is one.
    const [kept = NO_ROWS, ...others] = lists.reverse()
    if (others.length === 0) return kept
    // No list names a row twice: a row is in all of them where it was counted as often. A set of each would take most of the time of an answer.
    const times = new Uint8Array(this.size)
    for (const list of others) for (const number of list) times[number] = (times[number] ?? 0) + 1
    return kept.filter((number) => times[number] === others.length)
  }

  #carrying(filter: string, values: readonly string[]): Uint32Array<ArrayBuffer> {
    const lists = values.map((value) => this.#rowsWith(`${filter}=${value}`)).filter(({ length }) => length > 0)
    if (lists.length < 2) return lists[0] ?? NO_ROWS
    // Marked and read off: a set that is sorted takes a hundred times as long.
    const isCarrying = new Uint8Array(this.size)
    for (const list of lists) for (const number of list) isCarrying[number] = 1
    const found = new Grown()
    for (let number = 0; number < isCarrying.length; number++) if (isCarrying[number] === 1) found.push(number)
    return found.values
  }

  /** What lies between two days, in the order of the list that is one of days: a stretch of it. */
  #inRange(from: Day = '', to: Day = AFTER_ALL): Uint32Array<ArrayBuffer> {
    const { sorts, range } = LISTS[this.kind]
    const sort = sorts.find((one) => orderOf(one) === range) ?? sorts[0]
    const order = this.#indexes.orders.get(sort)
    const rows = order ?? this.#indexes.slots.map((_, row) => row)
    const ordering = orderingOf(this.#table, sort, order ? orderOf(sort) : 'order', (row) => this.#slot(row))
    // A text goes on after its day with the id of its row.
    const placeOf = (text: string): number => placeIn(rows, ordering, text, Infinity)
    const [first, last] = [placeOf(from), placeOf(to + AFTER_ALL)]
    return (ordering.isTurned ? rows.slice(last, first) : rows.slice(first, last)).sort()
  }

  #nowhere(): Uint32Array<ArrayBuffer> {
    const isLying = new Uint8Array(this.size)
    for (const number of this.#indexes.points.rows) isLying[number] = 1
    return this.#indexes.slots.map((_, number) => number).filter((number) => isLying[number] === 0)
  }

  #search(q: string, known: readonly string[]): Uint32Array<ArrayBuffer> {
    const code = normaliseCreditCode(q)
    const byCode = /^[0-9A-Z]{4,18}$/.test(code) ? this.#byCodePrefix(code) : NO_ROWS
    const key = nameKey(q)
    const byName = this.#postings.search(key)
    const others = [this.#mentions.search(key), ...known.map((token) => this.#rowsWith(token))]
    if (byCode.length === 0 && others.every(({ length }) => length === 0)) return byName
    // What is called so comes before what only mentions it.
    const isFound = new Uint8Array(this.size)
    const found = new Grown()
    for (const numbers of [byCode, byName, ...others])
      for (const number of numbers) {
        if (isFound[number] === 0) found.push(number)
        isFound[number] = 1
      }
    return found.values
  }

  #byCodePrefix(prefix: string): Uint32Array<ArrayBuffer> {
    if (prefix.length === 18) return this.#withCode(prefix)
    const { codes } = this.#indexes
    const from = placeIn(codes, this.#byCode, prefix, 0)
    return codes.slice(from, placeIn(codes, this.#byCode, `${prefix}\uffff`, Infinity, from)).sort()
  }

  #everyNumber(sort: string, offset: number, limit: number): number[] {
    const order = this.#indexes.orders.get(sort)
    const end = Math.min(offset + limit, this.size)
    if (!order) return Array.from({ length: Math.max(0, end - offset) }, (_, i) => offset + i)
    return [...order.subarray(offset, end)]
  }
}

const keyOf = ({ filters, from, to, q, known, box, sort }: PageQuery): string => JSON.stringify([filters, from, to, q, known, box, sort])

/** Where no area is known, a record lies where it says itself. */
const atItsOwn: Locate = ({ position }) => position && { ...position, isApproximate: false }

function push<T>(map: Map<string, T[]>, key: string, one: T): void {
  const others = map.get(key)
  if (others) others.push(one)
  else map.set(key, [one])
}
