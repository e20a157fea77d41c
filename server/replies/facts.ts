import { shanghaiDay, type Day } from '../../shared/codes/dates'
import type { Kind } from '../../shared/kinds/index'
import { isRedactionOf } from '../../shared/replies/redaction'
import type { Ground, ReplyState } from '../../shared/replies/words'
import type { ReplyDoc } from '../models/reply'
import type { ReplyDeps } from './deps'

/** What the public is told of a reply on which the desk has decided. */
export interface ReplyFacts {
  number: string
  kind: Kind
  record: string
  aboutRevision: number
  aboutEdition: number
  uscc: string
  firm: string
  filedOn: Day
  stage: Extract<ReplyState, (typeof OVER)[number]>
  /** null where it was refused or is over */
  text: string | null
  grounds: readonly Ground[]
  unit: string
  decidedOn: Day
  /** the day on which it was taken back or replaced */
  endedOn: Day | null
  /** the last day on which its record was public; null while it is */
  publicUntil: Day | null
}

/** States in which the desk may have decided. */
const OVER = ['published', 'refused', 'withdrawn', 'replaced'] as const

/** The public facts of every reply on which the desk has decided, by number. Throws where a text is told that differs from what was written by more than marks. */
export async function replyFacts(deps: Pick<ReplyDeps, 'db' | 'now' | 'record'>): Promise<ReplyFacts[]> {
  await noteGone(deps)
  const all = await deps.db.replies
    .find({ state: { $in: [...OVER] } })
    .sort({ _id: 1 })
    .lean<ReplyDoc[]>()
  return all.flatMap((doc) => factsOf(doc) ?? [])
}

function factsOf(doc: ReplyDoc): ReplyFacts | null {
  const { _id, kind, record, aboutRevision, aboutEdition, uscc, firm, filedOn, state, text, told, decision, endedOn, recordGoneOn } = doc
  if (decision === null || state === 'received' || state === 'verified' || state === 'lapsed') return null
  const shown = state === 'published' ? told : null
  if (shown !== null && text !== null && !isRedactionOf(text, shown))
    throw new Error(`reply ${_id} differs from what was written by more than marks`)
  return {
    number: _id,
    kind,
    record,
    aboutRevision,
    aboutEdition,
    uscc,
    firm,
    filedOn,
    stage: state,
    text: shown,
    grounds: decision.grounds,
    unit: decision.unit,
    decidedOn: decision.on,
    endedOn,
    publicUntil: recordGoneOn,
  }
}

/** Notes of each reply whose record is public no more since when: it says things of that record, and ends with it. */
async function noteGone({ db, now, record }: Pick<ReplyDeps, 'db' | 'now' | 'record'>): Promise<void> {
  const open = await db.replies
    .find({ state: { $in: [...OVER] }, recordGoneOn: null }, { kind: 1, record: 1 })
    .lean<Pick<ReplyDoc, '_id' | 'kind' | 'record'>[]>()
  const gone: string[] = []
  for (const one of open) if ((await record(one.kind, one.record)) === null) gone.push(one._id)
  if (gone.length > 0) await db.replies.updateMany({ _id: { $in: gone } }, { $set: { recordGoneOn: shanghaiDay(now()) } })
}
