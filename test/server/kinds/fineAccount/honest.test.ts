import { findingsOf } from '../../../../server/kinds/fineAccount/signals/index'
import type { AccountMonth, Decision, Ledger } from '../../../../server/kinds/fineAccount/signals/ledger'
import { isWorkday } from '../../../../server/law/workdays'
import { Random } from '../../../../server/sample/random'
import { addDays } from '../../../../shared/codes/dates'
import { fullMonthsBefore } from '../../../../shared/codes/months'
import { SIGNALS, type Signal } from '../../../../shared/kinds/fineAccount/words'
import { codesOf } from '../../../../shared/vocabulary'
import { account } from './ledgers'

/** A thousand agencies that do nothing out of the way: cases as chance has them, decisions on any workday, most found at fault told to put it right. */

const AGENCIES = 1_000
const TODAY = '2026-05-20'
/** Most of them that may ring, in permille: one in a hundred by chance, and none where an honest agency does not do it at all. */
const EXPECTED: Readonly<Record<Signal, number>> = {
  growth: 10,
  month_end: 10,
  even_quota: 10,
  same_amount: 10,
  fine_first: 10,
  correction_share: 10,
  after_objection: 10,
  not_corrected: 0,
  treasury_gap: 0,
  budget_link: 0,
}

const random = new Random(11_000)
const MONTHS = fullMonthsBefore(TODAY, 36)
const WORKDAYS = Array.from({ length: 400 }, (_, i) => addDays(TODAY, -i)).filter(
  (day) => isWorkday(day) && day < '2026-05' && day >= '2025-05',
)

function poisson(mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random.next(); product > limit; product *= random.next()) count++
  return count
}

/** Of so many, those of whom it holds, each by itself. */
const share = (count: number, chance: number): number => Array.from({ length: count }, () => random.chance(chance)).filter(Boolean).length

/** Half or more are told to put it right, as in the sample city. */
const CORRECTION = 0.55

function honest(): Ledger {
  const mean = random.pick([1, 3, 8, 20])
  let owed = 0
  const accounts = MONTHS.map((month): AccountMonth => {
    const cases = poisson(mean)
    const paidFen = cases * 300_000
    const atOnce = Math.floor(paidFen * random.next())
    const treasuryFen = owed + atOnce
    owed = paidFen - atOnce
    const corrected = poisson((mean * CORRECTION) / (1 - CORRECTION))
    const reconsidered = share(cases, 0.06)
    const {
      agency: _agency,
      answers: _answers,
      ...row
    } = account({
      month,
      cases,
      finedFen: paidFen,
      paidFen,
      treasuryFen,
      ordersToCorrect: corrected,
      noPenalty: share(cases, 0.1),
      reconsidered,
      annulled: share(reconsidered, 0.06),
      purposes: [{ name: '办案', spentFen: 100 }],
    })
    return row
  })
  const decisions = Array.from({ length: poisson(mean * 12) }, (_, i): Decision => {
    const on = random.pick(WORKDAYS)
    return {
      id: `p${i}`,
      on,
      fineFen: random.int(2, 60) * 50_000,
      parties: [`第 ${random.int(1, 400)} 家`],
      offence: random.pick(['堆放', '无证', '培训', '标志', '记录']),
      // What was found is put right before anybody comes again.
      correctedOn: on,
      checkedBefore: random.chance(0.6),
      objection: null,
    }
  })
  return { accounts, decisions, today: TODAY }
}

it('raises each question of an honest agency no more often than chance may', () => {
  const seen = Object.fromEntries(codesOf(SIGNALS).map((signal) => [signal, 0])) as Record<Signal, number>
  const looked = { ...seen }
  for (let i = 0; i < AGENCIES; i++) {
    const found = findingsOf(honest())
    for (const signal of codesOf(SIGNALS)) {
      if (found[signal].state === 'seen') seen[signal]++
      if (found[signal].state === 'seen' || found[signal].state === 'not_seen') looked[signal]++
    }
  }
  process.stdout.write(
    `of ${AGENCIES} honest agencies, seen / with enough figures: ${codesOf(SIGNALS)
      .map((one) => `${one} ${seen[one]}/${looked[one]}`)
      .join(', ')}\n`,
  )
  expect(codesOf(SIGNALS).filter((signal) => looked[signal] < AGENCIES / 4)).toEqual([])
  expect(codesOf(SIGNALS).filter((signal) => seen[signal] * 1_000 > EXPECTED[signal] * looked[signal])).toEqual([])
})
