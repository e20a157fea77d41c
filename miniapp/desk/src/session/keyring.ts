import { hex, unhex } from '@shared/tips/crypto/bytes'
import { chooseCertificate, verifyCertificate, type SignedCertificate, type TrustedCertificate } from '@shared/tips/crypto/certificate'
import type { DeskKey, KeyFileContent, KeyHolder } from '@shared/tips/crypto/keyFile'

/** Private keys of the desk in clear: in memory, from the opening of a key file until the session ends. */
export interface Keyring {
  desk: string
  holder: KeyHolder
  /** how many keys it holds of each purpose */
  counts: Record<'seal' | 'sign' | 'identity' | 'recovery', number>
  /** last day on which one of its sealing or identity keys is valid, in seconds */
  until: number
  certificates: readonly SignedCertificate[]
  /** private half by key id, 32 bytes */
  privateKey: (keyId: string) => Uint8Array | undefined
  /** overwrites every private key; nothing opens afterwards */
  wipe: () => void
}

export function createKeyring({ desk, holder, keys }: KeyFileContent): Keyring {
  const held = new Map(keys.map((key: DeskKey) => [key.certificate.keyId, unhex(key.privateKey, 32)]))
  const count = (purpose: string) => keys.filter((key) => key.certificate.purpose === purpose).length
  return {
    desk,
    holder,
    counts: { seal: count('seal'), sign: count('sign'), identity: count('identity'), recovery: count('recovery') },
    until: Math.max(0, ...keys.filter(({ certificate }) => certificate.purpose !== 'sign').map(({ certificate }) => certificate.notAfter)),
    certificates: keys.map((key) => key.certificate),
    privateKey: (keyId) => held.get(keyId),
    wipe: () => {
      for (const key of held.values()) key.fill(0)
      held.clear()
    },
  }
}

export interface Signer {
  certificate: TrustedCertificate
  privateKey: Uint8Array
}

/** The signing key that is valid now and ends last, checked against the root; undefined where the ring holds none. `now` in seconds. */
export function signerOf(ring: Keyring, root: Uint8Array, now: number): Signer | undefined {
  const good = ring.certificates.filter((one) => isGood(one, root, now) && ring.privateKey(one.keyId) !== undefined)
  if (good.length === 0) return undefined
  const certificate = chooseCertificate(good, { root, purpose: 'sign', desk: ring.desk, now })
  const privateKey = ring.privateKey(certificate.keyId)
  return privateKey === undefined ? undefined : { certificate, privateKey }
}

function isGood(one: SignedCertificate, root: Uint8Array, now: number): boolean {
  if (one.purpose !== 'sign') return false
  try {
    verifyCertificate(one, { root, purpose: 'sign', now })
    return true
  } catch {
    // Expired, not yet valid or of another root: not the one to sign with now.
    return false
  }
}

/** Whether every certificate of the ring is of this root; a ring of another city opens nothing here. */
export function isOfRoot(ring: Keyring, root: Uint8Array): boolean {
  return ring.certificates.every((one) => {
    try {
      verifyCertificate(one, { root, purpose: one.purpose, now: one.notBefore })
      return true
    } catch {
      // What does not hold against the root is of another one, whatever the reason.
      return false
    }
  })
}

export const rootBytes = (root: string): Uint8Array => unhex(root, 65)
export const keyName = (keyId: string): string => hex(unhex(keyId)).slice(0, 8).toUpperCase()
