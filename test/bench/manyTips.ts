import { randomBytes } from 'node:crypto'
import { filingBytes, putBytes } from '../../shared/tips/crypto/filing'
import { decodeHeader, encodeHeader } from '../../shared/tips/crypto/header'
import { hex, sm2KeyPair, sm2Sign } from '../../shared/tips/crypto/index'
import { sm3Digest } from '../../server/tips/digest'
import { randomness, type Sent, type TestTip } from '../support/tips'

/** A tip as the door sees it. */
export interface FiledTip {
  id: string
  author: Uint8Array
  sealed: Sent
  /** what the author signed to file it */
  signed: Uint8Array
}

/**
 * A sealed tip under another id and with another author, who signs it anew: for the door a tip like any other, in a tenth of the
 * time that sealing takes. A measurement needs thousands, or it measures how the service is compiled.
 */
export function readdressed({ sealed }: TestTip): FiledTip {
  const { publicKey, privateKey } = sm2KeyPair(randomness)
  const id = randomBytes(16)
  const headerBytes = encodeHeader({ ...decodeHeader(sealed.headerBytes), tipId: hex(id), author: hex(publicKey) })
  const sign = (message: Uint8Array) => sm2Sign(message, privateKey, randomness)
  const digests = sealed.parts.map((part) => sm3Digest(part))
  const { deskWrap, recoveryWrap, identityWrap, identity } = sealed
  const signed = filingBytes({ header: headerBytes, deskWrap, recoveryWrap, identityWrap, identity, parts: digests }, sm3Digest)
  return {
    id: hex(id),
    author: publicKey,
    sealed: { ...sealed, headerBytes, filing: sign(signed), puts: digests.map((digest, part) => sign(putBytes(id, part, digest))) },
    signed,
  }
}
