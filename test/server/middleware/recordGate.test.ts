import { createServer, type Server } from 'node:http'
import Koa from 'koa'
import { createLog } from '../../../server/log'
import { errors } from '../../../server/middleware/errors'
import { createRecordGate } from '../../../server/middleware/recordGate'

let server: Server
let base = ''
let open: () => void = () => undefined
beforeEach(async () => {
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const app = new Koa()
  app.use(errors(createLog({ LOG_LEVEL: 'silent' })))
  const gate = createRecordGate({ running: 2, waiting: 3 })
  app.use(gate.middleware)
  app.use(async (ctx) => {
    if (ctx.path === '/api/v1/enterprises') await opened
    ctx.body = { ok: true }
  })
  const handle = app.callback()
  server = createServer((request, response) => void (gate.refuse(request, response) || handle(request, response)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

it('turns away what is over its bound, and everything passes that is none of its business', async () => {
  const asked = Array.from({ length: 9 }, () => fetch(`${base}/api/v1/enterprises`))
  const refused: Response[] = []
  while (refused.length < 4) refused.push(await takeFirst(asked))
  for (const answer of refused) expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
  for (const path of [
    '/api/v1/tips/service',
    '/api/v1/answers',
    '/API/v1/tips/x',
    '/api/v1/desk/queue',
    '/healthz',
    '/metrics',
    '/',
    '/app.js',
  ])
    expect((await fetch(base + path)).status).toBe(200)
  expect((await fetch(`${base}/api/v1/summary`)).status).toBe(503)
  expect((await fetch(`${base}/api/v1/tipsters`)).status).toBe(503)
  open()
  const statuses = (await Promise.all(asked)).map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 200, 200, 200, 200])
  expect((await fetch(`${base}/api/v1/summary`)).status).toBe(200)
})

/** The first of some requests that is answered, taken out of them. */
async function takeFirst(asked: Promise<Response>[]): Promise<Response> {
  const [index, answer] = await Promise.race(asked.map(async (one, i) => [i, await one] as const))
  void asked.splice(index, 1)
  return answer
}
