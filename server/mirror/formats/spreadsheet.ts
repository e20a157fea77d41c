import { LOST, SCALED } from './types'

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
  const digits = mantissa.replace('.', '').replace(/(?<!0)0+$/, '')
  const places = Number(exponent) + 1
  const whole = places > 0 ? digits.slice(0, places).padEnd(places, '0') : '0'
  const fraction = places > 0 ? digits.slice(places) : '0'.repeat(-places) + digits
  const text = fraction === '' ? whole : `${whole}.${fraction}`
  return value < 0 && digits !== '' ? '-' + text : text
}

/** What a number format of a spreadsheet adds to the number that a person sees. */
export interface NumberFormat {
  /** how much of a date it shows; null where it shows a number */
  shows: 'day' | 'month' | 'year' | null
  prefix: string
  suffix: string
  /** digits the whole part is filled up to with zeros */
  width: number
  percent: boolean
  /** so many tens it shows as one: 30000 as 3 in a format that shows ten thousands */
  scale: number
  /** where other characters stand between the digits: the places of the digits (`0`, `#`, `?`) and what stands between them, one after the other */
  mask: string[] | null
}

export const PLAIN: NumberFormat = { shows: null, prefix: '', suffix: '', width: 0, percent: false, scale: 0, mask: null }
/** Longer than any format that a person wrote. */
const FORMAT_MAX = 255

/**
 * Formats that files name by their number alone (ECMA-376 Part 1, 18.8.30), as far as they show a date or hundredths; those from 27 on as simplified
 * Chinese has them. 27, 36, 50, 52 and 57 show no day; what shows month and day alone holds the year too.
 */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'm/d/yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'm/d/yy h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** What a built-in number format shows. */
export const builtInFormat = (id: number): NumberFormat => numberFormat(BUILT_IN_FORMATS[id] ?? 'General')

