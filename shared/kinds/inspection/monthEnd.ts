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
  listed: z.int().meta({ description: 'findings on this list when it was frozen; what came or went since does not change it' }),
  added: z.int().meta({ description: 'findings that came to it after it was frozen' }),
  gone: z.int().meta({ description: 'of both those of which nothing is public any more: withdrawn, or their publicity is over' }),
  carried: z.int().meta({ description: 'findings of earlier lists that were open on that day, as was public then' }),
  uncertain: z.int().meta({ description: 'those of earlier lists of which nobody can tell whether they were' }),
})

/** What was told otherwise after a list was frozen: a text, or whether a finding was struck off then. */
export const MonthEndCorrection = z.strictObject({
  field: z.string(),
  was: z.string().nullable(),
  is: z.string().nullable(),
  on: DayText.meta({ description: 'day on which it became public' }),
  edition: z.int(),
})

/** What every line of a list tells: the finding as it was public when the list was frozen, what was told otherwise since, and how it stands now. */
const LINE = {
  id: z.string(),
  gone: z
    .strictObject({ why: z.enum(['withdrawn', 'over']), on: DayText.nullable() })
    .nullable()
    .meta({ description: 'withdrawn by its source, or its publicity is over: it stays counted, and nothing of it is told' }),
  addedOn: DayText.nullable().meta({ description: 'the day on which it came to a list that was frozen already' }),
  silentSince: DayText.nullable().meta({ description: 'the last day of which its source tells, where the list was frozen later' }),
  division: z.string().nullable(),
  enterprise: z.string().nullable(),
  problem: z.string().nullable().meta({ description: 'null of one that is gone' }),
  owner: z.string().nullable(),
  due: DayText.nullable(),
  status: z.enum(codesOf(INSPECTION_STATUSES)).nullable().meta({ description: 'now' }),
  closedOn: DayText.nullable().meta({ description: 'now' }),
  corrections: z.array(MonthEndCorrection),
}

/** A finding as its list was frozen. */
const ListedFinding = z.strictObject({
  ...LINE,
  no: z.string().nullable(),
  visitedOn: DayText.nullable(),
  address: z.string().nullable(),
  cause: z.enum(codesOf(CAUSES)).nullable(),
  closedByThen: z
    .enum(['yes', 'no', 'unknown'])
    .meta({ description: 'whether it was struck off on the day of freezing, as was public then' }),
  movedTo: z
    .string()
    .nullable()
    .meta({ description: 'the month on whose list its source has it now, where that is another; empty: on none' }),
  twins: z.array(z.string()).meta({ description: 'ids of the same finding as other sources list it' }),
})
export type ListedFinding = z.infer<typeof ListedFinding>

/** A finding of an earlier list that stands on this one too. */
export const CarriedFinding = z.strictObject({
  ...LINE,
  listMonth: z.string(),
  months: z.int().meta({ description: 'month-ends since its own list' }),
})
export type CarriedFinding = z.infer<typeof CarriedFinding>

const RECTIFIED = {
  permille: z.int().nullable().meta({ description: 'half up; null where of none it is told' }),
  closed: z.int(),
  told: z.int().meta({ description: 'closed and open ones' }),
  unknown: z.int(),
}

/** How much of what a list told of a county was put right when it was frozen, and is now: never how much was found. */
const CountyRectified = z.strictObject({
  division: z.string(),
  ...RECTIFIED,
  now: z.strictObject(RECTIFIED).meta({ description: 'of what is public of it now' }),
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
