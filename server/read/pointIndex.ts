import { MARKS_MAX } from '../../shared/limits'
import { inBox, type Box } from './geometry'
import { GONE } from './groups'
import { Grown } from './grown'
import { sortingBy } from './ordering'

/** Where a row lies, and whether that is only the mark of the area in which it lies. */
export interface Located {
  lng: number
  lat: number
  isApproximate: boolean
}

/** A row by its number, and where it lies. */
export interface LocatedRow extends Located {
  row: number
}

/** What is drawn in one cell of the map: one row by its number, or several as one mark in the middle of them. */
export interface Cell {
  lng: number
  lat: number
  count: number
  /** how many of them stand at the mark of their area */
  approximate: number
  /** the row where there is one only, else null */
  row: number | null
}

/** Halvings of the world in each direction: the last cell is half a metre wide. Two of them interleaved are still a safe integer. */
const DEPTH = 26
/** Rows after which a step ends. */
const POINTS_STEP = 2_000
/** As few rows as this are looked at one by one. */
const FEW = 128

/** An axis of the world, in cells of the deepest level. One degree is as many in both directions, so that cells are square in degrees. */
const SIDE = 2 ** DEPTH
const columnOf = (lng: number): number => Math.min(SIDE - 1, Math.max(0, Math.floor(((lng + 180) / 360) * SIDE)))
const lineOf = (lat: number): number => columnOf(lat)

/** Everything that lies somewhere, by rising code. Each array has one value a row. */
interface Points {
  rows: Uint32Array
  codes: Float64Array
  lngs: Float64Array
  lats: Float64Array
  isApproximate: Uint8Array
}

/** Sums of everything before a place in the order, so that a whole cell is known at once. */
interface Sums {
  lngs: Float64Array
  lats: Float64Array
  approximate: Uint32Array
}

/**
 * Rows by where they lie, in an order in which every cell of every level is one stretch (Morton's). So the rows of a cell are counted by two
 * searches, and the index of a part of the rows is their places in that order: it is made in one pass and copies nothing, where supercluster's
 * would be made anew for each choice of filters, which takes some hundred times as long. Positions are held as they are: a box is judged by them
 * and not by cells.
 */
export class PointIndex {
  readonly #points: Points
  /** where in the order its rows stand, rising; null: all of them */
  readonly #places: Uint32Array | null
  /** their codes, beside one another: they are searched */
  readonly #codes: Float64Array
  readonly #sums: Sums

  private constructor(points: Points, places: Uint32Array | null) {
    this.#points = points
    this.#places = places
    this.#codes = places === null ? points.codes : codesAt(points, places)
    this.#sums = sumsOf(points, places)
  }

  /** Of nothing that lies anywhere. */
  static readonly NONE = new PointIndex(pointsOf(0), null)

  /** The index of some rows. In steps. */
  static making(located: readonly LocatedRow[]): Generator<void, PointIndex> {
    return PointIndex.NONE.patching(new Uint32Array(0), located)
  }

  /**
   * The index of all rows when they have other numbers: `renumbered[old]` is the new one or `GONE`, rising as the old ones do; `added` are rows of new
   * numbers and where they lie. In steps.
   */
  *patching(renumbered: Uint32Array, added: readonly LocatedRow[]): Generator<void, PointIndex> {
    const before = this.#points
    // Of equal codes the lower row first: the same rows always give the same map.
    const more = yield* sortingBy(
      added,
      (one) => ({ ...one, code: codeOf(one) }),
      (a, b) => a.code - b.code || a.row - b.row,
    )
    const size = before.rows.length + more.length
    const points = pointsOf(size)
    let end = 0
    const take = (row: number, code: number, lng: number, lat: number, isApproximate: number): void => {
      points.rows[end] = row
      points.codes[end] = code
      points.lngs[end] = lng
      points.lats[end] = lat
      points.isApproximate[end++] = isApproximate
    }
    let next = 0
    for (let i = 0; i <= before.rows.length; i++) {
      if (i % POINTS_STEP === POINTS_STEP - 1) yield
      const isEnd = i === before.rows.length
      const row = isEnd ? Infinity : (renumbered[at(before.rows, i)] ?? GONE)
      if (row === GONE) continue
      const code = isEnd ? Infinity : at(before.codes, i)
      for (let one = more[next]; one !== undefined && (one.code - code || one.row - row) < 0; one = more[++next]) {
        if (next % POINTS_STEP === POINTS_STEP - 1) yield
        take(one.row, one.code, one.lng, one.lat, Number(one.isApproximate))
      }
      if (!isEnd) take(row, code, at(before.lngs, i), at(before.lats, i), at(before.isApproximate, i))
    }
    return new PointIndex(
      {
        rows: points.rows.slice(0, end),
        codes: points.codes.slice(0, end),
        lngs: points.lngs.slice(0, end),
        lats: points.lats.slice(0, end),
        isApproximate: points.isApproximate.slice(0, end),
      },
      null,
    )
  }

