import { mayClaim } from '../../../miniapp/src/tip/mayClaim'

/** Nobody is told of a reward who has none to expect. */

const none = { division: '990100', now: '2026-05-20T02:00:00.000Z', anonymousReward: null }
const paid = { ...none, anonymousReward: { basis: '云帆市规定', channel: '凭证领取' } }
const hazard = { kind: 'hazard', employee: false, named: false } as const

it('promises none to an anonymous reporter but where the city pays them', () => {
  expect([mayClaim(hazard, none), mayClaim(hazard, paid)]).toEqual([false, true])
  expect(mayClaim({ ...hazard, named: true }, none)).toBe(true)
})

it('promises none where the kind has none, is not chosen, or the service is not known', () => {
  expect(mayClaim({ ...hazard, kind: 'no_answer', named: true }, paid)).toBe(false)
  expect(mayClaim({ ...hazard, kind: null, named: true }, paid)).toBe(false)
  expect(mayClaim({ ...hazard, named: true }, null)).toBe(false)
})
