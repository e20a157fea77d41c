import type { Day } from '../../shared/codes/dates'
import { SHOWN_STATES, type EnvelopeInput } from '../../shared/envelope'
import type { Body } from '../../shared/kinds/schemas'
import type { Kind } from '../../shared/kinds/index'
import type { Operation, Origin } from '../../shared/vocabulary'
import type { HoldRule } from '../law/hold'
import { WITHDRAW_WITHIN_WORKDAYS, addWorkdays } from '../law/workdays'
import type { ChangeLine } from '../models/change'
import { OPEN_END, type Claim, type VersionDoc } from '../models/version'
import { withoutErased, type CurrentOwn } from '../models/versionFields'
import { ruleOf } from '../kinds/index'
import { placingOf } from '../kinds/placing'
import { erasesPast, withoutParties } from '../privacy/erase'
import type { Hosts } from '../privacy/hosts'
import { tellsPersonLess } from '../privacy/masked'
import { tellsPlaceLess } from '../privacy/precision'
import { ENDINGS, type Ending } from './endings'
import { facetsOf } from './facets'

/** What a source says of one record today. */
export interface Incoming {
  kind: Kind
  id: string
  envelope: Omit<EnvelopeInput, 'agency'> & { agency: string }
  /** the document number as the source writes it, where that is another spelling; a change of it alone is no change */
  documentNoWritten?: string
  /** fields that it wrote and nobody could read, by their paths; absent where there is none */
  unread?: readonly string[]
  /** the end that the source itself declares, where the law has put another in its place; absent: that of the envelope */
  declaredUntil?: Day | null
  /** it is listed, and nothing of it is public yet */
  waits?: true
  body: Body
}

/** What is needed of an open version to decide about it; its body only where `needsBody` says so. */
export type CurrentVersion = Omit<Claim, 'body'> & Pick<VersionDoc, CurrentOwn> & { body?: Body | null }

/** Where and when a change set is decided. */
export interface DecisionContext {
  /** the edition it will become */
  edition: number
  at: Date
  /** by this day publicity ends; a clock that nobody confirms may show a later one */
  today: Day
  /** the day by such a clock: what is over by it does not begin either; absent: `today` */
  clockDay?: Day
  source: string
  /** how early the source speaks where another lists the same record; 1 is first */
  precedence: number
  origin: Origin
  run: string | null
  rawSha256: string | null
  /** what is known of those at whose places records may lie; absent: nothing */
  hosts?: Hosts
  /** how long may be objected before what stands against somebody is public, as the city says it; absent: by the rules of this house */
  holdRules?: readonly HoldRule[] | undefined
  /** undecided objections: what was objected to in time goes on being held; absent: none */
  objected?: Objected
}

/** The days of undecided objections by the record that they are about, as `kind/id`. */
export type Objected = ReadonlyMap<string, readonly Day[]>

/** A line of a change set before it has a place in one. */
export interface Decision extends Pick<ChangeLine, 'operation' | 'kind' | 'id' | 'version' | 'ends'> {
  /** it tells less exactly where something lies, or masks somebody whom what stands tells: the past may not tell it either */
  hidesPast?: true
}

export const isShown = ({ state }: Pick<CurrentVersion, 'state'>): boolean => SHOWN_STATES.includes(state)

/** A version of what the first of these claims says, the others kept beside it. */
export function makeVersion(
  { kind, id }: Pick<Incoming, 'kind' | 'id'>,
  [speaker, ...others]: Claim[],
  current: CurrentVersion | undefined,
  context: DecisionContext,
  operation: Operation,
  reason: string,
): Decision {
  if (!speaker?.body) throw new Error(`${kind}/${id}: decided without the content of what stands`)
  const facets = facetsOf(kind, speaker.body, speaker)
  // Assigned, for every row passes here: several objects of so many fields spread into one take fifteen times as long.
  const version: VersionDoc = Object.assign(identity(kind, id, current, context), speaker, { tombstone: null, facets, operation, reason })
  if (others.length > 0) version.claims = others
  const tellsLess = (before: Body | null | undefined, now: Body | null | undefined): boolean =>
    before && now ? tellsPersonLess(before, now) || tellsPlaceLess(kind, before, now, placingOf(kind, now, context.hosts)) : false
  // What the source of this run said of it may stand beside what another says.
  const ownIn = (claims: readonly Claim[]) => claims.find(({ source }) => source === context.source)?.body
  const hidesPast = tellsLess(current?.body, speaker.body) || tellsLess(ownIn(current?.claims ?? []), ownIn(others))
  return { operation, kind, id, ends: current?._id ?? null, version, ...(hidesPast ? { hidesPast } : {}) }
}

/** What may be told of a record that has ended, beside why. */
type Remains = Pick<
  Claim,
  'source' | 'precedence' | 'origin' | 'agency' | 'documentNo' | 'sourceUrl' | 'publishedAt' | 'publicUntil' | 'basis'
>

/**
 * The tombstone of a record. `bodies`: what anybody says of it today; the parties named there stay out of the reason where the
 * law erases them.
 */
export function makeTombstone(
  { kind, id }: Pick<Incoming, 'kind' | 'id'>,
  remains: Remains,
  current: CurrentVersion | undefined,
  context: DecisionContext,
  { operation, reason, annulledOn }: Ending,
  bodies: (Body | null | undefined)[],
): Decision {
  const erased = erasesPast(kind, operation)
  const parties = bodies.flatMap((body) => (body ? [ruleOf(kind).parties(body)] : []))
  const told = erased ? withoutParties(reason, parties, remains.documentNo) : reason
  const { source, precedence, origin, agency, documentNo, sourceUrl, publishedAt, publicUntil, basis } = erased
    ? withoutErased(remains)
    : remains
  // The law's clock is about taking down what was public: where nothing was, it never ran.
  const clock = annulledOn === null || !current ? {} : { annulledOn, due: addWorkdays(annulledOn, WITHDRAW_WITHIN_WORKDAYS) }
  return {
    operation,
    kind,
    id,
    ends: current?._id ?? null,
    version: {
      ...identity(kind, id, current, context),
      state: ENDINGS[operation],
      source,
      ...(precedence === undefined ? {} : { precedence }),
      origin,
      agency,
      documentNo,
      sourceUrl,
      publishedAt,
      publicUntil,
      basis,
      body: null,
      tombstone: { reason: told, since: context.today, ...clock },
      facets: { order: '' },
      digest: null,
      run: context.run,
      rawSha256: context.rawSha256,
      operation,
      reason: told,
    },
  }
}

function identity(kind: Kind, id: string, current: CurrentVersion | undefined, { edition, at }: DecisionContext) {
  return {
    _id: `${kind}/${id}@${edition}`,
    kind,
    id,
    revision: (current?.revision ?? 0) + 1,
    from: edition,
    to: OPEN_END,
    live: true,
    firstSeenAt: current?.firstSeenAt ?? at,
    changedAt: at,
  }
}
