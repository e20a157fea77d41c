import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb } from '../../server/models/index'
import { hex } from '../../shared/tips/crypto/index'
import { filingOf, makeTip, makeTipKeys, photoOf, tipSettings, type TestKeys, type TestTip } from '../support/tips'
import { Lines, wireOf, type Wire } from './lines'
import { median } from './load'

/**
 * Measures the door for reporters against bare inserts of as many bytes into the same durable store, at the same concurrency, in
 * turn: tips of words acknowledged a second, and tips with six photos. Run by `npm run bench`.
 *
 * The service is a process of its own: the door in its main thread, the store in another thread. All load comes from this process,
 * for both sides alike: its requests and its documents are made before the clock starts, the requests as the bytes of the line, the
 * documents as the driver takes them. Both sides are warm: a first round of each is not counted.
 */

const TEXTS = Number(process.env.BENCH_TIPS ?? 600)
const PICTURED = Number(process.env.BENCH_PICTURED ?? 48)
const PHOTOS = 6
const PHOTO_BYTES = 200_000
const CONCURRENCY = [8, 32]
const PICTURED_CONCURRENCY = 4
/** The first is not counted. */
const ROUNDS = 4

const say = (text: string): void => void process.stdout.write(text + '\n')

interface Service {
  port: number
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
  return { port: Number(port), child, storeUri }
}

interface Sending {
  wire: Wire
  /** that the store keeps of it, about */
  bytes: number
}

interface BareDoc {
  _id: string
  bytes: Buffer
}

/** Everything a phone sends for one tip, in its order. */
function requestsOf(tip: TestTip): Sending[] {
  const { sealed, secrets, id } = tip
  const parts = sealed.parts.length === 1 ? [] : [...sealed.parts.entries()]
  const filing = Buffer.from(JSON.stringify(filingOf(sealed)))
  return [
    ...parts.map(([part, bytes]) => {
      const headers = {
        'Content-Type': 'application/octet-stream',
        'tip-author': hex(secrets.signingPublic),
        'tip-signature': hex(sealed.puts[part] ?? new Uint8Array()),
      }
      return { bytes: bytes.length, wire: wireOf('PUT', `/api/v1/tips/${id}/parts/${part}`, headers, Buffer.from(bytes)) }
    }),
    // Hex and its JSON are half bytes: what is kept is half of what is sent.
    {
      bytes: Math.round(filing.length / 2),
      wire: wireOf('PUT', `/api/v1/tips/${id}`, { 'Content-Type': 'application/json' }, filing),
    },
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

interface Run {
  what: string
  tips: readonly TestTip[]
  concurrency: number
  send: (one: Sending) => Promise<void>
  insert: (doc: BareDoc) => Promise<unknown>
}

/** Tips and bare inserts in turn, round by round; says the medians and the median of the ratios. */
async function compare({ what, tips, concurrency, send, insert }: Run) {
  const rounds: { ours: number; bare: number; ratio: number }[] = []
  const share = Math.floor(tips.length / ROUNDS)
  for (let round = 0; round < ROUNDS; round++) {
    const sendings = tips.slice(round * share, (round + 1) * share).map(requestsOf)
    const docs = sendings.map((one) => one.map(({ bytes }) => ({ _id: randomBytes(16).toString('hex'), bytes: randomBytes(bytes) })))
    const ours = await perSecond(sendings, concurrency, inTurn(send))
    const bare = await perSecond(docs, concurrency, inTurn(insert))
    if (round > 0) rounds.push({ ours, bare, ratio: ours / bare })
  }
  const of = (field: 'ours' | 'bare' | 'ratio') => median(rounds.map((one) => one[field]))
  const found = { ours: of('ours'), bare: of('bare'), ratio: of('ratio') }
  say(
    `${what}, ${concurrency} at once: ${found.ours.toFixed(1)}/s against ${found.bare.toFixed(1)}/s of bare inserts: ${found.ratio.toFixed(2)}`,
  )
  return found
}

const inTurn =
  <T>(work: (one: T) => Promise<unknown>) =>
  async (works: readonly T[]): Promise<void> => {
    for (const one of works) await work(one)
  }

async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'mingan-bench-tips-'))
  const keys = makeTipKeys(new Date())
  const { root, ...settings } = tipSettings(keys, dir, { diskBytes: 64 * 2 ** 30 })
  writeFileSync(join(dir, 'settings.json'), JSON.stringify({ ...settings, root: hex(root ?? new Uint8Array()) }))
  const service = await startService(dir)
  const db = await openDb(service.storeUri)
  const bare = db.connection.collection<BareDoc>('bench_bare')
  const lines = new Lines(service.port)
  const sides = { send: (one: Sending) => lines.send(one.wire), insert: (doc: BareDoc) => bare.insertOne(doc) }
  const report: Record<string, unknown> = {}

  for (const concurrency of CONCURRENCY)
    report[`text at ${concurrency}`] = await compare({ what: 'tips of words', tips: made(keys, TEXTS, 0), concurrency, ...sides })
  const before = memoryMb(service.child, 'VmRSS')
  const tips = made(keys, PICTURED, PHOTOS)
  report.pictured = await compare({ what: `tips with ${PHOTOS} photos`, tips, concurrency: PICTURED_CONCURRENCY, ...sides })
  report.memory = { before, peak: memoryMb(service.child, 'VmHWM') }
  say(`memory: ${before} MiB before the photos, ${memoryMb(service.child, 'VmHWM')} MiB at most`)

  await db.connection.close()
  lines.close()
  service.child.kill()
  await new Promise((resolve) => service.child.once('exit', resolve))
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(join(__dirname, '..', 'out'), { recursive: true })
  writeFileSync(join(__dirname, '..', 'out', 'bench-tips.json'), JSON.stringify(report, null, 2) + '\n')
}

void main()
