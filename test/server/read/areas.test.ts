import { locateIn } from '../../../server/read/areas'
import type { Row } from '../../../server/read/model'

/** Where a record lies that names a spot, and where that is said twice. */

const spot = (key: string, position: { lng: number; lat: number } | null): Row =>
  ({ onMap: { keys: [key], whereabouts: { position, areas: [] }, pin: '' } }) as unknown as Row
const at = { position: null, areas: ['site:3'] }

it('is at the spot that it names', () =>
  expect(locateIn([spot('site:3', { lng: 123, lat: 30 })], [])(at)).toEqual({ lng: 123, lat: 30, isApproximate: false }))

it.each([
  ['two spots are called so', [spot('site:3', { lng: 123, lat: 30 }), spot('site:3', { lng: 124, lat: 31 })]],
  ['one of them tells no place', [spot('site:3', { lng: 123, lat: 30 }), spot('site:3', null)]],
  ['one of them tells no place, be it the first', [spot('site:3', null), spot('site:3', { lng: 123, lat: 30 })]],
])('is at none where %s', (_what, rows) => expect(locateIn(rows, [])(at)).toBeNull())
