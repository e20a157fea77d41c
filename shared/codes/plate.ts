/** A plate as offices write it (GA 36): the province, a letter, five or six letters and digits; a dot or a blank between. The mini-program ships this. */
const PLATE = /^(\p{Script=Han})\s*([A-Z])\s*(?:[·•・.\-]\s*)?([A-HJ-NP-Z0-9]{5,6})$/u

/** A plate as it may be public: its first two and its last two characters (domain 8), or null where the text is no plate. */
export function maskPlate(text: string): string | null {
  const [, province, letter, rest] = PLATE.exec(text.normalize('NFKC').trim().toUpperCase()) ?? []
  return rest === undefined ? null : `${province ?? ''}${letter ?? ''}***${rest.slice(-2)}`
}
