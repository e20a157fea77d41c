import type { Day } from '../../shared/codes/dates'
import type { Kind } from '../../shared/kinds/index'
import { isRedactionOf } from '../../shared/replies/redaction'
import type { Ground, ReplyState } from '../../shared/replies/words'
import { batched } from '../batched'
import type { ReplyDoc } from '../models/reply'
import { paced } from '../steps'
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
  /** whether its record is public now: it says things of that, ends with it, and stands beside it again where the source tells it again */
  isRecordPublic: boolean
}

/** States in which the desk may have decided. */
const OVER = ['published', 'refused', 'withdrawn', 'replaced'] as const

/** Records that are asked for at once: together they are one question to the store. */
const TOGETHER = 100

type Told = Pick<
  ReplyDoc,
  | '_id'
  | 'kind'
  | 'record'
  | 'aboutRevision'
  | 'aboutEdition'
  | 'uscc'
  | 'firm'
  | 'filedOn'
  | 'state'
  | 'text'
  | 'told'
  | 'decision'
  | 'endedOn'
>
const FIELDS = {
  kind: 1,
  record: 1,
  aboutRevision: 1,
  aboutEdition: 1,
  uscc: 1,
  firm: 1,
  filedOn: 1,
  state: 1,
  text: 1,
  told: 1,
  decision: 1,
  endedOn: 1,
} as const satisfies Record<Exclude<keyof Told, '_id'>, 1>

/**
 * The public facts of every reply on which the desk has decided, by number. Others are let in meanwhile. Throws where a text is told that differs from what was
 * written by more than marks.
 */
export async function replyFacts({ db, record }: Pick<ReplyDeps, 'db' | 'record'>): Promise<ReplyFacts[]> {
  const facts: ReplyFacts[] = []
  const over = db.replies
    .find({ state: { $in: [...OVER] } }, FIELDS)
    .sort({ _id: 1 })
    .lean<Told>()
    .cursor({ batchSize: TOGETHER })
  for await (const replies of batched(over, TOGETHER)) {
    const records = await Promise.all(replies.map((reply) => record(reply.kind, reply.record)))
    for await (const [i, reply] of paced(replies.entries())) facts.push(...factsOf(reply, records[i] !== null))
  }
  return facts
}

function factsOf(doc: Told, isRecordPublic: boolean): ReplyFacts[] {
  const { _id, kind, record, aboutRevision, aboutEdition, uscc, firm, filedOn, state, text, told, decision, endedOn } = doc
  if (decision === null || state === 'received' || state === 'verified' || state === 'lapsed') return []
  const shown = state === 'published' ? told : null
  if (shown !== null && text !== null && !isRedactionOf(text, shown))
    throw new Error(`reply ${_id} differs from what was written by more than marks`)
  return [
    {
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
      isRecordPublic,
    },
  ]
}
