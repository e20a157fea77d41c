import type { Body } from '../../shared/kinds/schemas'
import type { Operation } from '../../shared/vocabulary'
import type { Claim, StoredHold } from '../models/version'
import { COMPARED_FIELDS, makeClaim } from '../models/versionFields'
import { canonicalJson, sha256 } from './canonical'
import { FIRST, claimsOn, inOrder, rankOf } from './claims'
import { makeTombstone, isShown, makeVersion, type Decision, type Incoming, type DecisionContext, type CurrentVersion } from './decision'
import { hasEnded } from './ended'
import { EXPIRED, NOT_LISTED, endingOf, type Ending } from './endings'
import { holdInWords, holdOf, holdOfRow, isSameHold, objectedOn } from './hold'

/**
 * What must become of one record, given what one source says of it today. Pure. Of several sources that list a record the first
 * speaks: its end is the record's end. Another only takes its own word back, and a credit repair ends a record whoever tells of it.
 */

/** Hash of what a record says; it changes when, and only when, the content does. When its subject was told of it is none of that. */
export const digestOf = ({ kind, envelope, unread, body }: Incoming): string =>
  sha256(canonicalJson(unread ? [kind, untold(envelope), body, unread] : [kind, untold(envelope), body], true))

/** What is said without when its subject was told; as it is where nothing is said of that, for what says nothing leaves no trace in a digest. */
function untold(said: Incoming['envelope']): Omit<Incoming['envelope'], 'notifiedOn' | 'waivedOn'> {
  if (said.notifiedOn === null && said.waivedOn === null) return said
  const { notifiedOn: _told, waivedOn: _waived, ...envelope } = said
  return envelope
}

/** Whether a decision about a listed record needs the content that stands: to compare it, to let it stand beside another, or to leave it. */
export function needsBody(
  current: CurrentVersion,
  { incoming, digest }: { incoming: Incoming; digest: string },
  { source, precedence, today, holdRules, objected }: DecisionContext,
): boolean {
  if (!isShown(current)) return false
  const own = ownOf(current, source)
  if (own?.hold || holdOfRow(incoming, today, { holdRules, objectedOn: objectedOn(objected, incoming) })) return true
  return own?.digest !== digest || rankOf(own) !== precedence || endingOf(incoming.envelope, today) !== null || isOver(current, today)
}

/** What becomes of a record that a source lists: a first version, a changed one, a come-back, an end, or nothing. */
export function decideListed(
  incoming: Incoming,
  current: CurrentVersion | undefined,
  context: DecisionContext,
  digest = digestOf(incoming),
): Decision | null {
  const { envelope } = incoming
  const ending = endingOf(envelope, context.today)
  if (ending) return decideEnded({ ...incoming, agency: envelope.agency }, current, context, ending)
  if (incoming.waits) return null
  const hold = holdOf(incoming, current, context)
  if (hold) return decideHeld(incoming, current, context, hold)
  // Over by a clock that may be right: it ends nothing, and nothing begins by it.
  if ((!current || !isShown(current)) && hasEnded(envelope.publicUntil, context.clockDay ?? context.today)) return null
  const mine = claimOf(incoming, context, digest)
  const settled = (claims: Claim[], operation: Operation, reason: string) =>
    makeVersion(incoming, claims, current, context, operation, reason)
  if (!current) return settled([mine], 'publish', '来源首次列出')
  if (!isShown(current)) return staysEnded(incoming, current, context) ? null : settled([mine], 'reinstate', '来源重新列出')
  if (isOver(current, context.today) && current.source !== context.source) {
    const expired = { ...current, state: 'expired' as const }
    return staysEnded(incoming, expired, context) ? decideExpired(current, context) : settled([mine], 'change', '改以排位在前的来源为准')
  }
  const claims = claimsOn(withBody(current))
  const before = claims.find(({ source }) => source === context.source)
  if (before && rankOf(before) === context.precedence && saysSame(before, mine)) return null
  const all = inOrder([...claims.filter((claim) => claim !== before), mine], context.today)
  if (all[0] !== mine) return settled(all, 'change', before ? '另一来源的内容有变' : '另一来源也列出')
  if (current.source !== context.source) return settled(all, 'change', '改以排位在前的来源为准')
  // Told once: the reason may stand in its cell for years, and every later change is an ordinary one.
  const isNew = envelope.correction !== null && envelope.correction !== before?.correction
  if (before?.hold && !isNew) return settled(all, 'change', endOfHold(incoming, before.hold))
  return isNew ? settled(all, 'correct', envelope.correction ?? '') : settled(all, 'change', '来源内容有变')
}

/**
 * What becomes of a record whose source says something against its subject that is not public yet: what is in force stays, and tells that its subject was told
 * of something, and not of what. Where nothing of that source is in force nothing begins.
 */
function decideHeld(incoming: Incoming, current: CurrentVersion | undefined, context: DecisionContext, hold: StoredHold): Decision | null {
  if (!current || !isShown(current)) return null
  if (isOver(current, context.today)) return decideExpired(current, context)
  const claims = claimsOn(withBody(current))
  const own = claims.find(({ source }) => source === context.source)
  // What is yet to be told to its subject is told to nobody.
  if (!own || hold.notifiedOn > context.today || isSameHold(own.hold, hold)) return null
  const told = { ...own, hold }
  const all = inOrder(
    claims.map((claim) => (claim === own ? told : claim)),
    context.today,
  )
  return all.includes(told) ? makeVersion(incoming, all, current, context, 'change', holdInWords(hold)) : null
}

