import { connect, createServer, type AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { createConnection } from 'mongoose'
import { listen } from '../../../server/embedded/server'
import { isStoreAway } from '../../../server/storeAway'
import { temporaryFolder } from '../../support/store'

/** A write takes longer than a driver waits for a sign of life: what is written is not told as an error. */

const { dir, remove } = temporaryFolder()
afterAll(remove)

/** Longer than the driver's shortest heartbeat and what it waits for its answer. */
const BUSY_MS = 1_500

/** What somebody hears of a write to whose store nobody answers for a while, as while its thread writes; and whether it is written. */
async function writeToBusy(name: string, query: (uri: string) => string): Promise<[heard: unknown, written: number]> {
  const embedded = await listen({ dir, durable: false })
  const path = decodeURIComponent(new URL(embedded.uri).host)
  let isBusy = false
  const held: (() => void)[] = []
  const wire = createServer((near) => {
    const far = connect(path)
    for (const socket of [near, far]) socket.on('error', () => {})
    near.on('data', (bytes) => far.write(bytes))
    far.on('data', (bytes) => (isBusy ? held.push(() => near.write(bytes)) : near.write(bytes)))
    near.on('close', () => far.destroy())
  })
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  const { port } = wire.address() as AddressInfo
  const uri = query(embedded.uri.replace(encodeURIComponent(path), `127.0.0.1:${port}`)) + '&heartbeatFrequencyMS=500'
  const connection = await createConnection(uri).asPromise()
  const collection = connection.collection(name)
  // Its connection is there before the store is busy.
  await collection.countDocuments({})
  isBusy = true
  const heard = collection.insertOne({ a: 1 }).then(
    () => 'done',
    (error: unknown) => error,
  )
  await setTimeout(BUSY_MS)
  isBusy = false
  for (const answer of held) answer()
  const told = await heard
  const written = await collection.countDocuments({})
  await connection.close()
  await new Promise((resolve) => wire.close(resolve))
  await embedded.close()
  return [told, written]
}

it('is waited for as long as it takes', async () => {
  expect(await writeToBusy('a', (uri) => uri)).toEqual(['done', 1])
})

it('would be told as an error, and written all the same, by a driver that waits as usual', async () => {
  const impatient = (uri: string) => uri.replace('connectTimeoutMS=0', 'connectTimeoutMS=300')
  const [heard, written] = await writeToBusy('b', impatient)
  expect(written).toBe(1)
  expect((heard as Error).name).toBe('PoolClearedOnNetworkError')
  expect(isStoreAway(heard)).toBe(true)
})
