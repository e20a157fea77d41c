import { BANDS, boundsOf, rankOf } from '../../../shared/kinds/reward/bands'
import type { Batch, Entry } from '../../../shared/kinds/reward/batches'
import type { RewardBand } from '../../../shared/kinds/reward/words'

/**
 * What a source says by now of months that are public beyond what is public of them: payments that were reported later. Which of its lines they are
 * nobody knows, nor has to: their number is the difference of both, and so is what they come to, as exactly as the public totals are rounded. What the
 * source took back is set off against what it added; where no more is left, nothing is late, whatever else it has changed.
 */
export function lateOf(said: readonly Entry[], published: readonly Batch[]): Entry[] {
  const cells = published.flatMap(({ bands }) => bands)
  // Lines of an unknown band may belong to any.
  const groups = said.some(({ band }) => band === null) ? [BANDS] : apart(cells)
  const late = groups.map((bands) => {
    const own = groups.length === 1 ? said : said.filter(({ band }) => band !== null && bands.includes(band))
    const told = cells.filter(({ lowest }) => bands.includes(lowest))
    return {
      bands,
      payments: sumOf(own, ({ payments }) => payments) - sumOf(told, ({ payments }) => payments),
      fen: sumOf(own, ({ totalFen }) => totalFen) - sumOf(told, ({ totalFen }) => totalFen),
    }
  })
  const payments = sumOf(late, (one) => one.payments)
  if (payments <= 0) return []
  const whole = { bands: BANDS, payments, fen: sumOf(late, ({ fen }) => fen) }
  const parts = late.some((one) => one.payments < 0) ? [whole] : late.filter((one) => one.payments > 0)
  return parts.map(entryOf(said))
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

/** What is late in some bands as an entry of the newest of those months. Its total lies within the bands, whatever the rounding of what is public left over. */
const entryOf =
  (said: readonly Entry[]) =>
  ({ bands, payments, fen }: { bands: readonly RewardBand[]; payments: number; fen: number }): Entry => {
    const [lowest = 'to500', highest = lowest] = [bands[0], bands.at(-1)]
    const [least, most] = [payments * (boundsOf(lowest).from + 1), payments * boundsOf(highest).to]
    return {
      month: said.map(({ month }) => month).reduce((newest, month) => (month > newest ? month : newest)),
      band: lowest === highest ? lowest : null,
      payments,
      totalFen: Math.min(Math.max(fen, least), most),
    }
  }

const sumOf = <T>(all: readonly T[], part: (one: T) => number): number => all.reduce((sum, one) => sum + part(one), 0)
