import { createServer } from 'node:http'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Koa from 'koa'
import Router from 'koa-router'
import { startEmbedded } from '../../server/embedded/index'
import { createLog } from '../../server/log'
import { errors } from '../../server/middleware/errors'
import { openDb } from '../../server/models/index'
import { tipRoutes } from '../../server/routes/tips'
import { startChecks } from '../../server/tips/checks/index'
import { createTipDoor } from '../../server/tips/index'
import type { TipSettings } from '../../server/tips/settings'

/**
 * The door for reporters as a process of its own, on a durable embedded store: what a fault test kills and a bench measures.
 * Its folder holds `settings.json` with the root's key as hex. Prints where its store listens, then its port.
 */
async function main(dir: string): Promise<void> {
  const told = JSON.parse(readFileSync(join(dir, 'settings.json'), 'utf8')) as Omit<TipSettings, 'root'> & { root: string }
  const settings: TipSettings = { ...told, root: Buffer.from(told.root, 'hex') }
  const store = await startEmbedded({ dir: join(dir, 'store') })
  const db = await openDb(store.uri)
  const log = createLog({ LOG_LEVEL: 'error' })
  const randomness = (length: number) => new Uint8Array(randomBytes(length))
  // Every request comes from one address and is a work of the test's: limits have tests of their own.
  const door = createTipDoor({ db, now: () => new Date(), randomness, log, settings, isLimited: false, checks: startChecks() })
  await door.start()
  const app = new Koa()
  const router = new Router({ strict: true })
  app.use(errors(log))
  tipRoutes(router, door)
  app.use(router.routes())
  const handle = app.callback()
  const server = createServer((request, response) => void handle(request, response))
  // A bench prepares for some minutes between two rounds, and finds its connections again.
  server.keepAliveTimeout = 600_000
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.stdout.write(`store ${store.uri}\nport ${typeof address === 'object' ? address?.port : 0}\n`)
  })
}

void main(process.argv[2] ?? '')
