import { squeeze } from '../../../shared/codes/text'
import { yearIn } from '../rows/layout'
import { groupOfMonth, isBesideMonth, monthIn, unitBehind, type Unpivot } from '../source/unpivot'
import { ruleOf } from '../../kinds/index'
import { codesOf } from '../../../shared/vocabulary'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import { simplified } from '../../../shared/codes/simplified'
import { labelOf } from '../../kinds/labels'
import type { Proposal } from './propose'
import type { Sample } from './sample'
import { fieldOf, kindOf, lacking } from './words'
import { yearColumnIn } from './years'

/** So many columns of months side by side are rows; fewer may be the dates of two things. */
const MONTHS_MIN = 3

/** Months side by side as rows. */
export interface MonthsAsRows {
  /** a row for each of their filled cells */
  sample: Sample
  /** the option that reads it so */
  unpivot: Unpivot
  /** columns of months that by their note hold something else, as a forecast */
  beside: string[]
  /** what a person should look over */
  remarks: string[]
  /** the month of each header that tells it in another calendar; '' where a person must say */
  values?: Readonly<Record<string, string>>
  /** whether the year of its months is the one that is told above */
  isYearAbove: boolean
  /** the column that tells the year of each line; null or absent where none does */
  yearColumn?: string | null
  /** the lines that are read, by the words of a column that names whose they are; absent: all */
  lines?: TitledLines
  /** the kind that its title or its rows tell, where no header would */
  kind: Kind | null
}

/** Lines of a table that alone are of a kind: money of several sorts stands below each other there. */
export interface TitledLines {
  column: string
  words: string[]
}

/** What a table of months holds, by what it is called and by the names of its rows: the kind, and the header of its cells; null where none tells, or two. */
export function titledIn(
  { titles, sheet, names, rows }: Sample,
  file: string,
): { kind: Kind; header: string | null; lines?: TitledLines } | null {
  const labels = names.slice(0, 2).flatMap((_, at) => rows.map((cells) => cells[at] ?? ''))
  for (const texts of [[...titles, sheet ?? '', file], labels]) {
    const found = codesOf(KINDS).flatMap((kind) =>
      (ruleOf(kind).intake.titled ?? []).flatMap(([words, header]) =>
        texts.some((text) => words.test(simplified(squeeze(text)))) ? [{ kind, header }] : [],
      ),
    )
    const [first] = found
    if (first === undefined) continue
    const one = found.every(({ header }) => header === first.header) ? first : { kind: first.kind, header: null }
    return texts === labels ? { ...one, ...linesOf({ names, rows }, first.kind) } : one
  }
  return null
}

/** Of a table whose rows are told by their names those of a kind, where others stand among them. */
function linesOf({ names, rows }: Pick<Sample, 'names' | 'rows'>, kind: Kind): { lines?: TitledLines } {
  const isOf = (cell: string): boolean => (ruleOf(kind).intake.titled ?? []).some(([words]) => words.test(simplified(squeeze(cell))))
  for (const at of [0, 1]) {
    const cells = rows.map((row) => squeeze(row[at] ?? '')).filter((cell) => cell !== '')
    const words = [...new Set(cells.filter(isOf))]
    if (words.length > 0) return words.length < new Set(cells).size ? { lines: { column: squeeze(names[at] ?? ''), words } } : {}
  }
  return {}
}

/** A sample with the lines that are read alone. */
export const withLines = (sample: Sample, lines: TitledLines | undefined): Sample =>
  lines === undefined
    ? sample
    : {
        ...sample,
        rows: sample.rows.filter((cells) => lines.words.includes(squeeze(cells[sample.names.map(squeeze).indexOf(lines.column)] ?? ''))),
      }

/** The columns of a sample that are months; null where there are too few, or the same one comes again. */
function monthsOf(sample: Sample): { names: string[]; months: (string | null)[]; own: string[] } | null {
  const names = sample.names.map(squeeze)
  const months = names.map(monthIn)
  const told = months.filter((month) => month !== null)
  if (told.length < MONTHS_MIN || new Set(told).size < told.length) return null
  return { names, months, own: names.filter((_, at) => months[at] !== null) }
}

