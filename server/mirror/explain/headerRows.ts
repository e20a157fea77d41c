import { squeeze } from '../../../shared/codes/text'
import { ruleOf } from '../../kinds/index'
import { HEADER_DEPTH, HEADER_WITHIN, headerKey, spellingsIn } from '../formats/header'
import { UnreadableSource, type Merge, type RawRow } from '../formats/types'
import { monthIn } from '../source/unpivot'
import { holdingOf } from './holding'
import { isPersonal } from './persons'
import { fieldOf, isKnown, kindOf } from './words'

/** Which rows of a strange sheet are its header, and what they call its columns. */

/** A header as it was made out. */
interface HeaderRows {
  /** indexes of its first row and of the first row below it */
  first: number
  below: number
  names: string[]
  /** what each column is called with all groups above it, by the name that is proposed for it */
  whole: ReadonlyMap<string, string>
}

/** The header among the first rows; null where none of them is like one. Throws UnreadableSource where it is that of several tables side by side. */
export function headerIn(rows: readonly RawRow[], merges: readonly Merge[]): HeaderRows | null {
  const at = likeliest(rows)
  if (at === null) return null
  let [first, below] = [at, at + 1]
  const goDown = (): void => {
    while (below < rows.length && below - first < HEADER_DEPTH && isBelow(rows.slice(first, below), rows[below], merges)) below++
  }
  goDown()
  while (first > 0 && below - first < HEADER_DEPTH && isAbove(rows, first, below, merges)) first--
  // What stands above may reach further down.
  goDown()
  const spellings = spellingsIn(rows.slice(first, below), merges)
  const told = spellings.flatMap(([whole]) => (whole === undefined ? [] : [headerKey(whole)]))
  const times = timesBeside(told)
  if (times > 1)
    throw new UnreadableSource(
      `第 ${rows[first]?.line ?? 0} 行的表头是同样的 ${told.length / times} 列重复了 ${times} 次，像是 ${times} 张表左右并排：请来源改成上下相接，或者分成几张工作表`,
    )
  const seen = new Map<string, number>()
  const names = namesOf(spellings).map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return name === '' || count === 1 ? name : twinOf(name, count)
  })
  return { first, below, names, whole: new Map(names.map((name, column) => [name, spellings[column]?.[0] ?? ''])) }
}

/** The row that looks most like a header: many short, different texts, the more of them known the better. */
function likeliest(rows: readonly RawRow[]): number | null {
  const scores = rows.slice(0, HEADER_WITHIN).map(({ cells }) => {
    const names = cells.map(headerKey).filter((name) => name !== '')
    const own = [...new Set(names)]
    // Where names come again most of the row may be words of data; a header of two tables is a header all the same.
    const isOnce = own.length === names.length || timesBeside(names) > 1 || own.filter(isKnown).length * 2 > own.length
    if (own.length < 2 || !isOnce || !names.every(isName)) return 0
    return own.length + own.filter(isKnown).length * 3
  })
  const best = Math.max(0, ...scores)
  return best === 0 ? null : scores.indexOf(best)
}

/** What the reader calls a column whose name stands further left already. */
export const twinOf = (name: string, count: number): string => `${name}（${count}）`

/** How many times the same names follow each other: of a header that is there for each of so many tables side by side. */
function timesBeside(names: readonly string[]): number {
  const width = names.findIndex((name, at) => at > 0 && name === names[0])
  return width > 1 && names.length % width === 0 && names.every((name, at) => name === names[at % width]) ? names.length / width : 1
}

const isName = (key: string): boolean => key.length <= 40 && (holdingOf([key]) === 'text' || monthIn(key) !== null)

const isSaid = (row: RawRow | undefined, column: number): boolean => squeeze(row?.cells[column] ?? '') !== ''
const filledIn = (cells: readonly string[]): number => cells.filter((cell) => squeeze(cell) !== '').length

/** The groups that a row merges over columns which the row below it tells apart. */
const groupsOf = (upper: RawRow, lower: RawRow, merges: readonly Merge[]): Merge[] =>
  merges.filter(
    ({ top, bottom, left, right }) =>
      top === upper.line && bottom < lower.line && right > left && filledIn(lower.cells.slice(left - 1, right)) > 1,
  )

