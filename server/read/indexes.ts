import type { Kind } from '../../shared/kinds/index'
import { LISTS } from '../../shared/kinds/schemas'
import { orderOf } from '../editions/facets'
import type { Whereabouts } from '../kinds/define'
import { Gathered, GONE, Groups, NO_ROWS } from './groups'
import { ordered, placeIn, reordered, textWithId, type Ordering } from './ordering'
import { PointIndex, type Located } from './pointIndex'
import { gatherPairs } from './postings'
import { repeatsIn } from './repeats'
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

/** The indexes without some rows, by their numbers, and with those of some slots. What it costs beside them is to copy numbers. */
export function changed(table: Table, before: Indexes, without: ReadonlySet<number>, added: readonly number[], locate: Locate): Indexes {
  const { kind } = table
  const [first, ...sorts] = LISTS[kind].sorts
  const inOrder = orderingOf(table, first, 'order', (slot) => slot)
  const inSlots = ordered(added, inOrder)
  const places = new Uint32Array(inSlots.length)
  const renumbered = new Uint32Array(before.slots.length)
  const slots = new Uint32Array(before.slots.length - without.size + inSlots.length)
  const newNumbers: number[] = []
  const asBefore: Ordering = { ...inOrder, textOf: (row) => inOrder.textOf(before.slots[row] ?? 0) }
  const numbers = before.slots.map((_, row) => row)
  let from = 0
  for (const [i, slot] of inSlots.entries()) places[i] = from = placeIn(numbers, asBefore, inOrder.textOf(slot), Infinity, from)
  let end = 0
  let next = 0
  for (let row = 0; row <= before.slots.length; row++) {
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
  for (const row of newNumbers) {
    const slot = slotOf(row)
    for (const facet of table.facetNumbers(slot)) for (const token of table.tokensOf(facet)) tokens.add(token, row)
    gatherPairs(names, table.names(slot), row)
    gatherPairs(mentions, table.mentions(slot), row)
  }
  const place = (row: number): (Located & { row: number })[] => {
    const found = located(table, slotOf(row), locate)
    return found === null ? [] : [{ ...found, row }]
  }
  return {
    slots,
    ids: reordered(before.ids, renumbered, newNumbers, { textOf: (row) => table.id(slotOf(row)) }),
    codes: reordered(
      before.codes,
      renumbered,
      newNumbers.filter((row) => table.code(slotOf(row)) !== null),
      { textOf: (row) => table.code(slotOf(row)) ?? '' },
    ),
    tokens: before.tokens.patched(renumbered, Groups.of(tokens)),
    names: before.names.patched(renumbered, Groups.of(names)),
    mentions: before.mentions.patched(renumbered, Groups.of(mentions)),
    orders: new Map(
      sorts.map((sort) => [
        sort,
        reordered(before.orders.get(sort) ?? NO_ROWS, renumbered, newNumbers, orderingOf(table, sort, orderOf(sort), slotOf)),
      ]),
    ),
    repeats: repeatsOf(table, slots),
    points: LISTS[kind].hasMap ? before.points.patched(renumbered, newNumbers.flatMap(place)) : before.points,
  }
}

/** Order of a list. A leading minus turns it round, ties included, so that one index serves both directions. */
function orderingOf(table: Table, sort: string, facet: string, slotOf: (row: number) => number): Ordering {
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
  points: PointIndex.of([]),
})

/** Where a row lies; null for what lies nowhere, and for kinds without a map. */
function located(table: Table, slot: number, locate: Locate): Located | null {
  const onMap = table.map(slot)
  return onMap ? locate(onMap.whereabouts) : null
}

/** The rows that repeat others: only those that tell what makes them the same can. */
function repeatsOf(table: Table, slots: Uint32Array): ReadonlySet<number> {
  const telling: number[] = []
  for (const [row, slot] of slots.entries()) if (table.hasFacts(slot)) telling.push(row)
  const found = repeatsIn(
    telling.map((row) => {
      const slot = slots[row] ?? 0
      return {
        get item() {
          return table.item(slot)
        },
        sources: table.sources(slot),
        facts: table.facts(slot),
      }
    }),
  )
  return new Set([...found].map((place) => telling[place] ?? 0))
}

/** The points of all rows, by what is known of areas now. */
export const pointsOf = (table: Table, slots: Uint32Array, locate: Locate): PointIndex =>
  PointIndex.of(Array.from(slots, (slot) => located(table, slot, locate)))

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

/** Indexes of rows that are all that their table has, in the same order: tokens have the numbers that packing has given them. */
export const compacted = (indexes: Indexes, { tokenNumbers }: Packed): Indexes => ({
  ...indexes,
  slots: indexes.slots.map((_, row) => row),
  tokens: indexes.tokens.rekeyed(tokenNumbers),
})

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
  points: PointIndex.of([]),
})
