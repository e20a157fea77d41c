import { once } from '../../server/once'

it('makes a thing when it is first asked for, and only then', () => {
  const make = jest.fn(() => undefined)
  const thing = once(make)
  expect(make).not.toHaveBeenCalled()
  expect([thing(), thing()]).toEqual([undefined, undefined])
  expect(make).toHaveBeenCalledTimes(1)
})

it('keeps nothing of a making that threw', () => {
  let times = 0
  const thing = once(() => {
    if (times++ === 0) throw new Error('not yet')
    return times
  })
  expect(thing).toThrow('not yet')
  expect([thing(), thing()]).toEqual([2, 2])
})
