import type { Day } from '../../../shared/codes/dates'
import { bandOf } from '../../../shared/kinds/reward/bands'
import { FEWEST, ROUNDED_TO, batchOf, batchesOf, lastDue, type Batch, type Entry } from '../../../shared/kinds/reward/batches'
import { addToMonth, firstDayOfMonth, monthOf, monthsBetween, type Month } from '../../../shared/codes/months'
import type { Fen } from '../../../shared/codes/money'
import type { RewardBody, RewardEntry, RewardInput } from '../../../shared/kinds/reward/schema'
import type { Around } from '../define'
import { lateOf, slackIn } from './late'

/** What an entry is counted as, in a month with its year; null where it does not tell how many payments it is, or what they come to. */
export function countedAs({ month, band, payments, totalFen, amountFen }: RewardEntry, year: string): Entry | null {
  const at = monthIn(month, year)
  if (amountFen !== null && (payments ?? 1) === 1) return { month: at, band: bandOf(amountFen), payments: 1, totalFen: amountFen }
  if (payments === 0) return { month: at, band: band ?? 'to500', payments: 0, totalFen: 0 }
  if (payments === null || totalFen === null) return null
  // The total of one payment is its amount.
  return { month: at, band: payments === 1 ? bandOf(totalFen) : band, payments, totalFen }
}

const monthIn = (month: string, year: string): Month => (month.includes('-') ? month : `${year}-${month}`)

/** The months of an input, each with its year. */
export const monthsIn = ({ entries, year }: RewardInput): Month[] => entries.map(({ month }) => monthIn(month, year))

/** The rewards of a year with the batches that are public of it. `openFrom`: the first month that the batches may begin with. */
export function yearOf(
  { year, budgetFen, budgetChanged, uncounted }: Pick<RewardBody, 'year' | 'uncounted'> & Budget,
  batches: readonly Batch[],
  openFrom: Month,
): RewardBody {
  const sum = (part: (batch: Batch) => number) => (batches.length === 0 ? null : batches.reduce((all, batch) => all + part(batch), 0))
  const last = batches.at(-1)
  return {
    year,
    budgetFen,
    budgetChanged,
    batches: [...batches],
    payments: sum(({ payments }) => payments),
    totalFen: sum(({ totalFen }) => totalFen),
    openFrom: last === undefined ? openFrom : addToMonth(last.lastMonth, 1),
    uncounted,
  }
}

/** What is told of the budget of a year. */
type Budget = Pick<RewardBody, 'budgetFen' | 'budgetChanged'>

/**
 * The budget of a year as it is told with a batch: the first that its source said, for the difference of two may be what one reporter is paid. Where it says
 * another one by now, that is told, and not which. Between two batches what is public of it stays. `isNew`: whether there is a new batch.
 */
export function budgetOf(said: Fen | null, before: Budget | null, isNew: boolean): Budget {
  const told = before?.budgetFen ?? null
  if (!isNew) return { budgetFen: told, budgetChanged: before?.budgetChanged ?? false }
  if (told === null) return { budgetFen: said, budgetChanged: false }
  // Where it says none by now, what was told of it stays.
  return { budgetFen: told, budgetChanged: said === null ? (before?.budgetChanged ?? false) : said !== told }
}

/** Whether a row of a month that may be public does not tell how many payments it is. */
export const hasUncounted = (input: RewardInput, today: Day): boolean => uncountedIn(input, lastDue(today)).length > 0

const uncountedIn = ({ entries, year }: RewardInput, upTo: Month): Month[] => {
  const months = entries.filter((entry) => countedAs(entry, year) === null).map(({ month }) => monthIn(month, year))
  return [...new Set(months)].filter((month) => month <= upTo).sort()
}

/** All months of the batches in which some months lie: the row that is not counted may be the only one of its month, which its batch does not tell. */
const monthsAround = (months: readonly Month[], batches: readonly Batch[]): Month[] => {
  const around = batches.filter(({ firstMonth, lastMonth }) => months.some((month) => firstMonth <= month && month <= lastMonth))
  return [...new Set(around.flatMap(({ firstMonth, lastMonth }) => monthsBetween(firstMonth, lastMonth)))].sort()
}

