import type { AccidentLevel } from './words'

/** The three criteria of an accident's level. What is not known is null and counts for nothing. */
export interface AccidentHarm {
  deaths: number | null
  seriousInjuries: number | null
  /** direct economic loss, in fen */
  directLossFen: number | null
}

/** Lower bounds, inclusive ("以上" includes the number: Order 493, Art. 3, last paragraph). */
const THRESHOLDS: [AccidentLevel, deaths: number, injuries: number, lossFen: number][] = [
  ['extraordinary', 30, 100, 10_000_000_000],
  ['major', 10, 50, 5_000_000_000],
  ['larger', 3, 10, 1_000_000_000],
]

/**
 * The level of an accident: the highest that any one of the three criteria reaches.
 * Basis: 生产安全事故报告和调查处理条例 (State Council Order 493), Art. 3. Null where no criterion is known.
 */
export function accidentLevel(harm: AccidentHarm): AccidentLevel | null {
  const { deaths, seriousInjuries, directLossFen } = harm
  if (deaths === null && seriousInjuries === null && directLossFen === null) return null
  for (const [level, minDeaths, minInjuries, minLoss] of THRESHOLDS) {
    if ((deaths ?? 0) >= minDeaths || (seriousInjuries ?? 0) >= minInjuries || (directLossFen ?? 0) >= minLoss) return level
  }
  return 'ordinary'
}
