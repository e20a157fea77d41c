import './phonePool'
import { kdf, sm2, sm3 as librarySm3, sm4 } from 'sm-crypto-v2'
import { concat, draw, equal, hex, unhex } from './bytes'
import type { Randomness } from './bytes'
import { SealError } from './errors'

/** Suite 1: SM2, SM3, SM4-GCM. The only file that knows the library; its traps end here (docs/tip-protocol.md). */

export const SUITE = 1
/** Order of the SM2 group. `BigInt('…')` and no literal: a phone without BigInt has to be able to parse this file. */
const ORDER = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123')
const ONE = BigInt(1)
const USER_ID = '1234567812345678'
/** What SM2 adds to the text it seals: 04, a point, a hash. */
export const WRAP_OVERHEAD = 65 + 32

/** SM3 of the bytes: 32 bytes. */
export const sm3 = (bytes: Uint8Array): Uint8Array => unhex(librarySm3(bytes))

/** HMAC-SM3: 32 bytes. */
export const hmacSm3 = (key: Uint8Array, bytes: Uint8Array): Uint8Array => unhex(librarySm3(bytes, { key, mode: 'hmac' }))

/** A scalar from 1 to n-1 out of 40 bytes: their integer mod (n-1), plus 1. 32 bytes. */
export function scalarFrom(forty: Uint8Array): Uint8Array {
  if (forty.length !== 40) throw new SealError('malformed')
  const scalar = (BigInt('0x' + hex(forty)) % (ORDER - ONE)) + ONE
  return unhex(scalar.toString(16).padStart(64, '0'))
}

const inRange = (bytes: Uint8Array, below = ORDER): boolean => {
  const value = BigInt('0x' + hex(bytes))
  return value >= ONE && value < below
}

/** The public key (04‖x‖y, 65 bytes) of a 32-byte scalar; throws `key-malformed` where the scalar is 0, n or more, or cut. */
export function sm2PublicKey(privateKey: Uint8Array): Uint8Array {
  if (privateKey.length !== 32) throw new SealError('key-malformed')
  try {
    return unhex(sm2.getPublicKeyFromPrivateKey(hex(privateKey)), 65)
  } catch (cause) {
    throw new SealError('key-malformed', cause)
  }
}

/** A new key pair: scalar of 32 bytes, public key of 65. */
export function sm2KeyPair(randomness: Randomness): { privateKey: Uint8Array; publicKey: Uint8Array } {
  const privateKey = scalarFrom(draw(randomness, 40))
  return { privateKey, publicKey: sm2PublicKey(privateKey) }
}

/**
 * SM2 signature over SM3(ZA ‖ message), user id 1234567812345678: r‖s, 64 bytes. The nonce is ours: the library takes it as a
 * point made ahead. `hash` and `userId` are always given, since it hashes nothing without them.
 */
export function sm2Sign(message: Uint8Array, privateKey: Uint8Array, randomness: Randomness): Uint8Array {
  // n-1 has a public key and can seal, but 1 + d has no inverse then.
  if (!inRange(privateKey, ORDER - ONE)) throw new SealError('key-malformed')
  const publicKey = hex(sm2PublicKey(privateKey))
  const nonce = sm2KeyPair(randomness)
  const point = { k: BigInt('0x' + hex(nonce.privateKey)), x1: BigInt('0x' + hex(nonce.publicKey.slice(1, 33))) }
  const options = { hash: true, userId: USER_ID, publicKey, pointPool: [point] }
  return unhex(sm2.doSignature(message, hex(privateKey), options), 64)
}

/** Whether the 65 bytes are a point of the curve, written uncompressed. */
export function isPublicKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 65 || publicKey[0] !== 4) return false
  try {
    return sm2.verifyPublicKey(hex(publicKey))
  } catch {
    // The library throws where others answer no: what is no point is no key.
    return false
  }
}

