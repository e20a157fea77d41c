import type { EnvelopeInput } from '../../shared/envelope'
import { ERASED_WHEN_ENDED, SHOWN_STATES } from '../../shared/envelope'
import type { Day } from '../../shared/codes/dates'
import type { Body, BodyOf } from '../../shared/records/index'
import type { Kind, Operation, Origin } from '../../shared/vocabulary'
import type { ChangeDoc } from '../models/change'
import { OPEN_END, type Claim, type VersionDoc } from '../models/version'
import { WITHDRAW_WITHIN_WORKDAYS, addWorkdays } from '../law/workdays'
import { withoutParties } from './anonymous'
import { canonicalJson, sha256 } from './canonical'
import { FIRST, claimsOn, inOrder, rankOf } from './claims'
import { hasEnded } from './ended'
import { facetsOf } from './facets'

/** What a source says of one record today. */
export interface Incoming {
  kind: Kind
  id: string
  envelope: Omit<EnvelopeInput, 'agency'> & { agency: string }
  /** the document number as the source writes it, where that is another spelling; a change of it alone is no change */
  documentNoWritten?: string
  body: Body
}

/** What is needed of an open version to decide about it; its body only where `needsBody` says so. */
export type Standing = Omit<Claim, 'body'> &
  Pick<VersionDoc, '_id' | 'kind' | 'id' | 'revision' | 'firstSeenAt' | 'reason' | 'claims'> & { body?: Body | null }

/** Where and when a change set is decided. */
export interface Occasion {
  /** the edition it will become */
  edition: number
  at: Date
  today: Day
  source: string
  /** how early the source speaks where another lists the same record; 1 is first */
  precedence: number
  origin: Origin
  run: string | null
  rawSha256: string | null
}

/** A line of a change set before it has a place in one. */
export type Decision = Pick<ChangeDoc, 'operation' | 'kind' | 'id' | 'version' | 'ends'>

/** Why a source says that a record is public no more. */
export interface Revocation {
  operation: 'withdraw' | 'repair'
  reason: string
  /** day on which the decision behind the record was altered, annulled or held void */
  annulledOn: Day | null
}
type Ending = Omit<Revocation, 'operation'> & { operation: keyof typeof ENDINGS }

/** Operations that leave a tombstone, with the state it has. */
const ENDINGS = { withdraw: 'withdrawn', expire: 'expired', repair: 'repaired' } as const

const NOT_LISTED = '来源不再列出'
const EXPIRED: Ending = { operation: 'expire', reason: '公示期满，已依法停止公示', annulledOn: null }

/** Hash of what a record says; it changes when, and only when, the content does. */
export const digestOf = (incoming: Incoming): string => sha256(canonicalJson([incoming.kind, incoming.envelope, incoming.body], true))

/** Whether a decision about a listed record needs the content that stands: to compare it, or to let it stand beside another. */
export function needsBody(standing: Standing, digest: string, { source, precedence }: Occasion): boolean {
  const own = standing.source === source ? standing : standing.claims?.find((claim) => claim.source === source)
  return isShown(standing) && (own?.digest !== digest || rankOf(own) !== precedence)
}

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
    const publicUntil = envelope.publicUntil ?? standing.publicUntil
    return end({ ...standing, publicUntil, body: standing.body ?? incoming.body }, occasion, ending)
  }
  const mine = claimOf(incoming, occasion, digest)
  const settled = (claims: Claim[], operation: Operation, reason: string) =>
    settle(incoming, inOrder(claims, occasion.today), standing, occasion, operation, reason)
  if (!standing) return settled([mine], 'publish', '来源首次列出')
  if (!isShown(standing)) return staysEnded(incoming, standing, occasion) ? null : settled([mine], 'reinstate', '来源重新列出')
  const claims = claimsOn(withBody(standing))
  const before = claims.find(({ source }) => source === occasion.source)
  if (before && rankOf(before) === occasion.precedence && saysSame(before, mine)) return null
  const all = inOrder([...claims.filter((claim) => claim !== before), mine], occasion.today)
  if (all[0] !== mine) return settled(all, 'change', before ? '另一来源的内容有变' : '另一来源也列出')
  if (standing.source !== occasion.source) return settled(all, 'change', '改以排位在前的来源为准')
  return envelope.correction === null ? settled(all, 'change', '来源内容有变') : settled(all, 'correct', envelope.correction)
}

