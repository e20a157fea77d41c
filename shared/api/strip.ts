import { z } from 'zod'
import { QUARTER } from '../codes/quarters'
import { DayText, Instant } from '../fields'
import { KINDS } from '../kinds/index'
import { codesOf } from '../vocabulary'
import { SourceRef } from './lists'
import { ReckoningRule } from './statistics'

/** Quarters of a strip: three years. */
export const STRIP_QUARTERS = 12

/** What is known of a quarter in which nothing stands. */
const QUIETS = ['none', 'running', 'unknown'] as const

const KindTold = z.enum(codesOf(KINDS))

/** How many records of a kind. */
export const StripCount = z.strictObject({ kind: KindTold, count: z.int().min(1) })

export const StripQuarter = z.strictObject({
  quarter: z.string().regex(QUARTER),
  marks: z.array(StripCount).meta({ description: 'how many records stand in this quarter, in the order of `kinds`' }),
  quiet: z.enum(QUIETS).nullable().meta({
    description:
      'where none does: none, where the sources of every kind covered all of it; running, where it is not over; unknown, where those of some kind did not cover all of it. null: some do',
  }),
  uncovered: z
    .array(KindTold)
    .meta({ description: 'kinds whose sources did not cover all of it: of these it is not known whether there are more' }),
})
export type StripQuarter = z.infer<typeof StripQuarter>

export const StripNamed = z.strictObject({ kind: KindTold, id: z.string(), title: z.string().nullable() })

export const StripRecord = StripNamed.extend({
  from: DayText.meta({ description: 'the first day on which it stands' }),
  to: DayText.nullable().meta({ description: 'the last; null: it still stands on the day of the answer' }),
})
export type StripRecord = z.infer<typeof StripRecord>

/** What other records tell of one, by the quarters in which they stand, made of nothing but what is public on the day of the answer. */
export const StripAnswer = z.strictObject({
  quarters: z.array(StripQuarter).length(STRIP_QUARTERS).meta({ description: 'the newest first' }),
  records: z.array(StripRecord).meta({ description: 'exactly those that the quarters count, the newest first' }),
  undated: z.array(StripNamed).meta({ description: 'records of which no day is told, or one that is yet to come: in no quarter' }),
  older: z.array(StripCount).meta({ description: 'records that stood before the first of the quarters, and not since' }),
  kinds: z
    .array(z.strictObject({ kind: KindTold, letter: z.string().length(1), word: z.string() }))
    .meta({ description: 'what is looked at, and the letter that stands for it' }),
  rules: z.array(ReckoningRule).meta({ description: 'how the quarters are reckoned, and what of them is covered' }),
  day: DayText,
  edition: z.int(),
  asOf: Instant,
  sources: z.array(SourceRef),
})
export type StripAnswer = z.infer<typeof StripAnswer>
