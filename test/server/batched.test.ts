import { setImmediate } from 'node:timers/promises'
import { batched } from '../../server/batched'

async function* counted(n: number, taken: number[] = []): AsyncGenerator<number> {
  for (let i = 0; i < n; i++) {
    taken.push(i)
    yield i
  }
}

const all = async (n: number) => {
  const batches: number[][] = []
  for await (const batch of batched(counted(n), 2)) batches.push(batch)
  return batches
}

it('gives everything in its order, so many at a time, and nothing where there is nothing', async () => {
  expect(await all(5)).toEqual([[0, 1], [2, 3], [4]])
  expect(await all(4)).toEqual([
    [0, 1],
    [2, 3],
  ])
  expect(await all(0)).toEqual([])
})

it('takes nothing ahead of who takes from it, and nothing any more once that one leaves', async () => {
  const taken: number[] = []
  for await (const batch of batched(counted(9, taken), 2)) {
    await setImmediate()
    expect(taken).toHaveLength(batch.at(-1)! + 1)
    if (batch.includes(3)) break
  }
  expect(taken).toEqual([0, 1, 2, 3])
})
