import { squeeze } from '../../../shared/codes/text'
import { monthIn, type Unpivot } from '../source/unpivot'
import type { Proposal } from './propose'
import type { Sample } from './sample'

/** So many columns of months side by side are rows; fewer may be the dates of two things. */
const MONTHS_MIN = 3

/** A sample whose months stand side by side, with a row for each of its filled cells, and the option that reads it so; null where none do. */
export function monthsAsRows(sample: Sample): { sample: Sample; unpivot: Unpivot } | null {
  const names = sample.names.map(squeeze)
  const months = names.map(monthIn)
  const told = months.filter((month) => month !== null)
  if (told.length < MONTHS_MIN || new Set(told).size < told.length) return null
  const groups = new Set(names.filter((_, at) => months[at] !== null).map((name) => name.replace(/(?:(?:19|20)\d{2}\D)?\d{1,2}月?$/, '')))
  const [group = ''] = groups
  const value = groups.size === 1 && group !== '' ? group : '数值'
  const name = '月份'
  if (names.includes(name) || names.includes(value)) return null
  const left = names.flatMap((_, at) => (months[at] === null ? [at] : []))
  const rows = sample.rows.flatMap((cells) =>
    months.flatMap((month, at) =>
      month === null || squeeze(cells[at] ?? '') === '' ? [] : [[...left.map((one) => cells[one] ?? ''), month, cells[at] ?? '']],
    ),
  )
  return {
    sample: { ...sample, names: [...left.map((at) => names[at] ?? ''), name, value], rows },
    unpivot: { columns: 'months', name, value },
  }
}

/** A proposal for such a sample: the month parts the rows of one line, and stands in no file as a column. */
export function proposedByMonth({ source, columns, remarks }: Proposal, { columns: which, name, value = '' }: Unpivot): Proposal {
  const key = [source.key].flat().filter((one): one is string => typeof one === 'string' && one !== value)
  const ignore = [source.ignore].flat().filter((one) => one !== name && one !== value)
  const isRead = columns.some((column) => column.name === value && column.field !== null)
  const told = [
    `月份横着排，按每格一行（unpivot）建议：表头读作“${name}”，格子读作“${value}”，请核对`,
    ...(isRead ? [] : [`“${value}”填进哪个字段没有看出来，请在 columns 里写明`]),
  ]
  return {
    source: { ...source, key: [...new Set([...key, name])], ignore, unpivot: { columns: which, name, value } },
    columns,
    remarks: [...told, ...remarks],
  }
}
