import { squeeze, toHalfWidth } from '../../../shared/codes/text'
import { UnreadableSource, type Merge, type RawRow } from './types'

/** The header must stand within the first rows; what is above it is a title. */
export const HEADER_WITHIN = 30

/** A column that a mapping reads: any one of these headers is it. */
export interface WantedColumn {
  names: string[]
  optional: boolean
}

/** Where the header of a sheet stands and what its columns are called. */
export interface Header {
  /** index of the first row below it */
  below: number
  /** index of its first row */
  first: number
  /** the name of each column: the declared spelling where it is declared, else the cell's own; '' where it has none */
  names: string[]
  /** its rows as they are compared with later ones */
  keys: string[][]
}

/** A header as it is compared: half-width, without white space and the star that marks what must be filled in. */
export const headerKey = (text: string): string =>
  toHalfWidth(squeeze(text))
    .replace(/\s/g, '')
    .replace(/^\*|\*$/g, '')

/**
 * Finds the header among the first rows of a sheet: the row, or the pair of rows one above the other, that holds every
 * wanted column and names most of the declared ones. Returns null where there is none.
 */
export function findHeader(rows: RawRow[], merges: Merge[], wanted: WantedColumn[], declared: string[]): Header | null {
  const known = new Map([...wanted.flatMap(({ names }) => names), ...declared].map((name) => [headerKey(name), name]))
  let best: { header: Header; hits: number } | null = null
  // Two rows must name more columns than one: a title above a header is no group.
  for (const depth of [1, 2]) {
    for (let at = 0; at < Math.min(rows.length, HEADER_WITHIN); at++) {
      const block = rows.slice(at, at + depth)
      if (block.length < depth) continue
      const header = nameColumns(block, at, merges, known)
      if (!holdsEvery(header.names, wanted)) continue
      const hits = new Set(header.names.filter((name) => known.has(headerKey(name)))).size
      if (!best || hits > best.hits) best = { header, hits }
    }
  }
  return best?.header ?? null
}

const holdsEvery = (names: string[], wanted: WantedColumn[]): boolean =>
  wanted.every(({ names: any, optional }) => optional || any.some((name) => names.includes(name)))

/** Names each column from one header row, or from two: a group above and its columns below. */
function nameColumns(block: RawRow[], first: number, merges: Merge[], known: Map<string, string>): Header {
  const [upper, lower] = block as [RawRow, RawRow?]
  const groups = lower ? spread(upper, lower, merges) : upper.cells
  const width = Math.max(groups.length, lower?.cells.length ?? 0)
  const names = Array.from({ length: width }, (_, column) => {
    const over = squeeze(groups[column] ?? '')
    const under = squeeze(lower?.cells[column] ?? '')
    const spellings = over !== '' && under !== '' && over !== under ? [over + under, `${over}/${under}`, under] : [under || over]
    const declared = spellings.map((spelling) => known.get(headerKey(spelling))).find((name) => name !== undefined)
    return declared ?? spellings[0] ?? ''
  })
  return { below: first + block.length, first, names, keys: block.map((row) => row.cells.map(headerKey)) }
}

/** The upper header row with each group written over all its columns: as merged, or up to the next group. */
function spread(upper: RawRow, lower: RawRow, merges: Merge[]): string[] {
  const cells = Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, column) => upper.cells[column] ?? '')
  const own = merges.filter((merge) => merge.top === upper.line)
  for (const { left, right } of own) for (let column = left; column < right; column++) cells[column] = cells[left - 1] ?? ''
  if (own.length > 0) return cells
  for (let column = 1; column < cells.length; column++) {
    const isOpen = squeeze(cells[column] ?? '') === '' && squeeze(lower.cells[column] ?? '') !== ''
    // A group reaches over its own columns only where something stands below it too.
    if (isOpen && squeeze(lower.cells[column - 1] ?? '') !== '') cells[column] = cells[column - 1] ?? ''
  }
  return cells
}

/** What is missing, told against the row that comes nearest. Throws where a wanted header stands there twice. */
export function missingColumns(rows: RawRow[], wanted: WantedColumn[]): string {
  const needed = [...new Map(wanted.filter(({ optional }) => !optional).map((column) => [column.names.join(), column])).values()]
  const missingIn = (row: RawRow) => {
    const keys = new Set(row.cells.map(headerKey))
    return needed.filter(({ names }) => !names.some((name) => keys.has(headerKey(name))))
  }
  const nearest = rows
    .slice(0, HEADER_WITHIN)
    .map(missingIn)
    .reduce((best, missing) => (missing.length < best.length ? missing : best), needed)
  return `没有找到表头，缺少列：${nearest.map(({ names }) => names.join('／')).join('、')}`
}

/** Refuses a header that names one wanted column twice: nobody can tell which is meant. Other twins get a number. */
export function partTwins(names: string[], wanted: WantedColumn[]): string[] {
  const meant = new Set(wanted.flatMap((column) => column.names))
  const seen = new Map<string, number>()
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    if (name === '' || count === 1) return name
    if (meant.has(name)) throw new UnreadableSource(`表头里“${name}”出现了两次`)
    return `${name}（${count}）`
  })
}
