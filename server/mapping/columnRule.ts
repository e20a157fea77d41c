import { z } from 'zod'
import { ShortText } from '../../shared/fields'

/** How programs write dates where that could be something else too; a source declares its own. */
export const DATE_FORMS = ['epoch-ms', 'epoch-s', 'english', 'month-day-year', 'day-month-year'] as const
export type DateForm = (typeof DATE_FORMS)[number]

/** A header, or several spellings of one: the first that a file has is read. */
export const ColumnNames = z.union([ShortText, z.array(ShortText).min(1).max(10)])

/** How one field of a record is read from a row: from a column, or always the same. */
export const ColumnRule = z.union([
  ShortText,
  z.strictObject({
    from: ColumnNames.meta({ description: 'header of the column, or several spellings of it' }),
    and: z.array(ShortText).max(10).optional().meta({ description: 'more columns, all optional, whose cells join the same list' }),
    optional: z.boolean().default(false).meta({ description: 'the file may lack the column' }),
    required: z.boolean().default(false).meta({ description: 'its cells are filled as a rule: fewer than last time stop a run' }),
    values: z.record(z.string(), z.string()).optional().meta({ description: "the source's words → our codes; an empty one says nothing" }),
    others: z.string().optional().meta({ description: 'what any word is that `values` lacks; empty: it says nothing' }),
    lenient: z.boolean().optional().meta({
      description: 'a cell that cannot be read as its field counts as unknown and is remarked, instead of refusing its row',
    }),
    strict: z.boolean().default(false).meta({ description: 'a word that `values` lacks refuses its row' }),
    unit: z.enum(['元', '万元']).optional(),
    separator: z.string().min(1).max(5).optional().meta({ description: 'parts a list in one cell; default ；; and line breaks' }),
    serial: z.enum(['1900', '1904']).optional().meta({ description: 'bare numbers are days of this spreadsheet calendar' }),
    form: z.enum(DATE_FORMS).optional().meta({ description: 'how a program writes its dates, where that could be something else too' }),
  }),
  z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) }),
])
export type ColumnRule = z.infer<typeof ColumnRule>
/** As it is written in a list of sources. */
export type ColumnRuleInput = z.input<typeof ColumnRule>

/** The headers a rule reads; none where it is a constant. */
export const namesOf = (rule: ColumnRuleInput): string[] => (typeof rule === 'string' ? [rule] : 'from' in rule ? [rule.from].flat() : [])

/** Further columns whose cells join the list that a rule fills. */
export const joinedTo = (rule: ColumnRuleInput): string[] => (typeof rule === 'object' && 'and' in rule ? (rule.and ?? []) : [])

/** A column of persons' names: its header, several spellings of it, or one that not every delivery has. */
export const PersonsColumn = z.union([
  ColumnNames,
  z.strictObject({
    from: ColumnNames.meta({ description: 'header of the column, or several spellings of it' }),
    optional: z.boolean().default(false).meta({ description: 'a source may come without it, until it has come with it once' }),
  }),
])
export type PersonsColumn = z.infer<typeof PersonsColumn>
/** As it is written in a list of sources. */
export type PersonsColumnInput = z.input<typeof PersonsColumn>
