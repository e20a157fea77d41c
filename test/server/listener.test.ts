import { connect, type AddressInfo, type Socket } from 'node:net'
import type { RequestListener, Server } from 'node:http'
import { createListener, type TurnedAway } from '../../server/listener'

/** As many lines as there may be: one too many is refused and counted, and who reads nothing makes room. */

const LARGE = Buffer.alloc(16 * 1024 * 1024)
/** Somebody whose answer is still being worked out is told nothing, and waits. */
const answer: RequestListener = ({ url }, response) => {
  if (url !== '/waiting') response.end(url === '/large' ? LARGE : 'ok')
}
let server: Server
let lines: Socket[] = []
let counted: TurnedAway[] = []

beforeEach(async () => {
  counted = []
  lines = []
  server = createListener(answer, {
    maxConnections: 4,
    turnedAway: (why) => counted.push(why),
    lookMs: 50,
    patience: { usualMs: 60_000, crowdedMs: 300 },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  for (const line of lines) line.destroy()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** A line on which something is asked for and nothing is read. */
async function stall(path: string): Promise<Socket> {
  const line = connect((server.address() as AddressInfo).port, '127.0.0.1')
  line.on('error', () => {
    // Cut: that is what is tried.
  })
  lines.push(line.pause())
  await new Promise((resolve) => line.once('connect', resolve))
  line.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`)
  return line
}
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10))
}
const ask = () => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers: { connection: 'close' } })

it('refuses one line too many, and counts it', async () => {
  for (let one = 0; one < 4; one++) await stall('/')
  const over = await stall('/')
  await new Promise((resolve) => over.resume().once('close', resolve))
  expect(counted).toEqual(['full'])
})

it('cuts who reads nothing of what waits for them, once most lines are taken, and nobody else', async () => {
  for (let one = 0; one < 2; one++) await stall('/large')
  // Two of four: nobody is in the way of anybody.
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(counted).toEqual([])
  const waiting = await stall('/waiting')
  const ended = jest.fn()
  waiting.once('close', ended)
  await stall('/large')
  // Until there are fewer than three of four.
  await until(() => counted.length >= 2)
  expect(new Set(counted)).toEqual(new Set(['stalled']))
  expect(await (await ask()).text()).toBe('ok')
  expect(ended).not.toHaveBeenCalled()
})

/** Reads what was asked for in mouthfuls of so many bytes, a hundred times a second, until it ends or is cut; gives how much was read. */
async function sip(line: Socket, mouthful: number): Promise<number> {
  let isOver = false
  let read = 0
  line.once('close', () => (isOver = true)).once('end', () => (isOver = true))
  line.on('readable', () => {
    // Taken by the clock below.
  })
  while (!isOver) {
    const part = line.read(Math.min(mouthful, line.readableLength)) as Buffer | null
    read += part?.length ?? 0
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return read
}

it('leaves a slow reader of one large answer its time where most lines are taken, and cuts who only seems to read', async () => {
  const [slow, seeming] = [await stall('/large'), await stall('/large')]
  for (let one = 0; one < 2; one++) await stall('/waiting')
  const reading = [sip(slow, 128 * 1024), sip(seeming, 64)]
  await until(() => counted.length === 1)
  // Cut on that side: what its own system holds would go on to be read for an hour.
  seeming.destroy()
  const [whole] = await Promise.all(reading)
  expect(whole).toBeGreaterThan(LARGE.length)
  expect(counted).toEqual(['stalled'])
})

it('has a time for headers, for a request and for a line without one', () => {
  expect(server).toMatchObject({ headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 5_000, timeout: 60_000 })
})
