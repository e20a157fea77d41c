import type { RecordAnswer } from '../../shared/api/records'
import { addDays, startOfDay, type Day } from '../../shared/codes/dates'
import type { Kind } from '../../shared/kinds/index'
import { LISTS } from '../../shared/kinds/schemas'
import { hasEnded } from '../editions/ended'
import { ApiError } from '../errors'
import type { RecordDb } from '../models/index'
import type { VersionDoc } from '../models/version'
import { formerId } from './former'
import { relatedTo, sharedWith } from './joins'
import { judge } from './judgement'
import type { Row } from './model'
import { endFrom, versionAt, versionIdOf, type Published } from './published'
import type { createVersionLoader } from './versionLoader'

/** A record as somebody asks for it: a version of it, the newest one, and what other records say of it. */
export interface FoundRecord extends Pick<RecordAnswer, 'related' | 'shared' | 'judgement'> {
  version: VersionDoc
  /** the newest version: what it says may be over tells whether the past is over too */
  present: VersionDoc
}

/** Which record: its id, or the credit code that it has, or had while it was public. */
export interface AskedRecord {
  kind: Kind
  idOrCode: string
}

const UNJOINED = { related: null, judgement: null }

/** A record as it is public now, with what others say of it where it is shown. Throws `record_not_found`. */
export async function currentRecord(
  db: RecordDb,
  loadVersion: ReturnType<typeof createVersionLoader>,
  published: Published,
  asked: AskedRecord,
): Promise<FoundRecord> {
  const { kind, idOrCode } = asked
  const row = published.models[kind].find(idOrCode)
  const version = row
    ? await loadVersion(versionIdOf(kind, row))
    : await versionAt(db, kind, await idOf(db, published, asked), published.edition._id)
  if (!version) throw new ApiError('record_not_found')
  return { version, present: version, ...(row ? joined(published, kind, row, version) : UNJOINED) }
}

/**
 * A record as it was at an edition. What has been erased since answers its tombstone, whatever edition is asked for. Throws
 * `edition_not_found` where the edition is yet to come, `record_not_found` where the record was not there.
 */
export async function pastRecord(db: RecordDb, published: Published, asked: AskedRecord, edition: number): Promise<FoundRecord> {
  if (edition > published.edition._id) throw new ApiError('edition_not_found', { edition: '还没有这一版' })
  const { kind } = asked
  const id = await idOf(db, published, asked)
  const version = await versionAt(db, kind, id, edition)
  if (!version) throw new ApiError('record_not_found')
  const isErased = version.body === null && version.tombstone === null
  const current = await versionAt(db, kind, id, published.edition._id)
  // Between midnight and the calendar's edition what ended is still there, and its past is over with it.
  const isOver = current !== null && hasEnded(current.publicUntil, published.day)
  // Erased and listed again later: the past is answered by the end that erased it, not by the present.
  const end = isErased ? await endFrom(db, kind, id, version.to) : null
  const shown = current && (isOver || (isErased && current.tombstone)) ? current : (end ?? version)
  return { version: shown, present: current ?? shown, ...UNJOINED }
}

/** The number of the edition that was public at the end of a day. Throws `edition_not_found` where there was none yet, or the day is yet to come. */
export async function editionOn({ editions }: Pick<RecordDb, 'editions'>, on: Day, now: Date): Promise<number> {
  if (startOfDay(on) > now) throw new ApiError('edition_not_found', { on: '还没有到这一天' })
  const found = await editions
    .findOne({ state: 'published', publishedAt: { $lt: startOfDay(addDays(on, 1)) } }, { _id: 1 })
    .sort({ _id: -1 })
    .lean<{ _id: number }>()
  if (!found) throw new ApiError('edition_not_found', { on: '那一天还没有公示数据' })
  return found._id
}

/** The id of a record. */
async function idOf(db: RecordDb, { models }: Published, { kind, idOrCode }: AskedRecord): Promise<string> {
  const found = models[kind].find(idOrCode)?.id
  if (found !== undefined || LISTS[kind].keys === undefined) return found ?? idOrCode
  return (await formerId(db, kind, idOrCode)) ?? idOrCode
}

/** What other records say about this one, at the same edition. */
function joined(published: Published, kind: Kind, row: Row, { body }: VersionDoc): Pick<FoundRecord, 'related' | 'shared' | 'judgement'> {
  if (body === null) return { related: {}, judgement: null }
  const related = relatedTo(published, kind, row)
  const shared = sharedWith(published, kind, row)
  return { related, ...(shared.length === 0 ? {} : { shared }), judgement: judge({ kind, body, related, today: published.day }) }
}
