import Taro from '@tarojs/taro'
import type { City } from '@shared/api/city'
import { createSetting } from './useSetting'

/** Letters as large as WeChat's own care mode; the system's font setting switches it on by itself. */
export const largeType = createSetting<boolean>('large-type', systemWantsLargeType)

/** The city this service speaks of, as the last answer said; null until the first one. */
export const city = createSetting<City | null>('city', () => null)

/** What a person has looked at on this phone, newest first. It never leaves the phone. */
export const recent = createSetting<Visit[]>('recent', () => [])

export interface Visit {
  url: string
  title: string
  kind: string
}

const RECENT_MAX = 10
/** WeChat's standard size is 17; from here on a person has asked for larger letters. */
const LARGE_FROM = 20

export function noteVisit(visit: Visit): void {
  const before = recent.get()
  if (before[0]?.url === visit.url && before[0].title === visit.title) return
  recent.set([visit, ...before.filter((one) => one.url !== visit.url)].slice(0, RECENT_MAX))
}

function systemWantsLargeType(): boolean {
  if (process.env.TARO_ENV === 'h5') return false
  // Base libraries before 2.20 have only the older call; a host without either keeps the standard size.
  const info = Taro.getAppBaseInfo?.() as { fontSizeSetting?: number } | undefined
  return (info?.fontSizeSetting ?? 0) >= LARGE_FROM
}
