import type { Fen } from '../../codes/money'
import type { RewardBand } from './words'

/** The bands, the lowest first, each with its upper end in fen: an amount at it still belongs to the band. */
const UPPER_ENDS: readonly (readonly [RewardBand, Fen])[] = [
  ['to500', 50_000],
  ['to3000', 300_000],
  ['to10000', 1_000_000],
  ['to50000', 5_000_000],
  ['over50000', Number.POSITIVE_INFINITY],
]

/** The bands in their order. */
export const BANDS = UPPER_ENDS.map(([band]) => band)

export const rankOf = (band: RewardBand): number => BANDS.indexOf(band)

/** The band in which an amount lies. */
export const bandOf = (fen: Fen): RewardBand => UPPER_ENDS.find(([, end]) => fen <= end)?.[0] ?? 'over50000'

/** The amounts of a band: above `from`, up to `to`, in fen; the lowest begins with nought. */
export const boundsOf = (band: RewardBand): { from: Fen; to: Fen } => {
  const at = rankOf(band)
  return { from: at === 0 ? -1 : (UPPER_ENDS[at - 1]?.[1] ?? 0), to: UPPER_ENDS[at]?.[1] ?? 0 }
}
