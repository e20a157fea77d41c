import { dayOf, FIRST_YEAR, LAST_YEAR, holdsDay, isOnCalendar, parseDay, shanghaiDay, type Day } from '../../../shared/codes/dates'
import { toHalfWidth } from '../../../shared/codes/text'
import { serialText } from '../formats/spreadsheet'
import type { DateForm } from '../../mapping/columnRule'

/**
 * Dates as programs write them, beside those that people write (`shared/codes/dates.ts`). What can be nothing else is read as it stands; what could also
 * be a number, or another day, only where the source says that it is one.
 */

/** How a column of dates is written, as its source declares it. */
export interface DateWriting {
  serial?: '1900' | '1904' | undefined
  form?: DateForm | undefined
}

/** The day in Shanghai that a text names; null where it names none, or none for sure. */
export function dayIn(text: string, { serial, form }: DateWriting): Day | null {
  if (serial !== undefined && /^[1-9]\d{4,5}(\.\d+)?$/.test(text)) return serialText(Number(text), serial === '1904').slice(0, 10)
  return (
    parseDay(text) ?? instantIn(text) ?? (text.startsWith('{') || text.startsWith('[') ? dayOfObject(text) : null) ?? readForm(text, form)
  )
}

function readForm(text: string, form: DateForm | undefined): Day | null {
  switch (form) {
    // Fewer digits are the other of the two, or a day about 1970 that nobody can tell from it.
    case 'epoch-ms':
      return /^-?\d{11,13}(?:\.0+)?$/.test(text) ? dayAt(Number(text)) : null
    case 'epoch-s':
      return /^-?\d{9,10}(?:\.\d+)?$/.test(text) ? dayAt(Number(text) * 1_000) : null
    case 'english':
      return englishDay(text)
    case 'month-day-year':
      return shortDay(text)?.monthFirst ?? null
    case 'day-month-year':
      return shortDay(text)?.dayFirst ?? null
    case undefined:
      return null
  }
}

/** The day at an instant in milliseconds; null outside the calendar, and for nought, which programs write where nothing was filled in. */
function dayAt(ms: number): Day | null {
  if (ms === 0 || Math.abs(ms) > INSTANT_MAX) return null
  const day = shanghaiDay(new Date(ms))
  return /^\d{4}-/.test(day) ? dayOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))) : null
}
/** Milliseconds to the year 2200 and a little more. */
const INSTANT_MAX = 7_300_000_000_000

/** An instant that its program marks as one: `/Date(1777737600000+0800)/` (.NET; the offset tells of a clock, not of another instant), `new Date(…)`. */
function instantIn(text: string): Day | null {
  const [, net, script = net] = MARKED.exec(text) ?? []
  return script === undefined ? null : dayAt(Number(script))
}
const MARKED = /^(?:\\?\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\\?\/|new Date\((-?\d{1,16})\))$/

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Longer than any date that a program writes. */
const OBJECT_MAX = 2_000

