import type { Day } from '../../codes/dates'
import type { Fen } from '../../codes/money'
import { BANDS, boundsOf } from './bands'
import { addToMonth, type Month, monthsBetween } from '../../codes/months'
import type { RewardBand } from './words'

/** Nothing is told of fewer payments than these. */
export const FEWEST = 3
/** Totals are told in thousands of yuan. */
export const ROUNDED_TO: Fen = 100_000

/** Payments of one month that lie in one band; null: nobody told in which. */
export interface Entry {
  month: Month
  band: RewardBand | null
  payments: number
  totalFen: Fen
}

/** Payments of some bands together. */
export interface BandCell {
  lowest: RewardBand
  highest: RewardBand
  payments: number
  /** rounded to 1,000 yuan */
  totalFen: Fen
}

/** Payments of some months together, as they are published at once. */
export interface Batch {
  firstMonth: Month
  lastMonth: Month
  payments: number
  totalFen: Fen
  bands: BandCell[]
}

/** Half up, to thousands of yuan. */
export const rounded = (fen: Fen): Fen => Math.floor((2 * fen + ROUNDED_TO) / (2 * ROUNDED_TO)) * ROUNDED_TO

const sumOf = <T>(all: readonly T[], part: (one: T) => number): number => all.reduce((sum, one) => sum + part(one), 0)

/**
 * The months that may be public on a day, cut into batches: from the month that is the first one open, each as short as it can be with three payments at
 * least. What was paid before that month and told later comes with the first batch. `end`: no batch ends later.
 */
export function batchesOf(entries: readonly Entry[], openFrom: Month, today: Day, end: Month = lastDue(today)): Batch[] {
  const last = [end, lastDue(today)].sort()[0] ?? end
  const batches: Batch[] = []
  let firstMonth = openFrom
  let held = entries.filter(({ month }) => month < openFrom)
  for (const month of monthsBetween(openFrom, last)) {
    held = [...held, ...entries.filter((entry) => entry.month === month)]
    if (sumOf(held, ({ payments }) => payments) < FEWEST) continue
    batches.push(batchOf(firstMonth, month, held))
    firstMonth = addToMonth(month, 1)
    held = []
  }
  return batches
}

/** The newest month that may be public on a day: the month after it is over. */
export const lastDue = (today: Day): Month => addToMonth(today.slice(0, 7), -2)

/** Entries of three payments at least as a batch: totals are sums of what is told of the bands, so that nothing finer follows from them. */
export function batchOf(firstMonth: Month, lastMonth: Month, entries: readonly Entry[]): Batch {
  const bands = cellsOf(entries)
  return {
    firstMonth,
    lastMonth,
    payments: sumOf(bands, ({ payments }) => payments),
    totalFen: sumOf(bands, ({ totalFen }) => totalFen),
    bands,
  }
}

/** Payments of adjoining bands, by their exact total, which nobody is told. */
interface Group {
  bands: RewardBand[]
  payments: number
  fen: Fen
}

/** Bands joined until each group may be told: an empty band is joined like one of a payment or two, so that nobody sees which of them it was. */
function cellsOf(entries: readonly Entry[]): BandCell[] {
  // Where a band is not known of all, no band is told of any.
  if (entries.some(({ band }) => band === null))
    return [
      cellOf(
        joined(
          BANDS.map((band) => groupOf(band, entries)),
          entries,
        ),
      ),
    ]
  const groups: Group[] = []
  let open: Group | null = null
  for (const band of BANDS) {
    open = open === null ? groupOf(band, entries) : together(open, groupOf(band, entries))
    if (!canStand(open)) continue
    groups.push(open)
    open = null
  }
  // What is left above joins downwards, and on from there as far as it must.
  while (open !== null) {
    const below: Group | undefined = groups.pop()
    if (below === undefined) return [cellOf(open)]
    open = together(below, open)
    if (!canStand(below) || !mayBeAllIn(open, below.bands)) continue
    groups.push(open)
    open = null
  }
  return groups.map(cellOf)
}

const groupOf = (band: RewardBand, entries: readonly Entry[]): Group => {
  const own = entries.filter((entry) => entry.band === band)
  return { bands: [band], payments: sumOf(own, ({ payments }) => payments), fen: sumOf(own, ({ totalFen }) => totalFen) }
}

const joined = (groups: readonly Group[], entries: readonly Entry[]): Group => ({
  bands: groups.flatMap(({ bands }) => bands),
  payments: sumOf(entries, ({ payments }) => payments),
  fen: sumOf(entries, ({ totalFen }) => totalFen),
})

const together = (one: Group, other: Group): Group => ({
  bands: [...one.bands, ...other.bands],
  payments: one.payments + other.payments,
  fen: one.fen + other.fen,
})

/** Whether a group may be told: of three payments at least, all of which may lie in the highest of its bands by what is told. */
const canStand = (group: Group): boolean => group.payments >= FEWEST && mayBeAllIn(group, group.bands.slice(-1))

/**
 * Whether all payments of a group may lie in these bands by its number and its rounded total: where they could not, who knows the rule would know that
 * one or two of them lie elsewhere.
 */
function mayBeAllIn({ payments, fen }: Group, bands: readonly RewardBand[]): boolean {
  const [lowest, highest] = [bands[0], bands.at(-1)]
  if (lowest === undefined || highest === undefined) return false
  const told = rounded(fen)
  const [least, most] = [payments * (boundsOf(lowest).from + 1), payments * boundsOf(highest).to]
  return told + ROUNDED_TO / 2 > least && told - ROUNDED_TO / 2 <= most
}

const cellOf = ({ bands, payments, fen }: Group): BandCell => ({
  lowest: bands[0] ?? 'to500',
  highest: bands.at(-1) ?? 'over50000',
  payments,
  totalFen: rounded(fen),
})
