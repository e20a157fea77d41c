import fc from 'fast-check'
import { barPicture, sharesOf } from '../../../miniapp/src/text/bar'

const drawn = (share: number | null) => decodeURIComponent(barPicture(share).replace('data:image/svg+xml,', ''))
const fill = (share: number | null) => /<rect width="([\d.]+)" height="10" fill/.exec(drawn(share))?.[1]

it('fills a bar by its share, and an unknown one not at all: its lines are broken', () => {
  expect([fill(0), fill(0.335), fill(1), fill(null)]).toEqual(['0', '33.5', '100', undefined])
  expect([drawn(null).includes('stroke-dasharray'), drawn(0).includes('stroke-dasharray')]).toEqual([true, false])
})

it('holds a picture that a style sheet and an address can carry, and that asks nobody for anything', () => {
  expect(barPicture(0.5)).toMatch(/^data:image\/svg\+xml,[\w%.!~*'()-]+$/)
  expect(drawn(0.5).match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg'])
})

it('measures against the largest that is known', () => {
  expect(sharesOf([200, 100, null, 0])).toEqual([1, 0.5, null, 0])
  expect(sharesOf([null, null])).toEqual([null, null])
  expect(sharesOf([0, null])).toEqual([0, null])
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(1e12), { nil: null }), { maxLength: 6 }), (values) => {
      const shares = sharesOf(values)
      shares.forEach((share, i) => {
        if (values[i] === null) expect(share).toBeNull()
        else expect(share).toBeGreaterThanOrEqual(0)
      })
      const known = shares.filter((share) => share !== null)
      if (values.some((value) => value !== null && value > 0)) expect(Math.max(...known)).toBe(1)
    }),
  )
})