/** A date that a program of Java took apart: json-lib, Gson, fastjson and Jackson for java.util.Date, Calendar and java.time; MongoDB's `$date`. */
function dayOfObject(text: string): Day | null {
  if (text.length > OBJECT_MAX) return null
  try {
    return dayOfValue(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function dayOfValue(value: unknown): Day | null {
  // Jackson's lists begin with year, month and day.
  if (Array.isArray(value)) {
    const [year, month, date] = value as unknown[]
    const isDate = value.length >= 3 && value.length <= 7 && value.every((part) => Number.isInteger(part))
    return isDate ? dayOf(Number(year), Number(month), Number(date)) : null
  }
  if (!isObject(value)) return null
  const number = (name: string): number | null => {
    const part = value[name]
    return typeof part === 'number' && Number.isInteger(part) ? part : null
  }
  if ('$date' in value) {
    const at = isObject(value.$date) ? value.$date.$numberLong : value.$date
    return typeof at === 'string' && !/^-?\d+$/.test(at) ? parseDay(at) : dayAt(Number(at))
  }
  const instant = number('time') ?? number('timeInMillis') ?? number('millis')
  if (instant !== null) return dayAt(instant)
  if (isObject(value.date)) return dayOfValue(value.date)
  const year = number('year')
  const date = number('date')
  if (year === null) return null
  // java.util.Date counts its years from 1900 and its months from nought, and its `day` is a day of the week.
  if (date !== null) return number('month') === null ? null : dayOf(year + 1900, (number('month') ?? 0) + 1, date)
  const month =
    number('monthValue') ?? number('monthOfYear') ?? (number('hourOfDay') === null ? number('month') : (number('month') ?? NaN) + 1)
  return dayOf(year, month ?? NaN, number('dayOfMonth') ?? number('day') ?? NaN)
}

/** Longer than any date that is written out. */
const DATE_MAX = 100
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?'
/** `May 3, 2026 12:00:00 AM`, `Sun May 03 2026 …`; `3 May 2026`, `Sat, 02 May 2026 16:00:00 GMT`; `Sun May 03 00:00:00 CST 2026`. */
const MONTH_FIRST = new RegExp(`^${WEEKDAY}${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?![\\d:])`, 'i')
const DATE_FIRST = new RegExp(`^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH}[ ,-]{1,2}(\\d{4})(?!\\d)`, 'i')
const YEAR_LAST = new RegExp(`^${WEEKDAY}${MONTH} (\\d{1,2}) \\d{1,2}:\\d{2}:\\d{2} [\\w+:-]{1,12} (\\d{4})$`, 'i')

/** A day in English, as the clock of the program showed it; with an offset from Greenwich, the day in Shanghai at that instant. */
function englishDay(text: string): Day | null {
  if (text.length > DATE_MAX) return null
  const plain = text.replace(/[\s\u202f]+/g, ' ')
  const zone = /(?:GMT|UTC)([+-]\d{2}:?\d{2})?(?: \(.*\)| \d{4})?$/.test(plain)
  if (zone && /\d:\d{2}/.test(plain)) {
    const at = Date.parse(plain.replace(/ \(.*\)$/, ''))
    return Number.isNaN(at) ? null : dayAt(at)
  }
  const [, month, date, year] = MONTH_FIRST.exec(plain) ?? YEAR_LAST.exec(plain) ?? []
  const [, dateBefore = date, monthAfter = month, yearAfter = year] = month === undefined ? (DATE_FIRST.exec(plain) ?? []) : []
  const name = (month ?? monthAfter ?? '').toLowerCase()
  return name === '' ? null : dayOf(Number(year ?? yearAfter), MONTHS.indexOf(name) + 1, Number(date ?? dateBefore))
}

/** A day with its year at the end, read both ways; each null where that is no day. */
function shortDay(text: string): { monthFirst: Day | null; dayFirst: Day | null } | null {
  const [, one, two, year] =
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)?$/i.exec(toHalfWidth(text)) ?? []
  if (year === undefined) return null
  const [a, b, y] = [Number(one), Number(two), Number(year)]
  return { monthFirst: dayOf(y, a, b), dayFirst: dayOf(y, b, a) }
}

const declare = (form: DateForm): string => `，是的话请在这一列写 "form": "${form}"`

/** Behind a text that is no day: what it seems to be instead, and what to do. */
export function whyNoDay(given: string): string {
  const seems = seemsToBe(toHalfWidth(given).trim())
  if (seems !== null) return `不是日期：${seems}`
  const written = writtenDay(given)
  if (written !== null)
    return isOnCalendar(...written) ? `不是日期：年份不在 ${FIRST_YEAR} 至 ${LAST_YEAR} 之间` : '不是日期：日历上没有这一天'
  return holdsDay(given) ? '里的日期和别的文字连在一起' : '不是日期'
}

/** Year, month and date of a text that is written as a day, whether the calendar has it or not: the thirtieth of February. */
function writtenDay(given: string): [year: number, month: number, date: number] | null {
  const [, year, , month, date] =
    /^(\d{4})( ?年 ?|[-/.]|(?=\d{4}$))(\d{1,2})(?: ?月 ?|\2)(\d{1,2}) ?[日号]?(?:[T ]\d.*)?$/.exec(toHalfWidth(given).trim()) ?? []
  return year === undefined ? null : [Number(year), Number(month), Number(date)]
}

/** Between these years a number is likelier an instant than a number. */
const LIKELY = { from: '1980-01-01', to: '2100-12-31' }
const isLikely = (day: Day | null): day is Day => day !== null && day >= LIKELY.from && day <= LIKELY.to

function seemsToBe(text: string): string | null {
  const [ms, seconds] = [readForm(text, 'epoch-ms'), readForm(text, 'epoch-s')]
  if (/^\d{12,13}(?:\.0+)?$/.test(text) && isLikely(ms)) return `像是毫秒时间戳（${ms}）${declare('epoch-ms')}`
  if (/^\d{9,10}(?:\.\d+)?$/.test(text) && isLikely(seconds)) return `像是秒时间戳（${seconds}）${declare('epoch-s')}`
  if (/^\d{16}$|^\d{19}$/.test(text)) return '像是微秒或纳秒时间戳，请来源改成 2026-05-03 这样的写法'
  if (/^[1-9]\d{4}(?:\.\d+)?$/.test(text) && isLikely(serialText(Number(text), false).slice(0, 10)))
    return `像是表格里的日期序号（${serialText(Number(text), false).slice(0, 10)}），是的话请在这一列写 "serial": "1900"`
  if (MARKED.test(text) || text.startsWith('{')) return MARKED.test(text) ? '是程序里没有填写时的日期' : '是一个对象，里面没有认得出的日期'
  if (/^0{4}[-/.年]?0{1,2}[-/.月]?0{1,2}|^1900[-/]0?1[-/]00?$/.test(text)) return '是程序里没有填写时的日期'
  const english = englishDay(text)
  if (english !== null) return `是英文的日期（${english}）${declare('english')}`
  const short = shortDay(text)
  if (short?.monthFirst && short.dayFirst && short.monthFirst !== short.dayFirst)
    return '年份在最后，看不出先写月还是先写日，请在这一列写 "form": "month-day-year" 或 "day-month-year"'
  if (short?.monthFirst) return `像是月、日、年的次序（${short.monthFirst}）${declare('month-day-year')}`
  if (short?.dayFirst) return `像是日、月、年的次序（${short.dayFirst}）${declare('day-month-year')}`
  if (/^\d{4}(?:[-/.年] ?)?(?:0?[1-9]|1[0-2])(?:月份?)?$|^\d{4}年度?$|^(?:19|20)\d{2}$/.test(text)) return '只有年或年月，没有公开到日'
  if (/^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: .*)?$|^\d{1,2}-[a-z]{3}-\d{2}$/i.test(text)) return '年份只写了两位'
  return null
}
