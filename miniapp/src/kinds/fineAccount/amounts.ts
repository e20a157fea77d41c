import type { FineSignal } from '@shared/kinds/fineAccount/money'
import { formatMoney } from '@shared/codes/money'
import { UNKNOWN } from '@/text/words'

/** Money that may be less than nothing. */
export const signedMoney = (fen: number): string => (fen < 0 ? `负 ${formatMoney(-fen)}` : formatMoney(fen))

/** Money in words, or that it is not public. */
export const moneyWords = (fen: number | null): string => (fen === null ? UNKNOWN : formatMoney(fen))

/** Yuan for a table of many: 113,500; with the fen where there are some. */
export function yuan(fen: number | null): string {
  if (fen === null) return UNKNOWN
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return fen % 100 === 0 ? whole : `${whole}.${String(fen % 100).padStart(2, '0')}`
}

/** A number of a signal in its unit. */
export function numberWords({ unit, value }: Pick<FineSignal['numbers'][number], 'unit' | 'value'>): string {
  if (value === null) return UNKNOWN
  if (unit === 'fen') return signedMoney(value)
  if (unit === 'permille') return `${(value / 10).toFixed(1)}%`
  return unit === 'hundredth' ? `${(value / 100).toFixed(2)} 倍` : String(value)
}
