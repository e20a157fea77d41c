import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Store } from '../../../server/embedded/store'
import { findDocuments } from '../../../server/embedded/query/find'
import { useBundled } from '../../support/bundled'
import { temporaryFolder } from '../../support/store'

const writer = useBundled(join(__dirname, 'writer.ts'))

const ROUNDS = 4

/** Runs the writer in a process of its own and kills it after a while; returns what had been acknowledged. */
function writeUntilKilled(dir: string, round: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer(), dir, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    if (printed === '') setTimeout(() => child.kill('SIGKILL'), 150 + Math.random() * 400)
    printed += String(chunk)
  })
  return new Promise((resolve) => child.once('exit', () => resolve(printed.split('\n').slice(0, -1))))
}

it('loses nothing that was acknowledged when the process is killed', async () => {
  const { dir, remove } = temporaryFolder()
  const acknowledged: string[] = []
  for (let round = 0; round < ROUNDS; round++) acknowledged.push(...(await writeUntilKilled(dir, round)))
  expect(acknowledged.length).toBeGreaterThan(ROUNDS * 3)

  const store = new Store(dir)
  const collection = store.collection('mingan.writes')
  const all = [...findDocuments(store, collection, { filter: {} })].map(({ doc }) => doc)
  const batches = new Map<unknown, number>()
  for (const { batch } of all) batches.set(batch, (batches.get(batch) ?? 0) + 1)
  // A batch is whole or not there at all.
  expect(new Set(batches.values())).toEqual(new Set([20]))
  for (const line of acknowledged) {
    const [what, batch = ''] = line.split(' ')
    const found = [...findDocuments(store, collection, { filter: { batch } })].map(({ doc }) => doc)
    expect(found).toHaveLength(20)
    if (what === 'moved') expect(found.every((doc) => doc.moved === 1)).toBe(true)
  }
  // The index says the same as the documents.
  for (const moved of [0, 1]) {
    expect([...findDocuments(store, collection, { filter: { moved } })]).toHaveLength(all.filter((doc) => doc.moved === moved).length)
  }
  expect(collection?.count).toBe(all.length)
  await store.close()
  remove()
}, 120_000)
