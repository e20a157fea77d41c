import type { AccountMonth, Decision, Ledger } from '../../../../server/kinds/fineAccount/signals/ledger'
import { HOLIDAYS } from '../../../../server/law/workdays'

/** The ten questions counted again by brute force, from their rules and by other ways than the service: what is found, the numbers, the records. */

export interface Recount {
  state: 'seen' | 'not_seen' | 'few' | 'unknown'
  numbers: (number | null)[]
  ids: string[]
}

const UNKNOWN: Recount = { state: 'unknown', numbers: [], ids: [] }

/** Month numbers from year 0, so that months are counted and not written. */
const known = new Map<string, number>()
function numberOf(month: string): number {
  const before = known.get(month)
  if (before !== undefined) return before
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
  known.set(month, number)
  return number
}
const nowOf = ({ today }: Ledger): number => numberOf(today)

const rowsFrom = (ledger: Ledger, from: number, to: number): AccountMonth[] =>
  ledger.accounts.filter(({ month }) => numberOf(month) >= nowOf(ledger) - from && numberOf(month) <= nowOf(ledger) - to)
const decidedFrom = (ledger: Ledger, from: number, to: number): Decision[] =>
  ledger.decisions.filter(({ on }) => on !== null && numberOf(on) >= nowOf(ledger) - from && numberOf(on) <= nowOf(ledger) - to)

const total = (values: (number | null)[]): number => {
  let sum = 0
  for (const value of values) sum += value ?? 0
  return sum
}
/** Half up, by whole division. */
const rounded = (part: number, whole: number, scale: number): number | null =>
  whole === 0 ? null : Math.floor((part * scale) / whole) + (2 * ((part * scale) % whole) >= whole ? 1 : 0)

const divisionsOf = (rows: AccountMonth[]): AccountMonth[][] => {
  const found: AccountMonth[][] = []
  for (const row of rows) {
    const own = found.find(([first]) => first?.division === row.division)
    if (own) own.push(row)
    else found.push([row])
  }
  return found
}

function growth(ledger: Ledger): Recount {
  const both = rowsFrom(ledger, 24, 1)
  if (both.length === 0) return UNKNOWN
  for (const rows of divisionsOf(both))
    for (let back = 24; back >= 1; back--)
      if (!rows.some((row) => numberOf(row.month) === nowOf(ledger) - back && row.cases !== null)) return UNKNOWN
  const now = total(rowsFrom(ledger, 12, 1).map((row) => row.cases))
  const before = total(rowsFrom(ledger, 24, 13).map((row) => row.cases))
  const isSeen = now > 1.2 * before && now - before > 3 * Math.sqrt(now + before)
  return {
    state: now + before < 20 ? 'few' : isSeen ? 'seen' : 'not_seen',
    numbers: [now, before, rounded(now, before, 100)],
    ids: both.map(({ id }) => id),
  }
}

function evenQuota(ledger: Ledger): Recount {
  const whole = divisionsOf(rowsFrom(ledger, 12, 1)).filter((rows) => rows.filter(({ cases }) => cases !== null).length === 12)
  if (whole.length === 0) return UNKNOWN
  const told = whole.map((rows) => {
    const cases = rows.map((row) => row.cases ?? 0)
    const sum = total(cases)
    const squares = total(cases.map((one) => one * one))
    return { rows, sum, up: 12 * squares - sum * sum }
  })
  const enough = told.filter(({ sum }) => sum >= 20)
  const pool = enough.length > 0 ? enough : told
  let least = pool[0]
  for (const one of pool) if (least !== undefined && one.up * least.sum < least.up * one.sum) least = one
  if (least === undefined) return UNKNOWN
  const isSeen = least.up < 0.2 * 11 * least.sum - 1e-9
  return {
    state: enough.length === 0 ? 'few' : isSeen ? 'seen' : 'not_seen',
    numbers: [least.sum, rounded(least.up, 11 * least.sum, 100)],
    ids: least.rows.map(({ id }) => id),
  }
}

const isWorked = (day: Date): boolean => {
  const text = day.toISOString().slice(0, 10)
  const { worked = [], off = [] } = HOLIDAYS[day.getUTCFullYear()] ?? {}
  return worked.includes(text) || (day.getUTCDay() % 6 !== 0 && !off.some(([from, to]) => text >= from && text <= to))
}

/** The workdays of the twelve full months before a month, each with whether it is one of the last three of its own. */
function workdaysBefore(month: number): Map<string, boolean> {
  const days = new Map<string, boolean>()
  for (let at = month - 12; at < month; at++) {
    if (HOLIDAYS[Math.floor(at / 12)] === undefined) continue
    const own: string[] = []
    for (let date = 1; date <= 31; date++) {
      const day = new Date(Date.UTC(Math.floor(at / 12), at % 12, date))
      if (day.getUTCMonth() === at % 12 && isWorked(day)) own.push(day.toISOString().slice(0, 10))
    }
    own.forEach((day, i) => days.set(day, i >= own.length - 3))
  }
  return days
}

