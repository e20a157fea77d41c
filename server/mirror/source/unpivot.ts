import { z } from 'zod'
import { squeeze } from '../../../shared/codes/text'
import { ShortText } from '../../../shared/fields'
import { joinedTo, namesOf, type ColumnRule, type PersonsColumn } from '../../mapping/columnRule'
import { headerKey } from '../formats/header'

/** How columns that are rows are read: each of their cells is a row of its own, beside the other cells of the line. */
export const Unpivot = z.strictObject({
  columns: z
    .union([z.literal('months'), z.array(ShortText).min(2).max(500)])
    .meta({ description: 'months: every column whose header ends in a month; else the headers' }),
  name: ShortText.meta({ description: 'column that the header of the cell becomes; a month as 2026-05, or 05 where no year is told' }),
  value: ShortText.meta({ description: 'column that the cell becomes' }),
})
export type Unpivot = z.infer<typeof Unpivot>

/** A month at the end of a header, under which group it may stand: 2019.3, 2019年3月, 2019-03, 3月. */
const YEAR_AND_MONTH = /(?:^|\D)((?:19|20)\d{2})(?:年|[-./])(0?[1-9]|1[0-2])月?$/
const MONTH = /(?:^|[^\d年.])(0?[1-9]|1[0-2])月$/
/** A span of months, or a running total up to one, is no month: 1-3月, 截至3月. */
const NO_MONTH = /(?:[-—–~～至到]|截[至止]|累计|年)\d{1,2}月$/

/** The month that a header names, as `YYYY-MM`, or `MM` where it tells no year; null where it names none. */
export function monthIn(header: string): string | null {
  const key = headerKey(squeeze(header))
  const [, year, month] = YEAR_AND_MONTH.exec(key) ?? []
  if (year !== undefined && month !== undefined) return `${year}-${month.padStart(2, '0')}`
  return NO_MONTH.test(key) ? null : (MONTH.exec(key)?.[1]?.padStart(2, '0') ?? null)
}

/** What the cells under a header are told apart by; null where they are no rows of their own. */
export const unpivotedName = ({ columns }: Unpivot, header: string): string | null =>
  columns === 'months' ? monthIn(header) : columns.includes(header) ? header : null

/** What of a source's description an unpivot has to fit. */
interface Described {
  key: (string | string[])[]
  columns: Record<string, ColumnRule>
  envelope: Record<string, ColumnRule>
  persons: PersonsColumn[]
  tally?: string | undefined
}

/** Why a description cannot be read with these columns as rows; null where it can. */
export function unpivotFault(option: Unpivot, { key, columns, envelope, persons, tally }: Described): string | null {
  const { name, value } = option
  if (name === value) return 'name 和 value 要是两个不同的列名'
  if (tally !== undefined) return '不能和 tally 一起用'
  const rules = [...Object.values(columns), ...Object.values(envelope)].flatMap((rule) => [...namesOf(rule), ...joinedTo(rule)])
  if (!key.flat().includes(name)) return `主键（key）要有“${name}”：同一行拆成的几行只由它分开`
  if (!rules.includes(value)) return `“${value}”没有填进任何字段，请在 columns 里写明`
  const named = [...key.flat(), ...rules, ...persons.flatMap((one) => (typeof one === 'object' && 'from' in one ? one.from : one))]
  const lost = named.find((column) => unpivotedName(option, column) !== null)
  return lost === undefined ? null : `“${lost}”要拆成行，不能再单独用作一列`
}
