import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Machine } from '../../server/clock/machine'
import { startEmbedded } from '../../server/embedded/index'
import { STORE_FILE } from '../../server/embedded/takeOver'
import { runSource } from '../../server/mirror/run/run'
import { loadSources, type Source } from '../../server/mirror/source/sources'
import { openDb, type Db } from '../../server/models/index'
import { ensureSampleCity } from '../../server/sampleCity'
import { runningThrough } from './machine'
import { alone, newestChange } from './once'
import { temporaryFolder } from './store'

const ROOT = join(__dirname, '..', '..')
const KEPT = join(ROOT, 'test', 'out', 'mirrored-city.mdb')
/** What decides what is in it. */
const MADE_FROM = ['server', 'shared', 'package-lock.json', 'test/support/app.ts', 'test/support/mirroredCity.ts'].map((path) =>
  join(ROOT, path),
)

/** Runs every source once, at the time of a test. */
export async function mirrorAll(sources: readonly Source[], db: Db, now: () => Date, machine: () => Machine): Promise<void> {
  for (const source of sources) await runSource(source, { db, now, machine, newId: randomUUID })
}

/** The file of an embedded store with the sample city, mirrored once at `now`: made by the first test that asks, copied by the others. */
export function mirroredCity(now: Date): Promise<string> {
  return alone(KEPT + '.lock', async () => {
    const isFresh = existsSync(KEPT) && statSync(KEPT).mtimeMs >= Math.max(...MADE_FROM.map(newestChange))
    if (!isFresh) await mirrorInto(KEPT, now)
    return KEPT
  })
}

async function mirrorInto(file: string, now: Date): Promise<void> {
  const { dir, remove } = temporaryFolder()
  const embedded = await startEmbedded({ dir: join(dir, 'store'), durable: false })
  const db = await openDb(embedded.uri)
  const { sources } = loadSources(ensureSampleCity(join(dir, 'city'), now).sources)
  const clock = () => now
  await mirrorAll(sources, db, clock, runningThrough(clock))
  await db.connection.close()
  await embedded.stop()
  // Whole or not at all, and dated now.
  copyFileSync(join(dir, 'store', STORE_FILE), file + '.part')
  renameSync(file + '.part', file)
  remove()
}
