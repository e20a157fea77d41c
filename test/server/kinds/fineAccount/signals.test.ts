import { findingsOf } from '../../../../server/kinds/fineAccount/signals/index'
import type { AccountMonth, Decision } from '../../../../server/kinds/fineAccount/signals/ledger'
import { FINE_SIGNAL_LIMITS } from '../../../../server/law/fineSignals'
import { fullMonthsBefore } from '../../../../shared/codes/months'
import { SIGNALS, type Signal } from '../../../../shared/kinds/fineAccount/words'
import { codesOf } from '../../../../shared/vocabulary'
import { account } from './ledgers'

/** Each question at its limit, and with what it needs missing. */

const TODAY = '2026-05-20'
const YEAR = fullMonthsBefore(TODAY, 12)
const BEFORE = fullMonthsBefore(TODAY, 12, 12)

const months = (of: readonly string[], said: (i: number) => Partial<AccountMonth>): AccountMonth[] =>
  of.map((month, i) => {
    const { agency: _agency, answers: _answers, ...row } = account({ month, ...said(i) })
    return row
  })
const decided = (count: number, said: (i: number) => Partial<Decision>): Decision[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    on: `2026-0${1 + (i % 4)}-${String(6 + (i % 3)).padStart(2, '0')}`,
    fineFen: 100 + i,
    parties: [`第 ${i} 家`],
    offence: '堆放',
    correctedOn: null,
    checkedBefore: true,
    objection: null,
    ...said(i),
  }))
const stateOf = (signal: Signal, accounts: AccountMonth[], decisions: Decision[] = []) =>
  findingsOf({ accounts, decisions, today: TODAY })[signal].state

it('knows nothing of an agency that tells nothing, and never that it is fine', () => {
  const found = findingsOf({ accounts: [], decisions: [], today: TODAY })
  expect(codesOf(SIGNALS).filter((signal) => found[signal].state !== 'unknown')).toEqual([])
  const empty = findingsOf({ accounts: months([...BEFORE, ...YEAR], () => ({})), decisions: decided(3, () => ({ on: null, fineFen: null, offence: null, checkedBefore: null })), today: TODAY }) // prettier-ignore
  expect(codesOf(SIGNALS).filter((signal) => empty[signal].state !== 'unknown')).toEqual([])
})

describe('growth', () => {
  const both = (now: number, before: number) => [...months(BEFORE, () => ({ cases: before })), ...months(YEAR, () => ({ cases: now }))]
  it.each([
    // 120 and 100: not above 1.2 times. 122: above, and within three deviations.
    [10, 10, 'not_seen'],
    [15, 12, 'not_seen'],
    [40, 20, 'seen'],
    [20, 40, 'not_seen'],
    [2, 0, 'seen'],
    [1, 0, 'few'],
  ])('%i a month after %i', (now, before, state) => expect(stateOf('growth', both(now, before))).toBe(state))
  it('is unknown where one of twenty-four months is not told', () => {
    expect(stateOf('growth', both(40, 20).slice(1))).toBe('unknown')
    expect(stateOf('growth', both(40, 20).map((row, i) => (i === 5 ? { ...row, cases: null } : row)))).toBe('unknown') // prettier-ignore
  })
})

describe('even quota', () => {
  it.each<[string, (i: number) => number | null, string]>([
    ['the same every month', () => 5, 'seen'],
    ['as chance has it', (i) => [2, 9, 4, 6, 1, 7, 5, 3, 8, 4, 6, 5][i] ?? 0, 'not_seen'],
    ['few', (i) => (i < 10 ? 1 : 0), 'few'],
    ['one month missing', (i) => (i === 3 ? null : 5), 'unknown'],
  ])('%s', (_what, cases, state) =>
    expect(
      stateOf(
        'even_quota',
        months(YEAR, (i) => ({ cases: cases(i) })),
      ),
    ).toBe(state),
  )
  it('looks at the division whose months are the most even', () => {
    const wild = months(YEAR, (i) => ({ division: '990102', cases: i * 3 }))
    const even = months(YEAR, () => ({ division: '990103', cases: 4 }))
    const { state, records } = findingsOf({ accounts: [...wild, ...even], decisions: [], today: TODAY }).even_quota
    expect(state).toBe('seen')
    expect(records.map(({ id }) => id)).toEqual(even.map(({ id }) => id))
  })
})

