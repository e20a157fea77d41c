import { squeeze, toHalfWidth } from './text'

/** An amount in fen (1 yuan = 100 fen), a safe integer. */
export type Fen = number

/** How many decimal places a unit lies above the fen. */
const PLACES: Record<string, number> = { 元: 2, 万元: 6, 亿元: 10 }

/** A unit above a column in which nothing is read: 千元, 百万元. */
const OTHER_UNIT = /(?:[(（[［/]|单位[:：]?|人民币)\s*[十百千仟佰亿億]+[万萬]?元/

/** Whether a header names a unit other than yuan and ten thousands of them: read in either, its amounts would be many times too large or too small. */
export const namesOtherUnit = (header: string): boolean => OTHER_UNIT.test(header)

/**
 * Reads an amount such as `1,234.56`, `200(万元人民币)`, `50万人民币`, `30万元`, in the unit it names or else in `unit`.
 * Returns null where no amount stands or where it is not a whole number of fen.
 */
export function parseMoney(text: string, unit: '元' | '万元' = '元'): Fen | null {
  const plain = squeeze(toHalfWidth(text))
    .replace(/\s/g, '')
    .replace(/人民币|[¥￥]/g, '')
    // A unit in brackets is one; an amount in brackets is negative to an accountant.
    .replace(/\((亿元?|万元?|元)\)$/, '$1')
    // Written in full and again in capitals: the figures count.
    .replace(/(?<=元)整?(?:\((?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整]+\))?$/, '')
  const match = /^(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.(\d{1,10}))?(亿元?|万元?|元)?$/.exec(plain)
  if (!match) return null
  const [, whole = '', fraction = '', named] = match
  const places = PLACES[named === undefined ? unit : named.endsWith('元') ? named : named + '元'] ?? 2
  // Digits are shifted as text: 299999.85 in binary floating point is not 29999985 fen.
  if (/[1-9]/.test(fraction.slice(places))) return null
  const fen = Number(whole.replace(/,/g, '') + fraction.slice(0, places).padEnd(places, '0'))
  return Number.isSafeInteger(fen) ? fen : null
}

/** An amount as a person reads it: `30万元`, `1,234.56元`. */
export function formatMoney(fen: Fen): string {
  if (fen >= 1_000_000 && fen % 10_000 === 0) return `${grouped(fen / 1_000_000)}万元`
  return `${grouped(Math.floor(fen / 100))}${fen % 100 === 0 ? '' : '.' + String(fen % 100).padStart(2, '0')}元`
}

/** A number with its thousands parted: `113,500`. */
export function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.')
  return whole.replace(/\B(?=(\d{3}){1,7}$)/g, ',') + (fraction ? '.' + fraction : '')
}
