import { z } from 'zod'
import { KindCode } from '../envelope'
import { DayText } from '../fields'

/** What a rule table is applied to: public records of a firm as facts, and the days that their sources tell of. */

/** Whether a record is put right: `never`, where nothing can make it undone. */
export const MENDINGS = ['open', 'mended', 'unknown', 'never'] as const

/** A public record as a rule table sees it. */
export const GradingInput = z.strictObject({
  kind: KindCode,
  id: z.string(),
  title: z.string().nullable(),
  day: DayText.nullable().meta({ description: 'the day from which it counts; null: not public' }),
  publicUntil: DayText.nullable().meta({ description: 'the last day on which it is public, where its list tells that' }),
  facts: z
    .record(z.string(), z.union([z.string(), z.number()]).nullable())
    .meta({ description: 'what a rule may ask of it; null: not public' }),
  mending: z.enum(MENDINGS),
  mendedOn: DayText.nullable().meta({ description: 'since when it is put right, where that is public' }),
})
export type GradingInput = z.infer<typeof GradingInput>

/** The days that the sources of one kind tell of. */
export const GradingCover = z.strictObject({
  kind: KindCode,
  spans: z.array(z.strictObject({ source: z.string(), from: DayText, to: DayText })),
})
export type GradingCover = z.infer<typeof GradingCover>
