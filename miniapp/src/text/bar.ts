/** Both stand out from light and from dark ground with 3 : 1 at least, so that one picture does for both. */
export const FILL = '#2f74d0'
export const EDGE = '#7d8796'

/**
 * A bar as a picture, the address of which is its own data: filled from the left by its share of the whole, 0 to 1; empty within broken lines where
 * the share is not known. It is stretched to the width that it is given.
 */
export function barPicture(share: number | null): string {
  const edge = (dashes: string) =>
    `<rect x="0.5" y="0.5" width="99" height="9" fill="none" stroke="${EDGE}" vector-effect="non-scaling-stroke"${dashes}/>`
  const inside =
    share === null
      ? edge(' stroke-dasharray="4 4"')
      : `<rect width="${round(Math.min(1, Math.max(0, share)) * 100)}" height="10" fill="${FILL}"/>${edge('')}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="10" viewBox="0 0 100 10" preserveAspectRatio="none">${inside}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

const round = (value: number): number => Math.round(value * 100) / 100

/** What each value is of the largest one that is known; null where the value is not known. */
export function sharesOf(values: readonly (number | null)[]): (number | null)[] {
  const largest = Math.max(0, ...values.filter((value) => value !== null))
  return values.map((value) => (value === null ? null : largest === 0 ? 0 : value / largest))
}
