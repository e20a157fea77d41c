import type { GradingInput } from '../../../shared/grading/inputs'
import type { GradingItem, GradingTable, GradingVeto } from '../../../shared/grading/table'

/** Counts a ledger of which everything is known once more, in another way: by numbers of days, one record after the other, and nothing of `shared/grading`. */

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** The same day some months later; the last of the month where that has no such day. */
function monthsLater(day: string, months: number): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const total = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(total / 12), total % 12]
  return Date.UTC(y, m, Math.min(date, new Date(Date.UTC(y, m + 1, 0)).getUTCDate())) / 86_400_000
}

export function counts(rule: GradingItem | GradingVeto, input: GradingInput, today: string): boolean {
  const now = numberOf(today)
  if (rule.record !== input.kind || input.day === null || numberOf(input.day) > now) return false
  if (rule.months !== null && now >= monthsLater(input.day, rule.months)) return false
  if (input.publicUntil !== null && numberOf(input.publicUntil) < now) return false
  for (const [fact, wanted] of Object.entries(rule.when)) {
    const value = input.facts[fact]
    if (wanted.is ? !wanted.is.some((one) => one === value) : Number(value) < (wanted.min ?? -9) || Number(value) > (wanted.max ?? 9))
      return false
  }
  const isMended = input.mending === 'mended' && input.mendedOn !== null && numberOf(input.mendedOn) <= now
  return rule.counts === 'always' || (rule.counts === 'once_mended') === isMended
}

export function recount(table: GradingTable, inputs: readonly GradingInput[], today: string): { sum: number; grade: string } {
  let sum = table.start
  for (const item of table.items) {
    let left = item.limit
    for (const input of inputs)
      for (let point = 0; point < Math.abs(item.points) && counts(item, input, today) && left > 0; point++, left--)
        sum += item.points < 0 ? -1 : 1
  }
  if (sum < table.min) sum = table.min
  if (sum > table.max) sum = table.max
  let rank = 0
  while (rank < table.bands.length - 1 && sum < (table.bands[rank]?.from ?? 0)) rank++
  for (const veto of table.vetoes)
    if (inputs.some((input) => counts(veto, input, today))) while ((table.bands[rank]?.grade ?? 'Z') < veto.atMost) rank++
  return { sum, grade: table.bands[rank]?.grade ?? '' }
}
