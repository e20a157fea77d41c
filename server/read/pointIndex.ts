import { inBox, type Box } from './geometry'

/** Where a row lies, and whether that is only the mark of the area in which it lies. */
export interface Located {
  lng: number
  lat: number
  isApproximate: boolean
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

/**
 * Cells that one map shows at most. A cell with a single row is told with its name, which is most of an answer: 120 of them stay under 20 KB.
 */
const CELLS_MAX = 120
/** Halvings of the world in each direction: the last cell is half a metre wide. Two of them interleaved are still a safe integer. */
const DEPTH = 26
/** As few rows as this are looked at one by one. */
const FEW = 64

/** An axis of the world, in cells of the deepest level. One degree is as many in both directions, so that cells are square in degrees. */
const SIDE = 2 ** DEPTH
const columnOf = (lng: number): number => Math.min(SIDE - 1, Math.max(0, Math.floor(((lng + 180) / 360) * SIDE)))
const lineOf = (lat: number): number => columnOf(lat)

/**
 * Rows by where they lie, in an order in which every cell of every level is one stretch (Morton's). So the rows of a cell are counted by two
 * searches, their middle is known from sums, and the index of a part of the rows is made in one pass: supercluster's would be made anew for
 * each choice of filters, which takes a hundred times as long. Positions are held as they are: a box is judged by them and not by cells.
 */
export class PointIndex {
  readonly #rows: Uint32Array
  readonly #codes: Float64Array
  readonly #lngs: Float64Array
  readonly #lats: Float64Array
  readonly #isApproximate: Uint8Array
  /** sums of everything before a place in the order */
  readonly #lngSums: Float64Array
  readonly #latSums: Float64Array
  readonly #approximateSums: Uint32Array
  /** one more than the highest number of a row */
  readonly #span: number

  /** `rows`: numbers of the rows that lie somewhere; the other arrays are their positions, in the same order, by rising code. */
  private constructor(rows: Uint32Array, codes: Float64Array, lngs: Float64Array, lats: Float64Array, isApproximate: Uint8Array) {
    this.#rows = rows
    this.#codes = codes
    this.#lngs = lngs
    this.#lats = lats
    this.#isApproximate = isApproximate
    this.#lngSums = new Float64Array(rows.length + 1)
    this.#latSums = new Float64Array(rows.length + 1)
    this.#approximateSums = new Uint32Array(rows.length + 1)
    let [lng, lat, approximate, span] = [0, 0, 0, 0]
    for (let i = 0; i < rows.length; i++) {
      this.#lngSums[i + 1] = lng += lngs[i] ?? 0
      this.#latSums[i + 1] = lat += lats[i] ?? 0
      this.#approximateSums[i + 1] = approximate += isApproximate[i] ?? 0
      span = Math.max(span, (rows[i] ?? 0) + 1)
    }
    this.#span = span
  }

  /** The index of rows by number: `located[n]` is where row `n` lies, null where nobody knows. */
  static of(located: readonly (Located | null)[]): PointIndex {
    const all = located.flatMap((place, row) => (place === null ? [] : [{ ...place, row, code: codeOf(place) }]))
    // Of equal codes the lower row first: the same rows always give the same map.
    all.sort((a, b) => a.code - b.code || a.row - b.row)
    return new PointIndex(
      Uint32Array.from(all, ({ row }) => row),
      Float64Array.from(all, ({ code }) => code),
      Float64Array.from(all, ({ lng }) => lng),
      Float64Array.from(all, ({ lat }) => lat),
      Uint8Array.from(all, ({ isApproximate }) => Number(isApproximate)),
    )
  }

  /** Numbers of the rows that lie somewhere, in no order of theirs. */
  get rows(): Uint32Array {
    return this.#rows
  }

  /** How many rows lie somewhere. */
  get size(): number {
    return this.#rows.length
  }

  /** The same of some of its rows only, given by number in any order. */
  only(numbers: readonly number[]): PointIndex {
    const isWanted = new Uint8Array(this.#span)
    for (const number of numbers) isWanted[number] = 1
    // By hand and in one pass: somebody waits for it.
    const rows = new Uint32Array(numbers.length)
    const codes = new Float64Array(numbers.length)
    const lngs = new Float64Array(numbers.length)
    const lats = new Float64Array(numbers.length)
    const isApproximate = new Uint8Array(numbers.length)
    let found = 0
    for (let i = 0; i < this.#rows.length; i++) {
      const row = this.#rows[i] ?? 0
      if (isWanted[row] !== 1) continue
      rows[found] = row
      codes[found] = this.#codes[i] ?? 0
      lngs[found] = this.#lngs[i] ?? 0
      lats[found] = this.#lats[i] ?? 0
      isApproximate[found] = this.#isApproximate[i] ?? 0
      found++
    }
    return new PointIndex(
      rows.subarray(0, found),
      codes.subarray(0, found),
      lngs.subarray(0, found),
      lats.subarray(0, found),
      isApproximate.subarray(0, found),
    )
  }

  /** Numbers of the rows in a box, rising. */
  rowsIn(box: Box): number[] {
    const found: number[] = []
    this.#walk(box, DEPTH, (from, to) => {
      for (let i = from; i < to; i++) found.push(at(this.#rows, i))
    })
    return found.sort((a, b) => a - b)
  }

  /** What a map of a box shows: the finest level of which at most `CELLS_MAX` cells cover the box. Their counts are the rows in the box, each once. */
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
        cell = { lng: 0, lat: 0, count: 0, approximate: 0, row: at(this.#rows, from) }
        cells.push(cell)
      }
      cell.count += to - from
      cell.approximate += at(this.#approximateSums, to) - at(this.#approximateSums, from)
      // Of a single row the place itself: sums have lost its last digits.
      cell.lng += to - from === 1 ? at(this.#lngs, from) : at(this.#lngSums, to) - at(this.#lngSums, from)
      cell.lat += to - from === 1 ? at(this.#lats, from) : at(this.#latSums, to) - at(this.#latSums, from)
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
        for (let i = from; i < to; i++) if (inBox(box, at(this.#lngs, i), at(this.#lats, i))) take(i, i + 1)
        return
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
    visit(0, 0, 0, 0, 0, this.#rows.length)
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

/** A place of an array that is there. */
const at = (values: Uint32Array | Float64Array | Uint8Array, place: number): number => values[place] ?? 0

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

/** The finest level of which at most `CELLS_MAX` cells touch a box. */
function levelFor([west, south, east, north]: Box): number {
  const touched = (from: number, to: number, side: number): number => Math.floor(to / side) - Math.floor(from / side) + 1
  let level = 0
  while (level < DEPTH) {
    const side = 2 ** (DEPTH - level - 1)
    const cells = touched(columnOf(west), columnOf(east), side) * touched(lineOf(south), lineOf(north), side)
    if (cells > CELLS_MAX) break
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
