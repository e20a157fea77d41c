import { setImmediate } from 'node:timers/promises'
import { finished, paced, unhurried } from '../../server/steps'

const PIECES = 40

/** How often others were let in while work went on. */
async function lettingIn(work: Promise<unknown>): Promise<number> {
  let times = 0
  let isOver = false
  void work.then(() => (isOver = true))
  for (await setImmediate(); !isOver; await setImmediate()) times++
  return times
}

/** Every piece takes a whole turn. */
function byClock(): void {
  let clock = 0
  jest.spyOn(performance, 'now').mockImplementation(() => (clock += 10))
}

function* counted(): Generator<void, number> {
  for (let n = 0; n < PIECES; n++) yield
  return PIECES
}

async function* sent(): AsyncGenerator<number> {
  for (let n = 0; n < PIECES; n++) yield await Promise.resolve(n)
}

afterEach(() => jest.restoreAllMocks())

it('takes steps one right after the other, to what comes of them', () => {
  expect(finished(counted())).toBe(PIECES)
})

it('lets others in between steps that take long, and comes to the same', async () => {
  byClock()
  const work = unhurried(counted())
  expect(await lettingIn(work)).toBeGreaterThanOrEqual(PIECES - 1)
  expect(await work).toBe(PIECES)
})

it.each([
  ['a store sends ahead', sent],
  ['lies there', () => Array.from({ length: PIECES }, (_, n) => n)],
])('gives what %s, all of it in order, and lets others in between', async (_, make) => {
  byClock()
  const given: number[] = []
  const work = (async () => {
    for await (const n of paced(make())) given.push(n)
  })()
  expect(await lettingIn(work)).toBeGreaterThanOrEqual(PIECES - 1)
  expect(given).toEqual(Array.from({ length: PIECES }, (_, n) => n))
})

it('closes what it takes from where whoever takes from it leaves', async () => {
  let isClosed = false
  async function* open(): AsyncGenerator<number> {
    try {
      yield* sent()
    } finally {
      isClosed = true
    }
  }
  for await (const n of paced(open())) if (n === 1) break
  expect(isClosed).toBe(true)
})
