import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createConnection } from 'mongoose'
import { listen } from '../../../server/embedded/server'
import { socketIn, uriOf } from '../../../server/embedded/socket'
import { temporaryFolder } from '../../support/store'

const { dir, remove } = temporaryFolder()
afterAll(remove)

const modeOf = (path: string) => statSync(path).mode & 0o777

it('lies below the data, in a folder that its owner alone may enter, and is gone with the store', async () => {
  const embedded = await listen({ dir, durable: false })
  const { path, folder } = { path: join(dir, 'socket', 'store.sock'), folder: join(dir, 'socket') }
  expect(embedded.uri).toBe(uriOf(path))
  expect([statSync(path).isSocket(), modeOf(path), modeOf(folder)]).toEqual([true, 0o600, 0o700])
  const connection = await createConnection(embedded.uri).asPromise()
  await connection.collection('c').insertOne({ a: 1 })
  expect(await connection.collection('c').countDocuments({})).toBe(1)
  await connection.close()
  await embedded.close()
  expect(existsSync(folder)).toBe(false)
})

it('takes the place of what a killed process left', async () => {
  mkdirSync(join(dir, 'socket'), { mode: 0o755 })
  writeFileSync(join(dir, 'socket', 'store.sock'), '')
  const embedded = await listen({ dir, durable: false })
  expect([statSync(join(dir, 'socket', 'store.sock')).isSocket(), modeOf(join(dir, 'socket'))]).toEqual([true, 0o700])
  await embedded.close()
})

it('lies with the temporary files where the path of the data is too long for a socket', async () => {
  const long = join(dir, 'd'.repeat(100))
  const { path, remove: gone } = socketIn(long)
  expect(path.startsWith(long)).toBe(false)
  expect(Buffer.byteLength(path)).toBeLessThan(104)
  expect(modeOf(dirname(path))).toBe(0o700)
  gone()
  const embedded = await listen({ dir: long, durable: false })
  const connection = await createConnection(embedded.uri).asPromise()
  expect(await connection.collection('c').countDocuments({})).toBe(0)
  await connection.close()
  await embedded.close()
})
