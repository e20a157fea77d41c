import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openShelves } from '../../server/models/index'
import { hex } from '../../shared/tips/crypto/index'
import { filingOf, makeTip, makeTipKeys, photoOf, tipSettings, type TestKeys, type TestTip } from '../support/tips'
import { median } from './load'

/**
 * Measures the door for reporters against bare inserts of the same bytes into the same durable store, at the same concurrency:
 * tips of words acknowledged a second, and tips with six photos. Run by `npm run bench`.
 */

const TEXTS = Number(process.env.BENCH_TIPS ?? 240)
const PICTURED = 16
const PHOTOS = 6
const PHOTO_BYTES = 200_000
const CONCURRENCY = [8, 32]
const PICTURED_CONCURRENCY = 4
const ROUNDS = 3

const say = (text: string): void => void process.stdout.write(text + '\n')

interface Service {
  base: string
  child: ChildProcess
  storeUri: string
}

async function startService(dir: string): Promise<Service> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, '../support/tipServer.ts'), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [storeUri, port] = await new Promise<[string, string]>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const [, uri, found] = /^store (\S+)\nport (\d+)$/m.exec(text) ?? []
      if (uri !== undefined && found !== undefined) resolve([uri, found])
    })
    child.once('exit', () => reject(new Error('the service ended: ' + text)))
  })
  return { base: `http://127.0.0.1:${port}`, child, storeUri }
}

interface Sending {
  path: string
  headers: Record<string, string>
  body: Buffer
}

const agent = new Agent({ keepAlive: true })

const send = (base: string, { path, headers, body }: Sending): Promise<void> =>
  new Promise((resolve, reject) => {
    request(base + path, { method: 'PUT', agent, headers: { ...headers, 'Content-Length': body.length } }, (answer) => {
      answer.resume()
      answer.once('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${path.slice(0, 12)}: ${answer.statusCode}`))))
    })
      .once('error', reject)
      .end(body)
  })

/** Everything a phone sends for one tip, in its order. */
function sendingsOf(tip: TestTip): Sending[] {
  const { sealed, secrets, id } = tip
  const parts = sealed.parts.length === 1 ? [] : [...sealed.parts.entries()]
  return [
    ...parts.map(([part, bytes]) => ({
      path: `/api/v1/tips/${id}/parts/${part}`,
      headers: {
        'Content-Type': 'application/octet-stream',
        'tip-author': hex(secrets.signingPublic),
        'tip-signature': hex(sealed.puts[part] ?? new Uint8Array()),
      },
      body: Buffer.from(bytes),
    })),
    { path: `/api/v1/tips/${id}`, headers: { 'Content-Type': 'application/json' }, body: Buffer.from(JSON.stringify(filingOf(sealed))) },
  ]
}

/** Works done a second by so many at once. */
async function perSecond<T>(works: readonly T[], concurrency: number, work: (one: T) => Promise<void>): Promise<number> {
  const left = [...works]
  const began = performance.now()
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return works.length / ((performance.now() - began) / 1_000)
}

const memoryMb = ({ pid }: ChildProcess, field: 'VmRSS' | 'VmHWM'): number =>
  Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

const made = (keys: TestKeys, count: number, photos: number): TestTip[] =>
  Array.from({ length: count }, () => makeTip(keys, { at: new Date(), photos: Array.from({ length: photos }, () => photoOf(PHOTO_BYTES)) }))

async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'mingan-bench-tips-'))
  const keys = makeTipKeys(new Date())
  const { root, ...settings } = tipSettings(keys, dir, { diskBytes: 64 * 2 ** 30 })
  writeFileSync(join(dir, 'settings.json'), JSON.stringify({ ...settings, root: hex(root ?? new Uint8Array()) }))
  const service = await startService(dir)
  const shelves = await openShelves(service.storeUri)
  const bare = shelves.connection.collection<{ _id: string; bytes: Buffer }>('bench_bare')
  const insert = async (size: number) => void (await bare.insertOne({ _id: randomBytes(16).toString('hex'), bytes: randomBytes(size) }))
  const report: Record<string, unknown> = {}

  await Promise.all(made(keys, 8, 0).map(async (tip) => sendOne(service.base, sendingsOf(tip))))
  for (const concurrency of CONCURRENCY) {
    const rounds = []
    for (let round = 0; round < ROUNDS; round++) {
      const tips = made(keys, TEXTS / ROUNDS, 0).map(sendingsOf)
      const first = tips[0]?.[0]
      // Hex and its JSON are half bytes: what is kept is half of what is sent.
      const size = Math.round((first?.body.length ?? 0) / 2)
      const ours = await perSecond(tips, concurrency, (one) => sendOne(service.base, one))
      rounds.push({ ours, bare: await perSecond(tips, concurrency, () => insert(size)) })
    }
    report[`text at ${concurrency}`] = told(`tips of words, ${concurrency} at once`, rounds)
  }

  const rounds = []
  const before = memoryMb(service.child, 'VmRSS')
  for (let round = 0; round < ROUNDS; round++) {
    const tips = made(keys, PICTURED, PHOTOS).map(sendingsOf)
    const ours = await perSecond(tips, PICTURED_CONCURRENCY, (one) => sendOne(service.base, one))
    const sizes = (tips[0] ?? []).map(({ body }) => body.length)
    const same = async () => {
      for (const size of sizes) await insert(size)
    }
    rounds.push({ ours, bare: await perSecond(tips, PICTURED_CONCURRENCY, same) })
  }
  report.pictured = told(`tips with ${PHOTOS} photos, ${PICTURED_CONCURRENCY} at once`, rounds)
  report.memory = { before, peak: memoryMb(service.child, 'VmHWM') }
  say(`memory: ${before} MiB before the photos, ${memoryMb(service.child, 'VmHWM')} MiB at most`)

  await shelves.connection.close()
  service.child.kill()
  await new Promise((resolve) => service.child.once('exit', resolve))
  agent.destroy()
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(join(__dirname, '..', 'out'), { recursive: true })
  writeFileSync(join(__dirname, '..', 'out', 'bench-tips.json'), JSON.stringify(report, null, 2) + '\n')
}

async function sendOne(base: string, sendings: readonly Sending[]): Promise<void> {
  for (const one of sendings) await send(base, one)
}

function told(what: string, rounds: { ours: number; bare: number }[]) {
  const ratio = median(rounds.map(({ ours, bare }) => ours / bare))
  const [ours, bare] = [median(rounds.map((one) => one.ours)), median(rounds.map((one) => one.bare))]
  say(`${what}: ${ours.toFixed(1)}/s against ${bare.toFixed(1)}/s of bare inserts: ${ratio.toFixed(2)}`)
  return { ours, bare, ratio }
}

void main()
