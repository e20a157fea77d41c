import Taro from '@tarojs/taro'
import type { City } from '@shared/api/city'
import type { Day } from '@shared/codes/dates'
import { createSetting, hasTexts, isText, listOf } from './useSetting'

/** Letters as large as WeChat's own care mode; the system's font setting switches it on by itself. */
export const largeType = createSetting<boolean>({
  key: 'large-type',
  initial: systemWantsLargeType,
  read: (stored) => (typeof stored === 'boolean' ? stored : null),
})

/** The city this service speaks of, as the last answer said; null until the first one. */
export const city = createSetting<City | null>({
  key: 'city',
  initial: () => null,
  read: (stored) => (hasTexts(stored, 'name') ? (stored as City) : null),
})

/** What a person has looked at on this phone, newest first. It never leaves the phone. */
export const recent = createSetting<Visit[]>({ key: 'recent', initial: () => [], read: listOf(isVisit) })

export interface Visit {
  url: string
  title: string
  kind: string
  /** which record it is of its kind: one has several addresses */
  record?: string
  /** day until which it is public; null: it does not end by itself */
  until: string | null
}

/** Visits from before they told until when they are public are left out: nobody knows whether they still are. */
function isVisit(value: unknown): value is Visit {
  const until = (value as Partial<Visit> | null)?.until
  return hasTexts(value, 'url', 'title', 'kind') && (until === null || isText(until))
}

const RECENT_MAX = 10
/** WeChat's standard size is 17; from here on a person has asked for larger letters. */
const LARGE_FROM = 20

/** Visits whose record is still public on a day: an ended one leaves with its title. The same list where all are. */
export function publicVisits(visits: Visit[], today: Day): Visit[] {
  const left = visits.filter(({ until }) => until === null || until >= today)
  return left.length === visits.length ? visits : left
}

/** Whether two visits are of one record. */
const isSame = (one: Visit, other: Visit): boolean =>
  one.url === other.url || (one.record !== undefined && one.record === other.record && one.kind === other.kind)

/** Addresses that are not noted while the program is open. */
const untold = new Set<string>()

/** Takes a record from what was looked at, and notes it no more while the program is open: its page may lie below another one and be seen again. */
export function noteNoVisitOf(url: string): void {
  untold.add(url)
  forgetVisit(url)
}

export function noteVisit(visit: Visit): void {
  if (untold.has(visit.url)) return
  const before = recent.get()
  const [first] = before
  if (first?.url === visit.url && first.title === visit.title && first.until === visit.until) return
  recent.set([visit, ...before.filter((one) => !isSame(one, visit))].slice(0, RECENT_MAX))
}

/** Lets ended records leave the phone with their titles, and not only the page that lists them. */
export function dropEndedVisits(today: Day): void {
  const before = recent.get()
  const left = publicVisits(before, today)
  if (left !== before) recent.set(left)
}

/** Takes a record from what was looked at: it is not shown any more. */
export function forgetVisit(url: string): void {
  const before = recent.get()
  if (before.some((one) => one.url === url)) recent.set(before.filter((one) => one.url !== url))
}

function systemWantsLargeType(): boolean {
  if (process.env.TARO_ENV === 'h5') return false
  // Base libraries before 2.20 have only the older call; a host without either keeps the standard size.
  const info = Taro.getAppBaseInfo?.() as { fontSizeSetting?: number } | undefined
  return (info?.fontSizeSetting ?? 0) >= LARGE_FROM
}