/** Whether the signature (64 bytes, r‖s) is of this key over this message. Never throws: what cannot be read is no signature. */
export function sm2Verify(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || !isPublicKey(publicKey)) return false
  if (!inRange(signature.subarray(0, 32)) || !inRange(signature.subarray(32))) return false
  return sm2.doVerifySignature(message, hex(signature), hex(publicKey), { hash: true, userId: USER_ID })
}

/** The x‖y of scalar × point, 64 bytes; throws where the point is not on the curve. */
const shared = (scalar: Uint8Array, point: Uint8Array): Uint8Array => sm2.ecdh(scalar, point, false).slice(1)

const mask = (bytes: Uint8Array, stream: Uint8Array): Uint8Array => bytes.map((byte, at) => byte ^ (stream[at] ?? 0))

/**
 * SM2 encryption C1‖C3‖C2, C1 uncompressed with its 04: 97 bytes more than the text, which is a key of 16 bytes or more.
 * Written over the library's curve, KDF and hash, since its own function draws its own randomness. Throws `key-malformed`.
 */
export function sm2Encrypt(plain: Uint8Array, publicKey: Uint8Array, randomness: Randomness): Uint8Array {
  if (plain.length < 16) throw new SealError('malformed')
  if (!isPublicKey(publicKey)) throw new SealError('key-malformed')
  for (;;) {
    const ephemeral = sm2KeyPair(randomness)
    const point = shared(ephemeral.privateKey, publicKey)
    const stream = kdf(point, plain.length)
    // The standard asks for another point when the stream is all zeros: the text would pass in clear.
    if (stream.every((byte) => byte === 0)) continue
    return concat(ephemeral.publicKey, sm3(concat(point.slice(0, 32), plain, point.slice(32))), mask(plain, stream))
  }
}

/**
 * Opens C1‖C3‖C2 of a text of exactly `length` bytes. Throws `wrap-length` on any other length (an empty text among them)
 * and `wrap-forged` where C1 is no point or C3 does not agree: never an empty answer.
 */
export function sm2Decrypt(sealed: Uint8Array, privateKey: Uint8Array, length: number): Uint8Array {
  if (length < 16 || sealed.length !== WRAP_OVERHEAD + length) throw new SealError('wrap-length')
  const c1 = sealed.slice(0, 65)
  if (!isPublicKey(c1)) throw new SealError('wrap-forged')
  sm2PublicKey(privateKey)
  const point = shared(privateKey, c1)
  const plain = mask(sealed.slice(97), kdf(point, length))
  if (!equal(sm3(concat(point.slice(0, 32), plain, point.slice(32))), sealed.slice(65, 97))) throw new SealError('wrap-forged')
  return plain
}

/** Bytes that SM4-GCM adds behind the text. */
export const TAG_LENGTH = 16

const needs = (bytes: Uint8Array, length: number): void => {
  if (bytes.length !== length) throw new SealError('malformed')
}

/** SM4-GCM: the text with its 16-byte tag behind it. Key 16 bytes, nonce 12; throws `malformed` on other lengths. */
export function sm4Seal(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plain: Uint8Array): Uint8Array {
  needs(key, 16)
  needs(nonce, 12)
  const options = { mode: 'gcm', iv: nonce, associatedData: aad, output: 'array', outputTag: true, padding: 'none' } as const
  const { output, tag } = sm4.encrypt(plain, key, options)
  // Without `outputTag` the library hands out bare bytes and no tag.
  if (tag === undefined) throw new SealError('malformed')
  return concat(output, tag)
}

/** Opens text ‖ tag; undefined where the tag does not agree, so that the caller names what was changed. Throws as `sm4Seal`. */
export function sm4Open(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  needs(key, 16)
  needs(nonce, 12)
  if (sealed.length < TAG_LENGTH) return undefined
  const at = sealed.length - TAG_LENGTH
  const options = { mode: 'gcm', iv: nonce, associatedData: aad, tag: sealed.slice(at), output: 'array', padding: 'none' } as const
  try {
    return sm4.decrypt(sealed.slice(0, at), key, options)
  } catch {
    // The library's only error here, all lengths being right: the tag is of something else.
    return undefined
  }
}
