import type { MoneyMonth } from '@shared/kinds/fineAccount/money'
import { EDGE, FILL } from '@/text/bar'

/** Width of a month and height of the picture, in its own units; it is stretched to the width that it is given. */
const MONTH = 10
const HEIGHT = 60
const BAR = 4

type Amounts = Pick<MoneyMonth, 'paidFen' | 'spentFen'>

/** The largest amount of some months; 0 where none is known. */
export const largestOf = (months: readonly Amounts[]): number =>
  Math.max(0, ...months.flatMap(({ paidFen, spentFen }) => [paidFen ?? 0, spentFen ?? 0]))

/**
 * Two bars for each month: what came in is filled, what was spent is an outline; a broken outline of full height where it is not known. The picture is
 * the address of its own data.
 */
export function moneyPicture(months: readonly Amounts[]): string {
  const largest = largestOf(months)
  const bar = (fen: number | null, x: number, isFilled: boolean): string => {
    if (fen === null) return rectangle(x, HEIGHT - 1, `fill="none" stroke="${EDGE}" stroke-dasharray="2 3"`)
    const height = largest === 0 ? 0 : Math.round((fen / largest) * (HEIGHT - 2) * 100) / 100
    return rectangle(x, height, isFilled ? `fill="${FILL}"` : `fill="none" stroke="${EDGE}"`)
  }
  const bars = months
    .map(({ paidFen, spentFen }, i) => bar(paidFen, i * MONTH + 1, true) + bar(spentFen, i * MONTH + 1 + BAR, false))
    .join('')
  const width = Math.max(1, months.length) * MONTH
  const line = `<path d="M0 ${HEIGHT - 0.5}H${width}" stroke="${EDGE}" vector-effect="non-scaling-stroke"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none">${bars}${line}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

const rectangle = (x: number, height: number, look: string): string =>
  `<rect x="${x}" y="${HEIGHT - height}" width="${BAR - 0.5}" height="${height}" vector-effect="non-scaling-stroke" ${look}/>`
