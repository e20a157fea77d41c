import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import Koa from 'koa'
import Router from 'koa-router'
import { z } from 'zod'
import type { Endpoint } from '../../../shared/api/endpoint'
import { JsonText, bind } from '../../../server/door/bind'
import { createLog } from '../../../server/log'
import { errors } from '../../../server/middleware/errors'
import type { Actor } from '../../../server/policies'
import { apiPage } from '../../../server/presenters/apiPage'
import { openApi } from '../../../server/presenters/openapi'

/** Endpoints of every shape over real HTTP, declared here as a contract would. */

const Note = z.strictObject({
  title: z.string().min(2).max(5),
  tags: z.array(z.string()).max(2).default([]),
  place: z.strictObject({ lng: z.number() }).optional(),
})
const common = { summary: 'x', audience: 'public', keep: false, answer: z.unknown(), errors: [] } as const
const WRITE = {
  ...common,
  operationId: 'write',
  method: 'PUT',
  path: '/notes/{id}',
  params: { id: 'note' },
  query: z.strictObject({ mode: z.enum(['new', 'old']).default('new') }),
  body: { type: 'json', schema: Note, bytesMax: 100 },
} as const satisfies Endpoint
const READ = {
  ...common,
  operationId: 'read',
  method: 'GET',
  path: '/notes/{id}',
  params: { id: 'note' },
  keep: true,
} as const satisfies Endpoint
const PHOTO = {
  ...common,
  operationId: 'photo',
  method: 'POST',
  path: '/notes/{id}/photos/{n}',
  params: { id: 'note', n: 'photo' },
  body: { type: 'raw', contentType: 'image/webp', bytesMax: 1_000 },
} as const satisfies Endpoint
const DESK = { ...PHOTO, operationId: 'desk', path: '/desk', params: {}, audience: 'desk' } as const satisfies Endpoint

let server: Server
let base = ''
let kept: unknown = null
let taken = 0
let actor: Actor = { is: 'public' }