it('month end: many decisions in the last three workdays; days off and months of unknown holidays are left out', () => {
  // The last three workdays of March 2026 are the 27th, 30th and 31st.
  const late = (i: number) => ({ on: i < 12 ? '2026-03-30' : `2026-02-0${3 + (i % 3)}` })
  expect(stateOf('month_end', [], decided(24, late))).toBe('seen')
  expect(
    stateOf(
      'month_end',
      [],
      decided(24, () => ({ on: '2026-03-26' })),
    ),
  ).toBe('not_seen')
  expect(stateOf('month_end', [], decided(19, late))).toBe('few')
  expect(
    stateOf(
      'month_end',
      [],
      decided(24, () => ({ on: '2026-03-28' })),
    ),
  ).toBe('few')
  expect(findingsOf({ accounts: [], decisions: decided(24, () => ({ on: '2030-03-29' })), today: '2030-05-20' }).month_end.state).toBe(
    'unknown',
  )
})

it('same amount: more than half, an amount that a rule fixes not counted', () => {
  const half = decided(20, (i) => ({ fineFen: i < 10 ? 500 : 1_000 + i }))
  expect(stateOf('same_amount', [], half)).toBe('not_seen')
  const more = decided(21, (i) => ({ fineFen: i < 11 ? 500 : 1_000 + i }))
  expect(stateOf('same_amount', [], more)).toBe('seen')
  const fixed = { ...FINE_SIGNAL_LIMITS, same_amount: { above: 500, fixed: [{ fen: 500, basis: '某条例' }] } }
  expect(findingsOf({ accounts: [], decisions: more, today: TODAY }, fixed).same_amount.state).toBe('few')
})

it('fined and not corrected: the same party for the same within a year, the first not put right by then', () => {
  const pair = (first: Partial<Decision>, again: Partial<Decision>) =>
    stateOf('not_corrected', [], decided(2, (i) => ({ parties: ['甲厂'], on: i === 0 ? '2025-03-01' : '2026-03-01', ...(i === 0 ? first : again) }))) // prettier-ignore
  expect(pair({}, {})).toBe('seen')
  expect(pair({}, { on: '2026-03-02' })).toBe('not_seen')
  expect(pair({ correctedOn: '2026-03-01' }, {})).toBe('not_seen')
  expect(pair({ correctedOn: '2026-03-02' }, {})).toBe('seen')
  expect(pair({}, { offence: '无证' })).toBe('not_seen')
  expect(pair({ offence: null }, { offence: null })).toBe('unknown')
  expect(pair({}, { parties: ['乙厂'] })).toBe('not_seen')
  expect(pair({}, { fineFen: 0 })).toBe('not_seen')
  expect(pair({ parties: [] }, { parties: [] })).toBe('unknown')
})

it('fine first: above 80 in a hundred of those that tell it', () => {
  const of = (first: number, told: number) => decided(told + 5, (i) => ({ checkedBefore: i >= told ? null : i >= first }))
  expect(stateOf('fine_first', [], of(16, 20))).toBe('not_seen')
  expect(stateOf('fine_first', [], of(17, 20))).toBe('seen')
  expect(stateOf('fine_first', [], of(19, 19))).toBe('few')
})

it('correction share: below 20 in a hundred, months that do not tell all left out and counted', () => {
  const of = (ordersToCorrect: number | null) => months(YEAR, () => ({ cases: 8, ordersToCorrect, noPenalty: 1 }))
  expect(stateOf('correction_share', of(1))).toBe('not_seen')
  expect(stateOf('correction_share', of(0))).toBe('seen')
  expect(stateOf('correction_share', of(null))).toBe('unknown')
  const { numbers } = findingsOf({ accounts: of(1).slice(3), decisions: [], today: TODAY }).correction_share
  expect(numbers.at(-1)).toMatchObject({ label: '没有都公布的月份', value: 3 })
  const untold = of(1).map((row, i) => (i === 0 ? { ...row, cases: null } : row))
  expect(findingsOf({ accounts: untold, decisions: [], today: TODAY }).correction_share.numbers.at(-1)?.value).toBe(1)
})

it('after objection: above 30 in a hundred of at least ten', () => {
  const of = (annulled: number, reconsidered: number) =>
    months(YEAR, (i) => (i === 0 ? { annulled, reconsidered } : { annulled: 0, reconsidered: 0 }))
  expect(stateOf('after_objection', of(3, 10))).toBe('not_seen')
  expect(stateOf('after_objection', of(4, 10))).toBe('seen')
  expect(stateOf('after_objection', of(9, 9))).toBe('few')
})

