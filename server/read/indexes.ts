import type { Kind } from '../../shared/kinds/index'
import { LISTS } from '../../shared/kinds/schemas'
import { orderOf } from '../editions/facets'
import type { Whereabouts } from '../kinds/define'
import { Gathered, GONE, Groups, NO_ROWS } from './groups'
import { placeIn, reordering, sorting, textWithId, type Ordering } from './ordering'
import { PointIndex, type Located, type LocatedRow } from './pointIndex'
import { gatherPairs } from './postings'
import { repeatsIn, type Repeatable } from './repeats'
import { NUMBERS_STEP, STEP } from '../steps'
import type { Packed, Table } from './table'

/** Says where a record lies, from what is known of the areas around it; null where nobody knows. */
export type Locate = (whereabouts: Whereabouts) => Located | null

/** What is found by number: everything that a model has beside its table. Rows are known by their numbers, which are their places in the default order. */
export interface Indexes {
  /** the slot of each row */
  slots: Uint32Array<ArrayBuffer>
  /** rows by id, and those with a code by code */
  ids: Uint32Array<ArrayBuffer>
  codes: Uint32Array<ArrayBuffer>
  /** rows by the number of a token */
  tokens: Groups
  /** rows by the pairs of characters of what they are called, and of what they mention */
  names: Groups
  mentions: Groups
  /** rows in the orders that are not the default */
  orders: ReadonlyMap<string, Uint32Array<ArrayBuffer>>
  repeats: ReadonlySet<number>
  points: PointIndex
}

/** The indexes without some rows, by their numbers, and with those of some slots. What it costs beside them is to copy numbers. In steps (`steps.ts`). */
export function* changing(
  table: Table,
  before: Indexes,
  without: ReadonlySet<number>,
  added: readonly number[],
  locate: Locate,
): Generator<void, Indexes> {
  const { kind } = table
  const [first, ...sorts] = LISTS[kind].sorts
  const inOrder = orderingOf(table, first, 'order', (slot) => slot)
  const inSlots = yield* sorting(added, inOrder)
  const places = new Uint32Array(inSlots.length)
  const renumbered = new Uint32Array(before.slots.length)
  const slots = new Uint32Array(before.slots.length - without.size + inSlots.length)
  const newNumbers: number[] = []
  const asBefore: Ordering = { ...inOrder, textOf: (row) => inOrder.textOf(before.slots[row] ?? 0) }
  const numbers = before.slots.map((_, row) => row)
  yield
  let from = 0
  for (const [i, slot] of inSlots.entries()) {
    if (i % STEP === STEP - 1) yield
    places[i] = from = placeIn(numbers, asBefore, inOrder.textOf(slot), Infinity, from)
  }
  let end = 0
  let next = 0
  for (let row = 0; row <= before.slots.length; row++) {
    if (row % NUMBERS_STEP === NUMBERS_STEP - 1) yield
    for (; next < inSlots.length && places[next] === row; next++) {
      newNumbers.push(end)
      slots[end++] = inSlots[next] ?? 0
    }
    if (row === before.slots.length) break
    if (without.has(row)) renumbered[row] = GONE
    else {
      renumbered[row] = end
      slots[end++] = before.slots[row] ?? 0
    }
  }
  const slotOf = (row: number): number => slots[row] ?? 0
  const [tokens, names, mentions] = [new Gathered(), new Gathered(), new Gathered()]
  const coded: number[] = []
  for (const [place, row] of newNumbers.entries()) {
    if (place % STEP === STEP - 1) yield
    const slot = slotOf(row)
    if (table.code(slot) !== null) coded.push(row)
    for (const facet of table.facetNumbers(slot)) for (const token of table.tokensOf(facet)) tokens.add(token, row)
    gatherPairs(names, table.names(slot), row)
    gatherPairs(mentions, table.mentions(slot), row)
  }
  yield
  const ids = yield* reordering(before.ids, renumbered, newNumbers, { textOf: (row) => table.id(slotOf(row)) })
  const codes = yield* reordering(before.codes, renumbered, coded, { textOf: (row) => table.code(slotOf(row)) ?? '' })
  const orders = new Map<string, Uint32Array<ArrayBuffer>>()
  for (const sort of sorts) {
    const ordering = orderingOf(table, sort, orderOf(sort), slotOf)
    orders.set(sort, yield* reordering(before.orders.get(sort) ?? NO_ROWS, renumbered, newNumbers, ordering))
  }
  const points = LISTS[kind].hasMap
    ? yield* before.points.patching(renumbered, lying(yield* locating(table, Uint32Array.from(newNumbers, slotOf), locate), newNumbers))
    : before.points
  yield
  return {
    slots,
    ids,
    codes,
    tokens: yield* before.tokens.patching(renumbered, yield* Groups.making(tokens)),
    names: yield* before.names.patching(renumbered, yield* Groups.making(names)),
    mentions: yield* before.mentions.patching(renumbered, yield* Groups.making(mentions)),
    orders,
    repeats: yield* repeatsOf(table, slots),
    points,
  }
}

