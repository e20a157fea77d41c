import type { RecordDb } from '../../models/index'
import { decisionsAfter } from '../../models/pictureDecision'
import type { RunDoc } from '../../models/run'
import type { Source } from '../source/sources'
import type { DeskWord, KnownPictures } from './evidence'
import { lookupIn, resultsAt } from './results'

type Store = Pick<RecordDb, 'pictures' | 'pictureDecisions'>

/** Whether a source has the desk look at what nobody is named as having looked at. */
export const asksDesk = ({ unreviewedPictures }: Pick<Source, 'unreviewedPictures'>): boolean => unreviewedPictures === 'desk'

/** What the desk had said after so many decisions. */
export async function deskWordAfter(db: Pick<Store, 'pictureDecisions'>, made: number): Promise<DeskWord> {
  const decided = await decisionsAfter(db, made)
  return (original) => decided.get(original)?.decision ?? null
}

/** What the rows of a run were read by, for them to be read again. */
export async function knownTo(
  run: Pick<RunDoc, 'startedAt' | 'pictureDecisions'> | null,
  source: Source,
  db: Store,
): Promise<KnownPictures> {
  const lookup = lookupIn(await resultsAt(db, source.name, run?.startedAt ?? new Date(0)))
  return asksDesk(source) ? { lookup, desk: await deskWordAfter(db, run?.pictureDecisions ?? 0) } : { lookup }
}
