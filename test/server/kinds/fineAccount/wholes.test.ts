import fc from 'fast-check'
import { agencyKey } from '../../../../shared/codes/fold'
import type { FineAccountBody } from '../../../../shared/kinds/fineAccount/schema'
import { EnvelopeInput } from '../../../../shared/envelope'
import { INPUTS } from '../../../../shared/kinds/schemas'
import { finishRecord } from '../../../../server/mirror/rows/finish'
import { ruleOf } from '../../../../server/kinds/index'
import { Told, sumOf } from './determined'

/** Whoever keeps every figure that was ever told of a month, of wholes, parts and twins, adds up and subtracts none to what fewer than three were paid. */

interface Record {
  id: string
  agency: string
  division: string | null
  /** the places whose money is in it */
  of: readonly string[]
}
const CITY = '虚构市应急管理局'
const record = (id: string, agency: string, division: string | null, ...of: string[]): Record => ({ id, agency, division, of })
const ALL = ['甲', '乙', '丙']
const RECORDS: readonly Record[] = [
  record('city', CITY, '990100', ...ALL),
  record('nowhere', CITY, null, ...ALL),
  record('filled', CITY, '990100000000', ...ALL),
  record('government', '虚构市人民政府', '990100', ...ALL),
  record('甲', CITY, '990102', '甲'),
  record('甲 again', CITY, '990102', '甲'),
  record('甲 of its own', '虚构市甲县应急管理局', '990102', '甲'),
  record('甲 of its squad', '虚构市应急管理局执法支队', '990102', '甲'),
  record('乙', CITY, '990103', '乙'),
  record('丙', '丙县应急管理局', '990104', '丙'),
]

/** What is spent in a place: amounts of unknowns, by their names. */
interface Place {
  purposes: Map<string, string>
  payments: string[]
}
type World = Map<string, Place>
/** Amounts that no two sums of a few have in common, small ones and large ones: the truth behind the unknowns. */
const amountOf = (unknown: string): number =>
  unknown.startsWith('o')
    ? 0
    : [...unknown].reduce((sum, one, i) => sum + one.charCodeAt(0) * (i + 3), unknown.startsWith('p') ? 10 : 90_000)

const total = (unknowns: readonly string[]): number => unknowns.reduce((sum, one) => sum + amountOf(one), 0)
const NAMES = ['办案', '装备', '其他'] as const
/** What a place may have spent on others, where it says no such thing: whoever is not told all its purposes does not know that it is nothing. */
const nothing = (place: string): string => `o${place}`
const unknownsOf = (world: World, of: readonly string[], name: string): string[] =>
  of.flatMap((place) => {
    const { payments = [], purposes = new Map<string, string>() } = world.get(place) ?? {}
    return name === '举报奖励' ? payments : (purposes.get(name) ?? (name === '其他' ? nothing(place) : []))
  })

/** A row as its office writes it, and which unknowns each of its amounts is the sum of. `isHidden`: rewards stand in its 其他. */
function rowOf(world: World, { of, division }: Record, isHidden: boolean) {
  const lines = [...NAMES, '举报奖励'].map((name) => ({ name, unknowns: unknownsOf(world, of, name) }))
  const paid = lines.at(-1)?.unknowns ?? []
  const told = isHidden
    ? lines.slice(0, -1).map(({ name, unknowns }) => ({ name, unknowns: name === '其他' ? [...unknowns, ...paid] : unknowns }))
    : lines
  const purposes = told.filter(({ unknowns }) => unknowns.some((one) => amountOf(one) > 0))
  return {
    input: INPUTS.fineAccount.parse({
      month: '2026-04',
      division,
      spentFen: total(purposes.flatMap(({ unknowns }) => unknowns)),
      purposes: purposes.map(({ name, unknowns }) => ({ name, spentFen: total(unknowns) })),
    }),
    purposes,
  }
}

