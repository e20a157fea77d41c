import { z } from 'zod'
import { squeeze } from '../../../shared/codes/text'
import { ShortText } from '../../../shared/fields'
import { joinedTo, namesOf, type ColumnRule, type PersonsColumn } from '../../mapping/columnRule'
import { headerKey } from '../formats/header'

/** How columns that are rows are read: each of their cells, or each group of them, is a row of its own, beside the other cells of the line. */
export const Unpivot = z
  .strictObject({
    columns: z
      .union([z.literal('months'), z.array(ShortText).min(2).max(500)])
      .optional()
      .meta({ description: 'months: every column whose header ends in a month; else the headers' }),
    groups: z.array(ShortText).min(1).max(50).optional().meta({
      description:
        'columns that come again with a number, as 问题1, 期限1, 问题2, 期限2, or 问题1描述, 问题1期限: without their number; what has one number is one row',
    }),
    by: z.literal('months').optional().meta({
      description: 'with groups: it is months that they come again with, as 1月件数, 1月金额, 2月件数, 2月金额',
    }),
    items: ShortText.optional().meta({ description: 'column whose cells list several things by numbers, as 1、… 2、…: each is one row' }),
    count: ShortText.optional().meta({ description: 'with items: column of how many they are, held against what is read' }),
    name: ShortText.meta({
      description:
        'column that the header of the cell becomes; a month as 2026-05, or 05 where no year is told; the number of a group, or of an item',
    }),
    value: ShortText.optional().meta({
      description: 'column that the cell or the item becomes; those of groups are called as the groups are',
    }),
  })
  .refine(
    ({ columns, groups, items, value }) =>
      [columns, groups, items].filter((one) => one !== undefined).length === 1 && (groups === undefined) === (value !== undefined),
    'unpivot 写 columns 和 value，或者 items 和 value，或者只写 groups',
  )
  .refine(({ groups, by }) => by === undefined || groups !== undefined, 'unpivot 的 by 只和 groups 一起用')
  .refine(({ items, count }) => count === undefined || items !== undefined, 'unpivot 的 count 只和 items 一起用')
export type Unpivot = z.infer<typeof Unpivot>

/** The columns that cells become. */
export const valueColumns = ({ groups, value }: Unpivot): string[] => groups ?? (value === undefined ? [] : [value])

/** Where a cell of a line goes: to the row that is told apart so, as the cell of this column. */
export interface UnpivotPlace {
  said: string
  value: string
}

const CHINESE = '一二三四五六七八九十'
/** A header that ends in a number: 问题1, 问题（1）, 问题 一, 第1项… is no such. */
const NUMBERED = /^(.*?)[(\[]?(\d{1,3}|[一二三四五六七八九十])[)\]]?$/
/** A header with a number between two words: 问题1描述, 问题（1）期限, Violation Item 1 Standard Cited. A number of letters may be part of a word there. */
const NUMBERED_WITHIN = /^([^\d()[\]]*[^\d.()[\]])[(\[]?(\d{1,3})[)\]]?([^\d.()[\]年月日时天个项条第][^\d()[\]]*)$/

/** The number that a header has, the name without it, and what of that stands before the number. */
interface Numbered {
  stem: string
  number: string
  before: string
}

/** The number that a header has behind a name or within it, and the name; null where it has none. */
export function numberedIn(header: string): Numbered | null {
  const key = headerKey(squeeze(header))
  // Of a long cell nobody made a column.
  if (key.length > LONGEST) return null
  const [, stem = '', number = ''] = NUMBERED.exec(key) ?? []
  if (stem !== '' && number !== '')
    return { stem, before: stem, number: CHINESE.includes(number) ? String(CHINESE.indexOf(number) + 1) : String(Number(number)) }
  const [, before = '', within = '', behind = ''] = NUMBERED_WITHIN.exec(key) ?? []
  return within === '' ? null : { stem: before + behind, before, number: String(Number(within)) }
}

/** A month at the end of a header, under which group it may stand: 2019.3, 2019年3月, 2019-03, 3月. */
const YEAR_AND_MONTH = /(?:^|\D)((?:19|20)\d{2})(?:年|[-./])(0?[1-9]|1[0-2])(?:月份?)?$/
const MONTH = /(?:^|[^\d年.])(0?[1-9]|1[0-2])月份?$/
/** A span of months, or a running total up to one, is no month: 1-3月, 截至3月. */
const NO_MONTH = /(?:[-—–~～至到]|截[至止]|累计|年)\d{1,2}月份?$/
/** What stands in brackets behind a month: its unit, or a note. */
// eslint-disable-next-line regexp/no-super-linear-move -- bounded by LONGEST
const NOTES = /(?:[(\[][^()\[\]]{1,20}[)\]])+$/
/** A note by which what stands under a month is more than that month's, or nothing that has been. */
const MORE = /累计|合计|小计|截[至止]|[-—–~～至到]\d|[预預]计|[预預]算|计划|拟/

