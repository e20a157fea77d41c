import { keptRuns } from '../../../server/read/keptRuns'
import type { GoodRuns } from '../../../server/read/spans'

/** The store is asked for the runs of sources once a minute, whoever asks. */

const START = Date.parse('2026-05-20T02:00:00.000Z')
let at: number
let asked: number
let fails: boolean
const runs = () => {
  const which = ++asked
  const found: GoodRuns = new Map([[`run ${which}`, { from: '2026-05-01', to: '2026-05-20' }]])
  return fails ? Promise.reject(new Error('the store is gone')) : Promise.resolve(found)
}
beforeEach(() => {
  at = START
  asked = 0
  fails = false
})
const kept = () => keptRuns(runs, () => new Date(at))

it('asks once a minute, and anew for another edition', async () => {
  const ask = kept()
  const [one, two] = await Promise.all([ask('1'), ask('1')])
  expect(one).toBe(two)
  at += 59_999
  expect(await ask('1')).toBe(one)
  expect(asked).toBe(1)
  at += 1
  expect(await ask('1')).not.toBe(one)
  expect(asked).toBe(2)
  await ask('2')
  expect(asked).toBe(3)
})

it('asks anew where the clock was set back, and where the store had failed', async () => {
  const ask = kept()
  await ask('1')
  at -= 1
  await ask('1')
  expect(asked).toBe(2)
  fails = true
  await expect(ask('2')).rejects.toThrow('the store is gone')
  fails = false
  await ask('2')
  expect(asked).toBe(4)
})
