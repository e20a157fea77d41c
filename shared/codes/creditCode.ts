import { nameKey } from './fold'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** In an organisation code letters count on from ten, without a gap. */
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The values of characters by their codes; every row asks for those of eighteen. */
function valuesOf(alphabet: string): readonly (number | undefined)[] {
  const values: (number | undefined)[] = Array.from({ length: 128 }, () => undefined)
  for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value
  return values
}
const VALUES = valuesOf(ALPHABET)
const ORGANISATION_VALUES = valuesOf(ORGANISATION_ALPHABET)
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
/** The first character names the department that registers, and there is none called 0. */
const SHAPE = /^[1-9A-HJ-NPQRTUWXY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/** What is known about a credit code as a source gave it. */
export type CreditCodeCheck = 'valid' | 'bad_check_digit' | 'malformed'

/** The code in half-width capitals without white space or separators. It corrects nothing: an O stays an O. */
export function normaliseCreditCode(text: string): string {
  return nameKey(text).replace(/[-.]/g, '')
}

/** The 18th character that GB 32100-2015 asks for after the first 17; null where one of them is not in its alphabet. */
export function creditCodeCheckDigit(first17: string): string | null {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = VALUES[first17.charCodeAt(i)]
    if (value === undefined) return null
    sum += value * (WEIGHTS[i] ?? 0)
  }
  return ALPHABET[(31 - (sum % 31)) % 31] ?? null
}

/** The 9th character of an organisation code (GB 11714) after its first 8: a digit or X; null for a foreign character. */
export function organisationCheckDigit(first8: string): string | null {
  let sum = 0
  for (let i = 0; i < 8; i++) {
    const value = ORGANISATION_VALUES[first8.charCodeAt(i)]
    if (value === undefined) return null
    sum += value * (ORGANISATION_WEIGHTS[i] ?? 0)
  }
  const rest = 11 - (sum % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

/**
 * Checks a normalised unified social credit code against GB 32100-2015: its shape and both check digits.
 * A wrong check digit is a warning, never a refusal: such codes stand in official registers (domain 6.1).
 */
export function checkCreditCode(code: string): CreditCodeCheck {
  if (!SHAPE.test(code)) return 'malformed'
  const organisation = organisationCheckDigit(code.slice(8, 16)) === code[16]
  return organisation && creditCodeCheckDigit(code.slice(0, 17)) === code[17] ? 'valid' : 'bad_check_digit'
}

/** The code in groups that are easy to read aloud: `9199 0100 MAAY 4CL1 27`. */
export function formatCreditCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}
