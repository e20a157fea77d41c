import fc from 'fast-check'
import { decisionsOnce } from '../../../../server/kinds/fineAccount/decisions'
import { fineMoneyOf } from '../../../../server/kinds/fineAccount/agencies'
import { asked } from '../../../../server/kinds/fineAccount/money'
import { toldOnce } from '../../../../server/kinds/fineAccount/once'
import { fullMonthsBefore } from '../../../../shared/codes/months'
import type { FineAccountItem } from '../../../../shared/kinds/fineAccount/schema'
import type { Signal } from '../../../../shared/kinds/fineAccount/words'
import { AGENCY, TODAY, account, accountItems, decision } from './ledgers'

/** What several records tell of one month or one decision is counted once, and what they contradict each other in is not known. */

const YEARS = fullMonthsBefore(TODAY, 24)
const NOISY = [7, 12, 9, 14, 8, 11, 10, 13, 6, 9, 12, 8]
const COUNTY = '990102'
const listed = (months: readonly string[], said: Partial<FineAccountItem> = {}) =>
  months.map((month) => {
    const cases = NOISY[YEARS.indexOf(month) % 12] ?? 0
    const one = account({ month, division: COUNTY, cases, finedFen: cases * 1_000, paidFen: 0, treasuryFen: 0, ...said })
    return { ...one, id: `${one.source} ${one.division} ${month} ${one.lastChangedAt}` }
  })
const HONEST = listed(YEARS)
const LAST = YEARS.slice(12)
const of = (items: FineAccountItem[]) => {
  const [agency] = fineMoneyOf(items, [], TODAY)
  if (agency === undefined) throw new Error('no agency')
  const signal = (name: Signal) => {
    const found = agency.signals.find((one) => one.signal === name)
    if (found === undefined) throw new Error(name)
    return found
  }
  return { agency, signal }
}
const toldBy = (items: FineAccountItem[]) =>
  of(items).agency.signals.map(({ signal, state, seen, count }) => ({ signal, state, seen, count }))

describe('a month that is listed twice', () => {
  it('by a second source is one month, with the other named', () => {
    const twice = [...HONEST, ...listed(LAST, { source: 'other' })]
    expect(toldBy(twice)).toEqual(toldBy(HONEST))
    const { agency, signal } = of(twice)
    expect(agency.months).toEqual(of(HONEST).agency.months)
    expect(signal('growth').records?.at(-1)?.words).toContain('另有 1 条记录登载同一件，只算一次')
    expect(agency.notes).toEqual([expect.stringContaining('等 12 个月 不止一个来源登载，只算一次')])
  })
  it('by one source that corrects it is the newer delivery', () => {
    const corrected = listed(['2026-04'], { cases: 9, finedFen: 11_000, lastChangedAt: '2026-05-18T02:00:00.000Z' })
    const { agency } = of([...corrected, ...HONEST])
    expect(agency.months?.at(-1)).toMatchObject({ month: '2026-04', finedFen: 11_000 })
    expect(of([...HONEST, ...corrected]).agency).toEqual(agency)
  })
  it('and differently is not known, and says why', () => {
    const other = listed(['2026-04'], { source: 'other', cases: 99 })
    const { agency, signal } = of([...HONEST, ...other])
    expect(signal('growth')).toMatchObject({ state: 'unknown', seen: expect.stringContaining('其中 1 个月几份月报互相矛盾') })
    expect(signal('even_quota').state).toBe('unknown')
    expect(agency.notes).toContain('2026-04 的几份月报罚款件数不同，没有依据取舍，按不知道算')
    // What they agree on, or one alone tells, stays known.
    expect(agency.months?.at(-1)?.finedFen).toBe(HONEST.at(-1)?.finedFen)
    const together = listed(['2026-04'], { cases: 99 }).map((one) => ({ ...one, id: 'again' }))
    expect(of([...HONEST, ...together]).signal('growth').state).toBe('unknown')
  })
})

describe('a division beside those inside it', () => {
  const other = listed(YEARS, { division: '990123', cases: 3, finedFen: 300 })
  const city = (more: number) =>
    HONEST.map((one) => ({
      ...one,
      id: `city ${one.month}`,
      division: '990100',
      cases: (one.cases ?? 0) + more,
      finedFen: (one.finedFen ?? 0) + 300,
    }))
  it('is no addition', () => {
    const { agency } = of([...HONEST, ...other, ...city(3)])
    expect(agency.months).toEqual(of([...HONEST, ...other]).agency.months)
    expect(agency.notes).toEqual([expect.stringContaining('下面的不再相加')])
  })
  it('and cannot be less than they are together', () => {
    const { agency, signal } = of([...HONEST, ...other, ...city(1)])
    expect(signal('growth').state).toBe('unknown')
    expect(agency.notes).toContainEqual(expect.stringContaining('罚款件数比它下面各地区的合计还少'))
  })
})

