import type { FineSignal } from '@shared/kinds/fineAccount/money'
import { formatMoney, grouped } from '@shared/codes/money'
import { UNKNOWN } from '@/text/words'

/** Money that may be less than nothing. */
export const signedMoney = (fen: number): string => (fen < 0 ? `负 ${formatMoney(-fen)}` : formatMoney(fen))

/** Money in words, or that it is not public. */
export const moneyWords = (fen: number | null): string => (fen === null ? UNKNOWN : formatMoney(fen))

/** Several amounts of one card in words of one unit: where one of them is told in yuan, all are. */
export function inOneUnit(fens: readonly (number | null)[]): string[] {
  const words = fens.map(moneyWords)
  const isMixed = new Set(fens.flatMap((fen, i) => (fen === null || fen === 0 ? [] : words[i]?.replace(/[\d,.]/g, '')))).size > 1
  return isMixed ? fens.map((fen) => (fen === null ? UNKNOWN : `${yuan(fen)}元`)) : words
}

/** Yuan for a table of many: 113,500; with the fen where there are some. */
export function yuan(fen: number | null): string {
  if (fen === null) return UNKNOWN
  const whole = grouped(Math.floor(fen / 100))
  return fen % 100 === 0 ? whole : `${whole}.${String(fen % 100).padStart(2, '0')}`
}

/** A number of a signal in its unit. */
export function numberWords({ unit, value }: Pick<FineSignal['numbers'][number], 'unit' | 'value'>): string {
  if (value === null) return UNKNOWN
  if (unit === 'fen') return signedMoney(value)
  if (unit === 'permille') return `${(value / 10).toFixed(1)}%`
  return unit === 'hundredth' ? `${(value / 100).toFixed(2)} 倍` : String(value)
}
