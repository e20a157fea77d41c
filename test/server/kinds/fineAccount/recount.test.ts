import { findingsOf } from '../../../../server/kinds/fineAccount/signals/index'
import type { AccountMonth, Decision, Ledger } from '../../../../server/kinds/fineAccount/signals/ledger'
import { Random } from '../../../../server/sample/random'
import { addDays } from '../../../../shared/codes/dates'
import { addToMonth } from '../../../../shared/codes/months'
import { SIGNALS, SIGNAL_STATES, type Signal } from '../../../../shared/kinds/fineAccount/words'
import { codesOf } from '../../../../shared/vocabulary'
import { account } from './ledgers'
import { RECOUNT } from './recount'

/** Every number, state and list of the ten questions is the one that a recount by brute force comes to, over ten thousand random ledgers. */

const LEDGERS = 10_000
const TODAY = '2026-05-20'
const random = new Random(20_260_520)
const MONTHS = Array.from({ length: 30 }, (_, back) => addToMonth('2026-05', -back))
const DAYS = Array.from({ length: 430 }, (_, back) => addDays(TODAY, -back))
const dayBack = (back: number): string => DAYS[back] ?? TODAY

/** One number is drawn for a row and taken apart: ten thousand ledgers have millions of fields. */
let left = 0
const draw = (): void => void (left = Math.floor(random.next() * 2 ** 48))
function take(count: number): number {
  const taken = left % count
  left = Math.floor(left / count)
  return taken
}
const oneOf = <T>(...items: readonly [T, ...T[]]): T => items[take(items.length)] ?? items[0]

/** One field of so many is missing; 0: none. It differs from ledger to ledger. */
let missing = 0
const maybe = <T>(one: T): T | null => (missing > 0 && take(missing) === 0 ? null : one)

function months(): AccountMonth[] {
  draw()
  const [count, size, isParted, paid, arrives, isQuiet] = [
    1 + take(27),
    take(6),
    take(3) === 0,
    take(40),
    oneOf(0.5, 1, 1, 1.2),
    take(6) === 0,
  ]
  const rows: AccountMonth[] = []
  // `back` 0 is the running month, which counts for nothing.
  for (let back = count; back >= 0; back--)
    for (const division of isParted ? ['990102', '990103'] : [null]) {
      draw()
      if (back > 1 && missing > 0 && take(missing * 4) === 0) continue
      const {
        agency: _agency,
        answers: _answers,
        ...row
      } = account({
        division,
        month: MONTHS[back] ?? '',
        cases: maybe(isQuiet ? take(2) : size + take(oneOf(1, 2, 9))),
        finedFen: take(9_000),
        paidFen: maybe(take(paid + 1)),
        treasuryFen: maybe(Math.floor(paid * arrives)),
        ordersToCorrect: maybe(isQuiet ? 0 : take(3)),
        noPenalty: maybe(take(2)),
        reconsidered: maybe(take(4)),
        annulled: maybe(take(2)),
        purposes: maybe([{ name: oneOf('办案', '装备', '罚没收入返还', '办案'), spentFen: maybe(take(4)) }]),
      })
      rows.push(row)
    }
  return rows
}

function decisions(): Decision[] {
  draw()
  const [latest, count, isLate] = [take(40), take(33), take(5) === 0]
  const all = Array.from({ length: count }, (_, i): Decision => {
    draw()
    const back = latest + take(380)
    const on = dayBack(back)
    return {
      id: `p${i}`,
      on: maybe(isLate ? `${on.slice(0, 8)}2${6 + take(3)}` : on),
      fineFen: maybe(oneOf(0, 200_000, 200_000, 200_000, 300_000, 7)),
      parties: oneOf(['甲厂'], ['乙厂'], ['甲厂', '丙厂'], ['丁厂'], []),
      offence: maybe(oneOf('堆放', '无证', '培训')),
      correctedOn: take(2) === 0 ? null : dayBack(Math.max(0, back - take(90))),
      checkedBefore: maybe(take(isLate ? 12 : 4) === 0),
      objection: take(5) > 0 ? null : { outcome: maybe(oneOf('upheld', 'reduced', 'annulled')), fineBeforeFen: maybe(300_000 + take(9)) },
    }
  })
  return all.sort((a, b) => (`${a.on ?? ''} ${a.id}` < `${b.on ?? ''} ${b.id}` ? -1 : 1))
}

it('counts as a recount by brute force does, to the unit', () => {
  const met = new Map<string, number>()
  for (let i = 0; i < LEDGERS; i++) {
    missing = [0, 0, 50, 4][i % 4] ?? 0
    const ledger: Ledger = { accounts: months(), decisions: decisions(), today: TODAY }
    const found = findingsOf(ledger)
    for (const signal of codesOf(SIGNALS)) {
      const { state, numbers, records } = found[signal]
      const again = RECOUNT[signal](ledger)
      const values = numbers.map(({ value }) => value)
      // Money of both years stands beside the growth of cases, and is a plain sum.
      const told = signal === 'growth' ? values.slice(0, 3) : values
      const ids = records.map(({ id }) => id)
      const same =
        state === again.state && String(told) === String(again.numbers) && String([...ids].sort()) === String([...again.ids].sort())
      if (!same) throw new Error(`${signal} of ledger ${i}: ${JSON.stringify({ state, told, ids, again })}`)
      met.set(`${signal} ${state}`, (met.get(`${signal} ${state}`) ?? 0) + 1)
    }
  }
  // Each question is met in each state that it can be in.
  const never: Partial<Record<Signal, string[]>> = { not_corrected: ['few'], treasury_gap: ['few'], budget_link: ['few'] }
  const expected = codesOf(SIGNALS).flatMap((signal) =>
    codesOf(SIGNAL_STATES).flatMap((state) => (never[signal]?.includes(state) ? [] : [`${signal} ${state}`])),
  )
  expect(expected.filter((one) => !met.has(one))).toEqual([])
})
