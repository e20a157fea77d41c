import type { Day } from '../../../shared/codes/dates'
import type { Kind } from '../../../shared/kinds/index'
import type { ReplyBody } from '../../../shared/kinds/reply/schema'
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
  /** the last day of its record; null while that is public */
  publicUntil: Day | null
}

/** A reply as its public record: its words as the desk has read them, and nobody has changed. */
export const bodyOf = ({ number, kind, record, uscc, firm, publicUntil: _until, grounds, ...told }: FiledReply): ReplyBody => ({
  ...told,
  no: number,
  aboutKind: kind,
  about: record,
  enterprise: { name: firm, uscc },
  grounds: [...grounds],
})

/** The replies that were filed in this house, as a source of its own. What has ended is not told again. */
export const houseReplies = ({ facts }: { facts: () => Promise<readonly FiledReply[]> }): OwnSource => ({
  name: 'own-replies',
  kind: 'reply',
  origin: 'self_told',
  make: async () => ({
    records: (await facts()).map((fact): OwnRecord => ({ key: fact.number, publicUntil: fact.publicUntil, body: bodyOf(fact) })),
    settle: () => Promise.resolve(),
  }),
})
