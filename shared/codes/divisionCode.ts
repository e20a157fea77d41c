import { toHalfWidth } from './text'

/** Levels of GB/T 2260 and its extensions, by the length and the zeros of the code. */
export type DivisionLevel = 'province' | 'city' | 'county' | 'township' | 'village'

/** The code as half-width digits, or null where it is not 6, 9 or 12 digits. */
export function parseDivisionCode(text: string): string | null {
  const code = toHalfWidth(text).trim()
  return /^\d{6}(\d{3}(\d{3})?)?$/.test(code) ? code : null
}

/** The level a division code speaks of. */
export function divisionLevel(code: string): DivisionLevel {
  if (code.length === 12) return 'village'
  if (code.length === 9) return 'township'
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'city' : 'county'
}

/** The code one level up, or null for a province. */
export function parentDivision(code: string): string | null {
  switch (divisionLevel(code)) {
    case 'village':
      return code.slice(0, 9)
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
