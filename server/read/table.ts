import type { Day } from '../../shared/codes/dates'
import { LISTS } from '../../shared/kinds/schemas'
import type { Kind } from '../../shared/kinds/index'
import { orderOf } from '../editions/facets'
import type { Facets } from '../models/version'
import { Arena } from './arena'
import { Grown } from './grown'
import { Interned } from './interned'
import { joinedTexts, partedTexts } from './postings'
import type { Row } from './row'
import { STEP } from '../steps'

/** The texts of a row, in the order in which they stand in the arena. */
const PARTS = ['id', 'code', 'order', 'names', 'mentions', 'item', 'pin', 'rest'] as const
type Part = (typeof PARTS)[number]
const PLACE_OF = Object.fromEntries(PARTS.map((part, place) => [part, place])) as Record<Part, number>

/** The numbers of a row. Numbers of what may be missing begin at one; of a part that is missing the size is `NONE`. */
const NUMBERS = ['at', 'facetsFrom', 'facetsTo', 'publicUntil', 'sources', 'measures', 'isArea', 'facts', 'bytes'] as const
type Numbered = (typeof NUMBERS)[number]
const NUMBER_OF = Object.fromEntries(NUMBERS.map((name, place) => [name, place])) as Record<Numbered, number>
const WIDTH = NUMBERS.length + PARTS.length
const NONE = 0xffffffff

const NO_FACTS: readonly string[] = []

/** The values that a record has of a filter, each once: it may name a firm twice. */
export const valuesOf = (value: string | string[] | undefined): Iterable<string> =>
  value === undefined ? [] : typeof value === 'string' ? [value] : new Set(value)

/** What is asked for seldom, as JSON text. */
interface Rest {
  from: number
  /** those that are no facet of a list, of which nearly every record has its own */
  facets: Record<string, string | string[] | undefined>
  map?: Omit<NonNullable<Row['onMap']>, 'pin'>
  answers: unknown
  facts?: readonly string[]
}

/** A facet as a record has it. */
export interface Facet {
  name: string
  value: string | string[]
}

/** A table as it is written into a file: nothing but numbers, bytes and JSON. */
export interface PackedTable {
  texts: Buffer
  numbers: Uint32Array<ArrayBuffer>
  facets: Uint32Array<ArrayBuffer>
  known: {
    facets: readonly Facet[]
    days: readonly Day[]
    sources: readonly string[][]
    measures: readonly unknown[]
    tokens: readonly string[]
  }
}

/** A table with some rows of another, and which number each token of that has here. */
export interface Packed {
  table: PackedTable
  tokenNumbers: Uint32Array<ArrayBuffer>
}

/** Of what is known by number that which is still needed, by new numbers. */
class Kept<T> {
  readonly #all: Interned<T>
  readonly #numbers = new Map<number, number>()

  constructor(all: Interned<T>) {
    this.#all = all
  }

  numberOf(before: number): number {
    const known = this.#numbers.get(before)
    if (known !== undefined) return known
    this.#numbers.set(before, this.#numbers.size)
    return this.#numbers.size - 1
  }

