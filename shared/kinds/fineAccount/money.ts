import { z } from 'zod'
import { SourceRef } from '../../api/lists'
import { textUpTo } from '../../api/parameters'
import { DayText, Instant } from '../../fields'
import { codesOf } from '../../vocabulary'
import { AgencyAnswer } from './schema'
import { SIGNALS, SIGNAL_STATES } from './words'

/** A number that a signal rests on. */
const SignalNumber = z.strictObject({
  label: z.string(),
  unit: z.enum(['count', 'fen', 'permille', 'hundredth']).meta({ description: 'permille: 1000 is all; hundredth: 100 is once as much' }),
  value: z.int().nullable().meta({ description: 'null: not known' }),
})
export type SignalNumber = z.infer<typeof SignalNumber>

/** A record that a signal counts, by its kind and id, and what tells it from the others. */
const SignalRecord = z.strictObject({ kind: z.string(), id: z.string(), words: z.string() })
export type SignalRecord = z.infer<typeof SignalRecord>

/** One question that the figures of an agency raise, or do not. It is never a verdict. */
export const FineSignal = z.strictObject({
  signal: z.enum(codesOf(SIGNALS)),
  state: z.enum(codesOf(SIGNAL_STATES)),
  question: z.string(),
  seen: z.string().meta({ description: 'what the public figures say, in one sentence' }),
  explains: z.string().meta({ description: 'what would explain it' }),
  numbers: z.array(SignalNumber),
  count: z.int().meta({ description: 'records that it counts' }),
  records: z.array(SignalRecord).nullable().meta({ description: 'exactly those; null where no agency is asked for' }),
  answers: z.array(AgencyAnswer).meta({ description: 'what the agency has published about it, the newest first' }),
  rule: z.string(),
  version: z.int(),
  basis: z.string().meta({ description: 'on what the question and its limit rest' }),
})
export type FineSignal = z.infer<typeof FineSignal>

/** Money of one month of an agency; null: not public, or not of every division. */
const MoneyMonth = z.strictObject({
  month: z.string(),
  finedFen: z.int().nullable(),
  paidFen: z.int().nullable(),
  treasuryFen: z.int().nullable(),
  spentFen: z.int().nullable(),
})
export type MoneyMonth = z.infer<typeof MoneyMonth>

/** What is public of the fine money of one agency. */
export const FineAgency = z.strictObject({
  agency: z.string(),
  newest: z.string().meta({ description: 'id of its newest month' }),
  from: z.string().meta({ description: 'first month that is public' }),
  to: z.string(),
  seen: z.int().meta({ description: 'signals that raise a question' }),
  unknown: z.int().meta({ description: 'signals of which nothing is known, for want of figures' }),
  few: z.int(),
  notes: z.array(z.string()).meta({ description: 'what is told more than once or contradicts itself, and what was made of it' }),
  months: z.array(MoneyMonth).nullable().meta({
    description: 'every month from the first to the last, also those of which nothing is public; null where no agency is asked for',
  }),
  signals: z.array(FineSignal),
})
export type FineAgency = z.infer<typeof FineAgency>

export const FineMoneyQuery = z.strictObject({ agency: textUpTo(120).optional().meta({ description: 'one agency, by its name' }) })

export const FineMoneyAnswer = z.strictObject({
  items: z.array(FineAgency),
  day: DayText.meta({ description: 'the day that full months are counted back from' }),
  edition: z.int(),
  asOf: Instant,
  sources: z.array(SourceRef),
})
export type FineMoneyAnswer = z.infer<typeof FineMoneyAnswer>
