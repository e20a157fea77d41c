import { createTurns } from '../../../server/middleware/turns'

it('lets a few begin in each turn of the loop, in the order of their coming, and each do what it can at once', async () => {
  const turn = createTurns()
  const seen: string[] = []
  const asked = ['a', 'b', 'c', 'd', 'e', 'f'].map(async (name) => {
    await turn()
    seen.push(name)
    await null
    seen.push(name + '.')
  })
  const turns: string[] = []
  while (seen.length < 12) {
    turns.push(seen.join(''))
    await new Promise(setImmediate)
  }
  await Promise.all(asked)
  expect(turns).toEqual(['', 'aa.', 'aa.bb.cc.dd.ee.'])
  expect(seen.join('')).toBe('aa.bb.cc.dd.ee.ff.')
  // It goes on after it was idle.
  await turn()
})
