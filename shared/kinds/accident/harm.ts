/** Deaths and serious injuries of an accident in words, `死亡 1 人，重伤 3 人`; null where neither is known. This file imports nothing. */
export function harmWords({ deaths, seriousInjuries }: { deaths: number | null; seriousInjuries: number | null }): string | null {
  const told = [deaths === null ? '' : `死亡 ${deaths} 人`, seriousInjuries === null ? '' : `重伤 ${seriousInjuries} 人`].filter(Boolean)
  return told.length === 0 ? null : told.join('，')
}