const workdays = new Map<number, Map<string, boolean>>()

function monthEnd(ledger: Ledger): Recount {
  const now = nowOf(ledger)
  const days = workdays.get(now) ?? workdaysBefore(now)
  workdays.set(now, days)
  const decided = decidedFrom(ledger, 12, 1).filter(({ on }) => HOLIDAYS[Number(on?.slice(0, 4))] !== undefined)
  if (days.size === 0 || decided.length === 0) return UNKNOWN
  const worked = decided.filter(({ on }) => days.has(on ?? ''))
  const last = worked.filter(({ on }) => days.get(on ?? ''))
  const [n, k] = [worked.length, last.length]
  const d3 = [...days.values()].filter(Boolean).length
  const p = d3 / days.size
  const isSeen = k / n > 2 * p && k - n * p > 3 * Math.sqrt(n * p * (1 - p))
  return {
    state: n < 20 ? 'few' : isSeen ? 'seen' : 'not_seen',
    numbers: [n, k, rounded(k, n, 1_000), rounded(d3, days.size, 1_000), rounded(k * days.size, n * d3, 100), decided.length - n],
    ids: last.map(({ id }) => id),
  }
}

function sameAmount(ledger: Ledger): Recount {
  const fines = decidedFrom(ledger, 12, 1).filter(({ fineFen }) => (fineFen ?? 0) > 0)
  if (fines.length === 0) return UNKNOWN
  let best: Decision[] = []
  for (const fen of [...new Set(fines.map(({ fineFen }) => fineFen ?? 0))].sort((a, b) => a - b)) {
    const own = fines.filter(({ fineFen }) => fineFen === fen)
    if (own.length > best.length) best = own
  }
  return {
    state: fines.length < 20 ? 'few' : best.length / fines.length > 0.5 ? 'seen' : 'not_seen',
    numbers: [fines.length, best[0]?.fineFen ?? 0, best.length, rounded(best.length, fines.length, 1_000)],
    ids: best.map(({ id }) => id),
  }
}

/** The same date a year later; the 28th where there is no 29th. */
const yearLater = (day: string): string => {
  const later = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
  return later.endsWith('-02-29') && Number(later.slice(0, 4)) % 4 !== 0 ? later.replace('-29', '-28') : later
}

function notCorrected({ decisions }: Ledger): Recount {
  const stands = (one: Decision) => !['annulled', 'reduced'].includes(one.objection?.outcome ?? '')
  const fines = decisions.filter((one) => (one.fineFen ?? 0) > 0 && stands(one))
  if (fines.length === 0) return UNKNOWN
  const told = fines.filter(({ on, offence, parties }) => on !== null && offence !== null && parties.length > 0)
  if (told.length === 0) return { state: 'unknown', numbers: [fines.length, 0, null], ids: [] }
  const ids = new Set<string>()
  let repeats = 0
  for (const again of told) {
    const firsts = told.filter(
      (first) =>
        first.offence === again.offence &&
        first.parties.some((party) => again.parties.includes(party)) &&
        (first.on ?? '') < (again.on ?? '') &&
        (again.on ?? '') <= yearLater(first.on ?? '') &&
        !(first.correctedOn !== null && first.correctedOn <= (again.on ?? '')),
    )
    if (firsts.length === 0) continue
    repeats++
    let latest = firsts[0]
    for (const first of firsts) if (`${first.on} ${first.id}` > `${latest?.on} ${latest?.id}`) latest = first
    ids.add(again.id)
    if (latest) ids.add(latest.id)
  }
  return { state: repeats > 0 ? 'seen' : 'not_seen', numbers: [fines.length, told.length, repeats], ids: [...ids] }
}

function fineFirst(ledger: Ledger): Recount {
  const all = decidedFrom(ledger, 12, 1)
  const told = all.filter(({ checkedBefore }) => checkedBefore !== null)
  const first = told.filter(({ checkedBefore }) => !checkedBefore)
  const numbers = [told.length, first.length, rounded(first.length, told.length, 1_000), all.length - told.length]
  if (told.length === 0) return { state: 'unknown', numbers, ids: [] }
  return {
    state: told.length < 20 ? 'few' : first.length / told.length > 0.8 ? 'seen' : 'not_seen',
    numbers,
    ids: first.map(({ id }) => id),
  }
}

const leftOut = (ledger: Ledger, told: AccountMonth[]): number => {
  let left = 0
  for (let back = 12; back >= 1; back--) if (!told.some(({ month }) => numberOf(month) === nowOf(ledger) - back)) left++
  return left
}

/** Whether every division that tells anything of the last twelve months is told in each of them. */
function isWhole(ledger: Ledger, told: AccountMonth[]): boolean {
  const divisions = new Set(rowsFrom(ledger, 12, 1).map(({ division }) => division))
  for (const division of divisions)
    for (let back = 12; back >= 1; back--)
      if (!told.some((row) => row.division === division && numberOf(row.month) === nowOf(ledger) - back)) return false
  return true
}

