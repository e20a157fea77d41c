import type { Day } from '../../../shared/codes/dates'
import { fullMonthsBefore, type Month } from '../../../shared/codes/months'
import type { Random } from '../../sample/random'

/** One month of an invented agency, as it writes it down. Money in yuan. */
export interface SampleMonth {
  month: Month
  cases: number
  fined: number
  paid: number
  treasury: number
  voucher: string
  ordersToCorrect: number
  noPenalty: number
  reconsidered: number
  annulled: number
  budget: number
  spent: number
  purposes: [name: string, spent: number][]
}

/** How an invented agency goes about it. */
export interface Manner {
  /** fines in a month, on average */
  cases: number
  /** the last twelve months hold so many each, one more or less; absent: as chance has it */
  evenLately?: number
  /** yuan of a fine, from and to, in hundreds */
  amount: readonly [low: number, high: number]
  /** orders to correct for each fine, in tenths */
  orders: number
  /** months before today in which money stays behind until three months later */
  late: readonly number[]
  budget: number
}

const MONTHS = 36
const YEAR = 12

/** A count as chance has it, with a mean. */
function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random.next(); product > limit; product *= random.next()) count++
  return count
}

/** Thirty-six full months before a day, the earliest first. The same generator draws the same numbers on every day. */
export function sampleMonths(random: Random, today: Day, { cases, evenLately, amount, orders, late, budget }: Manner): SampleMonth[] {
  const [low, high] = amount
  let owed = 0
  let heldBack: { from: number; yuan: number } | null = null
  return fullMonthsBefore(today, MONTHS).map((month, i) => {
    const back = MONTHS - i
    const isEven = evenLately !== undefined && back <= YEAR
    const chance = poisson(random, cases)
    const count = isEven ? evenLately + random.int(-1, 1) : chance
    const fined = Array.from({ length: count }, () => random.int(low, high) * 100).reduce((sum, one) => sum + one, 0)
    const paid = Math.floor((fined * random.int(90, 99)) / 100)
    // Four fifths arrive at once, and the rest in the month after.
    const atOnce = Math.floor((paid * 4) / 5)
    const isLate = late.includes(back)
    const returned: number = heldBack !== null && heldBack.from - back === 3 ? heldBack.yuan : 0
    const treasury = (isLate ? 0 : atOnce) + owed + returned
    owed = paid - atOnce
    if (returned > 0) heldBack = null
    if (isLate) heldBack = { from: back, yuan: atOnce }
    const spent = Math.floor((budget * random.int(85, 99)) / 100)
    const equipment = Math.floor((spent * random.int(20, 40)) / 100)
    const objections = random.int(0, 2)
    return {
      month,
      cases: count,
      fined,
      paid,
      treasury,
      voucher: `9900${month.replace('-', '')}${String(random.int(10_000, 99_999))}`,
      ordersToCorrect: Math.floor((count * orders) / 10) + random.int(0, 3),
      noPenalty: random.int(1, 4),
      reconsidered: objections,
      annulled: objections > 0 && i % 6 === 0 ? 1 : 0,
      budget,
      spent,
      purposes: [
        ['执法装备和检测', equipment],
        ['办案和宣传', spent - equipment],
      ],
    }
  })
}
