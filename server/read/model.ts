import { LRUCache } from 'lru-cache'
import type { Day } from '../../shared/codes/dates'
import { addDays } from '../../shared/codes/dates'
import { firstDayOf, quarterOf } from '../../shared/codes/quarters'
import { normaliseCreditCode } from '../../shared/codes/creditCode'
import { nameKey } from '../../shared/codes/fold'
import type { Kind } from '../../shared/kinds/index'
import { NO_DATE } from '../../shared/kinds/list'
import { LISTS } from '../../shared/kinds/schemas'
import { PIN_TITLE_MAX } from '../../shared/api/map'
import { orderOf } from '../editions/facets'
import type { Found, Lines, Whereabouts } from '../kinds/define'
import { ruleOf } from '../kinds/index'
import { itemOf, mentionsOf, searchTexts, type Shown } from '../kinds/item'
import type { Facets } from '../models/version'
import type { Box } from './geometry'
import { PointIndex, type Cell, type Located } from './pointIndex'
import { Postings } from './postings'
import { repeatsIn } from './repeats'

/** What the read model keeps of one shown record. The item is kept as text: lists only join it into their answer. */
export interface Row extends Found {
  id: string
  /** edition at which the version begins; with the id it names the version */
  from: number
  item: string
  facets: Facets
  code: string | null
  names: string[]
  /** other texts by which it is found, in the same form */
  mentions: string[]
  publicUntil: Day | null
  /** every source that lists it */
  sources: string[]
  /** where it lies, what its mark on a map tells, as JSON text, and what it is called by what lies there; null for kinds without a map */
  onMap: { whereabouts: Whereabouts; pin: string; keys: readonly string[] } | null
  /** what statistics need of it, as its kind has it */
  measures: unknown
  /** what its source says of its being put right, as its kind has it; null for kinds of which residents cannot tell that */
  answers: unknown
  /** what makes it the same as a record of another source, as its kind has it; absent: nothing does */
  facts?: readonly string[]
}

/** Says where a record lies, from what is known of the areas around it; null where nobody knows. */
export type Locate = (whereabouts: Whereabouts) => Located | null

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

/** The row of a version that shows its body. */
export function rowOf(version: Shown): Row {
  return {
    id: version.id,
    from: version.from,
    item: JSON.stringify(itemOf(version)),
    facets: version.facets,
    code: ruleOf(version.kind).code(version.body),
    names: searchTexts(version).map(nameKey),
    mentions: mentionsOf(version).map(nameKey),
    publicUntil: version.publicUntil,
    sources: [version.source, ...(version.claims ?? []).map(({ source }) => source)],
    onMap: LISTS[version.kind].hasMap ? onMapOf(version) : null,
    measures: ruleOf(version.kind).statistics?.measuresOf(version.body, version) ?? null,
    answers: ruleOf(version.kind).unrectified?.answersOf(version.body) ?? null,
    facts: ruleOf(version.kind).factsOf?.(version.body, version) ?? [],
  }
}

function onMapOf({ kind, id, body, unread: unreadFields }: Shown): Row['onMap'] {
  const rules = ruleOf(kind)
  const title = rules.title(body)
  const { unread = [], ...told } = rules.pin(body, unreadFields ?? [])
  const pin = { id, title: title && clipped(title), ...told, ...(unread.length === 0 ? {} : { unread }) }
  return { whereabouts: rules.whereabouts(body), pin: JSON.stringify(pin), keys: rules.areaKeys(body) }
}

/** The values that a record has of a filter, each once: it may name a firm twice. */
const valuesOf = (value: Facets[string] | undefined): Iterable<string> =>
  value === undefined ? [] : typeof value === 'string' ? [value] : new Set(value)

/** A title that fits a mark, cut between characters. */
const clipped = (title: string): string => {
  const characters = [...title]
  return characters.length <= PIN_TITLE_MAX ? title : `${characters.slice(0, PIN_TITLE_MAX - 1).join('')}…`
}

/** From the last day of each source back as long as no quarter is without a record: what lies beyond an empty one may be a slip of the pen. */
function daysOf(rows: readonly Row[], facet: string): ReadonlyMap<string, { from: Day; to: Day }> {
  const days = new Map<string, Day[]>()
  for (const { facets, sources } of rows) {
    const day = String(facets[facet] ?? NO_DATE)
    if (day !== NO_DATE) for (const source of sources) push(days, source, day)
  }
  return new Map([...days].map(([source, all]) => [source, unbrokenSpan(all.sort())]))
}

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

