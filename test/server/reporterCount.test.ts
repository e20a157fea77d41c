import { Registry } from 'prom-client'
import { createReporterCount } from '../../server/reporterCount'

const HOUR_MS = 3_600_000
const BEGIN = new Date('2026-05-20T02:10:00.000Z')

it('tells nothing of the hour that runs, and of one that is over only tens', async () => {
  let now = BEGIN
  const registry = new Registry()
  const reporters = createReporterCount(registry, () => now)
  const told = async () => {
    reporters.look()
    return (await registry.metrics()).split('\n').filter((line) => line.startsWith('mingan_'))
  }
  const line = (outcome: string, count: number) => `mingan_reporter_requests{outcome="${outcome}"} ${count}`
  const quiet = [line('ok', 0), line('refused', 0), line('failed', 0)]
  for (let i = 0; i < 29; i++) reporters.count(200)
  for (let i = 0; i < 9; i++) reporters.count(404)
  for (let i = 0; i < 10; i++) reporters.count(503)
  expect(await told()).toEqual(quiet)
  now = new Date('2026-05-20T03:00:00.000Z')
  expect(await told()).toEqual([line('ok', 20), line('refused', 0), line('failed', 10)])
  // One more is not told when it comes, and what was left over is not lost.
  reporters.count(200)
  expect(await told()).toEqual([line('ok', 20), line('refused', 0), line('failed', 10)])
  now = new Date(now.getTime() + HOUR_MS)
  expect(await told()).toEqual([line('ok', 30), line('refused', 0), line('failed', 10)])
})
