import type { ReplyCaseAnswer, ReplyLine } from '../../../shared/api/replies'
import type { Day } from '../../../shared/codes/dates'
import { DEPENDENCE, dependenceOf, type Decider } from '../../../shared/objections/independence'
import { codeUntil, unprovedUntil } from '../../../shared/replies/clock'
import { UNPROVED_LISTED } from '../../../shared/replies/limits'
import { isOver, lawfulReplyMoves } from '../../../shared/replies/lifecycle'
import type { ReplyDoc } from '../../models/reply'
import type { RecordRepliedTo } from '../../replies/deps'

/** What a line of the hall needs of a reply. */
export type Listed = Pick<ReplyDoc, '_id' | 'kind' | 'record' | 'title' | 'firm' | 'filedOn' | 'state' | 'handler' | 'letters'>
export const LISTED_FIELDS = { kind: 1, record: 1, title: 1, firm: 1, filedOn: 1, state: 1, handler: 1, letters: 1 } as const

/** A reply as a line of the hall on a day. */
export const presentReplyLine = ({ _id, kind, record, title, firm, filedOn, state, handler }: Listed, today: Day): ReplyLine => ({
  number: _id,
  kind,
  record,
  title,
  firm,
  filedOn,
  state: isOver({ state, filedOn }, today) ? 'lapsed' : state,
  handler,
})

/** Of what waits: all that is proved or has had a letter, and of each record the oldest few of the others. */
export function listedOf(waiting: readonly Listed[]): Listed[] {
  const unproved = new Map<string, number>()
  return [...waiting]
    .sort((a, b) => (a._id < b._id ? -1 : 1))
    .filter(({ kind, record, state, letters }) => {
      if (state !== 'received' || letters > 0) return true
      const about = `${kind}/${record}`
      const before = unproved.get(about) ?? 0
      unproved.set(about, before + 1)
      return before < UNPROVED_LISTED
    })
}

/** What is proved first, then what waits for that, each the oldest first; then what is over, the newest first. */
export function byTurn(a: ReplyLine, b: ReplyLine): number {
  const rank = ({ state }: ReplyLine) => (state === 'verified' ? 0 : state === 'received' ? 1 : 2)
  const older = a.number < b.number ? -1 : 1
  return rank(a) - rank(b) || (rank(a) === 2 ? -older : older)
}

interface Beside {
  mover: Decider
  today: Day
  /** as it is public now; null where it is not */
  record: RecordRepliedTo | null
  colleagues: ReplyCaseAnswer['colleagues']
}

/** One reply as an officer of the hall sees it. */
export function presentReplyCase(doc: ReplyDoc, { mover, today, record, colleagues }: Beside): ReplyCaseAnswer {
  const { letter, filedOn, decision, proof } = doc
  const dependence = decision === null && record !== null ? dependenceOf(mover, doc.authors) : null
  return {
    ...presentReplyLine(doc, today),
    id: doc.id,
    uscc: doc.uscc,
    isPublic: record !== null,
    aboutEdition: doc.aboutEdition,
    hasChanged: record !== null && record.revision > doc.aboutRevision,
    text: doc.text,
    told: doc.told,
    hasContact: doc.contact !== null,
    authors: doc.authors.map(({ unit, officer, stated }) => ({ unit, officer, stated })),
    until: unprovedUntil(filedOn),
    letter: letter && {
      sentOn: letter.sentOn,
      address: letter.address,
      until: codeUntil(letter.sentOn, filedOn),
      tries: letter.tries,
    },
    proof: proof && { by: proof.by, on: proof.on },
    decision: decision && { ...decision, grounds: [...decision.grounds] },
    lawful: lawfulReplyMoves(doc, mover, today),
    barred: dependence && DEPENDENCE[dependence],
    colleagues,
    lines: doc.lines.map(({ at, officer, move, detail }) => ({ at: at.toISOString(), officer, move, detail })),
    revision: doc.revision,
  }
}