function correctionShare(ledger: Ledger): Recount {
  const told = rowsFrom(ledger, 12, 1).filter((row) => [row.cases, row.ordersToCorrect, row.noPenalty].every((one) => one !== null))
  if (told.length === 0) return UNKNOWN
  const part = total(told.flatMap((row) => [row.ordersToCorrect, row.noPenalty]))
  const cases = total(told.map((row) => row.cases))
  return {
    state: !isWhole(ledger, told) ? 'unknown' : part + cases < 20 ? 'few' : part / (part + cases) < 0.2 ? 'seen' : 'not_seen',
    numbers: [part, cases, rounded(part, part + cases, 1_000), leftOut(ledger, told)],
    ids: isWhole(ledger, told) ? told.map(({ id }) => id) : [],
  }
}

function afterObjection(ledger: Ledger): Recount {
  const told = rowsFrom(ledger, 12, 1).filter((row) => row.reconsidered !== null && row.annulled !== null)
  if (told.length === 0) return UNKNOWN
  const decided = total(told.map((row) => row.reconsidered))
  const changed = total(told.map((row) => row.annulled))
  const all = decidedFrom(ledger, 12, 1).filter(({ objection }) => ['reduced', 'annulled'].includes(objection?.outcome ?? ''))
  const isSame = all.length === changed && all.every(({ objection, fineFen }) => objection?.fineBeforeFen !== null && fineFen !== null)
  const altered = isSame ? all : []
  const money =
    altered.length === 0
      ? [null, null]
      : [total(altered.map((one) => one.objection?.fineBeforeFen ?? 0)), total(altered.map((one) => one.fineFen))]
  return {
    state: !isWhole(ledger, told) ? 'unknown' : decided < 10 ? 'few' : changed / decided > 0.3 ? 'seen' : 'not_seen',
    numbers: [decided, changed, rounded(changed, decided, 1_000), altered.length, ...money, leftOut(ledger, told)],
    ids: isWhole(ledger, told) ? [...told, ...altered].map(({ id }) => id) : [],
  }
}

/** Fen by fen: each one paid waits in a line with its month, and each one that arrives takes the first of it. */
function treasuryGap(ledger: Ledger): Recount {
  const known: { row: AccountMonth; missing: number }[] = []
  for (const rows of divisionsOf(ledger.accounts.filter(({ month }) => numberOf(month) < nowOf(ledger)))) {
    let line: string[] = []
    let before: AccountMonth | null = null
    for (const row of rows) {
      if (row.paidFen === null || row.treasuryFen === null) continue
      const follows = before !== null && numberOf(before.month) === numberOf(row.month) - 1
      if (!follows) line = []
      for (let fen = 0; fen < row.paidFen; fen++) line.push(row.month)
      line = line.slice(row.treasuryFen)
      const due = before
      if (follows && due !== null) known.push({ row: due, missing: line.filter((month) => month === due.month).length })
      before = row
    }
  }
  const inTime = known.filter(({ row }) => numberOf(row.month) >= nowOf(ledger) - 13 && numberOf(row.month) <= nowOf(ledger) - 2)
  if (inTime.length === 0) return UNKNOWN
  const gaps = inTime.filter(({ missing }) => missing > 0)
  const left = 12 - new Set(inTime.map(({ row }) => row.month)).size
  return {
    state: gaps.length > 0 ? 'seen' : left > 0 ? 'unknown' : 'not_seen',
    numbers: [inTime.length, gaps.length, total(gaps.map(({ missing }) => missing)), left],
    ids: gaps.map(({ row }) => row.id),
  }
}

function budgetLink(ledger: Ledger): Recount {
  const isLinked = ({ name }: { name: string }): boolean => ['返还', '罚没', '罚款'].some((word) => name.includes(word))
  const told = rowsFrom(ledger, 12, 1).filter(
    ({ purposes }) => purposes !== null && purposes.filter(isLinked).every(({ spentFen }) => spentFen !== null),
  )
  if (told.length === 0) return UNKNOWN
  const fenOf = (row: AccountMonth): number => total((row.purposes ?? []).filter(isLinked).map(({ spentFen }) => spentFen))
  const linked = told.filter((row) => fenOf(row) > 0)
  const left = leftOut(ledger, told)
  return {
    state: linked.length > 0 ? 'seen' : left > 0 ? 'unknown' : 'not_seen',
    numbers: [told.length, linked.length, total(linked.map(fenOf)), left],
    ids: linked.map(({ id }) => id),
  }
}

export const RECOUNT = {
  not_corrected: notCorrected,
  treasury_gap: treasuryGap,
  budget_link: budgetLink,
  even_quota: evenQuota,
  same_amount: sameAmount,
  month_end: monthEnd,
  growth,
  fine_first: fineFirst,
  correction_share: correctionShare,
  after_objection: afterObjection,
} as const
