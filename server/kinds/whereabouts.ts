import { divisionsUpFrom } from '../../shared/codes/divisionCode'
import { foldKeyText } from '../../shared/codes/fold'
import type { Place } from '../../shared/parts'
import type { Whereabouts } from './define'

/** What a key site is called by what lies at it. */
export const siteKey = (no: string): string => `site:${foldKeyText(no)}`

/** Where a record with a place lies: at its position, else at its key site, at the mark of its zone, of its division or the nearest above it. */
export function whereaboutsOf(place: Place | null, zone: string | null, site: string | null = null): Whereabouts {
  const divisions = divisionsUpFrom(place?.division ?? null).map((division) => `division:${division}`)
  const keys = [...(site === null ? [] : [siteKey(site)]), ...(zone === null ? [] : [`zone:${foldKeyText(zone)}`])]
  return { position: place?.position ?? null, areas: [...keys, ...divisions] }
}
