import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Koa from 'koa'
import type { PublishedView } from '../../../server/read/published'
import { createAnswerCache } from '../../../server/middleware/answerCache'

/** Answers that are kept as bytes: within their bound, for their edition and day, and packed as whoever asks takes it. */

const NOON = new Date('2026-05-20T04:00:00.000Z')
const CONTENT = 'x'.repeat(10_000)
/** Two answers of the content above, and no third. */
const BOUND = 50_000

let server: Server
let now = NOON
let tag = '1-2026-05-20'
let asked: string[] = []

beforeAll(async () => {
  const view = { today: () => ({ tag }) } as unknown as PublishedView
  const cache = createAnswerCache(view, () => now, undefined, BOUND)
  const app = new Koa()
  app.use(cache.middleware)
  app.use((ctx) => {
    asked.push(ctx.url)
    ctx.type = 'text/plain'
    ctx.body = ctx.path === '/short' ? 'short' : ctx.path === '/huge' ? 'x'.repeat(BOUND) : CONTENT
    ctx.state.keep = ctx.path !== '/moment'
    ctx.state.tag = ctx.path.startsWith('/runs') ? `${tag}-run` : tag
  })
  const handle = app.callback()
  server = createServer((one, answer) => void (cache.serve(one, answer) || handle(one, answer)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
  now = NOON
  tag += 'x'
})

/** The answer as it travels: `fetch` would unpack it. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: IncomingMessage['headers']; bytes: Buffer }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    request({ port, path, method, headers, host: '127.0.0.1' }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(pieces) }))
    })
      .on('error', reject)
      .end()
  })
const askAll = async (paths: string[]) => {
  for (const path of paths) await get(path)
}

describe('what is kept', () => {
  it('is the answer of one edition, under one address', async () => {
    await askAll(['/a', '/a', '/a?q=1'])
    expect(asked).toEqual(['/a', '/a?q=1'])
    tag = '2-2026-05-20'
    await askAll(['/a', '/a'])
    expect(asked).toEqual(['/a', '/a?q=1', '/a'])
  })

  it('makes room: the one that was unused for longest goes', async () => {
    await askAll(['/a', '/b', '/a', '/c'])
    expect(asked).toEqual(['/a', '/b', '/c'])
    await askAll(['/a', '/c'])
    expect(asked).toEqual(['/a', '/b', '/c'])
    await askAll(['/b'])
    expect(asked).toEqual(['/a', '/b', '/c', '/b'])
  })

  it('is counted once, however often an address is answered anew', async () => {
    await askAll(['/a', '/b'])
    for (const edition of ['3', '4', '5']) {
      tag = edition
      await askAll(['/a', '/b'])
    }
    asked = []
    await askAll(['/a', '/b'])
    expect(asked).toEqual([])
  })

  it('is nothing that is larger than all that may be kept, and drives out nobody', async () => {
    await askAll(['/a', '/huge'])
    asked = []
    expect((await get('/huge')).bytes).toHaveLength(BOUND)
    await askAll(['/a'])
    expect(asked).toEqual(['/huge'])
  })

  it('is nothing that rests on more than its edition, which drives out nobody either', async () => {
    await get('/first')
    await get('/second')
    await get('/runs/1')
    await get('/runs/1')
    await get('/runs/2')
    asked = []
    await get('/first')
    await get('/second')
    expect(asked).toEqual([])
    await get('/runs/1')
    expect(asked).toEqual(['/runs/1'])
  })

  it('is nothing of the moment', async () => {
    await askAll(['/moment', '/moment'])
    expect(asked).toEqual(['/moment', '/moment'])
  })
})

describe('how an answer travels', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0,gzip;q=0', undefined],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['GZIP', 'gzip'],
    ['identity', undefined],
    ['x-gzip-like, brotli', undefined],
    ['', undefined],
  ])('accepting %p: %s', async (accepted, encoding) => {
    for (const _again of [1, 2]) {
      const { headers, bytes } = await get('/a', { 'accept-encoding': accepted })
      expect([headers['content-encoding'], headers.vary]).toEqual([encoding, 'Accept-Encoding'])
      const plain = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes
      expect(plain.toString()).toBe(CONTENT)
      expect(Number(headers['content-length'])).toBe(bytes.length)
    }
  })

  it('is as it is where packing is not worth it', async () => {
    expect((await get('/short', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined()
  })

  it('is not sent again to whoever has it', async () => {
    const { etag } = (await get('/a')).headers
    for (const given of [etag ?? '', `"other", ${etag}`]) {
      const again = await get('/a', { 'if-none-match': given })
      expect([again.status, again.bytes.length, again.headers.etag, again.headers['content-type']]).toEqual([304, 0, etag, undefined])
    }
    expect((await get('/a', { 'if-none-match': 'W/"other"' })).status).toBe(200)
  })

  it('has a head without its body', async () => {
    const { headers, bytes } = await get('/a', {}, 'HEAD')
    expect([headers['content-length'], bytes.length]).toEqual([String(CONTENT.length), 0])
  })

  it.each([
    ['at noon', '2026-05-20T04:00:00.000Z', 'public, max-age=60, stale-while-revalidate=600'],
    ['five minutes before midnight', '2026-05-20T15:55:00.000Z', 'public, max-age=60, stale-while-revalidate=240'],
    ['in the last minute of the day', '2026-05-20T15:59:30.000Z', 'public, max-age=30, stale-while-revalidate=0'],
  ])('may be kept %s until midnight at most', async (_when, at, told) => {
    await get('/a')
    now = new Date(at)
    expect((await get('/a')).headers['cache-control']).toBe(told)
  })
})
