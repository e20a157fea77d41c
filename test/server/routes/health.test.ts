import { createServer as createHttp } from 'node:http'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import Koa from 'koa'
import Router from 'koa-router'
import { createLog } from '../../../server/log'
import { errors } from '../../../server/middleware/errors'
import { openDb, type Db } from '../../../server/models/index'
import type { PublishedView } from '../../../server/read/published'
import { healthRoutes } from '../../../server/routes/health'
import { startBundled, temporaryFolder } from '../../support/store'

/** A store on another machine, as far as the service can tell: reached over a line that goes mute or is cut. */

const { dir, remove } = temporaryFolder()
const sockets = new Set<Socket>()
let line: 'open' | 'mute' | 'cut' = 'open'
let stopStore = async (): Promise<void> => {}
let db: Db
let base = ''

const wire = createServer((near) => {
  sockets.add(near)
  near.on('error', () => {})
  if (line === 'cut') return void near.destroy()
  const far = connect(storePath)
  far.on('error', () => {})
  near.on('data', (bytes) => line === 'open' && far.write(bytes))
  far.on('data', (bytes) => line === 'open' && near.write(bytes))
  near.on('close', () => far.destroy())
})
let storePath = ''

const listening = (server: {
  listen: (port: number, host: string, done: () => void) => unknown
  address: () => unknown
}): Promise<number> => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

const web = new Koa()
const http = createHttp((request, response) => void web.callback()(request, response))

beforeAll(async () => {
  const store = await startBundled(dir)
  stopStore = store.stop
  storePath = decodeURIComponent(new URL(store.uri).host)
  db = await openDb(
    `mongodb://127.0.0.1:${await listening(wire)}/mingan?directConnection=true&serverSelectionTimeoutMS=500&heartbeatFrequencyMS=500&connectTimeoutMS=500`,
  )
  const router = new Router()
  healthRoutes(router, { db, view: { current: { edition: { _id: 7 } } } as PublishedView })
  router.get('/runs', async (ctx) => {
    ctx.body = await db.runs.countDocuments()
  })
  web.use(errors(createLog({ LOG_LEVEL: 'silent' }))).use(router.routes())
  base = `http://127.0.0.1:${await listening(http)}`
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await db.connection.close()
  http.closeAllConnections()
  await Promise.all([http, wire].map((server) => new Promise((resolve) => server.close(resolve))))
  await stopStore()
  remove()
})

const ask = async (path: string) => {
  const answer = await fetch(base + path)
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: (await answer.json()) as unknown }
}
const AWAY = { error: { code: 'store_away', message: '数据库暂时没有回答，请过一会儿再试。' } }

it('is ready where it has data and its store answers', async () => {
  expect(await ask('/readyz')).toEqual({ status: 200, retryAfter: null, body: { ok: true, edition: 7 } })
  expect(await ask('/runs')).toMatchObject({ status: 200 })
})

it('says within a second that a store does not answer, and does not hang with it', async () => {
  line = 'mute'
  const runs = ask('/runs')
  expect(await ask('/readyz')).toMatchObject({ status: 503, body: AWAY })
  // Where the store lies is nobody's business.
  expect(await ask('/healthz')).toEqual({ status: 200, retryAfter: null, body: { ok: true } })
  // Who asked for more hears of it as soon as the driver has given the store up.
  expect(await runs).toEqual({ status: 503, retryAfter: '5', body: AWAY })
})

it('says of a store that is gone when to ask again, and goes on by itself once it is back', async () => {
  line = 'cut'
  for (const socket of sockets) socket.destroy()
  expect(await ask('/runs')).toEqual({ status: 503, retryAfter: '5', body: AWAY })
  expect(await ask('/readyz')).toMatchObject({ status: 503, body: AWAY })
  line = 'open'
  for (;;) if ((await ask('/readyz')).status === 200) break
  expect(await ask('/runs')).toMatchObject({ status: 200 })
})
