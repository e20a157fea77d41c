import fc from 'fast-check'
import type { Machine } from '../../../server/clock/machine'
import { AHEAD_MAX_MS, AGREE_MS, judgeClock, type Mark } from '../../../server/clock/trust'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOON = Date.parse('2026-05-20T04:00:00.000Z')
const here = (uptimeMs: number): Machine => ({ boot: 'a', uptimeMs })
const mark = (sure: number, given: Partial<Mark> = {}): Mark => ({ boot: 'a', uptimeMs: 0, sure: new Date(sure), by: 'person', ...given })
const judge = (now: number, uptimeMs: number, ...marks: Mark[]) => judgeClock(new Date(now), here(uptimeMs), marks)

it('believes the first clock there is: nothing is older', () => {
  expect(judge(NOON, 5)).toMatchObject({ aheadMs: 0, trusted: true, exact: true, by: 'start' })
})

it('believes a clock for two days without a word, and no longer', () => {
  const other = mark(NOON, { boot: 'b' })
  expect(judge(NOON + 2 * DAY, 5, other)).toMatchObject({ trusted: true, exact: false, sure: new Date(NOON) })
  expect(judge(NOON + 2 * DAY + 1, 5, other)).toMatchObject({ trusted: false, sure: new Date(NOON) })
})

it('believes it for ever while the machine counts as many hours, through every stop of the process', () => {
  expect(judge(NOON + 90 * DAY, 90 * DAY, mark(NOON))).toMatchObject({ aheadMs: 0, trusted: true, exact: true })
})

it('adds up what nobody has counted: many small leaps are one large one', () => {
  // Each leap is below the bound, and the mark is carried on as the time that has surely come.
  let known = mark(NOON)
  for (const leap of [1.5, 3]) {
    const { sure, trusted } = judge(NOON + leap * DAY, leap, known)
    expect({ leap, trusted }).toEqual({ leap, trusted: leap < 2 })
    known = mark(sure.getTime(), { uptimeMs: leap })
  }
})

it('goes on by another instance that goes on, and by no mark that a restarted counter would stretch', () => {
  expect(judge(NOON, 0, mark(NOON - 90 * DAY), mark(NOON - 4 * 60_000, { boot: 'b', by: 'source x' }))).toMatchObject({
    exact: true,
    by: 'source x',
  })
  expect(judge(NOON, 5, mark(NOON - 90 * DAY, { uptimeMs: 100 * DAY }))).toMatchObject({ aheadMs: 90 * DAY, trusted: false })
})

it('takes a clock that is behind for what it says, unless a server has confirmed the later time', () => {
  const early = NOON - 30 * DAY
  for (const by of ['start', 'run', 'person'] as const)
    expect(judge(early, 5, mark(NOON, { by }))).toMatchObject({ sure: new Date(early), behind: false, trusted: true })
  for (const by of ['store', 'source x'] as const)
    expect(judge(early, 0, mark(NOON, { by }))).toMatchObject({ sure: new Date(NOON), aheadMs: 0, behind: true, exact: false })
  expect(judge(NOON - AGREE_MS, 0, mark(NOON, { by: 'store' }))).toMatchObject({ behind: false, exact: true })
})

it('never takes for sure what has not come: whatever the clock leaps to, while marks are true', () => {
  const step = fc.record({
    passes: fc.integer({ min: 0, max: 30 * DAY }),
    leaps: fc.integer({ min: -400 * DAY, max: 400 * DAY }),
    reboots: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.constantFrom('person', 'store'), (steps, by) => {
      let [truth, boot, up] = [NOON, 0, 0]
      let marks = [mark(NOON, { boot: '0', by })]
      for (const { passes, leaps, reboots } of steps) {
        truth += passes
        if (reboots) [boot, up] = [boot + 1, Math.floor(passes / 2)]
        else up += passes
        const machine = { boot: String(boot), uptimeMs: up }
        const view = judgeClock(new Date(truth + leaps), machine, marks)
        expect(view.sure.getTime()).toBeLessThanOrEqual(truth)
        if (view.trusted) expect(leaps).toBeLessThanOrEqual(AHEAD_MAX_MS)
        if (view.exact) expect(leaps).toBeLessThanOrEqual(AGREE_MS)
        marks = [...marks.filter((one) => one.boot !== machine.boot), { ...machine, sure: view.sure, by: view.by }]
      }
    }),
  )
})
