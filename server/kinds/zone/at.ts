import type { ZonesAtAnswer } from '../../../shared/api/city'
import { ZONE_LEVELS } from '../../../shared/kinds/zone/words'
import type { ZoneBody, ZoneItem } from '../../../shared/kinds/zone/schema'
import { codesOf } from '../../../shared/vocabulary'
import type { Kind } from '../../../shared/kinds/index'
import type { Body } from '../../../shared/kinds/schemas'

/** A record at a place, with the line that a list shows of it as JSON. */
interface Found {
  kind: Kind
  row: { item: string }
  body: Body
}

const LEVELS = codesOf(ZONE_LEVELS)

/** The zones among what lies at a place, widest first. */
export function zonesAt(found: readonly Found[]): ZonesAtAnswer['zones'] {
  return found
    .flatMap(({ kind, row, body }) => (kind === 'zone' ? [{ row, body: body as ZoneBody }] : []))
    .sort((a, b) => LEVELS.indexOf(a.body.level) - LEVELS.indexOf(b.body.level))
    .map(({ row, body: { boundary: _boundary, ...body } }) => ({ item: JSON.parse(row.item) as ZoneItem, body }))
}
