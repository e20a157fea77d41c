import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
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
  for (let at = 0; at < 42; at++) {
    turns.push(seen.join(''))
    await new Promise(setImmediate)
  }
  await Promise.all(asked)
  // The first at once; from one to the next there are twenty rounds for whoever needs no turn.
  const firsts = turns.flatMap((told, at) => (told === turns[at - 1] ? [] : [[at, told]]))
  expect(firsts).toEqual([
    [0, ''],
    [1, 'aa.bb.cc.dd.'],
    [21, 'aa.bb.cc.dd.ee.'],
    [41, 'aa.bb.cc.dd.ee.ff.'],
  ])
  // It goes on after it was idle.
  await turn()
})

it('lets no further round by once those between two turns have taken longer than two turns', async () => {
  let ms = 0
  const turn = createTurns(() => ms)
  const begun: number[] = []
  const asked = [1, 2, 3].map(async () => {
    await turn()
    begun.push(ms)
    ms += 2
  })
  for (let at = 0; at < 9; at++) {
    await new Promise(setImmediate)
    // As long as people take who come anew.
    ms += 1.5
  }
  await Promise.all(asked)
  expect(begun).toEqual([0, 6.5, 13])
})

it('lets people with new lines in between two turns, of whom the platform takes one a round', async () => {
  const NEW = 60
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  let ms = 0
  const turn = createTurns(() => ms)
  let begun = 0
  // Each has a turn of its own.
  const asked = Array.from({ length: NEW }, async () => {
    await turn()
    begun++
    ms += 2
  })
  let come = 0
  const allCome = new Promise<number>((resolve) => server.on('connection', () => ++come === NEW && resolve(begun)))
  const { port } = server.address() as AddressInfo
  const lines = Array.from({ length: NEW }, () => connect(port, '127.0.0.1'))
  expect(await allCome).toBeLessThan(NEW / 3)
  await Promise.all(asked)
  for (const line of lines) line.destroy()
  server.close()
})
