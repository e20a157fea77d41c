import { setTimeout as sleep } from 'node:timers/promises'
import { tmpdir } from 'node:os'
import { endingOf } from '../../editions/endings'
import { idSecret } from '../../models/secret'
import type { RunDoc } from '../../models/run'
import type { RawFile } from '../formats/types'
import { NO_PICTURES } from '../pictures/evidence'
import { gatherPictures, type Gathered } from '../pictures/gather'
import { readsPictures } from '../rows/columns'
import type { Waiting } from '../fetch/http'
import { emptyFacts } from '../rows/parse'
import type { Source } from '../source/sources'
import type { PublishDeps } from './deps'
import type { EndingDay } from './endingDay'
import { readSafely } from './publishReading'

const NOTHING: Gathered = { lookup: NO_PICTURES, missing: 0, remark: null }

/**
 * The pictures that the files of a run name. The files are read once for them alone: a reading is repeated where another writer is quicker, and made
 * again by whoever verifies it, and none of these may use the network. Of a row that is refused or over nothing is fetched.
 */
export async function picturesOf(
  source: Source,
  files: readonly RawFile[],
  run: RunDoc,
  { clockDay: today, endsOn }: EndingDay,
  {
    db,
    newId,
    spool = tmpdir(),
    waiting = { sleep: (ms) => sleep(ms), random: Math.random },
  }: Pick<PublishDeps, 'db' | 'newId'> & { spool?: string; waiting?: Waiting },
): Promise<Gathered> {
  if (!readsPictures(source)) return NOTHING
  const wanted = new Set<string>()
  const context = { today, endsOn, ids: await idSecret(db, newId) }
  for (const file of files) {
    if (file.size === 0) continue
    for await (const rows of readSafely(file, source, emptyFacts(), context)) {
      for (const row of rows) {
        if (!('incoming' in row) || row.pictures === undefined || endingOf(row.incoming.envelope, endsOn) !== null) continue
        for (const reference of row.pictures) wanted.add(reference)
      }
    }
  }
  return gatherPictures(source, run, wanted, { db, waiting, spool })
}
