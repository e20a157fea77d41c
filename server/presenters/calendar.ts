import type { CitySettings } from '../../shared/api/city'
import type { PublicRecord } from '../../shared/api/records'
import { addDays, type Day } from '../../shared/codes/dates'
import { KINDS } from '../../shared/kinds/index'
import type { Deadline } from '../kinds/define'
import { ruleOf } from '../kinds/index'
import { pageOf } from './atom'

/** What a calendar is made of. */
export interface CalendarDocument {
  city: Pick<CitySettings, 'name' | 'division'>
  /** what every address begins with; empty: nobody says where people reach the service, and no event has an address */
  origin: string
  /** the time of the edition that was asked, ISO 8601 */
  asOf: string
  records: readonly PublicRecord[]
}

/**
 * Days on which something of the records is due, as a calendar that programs subscribe to (RFC 5545): whole days, each known by its record and by what
 * is due, so that one that moves is moved and not doubled. A record that is not public has none. The zone of the city is there without an
 * event too: a calendar without any component is none (3.6).
 */
export function presentCalendar({ city, origin, asOf, records }: CalendarDocument): string {
  const domain = `${city.division ?? encodeURIComponent(city.name)}.mingan`
  const stamp = instant(asOf)
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//mingan//${text(city.name)}//ZH`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${text(`${city.name}安全生产公示的期限`)}`,
    `X-WR-CALNAME:${text(`${city.name}安全生产公示的期限`)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...ZONE,
    ...records.flatMap((record) => deadlinesOf(record).flatMap((deadline) => eventOf(record, deadline, { domain, origin, stamp }))),
    'END:VCALENDAR',
  ]
    .map((line) => fold(line) + '\r\n')
    .join('')
}

/** China has one time and no summer time. */
const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** Everything that is due of a record, in the order of the days. */
function deadlinesOf({ kind, body, publicUntil }: PublicRecord): Deadline[] {
  if (body === null) return []
  const ends = publicUntil === null ? [] : [{ key: 'publicity', on: publicUntil, what: '公示最后一天' }]
  return [...ruleOf(kind).deadlines(body), ...ends].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function eventOf(record: PublicRecord, { key, on, what }: Deadline, given: { domain: string; origin: string; stamp: string }): string[] {
  const { kind, id, body, revision, agency, lastChangedAt } = record
  const title = (body && ruleOf(kind).title(body)) ?? KINDS[kind]
  return [
    'BEGIN:VEVENT',
    `UID:${key}.${kind}.${id}@${given.domain}`,
    `DTSTAMP:${given.stamp}`,
    `LAST-MODIFIED:${instant(lastChangedAt)}`,
    `SEQUENCE:${revision}`,
    `DTSTART;VALUE=DATE:${date(on)}`,
    `DTEND;VALUE=DATE:${date(addDays(on, 1))}`,
    `SUMMARY:${text(`${what}：${title}`)}`,
    `DESCRIPTION:${text(`${KINDS[kind]}，${agency}公布。以页面上公示的内容为准，期限可能变更。`)}`,
    `CATEGORIES:${text(KINDS[kind])}`,
    ...(given.origin === '' ? [] : [`URL:${given.origin}${pageOf({ kind, id })}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const date = (day: Day): string => day.replaceAll('-', '')

/** A moment in UTC, to the second. */
const instant = (iso: string): string => iso.replace(/\.\d+/, '').replace(/[-:]/g, '')

/** Text as a value (3.3.11), without the control characters that it cannot hold. */
const text = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (sign) => '\\' + sign)
    .replace(/\n/g, '\\n')

const LINE_OCTETS = 75

/** A line of at most 75 octets, gone on with in others that begin with a blank (3.1); no character is cut in two. */
function fold(line: string): string {
  const lines: string[] = []
  let octets = 0
  let now = ''
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LINE_OCTETS) {
      lines.push(now)
      now = ' '
      octets = 1
    }
    now += character
    octets += size
  }
  return [...lines, now].join('\r\n')
}
