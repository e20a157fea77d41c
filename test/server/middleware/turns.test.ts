import { createTurns } from '../../../server/middleware/turns'

it('lets work begin for some milliseconds in each turn of the loop, in the order of its coming, each piece doing what it can at once', async () => {
  let ms = 0
  const turn = createTurns(() => ms)
  const seen: string[] = []
  const piece = async (name: string, cost: number) => {
    await turn()
    seen.push(name)
    await null
    ms += cost
    await null
    seen.push(name + '.')
  }
  // Three that are cheap share a turn; what is dear has one of its own, or ends the one in which it began.
  const asked = [piece('a', 0.5), piece('b', 0.5), piece('c', 0.5), piece('d', 9), piece('e', 9), piece('f', 1)]
  const turns: string[] = []
  for (let at = 0; at < 5; at++) {
    turns.push(seen.join(''))
    await new Promise(setImmediate)
  }
  await Promise.all(asked)
  expect(turns).toEqual(['', 'aa.bb.cc.dd.', 'aa.bb.cc.dd.ee.', 'aa.bb.cc.dd.ee.ff.', 'aa.bb.cc.dd.ee.ff.'])
  // It goes on after it was idle.
  await turn()
})