  /** The numbers before, by the new ones. */
  get numbers(): number[] {
    return [...this.#numbers.keys()]
  }

  get values(): T[] {
    return this.numbers.map((number) => this.#all.at(number))
  }
}

/**
 * The rows of a kind, without an object for any of them: texts as bytes in one place, facets, sources, days and measures by number. A row has a slot,
 * which is its own for ever; slots are only added, so that all models that were made one from another share one table.
 */
export class Table {
  readonly kind: Kind
  readonly #arena: Arena
  /** `WIDTH` numbers a slot */
  readonly #numbers: Grown
  readonly #facetsOf: Grown
  readonly #facets: Interned<Facet>
  readonly #days: Interned<Day>
  readonly #sources: Interned<string[]>
  readonly #measures: Interned<unknown>
  readonly #tokens: Interned<string>
  readonly #tokensOfFacet: (readonly number[])[] = []
  readonly #interned: ReadonlySet<string>
  /** the facets by which rows are found: filters, and pictures */
  readonly #filters: ReadonlySet<string>
  readonly #sizes: number[] = []

  constructor(kind: Kind, packed?: PackedTable) {
    this.kind = kind
    this.#interned = internedOf(kind)
    this.#filters = new Set([...Object.keys(LISTS[kind].filters), 'pictures'])
    this.#tokens = new Interned(packed?.known.tokens)
    this.#arena = new Arena(packed?.texts)
    this.#numbers = new Grown(packed?.numbers)
    this.#facetsOf = new Grown(packed?.facets)
    this.#facets = new Interned(packed?.known.facets)
    this.#days = new Interned(packed?.known.days)
    this.#sources = new Interned(packed?.known.sources)
    this.#measures = new Interned(packed?.known.measures)
  }

  /** How many slots there are, with those that no model shows any more. */
  get size(): number {
    return this.#numbers.length / WIDTH
  }

  /** Takes a row in; returns its slot. */
  add(row: Row): number {
    const own: Rest['facets'] = {}
    const facetsFrom = this.#facetsOf.length
    for (const [name, value] of Object.entries(row.facets)) {
      if (value === undefined || name === 'order') continue
      if (this.#interned.has(name)) this.#facetsOf.push(this.#facets.numberOf({ name, value }))
      else own[name] = value
    }
    const { onMap } = row
    const rest: Rest = {
      from: row.from,
      facets: own,
      ...(onMap === null ? {} : { map: { whereabouts: onMap.whereabouts, keys: onMap.keys } }),
      answers: row.answers,
      facts: row.facts,
    }
    const texts: Record<Part, string> = {
      id: row.id,
      code: row.code ?? '',
      order: row.facets.order,
      names: joinedTexts(row.names),
      mentions: joinedTexts(row.mentions),
      item: row.item,
      pin: onMap?.pin ?? '',
      rest: JSON.stringify(rest),
    }
    const at = this.#arena.append(
      PARTS.map((part) => texts[part]),
      this.#sizes,
    )
    if (row.code === null) this.#sizes[PLACE_OF.code] = NONE
    if (onMap === null) this.#sizes[PLACE_OF.pin] = NONE
    const numbers: Record<Numbered, number> = {
      at,
      facetsFrom,
      facetsTo: this.#facetsOf.length,
      publicUntil: row.publicUntil === null ? 0 : this.#days.numberOf(row.publicUntil) + 1,
      sources: this.#sources.numberOf(row.sources),
      measures: row.measures === null ? 0 : this.#measures.numberOf(row.measures) + 1,
      isArea: Number(onMap !== null && onMap.keys.length > 0),
      facts: row.facts?.length ?? 0,
      bytes: this.#sizes.reduce((sum, size) => sum + (size === NONE ? 0 : size), 0),
    }
    for (const name of NUMBERS) this.#numbers.push(numbers[name])
    for (const size of this.#sizes) this.#numbers.push(size)
    return this.size - 1
  }

  /** The row of a slot, made anew each time. */
  row(slot: number): Row {
    const { from, facets, map, answers, facts } = this.#rest(slot)
    const pin = this.#text(slot, 'pin')
    return {
      id: this.id(slot),
      from,
      item: this.item(slot),
      facets: Object.assign({ order: this.#text(slot, 'order') ?? '' }, facets, this.#ownFacets(slot)),
      code: this.code(slot),
      names: partedTexts(this.names(slot)),
      mentions: partedTexts(this.mentions(slot)),
      publicUntil: this.publicUntil(slot),
      sources: [...this.sources(slot)],
      onMap: map === undefined || pin === null ? null : { ...map, pin },
      measures: this.measures(slot),
      answers,
      ...(facts === undefined ? {} : { facts }),
    }
  }

  id(slot: number): string {
    return this.#text(slot, 'id') ?? ''
  }

  code(slot: number): string | null {
    return this.#text(slot, 'code')
  }

  item(slot: number): string {
    return this.#text(slot, 'item') ?? ''
  }

  /** The same as bytes, not copied: nobody may write to them. */
  itemBytes(slot: number): Buffer {
    const { at, size } = this.#placeOf(slot, 'item')
    return this.#arena.bytes(at, size)
  }

  pin(slot: number): string | null {
    return this.#text(slot, 'pin')
  }

  /** The texts by which it is searched, as one (`joinedTexts`). */
  names(slot: number): string {
    return this.#text(slot, 'names') ?? ''
  }

  mentions(slot: number): string {
    return this.#text(slot, 'mentions') ?? ''
  }

  publicUntil(slot: number): Day | null {
    const number = this.#number(slot, 'publicUntil')
    return number === 0 ? null : this.#days.at(number - 1)
  }

  sources(slot: number): readonly string[] {
    return this.#sources.at(this.#number(slot, 'sources'))
  }

  /** Whether some bytes of UTF-8 stand in the texts by which it is searched, or in what it mentions. */
  holds(slot: number, part: 'names' | 'mentions', bytes: Buffer): boolean {
    const { at, size } = this.#placeOf(slot, part)
    return this.#arena.holds(at, size, bytes)
  }

  measures(slot: number): unknown {
    const number = this.#number(slot, 'measures')
    return number === 0 ? null : this.#measures.at(number - 1)
  }

  /** Whether records of other kinds may lie there. */
  isArea(slot: number): boolean {
    return this.#number(slot, 'isArea') === 1
  }

  /** Where it lies and what that is called; null for kinds without a map. */
  map(slot: number): Rest['map'] | null {
    return this.#rest(slot).map ?? null
  }

  facts(slot: number): readonly string[] {
    return this.#number(slot, 'facts') === 0 ? NO_FACTS : (this.#rest(slot).facts ?? NO_FACTS)
  }

  hasFacts(slot: number): boolean {
    return this.#number(slot, 'facts') > 0
  }

  /** The numbers of the tokens, as `filter=value`, that a facet gives a row: one for each of its values, each once. */
  tokensOf(facet: number): readonly number[] {
    return (this.#tokensOfFacet[facet] ??= this.#tokensIn(this.#facets.at(facet)))
  }

  /** The number of a token, undefined where no row ever had it. */
  tokenNumber(token: string): number | undefined {
    return this.#tokens.known(token)
  }

  #tokensIn({ name, value }: Facet): number[] {
    return this.#filters.has(name) ? [...valuesOf(value)].map((one) => this.#tokens.numberOf(`${name}=${one}`)) : []
  }

  /** Its facets that lists filter and order by, each by its number. */
  facetNumbers(slot: number): Uint32Array {
    return this.#facetsOf.values.subarray(this.#number(slot, 'facetsFrom'), this.#number(slot, 'facetsTo'))
  }

  facetOf(number: number): Facet {
    return this.#facets.at(number)
  }

  /** The value of one facet, whatever facet that is. */
  facet(slot: number, name: string): string | string[] | undefined {
    if (name === 'order') return this.#text(slot, 'order') ?? ''
    if (!this.#interned.has(name)) return this.#rest(slot).facets[name]
    const facetsOf = this.#facetsOf
    for (let i = this.#number(slot, 'facetsFrom'); i < this.#number(slot, 'facetsTo'); i++) {
      const facet = this.#facets.at(facetsOf.at(i))
      if (facet.name === name) return facet.value
    }
    return undefined
  }

  /** Some rows alone, in their order, with nothing of any other: neither its texts nor what is known by number. In steps (`steps.ts`). */
  *packing(slots: Uint32Array): Generator<void, Packed> {
    let size = 0
    for (const slot of slots) size += this.#number(slot, 'bytes')
    const texts = Buffer.allocUnsafeSlow(size)
    const numbers = new Uint32Array(slots.length * WIDTH)
    const facetsOf = new Grown()
    const [facets, days, sources, measures] = [
      new Kept(this.#facets),
      new Kept(this.#days),
      new Kept(this.#sources),
      new Kept(this.#measures),
    ]
    let end = 0
    for (const [place, slot] of slots.entries()) {
      if (place % STEP === STEP - 1) yield
      const to = place * WIDTH
      numbers.set(this.#numbers.values.subarray(slot * WIDTH, (slot + 1) * WIDTH), to)
      numbers[to + NUMBER_OF.at] = end
      numbers[to + NUMBER_OF.facetsFrom] = facetsOf.length
      for (const facet of this.facetNumbers(slot)) facetsOf.push(facets.numberOf(facet))
      numbers[to + NUMBER_OF.facetsTo] = facetsOf.length
      const [until, measured] = [this.#number(slot, 'publicUntil'), this.#number(slot, 'measures')]
      numbers[to + NUMBER_OF.publicUntil] = until === 0 ? 0 : days.numberOf(until - 1) + 1
      numbers[to + NUMBER_OF.measures] = measured === 0 ? 0 : measures.numberOf(measured - 1) + 1
      numbers[to + NUMBER_OF.sources] = sources.numberOf(this.#number(slot, 'sources'))
      end += this.#arena.bytes(this.#number(slot, 'at'), this.#number(slot, 'bytes')).copy(texts, end)
    }
    const tokens = new Kept(this.#tokens)
    for (const [place, facet] of facets.numbers.entries()) {
      if (place % STEP === STEP - 1) yield
      for (const token of this.tokensOf(facet)) tokens.numberOf(token)
    }
    yield
    const known = {
      facets: facets.values,
      days: days.values,
      sources: sources.values,
      measures: measures.values,
      tokens: tokens.values,
    }
    const tokenNumbers = new Uint32Array(this.#tokens.values.length)
    for (const [number, before] of tokens.numbers.entries()) tokenNumbers[before] = number
    return { table: { texts, numbers, facets: facetsOf.values.slice(), known }, tokenNumbers }
  }

  #number(slot: number, name: Numbered): number {
    return this.#numbers.at(slot * WIDTH + NUMBER_OF[name])
  }

  #text(slot: number, part: Part): string | null {
    const { at, size } = this.#placeOf(slot, part)
    return size === NONE ? null : this.#arena.text(at, size)
  }

  /** Where a text begins, and its bytes or `NONE`. */
  #placeOf(slot: number, part: Part): { at: number; size: number } {
    const place = PLACE_OF[part]
    const sizes = slot * WIDTH + NUMBERS.length
    let at = this.#number(slot, 'at')
    for (let i = 0; i < place; i++) {
      const before = this.#numbers.at(sizes + i)
      if (before !== NONE) at += before
    }
    return { at, size: this.#numbers.at(sizes + place) }
  }

  #rest(slot: number): Rest {
    return JSON.parse(this.#text(slot, 'rest') ?? '{}') as Rest
  }

  #ownFacets(slot: number): Partial<Facets> {
    return Object.fromEntries(
      Array.from(this.facetNumbers(slot), (number) => this.#facets.at(number)).map(({ name, value }) => [name, value]),
    )
  }
}

/** The facets that lists filter and order by, and pictures: many records share theirs. The first order is nearly always one's own. */
function internedOf(kind: Kind): ReadonlySet<string> {
  const { filters, sorts, range } = LISTS[kind]
  return new Set([...Object.keys(filters), ...sorts.slice(1).map(orderOf), ...(range === undefined ? [] : [range]), 'pictures'])
}
