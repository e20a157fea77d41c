import type { Kind } from '../../../shared/kinds/index'
import type { ReplyBody } from '../../../shared/kinds/reply/schema'
import { paced } from '../../steps'
import type { OwnRecord, OwnSource } from '../own'

/** What is public of a reply that was filed in this house. */
export interface FiledReply extends Pick<ReplyBody, 'filedOn' | 'stage' | 'text' | 'unit' | 'decidedOn' | 'endedOn'> {
  number: string
  kind: Kind
  record: string
  aboutRevision: number
  aboutEdition: number
  uscc: string
  firm: string
  grounds: readonly ReplyBody['grounds'][number][]
  /** whether its record is public now */
  isRecordPublic: boolean
}

/** A reply as its public record: its words as the desk has read them, and nobody has changed. */
export const bodyOf = ({ number, kind, record, uscc, firm, isRecordPublic: _beside, grounds, ...told }: FiledReply): ReplyBody => ({
  ...told,
  no: number,
  aboutKind: kind,
  about: record,
  enterprise: { name: firm, uscc },
  grounds: [...grounds],
})

/** Why a reply is public no more: no word of whose it was. */
const RECORD_GONE = '所回应的记录不再公示'

/**
 * The replies that were filed in this house, as a source of its own. Each ends with its record, at once and without a trace of what it said, and comes back
 * with it: whether the record may is for its own rules, by which what was repaired never does.
 */
export const houseReplies = ({ facts }: { facts: () => Promise<readonly FiledReply[]> }): OwnSource => ({
  name: 'own-replies',
  kind: 'reply',
  origin: 'self_told',
  make: async () => {
    const records: OwnRecord[] = []
    for await (const fact of paced(await facts()))
      records.push({
        key: fact.number,
        publicUntil: null,
        withdrawn: fact.isRecordPublic ? null : RECORD_GONE,
        body: bodyOf(fact),
      })
    return { records, settle: () => Promise.resolve() }
  },
})
