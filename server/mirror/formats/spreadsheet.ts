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
 * A number as a spreadsheet shows it: the 15 digits it holds for sure, never in powers of ten. A code of 18 digits kept
 * as a number has lost its end for good, and its check digit will say so.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
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