/** What a told amount is the sum of: whoever knows the rule tries every set of purposes that has that total. */
function unknownsBehind(name: string, fen: number, purposes: { name: string; unknowns: string[] }[]): string[] {
  const own = purposes.find((one) => one.name === name && total(one.unknowns) === fen)
  if (own) return own.unknowns
  for (let set = 1; set < 2 ** purposes.length; set++) {
    const unknowns = purposes.filter((_, i) => (set >> i) % 2 === 1).flatMap((one) => one.unknowns)
    if (total(unknowns) === fen) return unknowns
  }
  throw new Error(`an amount that is no sum of purposes: ${name} ${fen}`)
}

interface Step {
  /** who delivers, in the order of the file */
  records: readonly number[]
  /** in whose rows rewards stand in 其他 */
  hidden: readonly number[]
  /** what happened before */
  event: { place: number; what: 'pay' | 'spend' | 'take back' | 'none' }
}

/** Every step of a history, and all that is told by it. */
function walk(start: World, steps: readonly Step[]): { told: Told; payments: string[]; amounts: number } {
  const world = start
  const told = new Told()
  const past: { id: string; agency: string; body: FineAccountBody }[] = []
  const payments = new Set(ALL.flatMap((place) => world.get(place)?.payments ?? []))
  let [fresh, amounts] = [0, 0]
  /** Places of which a row with rewards was read: nobody can hide what nobody knows of yet. */
  const named = new Set<string>()
  for (const { records, hidden, event } of steps) {
    const place = ALL[event.place % ALL.length] ?? '甲'
    const own = world.get(place)
    if (own && event.what === 'pay' && named.has(place)) {
      own.payments.push(`p${place}${++fresh}`)
      for (const one of own.payments) payments.add(one)
    }
    if (own && event.what === 'spend') own.purposes.set('装备', `x${place}装备${++fresh}`)
    if (own && event.what === 'take back' && named.has(place)) own.payments.pop()
    for (const at of new Set(records)) {
      const one = RECORDS[at % RECORDS.length] as Record
      const mayHide = hidden.includes(at) && one.of.length > 1
      const { input, purposes } = rowOf(world, one, mayHide)
      const said = agencyKey(one.agency)
      const { body } = finishRecord('fineAccount', input, {
        envelope: EnvelopeInput.parse({}),
        today: '2026-05-20',
        before: past.findLast(({ id }) => id === one.id)?.body ?? null,
        beside: past.filter(({ id, agency }) => id !== one.id && besides(said, agencyKey(agency))).map((other) => other.body),
        warn: () => undefined,
      })
      past.push({ id: one.id, agency: one.agency, body })
      for (const { name, spentFen } of body.purposes ?? []) if (spentFen !== null) told.add(sumOf(unknownsBehind(name, spentFen, purposes)))
      const names = (body.purposes ?? []).map(({ name }) => name)
      if (names.some((name) => name !== '举报奖励') && !names.some((name) => name.startsWith('其他')))
        for (const inner of one.of) if (!world.get(inner)?.purposes.has('其他')) told.add(sumOf([nothing(inner)]))
      if (body.spentFen !== null) told.add(sumOf(purposes.flatMap(({ unknowns }) => unknowns)))
      amounts += body.spentFen === null ? 0 : 1
      if (!mayHide && purposes.some(({ name }) => name === '举报奖励'))
        for (const inner of one.of) if ((world.get(inner)?.payments.length ?? 0) > 0) named.add(inner)
    }
  }
  return { told, payments: [...payments], amounts }
}
const besides = (one: string, other: string): boolean => ruleOf('fineAccount').isBeside(one, other)

function expectNothingOfFewer({ told, payments }: Pick<ReturnType<typeof walk>, 'told' | 'payments'>): void {
  for (const [i, one] of payments.entries()) {
    if (told.determines(sumOf([one]))) throw new Error(`told by all figures together: ${one}`)
    for (const other of payments.slice(i + 1))
      if (told.determines(sumOf([one, other]))) throw new Error(`told by all figures together: ${one} and ${other}`)
  }
}

