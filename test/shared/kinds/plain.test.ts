import fc from 'fast-check'
import { PLAIN_KINDS, PLAIN_ROOMS, plainPath } from '../../../shared/kinds/plain'

/** Addresses that stand in codes on walls. */

it('never changes an address that was printed', () => {
  // Held word for word: a code on a wall cannot be mended by a later version.
  expect(PLAIN_ROOMS).toEqual({ zone: 'zones', enterprise: 'firms' })
  expect(plainPath('zone', '990104004-G3')).toBe('/zones/990104004-G3')
  expect(plainPath('enterprise', '91990100MAAY4CL127')).toBe('/firms/91990100MAAY4CL127')
})

it('holds any code in its last part alone', () =>
  fc.assert(
    fc.property(fc.constantFrom(...PLAIN_KINDS), fc.string({ minLength: 1, unit: 'grapheme' }), (kind, code) => {
      const { pathname, search, hash } = new URL(`https://mingan.example${plainPath(kind, code)}`)
      fc.pre(!/^\.{1,2}$/.test(code))
      const [, room, ...rest] = pathname.split('/')
      expect([room, rest.map(decodeURIComponent), search, hash]).toEqual([PLAIN_ROOMS[kind], [code], '', ''])
    }),
  ))
