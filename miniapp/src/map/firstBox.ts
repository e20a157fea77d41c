import type { MapAnswer } from '@shared/api/map'
import { around, type Box } from './box'

/** The country, with its seas. */
export const COUNTRY: Box = [73, 3, 136, 54]
/** Each question brings it eight times nearer; from the country to a street in four. */
const QUESTIONS_MAX = 6
/** A city of one place is shown so wide, in degrees: some three kilometres. */
const NARROWEST = 0.03

type Drawn = Pick<MapAnswer, 'marks'>

const sideOf = ([west, south, east, north]: Box): number => Math.max(east - west, north - south)

/**
 * Where the records of a list lie, for a map that nobody has moved yet: the whole country is asked first, then the part that the marks are in, until
 * they fill it. A mark of several stands in their middle, hence the margin. Null where nothing lies anywhere. Throws as `ask` does.
 */
export async function firstBox(ask: (box: Box) => Promise<Drawn>): Promise<Box | null> {
  let box = COUNTRY
  for (let asked = 0; asked < QUESTIONS_MAX; asked++) {
    const { marks } = await ask(box)
    if (marks.length === 0) return asked === 0 ? null : box
    const own = sideOf(around(marks, 0))
    const next = around(marks, Math.max(sideOf(box) / 16, NARROWEST / 2))
    if (own > sideOf(box) / 3 || sideOf(next) > sideOf(box) / 2) return around(marks, Math.max(own / 6, sideOf(box) / 12, NARROWEST / 2))
    box = next
  }
  return box
}
