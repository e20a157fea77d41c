/** Marks that turn the direction of the letters behind them and are not seen themselves (Unicode UAX #9, explicit and implicit). */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

const shown = (text: string): string =>
  text.replace(DIRECTION, (mark) => `‹U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`)

/**
 * Data with every direction mark in its texts written out, `‹U+202E›`: a name is read as it is stored and not as a mark turns
 * it. The very same data where there is none.
 */
export function withMarksShown<T>(data: T): T {
  if (typeof data === 'string') return (data.search(DIRECTION) < 0 ? data : shown(data)) as T
  if (typeof data !== 'object' || data === null) return data
  let changed = false
  const see = (value: unknown) => {
    const seen = withMarksShown(value)
    changed ||= seen !== value
    return seen
  }
  const seen = Array.isArray(data) ? data.map(see) : Object.fromEntries(Object.entries(data).map(([name, value]) => [name, see(value)]))
  return changed ? (seen as T) : data
}
