import { BOUNDARY_POINTS_MAX } from '../../../shared/limits'
import { INPUTS } from '../../../shared/kinds/schemas'
import type { Boundary } from '../../../shared/kinds/zone/schema'

const ring = (points: number): [number, number][] => Array.from({ length: points }, (_, i) => [123 + i / 1e6, 30])
const faultsOf = (boundary: Boundary) =>
  INPUTS.zone
    .safeParse({ code: '990101', name: '甲片区', level: 'grid', boundary })
    .error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []

const half = BOUNDARY_POINTS_MAX / 2
const TOO_MANY = [['boundary', '边界最多 20000 个点，请先简化']]

it.each<[string, Boundary, Boundary]>([
  [
    'a ring',
    { type: 'Polygon', coordinates: [ring(BOUNDARY_POINTS_MAX)] },
    { type: 'Polygon', coordinates: [ring(BOUNDARY_POINTS_MAX + 1)] },
  ],
  [
    'a ring with a hole',
    { type: 'Polygon', coordinates: [ring(half), ring(half)] },
    { type: 'Polygon', coordinates: [ring(half), ring(half + 1)] },
  ],
  [
    'many parts',
    { type: 'MultiPolygon', coordinates: [[ring(half)], [ring(half - 4), ring(4)]] },
    { type: 'MultiPolygon', coordinates: [[ring(half)], [ring(half - 3), ring(4)]] },
  ],
])('takes a boundary of %s up to its bound, all points together', (_name, full, over) => {
  expect(faultsOf(full)).toEqual([])
  expect(faultsOf(over)).toEqual(TOO_MANY)
})
