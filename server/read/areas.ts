import type { Kind } from '../../shared/kinds/index'
import type { Body } from '../../shared/kinds/schemas'
import type { Boundary } from '../../shared/kinds/zone/schema'
import { markOf } from '../kinds/areaMark'
import { ruleOf } from '../kinds/index'
import type { Box } from './geometry'
import type { Locate, Row } from './model'

/** A record that answers for a place, with what is needed to say so. */
export interface Place {
  kind: Kind
  row: Row
  body: Body
  boundary: Boundary
  /** west, south, east, north: most places are ruled out by four comparisons */
  box: Box
}

/** The marks of areas by their keys: of two that share a key the first holds. */
function marksOf(places: readonly Place[]): ReadonlyMap<string, readonly [lng: number, lat: number]> {
  const marks = new Map<string, readonly [number, number]>()
  for (const { kind, body, boundary } of places)
    for (const key of ruleOf<Kind>(kind).areaKeys(body as Body as never)) if (!marks.has(key)) marks.set(key, markOf(boundary))
  return marks
}

/** Where records lie: where they say themselves, else at the mark of the nearest area that is known. */
export function locateIn(places: readonly Place[]): Locate {
  const marks = marksOf(places)
  return ({ position, areas }) => {
    if (position) return { ...position, isApproximate: false }
    const mark = areas.map((key) => marks.get(key)).find((one) => one !== undefined)
    return mark ? { lng: mark[0], lat: mark[1], isApproximate: true } : null
  }
}
