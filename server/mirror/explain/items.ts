import { squeeze } from '../../../shared/codes/text'
import { KINDS } from '../../../shared/kinds/index'
import { codesOf } from '../../../shared/vocabulary'
import { ruleOf } from '../../kinds/index'
import { headerKey } from '../formats/header'
import { itemsIn } from '../rows/items'
import type { Unpivot } from '../source/unpivot'
import { NUMBER } from './groups'
import { distinctIn } from './key'
import type { Proposal } from './propose'
import type { Sample } from './sample'
import { simplified } from '../../../shared/codes/simplified'
import { fieldOf, kindOf } from './words'

/** A sample of which one column lists several records in a cell, with a row for each of them, and the option that reads it so. */
export interface ItemsAsRows {
  sample: Sample
  unpivot: Unpivot
  /** cells that list several, and all that are filled */
  lists: number
  filled: number
}

/** So many cells must list several: in fewer it is a way of writing. */
const LISTS_MIN = 3
const LISTS_SHARE = 0.5
/** A count is one where it is that of the things listed in so many of the rows. */
const COUNT_SHARE = 0.7

/**
 * A sample whose cells of one column list several records by numbers, with a row for each of them; null where none do, or where the rows have numbers of
 * their own: there an office counts each of them as one.
 */
export function itemsAsRows(sample: Sample): ItemsAsRows | null {
  const names = sample.names.map(squeeze)
  for (const kind of codesOf(KINDS)) {
    const { listed } = ruleOf(kind).intake
    if (listed === undefined || names.includes(listed.as) || names.includes(NUMBER)) continue
    const candidates = names.flatMap((name, at) => (name !== '' && listed.headers.test(simplified(headerKey(name))) ? [at] : []))
    const counted = candidates.map((at) => ({ at, cells: sample.rows.map((cells) => itemsIn(cells[at] ?? '').items) }))
    const best = counted
      .map(({ at, cells }) => ({
        at,
        cells,
        lists: cells.filter(({ length }) => length > 1).length,
        filled: cells.filter(({ length }) => length > 0).length,
      }))
      .filter(({ lists, filled }) => lists >= LISTS_MIN && lists >= filled * LISTS_SHARE)
      .sort((one, other) => other.lists - one.lists)[0]
    if (best === undefined) continue
    const left = names.flatMap((_, at) => (at === best.at ? [] : [at]))
    const made = [...left.map((at) => names[at] ?? ''), NUMBER, listed.as]
    if (kindOf(made.filter((name) => name !== '')) !== kind || names.some((name) => fieldOf(name, kind) === 'no')) continue
    const count = names.find((_, at) => at !== best.at && isCount(sample, at, best.cells))
    const rows = sample.rows.flatMap((cells, row) =>
      (best.cells[row] ?? []).map((item, i) => [...left.map((at) => cells[at] ?? ''), String(i + 1), item]),
    )
    return {
      sample: { ...sample, names: made, rows },
      unpivot: { items: names[best.at] ?? '', ...(count === undefined ? {} : { count }), name: NUMBER, value: listed.as },
      lists: best.lists,
      filled: best.filled,
    }
  }
  return null
}

/** Whether a column tells how many things the cells beside it list. */
function isCount({ names, rows }: Sample, at: number, cells: readonly (readonly string[])[]): boolean {
  if (squeeze(names[at] ?? '') === '') return false
  const told = rows.flatMap((row, i) => {
    const listed = cells[i]?.length ?? 0
    const said = squeeze(row[at] ?? '')
    return listed > 0 && said !== '' ? [said === String(listed)] : []
  })
  return told.length >= LISTS_MIN && told.filter(Boolean).length >= told.length * COUNT_SHARE
}

/** A proposal for such a sample: the number parts what one cell lists, and stands in no file as a column. */
export function proposedByItems({ source, columns, remarks }: Proposal, { sample, unpivot, lists, filled }: ItemsAsRows): Proposal {
  const { items = '', count, name, value = '' } = unpivot
  const valuesOf = (column: string): string[] => sample.rows.map((cells) => squeeze(cells[sample.names.map(squeeze).indexOf(column)] ?? ''))
  const partsAll = (ofLine: readonly string[]): boolean => distinctIn([...ofLine, name], valuesOf) === sample.rows.length
  const proposed = [source.key].flat().filter((one): one is string => typeof one === 'string' && one !== name && one !== value)
  // The day of a log parts its lines, also where the items of each are parted by their texts.
  const read = columns
    .filter((column) => column.field !== null && column.name !== value && column.name !== name)
    .map((column) => column.name)
  const key = partsAll(proposed) ? proposed : (read.map((one) => [one]).find(partsAll) ?? [...new Set([...proposed, ...read])])
  const ignore = [source.ignore].flat().filter((one) => one !== name && one !== value && one !== count)
  const told = count === undefined ? '' : `，条数与“${count}”核对`
  return {
    source: { ...source, key: [...key, name], ignore, unpivot },
    columns: columns.filter((column) => column.name !== name),
    remarks: [
      `“${items}”的 ${filled} 格里有 ${lists} 格用编号写着几条，按每条一行（unpivot 的 items）建议：编号读作“${name}”，一条读作“${value}”${told}，请核对`,
      `主键“${[...key, name].join('、')}”在看过的 ${sample.rows.length} 行里${partsAll(key) ? '各不相同' : '分不清各行，请核对'}`,
      ...remarks.filter((remark) => !remark.startsWith('主键“')),
    ],
  }
}
