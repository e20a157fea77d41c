import type { ReplyFiled, ReplyFiling } from '../../shared/api/replies'
import { shanghaiDay, type Day } from '../../shared/codes/dates'
import { unprovedUntil } from '../../shared/replies/clock'
import { newReply } from '../../shared/replies/lifecycle'
import { ApiError } from '../errors'
import { contactDocOf, demandContactKey, isSameContact } from '../filings/contacts'
import { numbered } from '../filings/numbers'
import type { ReplyDoc } from '../models/reply'
import type { RecordRepliedTo, ReplyDeps } from './deps'
import { demandNoneWaiting } from './waiting'

/**
 * Takes a reply in: one durable write, whose number is the acknowledgement. The same again is the same reply. Nobody reads it before its writer is proved to
 * be the firm. Throws `record_not_found` where the record is not public, `reply_not_named` where it does not name the firm, `reply_waiting` where one of
 * this firm is proved and not read yet, `certificate_refused`, `reply_differs`. What others have filed and nobody has proved keeps nobody out.
 */
export async function fileReply(deps: ReplyDeps, filing: ReplyFiling): Promise<ReplyFiled> {
  const before = await heldBefore(deps, filing)
  if (before) return before
  const { kind, record: id, uscc } = filing
  const record = await deps.record(kind, id)
  if (!record) throw new ApiError('record_not_found')
  if (!record.firms.includes(uscc)) throw new ApiError('reply_not_named')
  await demandContactKey(deps.certificates, filing)
  await demandNoneWaiting(deps, filing)
  const filedOn = shanghaiDay(deps.now())
  const doc = docOf(filing, record, filedOn)
  return numbered(filedOn, {
    before: await deps.db.replies.countDocuments({ filedOn }),
    create: async (number) => {
      await deps.db.replies.create([{ ...doc, _id: number, place: number }])
      return { number, filedOn, until: unprovedUntil(filedOn), again: false }
    },
    same: () => heldBefore(deps, filing),
  })
}

/** The acknowledgement of a reply that is held already; null where it is new. Throws `reply_differs` for another one under its id. */
async function heldBefore({ db }: ReplyDeps, filing: ReplyFiling): Promise<ReplyFiled | null> {
  const held = await db.replies.findOne({ id: filing.id }).lean<ReplyDoc>()
  if (!held) return null
  const isSame =
    held.lock === filing.lock &&
    held.kind === filing.kind &&
    held.record === filing.record &&
    held.uscc === filing.uscc &&
    held.text === filing.text &&
    isSameContact(held.contact, filing)
  if (!isSame) throw new ApiError('reply_differs')
  return { number: held._id, filedOn: held.filedOn, until: unprovedUntil(held.filedOn), again: true }
}

const docOf = (filing: ReplyFiling, record: RecordRepliedTo, filedOn: Day): Omit<ReplyDoc, '_id' | 'place'> => {
  const { id, lock, kind, record: about, uscc, text } = filing
  return {
    ...newReply(text, filedOn, []),
    id,
    lock,
    kind,
    record: about,
    title: record.title,
    aboutRevision: record.revision,
    aboutEdition: record.edition,
    uscc,
    firm: record.names[uscc] ?? uscc,
    contact: contactDocOf(filing),
    authors: record.decidedBy.map((unit) => ({ unit, officer: null, stated: false })),
    letter: null,
    endedOn: null,
    revision: 0,
    lines: [],
  }
}
