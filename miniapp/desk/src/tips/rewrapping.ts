import { hex, unhex } from '@shared/tips/crypto/bytes'
import type { Randomness } from '@shared/tips/crypto/bytes'
import { chooseCertificate } from '@shared/tips/crypto/certificate'
import { rewrap } from '@shared/tips/crypto/opening'
import { sm2Decrypt } from '@shared/tips/crypto/suite1'
import type { RewrapAnswer, RewrapBody, TipService } from '../api/types'
import type { Keyring } from '../session/keyring'

type Old = RewrapAnswer['items'][number]
export type Rewrapped = RewrapBody['items'][number]

const CONTENT_KEY = 32

/** Makes the function that wraps one content key anew, for the present sealing key and for recovery. Throws `certificate-none`. */
export function rewrapper(
  service: TipService,
  ring: Keyring,
  { root, now, randomness }: { root: Uint8Array; now: number; randomness: Randomness },
) {
  const demand = { root, desk: ring.desk, now: Math.floor(now / 1_000) }
  const seal = chooseCertificate(service.certificates, { ...demand, purpose: 'seal' })
  const recovery = chooseCertificate(service.certificates, { ...demand, purpose: 'recovery' })
  /** The new wraps; null where the old key is not on the ring. Throws `wrap-forged`, `wrap-length`. */
  return ({ id, message, wrap, wrapKeyId }: Old): Rewrapped | null => {
    const privateKey = ring.privateKey(wrapKeyId)
    if (privateKey === undefined) return null
    const contentKey = sm2Decrypt(unhex(wrap), privateKey, CONTENT_KEY)
    const [desk, third] = [rewrap(contentKey, seal, randomness), rewrap(contentKey, recovery, randomness)]
    contentKey.fill(0)
    return { id, message, deskWrap: hex(desk.wrap), deskKeyId: desk.keyId, recoveryWrap: hex(third.wrap), recoveryKeyId: third.keyId }
  }
}
