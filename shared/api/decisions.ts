import { z } from 'zod'
import { KindCode } from '../envelope'
import { DayText, Instant } from '../fields'
import { SourceRef } from './lists'

/** What is decided of a firm, as owners and trading centres take it: decisions with their numbers and words, and nothing that no decision orders. */

/** Whether something public knows a code: the register; some record, though the register does not; nothing, which is unknown and not clean. */
export const KNOWN = ['registered', 'named', 'unknown'] as const

/** How a measure stands on the day of the answer; one that is over is not told. */
export const MEASURE_STATES = ['in_force', 'not_yet', 'unknown'] as const

export const OrderedMeasure = z.strictObject({
  text: z.string().meta({ description: 'in the words of the decision' }),
  from: DayText.nullable().meta({ description: 'null: not public' }),
  to: DayText.nullable().meta({ description: 'its last day; null: the record tells none' }),
  state: z.enum(MEASURE_STATES).meta({ description: 'unknown: its first day is not public' }),
  fallsAway: DayText.nullable().meta({
    description: 'the last day on which it is told here: its own, or that of the publicity of its record; null: neither is public',
  }),
})
export type OrderedMeasure = z.infer<typeof OrderedMeasure>

export const DecidedRecord = z.strictObject({
  kind: KindCode,
  id: z.string(),
  path: z.string().meta({ description: 'its page within this service' }),
})

export const Decision = z.strictObject({
  decisionNo: z.string(),
  measures: z.array(OrderedMeasure).min(1),
  agency: z.string().meta({ description: 'who issued the record: the decision itself, or the circular that tells of it' }),
  record: DecidedRecord,
  edition: z.int().meta({ description: 'the edition since which the record says this' }),
  changedAt: Instant,
  enterprises: z
    .array(z.strictObject({ name: z.string(), uscc: z.string().nullable() }))
    .meta({ description: 'all whom the record names' }),
  by: z.enum(['code', 'name']).meta({ description: 'name: the record tells no good code of the firm, and bears its name' }),
})
export type Decision = z.infer<typeof Decision>

export const FirmDecisions = z.strictObject({
  code: z.string(),
  check: z.enum(['valid', 'bad_check_digit', 'malformed']).meta({ description: 'of the code by GB 32100-2015' }),
  known: z.enum(KNOWN).meta({ description: 'unknown: nothing public bears this code, which says nothing good of whoever does' }),
  name: z.string().nullable(),
  decisions: z.array(Decision).meta({ description: 'the newest measures first' }),
  untold: z.array(DecidedRecord).meta({
    description: 'records that tell of a measure without the number of a decision, or of a decision without its words: none is told here',
  }),
})
export type FirmDecisions = z.infer<typeof FirmDecisions>

const OfDay = { day: DayText, edition: z.int(), asOf: Instant, sources: z.array(SourceRef) }

export const DecisionsAnswer = FirmDecisions.extend(OfDay)
export type DecisionsAnswer = z.infer<typeof DecisionsAnswer>
