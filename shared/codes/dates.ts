import { squeeze, toHalfWidth } from './text'

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string

const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

const SHAPES = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})[日Z]?$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  // With a time of day, as programs write it.
  /^((?:19|20)\d{2})(\d{2})(\d{2})(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d(?:\d{3})?)?$/,
  /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]$/,
]

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/

/** Dates of the Republic calendar, which the files of Taiwan carry: year 1 is 1912. */
const ROC_SHAPES = [
  /^(?:中華民國|中华民国|民國|民国)(\d{2,3})年(\d{1,2})月(\d{1,2})日$/,
  // Two digits may be a western year cut short, and a hundred and fifty one with a digit lost.
  /^(1[0-4]\d)[/.-](\d{1,2})[/.-](\d{1,2})$/,
  /^(1[0-4]\d)年(\d{1,2})月(\d{1,2})日$/,
]
const ROC_YEAR_0 = 1911

/** Years outside of which a day is taken for a slip. */
export const FIRST_YEAR = 1900
export const LAST_YEAR = 2199

/** The day named by year, month and day of month, or null where the calendar has no such day or its year is out of bounds. */
export function dayOf(year: number, month: number, date: number): Day | null {
  // For ever, as programs write it.
  if (year === 9999 && month === 12 && date === 31) return '9999-12-31'
  if (year < FIRST_YEAR || year > LAST_YEAR || !isOnCalendar(year, month, date)) return null
  return `${year}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`
}

/** Whether the calendar has a day, of whatever year. */
export const isOnCalendar = (year: number, month: number, date: number): boolean =>
  year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month)

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** A time of day behind a date, which is dropped. */
const CLOCK =
  /(?:[T ]|(?<=[日号])) ?(?:上午|下午|凌晨|早上|中午|晚上?)? ?\d{1,2}(?:[:时点](?:\d{1,2}(?:分|:\d{1,2}(?:\.\d+)?秒?|分\d{1,2}秒)?)?)(?:许|左右)? ?(?:[AP]M)?Z?$/i
const WEEKDAY = / ?\(?(?:星期|周)[一二三四五六日天]\)?$/

const DIGITS = '〇一二三四五六七八九'
/** A date written out as 二〇二二年九月三日 in digits; any other text as it is. */
function withArabicDigits(text: string): string {
  const [, year, month, date] =
    /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]$/.exec(text) ?? []
  if (year === undefined || month === undefined || date === undefined) return text
  const digit = (character: string) => DIGITS.indexOf(character.replace(/[○零]/, '〇'))
  const small = (word: string): number => {
    const [tens = '', ones = ''] = word.split('十')
    return word.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones)) : digit(word)
  }
  return `${[...year].map(digit).join('')}-${small(month)}-${small(date)}`
}

/**
 * Reads one date as Chinese offices write it: `2026-05-03`, `2025-4-1`, `2025/4/1`, `20220903`, `2022年 9 月3日`, and in
 * the Republic calendar `104/07/14`, each with an optional time of day that is dropped. Returns null for anything else; a date glued to other text is not
 * guessed at.
 */
export function parseDay(text: string): Day | null {
  // As most programs write it.
  if (ISO_DAY.test(text)) return dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
  // Java names the zone once more behind its offset, or behind its Z.
  const squeezed = squeeze(toHalfWidth(text)).replace(/(?<=\d|Z)\[[A-Za-z]{1,20}(?:\/[A-Za-z_]{1,20})?\]$/, '')
  // An instant with its zone names a day of its own in Shanghai.
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(squeezed)) {
    const at = Date.parse(squeezed)
    return Number.isNaN(at) ? null : shanghaiDay(new Date(at))
  }
  const plain = withArabicDigits(squeezed.replace(WEEKDAY, '').replace(CLOCK, '').replace(WEEKDAY, '')).replace(/[–—−－]/g, '-')
  for (const shape of SHAPES) {
    const match = shape.exec(plain)
    if (match) return dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
  }
  for (const shape of ROC_SHAPES) {
    const match = shape.exec(plain.replace(/ /g, ''))
    if (match) return dayOf(Number(match[1]) + ROC_YEAR_0, Number(match[2]), Number(match[3]))
  }
  return null
}

/** Whether a text that is no date holds one: then it is glued to other words, and which part is meant is not guessed. */
export const holdsDay = (text: string): boolean =>
  /\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|(?:^|\D)(?:19|20)\d{6}(?:\D|$)/.test(toHalfWidth(text))

/** The calendar day in Shanghai at an instant. China keeps UTC+8 all year. */
export function shanghaiDay(at: Date): Day {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)
}

/** Hour and minute in Shanghai at an instant, `HH:MM`. */
export function shanghaiClock(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16)
}

/** The instant at which a day begins in Shanghai. */
export function startOfDay(day: Day): Date {
  return new Date(Date.parse(day + 'T00:00:00.000Z') - SHANGHAI_OFFSET_MS)
}

/** The day `count` days after (or, negative, before) `day`. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day + 'T00:00:00.000Z') + count * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative where the other is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  (Date.parse(to + 'T00:00:00.000Z') - Date.parse(from + 'T00:00:00.000Z')) / DAY_MS

/** The same date `count` months later or earlier; the last day of the month where that date does not exist. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}

/** Milliseconds from `at` to the next midnight in Shanghai; never 0. */
export function untilMidnight(at: Date): number {
  return DAY_MS - ((((at.getTime() + SHANGHAI_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS)
}

/** The latest of some days, or null. */
export const latest = (days: (Day | null)[]): Day | null =>
  days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null)

/** The earliest of some days, or null. */
export const earliest = (days: (Day | null)[]): Day | null =>
  days.reduce((first, day) => (day !== null && (first === null || day < first) ? day : first), null)
