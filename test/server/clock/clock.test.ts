import { isCron, startClock, type Clock, type Job } from '../../../server/clock/clock'
import { createLog } from '../../../server/log'

const log = createLog({ LOG_LEVEL: 'silent' })
const clocks: Clock[] = []
afterEach(() => Promise.all(clocks.splice(0).map((clock) => clock.stop())))

function start(jobs: Job[], random = () => 0): Clock {
  const clock = startClock(jobs, { now: () => new Date(), log, random })
  clocks.push(clock)
  return clock
}
const eventually = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20))
}
const EVERY_SECOND = { cron: '* * * * * *' }

it('does jobs by cron lines and by intervals, and goes on after one that fails', async () => {
  const done: string[] = []
  const job = (name: string, rhythm: Job['rhythm']): Job => ({
    name,
    rhythm,
    work: async () => {
      done.push(name)
      throw new Error(name)
    },
  })
  start([job('cron', EVERY_SECOND), job('interval', { everySeconds: 1 })])
  await eventually(() => ['cron', 'interval'].every((name) => done.filter((one) => one === name).length >= 2))
})

it('begins an interval one interval after the start', async () => {
  const began = Date.now()
  let at = 0
  start([{ name: 'a', rhythm: { everySeconds: 2 }, work: async () => void (at ||= Date.now()) }])
  await eventually(() => at > 0)
  expect(at - began).toBeGreaterThan(1_000)
})

it('does one job at a time, and ends the one at work before it has stopped', async () => {
  let working = 0
  let most = 0
  let finished = 0
  const work = async () => {
    most = Math.max(most, ++working)
    await new Promise((resolve) => setTimeout(resolve, 300))
    working--
    finished++
  }
  const clock = start(['a', 'b'].map((name) => ({ name, rhythm: EVERY_SECOND, work })))
  await eventually(() => working > 0)
  await clock.stop()
  expect([most, working, finished]).toEqual([1, 0, 1])
})

it('waits a part of the jitter, and forgets what waits when it stops', async () => {
  let begun = 0
  let asked = 0
  const clock = start([{ name: 'a', rhythm: EVERY_SECOND, jitterSeconds: 600, work: async () => void begun++ }], () => {
    asked++
    return 0.5
  })
  await eventually(() => asked > 0)
  await clock.stop()
  expect(begun).toBe(0)
})

it('knows a cron line', () => {
  expect([isCron('30 7 * * 1-5'), isCron('whenever'), isCron('99 * * * *')]).toEqual([true, false, false])
})
