import type { Envelope } from '../models/tip'
import { bufferOf } from './bytes'

/** As much of a filed envelope as tells it from another. */
export type Kept = Pick<Envelope, 'header' | 'deskWrap' | 'recoveryWrap' | 'identity' | 'parts'>

/** Whether an envelope is the one that was filed. What was wrapped anew or erased since is not held against it. */
export function isSameEnvelope(kept: Kept, filed: Kept): boolean {
  const same = (a: Buffer, b: Buffer) => bufferOf(a).equals(b)
  const sameWrap = (wrap: 'deskWrap' | 'recoveryWrap') => {
    const [before, now] = [kept[wrap], filed[wrap]]
    return !before || !now || before.keyId !== now.keyId || same(before.bytes, now.bytes)
  }
  const sameParts = kept.parts.length === filed.parts.length && kept.parts.every(({ sm3 }, part) => sm3 === filed.parts[part]?.sm3)
  const sameIdentity =
    !kept.identity ||
    !filed.identity ||
    (same(kept.identity.sealed, filed.identity.sealed) && same(kept.identity.wrap, filed.identity.wrap))
  return same(kept.header, filed.header) && sameParts && sameIdentity && sameWrap('deskWrap') && sameWrap('recoveryWrap')
}