beforeAll(async () => {
  const app = new Koa()
  app.use(errors(createLog({ LOG_LEVEL: 'silent' })))
  app.use(async (ctx, next) => {
    await next()
    kept = [ctx.state.keep, ctx.state.tag]
  })
  const router = new Router({ strict: true })
  const countBytes = async (body: AsyncIterable<Buffer>): Promise<{ bytes: number }> => {
    let bytes = 0
    for await (const piece of body) bytes += piece.length
    taken += bytes
    return { bytes }
  }
  bind(router, { endpoint: WRITE, action: 'record.read', answer: ({ params, query, body, actor: by }) => ({ params, query, body, by }) })
  bind(router, { endpoint: READ, action: 'record.read', answer: () => ({ tag: '7-x', answer: new JsonText('{"a":1}') }) })
  bind(router, { endpoint: PHOTO, action: 'record.read', answer: ({ body }) => countBytes(body) })
  bind(router, { endpoint: DESK, action: 'metrics.read', prove: () => actor, answer: ({ body }) => countBytes(body) })
  app.use(router.routes())
  app.use(router.allowedMethods())
  const handle = app.callback()
  server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const JSON_TYPE = { 'content-type': 'application/json' }

async function send(path: string, method: string, body: BodyInit, headers: Record<string, string> = JSON_TYPE) {
  const answer = await fetch(base + path, { method, body, headers })
  const told = (await answer.json()) as { error?: { code: string; fields?: Record<string, string> } }
  return { status: answer.status, code: told.error?.code, fields: told.error?.fields, told }
}
const write = (body: BodyInit, headers?: Record<string, string>) => send('/notes/n1', 'PUT', body, headers)

it('hands over what the contract checked, and marks what may be kept', async () => {
  const { told } = await write('{"title":"你好"}', { 'content-type': 'Application/JSON; charset=UTF-8' })
  expect(told).toEqual({ params: { id: 'n1' }, query: { mode: 'new' }, body: { title: '你好', tags: [] }, by: { is: 'public' } })
  expect(kept).toEqual([false, undefined])
  const read = await fetch(base + '/notes/n1')
  expect([await read.text(), read.headers.get('content-type')]).toEqual(['{"a":1}', 'application/json; charset=utf-8'])
  expect(kept).toEqual([true, '7-x'])
})

it.each([
  ['no JSON', '{', { body: '不是 UTF-8 的 JSON' }],
  ['other bytes than UTF-8', new Uint8Array([0x22, 0xff, 0x22]), { body: '不是 UTF-8 的 JSON' }],
  ['nothing', '', { body: '不是 UTF-8 的 JSON' }],
  ['another shape', '[]', { body: '缺少，或类型不对' }],
  ['a missing field', '{}', { title: '缺少，或类型不对' }],
  ['a text that is too short', '{"title":"一"}', { title: '至少 2 个字' }],
  ['a list that is too long', '{"title":"一二","tags":["a","b","c"]}', { tags: '最多 2 项' }],
  ['an unknown field', '{"title":"一二","mood":1}', { mood: '没有这一项' }],
  [
    'unknown and wrong fields within',
    '{"title":"一二","place":{"lng":"x","lat":1}}',
    { 'place.lng': '缺少，或类型不对', 'place.lat': '没有这一项' },
  ],
])('refuses %s, with field and reason', async (_name, body, fields) => {
  expect(await write(body)).toMatchObject({ status: 400, code: 'invalid_body', fields })
})

it('refuses other types and packed bodies', async () => {
  for (const headers of [
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json; charset=gbk' },
    { ...JSON_TYPE, 'content-encoding': 'gzip' },
  ])
    expect(await write('{"title":"一二"}', headers)).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  expect(await send('/notes/n1/photos/1', 'POST', 'x')).toMatchObject({
    status: 415,
    fields: { 'Content-Type': '要写 image/webp' },
  })
})

it('refuses too large a body so that its sender hears it', async () => {
  expect(await write(`{"title":"${'x'.repeat(100)}"}`)).toMatchObject({ status: 413, code: 'body_too_large' })
  const webp = { 'content-type': 'image/webp' }
  expect(await send('/notes/n1/photos/1', 'POST', 'x'.repeat(1_000), webp)).toMatchObject({ status: 200, told: { bytes: 1_000 } })
  expect(await send('/notes/n1/photos/1', 'POST', 'x'.repeat(1_001), webp)).toMatchObject({ status: 413, code: 'body_too_large' })
})

it('closes the connection of a sender that would go on', async () => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let heard = ''
  socket.on('data', (bytes: Buffer) => (heard += bytes.toString()))
  socket.write('PUT /notes/n1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 999999\r\n\r\n{')
  await new Promise((resolve) => socket.once('close', resolve))
  expect(heard).toContain('413')
  expect(heard.toLowerCase()).toContain('connection: close')
})

it('refuses a wrong query before it looks at the body', async () => {
  expect(await send('/notes/n1?mode=x', 'PUT', '{')).toMatchObject({ code: 'invalid_parameter', fields: { mode: '只能是：new、old' } })
})

it('takes in no byte of a raw body before its sender is allowed', async () => {
  taken = 0
  actor = { is: 'officer', id: 'o1', desk: 'work-safety', role: 'handler' }
  const webp = { 'content-type': 'image/webp' }
  expect(await send('/desk', 'POST', 'abc', webp)).toMatchObject({ status: 200, told: { bytes: 3 } })
  actor = { is: 'officer', id: 'o1', desk: 'work-safety', role: 'nobody' as never }
  expect(await send('/desk', 'POST', 'abc', webp)).toMatchObject({ status: 403, code: 'forbidden' })
  expect(taken).toBe(3)
})

it('answers other methods by naming its own', async () => {
  const answer = await fetch(base + '/notes/n1', { method: 'DELETE' })
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'PUT'])
})

it('is described with its method, its body and what the door refuses', () => {
  const { paths } = openApi('1', [WRITE, READ, PHOTO]) as { paths: Record<string, Record<string, Record<string, unknown>>> }
  expect(Object.keys(paths['/notes/{id}'] ?? {})).toEqual(['put', 'get'])
  expect(paths['/notes/{id}']?.put).toMatchObject({
    requestBody: { required: true, content: { 'application/json': { schema: { required: ['title'] } } } },
    responses: { '400': {}, '408': {}, '413': {}, '415': {} },
  })
  expect(paths['/notes/{id}']?.get).not.toHaveProperty('requestBody')
  expect(paths['/notes/{id}/photos/{n}']?.post).toMatchObject({ requestBody: { content: { 'image/webp': {} } } })
  expect(apiPage([WRITE])).toContain('PUT /notes/{id}')
  expect(apiPage([PHOTO])).toContain('image/webp，最多 1000 字节')
})