/**
 * What a source hands over of a year, joined and rounded as known on a day, given what is public of it. A batch that is public stays as it is, whatever
 * the source says of its months by now: what came late, and what was taken back, is in the next one. Where that cannot be told, the sums of the year are
 * not known. Everything public moves with a batch only, also the budget, the months of which something is not counted and whether the sums are known. What its source
 * delivered after the first of the month waits for the next: else a batch would tell the day of its third payment.
 *
 * `around`: what the source says now of its other years. A payment that it moved over the end of a year is in a public batch of the one and new in the
 * other: what the years beside this one lack is set off against this one too, and the sums that are so made are not known.
 */
export function joinedOf(
  input: RewardInput,
  before: RewardBody | null,
  today: Day,
  deliveredOn: Day | null = null,
  around: readonly Around<'reward'>[] = [],
): RewardBody {
  const { year, budgetFen } = input
  const published = before?.batches ?? []
  const counted = countedIn(input)
  // A delivery of several files may say a year more than once: what is read first is what counts.
  const others = around.filter(({ before: told }) => told !== null)
  const moved = others
    .filter((one, i) => others.findIndex(({ input: { year: of } }) => of === one.input.year) === i)
    .flatMap((one) => movedTo(year, one))
  const fresh = !isCut(deliveredOn, today) ? null : withoutMoved(freshBatches([...counted, ...moved], published, { year, today }), moved)
  const batches = [...published, ...(fresh?.batches ?? [])]
  const uncounted = fresh === null ? (before?.uncounted ?? []) : monthsAround(uncountedIn(input, batches.at(-1)?.lastMonth ?? ''), batches)
  const joined = yearOf({ year, ...budgetOf(budgetFen, before, fresh !== null), uncounted }, batches, `${year}-01`)
  const missing = countOf(published) - countOf(counted)
  const isKnown = fresh === null ? before?.payments !== null && !isShort(missing, year, { today, deliveredOn }) : fresh.addsUp
  return isKnown ? joined : { ...joined, payments: null, totalFen: null }
}

/** The entries that are counted; a row of the year before is of no batch of this year. */
const countedIn = ({ entries, year }: RewardInput): Entry[] =>
  entries.flatMap((entry) => countedAs(entry, year) ?? []).filter(({ month }) => month.startsWith(year))

/** Whether a source says of months that are public of fewer payments than are. */
export function saysFewer(input: RewardInput, before: RewardBody | null): boolean {
  const published = before?.batches ?? []
  const last = published.at(-1)?.lastMonth ?? ''
  const said = countedIn(input).filter(({ month }) => month <= last)
  return countOf(said) < countOf(published)
}

/**
 * What a year beside this one lacks of what is public of it, as an entry that takes it off this one. More than one or two are not: that they are missing
 * makes the sums of their own year unknown by the next first of a month.
 */
function movedTo(year: string, { input, before }: Around<'reward'>): Entry[] {
  if (before === null || Math.abs(Number(input.year) - Number(year)) !== 1) return []
  const [told, said] = [before.batches, countedIn(input)]
  const lacking = countOf(told) - countOf(said)
  const totalFen = -Math.max(0, fenOf(told) - fenOf(said))
  return 0 < lacking && lacking < FEWEST ? [{ month: `${year}-01`, band: null, payments: -lacking, totalFen }] : []
}

/** New batches of a year from which something was taken off that another lacks: whether it was moved here nobody knows. */
const withoutMoved = (fresh: Fresh | null, moved: readonly Entry[]): Fresh | null =>
  fresh === null || moved.length === 0 ? fresh : { ...fresh, addsUp: false }

const fenOf = (all: readonly { totalFen: number }[]): number => all.reduce((sum, { totalFen }) => sum + totalFen, 0)
const countOf = (all: readonly { payments: number }[]): number => all.reduce((sum, { payments }) => sum + payments, 0)

