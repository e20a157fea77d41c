import type { Place } from '@shared/parts'

/** Where something lies, in words, as exactly as it may be public; null where nothing is known of it. `nameOf`: what a division is called. */
export function placeWords(place: Place | null, nameOf: (division: string) => string): string | null {
  if (place === null) return null
  if (place.precision === 'hidden') return '位置依规定不公布'
  return place.address ?? (place.division === null ? null : nameOf(place.division))
}