/** Why months that stand side by side are not read as rows; null where there are none, or they are. */
export function monthsOfTwoUnits(sample: Sample): string | null {
  const own = monthsOf(sample)?.own ?? []
  const first = own.find((name) => unitBehind(name) !== null)
  const other = first && own.find((name) => unitBehind(name) !== null && unitBehind(name) !== unitBehind(first))
  return first === undefined || other === undefined ? null : `“${first}”和“${other}”的单位不同，没有按月份拆成行，请来源统一单位`
}

/** A sample whose months stand side by side, with a row for each of its filled cells; null where none do, or they are in two units. `called`: what its cells are where no header says. */
export function monthsAsRows(given: Sample, called = '数值', kind: Kind | null = null, lines?: TitledLines): MonthsAsRows | null {
  const sample = withLines(given, lines)
  const found = monthsOf(sample)
  if (found === null || monthsOfTwoUnits(sample) !== null) return null
  const { names, months, own } = found
  const groups = new Set(own.map(groupOfMonth))
  const [group = ''] = groups
  const named = own.filter((name) => unitBehind(name) !== null)
  const unit = unitBehind(named[0] ?? '')
  const bare = groups.size === 1 && group !== '' ? group : called
  const value = unit === null || unitBehind(bare) !== null ? bare : `${bare}（${unit}）`
  const name = '月份'
  if (names.includes(name) || names.includes(value)) return null
  const beside = names.filter(isBesideMonth)
  const left = names.flatMap((one, at) => (months[at] === null && !beside.includes(one) ? [at] : []))
  const columns = [...left.map((at) => names[at] ?? ''), name, value]
  const year = sample.month?.slice(0, 4) ?? ''
  const ofKind = kind ?? kindOf(columns.filter((one) => one !== ''))
  const isUndated = months.some((month) => month?.length === 2)
  const yearColumn = isUndated ? yearColumnIn(sample, ofKind) : null
  const yearAt = yearColumn === null ? -1 : names.indexOf(yearColumn)
  const isYearAbove = yearColumn === null && year !== '' && isUndated && fieldOf(name, ofKind) !== null
  const dated = (month: string, cells: readonly string[]): string => {
    const told = yearAt < 0 ? (isYearAbove ? year : '') : yearIn(cells[yearAt] ?? '')
    return told !== '' && month.length === 2 ? `${told}-${month}` : month
  }
  const rows = sample.rows.flatMap((cells) =>
    months.flatMap((month, at) =>
      month === null || squeeze(cells[at] ?? '') === ''
        ? []
        : [[...left.map((one) => cells[one] ?? ''), dated(month, cells), cells[at] ?? '']],
    ),
  )
  const isOfSome = named.length > 0 && named.length < own.length
  return {
    sample: { ...sample, names: columns, rows },
    unpivot: { columns: 'months', name, value },
    beside,
    isYearAbove,
    yearColumn,
    ...(lines === undefined ? {} : { lines }),
    kind,
    remarks: isOfSome ? [`只有${named.map((one) => `“${one}”`).join('、')}写了单位，其余月份按同一单位（${unit}）建议，请核对`] : [],
  }
}

