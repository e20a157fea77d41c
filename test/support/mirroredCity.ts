import { randomUUID } from 'node:crypto'
import { copyFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Machine } from '../../server/clock/machine'
import { startEmbedded } from '../../server/embedded/index'
import { STORE_FILE } from '../../server/embedded/files'
import { runSource } from '../../server/mirror/run/run'
import { loadSources, type Source } from '../../server/mirror/source/sources'
import { openDb, type Db } from '../../server/models/index'
import { runningThrough } from './machine'
import { madeOnce } from './once'
import { sampleCityIn } from './sampleCity'
import { temporaryFolder } from './store'

const KEPT = join(__dirname, '..', 'out', 'mirrored-city.mdb')

/** Runs every source once, at the time of a test. */
export async function mirrorAll(sources: readonly Source[], db: Db, now: () => Date, machine: () => Machine): Promise<void> {
  for (const source of sources) await runSource(source, { db, now, machine, newId: randomUUID })
}

/** The file of an embedded store with the sample city, mirrored once at `now`: made by the first test that asks, copied by the others. */
export function mirroredCity(now: Date): Promise<string> {
  return madeOnce(
    KEPT,
    ['app.ts', 'mirroredCity.ts', 'sampleCity.ts'].map((name) => join(__dirname, name)),
    () => mirrorInto(KEPT, now),
  )
}

async function mirrorInto(file: string, now: Date): Promise<void> {
  const { dir, remove } = temporaryFolder()
  const embedded = await startEmbedded({ dir: join(dir, 'store'), durable: false })
  const db = await openDb(embedded.uri)
  const { sources } = loadSources((await sampleCityIn(join(dir, 'city'), now)).sources)
  const clock = () => now
  await mirrorAll(sources, db, clock, runningThrough(clock))
  await db.connection.close()
  await embedded.stop()
  // Whole or not at all, and dated now.
  copyFileSync(join(dir, 'store', STORE_FILE), file + '.part')
  renameSync(file + '.part', file)
  remove()
}
