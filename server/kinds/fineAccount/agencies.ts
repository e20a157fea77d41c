import { agencyKey } from '../../../shared/codes/fold'
import { addToMonth, type Month } from '../../../shared/codes/months'
import type { Day } from '../../../shared/codes/dates'
import type { FineAgency, FineSignal, MoneyMonth } from '../../../shared/kinds/fineAccount/money'
import type { FineAccountItem } from '../../../shared/kinds/fineAccount/schema'
import { SIGNALS } from '../../../shared/kinds/fineAccount/words'
import type { PenaltyItem } from '../../../shared/kinds/penalty/schema'
import { codesOf } from '../../../shared/vocabulary'
import { FINE_SIGNAL_LIMITS, type FineSignalLimits } from '../../law/fineSignals'
import { decisionsOnce } from './decisions'
import { toldOnce } from './once'
import { SIGNAL_RULES, findingsOf } from './signals/index'
import type { AccountMonth, Decision, Ledger } from './signals/ledger'

/** Most months that an answer draws: what is public goes back three years. */
const MONTHS_MAX = 60

const byMonth = (a: FineAccountItem, b: FineAccountItem): number => (a.month < b.month ? -1 : a.month > b.month ? 1 : a.id < b.id ? -1 : 1)
const byDay = (a: Decision, b: Decision): number => (`${a.on ?? ''} ${a.id}` < `${b.on ?? ''} ${b.id}` ? -1 : 1)

function byAgency<T extends { agency: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = agencyKey(item.agency)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** What is public of each agency that tells of its fine money, the one with most questions first. Of agencies that tell nothing nothing is said. */
export function fineMoneyOf(
  accounts: readonly FineAccountItem[],
  penalties: readonly PenaltyItem[],
  today: Day,
  limits: FineSignalLimits = FINE_SIGNAL_LIMITS,
): FineAgency[] {
  const decisions = byAgency(penalties)
  return [...byAgency(accounts)]
    .map(([key, rows]) => agencyOf([...rows].sort(byMonth), decisionsOnce(decisions.get(key) ?? []).sort(byDay), today, limits))
    .sort((a, b) => b.seen - a.seen || (a.agency < b.agency ? -1 : 1))
}

function agencyOf(rows: readonly FineAccountItem[], decisions: readonly Decision[], today: Day, limits: FineSignalLimits): FineAgency {
  const newest = rows.at(-1)
  if (newest === undefined) throw new Error('an agency of which no month is public')
  const { accounts, divided, notes } = toldOnce(rows)
  const ledger: Ledger = { accounts, divided, decisions, today }
  const signals = signalsOf(ledger, rows, limits)
  const [from, to] = [rows[0]?.month ?? newest.month, newest.month]
  const are = (state: FineSignal['state']): number => signals.filter((one) => one.state === state).length
  return {
    agency: newest.agency,
    newest: newest.id,
    from,
    to,
    seen: are('seen'),
    unknown: are('unknown'),
    few: are('few'),
    notes,
    months: monthsOf(accounts, from, to),
    signals,
  }
}

function signalsOf(ledger: Ledger, rows: readonly FineAccountItem[], limits: FineSignalLimits): FineSignal[] {
  const findings = findingsOf(ledger, limits)
  const answers = rows.flatMap((row) => row.answers)
  return codesOf(SIGNALS).map((signal) => {
    const { version, question, explains, rule } = SIGNAL_RULES[signal]
    const { state, seen, numbers, records } = findings[signal]
    return {
      signal,
      state,
      question,
      seen,
      explains,
      numbers,
      count: records.length,
      records,
      answers: answers
        .filter((answer) => answer.signal === signal)
        .sort((a, b) => ((a.publishedOn ?? a.month ?? '') > (b.publishedOn ?? b.month ?? '') ? -1 : 1)),
      rule: rule(limits),
      version,
      basis: limits.basis[signal],
    }
  })
}

/** Every month from one to another with its money: a month is known of an agency where each of its rows tells it, and none is missing. */
function monthsOf(rows: readonly AccountMonth[], from: Month, to: Month): MoneyMonth[] {
  const months: MoneyMonth[] = []
  for (let month = to; month >= from && months.length < MONTHS_MAX; month = addToMonth(month, -1)) {
    const own = rows.filter((row) => row.month === month)
    const total = (field: 'finedFen' | 'paidFen' | 'treasuryFen' | 'spentFen'): number | null =>
      own.length === 0 || own.some((row) => row[field] === null) ? null : own.reduce((sum, row) => sum + (row[field] ?? 0), 0)
    months.unshift({
      month,
      finedFen: total('finedFen'),
      paidFen: total('paidFen'),
      treasuryFen: total('treasuryFen'),
      spentFen: total('spentFen'),
    })
  }
  return months
}
