import { z } from 'zod'
import { SourceRef } from '../../api/lists'
import { DayText, Instant } from '../../fields'
import { codesOf } from '../../vocabulary'
import { MONTH } from '../../codes/months'
import { CAUSES, INSPECTION_STATUSES } from './words'

/** How a month stands: running before its day of freezing is over; `missing`: no list was published; `missing_or_ended`: none is public, or no longer. */
export const MONTH_STATES = ['published', 'running', 'missing', 'missing_or_ended'] as const
export type MonthState = (typeof MONTH_STATES)[number]

const MonthOf = z.strictObject({
  month: z.string(),
  no: z.string().meta({ description: 'AF-YYYYMM' }),
  frozenOn: DayText.nullable().meta({ description: 'the last workday of the month; null where the holidays of its year are not known' }),
  state: z.enum(MONTH_STATES),
  listed: z.int().meta({ description: 'public findings on this list, the total of the list that is asked for its month' }),
  carried: z.int().meta({ description: 'public findings of earlier lists that were open on that day' }),
  uncertain: z.int().meta({ description: 'those of earlier lists of which nobody can tell whether they were' }),
})

/** One text of a list that was changed after it was first published. */
const Correction = z.strictObject({
  field: z.string(),
  was: z.string().nullable(),
  is: z.string().nullable(),
  on: DayText.meta({ description: 'day on which it became public' }),
  edition: z.int(),
})

/** A finding as a list first told it. */
const ListedFinding = z.strictObject({
  id: z.string(),
  no: z.string().nullable(),
  visitedOn: DayText.nullable(),
  division: z.string().nullable(),
  address: z.string().nullable(),
  enterprise: z.string().nullable(),
  problem: z.string(),
  cause: z.enum(codesOf(CAUSES)).nullable(),
  owner: z.string().nullable(),
  due: DayText.nullable(),
  closedByThen: z.enum(['yes', 'no', 'unknown']).meta({ description: 'whether it was struck off on the day of freezing' }),
  status: z.enum(codesOf(INSPECTION_STATUSES)).nullable().meta({ description: 'now' }),
  closedOn: DayText.nullable(),
  movedTo: z
    .string()
    .nullable()
    .meta({ description: 'the month on whose list its source has it now, where that is another; empty: on none' }),
  corrections: z.array(Correction),
})
export type ListedFinding = z.infer<typeof ListedFinding>

/** A finding of an earlier list that stands on this one too. */
export const CarriedFinding = z.strictObject({
  id: z.string(),
  listMonth: z.string(),
  months: z.int().meta({ description: 'month-ends since its own list' }),
  division: z.string().nullable(),
  enterprise: z.string().nullable(),
  problem: z.string(),
  owner: z.string().nullable(),
  due: DayText.nullable(),
  status: z.enum(codesOf(INSPECTION_STATUSES)).nullable(),
  closedOn: DayText.nullable(),
})
export type CarriedFinding = z.infer<typeof CarriedFinding>

/** How much of what a list told of a county is put right now: never how much was found. */
const CountyRectified = z.strictObject({
  division: z.string(),
  permille: z.int().nullable().meta({ description: 'half up; null where of none it is told' }),
  closed: z.int(),
  told: z.int().meta({ description: 'closed and open ones' }),
  unknown: z.int(),
  query: z.record(z.string(), z.string()).meta({ description: 'parameters of the list of those that are closed' }),
})
export type CountyRectified = z.infer<typeof CountyRectified>

export const MonthEndQuery = z.strictObject({
  month: z.string().regex(MONTH).optional().meta({ description: 'YYYY-MM: its list; absent: the months alone' }),
})

export const MonthEndAnswer = z.strictObject({
  rule: z.strictObject({ version: z.int(), text: z.string() }),
  months: z.array(MonthOf).meta({ description: 'every month from the first list to the newest, the newest first' }),
  list: z
    .strictObject({
      ...MonthOf.shape,
      numbers: z.array(z.string()).meta({ description: 'its number as its office writes it, where that is another' }),
      lines: z.array(ListedFinding),
      carriedLines: z.array(CarriedFinding).meta({ description: 'the longest open first' }),
      uncertainLines: z.array(CarriedFinding),
      counties: z.array(CountyRectified).meta({ description: 'the highest share first' }),
    })
    .nullable(),
  day: DayText,
  edition: z.int(),
  asOf: Instant,
  sources: z.array(SourceRef),
})
export type MonthEndAnswer = z.infer<typeof MonthEndAnswer>
