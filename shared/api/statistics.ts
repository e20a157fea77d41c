import { z } from 'zod'
import type { ListContract } from '../kinds/schemas'
import { DayText, Instant } from '../fields'
import { SourceRef, filtersOf } from './lists'

/** The same number in the same quarter of the year before, and what has changed since. */
const YearBefore = z.strictObject({
  value: z.int().nullable(),
  unknown: z.int().min(0),
  query: z.record(z.string(), z.string()).nullable(),
  difference: z
    .int()
    .nullable()
    .meta({ description: 'how many more; null where either number is unknown, or its quarter is not covered whole' }),
  permille: z.int().nullable().meta({ description: 'the difference as a part of the year before, its size half up; null where that is 0' }),
})

/** How far the sources cover a quarter. */
export const COVERS = ['covered', 'partly', 'running', 'uncovered'] as const
export type Cover = (typeof COVERS)[number]

const QuarterCover = z.strictObject({
  quarter: z.string(),
  cover: z
    .enum(COVERS)
    .meta({ description: 'running: it is not over; uncovered: no source covered it, so that nothing is known and no number is 0' }),
})

/** Two quarters that are set side by side. */
const Compared = z.strictObject({ now: QuarterCover, yearBefore: QuarterCover })
export type Compared = z.infer<typeof Compared>

/** One number over a set of records, and the list that proves it. */
export const Statistic = z.strictObject({
  key: z.string(),
  label: z.string(),
  unit: z.enum(['count', 'persons', 'fen', 'permille']).meta({ description: 'permille: 1000 is all; half up' }),
  counted: z.string().optional().meta({ description: 'what a count is of, where it is no records: 条 of their parts' }),
  unknownCounted: z.string().optional().meta({ description: 'what `unknown` counts, where that is something else than the number counts' }),
  value: z.int().nullable().meta({ description: 'null: unknown, for want of a denominator or of any record that tells it' }),
  unknown: z.int().min(0).meta({ description: 'records of the set that do not tell what this number needs, and are not in it' }),
  query: z.record(z.string(), z.string()).nullable().meta({
    description: 'parameters of the list whose total is this number, or of those that a sum is made of; null where no single list is',
  }),
  yearBefore: YearBefore.optional().meta({ description: 'where quarters are compared' }),
})
export type Statistic = z.infer<typeof Statistic>

/** The figures of the records that share a value. */
export const StatisticGroup = z.strictObject({
  value: z.string().meta({ description: 'the value that its records share' }),
  query: z.record(z.string(), z.string()),
  statistics: z.array(Statistic),
  compared: Compared.optional().meta({ description: 'the quarter that its numbers are of, where quarters are compared' }),
})

/** The query string of statistics: the filters of the list, and by what the records are parted. */
export const statisticsQuerySchema = (list: ListContract) =>
  z.strictObject({
    ...filtersOf(list),
    by: z
      .enum(Object.keys(list.groups ?? {}))
      .optional()
      .meta({ description: 'one line for each value; absent: all records together' }),
  })

/** How something is reckoned, in words that the public reads. */
export const ReckoningRule = z.strictObject({ key: z.string(), text: z.string(), version: z.int() })

export const StatisticsAnswer = z.strictObject({
  all: z.array(Statistic),
  compared: Compared.optional().meta({ description: 'the quarter that is asked for, where quarters are compared' }),
  groups: z.array(StatisticGroup).meta({
    description: 'the values with most records first, quarters the newest first, at most 100; records without a value are in none',
  }),
  rules: z.array(ReckoningRule).meta({ description: 'how each rate is reckoned' }),
  day: DayText.meta({ description: 'the day that overdue is reckoned by' }),
  edition: z.int(),
  asOf: Instant,
  sources: z.array(SourceRef),
})
export type StatisticsAnswer = z.infer<typeof StatisticsAnswer>