/** A proposal for such a sample: the month parts the rows of one line, and stands in no file as a column. */
export function proposedByMonth(
  { source, columns, remarks }: Proposal,
  { unpivot, values, beside, isYearAbove, yearColumn = null, lines, kind, remarks: own }: MonthsAsRows,
): Proposal {
  const { name, value = '', groups } = unpivot
  const key = [source.key].flat().filter((one): one is string => typeof one === 'string' && one !== value)
  const ignore = [source.ignore]
    .flat()
    .filter((one) => one !== name && one !== value && !groups?.includes(one as string) && one !== yearColumn && one !== lines?.column)
  const field = values === undefined ? null : fieldOf(name, kind ?? (source.kind as Kind))
  const given = (source.columns ?? {}) as Record<string, unknown>
  const ofKind = kind ?? (source.kind as Kind)
  const isApart = lines !== undefined && lines.words.length > 1 && !('agency' in ((source.envelope ?? {}) as object))
  const taken = [...columns.map((column) => column.field), field]
  const isRead = groups !== undefined || columns.some((column) => column.name === value && column.field !== null)
  const told = [
    groups === undefined
      ? `月份横着排，按每格一行（unpivot）建议：表头读作“${name}”，格子读作“${value}”，请核对`
      : `月份横着排，每个月有${groups.map((one) => `“${one}”`).join('、')}几列，按每个月一行（unpivot 的 groups，by 写 months）建议，请核对`,
    ...(isYearAbove ? ['月份没有写年，按表头上方和工作表名称写着的年份建议（layout.year），请核对'] : []),
    ...(yearColumn === null ? [] : [`月份没有写年，按“${yearColumn}”一列的年份建议（layout.year），请核对`]),
    ...own,
    ...beside.map((one) => `“${one}”不是当月发生的数，没有采用`),
    ...linesInWords(lines),
    ...(isApart ? [`同一个月有几行，分开登载：“${lines.column}”读作公布的单位（envelope.agency），请核对`] : []),
    ...(isRead ? [] : [askOf(value, ofKind, taken, remarks)]).flat(),
  ]
  // What is asked of the cells of the months is all that is lacking.
  const others = isRead
    ? remarks
    : remarks.filter((remark) => !remark.includes('没有找到这样的列，请补上') && !remark.startsWith(`“${value}”没有写单位`))
  const layout = {
    ...(source.layout as object | undefined),
    ...(isYearAbove ? { year: 'above' } : {}),
    ...(yearColumn === null ? {} : { year: { column: yearColumn } }),
    ...(lines === undefined ? {} : { only: lines }),
  }
  return {
    source: {
      ...source,
      ...(field === null ? {} : { columns: { ...given, [field]: { from: name, values } } }),
      ...(isApart ? { envelope: { ...(source.envelope as object | undefined), agency: lines.column } } : {}),
      key: [...new Set([...key, ...(isApart ? [lines.column] : []), name])],
      ignore: [...ignore, ...beside],
      unpivot,
      ...(Object.keys(layout).length > 0 ? { layout } : {}),
    },
    columns,
    remarks: [...told, ...others],
  }
}

const linesInWords = (lines: TitledLines | undefined): string[] =>
  lines === undefined
    ? []
    : [
        `只有“${lines.column}”写着${lines.words.map((word) => `“${word}”`).join('、')}的行是这一类，其余的行计数后不采用（layout.only），请核对`,
      ]

/** The one line that is asked for: which field the cells of the months are, and in which unit; where the kind leaves no choice of fields, as other words say. */
function askOf(value: string, kind: Kind, taken: readonly (string | null)[], remarks: readonly string[]): string {
  const unitless = remarks.find((remark) => remark.startsWith(`“${value}”没有写单位`))
  if (unitless !== undefined) return unitless
  const [fields = []] = lacking(kind, [...taken])
  const ruleFor = (field: string): string => (field.endsWith('Fen') ? `{ "from": "${value}", "unit": "元" }` : `"${value}"`)
  const told = fields
    .filter((field) => !field.startsWith('budget'))
    .map((field) => `${labelOf(kind, field.split('.'))}写 "${field}": ${ruleFor(field)}`)
  if (told.length === 0)
    return `“${value}”填进哪个字段没有看出来，请在 columns 里写明；是金额的连同单位，如 { "from": "${value}", "unit": "元" }`
  return `“${value}”是什么、什么单位，表里没有写，只差这一行：请来源说明后在 columns 里写一项，${told.join('；')}；单位是万元的写 "万元"`
}
