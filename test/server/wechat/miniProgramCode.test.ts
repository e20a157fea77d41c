import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CodeImageError } from '../../../server/wechat/codeImage'
import { keptCodes } from '../../../server/wechat/keptCodes'
import { miniProgramCode } from '../../../server/wechat/miniProgramCode'

/** Mini-program codes, by a stand-in of WeChat's server that answers as its documentation says. */

const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex')
const [APP, SECRET] = ['wx0123456789abcdef', 'c0ffee'.repeat(6).slice(0, 32)]
const TARGET = { scene: 'z.990104004-G3', address: 'https://mingan.example/zones/990104004-G3' }

interface Asked {
  path: string
  token: string | null
  body: Record<string, unknown>
}

let server: Server
let api: string
let asked: Asked[]
let codes: ((asked: Asked, response: ServerResponse) => void)[]
let tokens: number
let refuseTokens: object | null
let time: number

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  asked = []
  codes = []
  tokens = 0
  refuseTokens = null
  time = Date.parse('2026-05-20T02:00:00Z')
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '', api)
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const one = {
    path: url.pathname,
    token: url.searchParams.get('access_token'),
    body: JSON.parse(Buffer.concat(pieces).toString()) as Asked['body'],
  }
  asked.push(one)
  if (one.path === '/cgi-bin/stable_token')
    return json(refuseTokens ?? { access_token: `token-${++tokens}`, expires_in: 7_200 })(one, response)
  ;(codes.shift() ?? picture(JPEG))(one, response)
}

const json = (body: object) => (_asked: Asked, response: ServerResponse) =>
  void response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
const picture = (bytes: Buffer) => (_asked: Asked, response: ServerResponse) =>
  void response.setHeader('content-type', 'image/jpeg').end(bytes)
const refusal = (errcode: number, errmsg = 'x') => json({ errcode, errmsg })

const maker = () => miniProgramCode({ appId: APP, secret: SECRET, now: () => new Date(time), api })

it('asks as the documentation says, for the page that reads the scene', async () => {
  expect(await maker()(TARGET)).toEqual({ type: 'image/jpeg', bytes: JPEG })
  expect(asked).toEqual([
    { path: '/cgi-bin/stable_token', token: null, body: { grant_type: 'client_credential', appid: APP, secret: SECRET } },
    {
      path: '/wxa/getwxacodeunlimit',
      token: 'token-1',
      body: { scene: 'z.990104004-G3', page: 'record/scan/index', check_path: true, env_version: 'release', width: 1_280 },
    },
  ])
})

it('keeps its token until five minutes before its end', async () => {
  const make = maker()
  await make(TARGET)
  time += (7_200 - 300) * 1_000 - 1
  await make(TARGET)
  expect(tokens).toBe(1)
  time += 1
  await make(TARGET)
  expect(tokens).toBe(2)
})

it('takes a new token once where WeChat says that the old one is over, and no third', async () => {
  codes = [refusal(42001)]
  expect((await maker()(TARGET)).bytes).toEqual(JPEG)
  expect(asked.map(({ token }) => token)).toEqual([null, 'token-1', null, 'token-2'])
  codes = [refusal(40001), refusal(40001)]
  await expect(maker()(TARGET)).rejects.toThrow('令牌已经失效（errcode 40001）')
})

it.each([
  [41030, '小程序还没有发布这个页面（errcode 41030）'],
  [45009, '每分钟 5000 次'],
  [40129, '32 个字符'],
  [-1, '系统繁忙'],
  [99_999, 'some new trouble（errcode 99999）'],
])('says what to do where WeChat refuses with %i', async (errcode, words) => {
  codes = [refusal(errcode, 'some new trouble\u202e')]
  await expect(maker()(TARGET)).rejects.toThrow(words)
  expect(asked).toHaveLength(2)
})

it('says what is wrong with the settings where no token is given', async () => {
  refuseTokens = { errcode: 40164, errmsg: 'invalid ip' }
  await expect(maker()(TARGET)).rejects.toThrow('白名单')
})

it.each([
  ['no picture', picture(Buffer.from('<html>'))],
  ['a broken refusal', picture(Buffer.from('{"errcode"'))],
  ['too much', picture(Buffer.concat([JPEG, Buffer.alloc(4 * 1024 * 1024)]))],
  ['an error', (_asked: Asked, response: ServerResponse) => void response.writeHead(500).end()],
  ['nothing', (_asked: Asked, response: ServerResponse) => void response.destroy()],
])('takes %s for no code, and tells no secret', async (_name, sent) => {
  codes = [sent]
  const error = await maker()(TARGET).then(
    () => null,
    (one: Error) => one,
  )
  expect(error).toBeInstanceOf(CodeImageError)
  expect(`${error?.stack} ${JSON.stringify(error)}`).not.toMatch(new RegExp(`${SECRET}|token-`))
})

it('asks nobody for a record that no scene can name: its plain address is the code', async () => {
  const { type, bytes } = await maker()({ ...TARGET, scene: null })
  expect([type, asked]).toEqual(['image/svg+xml', []])
  expect(bytes.toString()).toContain('<svg')
})

it('makes a picture once, for several who ask at the same time too, and again after a failure', async () => {
  codes = [refusal(-1)]
  const make = keptCodes(maker())
  await expect(make(TARGET)).rejects.toThrow(CodeImageError)
  const all = await Promise.all([make(TARGET), make(TARGET), make(TARGET)])
  expect(all.map(({ bytes }) => bytes)).toEqual([JPEG, JPEG, JPEG])
  expect(asked.filter(({ path }) => path !== '/cgi-bin/stable_token')).toHaveLength(2)
})