/** Of some rows those that lie somewhere, with their numbers. */
const lying = (places: readonly (Located | null)[], numbers: ArrayLike<number>): LocatedRow[] =>
  places.flatMap((found, i) => (found === null ? [] : [{ ...found, row: numbers[i] ?? 0 }]))

/** Order of a list. A leading minus turns it round, ties included, so that one index serves both directions. */
export function orderingOf(table: Table, sort: string, facet: string, slotOf: (row: number) => number): Ordering {
  const textOf = (row: number): string => {
    const slot = slotOf(row)
    return textWithId(String(table.facet(slot, facet) ?? ''), table.id(slot))
  }
  return { textOf, isTurned: sort.startsWith('-') }
}

export const noRows = (kind: Kind): Indexes => ({
  slots: NO_ROWS,
  ids: NO_ROWS,
  codes: NO_ROWS,
  tokens: Groups.NONE,
  names: Groups.NONE,
  mentions: Groups.NONE,
  orders: new Map(LISTS[kind].sorts.slice(1).map((sort) => [sort, NO_ROWS])),
  repeats: new Set(),
  points: PointIndex.NONE,
})

/** Where rows lie; null for what lies nowhere, and for kinds without a map. */
function* locating(table: Table, slots: Uint32Array, locate: Locate): Generator<void, (Located | null)[]> {
  const places: (Located | null)[] = []
  for (const slot of slots) {
    if (places.length % STEP === STEP - 1) yield
    const onMap = table.map(slot)
    places.push(onMap ? locate(onMap.whereabouts) : null)
  }
  return places
}

/** The rows that repeat others: only those that tell what makes them the same can. In steps. */
function* repeatsOf(table: Table, slots: Uint32Array): Generator<void, ReadonlySet<number>> {
  const telling: number[] = []
  const told: Repeatable[] = []
  for (const [row, slot] of slots.entries()) {
    if (row % NUMBERS_STEP === NUMBERS_STEP - 1) yield
    if (!table.hasFacts(slot)) continue
    if (telling.push(row) % STEP === 0) yield
    told.push({
      get item() {
        return table.item(slot)
      },
      sources: table.sources(slot),
      facts: table.facts(slot),
    })
  }
  const found = yield* repeatsIn(told)
  return new Set([...found].map((place) => telling[place] ?? 0))
}

/** The points of all rows, by what is known of areas now. In steps. */
export function* placing(table: Table, slots: Uint32Array, locate: Locate): Generator<void, PointIndex> {
  const places = yield* locating(table, slots, locate)
  return yield* PointIndex.making(
    lying(
      places,
      slots.map((_, row) => row),
    ),
  )
}

/** Indexes as they are written into a file, beside the table with their rows alone. Where rows lie is not among them: it rests on other kinds. */
export interface PackedIndexes {
  ids: Uint32Array<ArrayBuffer>
  codes: Uint32Array<ArrayBuffer>
  tokens: PackedGroups
  names: PackedGroups
  mentions: PackedGroups
  orders: [sort: string, rows: Uint32Array<ArrayBuffer>][]
  repeats: number[]
}

type PackedGroups = Pick<Groups, 'keys' | 'offsets' | 'rows'>

const packedGroups = ({ keys, offsets, rows }: Groups): PackedGroups => ({ keys, offsets, rows })
const unpackedGroups = ({ keys, offsets, rows }: PackedGroups): Groups => new Groups(keys, offsets, rows)

/** Indexes of rows that are all that their table has, in the same order: tokens have the numbers that packing has given them. In steps. */
export function* compacting(indexes: Indexes, { tokenNumbers }: Packed): Generator<void, Indexes> {
  return { ...indexes, slots: indexes.slots.map((_, row) => row), tokens: yield* indexes.tokens.rekeying(tokenNumbers) }
}

export const packedIndexes = ({ ids, codes, tokens, names, mentions, orders, repeats }: Indexes): PackedIndexes => ({
  ids,
  codes,
  tokens: packedGroups(tokens),
  names: packedGroups(names),
  mentions: packedGroups(mentions),
  orders: [...orders],
  repeats: [...repeats],
})

export const unpackedIndexes = (packed: PackedIndexes): Indexes => ({
  slots: packed.ids.map((_, row) => row),
  ids: packed.ids,
  codes: packed.codes,
  tokens: unpackedGroups(packed.tokens),
  names: unpackedGroups(packed.names),
  mentions: unpackedGroups(packed.mentions),
  orders: new Map(packed.orders),
  repeats: new Set(packed.repeats),
  points: PointIndex.NONE,
})
