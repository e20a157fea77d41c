import { Schema } from 'mongoose'
import { ERASED_REASON } from '../privacy/erase'
import { codesOf } from '../../shared/vocabulary'
import type { Claim, VersionDoc } from './version'

/**
 * Every field of a version, once. From this table come the model, a claim, the erasure, the comparison of two claims, what a decision reads,
 * and what a reader is not shown of a record that has ended: a field that one of these forgot would be a leak, or a change that nobody sees.
 */

/** What is known of a field. */
export interface VersionField {
  /** as the store keeps it */
  type: unknown
  /** what stands there once the law erases what the version said; a field without it says nothing of the record, and stays */
  erased?: unknown
  /** it is content: two claims that differ in it say different things */
  isCompared?: true
  /** its change is told in words, under its own label; the body's changes are told field by field */
  isTold?: true
  /** it is shown with the body only */
  isShownWithBody?: true
  /** absent where it says nothing */
  isOptional?: true
}

const TEXT = { type: String, default: null }
const MIXED = { type: Schema.Types.Mixed, default: null }

/** What one source says of a record. Changes are told in this order. */
export const CLAIM_FIELDS = {
  source: { type: String },
  precedence: { type: Number, isOptional: true },
  state: { type: String, isCompared: true },
  origin: { type: String },
  agency: { type: String, isCompared: true, isTold: true },
  documentNo: { type: TEXT, erased: null, isCompared: true, isTold: true, isShownWithBody: true },
  // Another spelling of the same number is no other content.
  documentNoWritten: { type: String, erased: null, isShownWithBody: true, isOptional: true },
  sourceUrl: { type: TEXT, erased: null, isCompared: true, isTold: true, isShownWithBody: true },
  publishedAt: { type: TEXT, isCompared: true, isTold: true },
  publicUntil: { type: TEXT, isCompared: true, isTold: true },
  basis: { type: TEXT, erased: null, isCompared: true, isTold: true, isShownWithBody: true },
  correction: { type: String, erased: null, isOptional: true },
  // That something was written is content of its own: it is unknown otherwise than what nobody wrote.
  unread: { type: Schema.Types.Mixed, erased: null, isCompared: true, isShownWithBody: true, isOptional: true },
  hold: { type: Schema.Types.Mixed, erased: null, isCompared: true, isOptional: true },
  body: { type: MIXED, erased: null, isCompared: true, isShownWithBody: true },
  digest: { type: TEXT, erased: null },
  run: { type: TEXT },
  rawSha256: { type: TEXT, erased: null, isShownWithBody: true },
} as const satisfies { [F in keyof Required<Claim>]: VersionField }

/** A version beside what its first source says. */
const OWN_FIELDS = {
  _id: { type: String },
  kind: { type: String },
  id: { type: String },
  revision: { type: Number },
  from: { type: Number },
  to: { type: Number },
  live: { type: Boolean },
  firstSeenAt: { type: Date },
  changedAt: { type: Date },
  tombstone: { type: MIXED, erased: null },
  facets: { type: Schema.Types.Mixed, erased: { order: '' } },
  operation: { type: String },
  // The source's own words may stand there.
  reason: { type: String, erased: ERASED_REASON },
  claims: { type: { type: Schema.Types.Mixed, default: undefined }, erased: [] },
  renamedTo: { type: String },
} as const satisfies { [F in Exclude<keyof Required<VersionDoc>, keyof Claim>]: VersionField }

export const VERSION_FIELDS: { readonly [F in keyof Required<VersionDoc>]: VersionField } = { ...OWN_FIELDS, ...CLAIM_FIELDS }

type Fields<F extends string> = { readonly [N in F]: VersionField }
type ClaimField = keyof Claim
/** The fields of a claim of which something is true. */
type ClaimFieldsThat<Is extends keyof VersionField> = {
  [F in ClaimField]-?: (typeof CLAIM_FIELDS)[F] extends Record<Is, unknown> ? F : never
}[ClaimField]

const entriesOf = <F extends string>(fields: Fields<F>) => Object.entries(fields) as [F, VersionField][]
const CLAIM_ENTRIES = entriesOf(CLAIM_FIELDS)
const claimFieldsThat = <Is extends keyof VersionField>(is: Is) =>
  CLAIM_ENTRIES.flatMap(([name, field]) => (is in field ? [name] : [])) as ClaimFieldsThat<Is>[]

/** What is compared between two claims. */
export const COMPARED_FIELDS = claimFieldsThat('isCompared')

/** The fields of an envelope whose changes are told in words. */
export const TOLD_FIELDS = claimFieldsThat('isTold')

/** The fields that are shown with the body only, empty. */
export const WITHOUT_BODY = Object.fromEntries(claimFieldsThat('isShownWithBody').map((name) => [name, null])) as Readonly<
  Record<ClaimFieldsThat<'isShownWithBody'>, null>
>

/** What a decision needs to know of a version beside its claim. */
const CURRENT_OWN = ['_id', 'kind', 'id', 'revision', 'firstSeenAt', 'reason', 'claims'] as const
export type CurrentOwn = (typeof CURRENT_OWN)[number]

/** The fields of an open version that a decision needs, as the store is asked for them; the body is large, and read where it is compared. */
export const CURRENT_FIELDS = Object.fromEntries(
  [...CURRENT_OWN, ...codesOf(CLAIM_FIELDS).filter((name) => name !== 'body')].map((name) => [name, 1]),
) as Readonly<Partial<Record<keyof VersionDoc, 1>>>

/** What the law leaves of a version whose content it erases: an update of each field that says something. */
export const ERASED = Object.fromEntries(
  entriesOf(VERSION_FIELDS).flatMap(([name, field]) => ('erased' in field ? [[name, field.erased]] : [])),
) as Readonly<Partial<Record<keyof VersionDoc, unknown>>>

/** Everything that a claim consists of, each field said: none can be forgotten. */
export type WholeClaim = { [F in ClaimField]-?: Claim[F] | (undefined extends Claim[F] ? null : never) }

/** A claim of its fields; those that say nothing where they may be absent are left out. */
export function makeClaim(whole: WholeClaim): Claim {
  const made: Partial<Record<ClaimField, unknown>> = {}
  for (const [name, field] of CLAIM_ENTRIES) {
    const said = whole[name]
    if (!field.isOptional || (said !== null && said !== undefined)) made[name] = said
  }
  return made as unknown as Claim
}

/** What remains of a record that has ended, with what the law erases gone. */
export function withoutErased<R extends Partial<Claim>>(remains: R): R {
  const left: Partial<Record<ClaimField, unknown>> = { ...remains }
  for (const [name, field] of CLAIM_ENTRIES) if (name in left && 'erased' in field) left[name] = field.erased
  return left as R
}
