import { framed, unframed } from '../../../server/read/frame'

const value = {
  texts: Buffer.from('企业甲企业乙'),
  orders: new Map([['name', new Uint32Array([3, 1, 2])]]),
  known: { days: ['2026-05-20', null], sets: new Set([1, 2]) },
  none: new Uint32Array(0),
}

/** Each view in a buffer of its own, as a file that is read part by part gives them. */
const read = (): unknown => {
  const { frame, views } = framed(value)
  const parts = views.map((view) => {
    const own = Buffer.allocUnsafeSlow(view.length)
    view.copy(own)
    return own
  })
  const taken = parts.values()
  const again = unframed(frame, () => taken.next().value ?? Buffer.alloc(0))
  expect(taken.next().done).toBe(true)
  return again
}

it('gives back what it was given', () => {
  expect(read()).toEqual(value)
})

it('hands out arrays as they stand, in which nothing was copied', () => {
  const { frame, views } = framed(value)
  expect(views.map(({ buffer }) => buffer)).toEqual([value.texts.buffer, value.orders.get('name')?.buffer, value.none.buffer])
  expect(frame.includes('企业甲')).toBe(false)
})

it('refuses numbers of another width, which would come back as others', () => {
  expect(() => framed({ lengths: new Float64Array(2) })).toThrow(TypeError)
})