/** What a format of its own shows, by its code: the part for positive numbers. */
export function numberFormat(code: string): NumberFormat {
  if (code.length > FORMAT_MAX || /^(general|standard|@)$/i.test(code)) return PLAIN
  // Brackets hold colours, conditions and locales, of which the currency sign is seen; `_x` and `*x` are room and filling.
  // eslint-disable-next-line regexp/no-super-linear-move -- bounded by FORMAT_MAX
  const section = firstSection(code.replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, '"$1"').replace(/\[[^\]]*\]/g, ''))
  const parts = section.match(/"[^"]*"|\\.|!.|_.|\*.|[\s\S]/g) ?? []
  const bare = parts
    .filter((part) => part.length === 1)
    .join('')
    .replace(/general|standard/gi, '0')
  const hasDigits = /[0#?]/.test(bare.replace(/s\.0+/gi, ''))
  const shows = hasDigits ? null : shownOfDate(bare)
  if (shows !== null) return { ...PLAIN, shows }
  const first = parts.findIndex((part) => /^[0#?]$/.test(part))
  if (!hasDigits || first < 0) return PLAIN
  const last = parts.findLastIndex((part) => /^[0#?,]$/.test(part))
  const around = (some: string[]) =>
    some
      .filter((part) => !/^[_*]/.test(part))
      .map(textOfPart)
      .join('')
      .replace('%', '')
      .trim()
  const digits = parts.slice(first, last + 1)
  const whole = digits.join('').split('.')[0] ?? ''
  // A space parts thousands; powers of ten and fractions show the number that is there.
  // eslint-disable-next-line regexp/no-super-linear-move -- bounded by FORMAT_MAX
  const isPlain = /E[+-]/i.test(bare) || /\?.*\/|\/.*\?/.test(bare)
  const between = isPlain ? '' : digits.filter((part) => !/^(?:[_*].|[0#?,.])$/s.test(part)).map(textOfPart).join('').trim() // prettier-ignore
  return {
    shows: null,
    prefix: around(parts.slice(0, first)),
    suffix: around(parts.slice(last + 1)),
    width: /^0{2,}$/.test(whole) ? whole.length : 0,
    percent: bare.includes('%'),
    // What is cut in two by more than a point is no number that a word of ten would mend.
    scale: between !== '' && digits.includes('.') ? NO_WORD : scaleOf(digits),
    mask: between === '' || between === '.' ? null : maskOf(digits),
  }
}

/** How much of a date the letters of a format show; null where they show none. An `m` beside hours or seconds is minutes. */
function shownOfDate(bare: string): NumberFormat['shows'] {
  if (/d/i.test(bare)) return 'day'
  const isClock = /[hs]/i.test(bare)
  if (/m/i.test(bare) && (!isClock || /[ye]/i.test(bare))) return 'month'
  return /y|e(?![+-])/i.test(bare) ? 'year' : null
}

/**
 * By how many places a format moves the point: three for each comma behind the last digit, and one for each digit behind a point that is written as a
 * character, as `0!.0000` and `0!.0,` show ten thousands.
 */
function scaleOf(digits: string[]): number {
  const commas = /[0#?](,+)(?:\.|$)/.exec(digits.filter((part) => part.length === 1).join(''))?.[1]?.length ?? 0
  const points = digits.flatMap((part, i) => (part.length > 1 && !/^[_*]/.test(part) && textOfPart(part) === '.' ? [i] : []))
  // Two points part the places of a date.
  return commas * 3 + (points.length === 1 ? digits.slice(points[0]).filter((part) => /^[0#?]$/.test(part)).length : 0)
}

const maskOf = (digits: string[]): string[] =>
  digits.filter((part) => part !== ',' && !/^[_*]/.test(part)).map((part) => (/^[0#?]$/.test(part) ? part : `"${textOfPart(part)}"`))

/** A whole number in the places of a mask, from the right as a spreadsheet fills them: 20260503 in 0000"年"00"月"00"日". */
function masked(text: string, mask: string[]): string {
  let left = [...text]
  const filled: string[] = []
  const first = mask.findIndex((part) => part.length === 1)
  for (let at = mask.length - 1; at >= 0; at--) {
    const part = mask[at] ?? ''
    if (part.length > 1) filled.unshift(part.slice(1, -1))
    else {
      const digit = left.pop() ?? (part === '0' ? '0' : '')
      filled.unshift(at === first ? left.join('') + digit : digit)
      if (at === first) left = []
    }
  }
  return filled.join('')
}

const textOfPart = (part: string): string => (part.startsWith('"') ? part.slice(1, -1) : /^[\\!]/.test(part) ? part.slice(1) : part)

/** The section of a format before the first semicolon outside quotes. */
function firstSection(code: string): string {
  const end = /^(?:"[^"]*"|[\\!_*].|[^;"\\!_*])*/s.exec(code)?.[0].length ?? code.length
  return code.slice(0, end)
}

/** A power of ten that has no word. */
const NO_WORD = 1
/** Powers of ten that money is counted in, as their word stands behind a number. */
const SCALE_WORDS: Record<number, string> = { 4: '万', 8: '亿' }

/**
 * A number of a cell as a person sees it in its format. One that is shown so many times smaller keeps all its digits and says in which power of ten
 * they count: 30000 in `0!.0,` is `3万`; where no word is used for that power it is marked, and no record is made of it.
 */
export function formattedText(value: number, format: NumberFormat, date1904: boolean): string {
  if (format.shows !== null) {
    const text = serialText(value, date1904)
    if (format.shows === 'day' || !/^\d{4}-\d{2}-\d{2}/.test(text)) return text
    return text.slice(0, format.shows === 'month' ? 7 : 4)
  }
  const { prefix, suffix, width, percent, scale, mask } = format
  const text = numberText(percent ? value * 100 : value)
  if (text === '' || text === LOST) return text
  if (scale > 0) {
    const word = SCALE_WORDS[scale]
    if (word === undefined || percent || (suffix !== '' && !suffix.startsWith(word))) return SCALED
    return prefix + shifted(text, scale) + (suffix || word)
  }
  if (mask !== null) return /^\d+$/.test(text) ? prefix + masked(text, mask) + suffix : SCALED
  const padded = /^\d+$/.test(text) ? text.padStart(width, '0') : text
  return prefix + padded + (percent ? '%' : '') + suffix
}

/** A decimal number with its point so many places further left. */
function shifted(text: string, places: number): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  const padded = whole.padStart(places + 1, '0')
  const rest = (padded.slice(-places) + fraction).replace(/(?<!0)0+$/, '')
  return sign + padded.slice(0, -places) + (rest === '' ? '' : `.${rest}`)
}
