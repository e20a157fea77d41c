import { squeeze } from '../../../shared/codes/text'
import { groupOfMonth, isBesideMonth, monthIn, unitBehind, type Unpivot } from '../source/unpivot'
import { ruleOf } from '../../kinds/index'
import { codesOf } from '../../../shared/vocabulary'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import { simplified } from './simplified'
import type { Proposal } from './propose'
import type { Sample } from './sample'
import { fieldOf, kindOf } from './words'

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
  /** the kind that its title or its rows tell, where no header would */
  kind: Kind | null
}

/** What a table of months holds, by what it is called and by the names of its rows: the kind, and the header of its cells; null where none tells, or two. */
export function titledIn({ titles, sheet, names, rows }: Sample, file: string): { kind: Kind; header: string | null } | null {
  const labels = names.slice(0, 2).flatMap((_, at) => rows.map((cells) => cells[at] ?? ''))
  for (const texts of [[...titles, sheet ?? '', file], labels]) {
    const found = codesOf(KINDS).flatMap((kind) =>
      (ruleOf(kind).intake.titled ?? []).flatMap(([words, header]) =>
        texts.some((text) => words.test(simplified(squeeze(text)))) ? [{ kind, header }] : [],
      ),
    )
    const [first] = found
    if (first !== undefined) return found.every(({ header }) => header === first.header) ? first : { kind: first.kind, header: null }
  }
  return null
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
export function monthsAsRows(sample: Sample, called = '数值', kind: Kind | null = null): MonthsAsRows | null {
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
  const isYearAbove =
    year !== '' &&
    months.some((month) => month?.length === 2) &&
    fieldOf(name, kind ?? kindOf(columns.filter((one) => one !== ''))) !== null
  const dated = (month: string): string => (isYearAbove && month.length === 2 ? `${year}-${month}` : month)
  const rows = sample.rows.flatMap((cells) =>
    months.flatMap((month, at) =>
      month === null || squeeze(cells[at] ?? '') === '' ? [] : [[...left.map((one) => cells[one] ?? ''), dated(month), cells[at] ?? '']],
    ),
  )
  const isOfSome = named.length > 0 && named.length < own.length
  return {
    sample: { ...sample, names: columns, rows },
    unpivot: { columns: 'months', name, value },
    beside,
    isYearAbove,
    kind,
    remarks: isOfSome ? [`只有${named.map((one) => `“${one}”`).join('、')}写了单位，其余月份按同一单位（${unit}）建议，请核对`] : [],
  }
}

/** A proposal for such a sample: the month parts the rows of one line, and stands in no file as a column. */
export function proposedByMonth(
  { source, columns, remarks }: Proposal,
  { unpivot, values, beside, isYearAbove, kind, remarks: own }: MonthsAsRows,
): Proposal {
  const { columns: which, name, value = '' } = unpivot
  const key = [source.key].flat().filter((one): one is string => typeof one === 'string' && one !== value)
  const ignore = [source.ignore].flat().filter((one) => one !== name && one !== value)
  const field = values === undefined ? null : fieldOf(name, kind ?? (source.kind as Kind))
  const given = (source.columns ?? {}) as Record<string, unknown>
  const isRead = columns.some((column) => column.name === value && column.field !== null)
  const told = [
    `月份横着排，按每格一行（unpivot）建议：表头读作“${name}”，格子读作“${value}”，请核对`,
    ...(isYearAbove ? ['月份没有写年，按表头上方和工作表名称写着的年份建议（layout.year），请核对'] : []),
    ...own,
    ...beside.map((one) => `“${one}”不是当月发生的数，没有采用`),
    ...(isRead ? [] : [`“${value}”填进哪个字段没有看出来，请在 columns 里写明；是金额的连同单位，如 { "from": "${value}", "unit": "元" }`]),
  ]
  return {
    source: {
      ...source,
      ...(field === null ? {} : { columns: { ...given, [field]: { from: name, values } } }),
      key: [...new Set([...key, name])],
      ignore: [...ignore, ...beside],
      unpivot: { columns: which, name, value },
      ...(isYearAbove ? { layout: { ...(source.layout as object | undefined), year: 'above' } } : {}),
    },
    columns,
    remarks: [...told, ...remarks],
  }
}
