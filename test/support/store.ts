import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import mongoose from 'mongoose'
import type * as Embedded from '../../server/embedded/index'
import { STORE_FILE } from '../../server/embedded/files'
import { openDb, type Db } from '../../server/models/index'
import { bundleOf } from './bundled'

/** The store a test runs on: a real MongoDB where one can be had, else the embedded one with throw-away data. */
export interface TestStore {
  uri: string
  db: Db
  kind: 'given' | 'mongod' | 'embedded'
  stop: () => Promise<void>
}

let told = false

/** `ready`: the file of an embedded store to begin with; another store begins empty. */
export async function startTestStore(ready?: string): Promise<TestStore> {
  const { uri, kind, stop } = await chooseStore(ready)
  if (!told) process.stdout.write(`store under test: ${kind}\n`)
  told = true
  const db = await openDb(uri)
  return {
    uri,
    db,
    kind,
    stop: async () => {
      // Any other store goes with its folder.
      if (kind === 'given') await db.connection.dropDatabase()
      await db.connection.close()
      await stop()
    },
  }
}

/** An embedded store of plain JavaScript: its thread need not learn TypeScript first. */
export async function startBundled(dir: string): Promise<Embedded.EmbeddedStore> {
  const bundled = (await import(await bundleOf(join(__dirname, '../../server/embedded/index.ts')))) as typeof Embedded
  return bundled.startEmbedded({ dir, durable: false })
}

/** A folder of its own for a test, removed at its end. */
export function temporaryFolder(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'mingan-'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** A new database on the MongoDB that tests are to run on; null where none is given. */
export function givenDatabase(): { uri: string; drop: () => Promise<void> } | null {
  if (!process.env.TEST_MONGODB_URI) return null
  const uri = new URL(process.env.TEST_MONGODB_URI)
  uri.pathname = '/' + newDatabase()
  const drop = async () => {
    const connection = await mongoose.createConnection(uri.toString()).asPromise()
    await connection.dropDatabase()
    await connection.close()
  }
  return { uri: uri.toString(), drop }
}

const newDatabase = (): string => 'mingan_test_' + randomUUID().slice(0, 8)

async function chooseStore(ready?: string): Promise<Omit<TestStore, 'db'>> {
  const database = newDatabase()
  const given = givenDatabase()
  if (given) return { uri: given.uri, kind: 'given', stop: async () => {} }
  const { dir, remove } = temporaryFolder()
  const mongod = findMongod()
  if (mongod) {
    const port = 20_000 + Math.floor(Math.random() * 20_000)
    const server = spawn(mongod, ['--dbpath', dir, '--port', String(port), '--bind_ip', '127.0.0.1'], { stdio: 'ignore' })
    return {
      uri: `mongodb://127.0.0.1:${port}/${database}?directConnection=true&serverSelectionTimeoutMS=20000`,
      kind: 'mongod',
      stop: async () => {
        server.kill()
        await new Promise((resolve) => server.once('exit', resolve))
        remove()
      },
    }
  }
  if (ready) copyFileSync(ready, join(dir, STORE_FILE))
  const embedded = await startBundled(dir)
  return {
    uri: embedded.uri,
    kind: 'embedded',
    stop: async () => {
      await embedded.stop()
      remove()
    },
  }
}

function findMongod(): string | null {
  if (process.env.MONGOD_BIN) return process.env.MONGOD_BIN
  const places = (process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, 'mongod'))
  return places.find((place) => existsSync(place)) ?? null
}
