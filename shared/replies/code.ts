import { draw, type Randomness } from '../tips/crypto/bytes'
import { tidyReceipt } from '../tips/crypto/receipt'

/** The code of a letter, by which whoever opens the post of a firm proves to be of it. */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SYMBOLS = 8
const GROUP = 4

/** A new code as it is printed: two groups of four, forty bits in all. */
export function newLetterCode(randomness: Randomness): string {
  const symbols = [...draw(randomness, SYMBOLS)].map((byte) => ALPHABET.charAt(byte & 31)).join('')
  return `${symbols.slice(0, GROUP)}-${symbols.slice(GROUP)}`
}

/** What was typed, as the alphabet has it; null where that is no code. */
export function readLetterCode(typed: string): string | null {
  const bare = tidyReceipt(typed)
  return bare.length === SYMBOLS && [...bare].every((one) => ALPHABET.includes(one)) ? bare : null
}
