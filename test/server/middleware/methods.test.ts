import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import Router from 'koa-router'
import { DESK_ENDPOINTS } from '../../../shared/api/deskEndpoints'
import { TIP_ENDPOINTS } from '../../../shared/api/tipEndpoints'
import { createLog } from '../../../server/log'
import { errors } from '../../../server/middleware/errors'
import { methods } from '../../../server/middleware/methods'

/** Addresses of which one looks like another with parameters, over real HTTP. */

let server: Server
let base = ''
beforeAll(async () => {
  const app = new Koa()
  app.use(errors(createLog({ LOG_LEVEL: 'silent' })))
  app.use(methods([...TIP_ENDPOINTS, ...DESK_ENDPOINTS]))
  const router = new Router({ strict: true })
  router.get('/api/v1/tips/service', (ctx) => void (ctx.body = 'service'))
  router.put('/api/v1/tips/:id', (ctx) => void (ctx.body = 'filed'))
  app.use(router.routes())
  app.use(router.allowedMethods())
  const handle = app.callback()
  server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const asked = async (method: string, path: string) => {
  const answer = await fetch(base + path, { method })
  await answer.arrayBuffer()
  return [answer.status, answer.headers.get('allow')]
}

it('says which methods an address has, and takes it for no other', async () => {
  expect(await asked('GET', '/api/v1/tips/service')).toEqual([200, null])
  expect(await asked('HEAD', '/api/v1/tips/service')).toEqual([200, null])
  expect(await asked('PUT', '/api/v1/tips/service')).toEqual([405, 'GET, HEAD'])
  expect(await asked('OPTIONS', '/api/v1/tips/service')).toEqual([200, 'GET, HEAD'])
  expect(await asked('PUT', '/api/v1/tips/0123')).toEqual([200, null])
  expect(await asked('POST', '/api/v1/desk/service')).toEqual([405, 'GET, HEAD'])
  expect(await asked('PUT', '/api/v1/desk/sessions/current')).toEqual([405, 'GET, HEAD, DELETE'])
})
