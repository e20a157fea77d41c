import { foldCharacters } from './fold'

/** Levels of GB/T 2260 and its extensions, by the length and the zeros of the code. */
export type DivisionLevel = 'province' | 'city' | 'county' | 'township' | 'village'

/** Digits of a division code without the zeros that statistics fill them up with: `990102000000` is the county `990102`. */
export const withoutFilling = (digits: string): string => digits.replace(/^(\d{6}|\d{9})(?:000)+$/, '$1')

/**
 * The one form of a division code, or null where the text is none: 6, 9 or 12 digits, without filling and without the decimals that a spreadsheet
 * gives to a number (`990102.0`).
 */
export function parseDivisionCode(text: string): string | null {
  const [, digits] = /^(\d{6}(?:\d{3}){0,2})(?:\.0+)?$/.exec(foldCharacters(text).replace(/\s/g, '')) ?? []
  return digits === undefined ? null : withoutFilling(digits)
}

/** The level a division code speaks of. */
export function divisionLevel(code: string): DivisionLevel {
  if (code.length === 12) return 'village'
  if (code.length === 9) return 'township'
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'city' : 'county'
}

/** A division and every one above it, the nearest first; none where none is known. A code may be filled up with zeros. */
export function divisionsUpFrom(code: string | null): string[] {
  const line: string[] = []
  for (let at = code && withoutFilling(code); at !== null; at = parentDivision(at)) line.push(at)
  return line
}

/** The code one level up, or null for a province. */
export function parentDivision(code: string): string | null {
  switch (divisionLevel(code)) {
    case 'village':
      // A village without a township stands under its county.
      return withoutFilling(code.slice(0, 9))
    case 'township':
      return code.slice(0, 6)
    case 'county':
      return code.slice(0, 4) + '00'
    case 'city':
      return code.slice(0, 2) + '0000'
    case 'province':
      return null
  }
}