it('says nothing of a year of which two months are told', () => {
  const two = months(YEAR.slice(0, 2), () => ({ cases: 90, ordersToCorrect: 1, noPenalty: 0, annulled: 9, reconsidered: 10 }))
  expect(stateOf('correction_share', two)).toBe('unknown')
  expect(stateOf('after_objection', two)).toBe('unknown')
  const county = months(YEAR, () => ({ division: '990102', cases: 90, ordersToCorrect: 1, noPenalty: 0 }))
  expect(stateOf('correction_share', county)).toBe('seen')
  const falling = months(YEAR.slice(0, 6), () => ({ division: '990103', cases: 1, ordersToCorrect: 90, noPenalty: 0 }))
  expect(stateOf('correction_share', [...county, ...falling])).toBe('unknown')
})

it('after objection: money of the decisions that are counted, and of no others', () => {
  const rows = months(YEAR, (i) => ({ annulled: i === 0 ? 4 : 0, reconsidered: i === 0 ? 10 : 0 }))
  const changed = (count: number, on: string) =>
    decided(count, (i) => ({ id: `${on} ${i}`, on, fineFen: 100, objection: { outcome: 'reduced', fineBeforeFen: 900 } }))
  const moneyOf = (decisions: Decision[]) => findingsOf({ accounts: rows, decisions, today: TODAY }).after_objection
  expect(moneyOf(changed(4, '2026-01-06')).seen).toContain('从 36元 改为 4元')
  // Four years of decisions, or fewer than the months tell: whose money it is is not known.
  expect(moneyOf([...changed(4, '2026-01-06'), ...changed(9, '2022-01-06')]).seen).toContain('从 36元 改为 4元')
  expect(moneyOf(changed(3, '2026-01-06')).seen).not.toContain('改为')
  expect(moneyOf(changed(5, '2026-01-06')).records).toHaveLength(12)
})

it('not corrected: a first fine that was annulled or changed on objection is no first one', () => {
  const of = (outcome: string) =>
    decided(2, (i) => ({
      on: `2026-0${1 + 2 * i}-02`,
      parties: ['乙厂'],
      objection: i === 0 ? { outcome, fineBeforeFen: 900 } : null,
    }))
  expect(stateOf('not_corrected', [], of('upheld'))).toBe('seen')
  expect(stateOf('not_corrected', [], of('annulled'))).toBe('not_seen')
  expect(stateOf('not_corrected', [], of('reduced'))).toBe('not_seen')
})

it('never reckons a variance below nought, whatever months it is given', () => {
  const twice = months([...YEAR, ...YEAR], () => ({ cases: 5 }))
  expect(stateOf('even_quota', twice)).toBe('unknown')
})

describe('treasury gap', () => {
  const of = (flows: readonly (readonly [number | null, number | null])[]) =>
    months(fullMonthsBefore(TODAY, flows.length), (i) => ({ paidFen: flows[i]?.[0] ?? null, treasuryFen: flows[i]?.[1] ?? null }))
  const gapOf = (flows: Parameters<typeof of>[0]) => findingsOf({ accounts: of(flows), decisions: [], today: TODAY }).treasury_gap

  it('is what was paid and is not there by the end of the month after', () => {
    const flows = [[100, 0], [100, 99], [0, 101], [0, 0]] as const // prettier-ignore
    expect(gapOf(flows)).toMatchObject({ state: 'seen', records: [{ words: '2026-01 月报' }] })
    expect(gapOf(flows).numbers.map(({ value }) => value)).toEqual([3, 1, 1, 9])
  })
  it('lets no money arrive for months to come, and begins anew after a month that is not told', () => {
    expect(gapOf([[0, 500], [100, 0], [0, 99]]).state).toBe('seen') // prettier-ignore
    expect(gapOf([[100, 0], [null, null], [50, 50], [0, 0]]).state).toBe('unknown') // prettier-ignore
  })
  it('is not seen only where all twelve months that should have arrived are told', () => {
    const whole = Array.from({ length: 13 }, () => [100, 100] as const)
    expect(gapOf(whole).state).toBe('not_seen')
    expect(gapOf(whole.slice(1)).state).toBe('unknown')
  })
})

it('budget link: any fen under a purpose called after fines; nothing in a part of the year says nothing of the rest', () => {
  const of = (name: string, spentFen: number | null, told = 12) => months(YEAR.slice(0, told), () => ({ purposes: [{ name, spentFen }] }))
  expect(stateOf('budget_link', of('罚没收入返还', 1))).toBe('seen')
  expect(stateOf('budget_link', of('办案', 1))).toBe('not_seen')
  expect(stateOf('budget_link', of('办案', 1, 11))).toBe('unknown')
  expect(stateOf('budget_link', of('罚款返还', null))).toBe('unknown')
  expect(stateOf('budget_link', of('罚没收入返还', 1, 1))).toBe('seen')
})
