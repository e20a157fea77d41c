import { z } from 'zod'
import { KindCode } from '../envelope'
import { DayText, Instant } from '../fields'
import { AGREEMENTS, DIFFERENCES } from '../grading/differences'
import { GradingCover, GradingInput } from '../grading/inputs'
import { GradingTable } from '../grading/table'
import { SourceRef } from './lists'
import { textUpTo } from './parameters'

/** Records that can be taken for put right at once. */
const SIMULATED_MAX = 50
/** As long as so many ids are at most. */
const SIMULATE_MAX = 6_000

export const GradingQuery = z.strictObject({
  simulate: textUpTo(SIMULATE_MAX)
    .refine((ids) => ids.split(',').length <= SIMULATED_MAX, `最多 ${SIMULATED_MAX} 条`)
    .optional()
    .meta({
      description: 'ids of open records, parted by commas: what the grade would be if these were put right today. It is a simulation',
    }),
})

const RecordRef = z.strictObject({ kind: KindCode, id: z.string() })

const Counted = RecordRef.extend({
  rule: z.string().meta({ description: 'code of the rule in the table' }),
  sure: z.boolean().meta({ description: 'false: something of it is not public, and it may count or not' }),
  until: DayText.nullable().meta({
    description: 'the last day on which it counts; null: until it is put right, or as long as it is public',
  }),
})

export const Traced = Counted.extend({ points: z.int().meta({ description: 'nought where its rule gives or takes no more' }) })
export const Vetoed = Counted.extend({ atMost: z.string().meta({ description: 'the best grade that it leaves' }) })
export const Untold = z.strictObject({
  rule: z.string(),
  kind: KindCode,
  since: DayText.nullable().meta({ description: 'the first day of which its sources would have to tell; null: only the day itself' }),
})

export const Reckoned = z.strictObject({
  day: DayText,
  points: z.array(Traced).meta({ description: 'each point traced to a record; what surely counts adds to the start of the table' }),
  vetoes: z.array(Vetoed).meta({ description: 'records that bound the grade, whatever the sum is' }),
  untold: z.array(Untold).meta({ description: 'rules whose sources do not tell of all the days that count: unknown, and not nought' }),
  sum: z.strictObject({ low: z.int(), high: z.int() }).meta({ description: 'the same twice where nothing is unknown' }),
  grade: z.strictObject({ worst: z.string(), best: z.string() }),
  simulated: z.array(z.string()).meta({ description: 'ids of records that were taken for put right' }),
})

export const OfficialGrade = z.strictObject({
  grade: z.string(),
  points: z.number().nullable(),
  decidedOn: DayText.nullable(),
  validTo: DayText.nullable(),
  issuer: z.string().nullable(),
  reasons: z.array(z.string()),
})

export const GradeDifference = z.strictObject({
  code: z.enum(DIFFERENCES),
  sentence: z.string(),
  records: z.array(RecordRef),
  rules: z.array(z.string()),
})

/** A grade recomputed from what is public, beside the official one. `table`, `inputs`, `cover` and `day` are all that it is made of. */
export const GradingAnswer = z.strictObject({
  subject: z.strictObject({ id: z.string(), title: z.string().nullable(), code: z.string().nullable() }),
  table: GradingTable.nullable().meta({
    description: 'the rule table of the city; null: it has published none, and nothing is recomputed',
  }),
  official: OfficialGrade.nullable().meta({ description: 'in the scheme of the table; null: none is public' }),
  inputs: z.array(GradingInput),
  cover: z.array(GradingCover),
  reckoned: Reckoned.nullable().meta({ description: 'null: no table is published, or it is not in force on the day' }),
  then: Reckoned.nullable().meta({
    description: 'the same of the day on which the official grade was decided, from what is public today; null: that day is not public',
  }),
  agreement: z
    .enum(AGREEMENTS)
    .meta({ description: 'of a simulation too: how the official grade stands to what is recomputed without it' }),
  sentence: z.string(),
  differences: z.array(GradeDifference).meta({ description: 'empty only where grade and points are the same' }),
  simulation: z
    .strictObject({ sentence: z.string(), reckoned: Reckoned })
    .nullable()
    .meta({ description: 'what was asked to be simulated, and nothing else; null: nothing was' }),
  day: DayText,
  edition: z.int(),
  asOf: Instant,
  sources: z.array(SourceRef),
})
export type GradingAnswer = z.infer<typeof GradingAnswer>
