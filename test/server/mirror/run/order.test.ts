import { inReadingOrder } from '../../../../server/mirror/run/order'

it('reads firms before the hazards that may lie at them, and all else in the order of the list', () => {
  const listed = [
    { name: 'a', kind: 'hazard' },
    { name: 'b', kind: 'notice' },
    { name: 'c', kind: 'enterprise' },
    { name: 'd', kind: 'hazard' },
    { name: 'e', kind: 'enterprise' },
  ] as const
  expect(inReadingOrder(listed).map(({ name }) => name)).toEqual(['c', 'e', 'a', 'b', 'd'])
  expect(listed[0].name).toBe('a')
})