it('never says more of an agency because a source repeats another', () => {
  fc.assert(
    fc.property(accountItems, (items) => {
      const repeated = items.map((one) => ({ ...one, id: `again ${one.id}`, source: 'other' }))
      expect(toldOnce([...items, ...repeated]).accounts.map(({ also: _also, id: _id, ...row }) => row)).toEqual(
        toldOnce(items).accounts.map(({ also: _also, id: _id, ...row }) => row),
      )
    }),
  )
})

describe('a decision that two sources list', () => {
  const list = (source: string) =>
    Array.from({ length: 12 }, (_, i) =>
      decision({ id: `${source} ${i}`, source, documentNo: `虚应急罚〔2026〕${i}号`, fineFen: 100_000 * i, decidedOn: '2026-03-02' }),
    )
  it('is one decision, and tells what either of them tells', () => {
    const [first, ...others] = list('one')
    const other = list('two').map((one) => ({ ...one, correctedOn: '2026-03-09' }))
    const once = decisionsOnce([first ?? decision({}), ...others, ...other])
    expect(once).toHaveLength(12)
    expect(once[0]).toMatchObject({ correctedOn: '2026-03-09', also: 1 })
    const [agency] = fineMoneyOf(HONEST, [...list('one'), ...list('two')], TODAY)
    expect(agency?.signals.find(({ signal }) => signal === 'same_amount')).toMatchObject({
      state: 'few',
      seen: expect.stringContaining('11 件'),
    })
  })
  it('is as many as one source lists under its number, and of each agency its own', () => {
    const [one] = list('one')
    if (one === undefined) throw new Error('none')
    expect(decisionsOnce([one, { ...one, id: 'b' }, { ...one, id: 'c', source: 'two' }])).toHaveLength(2)
    expect(decisionsOnce([one, { ...one, id: 'c', source: 'two', agency: '另一个局' }])).toHaveLength(2)
    expect(
      decisionsOnce([
        { ...one, documentNo: null },
        { ...one, documentNo: null, id: 'c', source: 'two' },
      ]),
    ).toHaveLength(2)
  })
  it('whose fine they tell otherwise has none that is known', () => {
    const [one] = list('one')
    if (one === undefined) throw new Error('none')
    expect(decisionsOnce([one, { ...one, id: 'c', source: 'two', fineFen: 5 }])[0]?.fineFen).toBeNull()
  })
})

describe('an agency', () => {
  it('is the same with 本级 behind its name', () => {
    const agencies = fineMoneyOf(
      [...HONEST.slice(0, 12), ...HONEST.slice(12).map((one) => ({ ...one, agency: `${AGENCY}（本级）` }))],
      [],
      TODAY,
    )
    expect(agencies.map(({ from, to }) => [from, to])).toEqual([[YEARS[0], YEARS.at(-1)]])
    expect(asked(agencies, AGENCY)).toHaveLength(1)
  })
  it('of which no penalty is listed by that name is not said to have none', () => {
    for (const name of ['fine_first', 'same_amount', 'month_end', 'not_corrected'] as const) {
      expect(of(HONEST).signal(name).seen).toContain('按这个名称没有找到公示中的')
    }
  })
})

it('remarks a running total that is another than its months, only where all of these are told', () => {
  const of2026 = (checks: (number | null)[], checksToDate: number) =>
    checks.map((one, i) => account({ month: `2026-0${i + 1}`, checks: one, checksToDate: i === checks.length - 1 ? checksToDate : null }))
  const notesOf = (items: FineAccountItem[]) => toldOnce(items).notes
  expect(notesOf(of2026([73, 97, 79], 249))).toEqual([])
  expect(notesOf(of2026([73, 97, 79], 250))).toEqual(['2026-03 的本年累计检查家次和各月之和不符，两个数都照来源登载'])
  expect(notesOf(of2026([73, null, 79], 250))).toEqual([])
  expect(notesOf(of2026([73, 97, 79], 250).slice(1))).toEqual([])
})
