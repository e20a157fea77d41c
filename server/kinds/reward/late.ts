import type { Fen } from '../../../shared/codes/money'
import type { Month } from '../../../shared/codes/months'
import { BANDS, boundsOf, rankOf } from '../../../shared/kinds/reward/bands'
import { ROUNDED_TO, type Batch, type Entry } from '../../../shared/kinds/reward/batches'
import type { RewardBand } from '../../../shared/kinds/reward/words'

/**
 * What a source says by now of months that are public beyond what is public of them: payments that were reported later. Which of its lines they are
 * nobody knows, nor has to: their number is the difference of both, and so is what they come to, as exactly as the public totals are rounded. Where it says
 * less than is public, for it took something back, moved it to another month or put it right, the difference is below nought and is set off against what is
 * told next: else a payment that was moved would be counted twice. Empty where it says what is public.
 */
export function lateOf(said: readonly Entry[], published: readonly Batch[]): Entry[] {
  const cells = published.flatMap(({ bands }) => bands)
  const month = published.map(({ lastMonth }) => lastMonth).reduce((newest, one) => (one > newest ? one : newest))
  // Lines of an unknown band may belong to any.
  const groups = said.some(({ band }) => band === null) ? [BANDS] : apart(cells)
  const late = groups.map((bands): Difference => {
    const own = groups.length === 1 ? said : said.filter(({ band }) => band !== null && bands.includes(band))
    const told = cells.filter(({ lowest }) => bands.includes(lowest))
    return {
      bands,
      payments: sumOf(own, ({ payments }) => payments) - sumOf(told, ({ payments }) => payments),
      fen: sumOf(own, ({ totalFen }) => totalFen) - sumOf(told, ({ totalFen }) => totalFen),
      slack: slackOf(told.length),
    }
  })
  if (late.every(mayBePayments)) return late.filter(({ payments }) => payments > 0).map(entryOf(month))
  const [payments, fen] = [sumOf(late, (one) => one.payments), sumOf(late, (one) => one.fen)]
  return [{ month, band: null, payments, totalFen: fen }]
}

/** By how much the totals of so many public cells may be off, for each is rounded. */
const slackOf = (cells: number): Fen => (cells * ROUNDED_TO) / 2

/** By how much the total of these batches may be off. */
export const slackIn = (published: readonly Batch[]): Fen => slackOf(sumOf(published, ({ bands }) => bands.length))

/** What is said of some bands beyond what is public of them; `slack`: by how much `fen` may be off. */
interface Difference {
  bands: readonly RewardBand[]
  payments: number
  fen: Fen
  slack: Fen
}

/** Whether a difference is what so many payments of its bands may come to, none where it is nothing. */
function mayBePayments({ bands, payments, fen, slack }: Difference): boolean {
  const { least, most } = amountsOf(bands, payments)
  return payments >= 0 && fen >= least - slack && (payments === 0 ? fen <= slack : fen <= most + slack)
}

/** The least and the most that so many payments of some bands can come to. */
function amountsOf(bands: readonly RewardBand[], payments: number): { least: Fen; most: Fen } {
  const [lowest = 'to500', highest = lowest] = [bands[0], bands.at(-1)]
  return { least: payments * (boundsOf(lowest).from + 1), most: payments * boundsOf(highest).to }
}

/** Bands by what is public: those that were told together stay together. */
function apart(cells: Batch['bands']): RewardBand[][] {
  const groups: RewardBand[][] = []
  for (const band of BANDS) {
    const isTogether = cells.some(({ lowest, highest }) => rankOf(lowest) < rankOf(band) && rankOf(band) <= rankOf(highest))
    if (isTogether) groups.at(-1)?.push(band)
    else groups.push([band])
  }
  return groups
}

/** What is late in some bands as an entry. Its total lies within the bands, whatever the rounding of what is public left over. */
const entryOf =
  (month: Month) =>
  ({ bands, payments, fen }: Difference): Entry => {
    const [lowest = 'to500', highest = lowest] = [bands[0], bands.at(-1)]
    const { least, most } = amountsOf(bands, payments)
    return { month, band: lowest === highest ? lowest : null, payments, totalFen: Math.min(Math.max(fen, least), most) }
  }

const sumOf = <T>(all: readonly T[], part: (one: T) => number): number => all.reduce((sum, one) => sum + part(one), 0)
