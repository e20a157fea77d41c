import { SHOWN_STATES } from '../../shared/envelope'
import type { Claim, VersionDoc } from '../models/version'
import { makeClaim, type WholeClaim } from '../models/versionFields'
import { hasEnded } from './ended'

/**
 * Several sources may list one record. The one of the smallest declared precedence speaks: what it says is the record. What
 * the others say is kept beside it, so that both are seen and the record outlives the first one's silence.
 */

/** Precedence of a source that shares its records with nobody. */
export const FIRST = 1

/** Every claim on a record, the speaker's first. */
export const claimsOn = (version: Claim & Pick<VersionDoc, 'claims'>): Claim[] => [
  makeClaim(version as WholeClaim),
  ...(version.claims ?? []),
]

/** The claims that still may be public, in the order in which their sources speak. */
export function inOrder(claims: Claim[], today: string): Claim[] {
  return claims
    .filter(({ publicUntil }) => !hasEnded(publicUntil, today))
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.source < b.source ? -1 : 1))
}

/** What is needed of a record's newest version to judge its past. */
export type Present = Pick<VersionDoc, 'source' | 'publicUntil' | 'state'> & { claims?: Pick<Claim, 'source' | 'publicUntil'>[] }

/**
 * Whether what a version said is over by a day: with the record itself, or by the end that its own source declares now, else by the one it
 * declared then. A source may move its end; what another source says cannot prolong it.
 */
export function isPast(version: Pick<Claim, 'source' | 'publicUntil'>, present: Present | null, today: string): boolean {
  if (!present || !SHOWN_STATES.includes(present.state)) return hasEnded(version.publicUntil, today)
  const now = [present, ...(present.claims ?? [])].find(({ source }) => source === version.source)
  return hasEnded(present.publicUntil, today) || hasEnded((now ?? version).publicUntil, today)
}

/** How early a source speaks: 1 is first. */
export const rankOf = ({ precedence }: Pick<Claim, 'precedence'>): number => precedence ?? FIRST
