import { concat, u8 } from './bytes'
import { hmacSm3 } from './suite1'

/** HKDF-extract (RFC 5869) with SM3: the 32 bytes of the pseudo-random key. */
export const hkdfExtract = (salt: Uint8Array, secret: Uint8Array): Uint8Array => hmacSm3(salt, secret)

/** HKDF-expand (RFC 5869) with SM3: `length` bytes, at most 255 × 32. */
export function hkdfExpand(prk: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  let block = new Uint8Array(0)
  let out = new Uint8Array(0)
  for (let counter = 1; out.length < length; counter++) {
    block = Uint8Array.from(hmacSm3(prk, concat(block, info, u8(counter))))
    out = Uint8Array.from(concat(out, block))
  }
  return out.slice(0, length)
}

/** HKDF as a whole: extract, then expand. */
export const hkdf = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array =>
  hkdfExpand(hkdfExtract(salt, secret), info, length)
