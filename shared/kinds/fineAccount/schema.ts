import { z } from 'zod'
import { textUpTo } from '../../api/parameters'
import { divisionLevel } from '../../codes/divisionCode'
import { agencyKey } from '../../codes/fold'
import { MONTH, firstDayOfMonth, parseMonth } from '../../codes/months'
import { CodeText, Count, DayText, FenAmount, LongText, ShortText, coded, listOf, typed, unknownable } from '../../fields'
import { LIST_MAX } from '../../limits'
import { DivisionCode } from '../../parts'
import { by, byDivision, itemOf, list } from '../list'
import { spendingOf } from './outlasting'
import { SIGNALS } from './words'

/** A calendar month; what offices write otherwise is brought into this form. */
const MonthText = typed(
  'day',
  z
    .string()
    .overwrite((text) => parseMonth(text) ?? text)
    .max(20)
    .regex(MONTH, '不是月份，请写成 2026-05')
    .meta({ description: 'a calendar month, YYYY-MM' }),
)

/** What some of the money was spent on. */
const Purpose = z.strictObject({ name: ShortText, spentFen: unknownable(FenAmount) })

/** What an agency has published about a question that its figures raise. */
export const AgencyAnswer = z.strictObject({
  signal: coded(SIGNALS),
  month: unknownable(MonthText).meta({ description: 'the month that it speaks of' }),
  text: LongText,
  publishedOn: unknownable(DayText),
  url: unknownable(typed('link', z.url({ protocol: /^https?$/ }).max(2_000))),
})
export type AgencyAnswer = z.infer<typeof AgencyAnswer>

/** The same as it is handed over: an address that is none costs the address, and not the month that it stands in. */
const AgencyAnswerInput = AgencyAnswer.extend({ url: unknownable(typed('link', z.string().max(2_000))) })

/** An address as the public may open it; null where a text is none. */
export const linkOf = (text: string): string | null => AgencyAnswer.shape.url.safeParse(text).data ?? null

/** Fines and money of one agency in one month, as a source hands them over. The agency is the one of the envelope. */
const FineAccountInput = z.strictObject({
  division: unknownable(DivisionCode),
  month: MonthText,
  cases: unknownable(Count).meta({ description: 'fines decided' }),
  finedFen: unknownable(FenAmount),
  paidFen: unknownable(FenAmount),
  treasuryFen: unknownable(FenAmount).meta({ description: 'what reached the treasury in this month, whenever it was paid' }),
  voucher: unknownable(CodeText).meta({ description: 'its middle is masked before it is public' }),
  ordersToCorrect: unknownable(Count),
  checks: unknownable(Count).meta({ description: 'premises that were checked in this month, whatever came of it' }),
  checksToDate: unknownable(Count).meta({
    description: 'the same from January on, as the source adds it up: shown beside its months, never in their place',
  }),
  noPenalty: unknownable(Count).meta({ description: 'found and not punished, as a first time' }),
  reconsidered: unknownable(Count).meta({ description: 'objections decided, by reconsideration or a court' }),
  annulled: unknownable(Count).meta({ description: 'of these, annulled or reduced' }),
  budgetFen: unknownable(FenAmount),
  spentFen: unknownable(FenAmount),
  purposes: unknownable(z.array(Purpose).max(LIST_MAX)).meta({ description: 'null: not told; empty: told that there are none' }),
  answers: listOf(AgencyAnswerInput),
})
export type FineAccountInput = z.output<typeof FineAccountInput>

/** The same as it is public. */
const FineAccountBody = FineAccountInput.extend({ answers: listOf(AgencyAnswer) })
export type FineAccountBody = z.infer<typeof FineAccountBody>

const FineAccountItem = itemOf(FineAccountBody, [
  'agency',
  'division',
  'month',
  'cases',
  'finedFen',
  'paidFen',
  'treasuryFen',
  'ordersToCorrect',
  'checks',
  'checksToDate',
  'noPenalty',
  'reconsidered',
  'annulled',
  'budgetFen',
  'spentFen',
  'purposes',
  'answers',
  'source',
  'lastChangedAt',
])
export type FineAccountItem = z.infer<typeof FineAccountItem>

export const fineAccount = {
  input: FineAccountInput,
  body: FineAccountBody,
  item: FineAccountItem,
  parts: { Purpose, AgencyAnswer },
  list: list(FineAccountBody, {
    filters: {
      agency: by(textUpTo(120).optional().meta({ description: 'whose fines they are' }), (_body, { agency }) => agencyKey(agency), {
        asked: agencyKey,
      }),
      year: by(
        z
          .string()
          .regex(/^\d{4}$/)
          .optional()
          .meta({ description: 'year of the month' }),
        ({ month }) => month.slice(0, 4),
      ),
      division: byDivision,
    },
    range: 'month',
    outlasts: spendingOf,
    groups: {
      agency: { filter: 'agency' },
      year: { filter: 'year' },
      county: { filter: 'division', isGroup: (code) => divisionLevel(code) === 'county' },
    },
    sorts: ['-month', 'month'],
    orders: { month: ({ month }) => firstDayOfMonth(month) },
  }),
} as const