/**
 * What must become of a public record that a source revokes. What the speaking source withdraws ends, though others still list
 * it; another only takes its own word back. A credit repair ends a record whoever tells of it.
 */
export function decideRevoked(standing: Standing, occasion: Occasion, revocation: Revocation): Decision | null {
  return end(standing, occasion, revocation)
}

/** What must become of a public record that a full source does not list any more. */
export function decideAbsent(standing: Standing, occasion: Occasion): Decision | null {
  const claims = claimsOn(withBody(standing))
  const left = inOrder(
    claims.filter(({ source }) => source !== occasion.source),
    occasion.today,
  )
  if (left.length === 0) return entomb(standing, occasion, { operation: 'withdraw', reason: NOT_LISTED, annulledOn: null })
  if (claims.every(({ source }) => source !== occasion.source)) return null
  const reason = standing.source === occasion.source ? '原来源不再列出，改以另一来源为准' : '另一来源不再列出'
  return settle(standing, left, standing, occasion, 'change', reason)
}

/** The tombstone of a record whose publicity has ended by date. */
export const decideExpired = (standing: Standing, occasion: Occasion): Decision => entomb(standing, occasion, EXPIRED)

/** What a source says against a record's publicity, or null. */
export function revocationOf({ withdrawn, annulledOn, repairedOn }: EnvelopeInput, today: Day): Revocation | null {
  const annulled = annulledOn !== null && annulledOn <= today ? annulledOn : null
  if (withdrawn !== null) return { operation: 'withdraw', reason: withdrawn, annulledOn: annulled }
  if (annulled !== null) return { operation: 'withdraw', reason: '决定已被依法变更、撤销或者确认违法、无效', annulledOn: annulled }
  // 信用修复管理办法 (NDRC Order 36): a repaired record is shown and used no more.
  if (repairedOn !== null && repairedOn <= today) return { operation: 'repair', reason: '信用修复，已停止公示', annulledOn: null }
  return null
}

const endingOf = (envelope: Incoming['envelope'], today: Day): Ending | null =>
  revocationOf(envelope, today) ?? (hasEnded(envelope.publicUntil, today) ? EXPIRED : null)

function end(standing: Standing, occasion: Occasion, ending: Ending): Decision | null {
  const isSpeaker = standing.source === occasion.source
  return isSpeaker || ending.operation === 'repair' ? entomb(standing, occasion, ending) : decideAbsent(standing, occasion)
}

/** Whether a record that ended stays so although a source lists it. */
function staysEnded({ envelope, body }: Incoming, standing: Standing, { source, precedence }: Occasion): boolean {
  // What was repaired stays repaired (Order 36: it is neither shown nor used again), whatever became of the column.
  if (standing.state === 'repaired') return true
  // The word of a source that speaks before this one: only its silence leaves the record to the others.
  if (standing.source !== source && rankOf(standing) < precedence && standing.reason !== NOT_LISTED) return true
  if (standing.state !== 'expired') return false
  // What has ended comes back by a later date only: a column that got lost must not bring everything back.
  if (envelope.publicUntil === null) return true
  // An end that the law put in the place of a lost one is no later date of the source's.
  return 'maxUntil' in body && body.maxUntil === envelope.publicUntil
}