/** Whether batches are cut of what was delivered on a day: it is what was there on the first of this month, or the first that was ever delivered. */
const isCut = (deliveredOn: Day | null, today: Day): boolean => deliveredOn === null || deliveredOn <= firstDayOfMonth(monthOf(today))

/**
 * Whether so many fewer than are public make the sums of a year unknown: it is over, so that hardly anything comes against which they are set off. That they
 * become unknown tells of three that were taken back within a month, as a batch tells of three, and of one or two only within a whole year: it is asked
 * on the first of January a year after the year was over. They stay unknown until a batch, or what comes again would tell of one.
 */
function isShort(missing: number, year: string, { today, deliveredOn }: { today: Day; deliveredOn: Day | null }): boolean {
  if (!isCut(deliveredOn, today) || lastDue(today) < `${year}-12`) return false
  const isYearly = today >= `${Number(year) + 2}-01-01` && (deliveredOn === null || deliveredOn <= `${today.slice(0, 4)}-01-01`)
  return missing >= (isYearly ? 1 : FEWEST)
}

/** New batches; `addsUp`: whether the sums of the year with these are what the source says, as far as they are rounded. */
interface Fresh {
  batches: Batch[]
  addsUp: boolean
}

/** The batches that are new: of the months after the last one, with what came late of those before it, less what was taken back; null: none. */
function freshBatches(counted: readonly Entry[], published: readonly Batch[], { year, today }: { year: string; today: Day }): Fresh | null {
  const [last, december] = [published.at(-1)?.lastMonth, `${year}-12`]
  if (last === undefined) {
    const cut = batchesOf(counted, `${year}-01`, today)
    // What another year lacks is more than is new here.
    return cut.some(({ totalFen }) => totalFen < 0) ? null : freshOf(cut)
  }
  const isOld = ({ month }: Entry): boolean => month <= last
  // A file of the new months alone: to believe that all else was taken back would leave most of a year untold.
  if (countOf(counted.filter((one) => isOld(one) && one.payments > 0)) === 0) return null
  const [late, own] = [lateOf(counted.filter(isOld), published), counted.filter((one) => !isOld(one))]
  const openFrom = addToMonth(last, 1)
  const cut =
    last < december ? batchesOf([...late, ...own], openFrom, today, december) : december <= lastDue(today) ? afterYear(december, late) : []
  const [first, ...others] = cut
  if (first === undefined || first.totalFen >= 0) return freshOf(cut)
  // By what it comes to before it is rounded: told as nought it is off by all of that.
  const exact = [...late, ...own].filter(({ month }) => month <= first.lastMonth).reduce((sum, { totalFen }) => sum + totalFen, 0)
  if (-exact <= slackIn(published) + ROUNDED_TO / 2) return freshOf([withoutTotal(first), ...others])
  // More was taken back than was added: the new months are told as they are, once three are new beside all that is public.
  const [alone] = batchesOf(
    own.map((one) => (one.month < first.lastMonth ? { ...one, month: first.lastMonth } : one)),
    openFrom,
    today,
    december,
  )
  if (alone === undefined) return null
  const after = freshBatches(counted, [...published, alone], { year, today })
  return { batches: [alone, ...(after?.batches ?? [])], addsUp: after?.addsUp ?? false }
}

const freshOf = (batches: Batch[]): Fresh | null => (batches.length === 0 ? null : { batches, addsUp: true })

/** The year is over: three that came late are one more batch of its last month. */
const afterYear = (december: Month, late: readonly Entry[]): Batch[] => (countOf(late) < FEWEST ? [] : [batchOf(december, december, late)])

/** A batch whose total is below nought by what its forerunners were rounded up. */
const withoutTotal = (batch: Batch): Batch => ({ ...batch, totalFen: 0, bands: batch.bands.map((cell) => ({ ...cell, totalFen: 0 })) })
