import { createPasswords, NOBODY } from '../../../server/desk/passwords'
import { randomness } from '../../support/tips'

const quick = createPasswords(2 ** 10)

it('a password is known again, and no other is', async () => {
  const kept = await quick.keep('correct horse', randomness)
  expect(await quick.matches('correct horse', kept)).toBe(true)
  for (const other of ['Correct horse', 'correct horse ', '', 'correct hors']) expect(await quick.matches(other, kept)).toBe(false)
})

it('is the same in whichever way its letters are composed', async () => {
  const kept = await quick.keep('caf\u00e9 de nuit', randomness)
  expect(await quick.matches('cafe\u0301 de nuit', kept)).toBe(true)
})

it('has a salt of its own', async () => {
  const [a, b] = await Promise.all([quick.keep('same', randomness), quick.keep('same', randomness)])
  expect(a.salt.equals(b.salt) || a.hash.equals(b.hash)).toBe(false)
})

it('nobody has the password of nobody, at the full cost', async () => {
  expect(NOBODY.n).toBeGreaterThanOrEqual(2 ** 15)
  expect(await createPasswords().matches('', NOBODY)).toBe(false)
})

it('turns away who comes while too many wait', async () => {
  const kept = await quick.keep('p', randomness)
  const asked = await Promise.allSettled(Array.from({ length: 60 }, () => quick.matches('p', kept)))
  const turnedAway = asked.filter((one) => one.status === 'rejected')
  expect(turnedAway).toHaveLength(18)
  expect(turnedAway[0]).toMatchObject({ reason: { code: 'overloaded' } })
})
