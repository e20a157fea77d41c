import type { Kind } from '../../shared/kinds/index'
import type { Body } from '../../shared/kinds/schemas'
import type { Boundary } from '../../shared/kinds/zone/schema'
import { markOf } from '../kinds/areaMark'
import type { Box } from './geometry'
import type { Locate, Row } from './model'
import type { Located } from './pointIndex'

/** A record that answers for a place, with what is needed to say so. */
export interface Place {
  kind: Kind
  row: Row
  body: Body
  boundary: Boundary
  /** west, south, east, north: most places are ruled out by four comparisons */
  box: Box
}

/**
 * Where records of other kinds may lie, by what it is called: a spot, or the mark of an area. Of two areas that share a key the first holds; of two spots
 * neither: departments number theirs from 1, and what lies at number 3 of one does not lie at number 3 of another.
 */
export function locateIn(rows: Iterable<Row>, places: readonly Place[]): Locate {
  const marks = new Map<string, Located>()
  const mark = (keys: readonly string[], located: Located): void => {
    for (const key of keys) if (!marks.has(key)) marks.set(key, located)
  }
  for (const { row, boundary } of places) {
    const [lng, lat] = markOf(boundary)
    mark(row.onMap?.keys ?? [], { lng, lat, isApproximate: true })
  }
  const spots = new Map<string, Located | null>()
  for (const { onMap } of rows) {
    const position = onMap?.whereabouts.position ?? null
    for (const key of onMap?.keys ?? []) spots.set(key, spots.has(key) || position === null ? null : { ...position, isApproximate: false })
  }
  for (const [key, spot] of spots) if (spot) mark([key], spot)
  return ({ position, areas }) => {
    if (position) return { ...position, isApproximate: false }
    return areas.map((key) => marks.get(key)).find((one) => one !== undefined) ?? null
  }
}
