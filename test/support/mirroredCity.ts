import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Machine } from '../../server/clock/machine'
import { startEmbedded } from '../../server/embedded/index'
import { STORE_FILE } from '../../server/embedded/files'
import { runSource } from '../../server/mirror/run/run'
import { loadSources, type Source } from '../../server/mirror/source/sources'
import { openDb, type Db } from '../../server/models/index'
import { PublishedView } from '../../server/read/published'
import { RowsFile } from '../../server/read/rowsFile'
import { runningThrough } from './machine'
import { madeOnce } from './once'
import { sampleCityIn } from './sampleCity'
import { temporaryFolder } from './store'

const KEPT = join(__dirname, '..', 'out', 'mirrored-city')

/** The sample city, mirrored. */
export interface MirroredCity {
  /** the file of its embedded store */
  store: string
  /** its rows as a service keeps them between two starts */
  rows: string
}

/** Runs every source once, at the time of a test. */
export async function mirrorAll(sources: readonly Source[], db: Db, now: () => Date, machine: () => Machine): Promise<void> {
  for (const source of sources) await runSource(source, { db, now, machine, newId: randomUUID })
}

/** The sample city, mirrored once at `now`: made by the first test that asks, copied by the others. */
export async function mirroredCity(now: Date): Promise<MirroredCity> {
  const own = ['app.ts', 'mirroredCity.ts', 'sampleCity.ts'].map((name) => join(__dirname, name))
  return filesIn(await madeOnce(KEPT, own, () => mirrorInto(KEPT, now)))
}

const filesIn = (folder: string): MirroredCity => ({ store: join(folder, STORE_FILE), rows: join(folder, 'rows') })

/** A file of rows that fails a test where it cannot be used; what it was made by is the code that is tested. */
export const rowsIn = (path: string): RowsFile => new RowsFile(path, refuse, () => Promise.resolve('as tested'))

function refuse(error: unknown): never {
  throw error
}

async function mirrorInto(folder: string, now: Date): Promise<void> {
  const { dir, remove } = temporaryFolder()
  const embedded = await startEmbedded({ dir: join(dir, 'store'), durable: false })
  const db = await openDb(embedded.uri)
  const { sources } = loadSources((await sampleCityIn(join(dir, 'city'), now)).sources)
  const clock = () => now
  await mirrorAll(sources, db, clock, runningThrough(clock))
  const rows = rowsIn(join(dir, 'rows'))
  await new PublishedView(db, clock, undefined, rows).refresh()
  await rows.settled()
  await db.connection.close()
  await embedded.stop()
  // Whole or not at all, and dated now.
  const part = folder + '.part'
  for (const old of [part, folder]) rmSync(old, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  copyFileSync(join(dir, 'store', STORE_FILE), filesIn(part).store)
  copyFileSync(join(dir, 'rows'), filesIn(part).rows)
  renameSync(part, folder)
  remove()
}
