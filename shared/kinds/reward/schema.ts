import { z } from 'zod'
import { squeeze } from '../../codes/text'
import { CodeText, Count, FenAmount, coded, typed, unknownable } from '../../fields'
import { by, itemOf, list } from '../list'
import { writtenMonth } from './months'
import { REWARD_BANDS } from './words'

const YEAR = /^(?:19|20|21)\d{2}$/
const YearText = typed(
  'code',
  z
    .string()
    .overwrite((text) => squeeze(text).replace(/ ?年度?$/, ''))
    .regex(YEAR),
)

const WrittenMonth = typed(
  'code',
  z
    .string()
    .overwrite(writtenMonth)
    .regex(/^(?:(?:19|20|21)\d{2}-)?(?:0[1-9]|1[0-2])$/),
).meta({
  description: 'a month; without its year it is of the year of the record',
})
const MonthText = typed('code', z.string().regex(/^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/)).meta({ description: 'a month' })

/** One payment, or payments of a month, as a source hands them over: nothing of it is public by itself. */
const RewardEntry = z.strictObject({
  no: unknownable(CodeText).meta({ description: 'tells equal rows apart' }),
  month: WrittenMonth,
  band: unknownable(coded(REWARD_BANDS)),
  payments: unknownable(Count).meta({ description: 'how many payments; a single amount is one' }),
  totalFen: unknownable(FenAmount),
  amountFen: unknownable(FenAmount).meta({ description: 'of a single payment' }),
})
export type RewardEntry = z.output<typeof RewardEntry>

/** Most payments of a year: none of them is kept, so that no record grows by them. */
const ENTRIES_MAX = 10_000

/** The rewards that an office paid in a year, as a source hands them over. */
const RewardInput = z.strictObject({
  year: YearText,
  budgetFen: unknownable(FenAmount),
  entries: z
    .array(RewardEntry)
    .max(ENTRIES_MAX)
    .default([])
    .meta({ description: 'never public by themselves: they are joined and rounded while they are read' }),
})
export type RewardInput = z.output<typeof RewardInput>

const BandCell = z.strictObject({
  lowest: coded(REWARD_BANDS),
  highest: coded(REWARD_BANDS),
  payments: Count,
  totalFen: FenAmount.meta({ description: 'rounded to 1,000 yuan' }),
})

const RewardBatch = z.strictObject({
  firstMonth: MonthText,
  lastMonth: MonthText,
  payments: Count.meta({ description: 'three at least' }),
  totalFen: FenAmount.meta({ description: 'sum of the bands' }),
  bands: z.array(BandCell),
})

/** The rewards of a year as they are public: whole batches, and their sums. */
const RewardBody = z.strictObject({
  year: YearText,
  budgetFen: unknownable(FenAmount).meta({ description: 'as it was first told, with a batch; no later one is' }),
  budgetChanged: unknownable(z.boolean()).meta({
    description: 'computed: whether the source had another budget than this by the newest batch, which is not told',
  }),
  batches: z.array(RewardBatch).meta({ description: 'computed: months and bands of three payments at least, the oldest first' }),
  payments: unknownable(Count).meta({
    description: 'computed: of all batches; null before the first, and where the source says by now what contradicts them',
  }),
  totalFen: unknownable(FenAmount).meta({
    description: 'computed: of all batches; null before the first, and where the source says by now what contradicts them',
  }),
  openFrom: MonthText.meta({ description: 'computed: the first month of which nothing is public yet' }),
  uncounted: z.array(MonthText).meta({
    description:
      'months of the batches in which a row does not tell how many payments it is, all months of each; what is in it is not counted',
  }),
})
export type RewardBody = z.infer<typeof RewardBody>

const RewardItem = itemOf(RewardBody, [
  'year',
  'budgetFen',
  'budgetChanged',
  'payments',
  'totalFen',
  'openFrom',
  'batches',
  'agency',
]).extend({
  batches: z.array(RewardBatch.pick({ firstMonth: true, lastMonth: true })),
})
export type RewardItem = z.infer<typeof RewardItem>

export const reward = {
  input: RewardInput,
  body: RewardBody,
  item: RewardItem,
  parts: { RewardBatch, RewardBandCell: BandCell },
  list: list(RewardBody, {
    filters: {
      year: by(z.string().regex(YEAR).optional().meta({ description: 'year of the budget' }), ({ year }) => year),
    },
    // Batches stay as they were once public, also of a year that is taken back and comes again: figures of nobody.
    outlasts: (body) => JSON.stringify(body),
    sorts: ['-year', 'year'],
    orders: { year: ({ year }) => year },
  }),
} as const
