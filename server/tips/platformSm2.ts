import { createHash, createPublicKey, createVerify, type KeyObject } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { ZA_FRONT } from './curve'

/** An SM2 public key in DER up to its 65 bytes: id-ecPublicKey, and the curve 1.2.156.10197.1.301. */
const KEY_FRONT = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex')

/** A phone signs each of its eight requests with one key, and reading a key takes half as long as checking by it. */
const keysRead = new LRUCache<string, KeyObject>({
  max: 64,
  memoMethod: (bytes) => createPublicKey({ key: Buffer.concat([KEY_FRONT, Buffer.from(bytes, 'latin1')]), format: 'der', type: 'spki' }),
})

/**
 * Whether the signature (64 bytes, r‖s) is of this point (65 bytes) over this message, by the platform's own library. Throws what
 * that library throws where it has no SM2 or no SM3.
 *
 * `crypto.verify` would put a ZA of no user id before the message. `createVerify` checks the hash of what it is given, so that
 * the right ZA (GB/T 32918.2, 5.5) goes first by our hand.
 */
export function verifyOnPlatform(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const za = createHash('sm3').update(ZA_FRONT).update(publicKey.subarray(1)).digest()
  const numbers = Buffer.concat([derInteger(signature.subarray(0, 32)), derInteger(signature.subarray(32))])
  return createVerify('sm3')
    .update(za)
    .update(message)
    .verify(keysRead.memo(Buffer.from(publicKey).toString('latin1')), Buffer.concat([Buffer.of(0x30, numbers.length), numbers]))
}

/** A number of 32 bytes as DER writes it: without zeros in front, but for one where the first bit would be a sign. */
function derInteger(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0)
  const digits = bytes.subarray(first < 0 ? bytes.length - 1 : first)
  const front = (digits[0] ?? 0) < 0x80 ? [] : [0]
  return Buffer.concat([Buffer.of(0x02, front.length + digits.length, ...front), digits])
}
