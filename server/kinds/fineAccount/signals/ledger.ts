import type { Day } from '../../../../shared/codes/dates'
import { fullMonthsBefore, type Month } from '../../../../shared/codes/months'
import type { SignalNumber, SignalRecord } from '../../../../shared/kinds/fineAccount/money'
import type { FineAccountItem } from '../../../../shared/kinds/fineAccount/schema'
import type { SignalState } from '../../../../shared/kinds/fineAccount/words'
import type { FineSignalLimits } from '../../../law/fineSignals'

/** Money and cases of one month of an agency, in one division. */
export type AccountMonth = Omit<FineAccountItem, 'agency' | 'answers' | 'source' | 'lastChangedAt'> & {
  /** the same month in other records, which are not counted again */
  also?: number
  /** what its records contradict each other in: it is null, and not for want of a number */
  torn?: readonly string[]
}

/** A public decision of an agency, as far as signals look at it. */
export interface Decision {
  id: string
  on: Day | null
  /** null: no fine, or not told how much */
  fineFen: number | null
  /** whom it is against, in one form; none where only persons were punished */
  parties: readonly string[]
  /** what makes two offences alike; null: not told */
  offence: string | null
  correctedOn: Day | null
  checkedBefore: boolean | null
  objection: { outcome: string | null; fineBeforeFen: number | null } | null
  /** the same decision in other records, which are not counted again */
  also?: number
}

/** What is public of an agency, months and decisions in the order of time. */
export interface Ledger {
  /** what can be added up: each month once, and no division beside one that contains it */
  accounts: readonly AccountMonth[]
  /** the same with the divisions inside others, each for itself; absent where there are none */
  divided?: readonly AccountMonth[]
  decisions: readonly Decision[]
  today: Day
}

/** What a signal finds. */
export interface Finding {
  state: SignalState
  seen: string
  numbers: SignalNumber[]
  records: SignalRecord[]
}

/** One question: what it asks, what would explain it, how it is reckoned. */
export interface SignalRule {
  version: number
  question: string
  explains: string
  /** by the limits as they stand */
  rule: (limits: FineSignalLimits) => string
  find: (ledger: Ledger, limits: FineSignalLimits) => Finding
}

/** Months of a year back, of which most signals tell. */
export const YEAR = 12

export const lastYear = ({ today }: Pick<Ledger, 'today'>): Month[] => fullMonthsBefore(today, YEAR)

/** A span of months in words. */
export const span = (months: readonly Month[]): string => `${months[0] ?? ''} 至 ${months.at(-1) ?? ''}`

/** The rows of some months. */
export const within = <T extends { month: Month }>(rows: readonly T[], months: readonly Month[]): T[] =>
  rows.filter(({ month }) => months.includes(month))

/** Decisions of some months. */
export const decidedWithin = (decisions: readonly Decision[], months: readonly Month[]): Decision[] =>
  decisions.filter(({ on }) => on !== null && months.includes(on.slice(0, 7)))

/** The divisions of which any row tells; null is one of them. */
const divisionsIn = (rows: readonly AccountMonth[]): (string | null)[] => [...new Set(rows.map(({ division }) => division))]

/** The rows by division, in the order of their months. */
export const byDivision = (rows: readonly AccountMonth[]): AccountMonth[][] =>
  divisionsIn(rows).map((division) => rows.filter((row) => row.division === division))

/** Months, of some, that a division does not tell the number of. */
export const untold = (rows: readonly AccountMonth[], months: readonly Month[], field: 'cases'): Month[] =>
  months.filter((month) => !rows.some((row) => row.month === month && row[field] !== null))

/** Why months are not told, where their records contradict each other. */
export function tornWords(rows: readonly AccountMonth[], field: 'cases'): string {
  const months = new Set(rows.filter(({ torn }) => torn?.includes(field)).map(({ month }) => month))
  return months.size === 0 ? '' : `（其中 ${months.size} 个月几份月报互相矛盾）`
}

/** Whether a year is told whole: every month of it by some row, and by every row of it; a division that falls silent leaves it open. */
export function isWholeYear(rows: readonly AccountMonth[], year: readonly Month[], isTold: (row: AccountMonth) => boolean): boolean {
  const divisions = byDivision(rows)
  return divisions.length > 0 && divisions.every((own) => year.every((month) => own.some((row) => row.month === month && isTold(row))))
}

/** Months of a year that none of some rows tells of. */
export const monthsLeftOut = (rows: readonly { month: Month }[]): number => YEAR - new Set(rows.map(({ month }) => month)).size

export const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0)

export const number = (label: string, unit: SignalNumber['unit'], value: number | null): SignalNumber => ({ label, unit, value })

/** A part of a whole, half up: `scale` 1000 in permille, 100 in hundredths; null where the whole is nothing. */
export const ratio = (part: number, whole: number, scale: 100 | 1_000): number | null =>
  whole === 0 ? null : Number((BigInt(part) * 2n * BigInt(scale) + BigInt(whole)) / (2n * BigInt(whole)))

/** Permille as a person reads it: 12.5%. */
export const percent = (permille: number | null): string => (permille === null ? '未知' : `${(permille / 10).toFixed(1)}%`)
/** Hundredths as a person reads them: 1.45. */
export const times = (hundredths: number | null): string => (hundredths === null ? '未知' : (hundredths / 100).toFixed(2))

export const accountRecords = (rows: readonly AccountMonth[]): SignalRecord[] =>
  rows.map(({ id, month, also = 0 }) => ({ kind: 'fineAccount', id, words: `${month} 月报${onceWords(also)}` }))

export const decisionRecords = (decisions: readonly Decision[]): SignalRecord[] =>
  decisions.map(({ id, on, also = 0 }) => ({ kind: 'penalty', id, words: `${on ?? '日期未公布'} 的处罚${onceWords(also)}` }))

/** What is said of a record that others repeat. */
const onceWords = (also: number): string => (also === 0 ? '' : `（另有 ${also} 条记录登载同一件，只算一次）`)

/** Nothing can be said for want of figures. */
export const unknown = (why: string, numbers: SignalNumber[] = []): Finding => ({
  state: 'unknown',
  seen: `数据不全，看不出：${why}。`,
  numbers,
  records: [],
})

/** Too few to compare. */
export const few = (told: string, least: number, numbers: SignalNumber[], records: SignalRecord[]): Finding => ({
  state: 'few',
  seen: `${told}，不到 ${least} 件，样本不足，不作比较。`,
  numbers,
  records,
})
