import { setTimeout as sleep } from 'node:timers/promises'
import { tmpdir } from 'node:os'
import { endingOf } from '../../editions/endings'
import { idSecret } from '../../models/secret'
import type { RunDoc } from '../../models/run'
import type { RawFile } from '../formats/types'
import type { NamedForDesk } from '../pictures/atDesk'
import { NO_PICTURES, type KnownPictures } from '../pictures/evidence'
import { gatherPictures, type Gathered } from '../pictures/gather'
import { asksDesk, deskWordAfter } from '../pictures/known'
import { liesAt } from '../pictures/protectedSpots'
import { Wanted } from '../pictures/wanted'
import type { Hosts } from '../../privacy/hosts'
import { readsPictures } from '../rows/columns'
import type { Waiting } from '../fetch/http'
import { emptyFacts } from '../rows/parse'
import { demandRoom } from '../../room'
import type { Source } from '../source/sources'
import type { PublishDeps } from './deps'
import type { EndingDay } from './endingDay'
import { readSafely } from './publishReading'

/** The pictures of a run, and what of them the desk is to look at. */
export interface GatheredForRun extends Gathered {
  forDesk: readonly NamedForDesk[]
}

const NOTHING: GatheredForRun = { known: NO_PICTURES, missing: 0, remark: null, forDesk: [] }

/**
 * The pictures that the files of a run name. The files are read once for them alone: a reading is repeated where another writer is quicker, and made
 * again by whoever verifies it, and none of these may use the network. Of a row that is refused or over nothing is fetched. `spots`: where no
 * picture may be public.
 */
export async function picturesOf(
  source: Source,
  files: readonly RawFile[],
  { run, spots, hosts }: { run: RunDoc; spots: ReadonlySet<string>; hosts: Hosts },
  { clockDay: today, endsOn }: EndingDay,
  {
    db,
    newId,
    spool = tmpdir(),
    waiting = { sleep: (ms) => sleep(ms), random: Math.random },
    signal,
    room,
  }: Pick<PublishDeps, 'db' | 'newId' | 'signal' | 'room'> & { spool?: string; waiting?: Waiting },
): Promise<GatheredForRun> {
  if (!readsPictures(source)) return NOTHING
  const word = asksDesk(source) ? await deskWordAfter(db, run.pictureDecisions ?? 0) : null
  const pictures: KnownPictures = word ? { ...NO_PICTURES, desk: word } : NO_PICTURES
  const wanted = new Wanted()
  const context = { today, endsOn, ids: await idSecret(db, newId), pictures, hosts }
  for (const file of files) {
    if (file.size === 0) continue
    for await (const rows of readSafely(file, source, emptyFacts(), context)) {
      signal?.throwIfAborted()
      demandRoom(room)
      for (const row of rows) {
        if (!('incoming' in row) || endingOf(row.incoming.envelope, endsOn) !== null) continue
        // Rows without any are told of too where the desk is asked: which row of a record is the first, matters then.
        if (word || row.pictures) wanted.take(row.id, row.pictures ?? [], liesAt(spots, row.incoming.kind, row.incoming.body))
      }
    }
  }
  const forDesk = word && { only: wanted.onlyForDesk, word }
  return { ...(await gatherPictures(source, run, wanted, { db, waiting, spool }, forDesk)), forDesk: wanted.forDesk }
}
