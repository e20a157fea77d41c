import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net'
import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { fetchSource } from '../../../../server/mirror/fetch/index'
import { isPrivateAddress } from '../../../../server/network/addresses'
import type { Waiting } from '../../../../server/mirror/fetch/http'
import { openSpool } from '../../../../server/mirror/fetch/spool'
import { enterpriseSource } from '../../../support/sources'
import { temporaryFolder } from '../../../support/store'

const folder = temporaryFolder()
let server: Server
let base: string
let answer: (request: IncomingMessage, response: ServerResponse) => void
const asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  folder.remove()
})

const waits: number[] = []
const waiting: Waiting = { sleep: async (ms) => void waits.push(ms), random: () => 0.5 }
beforeEach(() => {
  waits.length = 0
  asked.length = 0
})

async function fetchIt(overrides: Record<string, unknown> = {}, known: Parameters<typeof fetchSource>[2]['known'] = null) {
  const source = enterpriseSource({ path: undefined, url: `${base}/list.csv`, privateNetwork: true, ...overrides })
  const spool = await openSpool(folder.dir)
  try {
    const result = await fetchSource(source, spool, { now: new Date(), known, waiting })
    if (result === 'not-modified') return result
    return {
      texts: result.files.map(({ path }) => readFileSync(path, 'utf8')),
      names: result.files.map(({ name }) => name),
      validators: result.validators,
    }
  } finally {
    await spool.remove()
  }
}
const failing = (overrides: Record<string, unknown> = {}) =>
  fetchIt(overrides).then(
    () => 'no failure',
    (error: Error) => `${error.constructor.name}: ${error.message}`,
  )

it('brings the bytes, and asks next time whether they still hold', async () => {
  answer = (request, response) => {
    if (request.headers['if-none-match'] === '"7"') return void response.writeHead(304).end()
    response.writeHead(200, { ETag: '"7"', 'Last-Modified': 'Wed, 20 May 2026 02:00:00 GMT' }).end('名称\n甲\n')
  }
  const first = await fetchIt()
  expect(first).toMatchObject({ texts: ['名称\n甲\n'], names: ['list.csv'] })
  if (first === 'not-modified') throw new Error('nothing was known yet')
  expect(await fetchIt({}, first.validators)).toBe('not-modified')
})

const sayers: TcpServer[] = []
afterEach(() => {
  for (const sayer of sayers.splice(0)) sayer.close()
})