function claimOf(
  { envelope, documentNoWritten, body }: Incoming,
  { source, precedence, origin, run, rawSha256 }: Occasion,
  digest: string,
): Claim {
  const { agency, documentNo, sourceUrl, publishedAt, publicUntil, basis, correction } = envelope
  const written = documentNoWritten === undefined ? {} : { documentNoWritten }
  const said = { agency, documentNo, ...written, sourceUrl, publishedAt, publicUntil, basis, body, digest }
  const state = correction === null ? 'active' : 'corrected'
  return { source, ...(precedence === FIRST ? {} : { precedence }), origin, state, ...said, run, rawSha256 }
}

/** Whether two claims say the same. Digests of another age of the program differ without meaning anything: then the content tells. */
function saysSame(before: Claim, now: Claim): boolean {
  const content = ({ state, agency, documentNo, sourceUrl, publishedAt, publicUntil, basis, body }: Claim) =>
    canonicalJson([state, agency, documentNo, sourceUrl, publishedAt, publicUntil, basis, body], true)
  return before.digest === now.digest || (before.body !== null && content(before) === content(now))
}

/** A version of what the first of these claims says, the others kept beside it. */
function settle(
  { kind, id }: Pick<Incoming, 'kind' | 'id'>,
  [speaker, ...others]: Claim[],
  standing: Standing | undefined,
  occasion: Occasion,
  operation: Operation,
  reason: string,
): Decision {
  if (!speaker?.body) throw new Error(`${kind}/${id}: decided without the content of what stands`)
  const version: VersionDoc = {
    ...identity(kind, id, standing, occasion),
    ...speaker,
    tombstone: null,
    facets: facetsOf(kind, speaker.body as BodyOf[Kind] as never, speaker),
    operation,
    reason,
    ...(others.length > 0 ? { claims: others } : {}),
  }
  return { operation, kind, id, ends: standing?._id ?? null, version }
}

function entomb(standing: Standing, occasion: Occasion, { operation, reason, annulledOn }: Ending): Decision {
  const { kind, id, source, precedence, origin, agency, publishedAt, publicUntil } = standing
  const erased = erasesPast(kind, operation)
  const told = erased ? withoutParties(reason, standing.body ?? null, standing.documentNo) : reason
  const clock = annulledOn === null ? {} : { annulledOn, due: addWorkdays(annulledOn, WITHDRAW_WITHIN_WORKDAYS) }
  return {
    operation,
    kind,
    id,
    ends: standing._id,
    version: {
      ...identity(kind, id, standing, occasion),
      state: ENDINGS[operation],
      source,
      ...(precedence === undefined ? {} : { precedence }),
      origin,
      agency,
      documentNo: erased ? null : standing.documentNo,
      sourceUrl: erased ? null : standing.sourceUrl,
      publishedAt,
      publicUntil,
      basis: erased ? null : standing.basis,
      body: null,
      tombstone: { reason: told, since: occasion.today, ...clock },
      facets: { order: '' },
      digest: null,
      run: occasion.run,
      rawSha256: occasion.rawSha256,
      operation,
      reason: told,
    },
  }
}

/** Whether this end erases the content of every earlier version too. What ended by date or by repair always does. */
export const erasesPast = (kind: Kind, operation: Operation): boolean =>
  operation === 'expire' || operation === 'repair' || (operation === 'withdraw' && ERASED_WHEN_ENDED[kind])

const isShown = ({ state }: Pick<Standing, 'state'>): boolean => SHOWN_STATES.includes(state)

const withBody = (standing: Standing): Standing & { body: Body | null } => ({ ...standing, body: standing.body ?? null })

function identity(kind: Kind, id: string, standing: Standing | undefined, { edition, at }: Occasion) {
  return {
    _id: `${kind}/${id}@${edition}`,
    kind,
    id,
    revision: (standing?.revision ?? 0) + 1,
    from: edition,
    to: OPEN_END,
    live: true,
    firstSeenAt: standing?.firstSeenAt ?? at,
    changedAt: at,
  }
}
