import { squeeze } from '../../../shared/codes/text'
import type { Kind } from '../../../shared/kinds/index'
import { headerKey } from '../formats/header'
import { withLines, type MonthsAsRows, type TitledLines } from './months'
import type { Sample } from './sample'

/** Months of a year that does not begin in January, as their headers name them: jul_fy15. */

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FISCAL = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[_.-]?fy[_.-]?(?:20)?(\d{2})$/i
/** The month of a sheet in the name of its file: 2014-07. */
const OF_FILE = /(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])(?!\d)/

/**
 * A sample whose months are named by the fiscal year, with a row for each of its filled cells; null where fewer than two are. When that year begins no header
 * tells: where the file is called after the month of its newest column, that does; else each is for a person to fill in.
 */
export function fiscalMonthsAsRows(
  given: Sample,
  file: string,
  { kind, lines }: { kind: Kind | null; lines?: TitledLines },
): MonthsAsRows | null {
  const sample = withLines(given, lines)
  const names = sample.names.map(squeeze)
  const found = names.flatMap((name, at) => {
    const [, month = '', year = ''] = FISCAL.exec(headerKey(name)) ?? []
    return month === '' ? [] : [{ name, at, month: NAMES.indexOf(month.toLowerCase()) + 1, fiscal: 2000 + Number(year) }]
  })
  const [name, value] = ['月份', '金额']
  if (found.length < 2 || names.includes(name) || names.includes(value)) return null
  const newest = found.reduce((one, next) => (next.fiscal > one.fiscal ? next : one))
  const [, year = '', month = ''] = OF_FILE.exec(file) ?? []
  const isTold = Number(month) === newest.month && found.every((one) => one.month === newest.month)
  const monthOf = (fiscal: number, of: number): string =>
    isTold ? `${fiscal - newest.fiscal + Number(year)}-${String(of).padStart(2, '0')}` : ''
  const values = Object.fromEntries(found.map((one) => [one.name, monthOf(one.fiscal, one.month)]))
  const left = names.flatMap((_, at) => (found.some((one) => one.at === at) ? [] : [at]))
  const rows = sample.rows.flatMap((cells) =>
    found.flatMap((one) =>
      squeeze(cells[one.at] ?? '') === '' ? [] : [[...left.map((at) => cells[at] ?? ''), values[one.name] ?? '', cells[one.at] ?? '']],
    ),
  )
  const words = found.map((one) => `“${one.name}”${isTold ? `读作 ${values[one.name] ?? ''}` : ''}`).join('、')
  return {
    sample: { ...sample, names: [...left.map((at) => names[at] ?? ''), name, value], rows },
    unpivot: { columns: found.map((one) => one.name), name, value },
    values,
    beside: [],
    isYearAbove: false,
    kind,
    ...(lines === undefined ? {} : { lines }),
    remarks: [
      isTold
        ? `表头写的是财政年度，按文件名里的月份推算：${words}，请核对`
        : `表头写的是财政年度（${words}），从几月起算没有写：请在 columns 的 values 里为每个填写年月，如 2026-05`,
    ],
  }
}
