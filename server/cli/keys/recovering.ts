import type { RecoveryItem, RewrapBody } from '../../../shared/api/desk'
import { hex, unhex, type Randomness } from '../../../shared/tips/crypto/bytes'
import type { TrustedCertificate } from '../../../shared/tips/crypto/certificate'
import { SealError } from '../../../shared/tips/crypto/errors'
import { decodeHeader } from '../../../shared/tips/crypto/header'
import { openContentKey, rewrap } from '../../../shared/tips/crypto/opening'
import { sm2Decrypt } from '../../../shared/tips/crypto/suite1'

/** What the recovery body does with each envelope, without any effect. */

export type Item = RewrapBody['items'][number]

export interface Recovering {
  desk: string
  /** private halves on the recovery body's file, 32 bytes, by key id */
  keys: ReadonlyMap<string, Uint8Array>
  seal: TrustedCertificate
  recovery: TrustedCertificate
  randomness: Randomness
}

/** The new wraps, or why there are none, in words. `unchecked`: a slip, which has no commitment to be held against. */
export type Recovered = { item: Item; unchecked: boolean } | { why: string }

const CONTENT_KEY = 32

/** Opens one recovery wrap, holds it against the commitment of its header, and wraps the content key for the keys of now. */
export function recoverOne(envelope: RecoveryItem, { desk, keys, seal, recovery, randomness }: Recovering): Recovered {
  const { id, message, header, recoveryWrap, recoveryKeyId } = envelope
  if (recoveryWrap === null || recoveryKeyId === null) return { why: '移交单还没有封给恢复密钥，恢复密钥打不开它' }
  const privateKey = keys.get(recoveryKeyId)
  if (privateKey === undefined) return { why: `封给另一把恢复密钥（${recoveryKeyId}），请用那个季度的密钥文件再做一次` }
  try {
    const wrap = unhex(recoveryWrap)
    const contentKey =
      header === null ? sm2Decrypt(wrap, privateKey, CONTENT_KEY) : openContentKey(ownHeader(envelope, header, desk), wrap, privateKey)
    const [own, third] = [rewrap(contentKey, seal, randomness), rewrap(contentKey, recovery, randomness)]
    contentKey.fill(0)
    const item = { id, message, deskWrap: hex(own.wrap), deskKeyId: own.keyId, recoveryWrap: hex(third.wrap), recoveryKeyId: third.keyId }
    return { item, unchecked: header === null }
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    return { why: error.message }
  }
}

/** The header of an envelope, which must be of the tip, the place and the desk it is listed under. Throws `header-malformed`. */
function ownHeader({ id, message }: RecoveryItem, text: string, desk: string) {
  const header = decodeHeader(unhex(text))
  const isOwn = header.tipId === id && (header.magic === 'MGT1' ? message === 0 && header.desk === desk : message > 0)
  if (!isOwn) throw new SealError('header-malformed')
  return header
}