/**
 * Everything that is needed to answer the lists of one kind at one edition, from memory. A pure function of the shown
 * versions: rows are numbered in the kind's default order, so a list of numbers in rising order is already a list in it.
 */
export class KindModel implements Lines {
  readonly kind: Kind
  readonly #rows: Row[]
  readonly #numbers = new Map<string, number>()
  readonly #codes = new Map<string, number[]>()
  /** row numbers by `filter=value`, rising */
  readonly #tokens = new Map<string, number[]>()
  /** row numbers in the orders that are not the default, and the place of each row in them */
  readonly #orders = new Map<string, Uint32Array>()
  readonly #ranks = new Map<string, Uint32Array>()
  readonly #sources = new Map<string, number>()
  readonly #pictures = new Set<string>()
  readonly #repeats: ReadonlySet<number>
  readonly #tellers = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>()
  readonly #days = new Map<string, ReadonlyMap<string, { from: Day; to: Day }>>()
  readonly #hasPlaces: boolean
  readonly #postings: Postings
  readonly #mentions: Postings
  readonly #points: PointIndex
  readonly #maps = new LRUCache<string, PointIndex>({ max: KEPT_MAPS })
  readonly #kept = new LRUCache<string, number[]>({
    max: KEPT_LISTS,
    maxSize: KEPT_NUMBERS,
    // An empty list weighs something too.
    sizeCalculation: (numbers) => numbers.length + 1,
  })

  constructor(kind: Kind, rows: Iterable<Row>, locate: Locate = atItsOwn) {
    this.kind = kind
    const list = LISTS[kind]
    this.#rows = [...rows].sort(bySort(list.sorts[0], 'order'))
    this.#repeats = repeatsIn(this.#rows)
    this.#postings = new Postings(this.#rows.map((row) => row.names))
    this.#mentions = new Postings(this.#rows.map((row) => row.mentions))
    this.#points = PointIndex.of(this.#rows.map(({ onMap }) => onMap && locate(onMap.whereabouts)))
    this.#hasPlaces = this.#rows.some(({ onMap }) => onMap !== null && onMap.keys.length > 0)
    for (const [number, row] of this.#rows.entries()) {
      this.#numbers.set(row.id, number)
      for (const source of row.sources) this.#sources.set(source, (this.#sources.get(source) ?? 0) + 1)
      if (row.code !== null) push(this.#codes, row.code, number)
      for (const picture of [row.facets.pictures ?? []].flat()) this.#pictures.add(picture)
      for (const filter of Object.keys(list.filters)) {
        // Whether it repeats another is known by all of them together, and by no version.
        const value = filter === 'listed' ? (this.#repeats.has(number) ? 'again' : 'once') : row.facets[filter]
        for (const one of valuesOf(value)) push(this.#tokens, `${filter}=${one}`, number)
      }
    }
    for (const sort of list.sorts.slice(1)) {
      const order = this.#rankBy(sort)
      const ranks = new Uint32Array(order.length)
      order.forEach((number, rank) => (ranks[number] = rank))
      this.#orders.set(sort, order)
      this.#ranks.set(sort, ranks)
    }
  }

  /** Whether any record repeats what another source lists. */
  get hasRepeats(): boolean {
    return this.#repeats.size > 0
  }

  /** Which sources list records of each value of a filter. */
  tellersOf(filter: string): ReadonlyMap<string, ReadonlySet<string>> {
    const known = this.#tellers.get(filter)
    if (known) return known
    const tellers = new Map<string, Set<string>>()
    for (const { facets, sources } of this.#rows)
      for (const value of valuesOf(facets[filter])) {
        const own = tellers.get(value) ?? new Set()
        for (const source of sources) own.add(source)
        tellers.set(value, own)
      }
    this.#tellers.set(filter, tellers)
    return tellers
  }

  get size(): number {
    return this.#rows.length
  }

  /** The row of a record by id or by credit code; the first of the default order where several carry the code. */
  find(idOrCode: string): Row | null {
    const number = this.#numbers.get(idOrCode) ?? this.#codes.get(normaliseCreditCode(idOrCode))?.[0]
    return number === undefined ? null : (this.#rows[number] ?? null)
  }

  /** What the places whose names begin with a text are called by records that lie there, as `filter=value`. */
  placesCalled(q: string): string[] {
    const key = nameKey(q)
    if (!this.#hasPlaces) return []
    return this.#postings.search(key).flatMap((number) => {
      const { names, onMap } = this.#rows[number] ?? { names: [], onMap: null }
      return onMap && names.some((name) => name.startsWith(key)) ? onMap.keys.map((place) => place.replace(':', '=')) : []
    })
  }

  /** How many records that a source lists are shown. */
  countOfSource(source: string): number {
    return this.#sources.get(source) ?? 0
  }

  /** The first and the last day of the records that each source lists without an empty quarter between them, by an order of the list (default: the one that `from` and `to` bound); records without a day are in none. */
  daysBySource(order = LISTS[this.kind].range ?? 'order'): ReadonlyMap<string, { from: Day; to: Day }> {
    const known = this.#days.get(order) ?? daysOf(this.#rows, order)
    this.#days.set(order, known)
    return known
  }

  /** Whether any record shows a picture, by its hash. */
  showsPicture(picture: string): boolean {
    return this.#pictures.has(picture)
  }

  /** How many rows carry a value of a filter. */
  count(filter: string, value: string): number {
    return this.#tokens.get(`${filter}=${value}`)?.length ?? 0
  }

  /** The first lines in an order. */
  first(sort: string, limit: number): string[] {
    return this.page({ filters: {}, sort }, 0, limit).items
  }

  /** A page of the rows that match, and how many match in all. */
  page(query: PageQuery, offset: number, limit: number): Page {
    const matching = this.#ordered(query)
    const numbers = matching === 'all' ? this.#everyNumber(query.sort, offset, limit) : matching.slice(offset, offset + limit)
    return {
      items: numbers.map((number) => this.#rows[number]?.item ?? ''),
      total: matching === 'all' ? this.#rows.length : matching.length,
    }
  }

  /** What a map of a box shows of the rows that match. */
  map(query: Omit<PageQuery, 'box' | 'sort'>, box: Box): MapPage {
    const asked = { ...query, sort: LISTS[this.kind].sorts[0] }
    const matching = this.#ordered(asked)
    const points = matching === 'all' ? this.#points : this.#pointsOf(keyOf(asked), matching)
    return {
      cells: points.cellsIn(box),
      pinOf: (row) => this.#rows[row]?.onMap?.pin ?? null,
      nowhere: (matching === 'all' ? this.#rows.length : matching.length) - points.size,
    }
  }

  /** What statistics need of the rows that match, of what several sources list once. */
  measures(query: Omit<PageQuery, 'box' | 'sort'>): unknown[] {
    return this.#among(query).map(({ measures }) => measures)
  }

  /** The same by the values that a filter has among them; a row that carries several is under each. */
  measuresBy(filter: string, query: Omit<PageQuery, 'box' | 'sort'>): Map<string, unknown[]> {
    const groups = new Map<string, unknown[]>()
    for (const { facets, measures } of this.#among(query)) {
      const value = facets[filter]
      for (const one of valuesOf(value)) push(groups, one, measures)
    }
    return groups
  }

  #among(query: Omit<PageQuery, 'box' | 'sort'>): readonly Row[] {
    const matching = this.#ordered({ ...query, sort: LISTS[this.kind].sorts[0] })
    const numbers = matching === 'all' ? Array.from(this.#rows.keys()) : matching
    return numbers.flatMap((number) => (this.#repeats.has(number) ? [] : (this.#rows[number] ?? [])))
  }

  #pointsOf(key: string, matching: number[]): PointIndex {
    const before = this.#maps.get(key)
    if (before) return before
    const points = this.#points.only(matching)
    this.#maps.set(key, points)
    return points
  }

  /** Row numbers that match, in the wanted order; kept for who asks for the next page. */
  #ordered(query: PageQuery): number[] | 'all' {
    const key = keyOf(query)
    const before = this.#kept.get(key)
    if (before) return before
    const matching = this.#matching(query)
    if (matching === 'all') return matching
    const rank = this.#ranks.get(query.sort)
    const ordered = rank ? Array.from(matching).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0)) : matching
    this.#kept.set(key, ordered)
    return ordered
  }

  /** Row numbers that match; those in rising order unless the search puts the best first. */
  #matching({ filters, from, to, q, known, box }: PageQuery): number[] | 'all' {
    const lists: number[][] = []
    for (const [filter, values] of Object.entries(filters)) lists.push(this.#carrying(filter, values))
    if (from !== undefined || to !== undefined) lists.push(this.#inRange(from, to))
    if (box !== undefined) lists.push(box === 'none' ? this.#nowhere() : this.#points.rowsIn(box))
    if (q !== undefined) lists.push(this.#search(q, known ?? []))
    if (lists.length === 0) return 'all'
    // The last list keeps its order: it is the search's where there is one.
    const [kept = [], ...others] = lists.reverse()
    if (others.length === 0) return kept
    // No list names a row twice: a row is in all of them where it was counted as often. A set of each would take most of the time of an answer.
    const times = new Uint8Array(this.#rows.length)
    for (const list of others) for (const number of list) times[number] = (times[number] ?? 0) + 1
    return kept.filter((number) => times[number] === others.length)
  }

  #carrying(filter: string, values: readonly string[]): number[] {
    const lists = values.map((value) => this.#tokens.get(`${filter}=${value}`) ?? [])
    if (lists.length === 1) return lists[0] ?? []
    // Marked and read off: a set that is sorted takes a hundred times as long.
    const isCarrying = new Uint8Array(this.#rows.length)
    for (const list of lists) for (const number of list) isCarrying[number] = 1
    const found: number[] = []
    for (let number = 0; number < isCarrying.length; number++) if (isCarrying[number] === 1) found.push(number)
    return found
  }

  #inRange(from: Day | undefined, to: Day | undefined): number[] {
    const facet = LISTS[this.kind].range ?? 'order'
    const found: number[] = []
    for (const [number, row] of this.#rows.entries()) {
      const day = String(row.facets[facet] ?? '')
      if ((from === undefined || day >= from) && (to === undefined || day <= to)) found.push(number)
    }
    return found
  }

  #nowhere(): number[] {
    const lying = new Set(this.#points.rows)
    return Array.from(this.#rows.keys()).filter((number) => !lying.has(number))
  }

  #search(q: string, known: readonly string[]): number[] {
    const code = normaliseCreditCode(q)
    const byCode = /^[0-9A-Z]{4,18}$/.test(code) ? this.#byCodePrefix(code) : []
    const key = nameKey(q)
    const byName = this.#postings.search(key)
    const others = [...this.#mentions.search(key), ...known.flatMap((token) => this.#tokens.get(token) ?? [])]
    if (byCode.length === 0 && others.length === 0) return byName
    // What is called so comes before what only mentions it.
    return [...new Set([...byCode, ...byName, ...others])]
  }

  #byCodePrefix(prefix: string): number[] {
    if (prefix.length === 18) return this.#codes.get(prefix) ?? []
    const found: number[] = []
    for (const [code, numbers] of this.#codes) if (code.startsWith(prefix)) found.push(...numbers)
    return found.sort((a, b) => a - b)
  }

  #everyNumber(sort: string, offset: number, limit: number): number[] {
    const order = this.#orders.get(sort)
    const end = Math.min(offset + limit, this.#rows.length)
    if (!order) return Array.from({ length: Math.max(0, end - offset) }, (_, i) => offset + i)
    return [...order.subarray(offset, end)]
  }

  #rankBy(sort: string): Uint32Array {
    const facet = orderOf(sort)
    const numbers = Array.from(this.#rows.keys())
    const order = bySort(sort, facet)
    return Uint32Array.from(numbers.sort((a, b) => order(this.#rows[a] as Row, this.#rows[b] as Row)))
  }
}

const keyOf = ({ filters, from, to, q, known, box, sort }: PageQuery): string => JSON.stringify([filters, from, to, q, known, box, sort])

/** Where no area is known, a record lies where it says itself. */
const atItsOwn: Locate = ({ position }) => position && { ...position, isApproximate: false }

/** Order of a list. A leading minus turns it round, ties included, so that one index serves both directions. */
function bySort(sort: string, facet: string): (a: Row, b: Row) => number {
  const sign = sort.startsWith('-') ? -1 : 1
  return (a, b) => sign * (compareText(String(a.facets[facet] ?? ''), String(b.facets[facet] ?? '')) || compareText(a.id, b.id))
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function push<T>(map: Map<string, T[]>, key: string, one: T): void {
  const others = map.get(key)
  if (others) others.push(one)
  else map.set(key, [one])
}