/** The month that a header names, as `YYYY-MM`, or `MM` where it tells no year; null where it names none. */
export function monthIn(header: string): string | null {
  const { key, notes } = partedNotes(header)
  if (MORE.test(notes)) return null
  const [, year, month] = YEAR_AND_MONTH.exec(key) ?? []
  if (year !== undefined && month !== undefined) return `${year}-${month.padStart(2, '0')}`
  return NO_MONTH.test(key) ? null : (MONTH.exec(key)?.[1]?.padStart(2, '0') ?? null)
}

/** A month before what its column holds: 2026年3月罚款件数, 3月/罚款件数; and behind it: 罚款件数2026.3. A span is none: 1-3月罚款. */
const MONTH_FIRST = /^(?:((?:19|20)\d{2})(?:年|[-./])(0?[1-9]|1[0-2])(?:月份?)?|(0?[1-9]|1[0-2])月份?)[/_]?(?![-—–~～至到])(\D.*)$/
const MONTH_LAST = /^(.*?[^\d年./至到—–~～_-])[/_]?(?:((?:19|20)\d{2})(?:年|[-./])(0?[1-9]|1[0-2])(?:月份?)?|(0?[1-9]|1[0-2])月份?)$/

/** The month that a header has before or behind a name, and the name; null where it has none. */
export function monthlyIn(header: string): Numbered | null {
  const key = headerKey(squeeze(header))
  if (key.length > LONGEST) return null
  const [, year, ofYear, alone, name] = MONTH_FIRST.exec(key) ?? []
  if (name !== undefined) return monthly(name, year, ofYear ?? alone)
  const [, stem, lastYear, ofLastYear, last] = MONTH_LAST.exec(key) ?? []
  return stem === undefined ? null : monthly(stem, lastYear, ofLastYear ?? last)
}

const monthly = (stem: string, year: string | undefined, month = ''): Numbered => ({
  stem,
  number: [...(year === undefined ? [] : [year]), month.padStart(2, '0')].join('-'),
  before: '',
})

/** A header as it is compared, without what stands in brackets behind it, and that. */
function partedNotes(header: string): { key: string; notes: string } {
  const whole = headerKey(squeeze(header))
  // Of a long cell nobody made a column.
  const notes = whole.length > LONGEST ? '' : (NOTES.exec(whole)?.[0] ?? '')
  return { key: whole.slice(0, whole.length - notes.length), notes }
}
const LONGEST = 60

/** Whether a header names a month and by its note says that what stands there is not that month's: a forecast, a running total. */
export function isBesideMonth(header: string): boolean {
  const { key, notes } = partedNotes(header)
  return notes !== '' && monthIn(header) === null && monthIn(key) !== null
}

/** A header of a month as it is written, without that month and its notes: the group under which it stands; '' where there is none. */
export const groupOfMonth = (header: string): string =>
  header
    .slice(0, LONGEST)
    // eslint-disable-next-line regexp/no-super-linear-move -- bounded by LONGEST
    .replace(/(?:\s?[(（[［][^()（）[\]［］]{1,20}[)）\]］])+$/, '')
    .replace(/(?:(?:19|20)\d{2}\D)?\d{1,2}(?:月份?)?$/, '')

/** The unit of money that a header names in brackets behind it; null where it names none. */
export function unitBehind(header: string): '元' | '万元' | null {
  const [, tens] = /[(\[](?:单位:?)?([万萬]?)元[)\]]/.exec(partedNotes(header).notes) ?? []
  return tens === undefined ? null : tens === '' ? '元' : '万元'
}

/** Where the cells under a header go; null where they are no rows of their own. */
export function unpivotedName({ columns, groups, by, items, value = '' }: Unpivot, header: string): UnpivotPlace | null {
  if (items !== undefined) return header === items ? { said: '', value } : null
  if (groups !== undefined) {
    const numbered = by === 'months' ? monthlyIn(header) : numberedIn(header)
    const group = numbered === null ? undefined : groups.find((one) => headerKey(one) === numbered.stem)
    return numbered === null || group === undefined ? null : { said: numbered.number, value: group }
  }
  const said = columns === 'months' ? monthIn(header) : (columns ?? []).includes(header) ? header : null
  return said === null ? null : { said, value }
}

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
  const { name } = option
  const values = valueColumns(option)
  if (values.includes(name)) return 'name 和 value 要是两个不同的列名'
  if (option.items !== undefined && [name, ...values].includes(option.items)) return 'items 的列名不能同时作 name 或 value'
  if (tally !== undefined) return '不能和 tally 一起用'
  const rules = [...Object.values(columns), ...Object.values(envelope)].flatMap((rule) => [...namesOf(rule), ...joinedTo(rule)])
  if (!key.flat().includes(name)) return `主键（key）要有“${name}”：同一行拆成的几行只由它分开`
  const unread = values.filter((value) => !rules.includes(value))
  if (unread.length === values.length) return `“${unread.join('”、“')}”没有填进任何字段，请在 columns 里写明`
  const named = [...key.flat(), ...rules, ...persons.flatMap((one) => (typeof one === 'object' && 'from' in one ? one.from : one))]
  const lost = named.find((column) => unpivotedName(option, column) !== null)
  return lost === undefined ? null : `“${lost}”要拆成行，不能再单独用作一列`
}