/** The address of a server that says some bytes and leaves. */
async function saying(said: string): Promise<string> {
  const sayer = createTcpServer((socket) => void socket.once('data', () => socket.end(said)))
  sayers.push(sayer)
  await new Promise<void>((resolve) => sayer.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(sayer.address() as AddressInfo).port}/list.csv`
}

it.each([
  [
    'goes over to another protocol',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    '来源答复 101',
  ],
  ['says nothing and leaves', '', '连不上来源'],
])('ends where a server %s', async (_name, said, message) => {
  expect(await failing({ url: await saying(said) })).toContain(message)
})

it.each([
  ['by its length', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n甲', undefined],
  ['by nothing but the end of the connection', 'HTTP/1.1 200 OK\r\n\r\n甲', true],
])('knows whether an answer is whole %s', async (_name, said, openEnded) => {
  const url = await saying(said)
  const spool = await openSpool(folder.dir)
  const source = enterpriseSource({ path: undefined, url, privateNetwork: true })
  const fetched = await fetchSource(source, spool, { now: new Date(), known: null, waiting })
  expect(fetched === 'not-modified' ? [] : fetched.files.map((file) => file.openEnded)).toEqual([openEnded])
  await spool.remove()
})

it('asks for a signature beside its file, whatever is asked with the file', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')
  answer = (request, response) =>
    void response.end(request.url === '/list.csv.sig?token=1' ? sign(null, Buffer.from('名称'), privateKey).toString('base64') : '名称')
  expect(await fetchIt({ url: `${base}/list.csv?token=1`, publicKey: key })).toMatchObject({ texts: ['名称'] })
})

it('reads several addresses as one answer, or none of it', async () => {
  answer = (request, response) => void response.end(`page ${request.url}`)
  const url = [`${base}/a.csv`, `${base}/b.csv`]
  expect(await fetchIt({ url })).toMatchObject({ texts: ['page /a.csv', 'page /b.csv'] })
  answer = (request, response) => void (request.url === '/b.csv' ? response.writeHead(404).end() : response.end('ok'))
  expect(await failing({ url })).toBe('UnreadableSource: 来源答复 404')
})

it.each([
  ['500', (response: ServerResponse) => void response.writeHead(500).end()],
  ['429 with its own wait', (response: ServerResponse) => void response.writeHead(429, { 'Retry-After': '9' }).end()],
  [
    'an answer that breaks off',
    (response: ServerResponse) => void response.writeHead(200, { 'Content-Length': '100' }).write('abc', () => response.destroy()),
  ],
  ['a chunked answer that breaks off', (response: ServerResponse) => void response.writeHead(200).write('abc', () => response.destroy())],
  ['a cut line', (response: ServerResponse) => void response.destroy()],
])('tries again after %s, each time later', async (name, fail) => {
  let times = 0
  answer = (_request, response) => (++times <= 2 ? fail(response) : void response.end('good'))
  expect(await fetchIt()).toMatchObject({ texts: ['good'] })
  expect(waits).toEqual(name.startsWith('429') ? [9_000, 9_000] : [750, 1_500])
  answer = (_request, response) => fail(response)
  expect(await failing()).toMatch(/^UnreadableSource: .*（试了 4 次）$/)
})

it('does not try again what will not change', async () => {
  answer = (_request, response) => void response.writeHead(403).end()
  expect(await failing()).toBe('UnreadableSource: 来源答复 403')
  expect(asked).toHaveLength(1)
})

it('stops reading at the bound, declared or not', async () => {
  answer = (_request, response) => void response.end('x'.repeat(2_000))
  expect(await failing({ bytesMax: 1_000 })).toBe('TooLarge: 来源有 2000 字节，超过上限 1000')
  answer = (_request, response) => {
    response.write('x'.repeat(800))
    response.end('x'.repeat(800))
  }
  expect(await failing({ bytesMax: 1_000 })).toBe('TooLarge: 来源超过上限 1000 字节，没有读完')
})

it('unpacks what a server packed for the way, within the same bound', async () => {
  const text = '名称\n'.repeat(500)
  const packed = { gzip: gzipSync(text), br: brotliCompressSync(text), deflate: deflateSync(text) }
  for (const [coding, bytes] of Object.entries(packed)) {
    answer = (_request, response) => void response.writeHead(200, { 'Content-Encoding': coding, 'Content-Length': bytes.length }).end(bytes)
    expect(await fetchIt()).toMatchObject({ texts: [text] })
    expect(await failing({ bytesMax: 1_000 })).toBe('TooLarge: 来源超过上限 1000 字节，没有读完')
  }
  answer = (_request, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed.gzip.subarray(0, 20))
  expect(await failing()).toBe('UnreadableSource: 来源的答复中途断了（试了 4 次）')
  answer = (_request, response) => void response.writeHead(200, { 'Content-Encoding': 'zstd' }).end('x')
  expect(await failing()).toBe('UnreadableSource: 来源的答复用了读不了的压缩方式“zstd”')
})

it('gives up on an answer that drips', async () => {
  answer = (_request, response) => void response.writeHead(200).write('a')
  const began = Date.now()
  expect(await failing({ timeoutSeconds: 1 })).toBe('UnreadableSource: 来源答得太慢（试了 4 次）')
  expect(Date.now() - began).toBeLessThan(8_000)
})

it('follows redirects on the declared host and to no other', async () => {
  answer = (request, response) =>
    void (request.url === '/list.csv' ? response.writeHead(302, { Location: '/moved.csv' }).end() : response.end('moved'))
  expect(await fetchIt()).toMatchObject({ texts: ['moved'], names: ['moved.csv'] })
  answer = (_request, response) => void response.writeHead(302, { Location: 'http://other.example/x' }).end()
  expect(await failing()).toMatch(/来源要转到别的主机“other\.example”/)
  answer = (_request, response) => void response.writeHead(302, { Location: '/list.csv' }).end()
  expect(await failing()).toBe('UnreadableSource: 来源转了 5 次地址还没有到')
  answer = (_request, response) => void response.writeHead(302).end()
  expect(await failing()).toMatch(/却没有说到哪里/)
})

it('reaches into no private network unless the source says so', async () => {
  answer = (_request, response) => void response.end('secret')
  expect(await failing({ privateNetwork: false })).toBe('UnreadableSource: 来源地址不是 https')
  const port = base.split(':')[2]
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[fec0::1]',
    '203.0.113.1',
    '0.0.0.0',
    '2130706433',
    '169.254.169.254',
    '10.0.0.8',
    '172.16.0.1',
    '172.31.255.254',
    '[::ffff:172.20.0.1]',
  ]) {
    expect(await failing({ url: `https://${host}:${port}/x`, privateNetwork: false })).toBe(
      'UnreadableSource: 来源地址在内部网络，登记里没有允许',
    )
  }
  expect(asked).toEqual([])
  expect(['8.8.8.8', '2001:4860:4860::8888', '::ffff:9.9.9.9'].map(isPrivateAddress)).toEqual([false, false, false])
})

it.each([
  ['10.0.0.0/8', '10.0.0.0', '10.255.255.255', ['9.255.255.255', '11.0.0.0']],
  ['172.16.0.0/12', '172.16.0.0', '172.31.255.255', ['172.15.255.255', '172.32.0.0']],
  ['192.168.0.0/16', '192.168.0.0', '192.168.255.255', ['192.167.255.255', '192.169.0.0']],
  ['100.64.0.0/10', '100.64.0.0', '100.127.255.255', ['100.63.255.255', '100.128.0.0']],
  ['169.254.0.0/16', '169.254.0.0', '169.254.255.255', ['169.253.255.255', '169.255.0.0']],
  ['fc00::/7', 'fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', ['fbff::1', 'fe00::1']],
])('knows %s as private from its first address to its last, and its neighbours as none', (_net, first, last, neighbours) => {
  expect([first, last].map(isPrivateAddress)).toEqual([true, true])
  expect(neighbours.map(isPrivateAddress)).toEqual(neighbours.map(() => false))
})

it('takes a signed answer with the right signature only', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')
  const text = '名称\n甲\n'
  const signature = sign(null, Buffer.from(text), privateKey).toString('base64')
  const serve = (body: string, sig: string | null) => (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.endsWith('.sig')) return void response.end(body)
    return void (sig === null ? response.writeHead(404).end() : response.end(sig + '\n'))
  }
  answer = serve(text, signature)
  expect(await fetchIt({ publicKey: raw })).toMatchObject({ texts: [text] })
  answer = serve(text + '乙\n', signature)
  expect(await failing({ publicKey: raw })).toBe('UnreadableSource: 来源的签名不对，内容没有采用')
  answer = serve(text, 'AAAA')
  expect(await failing({ publicKey: raw })).toBe('UnreadableSource: 来源的签名不对，内容没有采用')
  answer = serve(text, null)
  expect(await failing({ publicKey: raw })).toBe('UnreadableSource: 来源应当签名，却没有读到签名：来源答复 404')
})
