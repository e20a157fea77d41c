import { cpSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureSampleCity } from '../../server/sampleCity'
import { shanghaiDay } from '../../shared/codes/dates'
import { madeOnce } from './once'

const KEPT = join(__dirname, '..', 'out', 'sample-city')

/** Does what a first start does with the sample city, on any day: it is drawn by the first test that asks, and copied by the others. */
export async function sampleCityIn(dir: string, now: Date): Promise<ReturnType<typeof ensureSampleCity>> {
  const kept = join(KEPT, shanghaiDay(now))
  await madeOnce(kept, [__filename], () => draw(kept, now))
  cpSync(kept, dir, { recursive: true })
  return { sources: join(dir, 'sources.json'), city: join(dir, 'city.json'), grading: join(dir, 'grading.json') }
}

/** Whole or not at all. */
function draw(kept: string, now: Date): void {
  const part = kept + '.part'
  for (const old of [part, kept]) rmSync(old, { recursive: true, force: true })
  ensureSampleCity(part, now)
  renameSync(part, kept)
}
