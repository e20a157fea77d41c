import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { readBody, streamBody, type BodyBound } from '../../../server/door/body'
import { ApiError } from '../../../server/errors'

/** Bodies over real sockets: what a sender does, and what we make of it. */

let server: Server
let take: (request: IncomingMessage) => Promise<unknown>
let told: Promise<unknown>
let tell: (value: unknown) => void

beforeAll(async () => {
  server = createServer((request, response) => {
    take(request).then(
      (value) => {
        tell(value)
        response.end()
      },
      (error: unknown) => {
        tell(error instanceof ApiError ? error.code : error)
        response.writeHead(400, { Connection: 'close' }).end()
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(() => {
  told = new Promise((resolve) => (tell = resolve))
})

const reading = (bound: BodyBound) => {
  take = async (request) => (await readBody(request, bound)).toString()
}

async function open(headers: string): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.resume()
  await once(socket, 'connect')
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n`)
  return socket
}
const CHUNKED = 'Transfer-Encoding: chunked'
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`

it('takes a body of exactly the bound, in pieces and in one', async () => {
  reading({ bytes: 6 })
  const one = await open('Content-Length: 6')
  one.write('abcdef')
  expect(await told).toBe('abcdef')
  one.destroy()

  told = new Promise((resolve) => (tell = resolve))
  const pieces = await open(CHUNKED)
  for (const piece of ['ab', 'cd', 'ef']) {
    pieces.write(chunk(piece))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  pieces.write('0\r\n\r\n')
  expect(await told).toBe('abcdef')
  pieces.destroy()
})

it('takes no body as an empty one', async () => {
  reading({ bytes: 6 })
  const socket = await open('Content-Length: 0')
  expect(await told).toBe('')
  socket.destroy()
})

it('refuses by the declared length before a byte has come', async () => {
  reading({ bytes: 6 })
  const socket = await open('Content-Length: 7')
  expect(await told).toBe('body_too_large')
  socket.destroy()
})

it('stops as soon as the bound is passed, however much is still to come', async () => {
  reading({ bytes: 6 })
  const socket = await open(CHUNKED)
  socket.write(chunk('abcd') + chunk('efg'))
  // The body has not ended and never will.
  expect(await told).toBe('body_too_large')
  await once(socket, 'close')
})

it('waits for the next bytes no longer than the idle limit', async () => {
  reading({ bytes: 6, idleMs: 30 })
  const socket = await open('Content-Length: 6')
  socket.write('abc')
  expect(await told).toBe('body_too_slow')
  socket.destroy()
})

it('waits for all of them no longer than the total limit, however steadily they trickle', async () => {
  reading({ bytes: 10_000, idleMs: 5_000, totalMs: 100 })
  const socket = await open('Content-Length: 10000')
  const trickle = setInterval(() => socket.write('a'), 5)
  const patience = setTimeout(() => tell('still waiting'), 2_000)
  const outcome = await told
  clearInterval(trickle)
  clearTimeout(patience)
  socket.destroy()
  expect(outcome).toBe('body_too_slow')
})

/** Sends so many bytes every 20 ms, and tells what became of them. */
async function trickle(bound: BodyBound, bytes: number): Promise<unknown> {
  reading(bound)
  const socket = await open(`Content-Length: ${bound.bytes}`)
  let left = bound.bytes
  const sending = setInterval(() => {
    if (left > 0) socket.write('a'.repeat(Math.min(left, bytes)))
    left -= bytes
  }, 20)
  const outcome = await told
  clearInterval(sending)
  socket.destroy()
  return outcome
}

it('lets a sender be slow as long as it makes progress, and no longer', async () => {
  const pace = { windowMs: 400, bytes: 100 }
  // Twice the window and more: at 20 bytes each time some 400 come in one.
  expect(await trickle({ bytes: 1_000, pace }, 20)).toBe('a'.repeat(1_000))
  told = new Promise((resolve) => (tell = resolve))
  expect(await trickle({ bytes: 1_000, pace }, 1)).toBe('body_too_slow')
})

it('lets a small body end within the first window, however slowly it comes', async () => {
  expect(await trickle({ bytes: 10, pace: { windowMs: 5_000, bytes: 1_000 } }, 1)).toBe('a'.repeat(10))
})

it('names a sender that goes away in the middle', async () => {
  reading({ bytes: 6 })
  const socket = await open('Content-Length: 6')
  socket.write('abc')
  await new Promise((resolve) => setTimeout(resolve, 20))
  socket.destroy()
  expect(await told).toBe('body_incomplete')
})

it('hands pieces on as they come, and lets the consumer take its time', async () => {
  const seen: string[] = []
  let first = (): void => undefined
  const firstTaken = new Promise<void>((resolve) => (first = resolve))
  take = async (request) => {
    for await (const piece of streamBody(request, { bytes: 6, totalMs: 500 })) {
      seen.push(piece.toString())
      // Longer than all bytes may take together.
      await new Promise((resolve) => setTimeout(resolve, 600))
      first()
    }
    return 'done'
  }
  const socket = await open('Content-Length: 6')
  socket.write('abc')
  await firstTaken
  expect(seen).toEqual(['abc'])
  // Within their time, of which the consumer's is none.
  await new Promise((resolve) => setTimeout(resolve, 100))
  socket.write('def')
  expect(await told).toBe('done')
  expect(seen.join('')).toBe('abcdef')
  socket.destroy()
})
