import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { lockFolder, type Lock } from './lock'
import { keepPrivate } from './note'
import type { EmbeddedOptions } from './server'
import { STORE_FILE } from './files'
import { markMade, refuseBroken } from './whole'

export { FolderInUse } from './lock'
export { StoreBroken, type Breakage } from './whole'

export interface EmbeddedStore {
  /** what a driver connects to */
  uri: string
  stop: () => Promise<void>
}

/**
 * Starts the embedded store in a worker thread: a subset of MongoDB's wire protocol, kept in LMDB in `dir`, on a socket
 * that the owner of the folder alone can reach. One process a folder; throws FolderInUse where another process holds the folder, StoreBroken where
 * what it had is not whole.
 */
export async function startEmbedded({ dir, durable = true }: EmbeddedOptions): Promise<EmbeddedStore> {
  const lock = lockFolder(dir)
  try {
    refuseBroken(dir)
    return await serve(dir, durable, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function serve(dir: string, durable: boolean, lock: Lock): Promise<EmbeddedStore> {
  // The worker is TypeScript too, and a thread does not inherit its parent's loader: it registers its own first, named by where it lies,
  // for a thread looks for packages from the folder in which the service was started.
  const entry = `require(${JSON.stringify(require.resolve('tsx/cjs/api'))}).register(); require(${JSON.stringify(join(__dirname, 'worker.ts'))})`
  const worker = new Worker(entry, { eval: true, workerData: { dir, durable }, execArgv: [] })
  const uri = await new Promise<string>((resolve, reject) => {
    worker.once('message', (message: { uri: string }) => resolve(message.uri))
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the embedded store ended before it was ready')))
  })
  worker.removeAllListeners('exit')
  worker.on('error', (error) => {
    throw error
  })
  for (const name of [STORE_FILE, `${STORE_FILE}-lock`]) keepPrivate(join(dir, name))
  markMade(dir)
  lock.announce(uri)
  return {
    uri,
    stop: async () => {
      worker.postMessage('stop')
      await new Promise((resolve) => worker.once('exit', resolve))
      lock.release()
    },
  }
}
