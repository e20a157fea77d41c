import fc from 'fast-check'
import type { Collection } from 'mongoose'
import { isDuplicate } from '../../../server/tips/duplicate'
import { gatherInserts } from '../../../server/tips/gatherInserts'
import { useStore } from '../../support/useStore'

interface Doc {
  _id: string
  bytes: Buffer
}

const store = useStore()
const collection = () => store.db.connection.collection('gathered') as unknown as Collection<Doc>
const docOf = (_id: string, size = 10): Doc => ({ _id, bytes: Buffer.alloc(size) })
const namesOf = async () => (await collection().find({}).toArray()).map(({ _id }) => _id).sort()
/** What became of each: written, told that it is there already, or refused otherwise. */
const fates = (settled: PromiseSettledResult<void>[]) =>
  settled.map((one) => (one.status === 'fulfilled' ? 'written' : isDuplicate(one.reason) ? 'duplicate' : 'refused'))

beforeEach(async () => void (await collection().deleteMany({})))
afterEach(() => jest.restoreAllMocks())

it('writes what comes while a write is under way by one write, and makes nobody wait for company', async () => {
  const target = collection()
  const [alone, together] = [jest.spyOn(target, 'insertOne'), jest.spyOn(target, 'insertMany')]
  const insert = gatherInserts(target)
  await Promise.all(Array.from({ length: 20 }, (_, i) => insert(docOf(`a${i}`))))
  expect(together.mock.calls.map(([docs]) => docs.length)).toEqual([16, 3])
  expect(alone).toHaveBeenCalledTimes(1)
  await insert(docOf('b'))
  expect(alone).toHaveBeenCalledTimes(2)
  expect(await namesOf()).toHaveLength(21)
})

it('tells only the one who comes twice, whoever it came with', async () => {
  const insert = gatherInserts(collection())
  await insert(docOf('old'))
  const settled = await Promise.allSettled(['first', 'a', 'old', 'b', 'b', 'c'].map((_id) => insert(docOf(_id))))
  expect(fates(settled)).toEqual(['written', 'written', 'duplicate', 'written', 'duplicate', 'written'])
  expect(await namesOf()).toEqual(['a', 'b', 'c', 'first', 'old'])
})

it('lets nobody suffer from what the others are', async () => {
  const insert = gatherInserts(collection())
  // No document may have so many bytes: the driver refuses the whole group with it.
  const settled = await Promise.allSettled([docOf('first'), docOf('a'), docOf('b', 17_000_000), docOf('c')].map(insert))
  expect(fates(settled)).toEqual(['written', 'written', 'refused', 'written'])
  expect(await namesOf()).toEqual(['a', 'c', 'first'])
})

it('takes a write that may not be durable for no acknowledgement', async () => {
  const target = collection()
  const insert = gatherInserts(target)
  const { insertMany } = target
  jest.spyOn(target, 'insertMany').mockImplementation(async (docs, options) => {
    await insertMany.call(target, docs, options)
    throw new Error('the line was cut before the answer')
  })
  const settled = await Promise.allSettled(['first', 'a', 'b'].map((_id) => insert(docOf(_id))))
  // They are asked for again by themselves: the store says that it has them, and the caller looks, and reads what is durable only.
  expect(fates(settled)).toEqual(['written', 'duplicate', 'duplicate'])
})

it('answers as inserts one by one do, whatever comes when', async () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(id, { minLength: 1, maxLength: 24 }), { minLength: 1, maxLength: 4 }), async (waves) => {
      await collection().deleteMany({})
      const insert = gatherInserts(collection())
      const told = new Set<string>()
      for (const wave of waves) {
        const found = fates(await Promise.allSettled(wave.map((_id) => insert(docOf(_id)))))
        for (const [at, _id] of wave.entries()) {
          expect(found[at]).toBe(told.has(_id) ? 'duplicate' : 'written')
          told.add(_id)
        }
      }
      expect(await namesOf()).toEqual([...told].sort())
    }),
    { numRuns: 25 },
  )
})