/** Why a record changes that told of a decision: by the time, by the word of its subject, or because its source says something else. */
function endOfHold({ envelope: { notifiedOn, waivedOn } }: Incoming, hold: StoredHold): string {
  if (notifiedOn !== hold.notifiedOn) return '来源内容有变，不再有告知中的决定'
  return waivedOn === null ? '异议期满，告知的决定生效' : '企业书面放弃异议，告知的决定生效'
}

/** A record that a source speaks of, whether or not it can be read whole. */
export type Spoken = Pick<Incoming, 'kind' | 'id'> & Partial<Pick<Incoming, 'envelope' | 'body'>> & { agency: string }

/** What becomes of a record that a source ends, by its own words or by the end it declares. */
export function decideEnded(said: Spoken, current: CurrentVersion | undefined, context: DecisionContext, ending: Ending): Decision | null {
  const { source, precedence, origin } = context
  const bodies = [said.body, current?.body]
  if (!current) {
    // What was never public leaves nothing by its date. A revocation is kept: the record must not begin by another's word, or by a lost cell.
    if (ending.operation === 'expire') return null
    const { agency, envelope } = said
    const { publishedAt = null, publicUntil = null } = envelope ?? {}
    const remains = { source, ...(precedence === FIRST ? {} : { precedence }), origin, agency, publishedAt, publicUntil }
    return makeTombstone(said, { ...remains, documentNo: null, sourceUrl: null, basis: null }, undefined, context, ending, bodies)
  }
  if (!isShown(current)) {
    // A repair outlasts every other end: only it forbids a come-back.
    return ending.operation === 'repair' && current.state !== 'repaired'
      ? makeTombstone(said, current, current, context, ending, bodies)
      : null
  }
  const isSpeaker = current.source === source
  const publicUntil = (isSpeaker ? said.envelope?.publicUntil : null) ?? current.publicUntil
  const isFirst = isSpeaker || precedence < rankOf(current)
  if (isFirst || ending.operation === 'repair') return makeTombstone(said, { ...current, publicUntil }, current, context, ending, bodies)
  return decideAbsent(current, context)
}

/** What becomes of a record, with its content, that a source does not list any more. */
export function decideAbsent(current: CurrentVersion, context: DecisionContext): Decision | null {
  if (isOver(current, context.today)) return decideExpired(current, context)
  const claims = claimsOn(withBody(current))
  const left = inOrder(
    claims.filter(({ source }) => source !== context.source),
    context.today,
  )
  if (left.length === 0) return makeTombstone(current, current, current, context, NOT_LISTED, [current.body])
  if (claims.every(({ source }) => source !== context.source)) return null
  const reason = current.source === context.source ? '原来源不再列出，改以另一来源为准' : '另一来源不再列出'
  return makeVersion(current, left, current, context, 'change', reason)
}

/** The tombstone of a record whose publicity has ended by date. */
export const decideExpired = (current: CurrentVersion, context: DecisionContext): Decision =>
  makeTombstone(current, current, current, context, EXPIRED, [current.body])

/** Whether the publicity of what stands is over, and nobody has published that yet. */
const isOver = (current: CurrentVersion, today: string): boolean => hasEnded(current.publicUntil, today)

/** Whether a record that ended stays so although a source lists it. */
function staysEnded(
  { envelope, declaredUntil = envelope.publicUntil }: Incoming,
  current: CurrentVersion,
  { source, precedence, today }: DecisionContext,
): boolean {
  // What was repaired stays repaired (Order 36: it is neither shown nor used again), whatever became of the column.
  if (current.state === 'repaired') return true
  // The word of a source that speaks before this one: only its silence leaves the record to the others.
  if (current.source !== source && rankOf(current) < precedence && current.reason !== NOT_LISTED.reason) return true
  if (current.state !== 'expired') return false
  // Ended by a clock that ran ahead: its day is yet to come.
  if (current.publicUntil !== null && !hasEnded(current.publicUntil, today)) return false
  // What has ended comes back by a later date only: a column that got lost must not bring everything back.
  // Nor is an end that the law put in the place of a lost one a later date of the source's.
  return declaredUntil === null
}

function claimOf(
  { envelope, documentNoWritten, unread, body }: Incoming,
  { source, precedence, origin, run, rawSha256 }: DecisionContext,
  digest: string,
): Claim {
  const { agency, documentNo, sourceUrl, publishedAt, publicUntil, basis, correction } = envelope
  return makeClaim({
    source,
    precedence: precedence === FIRST ? null : precedence,
    state: correction === null ? 'active' : 'corrected',
    origin,
    agency,
    documentNo,
    documentNoWritten: documentNoWritten ?? null,
    sourceUrl,
    publishedAt,
    publicUntil,
    basis,
    correction,
    unread: unread ? [...unread] : null,
    hold: null,
    body,
    digest,
    run,
    rawSha256,
  })
}

/** Whether two claims say the same. Digests of another age of the program differ without meaning anything: then the content tells. */
function saysSame(before: Claim, now: Claim): boolean {
  const content = (claim: Claim) =>
    canonicalJson(
      COMPARED_FIELDS.map((field) => claim[field]),
      true,
    )
  return (before.digest === now.digest && !before.hold) || (before.body !== null && content(before) === content(now))
}

const ownOf = (current: CurrentVersion, source: string): Pick<Claim, 'digest' | 'precedence' | 'hold'> | undefined =>
  current.source === source ? current : current.claims?.find((claim) => claim.source === source)

const withBody = (current: CurrentVersion): CurrentVersion & { body: Body | null } => ({ ...current, body: current.body ?? null })
