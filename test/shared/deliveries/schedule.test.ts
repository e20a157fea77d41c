import fc from 'fast-check'
import { BACK_OFF_S, GIVE_UP_S, nextTry } from '../../../shared/deliveries/schedule'
import { DELIVERY_MOVES, DELIVERY_STATES, SUBSCRIPTION_MOVES, SUBSCRIPTION_STATES } from '../../../shared/deliveries/words'
import { codesOf } from '../../../shared/vocabulary'

/** When a notice is tried again, when it is given up, and which states lead where. */

const WRITTEN = new Date('2026-05-20T02:00:00.000Z')
const after = (seconds: number) => new Date(WRITTEN.getTime() + seconds * 1_000)

/** The seconds at which a notice is tried that never arrives, each try taking so many seconds. */
function triesOf(first: number, takes: readonly number[]): number[] {
  const tried: number[] = []
  for (let at: Date | null = after(first), tries = 1; at !== null; tries++) {
    tried.push((at.getTime() - WRITTEN.getTime()) / 1_000)
    at = nextTry({ writtenAt: WRITTEN, tries, now: new Date(at.getTime() + (takes[tries % takes.length] ?? 0) * 1_000) })
  }
  return tried
}

it('tries soon, then ever more seldom, and for the last time at the end of the day', () => {
  const tried = triesOf(0, [0])
  expect(tried.slice(0, 5)).toEqual([0, 30, 90, 210, 510])
  expect(tried.at(-1)).toBe(GIVE_UP_S)
  expect(tried.length).toBeLessThan(25)
})

it('tries for all of the day and never beyond it, however long a try takes and whenever the first one is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 * GIVE_UP_S }), fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1 }), (first, takes) => {
      const tried = triesOf(first, takes)
      const gaps = tried.slice(1).map((at, i) => at - (tried[i] ?? 0))
      expect(tried.length).toBeGreaterThan(0)
      // A try that ends after the day is the last one.
      if (first < GIVE_UP_S) expect(tried.at(-1)).toBeGreaterThan(GIVE_UP_S - 30 - 1)
      for (const at of tried.slice(1)) expect(at).toBeLessThanOrEqual(GIVE_UP_S)
      for (const gap of gaps) expect(gap).toBeLessThanOrEqual((BACK_OFF_S.at(-1) ?? 0) + 30)
      if (first >= GIVE_UP_S) expect(tried).toEqual([first])
    }),
  )
})

it.each([
  ['subscription', SUBSCRIPTION_STATES, SUBSCRIPTION_MOVES, 'asked', ['left']],
  ['delivery', DELIVERY_STATES, DELIVERY_MOVES, 'waiting', ['signed']],
] as const)('leads every %s from its beginning to its end, and no further', (_name, states, moves, first, last) => {
  const all = Object.values(moves) as { from: readonly string[]; to: string }[]
  const reached = new Set<string>([first])
  for (let size = 0; size !== reached.size;) {
    size = reached.size
    for (const { from, to } of all) if (from.some((one) => reached.has(one))) reached.add(to)
  }
  expect([...reached].sort()).toEqual([...codesOf(states as Record<string, string>)].sort())
  for (const end of last) expect(all.filter(({ from }) => from.includes(end))).toEqual([])
})
