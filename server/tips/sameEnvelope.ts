import { COMPARED_IN_ENVELOPE, type ComparedField } from '../models/envelopeFields'
import type { Envelope, Wrap } from '../models/tip'
import { codesOf } from '../../shared/vocabulary'
import { bufferOf } from './bytes'

/** As much of a filed envelope as tells it from another. */
export type Kept = Pick<Envelope, ComparedField>

const same = (before: Buffer, now: Buffer): boolean => bufferOf(before).equals(bufferOf(now))
/** What is gone was erased, and what has another key was wrapped anew. */
const sameWrap = (before: Wrap | null, now: Wrap | null): boolean =>
  !before || !now || before.keyId !== now.keyId || same(before.bytes, now.bytes)

/** How each field is compared. */
const SAME: { readonly [F in ComparedField]: (kept: Kept, filed: Kept) => boolean } = {
  header: (kept, filed) => same(kept.header, filed.header),
  deskWrap: (kept, filed) => sameWrap(kept.deskWrap, filed.deskWrap),
  recoveryWrap: (kept, filed) => sameWrap(kept.recoveryWrap, filed.recoveryWrap),
  identity: ({ identity: before }, { identity: now }) =>
    !before || !now || (same(before.sealed, now.sealed) && same(before.wrap, now.wrap)),
  parts: (kept, filed) => kept.parts.length === filed.parts.length && kept.parts.every(({ sm3 }, part) => sm3 === filed.parts[part]?.sm3),
}

/** Whether an envelope is the one that was filed. What was wrapped anew or erased since is not held against it. */
export const isSameEnvelope = (kept: Kept, filed: Kept): boolean => codesOf(COMPARED_IN_ENVELOPE).every((field) => SAME[field](kept, filed))
