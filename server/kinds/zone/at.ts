import type { ZonesAtAnswer } from '../../../shared/api/city'
import { ZONE_LEVELS } from '../../../shared/kinds/zone/words'
import type { ZoneBody, ZoneItem } from '../../../shared/kinds/zone/schema'
import { codesOf } from '../../../shared/vocabulary'
import type { Place } from '../../read/published'

const LEVELS = codesOf(ZONE_LEVELS)

/** The zones among some places, widest first. */
export function zonesAt(places: readonly Place[]): ZonesAtAnswer['zones'] {
  return places
    .flatMap(({ kind, row, body }) => (kind === 'zone' ? [{ row, body: body as ZoneBody }] : []))
    .sort((a, b) => LEVELS.indexOf(a.body.level) - LEVELS.indexOf(b.body.level))
    .map(({ row, body: { boundary: _boundary, ...body } }) => ({ item: JSON.parse(row.item) as ZoneItem, body }))
}