const place = (of: string, payments: number, ...names: string[]): [string, Place] => [
  of,
  {
    purposes: new Map(names.map((name) => [name, `x${of}${name}`])),
    payments: Array.from({ length: payments }, (_, i) => `p${of}${i}start`),
  },
]
const at = (...ids: string[]): number[] => ids.map((id) => RECORDS.findIndex((one) => one.id === id))
const delivered = (...ids: string[]): Step => ({ records: at(...ids), hidden: [], event: { place: 0, what: 'none' } })
const world = (): World => new Map([place('甲', 1, '办案'), place('乙', 0, '办案', '其他'), place('丙', 0)])

it.each([
  ['the city, the county with rewards, the other', ['city', '甲', '乙']],
  ['parts first', ['甲', '乙', 'city']],
  ['the whole between', ['乙', 'city', '甲']],
  ['a division that is not told', ['nowhere', '甲', '乙']],
  ['a division filled up with zeros', ['filled', '甲', '乙']],
  ['the county by its own office', ['city', '甲 of its own', '乙']],
  ['the government for all', ['government', '甲 of its own', '乙']],
  ['a squad beside its bureau', ['甲 of its squad', '甲', 'city', '乙']],
  ['a month under two keys', ['甲', '甲 again', 'city']],
])('tells rewards by no whole less its parts: %s', (_, ids) => {
  const together = walk(world(), [delivered(...ids)])
  expectNothingOfFewer(together)
  expectNothingOfFewer(
    walk(
      world(),
      ids.map((id) => delivered(id)),
    ),
  )
  // Something of it is told still.
  expect(together.amounts).toBeGreaterThan(0)
})

it('tells rewards by no figures together, over random offices, files, corrections and rewards', () => {
  const index = fc.nat(RECORDS.length - 1)
  const step = fc.record({
    records: fc.array(index, { minLength: 1, maxLength: 5 }),
    hidden: fc.array(index, { maxLength: 2 }),
    event: fc.record({ place: fc.nat(2), what: fc.constantFrom('pay', 'spend', 'take back', 'none') }),
  })
  const start = fc.tuple(fc.nat(3), fc.nat(2), fc.nat(1), fc.subarray([...NAMES]), fc.subarray([...NAMES]))
  fc.assert(
    fc.property(start, fc.array(step, { minLength: 1, maxLength: 5 }), ([first, second, third, some, others], steps) => {
      const begun = new Map([place('甲', first, '办案', ...some), place('乙', second, '其他', ...others), place('丙', third, '办案')])
      expectNothingOfFewer(walk(begun, steps as Step[]))
    }),
    { seed: 17, numRuns: 1_500 },
  )
})

it('finds what follows: an opinion that finds nothing would be of no use', () => {
  const told = new Told()
  for (const sum of [['a', 'b', 'c'], ['b'], ['c', 'd'], ['d', 'e']]) told.add(sumOf(sum))
  expect(told.determines(sumOf(['a', 'b', 'c']))).toBe(true)
  expect(told.determines(sumOf(['a', 'c']))).toBe(true)
  expect(told.determines(sumOf(['a']))).toBe(false)
  told.add(sumOf(['e']))
  expect(told.determines(sumOf(['a']))).toBe(true)
})

it('tells what was spent in full where no row of the family has rewards, and of the others where one has', () => {
  const none: World = new Map([place('甲', 0, '办案'), place('乙', 0, '办案', '其他'), place('丙', 0, '办案')])
  expect(walk(none, [delivered('city', '甲', '乙', '丙')]).amounts).toBe(4)
  // The county with rewards alone, and counties beside it: no whole of them is told.
  expect(walk(world(), [delivered('甲', '乙', 'city', '丙')]).amounts).toBe(3)
})
