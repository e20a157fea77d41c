import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, fdatasyncSync, mkdtempSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb } from '../../server/models/index'
import { hex } from '../../shared/tips/crypto/index'
import { isSignedBy } from '../../server/tips/signature'
import { filingOf, makeTip, makeTipKeys, photoOf, tipSettings, type TestKeys, type TestTip } from '../support/tips'
import { Lines, wireOf, type Wire } from './lines'
import { median } from './load'
import { readdressed, type FiledTip } from './manyTips'

/**
 * Measures the door for reporters against bare inserts of as many bytes into the same durable store, at the same concurrency, in
 * turn: tips of words acknowledged a second, and tips with six photos. Run by `npm run bench`.
 *
 * The service is a process of its own: the door in its main thread, the store in another thread. All load comes from this process,
 * for both sides alike: its requests and its documents are made before the clock starts, the requests as the bytes of the line, the
 * documents as the driver takes them. Both sides are warm: tips are sent before anything is counted, until the service runs
 * compiled code, and a first round of each comparison is not counted either.
 */

const WARMING = Number(process.env.BENCH_WARMING ?? 4_000)
/** Tips of a round. */
const TEXTS = Number(process.env.BENCH_TIPS ?? 1_000)
const PICTURED = Number(process.env.BENCH_PICTURED ?? 60)
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
function requestsOf({ sealed, author, id }: FiledTip): Sending[] {
  const parts = sealed.parts.length === 1 ? [] : [...sealed.parts.entries()]
  const filing = Buffer.from(JSON.stringify(filingOf(sealed)))
  return [
    ...parts.map(([part, bytes]) => {
      const headers = {
        'Content-Type': 'application/octet-stream',
        'tip-author': hex(author),
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

/** Memory of its own that a process has, in MiB: without the pages of the store's file, which the system lends. */
const memoryMb = ({ pid }: ChildProcess): number =>
  Math.round(Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

/** The most memory that a process has while something is done, in MiB, looked at twenty times a second. */
async function peakWhile(child: ChildProcess, work: () => Promise<void>): Promise<number> {
  let peak = memoryMb(child)
  const timer = setInterval(() => (peak = Math.max(peak, memoryMb(child))), 50)
  await work().finally(() => clearInterval(timer))
  return peak
}

/** The requests of so many tips, each its own, made from one. */
const many = (tip: TestTip, count: number): Sending[][] => Array.from({ length: count }, () => requestsOf(readdressed(tip)))

/** Median milliseconds that some work takes, done so often. */
const msOf = (times: number, work: () => void): number =>
  median(
    Array.from({ length: times }, () => {
      const began = performance.now()
      work()
      return performance.now() - began
    }),
  )

function demand(isSigned: boolean): void {
  if (!isSigned) throw new Error('a tip of the bench is not signed')
}

/**
 * Says what both sides rest on here. A bare insert waits for a flush each; the door writes those that came meanwhile at once, and
 * checks a signature for each. So the disk that flushes slowly is kind to the door, and the one that does not wait at all to the other.
 */
function sayGround(dir: string, words: TestTip): void {
  const file = openSync(join(dir, 'flush'), 'w')
  const flush = msOf(200, () => {
    writeSync(file, Buffer.alloc(4_096), 0, 4_096, 0)
    fdatasyncSync(file)
  })
  closeSync(file)
  const filed = Array.from({ length: 200 }, () => readdressed(words))
  const checks = filed.map(({ author, signed, sealed }) => msOf(1, () => demand(isSignedBy(author, signed, sealed.filing))))
  say(`a flush of this disk takes ${flush.toFixed(2)} ms, a signature of a new author ${median(checks).toFixed(2)} ms`)
}

interface Run {
  what: string
  tip: TestTip
  /** tips of a round */
  count: number
  concurrency: number
  send: (one: Sending) => Promise<void>
  insert: (doc: BareDoc) => Promise<unknown>
}

/** Tips and bare inserts in turn, round by round; says the medians and the median of the ratios. */
async function compare({ what, tip, count, concurrency, send, insert }: Run) {
  const rounds: { ours: number; bare: number; ratio: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const sendings = many(tip, count)
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
  try {
    const words = makeTip(keys, { at: new Date() })
    sayGround(dir, words)
    const report = await measure(service, keys, words)
    mkdirSync(join(__dirname, '..', 'out'), { recursive: true })
    writeFileSync(join(__dirname, '..', 'out', 'bench-tips.json'), JSON.stringify(report, null, 2) + '\n')
  } finally {
    const ended = new Promise((resolve) => service.child.once('exit', resolve))
    service.child.kill()
    await ended
    rmSync(dir, { recursive: true, force: true })
  }
}

async function measure(service: Service, keys: TestKeys, words: TestTip): Promise<Record<string, unknown>> {
  const db = await openDb(service.storeUri)
  const bare = db.connection.collection<BareDoc>('bench_bare')
  const lines = new Lines(service.port)
  const sides = { send: (one: Sending) => lines.send(one.wire), insert: (doc: BareDoc) => bare.insertOne(doc) }
  const report: Record<string, unknown> = {}
  try {
    await perSecond(many(words, WARMING), 8, inTurn(sides.send))
    for (const concurrency of CONCURRENCY)
      report[`text at ${concurrency}`] = await compare({ what: 'tips of words', tip: words, count: TEXTS, concurrency, ...sides })
    const before = memoryMb(service.child)
    const pictured = makeTip(keys, { at: new Date(), photos: Array.from({ length: PHOTOS }, () => photoOf(PHOTO_BYTES)) })
    const photos = { what: `tips with ${PHOTOS} photos`, tip: pictured, count: PICTURED, concurrency: PICTURED_CONCURRENCY }
    const peak = await peakWhile(service.child, async () => {
      report.pictured = await compare({ ...photos, ...sides })
    })
    report.memory = { before, peak }
    say(`memory: ${before} MiB before the photos, ${peak} MiB at most`)
    return report
  } finally {
    lines.close()
    await db.connection.close()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
