import { useEffect, useState } from 'react'
import type { ListAnswer } from '@shared/api/lists'
import type { RecordAnswer } from '@shared/api/records'
import type { ZoneBody, ZoneItem } from '@shared/kinds/zone/schema'
import { listPath, mapPath, recordPath } from '@/api/paths'
import { get, withQuery } from '@/api/request'
import { boxOf, boxText, scaled, type Box, type Point } from '@/map/box'

/** A zone of responsibility as a drawing: who answers where, and no border of an administration. */
export interface Outline {
  id: string
  name: string
  /** its outer rings */
  rings: Point[][]
}

/** Where the zones of the city lie. */
export const ZONES_MAP = mapPath('zone')
/** Zones of one level that a map draws at most: more of them would say nothing. */
const OUTLINES_MAX = 24
/** A zone lies in a box by its mark: those around it are drawn, too. */
const AROUND = 2

const known = new Map<string, Promise<Outline | null>>()

/** The outer rings of a boundary. */
export function ringsOf(boundary: ZoneBody['boundary']): Point[][] {
  if (boundary === null) return []
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates
  return polygons.flatMap(([outer]) => (outer ? [outer.map(([lng, lat]) => ({ lng, lat }))] : []))
}

function outlineOf({ id, name }: ZoneItem): Promise<Outline | null> {
  const asked =
    known.get(id) ??
    get<RecordAnswer<'zone'>>(recordPath('zone', id)).then(({ record }) => {
      const rings = ringsOf(record.body?.boundary ?? null)
      return rings.length === 0 ? null : { id, name, rings }
    })
  known.set(id, asked)
  // What did not come is asked for again with the next box.
  asked.catch(() => known.delete(id))
  return asked
}

/** The finest level of zones of which a box holds few enough to be told apart. */
async function outlinesIn(box: Box): Promise<Outline[]> {
  const around = boxText(scaled(box, AROUND))
  for (const level of ['grid', 'township', 'county'] as const) {
    const { items, next } = await get<ListAnswer<ZoneItem>>(withQuery(listPath('zone'), { level, box: around, limit: OUTLINES_MAX }))
    if (next !== null || items.length === 0) continue
    const found = await Promise.all(items.map(outlineOf))
    const drawn = found.filter((outline) => outline !== null)
    if (drawn.length > 0) return drawn
  }
  return []
}

/** The zones in and around a box, given as its text, for orientation. Without them the map has its marks still: a failure leaves those drawn before. */
export function useOutlines(asked: string | null): readonly Outline[] {
  const [outlines, setOutlines] = useState<readonly Outline[]>([])
  useEffect(() => {
    let isOver = false
    const box = boxOf(asked ?? undefined)
    if (box !== null)
      outlinesIn(box).then(
        (found) => {
          if (!isOver) setOutlines(found)
        },
        (error: Error) => console.warn('zones could not be drawn', error),
      )
    return () => {
      isOver = true
    }
  }, [asked])
  return outlines
}
