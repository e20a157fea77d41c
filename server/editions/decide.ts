import type { EnvelopeInput } from '../../shared/envelope'
import { ERASED_WHEN_ENDED, SHOWN_STATES } from '../../shared/envelope'
import type { Day } from '../../shared/codes/dates'
import type { Body, BodyOf } from '../../shared/records/index'
import type { Kind, Operation, Origin } from '../../shared/vocabulary'
import type { ChangeDoc } from '../models/change'
import { OPEN_END, type VersionDoc } from '../models/version'
import { canonicalJson, sha256 } from './canonical'
import { facetsOf } from './facets'

/** What a source says of one record today. */
export interface Incoming {
  kind: Kind
  id: string
  envelope: Omit<EnvelopeInput, 'agency'> & { agency: string }
  body: Body
}

/** What is needed of an open version to decide about it, without its body. */
export type Standing = Pick<
  VersionDoc,
  | '_id'
  | 'kind'
  | 'id'
  | 'revision'
  | 'source'
  | 'state'
  | 'origin'
  | 'agency'
  | 'documentNo'
  | 'sourceUrl'
  | 'publishedAt'
  | 'publicUntil'
  | 'basis'
  | 'firstSeenAt'
  | 'digest'
>

/** Where and when a change set is decided. */
export interface Occasion {
  /** the edition it will become */
  edition: number
  at: Date
  today: Day
  source: string
  origin: Origin
  run: string | null
  rawSha256: string | null
}

/** A line of a change set before it has a place in one. */
export type Decision = Pick<ChangeDoc, 'operation' | 'kind' | 'id' | 'version' | 'ends'>

/** Hash of what a record says; it changes when, and only when, the content does. */
export const digestOf = (incoming: Incoming): string => sha256(canonicalJson([incoming.kind, incoming.envelope, incoming.body]))

/** Whether a record's publicity has ended before `today`. */
export const hasEnded = (publicUntil: Day | null, today: Day): boolean => publicUntil !== null && publicUntil < today

/**
 * What must become of one record that a source lists today: a first version, a changed one, a come-back, or nothing.
 * A record whose publicity is over is never published, and one that ended stays ended until its source extends it.
 */
export function decideListed(
  incoming: Incoming,
  standing: Standing | undefined,
  occasion: Occasion,
  digest = digestOf(incoming),
): Decision | null {
  const { envelope } = incoming
  const ending = endingOf(envelope, occasion.today)
  if (ending) {
    if (!standing || !isShown(standing)) return null
    return entomb({ ...standing, publicUntil: envelope.publicUntil ?? standing.publicUntil }, occasion, ...ending)
  }
  // What has ended comes back by a later date only: a column that got lost must not bring everything back.
  if (standing?.state === 'expired' && envelope.publicUntil === null) return null
  // An end that the law put in the place of a lost one is no later date of the source's.
  const legalEnd = 'maxUntil' in incoming.body ? incoming.body.maxUntil : null
  if (standing?.state === 'expired' && legalEnd !== null && envelope.publicUntil === legalEnd) return null
  // What was repaired stays repaired (Order 36: it is neither shown nor used again), whatever became of the column.
  if (standing?.state === 'repaired') return null
  if (standing && isShown(standing) && standing.digest === digest) return null
  const [operation, reason] = operationOf(envelope.correction, standing)
  return {
    operation,
    kind: incoming.kind,
    id: incoming.id,
    ends: standing?._id ?? null,
    version: {
      ...identity(incoming.kind, incoming.id, standing, occasion),
      state: envelope.correction === null ? 'active' : 'corrected',
      agency: envelope.agency,
      documentNo: envelope.documentNo,
      sourceUrl: envelope.sourceUrl,
      publishedAt: envelope.publishedAt,
      publicUntil: envelope.publicUntil,
      basis: envelope.basis,
      body: incoming.body,
      tombstone: null,
      facets: facetsOf(incoming.kind, incoming.body as BodyOf[Kind] as never, envelope),
      digest,
      operation,
      reason,
    },
  }
}

/** What a repaired record's tombstone says. */
export const REPAIRED = '信用修复，已停止公示'

/** What ends the publicity of a record that its source still lists, or null. */
function endingOf({ withdrawn, repairedOn, publicUntil }: Incoming['envelope'], today: Day): [Ending, string] | null {
  if (withdrawn !== null) return ['withdraw', withdrawn]
  // 信用修复管理办法 (NDRC Order 36): a repaired record is shown and used no more.
  if (repairedOn !== null && repairedOn <= today) return ['repair', REPAIRED]
  return hasEnded(publicUntil, today) ? ['expire', '公示期满，已依法停止公示'] : null
}

function operationOf(correction: string | null, standing: Standing | undefined): [Operation, string] {
  if (!standing) return ['publish', '来源首次列出']
  if (!isShown(standing)) return ['reinstate', '来源重新列出']
  return correction === null ? ['change', '来源内容有变'] : ['correct', correction]
}

/** The tombstone of a record that a full source does not list any more. */
export function decideWithdrawn(standing: Standing, occasion: Occasion, reason = '来源不再列出'): Decision {
  return entomb(standing, occasion, reason === REPAIRED ? 'repair' : 'withdraw', reason)
}

/** The tombstone of a record whose publicity has ended by date. */
export function decideExpired(standing: Standing, occasion: Occasion): Decision {
  return entomb(standing, occasion, 'expire', '公示期满，已依法停止公示')
}

/** Operations that leave a tombstone, with the state it has. */
const ENDINGS = { withdraw: 'withdrawn', expire: 'expired', repair: 'repaired' } as const
type Ending = keyof typeof ENDINGS

function entomb(standing: Standing, occasion: Occasion, operation: Ending, reason: string): Decision {
  const erased = erasesPast(standing.kind, operation)
  return {
    operation,
    kind: standing.kind,
    id: standing.id,
    ends: standing._id,
    version: {
      ...identity(standing.kind, standing.id, standing, occasion),
      state: ENDINGS[operation],
      agency: standing.agency,
      documentNo: erased ? null : standing.documentNo,
      sourceUrl: erased ? null : standing.sourceUrl,
      publishedAt: standing.publishedAt,
      publicUntil: standing.publicUntil,
      basis: erased ? null : standing.basis,
      body: null,
      tombstone: { reason, since: occasion.today },
      facets: { order: '' },
      digest: null,
      operation,
      reason,
    },
  }
}

/** Whether this end erases the content of every earlier version too. What ended by date or by repair always does. */
export const erasesPast = (kind: Kind, operation: Operation): boolean =>
  operation === 'expire' || operation === 'repair' || (operation === 'withdraw' && ERASED_WHEN_ENDED[kind])

const isShown = (standing: Standing): boolean => SHOWN_STATES.includes(standing.state)

function identity(kind: Kind, id: string, standing: Standing | undefined, { edition, at, source, origin, run, rawSha256 }: Occasion) {
  return {
    _id: `${kind}/${id}@${edition}`,
    kind,
    id,
    revision: (standing?.revision ?? 0) + 1,
    from: edition,
    to: OPEN_END,
    live: true,
    source: standing?.source ?? source,
    origin: standing?.origin ?? origin,
    firstSeenAt: standing?.firstSeenAt ?? at,
    changedAt: at,
    run,
    rawSha256,
  }
}
