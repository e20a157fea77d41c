import { filingBytes, putBytes, type Filing } from '../../../shared/tips/crypto/filing'
import { sm3Digest, sm3Hex } from '../digest'
import { isSignedBy } from '../signature'

/** A part with the signature of its author (65 bytes) for its place: `id` of the tip or message, `part` its number. */
export interface SignedPart {
  id: Uint8Array
  part: number
  bytes: Uint8Array
  author: Uint8Array
  signature: Uint8Array
}

/** A filing with the signature of its author (65 bytes), and part 0 where it came along. */
export interface SignedFiling {
  filing: Filing
  part0: Uint8Array | null
  author: Uint8Array
  signature: Uint8Array
}

export interface Check {
  /** SM3 of the bytes of the part, as hex; null of a filing that brought none */
  sm3: string | null
  isSigned: boolean
}

/** What the bytes of a part are, and whether its author put them in this place. Never throws. */
export function checkPart({ id, part, bytes, author, signature }: SignedPart): Check & { sm3: string } {
  const digest = sm3Digest(bytes)
  return { sm3: digest.toString('hex'), isSigned: isSignedBy(author, putBytes(id, part, digest), signature) }
}

/** What part 0 of a filing is, and whether its author signed all of the filing. Never throws. */
export function checkFiling({ filing, part0, author, signature }: SignedFiling): Check {
  return { sm3: part0 && sm3Hex(part0), isSigned: isSignedBy(author, filingBytes(filing, sm3Digest), signature) }
}
