import { divisionsUpFrom } from '../../shared/codes/divisionCode'
import { foldKeyText } from '../../shared/codes/fold'
import type { Place } from '../../shared/parts'
import type { Whereabouts } from './define'

/** Where a record with a place lies: at its position, else at the mark of its zone, else of its division or the nearest above it. */
export function whereaboutsOf(place: Place | null, zone: string | null): Whereabouts {
  const divisions = divisionsUpFrom(place?.division ?? null).map((division) => `division:${division}`)
  return { position: place?.position ?? null, areas: [...(zone === null ? [] : [`zone:${foldKeyText(zone)}`]), ...divisions] }
}
