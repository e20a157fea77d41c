import { createHash, createPublicKey, verify } from 'node:crypto'

/** Proofs of requests: ECDSA P-256 with SHA-256 by the key of the session. */

/** A proof holds so long before and after the time it names, in milliseconds. */
export const PROOF_MS = 60_000

/** What a request is proved by, as its header fields say. */
export interface Proof {
  /** milliseconds */
  time: number
  /** 16 bytes, hex */
  once: string
  /** r ‖ s, 64 bytes, hex */
  signature: string
}

/** What a proof is about. `path` holds the query; `body` is empty where there is none. */
export interface Proved {
  method: string
  path: string
  body: Uint8Array
}

/** The text that is signed. */
export function proofText({ method, path, body }: Proved, { time, once }: Pick<Proof, 'time' | 'once'>): string {
  const digest = createHash('sha256').update(body).digest('hex')
  return `${method}\n${path}\n${time}\n${once}\n${digest}`
}

/** Whether 65 bytes are a point of the curve P-256, uncompressed. */
export function isSessionKey(key: Uint8Array): boolean {
  try {
    publicKey(key)
    return true
  } catch {
    // The platform throws where others answer no.
    return false
  }
}

/** Whether a proof was made with the private half of this key (65 bytes) over this request; says nothing of its time. */
export function isProof(key: Uint8Array, request: Proved, proof: Proof): boolean {
  const signature = Buffer.from(proof.signature, 'hex')
  if (signature.length !== 64) return false
  return verify('sha256', Buffer.from(proofText(request, proof)), { key: publicKey(key), dsaEncoding: 'ieee-p1363' }, signature)
}

function publicKey(key: Uint8Array) {
  if (key.length !== 65 || key[0] !== 4) throw new RangeError('not an uncompressed point')
  const part = (from: number) => Buffer.from(key.subarray(from, from + 32)).toString('base64url')
  return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) } })
}
