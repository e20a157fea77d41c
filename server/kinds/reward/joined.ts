import type { Day } from '../../../shared/codes/dates'
import { bandOf } from '../../../shared/kinds/reward/bands'
import { batchesOf, lastDue, type Batch, type Entry } from '../../../shared/kinds/reward/batches'
import { addToMonth, type Month } from '../../../shared/codes/months'
import type { RewardBody, RewardEntry, RewardInput } from '../../../shared/kinds/reward/schema'

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
  { year, budgetFen, uncounted }: Pick<RewardBody, 'year' | 'budgetFen' | 'uncounted'>,
  batches: readonly Batch[],
  openFrom: Month,
): RewardBody {
  const sum = (part: (batch: Batch) => number) => (batches.length === 0 ? null : batches.reduce((all, batch) => all + part(batch), 0))
  const last = batches.at(-1)
  return {
    year,
    budgetFen,
    batches: [...batches],
    payments: sum(({ payments }) => payments),
    totalFen: sum(({ totalFen }) => totalFen),
    openFrom: last === undefined ? openFrom : addToMonth(last.lastMonth, 1),
    uncounted,
  }
}

/** What a source hands over of a year, joined and rounded as known on a day. A month in which something is not counted is public as far as it is. */
export function joinedOf(input: RewardInput, today: Day): RewardBody {
  const { year, budgetFen, entries } = input
  const counted = entries.map((entry) => countedAs(entry, year))
  const months = monthsIn(input)
  const uncounted = [...new Set(months.filter((month, i) => counted[i] === null && month <= lastDue(today)))].sort()
  const own = counted.filter((entry) => entry !== null)
  const january = `${year}-01`
  // A row of the year before is of no batch of this year.
  const ofYear = own.filter(({ month }) => month.startsWith(year))
  const batches = batchesOf(ofYear, january, today)
  return yearOf({ year, budgetFen, uncounted }, batches, january)
}
