import type { MapAnswer } from '@shared/api/map'
import { MARKS_MAX } from '@shared/limits'
import { around, type Box } from './box'

/** The country, with its seas. */
export const COUNTRY: Box = [73, 3, 136, 54]
/** From the country to a street in four, where nothing gets lost on the way. */
const QUESTIONS_MAX = 10
/** A city of one place is shown so wide, in degrees: some three kilometres. */
const NARROWEST = 0.03
/**
 * How far what a mark of several stands for may lie from it, in sides of the box: less than a cell. A map is drawn in the finest square cells of
 * which `MARKS_MAX` at most touch the box, and the next finer ones, half as wide, would be more: so (2 / cell + 2)² is above that.
 */
const REACH = 2 / (Math.sqrt(MARKS_MAX) - 2)

type Drawn = Pick<MapAnswer, 'marks'>

const sideOf = ([west, south, east, north]: Box): number => Math.max(east - west, north - south)

/** Everything that some marks stand for, wherever in their cells it lies. */
function whole(marks: Drawn['marks'], reach: number): Box {
  const corners = marks.flatMap(({ lng, lat, count }) => {
    const far = count === 1 ? 0 : reach
    return [
      { lng: lng - far, lat: lat - far },
      { lng: lng + far, lat: lat + far },
    ]
  })
  return around(corners, NARROWEST / 2)
}

/**
 * Where the records of a list lie, for a map that nobody has moved yet; all of them are within it. The whole country is asked first, then closely
 * about the marks, and where that has lost some of what they stand for, the whole of their cells, until they fill it. Null where nothing lies
 * anywhere. Throws as `ask` does.
 */
export async function firstBox(ask: (box: Box) => Promise<Drawn>): Promise<Box | null> {
  let box = COUNTRY
  let known = COUNTRY
  let total = 0
  for (let asked = 0; asked < QUESTIONS_MAX; asked++) {
    const { marks } = await ask(box)
    const held = marks.reduce((sum, { count }) => sum + count, 0)
    if (asked === 0) total = held
    if (total === 0) return null
    if (held < total && box !== known) {
      box = known
      continue
    }
    // Taken back since the question before.
    if (held === 0) return known
    const own = sideOf(around(marks, 0))
    known = whole(marks, sideOf(box) * REACH)
    if (own > sideOf(box) / 3 || sideOf(known) < 2 * NARROWEST) return known
    box = around(marks, Math.max(sideOf(box) / 16, NARROWEST / 2))
  }
  return known
}
