import fc from 'fast-check'
import { PACE, TOTAL_MS } from '../../../server/door/body'
import { watchPace } from '../../../server/door/pace'

const WINDOW = { windowMs: 1_000, bytes: 100 }

/** When a sender is told off, in milliseconds, where each step brings so many bytes after so long; null: never. */
function toldAt(steps: readonly { ms: number; bytes: number }[], pace = WINDOW): number | null {
  const isTooSlow = watchPace(pace)
  let [waited, received] = [0, 0]
  for (const { ms, bytes } of steps) {
    waited += ms
    received += bytes
    if (isTooSlow(waited, received)) return waited
  }
  return null
}
const steady = (ms: number, bytes: number, count: number) => Array.from({ length: count }, () => ({ ms, bytes }))

it('asks nothing before the first window is over', () => {
  expect(toldAt(steady(100, 0, 9))).toBeNull()
  expect(toldAt(steady(100, 0, 10))).toBe(1_000)
})

it('lets a slow sender go on as long as it keeps the pace', () => {
  expect(toldAt(steady(100, 10, 10_000))).toBeNull()
  expect(toldAt(steady(100, 9, 10_000))).toBe(1_000)
})

it('lets the largest photo of a tip through at two kilobytes a second, and nobody at half of that', () => {
  const [photo, second] = [524_316, 1_000]
  const seconds = Math.ceil(photo / 2_000)
  expect(seconds * second).toBeLessThan(TOTAL_MS)
  expect(toldAt(steady(second, 2_000, seconds), PACE)).toBeNull()
  expect(toldAt(steady(second, 1_000, seconds), PACE)).toBe(PACE.windowMs)
})

it('takes what came early for no credit later', () => {
  const told = toldAt([{ ms: 100, bytes: 1_000_000 }, ...steady(100, 1, 100)])
  expect(told).toBeGreaterThan(1_000)
  expect(told).toBeLessThanOrEqual(1_300)
})

it('never refuses who brings the bytes in each window, and always who brings none for a window and two steps', () => {
  const step = fc.record({ ms: fc.integer({ min: 1, max: 100 }), bytes: fc.integer({ min: 0, max: 50 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      // A byte for each millisecond waited is ten times the pace, however it is dealt out.
      expect(toldAt(steps.map(({ ms }) => ({ ms, bytes: ms })))).toBeNull()
      const begun = steps.reduce((sum, { ms }) => sum + ms, 0)
      const told = toldAt([...steps, ...steady(50, 0, 30)])
      expect(told).not.toBeNull()
      expect(told).toBeLessThanOrEqual(begun + 1_250)
    }),
  )
})
