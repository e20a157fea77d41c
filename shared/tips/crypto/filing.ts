import { concat, u8, unhex, utf8 } from './bytes'
import { SealError } from './errors'
import type { Header } from './header'
import { sm2Verify, sm3 } from './suite1'

/** What the author signs, and how whoever stores it checks. Nothing here needs a private key. */

/** Everything a filing covers; `header` is the bytes H, `parts` the SM3 of each stored part, in order. */
export interface Filing {
  header: Uint8Array
  deskWrap: Uint8Array
  recoveryWrap: Uint8Array
  identityWrap: Uint8Array
  identity: Uint8Array
  parts: readonly Uint8Array[]
}

/** Bytes signed to put one part: `id` of the tip or message, `digest` the SM3 of the stored part. */
export const putBytes = (id: Uint8Array, index: number, digest: Uint8Array): Uint8Array =>
  concat(utf8('mingan/put/1'), id, u8(index), digest)

/** Bytes signed to file. `digest` is an SM3: the platform's own where there is one. */
export const filingBytes = (one: Filing, digest: (bytes: Uint8Array) => Uint8Array = sm3): Uint8Array =>
  concat(utf8('mingan/file/1'), digest(concat(one.header, one.deskWrap, one.recoveryWrap, one.identityWrap, one.identity, ...one.parts)))

/** Throws `put-signature` unless the author (65 bytes) signed this stored part for this place. */
export function verifyPut(put: { id: Uint8Array; index: number; digest: Uint8Array }, signature: Uint8Array, author: Uint8Array): void {
  if (!sm2Verify(putBytes(put.id, put.index, put.digest), signature, author)) throw new SealError('put-signature')
}

/** Throws `filing-signature` unless the author named in the header signed it all; the header is given decoded too. */
export function verifyFiling(filing: Filing, signature: Uint8Array, header: Header): void {
  if (!sm2Verify(filingBytes(filing), signature, unhex(header.author, 65))) throw new SealError('filing-signature')
}
