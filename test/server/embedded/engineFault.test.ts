import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { CommandError, diskFull } from '../../../server/embedded/errors'
import { faultWords, isEngineFault } from '../../../server/embedded/engineFault'
import { findDocuments } from '../../../server/embedded/query/find'
import { Store } from '../../../server/embedded/store'
import { useBundled } from '../../support/bundled'
import { temporaryFolder } from '../../support/store'

const writer = useBundled(join(__dirname, 'writer.ts'))

/** Blocks of 512 bytes a file may have: the engine's write is refused whole at the first, and cut in a page at the second. */
const LIMITS = [2_400, 2_403]

/** Runs the writer in a process whose files may not grow over a limit; it is told so by an error and not by a signal. */
function writeUntilLimit(dir: string, limit: number) {
  const command = [process.execPath, writer(), dir, '0']
  const child = spawn('bash', ['-c', `trap '' XFSZ; ulimit -f ${limit}; exec "$@"`, '-', ...command])
  let [printed, errors] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (printed += String(chunk)))
  child.stderr.on('data', (chunk: Buffer) => (errors += String(chunk)))
  return new Promise<{ signal: string | null; errors: string; acknowledged: string[] }>((resolve) =>
    child.once('close', (_status, signal) => resolve({ signal, errors, acknowledged: printed.split('\n').slice(0, -1) })),
  )
}

it.each(LIMITS)(
  'ends the whole process at once where the engine cannot write, with nothing half-written (limit %d)',
  async (limit) => {
    const { dir, remove } = temporaryFolder()
    const { signal, errors, acknowledged } = await writeUntilLimit(dir, limit)
    expect({ signal, errors }).toEqual({
      signal: 'SIGKILL',
      errors: expect.stringMatching(/\n存储写不了盘，进程立即结束：.+（\d+）。.+\n$/),
    })
    expect(errors.match(/进程立即结束/g)).toHaveLength(1)
    expect(acknowledged.length).toBeGreaterThan(3)

    const store = new Store(dir)
    const collection = store.collection('mingan.writes')
    const all = [...findDocuments(store, collection, { filter: {} })].map(({ doc }) => doc)
    const batches = new Map<unknown, number>()
    for (const { batch } of all) batches.set(batch, (batches.get(batch) ?? 0) + 1)
    expect(new Set(batches.values())).toEqual(new Set([20]))
    for (const line of acknowledged) expect(batches.has(line.split(' ')[1])).toBe(true)
    expect(collection?.count).toBe(all.length)
    await store.close()
    remove()
  },
  60_000,
)

it('tells a fault of the engine from a refusal of ours', () => {
  expect(isEngineFault(Object.assign(new Error('Input/output error'), { code: 5 }))).toBe(true)
  expect([diskFull(1, 2), new CommandError(2, 'BadValue', ''), new TypeError(), { code: 5 }, null].filter(isEngineFault)).toEqual([])
  expect(isEngineFault(Object.assign(new Error('no such file'), { code: 'ENOENT' }))).toBe(false)
})

it('blames the file and not the disk where a page inside it is damaged', () => {
  for (const code of [-30_797, -30_796]) expect(faultWords({ message: 'MDB_…', code })).toMatch(/^数据文件里面损坏了.+请恢复备份/)
  expect(faultWords({ message: 'Input/output error', code: 5 })).toMatch(/^存储写不了盘/)
})
