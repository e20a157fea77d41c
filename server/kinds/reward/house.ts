import type { Day } from '../../../shared/codes/dates'
import type { Fen } from '../../../shared/codes/money'
import { bandOf } from '../../../shared/kinds/reward/bands'
import { batchesOf, lastDue, type Batch, type Entry } from '../../../shared/kinds/reward/batches'
import type { Kind } from '../../../shared/kinds/index'
import { addToMonth, monthsBetween, type Month } from '../../../shared/codes/months'
import type { RewardBody } from '../../../shared/kinds/reward/schema'
import type { OwnRecord, OwnSource } from '../own'
import { budgetOf, yearOf } from './joined'
import { publicUntil } from './rules'

/** A reward that was paid by the desk of this house. */
export interface PaidReward {
  tip: string
  month: Month
  amountFen: Fen
  batch: string | null
}

export interface HouseDeps {
  paid: () => Promise<readonly PaidReward[]>
  mark: (tips: readonly string[], batch: string) => Promise<void>
  /** of the current year; null: none is set */
  budgetFen: Fen | null
  /** the newest day on which a source handed over a ledger of a kind; null: none ever did */
  ledgerOn: (kind: Kind) => Promise<Day | null>
}

/** What a batch is called by those who note what is in it. */
export const labelOfBatch = ({ firstMonth, lastMonth }: Pick<Batch, 'firstMonth' | 'lastMonth'>): string => `${firstMonth}~${lastMonth}`

/** What follows of the rewards that are paid, given the batches that are public: which payments are in which of those, and the batches that are new. */
export interface Plan {
  /** tips by the batch in which they are or will be, as far as nobody has noted it */
  unmarked: Map<string, string[]>
  batches: Batch[]
  openFrom: Month | null
}

/**
 * Cuts new batches of what is not public yet. What has been public is never cut anew: of a batch of which not all payments are noted, by whoever died
 * between the edition and the note, the earliest paid of its months are noted first. `isTold`: the years that another ledger tells; nothing is cut of them.
 */
export function planOf(
  paid: readonly PaidReward[],
  published: readonly Batch[],
  today: Day,
  isTold: (year: string) => boolean = () => false,
): Plan {
  const unmarked = new Map<string, string[]>()
  let open = paid.filter(({ batch }) => batch === null)
  const noted = new Map<string | null, number>()
  for (const { batch } of paid) noted.set(batch, (noted.get(batch) ?? 0) + 1)
  for (const batch of published) {
    const label = labelOfBatch(batch)
    const lacking = batch.payments - (noted.get(label) ?? 0)
    const own = open.filter(({ month }) => month <= batch.lastMonth).slice(0, Math.max(0, lacking))
    if (own.length > 0)
      unmarked.set(
        label,
        own.map(({ tip }) => tip),
      )
    open = without(open, own)
  }
  open = open.filter(({ month }) => !isTold(yearIn(month)))
  const last = published.at(-1)?.lastMonth
  const first = open.map(({ month }) => month).sort()[0]
  if (last === undefined && first === undefined) return { unmarked, batches: [], openFrom: null }
  // A year begins with January: by the month of its first payment the one or two before a cut would be told.
  const openFrom = last === undefined ? `${first?.slice(0, 4)}-01` : addToMonth(last, 1)
  const batches: Batch[] = []
  for (const [from, to] of untold(openFrom, lastDue(today), isTold)) {
    const entries = open.map(({ month, amountFen }): Entry => ({ month, band: bandOf(amountFen), payments: 1, totalFen: amountFen }))
    for (const batch of batchesOf(entries, from, today, to)) {
      const own = open.filter(({ month }) => month <= batch.lastMonth)
      unmarked.set(
        labelOfBatch(batch),
        own.map(({ tip }) => tip),
      )
      open = without(open, own)
      batches.push(batch)
    }
  }
  return { unmarked, batches, openFrom }
}

/** What is left of some payments without others. */
function without(all: PaidReward[], others: readonly PaidReward[]): PaidReward[] {
  const gone = new Set(others)
  return all.filter((one) => !gone.has(one))
}

/** The months from one to another in stretches, without the years that another ledger tells: no batch holds or spans any of these. */
function untold(from: Month, to: Month, isTold: (year: string) => boolean): [from: Month, to: Month][] {
  const stretches: [from: Month, to: Month][] = []
  for (const month of monthsBetween(from, to)) {
    if (isTold(yearIn(month))) continue
    const last = stretches.at(-1)
    if (last !== undefined && addToMonth(last[1], 1) === month) last[1] = month
    else stretches.push([month, month])
  }
  return stretches
}

/** The years of rewards that are public with these batches. A batch is of the year in which it ends. */
export function yearsOf(
  published: readonly RewardBody[],
  batches: readonly Batch[],
  { budgetFen, today }: { budgetFen: Fen | null; today: Day },
): RewardBody[] {
  const yearOfBatch = ({ lastMonth }: Batch) => yearIn(lastMonth)
  const years = [...new Set([...published.map(({ year }) => year), ...batches.map(yearOfBatch)])].sort()
  return years.map((year) => {
    const before = published.find((one) => one.year === year)
    const fresh = batches.filter((batch) => yearOfBatch(batch) === year)
    // What is set is of the current year: told of another one it would be held against what this year tells later.
    const budget = budgetOf(year === today.slice(0, 4) ? budgetFen : null, before ?? null, fresh.length > 0)
    return yearOf({ year, ...budget, uncounted: [] }, [...(before?.batches ?? []), ...fresh], `${year}-01`)
  })
}

const yearIn = (month: Month): string => month.slice(0, 4)

/**
 * The rewards that the desk of this house has paid, as a source of its own: batches of months, on the clock. A ledger that an office hands over may tell the
 * same payments, and the difference of both would be a payment or two: a year that such a ledger tells, or that has not begun here while one is handed over
 * in it, is left to that.
 */
export function houseRewards({ paid, mark, budgetFen, ledgerOn }: HouseDeps): OwnSource {
  return {
    name: 'own-rewards',
    kind: 'reward',
    make: async (today, past) => {
      const ledger = await ledgerOn('reward')
      const others = (await past.others()) as readonly RewardBody[]
      const published = ((await past.published()) as readonly RewardBody[]).toSorted((one, other) => (one.year < other.year ? -1 : 1))
      const plan = planOf(
        await paid(),
        published.flatMap(({ batches }) => batches),
        today,
        (year) =>
          others.some((one) => one.year === year) ||
          (ledger !== null && ledger >= `${year}-01-01` && !published.some((one) => one.year === year)),
      )
      const records = yearsOf(published, plan.batches, { budgetFen, today }).map((body): OwnRecord => ({
        key: body.year,
        publicUntil: publicUntil(body.year),
        body,
      }))
      return {
        records,
        settle: async () => {
          for (const [batch, tips] of plan.unmarked) await mark(tips, batch)
        },
      }
    },
  }
}
