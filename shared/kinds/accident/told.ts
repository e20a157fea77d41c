import type { HarmTold } from './words'

interface Harm {
  deaths: number | null
  seriousInjuries: number | null
}

/** What an accident is found under by its harm: that somebody died, that somebody was seriously injured, and which of the two is not public. */
export function harmTold({ deaths, seriousInjuries }: Harm): HarmTold[] {
  const told: HarmTold[] = []
  if (deaths === null) told.push('deathsUntold')
  else if (deaths > 0) told.push('deaths')
  if (seriousInjuries === null) told.push('injuriesUntold')
  else if (seriousInjuries > 0) told.push('injuries')
  return told
}
