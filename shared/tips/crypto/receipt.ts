import { concat, draw, hex, u8, utf8 } from './bytes'
import type { Randomness } from './bytes'
import { SealError } from './errors'
import { hkdfExpand, hkdfExtract } from './hkdf'
import { scalarFrom, sm2PublicKey } from './suite1'

/** The receipt: 24 random symbols and one of check. Everything a reporter owns comes from it. */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SYMBOLS = 24
const GROUP = 5

/** What follows from a receipt: ids of 16 bytes, scalars of 32, public keys of 65; `prefix` as the header has it. */
export interface ReceiptSecrets {
  prk: Uint8Array
  tipId: Uint8Array
  lookupId: Uint8Array
  prefix: string
  sealingPrivate: Uint8Array
  sealingPublic: Uint8Array
  signingPrivate: Uint8Array
  signingPublic: Uint8Array
}

/** Times α = 2 in GF(32) with x⁵+x²+1. */
const double = (value: number): number => ((value << 1) & 31) ^ (value & 16 ? 5 : 0)

/** Check symbol of the 24: Σ α^(k+1)·s_k. */
export function checkSymbol(symbols: readonly number[]): number {
  // Horner's way from the last symbol: ((s23·α + s22)·α + …)·α.
  return symbols.reduceRight((sum, symbol) => double(sum ^ symbol), 0)
}

/** 24 new symbols, each 0 to 31, from 15 random bytes. */
export function newReceipt(randomness: Randomness): number[] {
  const bits = [...draw(randomness, 15)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: SYMBOLS }, (_, k) => parseInt(bits.slice(5 * k, 5 * k + 5), 2))
}

/** The 15 bytes of the symbols, five bits each, first symbol first. */
export function receiptBytes(symbols: readonly number[]): Uint8Array {
  const bits = symbols.map((symbol) => symbol.toString(2).padStart(5, '0')).join('')
  return Uint8Array.from({ length: 15 }, (_, at) => parseInt(bits.slice(8 * at, 8 * at + 8), 2))
}

/** As it is shown: five groups of five with hyphens, the check symbol last. */
export function writeReceipt(symbols: readonly number[]): string {
  const all = [...symbols, checkSymbol(symbols)].map((symbol) => ALPHABET.charAt(symbol)).join('')
  return Array.from({ length: 5 }, (_, at) => all.slice(GROUP * at, GROUP * at + GROUP)).join('-')
}

/** What was typed, as the alphabet has it: no spaces or hyphens, capitals, full width made half, O as 0, I and L as 1. */
export function tidyReceipt(typed: string): string {
  const half = typed.replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
  const bare = half.replace(/[\s\-\u2010-\u2015\u2212]/g, '').toUpperCase()
  return bare.replace(/O/g, '0').replace(/[IL]/g, '1')
}

/** The 24 symbols of a receipt a person typed; throws `receipt-symbol`, `receipt-length` or `receipt-check`, in this order. */
export function readReceipt(typed: string): number[] {
  const all = [...tidyReceipt(typed)].map((one) => ALPHABET.indexOf(one))
  if (all.includes(-1)) throw new SealError('receipt-symbol')
  if (all.length !== SYMBOLS + 1) throw new SealError('receipt-length')
  const symbols = all.slice(0, SYMBOLS)
  if (checkSymbol(symbols) !== all[SYMBOLS]) throw new SealError('receipt-check')
  return symbols
}

/** The pseudo-random key of a receipt, 32 bytes. */
export const receiptKey = (symbols: readonly number[]): Uint8Array => hkdfExtract(utf8('mingan/receipt/1'), receiptBytes(symbols))

/** First 12 bits of a look-up id and four zero bits, as u16 hex. */
export const prefixOf = (lookupId: Uint8Array): string => hex(lookupId.slice(0, 2)).slice(0, 3) + '0'

/** Id of the later message `m` (1 to 255) about the tip of this receipt, 16 bytes; throws `malformed` on another number. */
export function messageIdOf(prk: Uint8Array, m: number): Uint8Array {
  if (m === 0) throw new SealError('malformed')
  return hkdfExpand(prk, concat(utf8('message/'), u8(m)), 16)
}

/** Everything that follows from the 24 symbols. */
export function deriveSecrets(symbols: readonly number[]): ReceiptSecrets {
  const prk = receiptKey(symbols)
  const lookupId = hkdfExpand(prk, utf8('lookup'), 16)
  const sealingPrivate = scalarFrom(hkdfExpand(prk, utf8('seal'), 40))
  const signingPrivate = scalarFrom(hkdfExpand(prk, utf8('sign'), 40))
  return {
    prk,
    tipId: hkdfExpand(prk, utf8('tip'), 16),
    lookupId,
    prefix: prefixOf(lookupId),
    sealingPrivate,
    sealingPublic: sm2PublicKey(sealingPrivate),
    signingPrivate,
    signingPublic: sm2PublicKey(signingPrivate),
  }
}