/** Whether the row above the first one of a header belongs to it: its groups, or names that reach down. Titles, and labels with what they tell, do not. */
function isAbove(rows: readonly RawRow[], first: number, below: number, merges: readonly Merge[]): boolean {
  const [upper, lower, ...deeper] = rows.slice(first - 1, below)
  if (!upper || !lower) return false
  const names = upper.cells.map(headerKey).filter((key) => key !== '')
  if (names.length < 2 || !names.every((name) => isName(name) && !/:./.test(name))) return false
  if (merges.some(({ top, bottom }) => top === upper.line && bottom >= lower.line)) return true
  const groups = groupsOf(upper, lower, merges)
  const isGrouped = (column: number): boolean => groups.some(({ left, right }) => column >= left - 1 && column < right)
  // The only name of a column that is filled stands above.
  const isOwn = (column: number): boolean =>
    isSaid(upper, column) && !isSaid(lower, column) && !isGrouped(column) && rows.slice(below).some((row) => isSaid(row, column))
  if (groups.length > 1 || (groups.length > 0 && upper.cells.some((_, column) => isOwn(column)))) return true
  const said = [lower, ...deeper]
  const width = Math.max(...said.map(({ cells }) => cells.length))
  const cells = Array.from({ length: width }, (_, column) => said.find((row) => isSaid(row, column))?.cells[column] ?? '')
  return partsGroups(upper.cells, cells)
}

/** Whether the row below a header belongs to it: it names the columns of groups, and nothing that has a name already. */
function isBelow(block: readonly RawRow[], lower: RawRow | undefined, merges: readonly Merge[]): boolean {
  const upper = block.at(-1)
  if (!upper || !lower) return false
  const lines = new Set(block.map(({ line }) => line))
  if (merges.some(({ top, bottom }) => lines.has(top) && bottom >= lower.line)) return true
  const groups = groupsOf(upper, lower, merges)
  const isFree = (column: number): boolean =>
    !isSaid(upper, column) || groups.some(({ left, right }) => column >= left - 1 && column < right)
  // A header that is merged over several columns names one where nothing parts them below, or data does.
  const isNamed = lower.cells.every((cell, column) => squeeze(cell) === '' || (isFree(column) && isName(headerKey(cell))))
  return (groups.length > 0 && isNamed) || partsGroups(upper.cells, lower.cells)
}

/**
 * Whether a row names the columns of groups above it, where the merges are lost: all that it says stands below a group and the blanks that the group
 * reached over, in words, and some of it is known as a header.
 */
function partsGroups(upper: readonly string[], lower: readonly string[]): boolean {
  const at = (cells: readonly string[], column: number): string => squeeze(cells[column] ?? '')
  const said = lower.flatMap((_, column) => (at(lower, column) === '' ? [] : [column]))
  const isBelowGroup = (column: number): boolean =>
    (at(upper, column) === '' && said.includes(column - 1)) ||
    (at(upper, column) !== '' && at(upper, column + 1) === '' && said.includes(column + 1))
  return (
    said.length > 1 &&
    said.length < upper.length &&
    said.every((column) => isBelowGroup(column) && at(lower, column).length <= 20 && holdingOf([at(lower, column)]) === 'text') &&
    said.some((column) => isKnown(at(lower, column)))
  )
}

/** One name for each column: the one by which it is known, with as many of its groups as that takes; where two would have the same, all of them. */
function namesOf(spellings: readonly string[][]): string[] {
  const kind = kindOf([...new Set(spellings.flat())])
  const { ofPersons = [] } = ruleOf(kind).intake
  const names = spellings.map((own) => {
    const [whole = ''] = own
    // Below a role stands a person, or a number of one, whatever the column itself is called.
    const mayBe = (field: string | null): boolean => field !== null && (!isPersonal(whole) || ofPersons.includes(field))
    return (
      own.find((name) => mayBe(fieldOf(name, kind))) ?? own.find((name) => isPersonal(name)) ?? own.find((name) => isKnown(name)) ?? whole
    )
  })
  return names.map((name, column) =>
    name !== '' && names.some((other, at) => at !== column && headerKey(other) === headerKey(name)) ? (spellings[column]?.[0] ?? '') : name,
  )
}
