import { z } from 'zod'
import { KindCode } from '../envelope'
import { DayText, Instant } from '../fields'
import { AGREEMENTS } from '../grading/differences'
import { OfficialGrade } from './grading'
import { SourceRef } from './lists'
import { textUpTo } from './parameters'

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

/** What the firm says beside a record that tells of a decision. */
export const DecisionReply = z.strictObject({
  record: DecidedRecord.meta({ description: 'the record that it answers' }),
  text: z.string().meta({ description: 'in the firm’s own words, which nobody has verified; ■ stands for each character that is hidden' }),
  filedOn: DayText,
  path: z.string().meta({ description: 'page of the reply' }),
})
export type DecisionReply = z.infer<typeof DecisionReply>

export const FirmDecisions = z.strictObject({
  code: z.string(),
  check: z.enum(['valid', 'bad_check_digit', 'malformed']).meta({ description: 'of the code by GB 32100-2015' }),
  known: z.enum(KNOWN).meta({ description: 'unknown: nothing public bears this code, which says nothing good of whoever does' }),
  name: z.string().nullable(),
  decisions: z.array(Decision).meta({ description: 'the newest measures first' }),
  untold: z.array(DecidedRecord).meta({
    description: 'records that tell of a measure without the number of a decision, or of a decision without its words: none is told here',
  }),
  replies: z.array(DecisionReply).meta({
    description: 'what the firm itself says to records above: nobody has verified it, and no decision follows from it',
  }),
})
export type FirmDecisions = z.infer<typeof FirmDecisions>

const OfDay = { day: DayText, edition: z.int(), asOf: Instant, sources: z.array(SourceRef) }

export const DecisionsAnswer = FirmDecisions.extend(OfDay)
export type DecisionsAnswer = z.infer<typeof DecisionsAnswer>

/** Firms that are compared at once. */
export const COMPARED_MAX = 10
/** As long as so many codes are, with whatever stands between their characters. */
const CODES_MAX = 600

/** The codes that a comparison is asked for, as they were written: parted by commas, also those of Chinese keyboards, or by white space. */
export const codesAsked = (text: string): string[] => text.split(/[,，、;；\s]+/).filter((code) => code !== '')

export const ComparisonQuery = z.strictObject({
  codes: textUpTo(CODES_MAX)
    .refine((text) => codesAsked(text).length > 0, '至少写 1 个统一社会信用代码')
    .refine((text) => codesAsked(text).length <= COMPARED_MAX, `最多 ${COMPARED_MAX} 个`)
    .meta({ description: `统一社会信用代码，用逗号隔开，最多 ${COMPARED_MAX} 个` }),
})

export const ComparedPoint = z.strictObject({
  rule: z.string().meta({ description: 'what the rule is called in the table' }),
  points: z.int().nullable().meta({ description: 'null: it gives none and bounds the grade' }),
  atMost: z.string().nullable().meta({ description: 'the best grade that it leaves; null: it bounds none' }),
  sure: z.boolean().meta({ description: 'false: something of it is not public, and it may count or not' }),
  record: DecidedRecord,
  fallsAway: DayText.nullable().meta({
    description:
      'the last day on which it counts: by its rule, or by the publicity of its record; null: until it is put right, and no end is public',
  }),
})
export type ComparedPoint = z.infer<typeof ComparedPoint>

export const ComparedGrade = z.strictObject({
  official: OfficialGrade.nullable().meta({ description: 'null: none is public' }),
  sum: z.strictObject({ low: z.int(), high: z.int() }).nullable().meta({ description: 'recomputed; null: no table is in force' }),
  grade: z.strictObject({ worst: z.string(), best: z.string() }).nullable(),
  points: z.array(ComparedPoint).meta({ description: 'each point traced to its record' }),
  untold: z.array(z.string()).meta({ description: 'rules whose sources do not tell of all the days that count: unknown, and not nought' }),
  agreement: z.enum(AGREEMENTS),
  sentence: z.string(),
  differences: z.array(z.string()).meta({ description: 'in what the two differ, and why' }),
})
export type ComparedGrade = z.infer<typeof ComparedGrade>

export const ComparedFirm = FirmDecisions.extend({
  grade: ComparedGrade.nullable().meta({ description: 'null: the register does not list it' }),
})
export type ComparedFirm = z.infer<typeof ComparedFirm>

/** Firms beside each other in the order in which they were asked for, each once; nothing ranks them. */
export const ComparisonAnswer = z.strictObject({
  firms: z.array(ComparedFirm).min(1).max(COMPARED_MAX),
  table: z.strictObject({ title: z.string(), version: z.string(), basis: z.string() }).nullable().meta({
    description: 'the rule table of the city; null: it has published none, and nothing is recomputed',
  }),
  ...OfDay,
})
export type ComparisonAnswer = z.infer<typeof ComparisonAnswer>