  /** Numbers of the rows that lie somewhere, in no order of theirs. */
  get rows(): Uint32Array {
    const { rows } = this.#points
    return this.#places === null ? rows : this.#places.map((place) => at(rows, place))
  }

  /** How many rows lie somewhere. */
  get size(): number {
    return (this.#places ?? this.#points.rows).length
  }

  /** The same of some of its rows only, given by number in any order. */
  only(numbers: Uint32Array): PointIndex {
    const { rows } = this.#points
    let size = 0
    for (const number of numbers) size = Math.max(size, number + 1)
    const isWanted = new Uint8Array(size)
    for (const number of numbers) isWanted[number] = 1
    const places = new Uint32Array(numbers.length)
    let found = 0
    for (let i = 0; i < this.size; i++) {
      const place = this.#placeOf(i)
      if (isWanted[at(rows, place)] === 1) places[found++] = place
    }
    return new PointIndex(this.#points, places.subarray(0, found))
  }

  /** Numbers of the rows in a box, rising. */
  rowsIn(box: Box): Uint32Array<ArrayBuffer> {
    const found = new Grown()
    this.#walk(box, 0, (from, to) => {
      for (let i = from; i < to; i++) found.push(this.#rowOf(i))
    })
    return found.values.sort()
  }

  /** What a map of a box shows: the finest level of which at most `MARKS_MAX` cells cover the box. Their counts are the rows in the box, each once. */
  cellsIn(box: Box): Cell[] {
    const level = levelFor(box)
    const size = 4 ** (DEPTH - level)
    const cells: Cell[] = []
    let key = -1
    // Stretches come in the order of their codes: those of one cell one after the other.
    this.#walk(box, level, (from, to) => {
      const own = Math.floor(at(this.#codes, from) / size)
      let cell = cells.at(-1)
      if (cell === undefined || own !== key) {
        key = own
        cell = { lng: 0, lat: 0, count: 0, approximate: 0, row: this.#rowOf(from) }
        cells.push(cell)
      }
      cell.count += to - from
      this.#addTo(cell, from, to)
    })
    for (const cell of cells) {
      if (cell.count === 1) continue
      cell.row = null
      cell.lng /= cell.count
      cell.lat /= cell.count
    }
    return cells
  }

  /** Every row in a box exactly once, in stretches of which each lies within one cell of a level. */
  #walk(box: Box, level: number, take: (from: number, to: number) => void): void {
    const visit = (depth: number, code: number, column: number, line: number, from: number, to: number): void => {
      if (from === to) return
      const side = 2 ** (DEPTH - depth)
      const within = overlap(box, column, line, side)
      if (within === 'none') return
      if (depth >= level && within === 'whole') return take(from, to)
      // A cell that is shown must not be parted by rows of others; below its level rows may be looked at one by one.
      if (depth >= level && (to - from <= FEW || depth === DEPTH)) {
        return this.#eachRunIn(box, from, to, take)
      }
      const half = side / 2
      const quarter = half * half
      let start = from
      for (let child = 0; child < 4; child++) {
        const end = child === 3 ? to : this.#firstFrom(code + (child + 1) * quarter, start, to)
        visit(depth + 1, code + child * quarter, column + (child & 1) * half, line + (child >> 1) * half, start, end)
        start = end
      }
    }
    visit(0, 0, 0, 0, 0, this.size)
  }

  /** Runs of rows of a stretch that lie in a box, looked at one by one. */
  #eachRunIn(box: Box, from: number, to: number, take: (from: number, to: number) => void): void {
    let start = from
    for (let i = from; i < to; i++) {
      if (this.#liesIn(box, i)) continue
      if (start < i) take(start, i)
      start = i + 1
    }
    if (start < to) take(start, to)
  }

  /** What the rows of a stretch add to the middle of a cell. A single row gives its place itself: sums have lost its last digits. */
  #addTo(cell: Cell, from: number, to: number): void {
    const { lngs, lats, approximate } = this.#sums
    const place = this.#placeOf(from)
    const isSingle = to - from === 1
    cell.lng += isSingle ? at(this.#points.lngs, place) : at(lngs, to) - at(lngs, from)
    cell.lat += isSingle ? at(this.#points.lats, place) : at(lats, to) - at(lats, from)
    cell.approximate += at(approximate, to) - at(approximate, from)
  }

  #placeOf(i: number): number {
    return this.#places === null ? i : at(this.#places, i)
  }

  #rowOf(i: number): number {
    return at(this.#points.rows, this.#placeOf(i))
  }

  #liesIn(box: Box, i: number): boolean {
    const place = this.#placeOf(i)
    return inBox(box, at(this.#points.lngs, place), at(this.#points.lats, place))
  }

  /** The first place in a stretch whose code is at least this. */
  #firstFrom(code: number, from: number, to: number): number {
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >> 1
      if (at(this.#codes, middle) < code) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Room for so many. */
function pointsOf(size: number): Points {
  return {
    rows: new Uint32Array(size),
    codes: new Float64Array(size),
    lngs: new Float64Array(size),
    lats: new Float64Array(size),
    isApproximate: new Uint8Array(size),
  }
}

/** A place of an array that is there. */
const at = (values: Uint32Array | Float64Array | Uint8Array, place: number): number => values[place] ?? 0

/** By hand, as the sums: somebody waits for it, and a mapping function takes ten times as long. */
function codesAt({ codes }: Points, places: Uint32Array): Float64Array {
  const own = new Float64Array(places.length)
  for (let i = 0; i < places.length; i++) own[i] = at(codes, at(places, i))
  return own
}

function sumsOf({ lngs, lats, isApproximate }: Points, places: Uint32Array | null): Sums {
  const size = places?.length ?? lngs.length
  const sums = { lngs: new Float64Array(size + 1), lats: new Float64Array(size + 1), approximate: new Uint32Array(size + 1) }
  let [lng, lat, approximate] = [0, 0, 0]
  for (let i = 0; i < size; i++) {
    const place = places === null ? i : at(places, i)
    sums.lngs[i + 1] = lng += at(lngs, place)
    sums.lats[i + 1] = lat += at(lats, place)
    sums.approximate[i + 1] = approximate += at(isApproximate, place)
  }
  return sums
}

/** The bits of column and line, one of each in turn. */
function codeOf({ lng, lat }: Located): number {
  let [column, line] = [columnOf(lng), lineOf(lat)]
  let code = 0
  let weight = 1
  for (let bit = 0; bit < DEPTH; bit++) {
    code += weight * ((column & 1) + 2 * (line & 1))
    column >>= 1
    line >>= 1
    weight *= 4
  }
  return code
}

/** The finest level of which at most `MARKS_MAX` cells touch a box. */
function levelFor([west, south, east, north]: Box): number {
  const touched = (from: number, to: number, side: number): number => Math.floor(to / side) - Math.floor(from / side) + 1
  let level = 0
  while (level < DEPTH) {
    const side = 2 ** (DEPTH - level - 1)
    const cells = touched(columnOf(west), columnOf(east), side) * touched(lineOf(south), lineOf(north), side)
    if (cells > MARKS_MAX) break
    level++
  }
  return level
}

/** How much of a cell lies in a box, by degrees: a cell that a border of the box only touches is looked at row by row. */
function overlap(box: Box, column: number, line: number, side: number): 'none' | 'part' | 'whole' {
  const left = degrees(column)
  const right = degrees(column + side)
  const bottom = degrees(line)
  const top = degrees(line + side)
  if (right < box[0] || left > box[2] || top < box[1] || bottom > box[3]) return 'none'
  return left >= box[0] && right <= box[2] && bottom >= box[1] && top <= box[3] ? 'whole' : 'part'
}

const degrees = (place: number): number => (place / SIDE) * 360 - 180
