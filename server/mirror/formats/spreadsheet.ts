import { LOST } from './types'

/** How the numbers in the cells of a spreadsheet become the texts that a person sees there. */

const DAY_MS = 86_400_000
/** Day 0 of the two calendars of spreadsheets. The 1900 one counts a 29 February that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 31)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
const LAST_BEFORE_FALSE_LEAP_DAY = 59
const SERIAL_MAX = 2_958_466
/** Digits of a number that survive in a spreadsheet. */
const SURE_DIGITS = 15

/** A date serial as `YYYY-MM-DD`, with the time of day where it has one; the number itself where no calendar has it. */
export function serialText(serial: number, date1904: boolean): string {
  const whole = Math.floor(serial)
  if (serial < 0 || serial >= SERIAL_MAX || (!date1904 && (whole === 60 || serial < 1))) return numberText(serial)
  const days = date1904 || whole <= LAST_BEFORE_FALSE_LEAP_DAY ? whole : whole - 1
  const seconds = Math.round((serial - whole) * 86_400)
  const at = new Date((date1904 ? EPOCH_1904 : EPOCH_1900) + days * DAY_MS + seconds * 1_000).toISOString()
  return seconds === 0 ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 19)}`
}

/**
 * A number as a spreadsheet shows it: the 15 digits it holds for sure, never in powers of ten. Of one with more digits, as a code kept as a
 * number, the end is lost for good: it is marked, and no record is made of it.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  if (Math.abs(value) >= 10 ** SURE_DIGITS) return LOST
  const [mantissa = '', exponent = ''] = Math.abs(value)
    .toExponential(SURE_DIGITS - 1)
    .split('e')
  const digits = mantissa.replace('.', '').replace(/0+$/, '')
  const places = Number(exponent) + 1
  const whole = places > 0 ? digits.slice(0, places).padEnd(places, '0') : '0'
  const fraction = places > 0 ? digits.slice(places) : '0'.repeat(-places) + digits
  const text = fraction === '' ? whole : `${whole}.${fraction}`
  return value < 0 && digits !== '' ? '-' + text : text
}

/** What a number format of a spreadsheet adds to the number that a person sees. */
export interface NumberFormat {
  /** how much of a date it shows; null where it shows a number */
  shows: 'day' | 'month' | null
  prefix: string
  suffix: string
  /** digits the whole part is filled up to with zeros */
  width: number
  percent: boolean
  /** it shows thousands or more as one: the digits that are seen are not the number's */
  scaled: boolean
}

export const PLAIN: NumberFormat = { shows: null, prefix: '', suffix: '', width: 0, percent: false, scaled: false }
const DAY: NumberFormat = { ...PLAIN, shows: 'day' }
/** Longer than any format that a person wrote. */
const FORMAT_MAX = 255

/** Formats by number that show a date (ECMA-376 Part 1, 18.8.30, with the East Asian ones). */
const isDateFormatId = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || (id >= 57 && id <= 58)

/** What a built-in number format shows. */
export function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return { ...PLAIN, percent: true }
  return isDateFormatId(id) ? DAY : PLAIN
}

/** What a format of its own shows, by its code: the part for positive numbers. */
export function numberFormat(code: string): NumberFormat {
  if (code.length > FORMAT_MAX || /^(general|standard|@)$/i.test(code)) return PLAIN
  // Brackets hold colours, conditions and locales, of which the currency sign is seen; `_x` and `*x` are room and filling.
  const section = firstSection(code.replace(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"').replace(/\[[^\]]*\]/g, ''))
  const parts = section.match(/"[^"]*"|\\.|!.|_.|\*.|[\s\S]/g) ?? []
  const bare = parts
    .filter((part) => part.length === 1)
    .join('')
    .replace(/general|standard/gi, '0')
  const literal = parts
    .filter((part) => /^["\\!]/.test(part))
    .map(textOfPart)
    .join('')
  if (!/[0#?]/.test(bare.replace(/s\.0+/gi, '')) && /[yd]|e(?![+-])/i.test(bare))
    return { ...PLAIN, shows: /d/i.test(bare) ? 'day' : 'month' }
  if (!/[0#?]/.test(bare) && /[年月日]/.test(bare + literal)) return PLAIN
  const first = parts.findIndex((part) => /^[0#?]$/.test(part))
  const last = parts.findLastIndex((part) => /^[0#?,]$/.test(part))
  if (first < 0) return PLAIN
  const around = (some: string[]) =>
    some
      .filter((part) => !/^[_*]/.test(part))
      .map(textOfPart)
      .join('')
      .replace('%', '')
      .trim()
  const digits = parts.slice(first, last + 1).join('')
  const whole = digits.split('.')[0] ?? ''
  return {
    shows: null,
    prefix: around(parts.slice(0, first)),
    suffix: around(parts.slice(last + 1)),
    width: /^0{2,}$/.test(whole) ? whole.length : 0,
    percent: bare.includes('%'),
    // A literal between the digits, as 0!.0 has it, moves the point as well.
    scaled: /[0#?],+(?:\.|$)/.test(digits) || /[!\\"]/.test(digits),
  }
}

const textOfPart = (part: string): string => (part.startsWith('"') ? part.slice(1, -1) : /^[\\!]/.test(part) ? part.slice(1) : part)

/** The section of a format before the first semicolon outside quotes. */
function firstSection(code: string): string {
  const end = /^(?:"[^"]*"|[\\!_*].|[^;"\\!_*])*/s.exec(code)?.[0].length ?? code.length
  return code.slice(0, end)
}

/** A number of a cell as a person sees it in its format. */
export function formattedText(value: number, format: NumberFormat, date1904: boolean): string {
  if (format.shows !== null) {
    const text = serialText(value, date1904)
    return format.shows === 'month' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.slice(0, 7) : text
  }
  const { prefix, suffix, width, percent, scaled } = format
  const text = numberText(percent ? value * 100 : value)
  if (text === '' || text === LOST) return text
  if (scaled) return LOST
  const padded = /^\d+$/.test(text) ? text.padStart(width, '0') : text
  return prefix + padded + (percent ? '%' : '') + suffix
}
