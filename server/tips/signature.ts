import { createECDH, createHash, getCurves } from 'node:crypto'
import { sm2Verify } from '../../shared/tips/crypto/suite1'
import { N, ZA_FRONT, bytes32, integerOf, inverse, modulo, pointBytes, pointOf, sum } from './curve'

/** Whether the platform's own library has the curve. Where it has not, the slower way of the phones is taken. */
const isQuick = getCurves().includes('SM2')

/**
 * Whether the signature (64 bytes, r‖s) is of this key (65 bytes) over this message: the same answer as `sm2Verify` of the
 * phones, in about a third of its time. Never throws: what cannot be read is no signature.
 */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = pointOf(publicKey)
  if (!key || signature.length !== 64) return false
  if (!isQuick) return sm2Verify(message, signature, publicKey)
  const [r, s] = [integerOf(signature.subarray(0, 32)), integerOf(signature.subarray(32))]
  const t = (r + s) % N
  if (r === 0n || s === 0n || r >= N || s >= N || t === 0n) return false
  // sG + tP is asked for, and the platform multiplies one point by one number: t(P + (s/t)G) is the same point.
  const base = createECDH('SM2')
  base.setPrivateKey(bytes32((s * inverse(t, N)) % N))
  const other = pointOf(base.getPublicKey())
  // Where the two have one x there is no such sum, or it is a doubling: one case in 2^255, left to the slow way.
  if (!other || other.x === key.x) return sm2Verify(message, signature, publicKey)
  const product = createECDH('SM2')
  product.setPrivateKey(bytes32(t))
  const x = integerOf(product.computeSecret(pointBytes(sum(key, other))))
  return modulo(hashed(publicKey, message) + x, N) === r
}

/** e = SM3(ZA ‖ message) as an integer. */
function hashed(publicKey: Uint8Array, message: Uint8Array): bigint {
  const za = createHash('sm3').update(ZA_FRONT).update(publicKey.subarray(1)).digest()
  return integerOf(createHash('sm3').update(za).update(message).digest())
}
