import { hex, unhex } from '../../../shared/tips/crypto/bytes'
import { checkSymbol, tidyReceipt } from '../../../shared/tips/crypto/receipt'

/** A private key as people copy it by hand: four lines of 13 symbols, each with a symbol of check behind it. */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const PAPER_LINES = 4
const SYMBOLS = 13

/** Four lines such as `ABCDE-FGHJK-MNPQ` for the 32 bytes of a private key. */
export function toPaper(privateKey: Uint8Array): string[] {
  // 256 bits and four zeros make 52 symbols of five bits.
  const bits =
    BigInt('0x' + hex(privateKey))
      .toString(2)
      .padStart(256, '0') + '0000'
  const symbols = (bits.match(/.{5}/g) ?? []).map((five) => parseInt(five, 2))
  return Array.from({ length: PAPER_LINES }, (_, line) => {
    const own = symbols.slice(line * SYMBOLS, (line + 1) * SYMBOLS)
    const text = [...own, checkSymbol(own)].map((symbol) => ALPHABET.charAt(symbol)).join('')
    return [text.slice(0, 5), text.slice(5, 10), text.slice(10)].join('-')
  })
}

/** The 13 symbols of one line as it was typed, or null where it has a mistake. Finds every single one, and every exchange of neighbours. */
export function readLine(typed: string): number[] | null {
  const all = [...tidyReceipt(typed)].map((one) => ALPHABET.indexOf(one))
  const symbols = all.slice(0, SYMBOLS)
  const isRight = all.length === SYMBOLS + 1 && !all.includes(-1) && checkSymbol(symbols) === all[SYMBOLS]
  return isRight ? symbols : null
}

/** The 32 bytes of four lines that were each read rightly, or null where they are not lines of one key in their order. */
export function fromPaper(lines: readonly (readonly number[])[]): Uint8Array | null {
  const bits = lines
    .flat()
    .map((symbol) => symbol.toString(2).padStart(5, '0'))
    .join('')
  if (bits.length !== 260 || !bits.endsWith('0000')) return null
  const digits = BigInt('0b' + bits.slice(0, 256)).toString(16)
  return unhex(digits.padStart(64, '0'))
}
