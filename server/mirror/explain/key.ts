import { namesDivision } from './divisions'
import type { ColumnGuess } from './holding'
import { isPersonal, namesPersons } from './persons'
import { isRunningHeader } from './words'

/** The columns by which the rows of a strange file are told apart. */

/** Most columns that a key is put together of. */
const KEY_MAX = 4

/** Columns that name a record for good, the likeliest first: a number, a code, a link, a name. */
const LASTING = [/文号|字號|编号|編號/, /代码|代碼/, /链接|网址/, /名称|名稱|标题/]

/** Headers of numbers that change with the next list. */
const COUNTS = /[数數率额額]$|数量|數量/

export const distinctIn = (names: string[], valuesOf: (name: string) => string[]): number => {
  const values = names.map(valuesOf)
  return new Set(values[0]?.map((_, row) => JSON.stringify(values.map((column) => column[row])))).size
}

/** Whether a column only counts the rows: the next list counts others by the same numbers. */
const countsRows = (name: string, values: string[]): boolean =>
  isRunningHeader(name) ||
  (values.length > 2 && /^[01]$/.test(values[0] ?? '') && values.every((value, i) => value === String(Number(values[0]) + i)))

/** What a person should know of the key that is proposed. */
export function toldOfKey(
  key: string[],
  rows: number,
  distinct: number,
  columns: ColumnGuess[],
  valuesOf: (name: string) => string[],
): string {
  const name = `主键“${key.join('、')}”`
  if (key.every((one) => countsRows(one, valuesOf(one)))) return `${name}只是顺序号，名单一变就指向别的行，请来源给出编号或代码`
  const left = columns.filter(({ name: one, filled }) => filled > 0 && countsRows(one, valuesOf(one))).map(({ name: one }) => `“${one}”`)
  const unused = left.length === 0 ? '' : `；${left.join('、')}只是顺序号，不作主键`
  if (distinct === rows) return `${name}在看过的 ${rows} 行里各不相同${unused}`
  return `${name}在看过的 ${rows} 行里只有 ${distinct} 个不同的值，分不清各行，请核对${unused}`
}

/**
 * The columns that tell rows apart and are likeliest to stay: one that does so alone, else as few as do so together. Dates and long texts
 * come late, for they are spelt in many ways, the districts in which things lie last, and persons and numbers that only count the rows not at all.
 */
export function keyOf(columns: ColumnGuess[], valuesOf: (name: string) => string[]): string[] {
  const isLasting = ({ name, field, holds }: ColumnGuess): number => {
    if (field === 'uscc' || field === 'enterprises.0.uscc' || holds === 'credit code') return 1
    return LASTING.findIndex((words) => words.test(name) || (field === 'envelope.documentNo' && words === LASTING[0]))
  }
  // Next month another thing of the same district is the only one.
  const isWhere = ({ name, field }: ColumnGuess): boolean =>
    /^(?:place\.|region$)/.test(field ?? '') || (field === null && namesDivision(name))
  const rank = (column: ColumnGuess): number => {
    const lasting = isLasting(column)
    return (
      (lasting >= 0 ? lasting : LASTING.length) +
      (column.holds === 'date' || (column.holds === 'number' && COUNTS.test(column.name)) ? 4 : 0) +
      (column.field !== null ? 0 : lasting >= 0 ? 1 : 2) +
      (isWhere(column) ? 16 : 0)
    )
  }
  const usable = columns
    .filter(({ name, holds, filled, field }) => holds !== 'personal number' && (field !== null || !isPersonal(name)) && filled > 0)
    .filter(({ name }) => !namesPersons(name) || /名称|名稱/.test(name))
    .filter(({ name }) => !countsRows(name, valuesOf(name)))
    .sort((a, b) => rank(a) - rank(b))
  const rows = columns[0] ? valuesOf(columns[0].name).length : 0
  const alone = usable.find(
    (column) =>
      rank(usable[0] as ColumnGuess) < 8 &&
      column.filled === 1 &&
      isLasting(column) >= 0 &&
      !isWhere(column) &&
      distinctIn([column.name], valuesOf) === rows,
  )
  if (alone) return [alone.name]
  const key: string[] = []
  let parted = 0
  for (const { name } of usable) {
    if (key.length === KEY_MAX || parted === rows) break
    const now = distinctIn([...key, name], valuesOf)
    if (now <= parted) continue
    key.push(name)
    parted = now
  }
  const [first] = [...columns.filter(({ name }) => !isPersonal(name)), ...columns]
  return key.length > 0 || first === undefined ? key : [first.name]
}
