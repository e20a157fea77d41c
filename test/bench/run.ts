import { fork, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import os from 'node:os'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { SAMPLE_GRADING } from '../../server/kinds/enterprise/sampleGrading'
import { codeOf, SECTORS } from '../../shared/vocabulary'
import { openBrowser, openPhone } from '../support/browser'
import { ensureBuilt } from '../support/built'
import { changed, changedInWords } from './change'
import { alone, crowded } from './crowd'
import { FIRMS_A_HAZARD, benchRows, writeBenchCity, type BenchRow } from './data'
import { median, rate } from './load'
import { hasTaskset, memoryOf, memoryText, pin, startService, stop } from './service'

/**
 * Measures the running service against a bare Koa that answers the same bytes, each pinned to one core with the load on
 * the other. Read the ratios: absolute figures are of the machine that is named with them.
 */

const ROWS = Number(process.env.BENCH_ROWS ?? 100_000)
const ROUNDS = 3
/** Answers of a question of which the median size is taken. */
const SAMPLES = 51
const OUT = join(__dirname, '..', 'out', 'bench.json')
const ROOT = join(__dirname, '..', '..')
/** Firms that are compared in one answer, and the most answers of those. */
const COMPARED = 10
const TENS = 200
/** Firms of whom somebody asks while a change becomes public. */
const VISITORS = 40_000
const HOT = '/api/v1/enterprises?sector=construction'

const say = (text: string): void => void process.stdout.write(text + '\n')

async function startBareKoa(body: string): Promise<{ base: string; child: ChildProcess }> {
  const child = fork(join(__dirname, 'bareKoa.ts'), { execArgv: ['--import', 'tsx'] })
  pin(child)
  const port = await new Promise<number>((resolve) => {
    child.once('message', (port) => resolve(Number(port)))
    child.send(body)
  })
  return { base: `http://127.0.0.1:${port}`, child }
}

/** Answers a second beside those of a bare Koa that sends the same bytes: medians of all rounds, and how far apart the rounds were. */
interface Compared {
  bytes: number
  ours: number
  bareKoa: number
  ratio: number
  spread: number
}

/** Measures the service and a bare Koa that answers `body` in turns, round by round; a round before them, which does not count, makes both warm. */
async function againstKoa(body: string, ours: (round: number) => Promise<number>): Promise<Compared> {
  const koa = await startBareKoa(body)
  await ours(ROUNDS)
  await rate(koa.base, ['/'])
  const pairs: { ours: number; koa: number }[] = []
  for (let round = 0; round < ROUNDS; round++) pairs.push({ ours: await ours(round), koa: await rate(koa.base, ['/']) })
  koa.child.kill()
  const rates = pairs.map((pair) => pair.ours)
  return {
    bytes: Buffer.byteLength(body),
    ours: median(rates),
    bareKoa: median(pairs.map((pair) => pair.koa)),
    ratio: median(pairs.map((pair) => pair.ours / pair.koa)),
    spread: Math.max(...rates) / Math.min(...rates),
  }
}

const inWords = ({ bytes, ours, bareKoa, ratio }: Compared): string =>
  `${ratio.toFixed(2)} of a bare Koa that sends the same ${bytes} bytes (${Math.round(ours)}/s against ${Math.round(bareKoa)}/s)`

/** The answer of median size to some paths, each asked once. */
async function medianAnswer(base: string, paths: readonly string[]): Promise<string> {
  const answers: string[] = []
  for (const path of paths) answers.push(await (await fetch(base + path)).text())
  return answers.sort((a, b) => a.length - b.length)[Math.floor(answers.length / 2)] ?? ''
}

const json = async (url: string) =>
  (await (await fetch(url)).json()) as Record<string, unknown> & { items: { name: string; uscc: string }[]; total: number; edition: number }

interface Question {
  name: string
  paths: string[]
  /** answers checked before anything is timed */
  check: () => Promise<void>
}

function questions(base: string, rows: BenchRow[], edition: number): Question[] {
  const sectors = [...new Set(rows.map((row) => row.sector))]
  const lists = sectors.flatMap((sector) => {
    const total = rows.filter((row) => row.sector === sector).length
    const query = `sector=${codeOf(SECTORS, sector)}&sort=-gradedOn`
    // The default once said and once not: two addresses of one page.
    return Array.from({ length: total }, (_, i) => `/api/v1/enterprises?${query}&cursor=${edition}.${i}`).flatMap((path) => [
      path,
      `${path}&limit=20`,
    ])
  })
  const pairs = [...new Set(rows.slice(0, 4_000).map((row) => row.name.slice(2, 4)))]
  const common = ['建筑', '机械', '云帆', '有限', '商贸', '科技']
  const searches = [...pairs, ...common].flatMap((q) =>
    Array.from({ length: 60 }, (_, i) => `/api/v1/enterprises?q=${encodeURIComponent(q)}&limit=${i + 1}`),
  )
  return [
    {
      name: 'an uncached list: filter, order, exact total',
      paths: shuffled(lists),
      check: async () => {
        for (const sector of sectors.slice(0, 6)) {
          const { total } = await json(`${base}/api/v1/enterprises?sector=${codeOf(SECTORS, sector)}&limit=1`)
          assertEqual(total, rows.filter((row) => row.sector === sector).length, sector)
        }
      },
    },
    {
      name: 'one record by credit code',
      // In other letters it is another address, which of the last rows is not asked for here yet.
      paths: shuffled(
        [...rows.map(({ uscc }) => uscc), ...rows.slice(0, -COMPARED * TENS).map(({ uscc }) => uscc.toLowerCase())].map(
          (code) => `/api/v1/enterprises/${code}`,
        ),
      ),
      check: async () => {
        for (const row of rows.slice(0, 50)) {
          const { record } = (await json(`${base}/api/v1/enterprises/${row.uscc}`)) as unknown as { record: { body: { name: string } } }
          assertEqual(record.body.name, row.name, row.uscc)
        }
      },
    },
    {
      name: "a piece of the hazards' map",
      paths: shuffled([...new Set(Array.from({ length: 240_000 }, (_, n) => boxOf(n)))]),
      check: async () => {
        const { total, nowhere } = await json(`${base}/api/v1/hazards/map?box=123,30,124,31`)
        assertEqual(total + Number(nowhere), Math.ceil(rows.length / FIRMS_A_HAZARD), 'hazards on the map and beside it')
      },
    },
    {
      name: 'a two-character search',
      paths: shuffled([...new Set(searches)]),
      check: async () => {
        for (const q of [...pairs.slice(0, 40), ...common]) {
          const { total } = await json(`${base}/api/v1/enterprises?q=${encodeURIComponent(q)}&limit=1`)
          assertEqual(total, rows.filter((row) => row.name.includes(q)).length, q)
        }
      },
    },
  ]
}

/** Searches that nobody has asked for: three characters of a firm's name each. */
const strangers = (rows: readonly BenchRow[]): string[] => [
  ...new Set(rows.map(({ name }, i) => `/api/v1/enterprises?q=${encodeURIComponent(name.slice(1, 4))}&limit=${21 + (i % 30)}`)),
]

/** A box of the hazards' map, as wide as a town. */
const boxOf = (n: number): string => {
  const [west, south] = [123.1 + ((n * 7_919) % 600_000) / 1e6, 30.1 + ((n * 104_729) % 400_000) / 1e6]
  return `/api/v1/hazards/map?box=${[west, south, west + 0.1, south + 0.1].map((one) => one.toFixed(6)).join(',')}`
}

/** What people ask for while a change becomes public: what everybody asks for, a search, one firm, a piece of the map. */
const visits = (rows: readonly BenchRow[]): string[] =>
  strangers(rows.slice(0, VISITORS)).flatMap((search, n) => [HOT, search, `/api/v1/enterprises/${rows[n]?.uscc ?? ''}`, boxOf(n)])

function shuffled(paths: string[]): string[] {
  // A fixed stride visits all of them far from their order.
  return paths.map((_, i) => paths[(i * 7_919) % paths.length] ?? '')
}

function assertEqual(got: unknown, wanted: unknown, what: string): void {
  if (got !== wanted) throw new Error(`${what}: ${String(got)} instead of ${String(wanted)}`)
}

/** How long ten bidders in one answer take against one record, one after the other, none of them asked for before: medians in ms. */
async function comparedMs(base: string, rows: readonly BenchRow[]): Promise<{ ten: number; one: number }> {
  const took = async (paths: readonly string[]): Promise<number> => {
    const all: number[] = []
    for (const path of paths) {
      const began = performance.now()
      const answer = await fetch(base + path)
      await answer.text()
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      all.push(performance.now() - began)
    }
    return median(all)
  }
  const codes = rows.map(({ uscc }) => uscc).reverse()
  const tens = Array.from({ length: Math.min(TENS, Math.floor(rows.length / (2 * COMPARED))) }, (_, i) =>
    codes.slice(i * COMPARED, (i + 1) * COMPARED),
  )
  const first = (await json(`${base}/api/v1/comparison?codes=${(tens.at(-1) ?? []).join()}`)) as unknown as {
    firms: { code: string; name: string }[]
  }
  for (const { code, name } of first.firms) assertEqual(name, rows.find(({ uscc }) => uscc === code)?.name, code)
  assertEqual(first.firms.length, COMPARED, 'firms compared')
  // In other letters it is another address, which no question before has asked for.
  const ten = await took(tens.slice(0, -1).map((of) => `/api/v1/comparison?codes=${of.join()}`))
  const one = await took(tens.slice(0, -1).map(([code = '']) => `/api/v1/enterprises/${code.toLowerCase()}`))
  return { ten, one }
}

/** Bytes of the web page's first load as gzip: everything that a browser asks for but data. */
async function firstLoadKb(base: string): Promise<number> {
  const browser = await openBrowser()
  const context = await openPhone(browser)
  const page = await context.newPage()
  const asked = new Set<string>()
  page.on('request', (one) => asked.add(one.url()))
  await page.goto(base + '/')
  await page.getByText('最新通报').waitFor()
  await browser.close()
  const sizes = await Promise.all([...asked].filter((url) => url.startsWith(base) && !url.includes('/api/')).map(gzipSize))
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 102.4) / 10
}

const gzipSize = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let size = 0
      answer.on('data', (chunk: Buffer) => (size += chunk.length))
      answer.on('end', () => resolve(size))
    })
      .once('error', reject)
      .end()
  })

function mainPackageKb(dist: string): number {
  const { subPackages } = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as { subPackages: { root: string }[] }
  const main = readdirSync(dist, { recursive: true })
    .map(String)
    .filter((file) => statSync(join(dist, file)).isFile() && !subPackages.some(({ root }) => file.startsWith(root + '/')))
  return Math.round(main.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0) / 1024)
}

async function main(): Promise<void> {
  await ensureBuilt('h5')
  const weapp = await ensureBuilt('weapp')
  const dir = mkdtempSync(join(tmpdir(), 'mingan-bench-'))
  const report: Record<string, unknown> = {
    machine: {
      cpu: os.cpus()[0]?.model,
      cores: os.cpus().length,
      memoryGiB: Math.round(os.totalmem() / 2 ** 30),
      node: process.version,
      pinned: hasTaskset,
    },
    rows: ROWS,
    weappMainPackageKb: mainPackageKb(weapp),
  }
  say(`rows ${ROWS}; ${JSON.stringify(report.machine)}`)
  const rows = benchRows(ROWS)
  const sources = writeBenchCity(dir, rows)
  writeFileSync(join(dir, 'grading.json'), JSON.stringify(SAMPLE_GRADING))
  let service = await startService(dir, sources)
  report.firstStartMs = service.startMs
  say(`first start with the mirror of ${ROWS} rows: ${service.startMs} ms`)
  await stop(service)
  service = await startService(dir, sources)
  const { base, child } = service
  report.secondStartMs = service.startMs
  const started = memoryOf(child.pid ?? 0)
  report.memoryAfterStart = started
  say(`second start: ${service.startMs} ms, ${memoryText(started)}`)
  report.webFirstLoadGzipKb = await firstLoadKb(base)
  say(`weapp main package ${String(report.weappMainPackageKb)} KB; web first load ${String(report.webFirstLoadGzipKb)} KB gzip`)

  const body = await (await fetch(base + HOT)).text()
  const hotPage = await againstKoa(body, () => rate(base, [HOT]))
  report.hotPage = hotPage
  say(`a hot page: ${inWords(hotPage)}`)

  for (const { name, paths, check } of questions(base, rows, (await json(base + '/api/v1/enterprises')).edition)) {
    await check()
    const body = await medianAnswer(base, paths.slice(0, SAMPLES))
    // Each round takes paths that nobody before has asked for: nothing is answered from the cache.
    const share = Math.floor((paths.length - SAMPLES) / (ROUNDS + 1))
    const compared = await againstKoa(body, (round) => {
      const from = SAMPLES + round * share
      return rate(base, paths.slice(from, from + share))
    })
    report[name] = { distinctPaths: paths.length, ...compared }
    say(`${name}: ${inWords(compared)}, ${paths.length} distinct paths, answers checked`)
  }
  const { ten, one } = await comparedMs(base, rows)
  report.comparison = { tenMs: ten, oneMs: one }
  say(`ten bidders compared: ${ten.toFixed(1)} ms an answer, against ${one.toFixed(1)} ms for one record by credit code`)
  const quiet = await alone(base, HOT)
  const crowd = await crowded(base, HOT, strangers(rows))
  report.crowd = { quiet, crowd }
  say(
    `a kept answer while 2,000 searches are outstanding: p50 ${crowd.p50.toFixed(1)} ms, p99 ${crowd.p99.toFixed(1)} ms, worst ${crowd.worst.toFixed(0)} ms ` +
      `(alone: ${quiet.p50.toFixed(1)}, ${quiet.p99.toFixed(1)}, ${quiet.worst.toFixed(0)}); searches answered ${crowd.answered}/s, told to come again ${crowd.refused}/s, not let in ${crowd.dropped}/s`,
  )
  const loaded = memoryOf(child.pid ?? 0)
  report.memoryAfterLoad = loaded
  say(`memory after load: ${memoryText(loaded)}`)
  await stop(service)
  const change = await changed(dir, rows, visits(rows))
  report.change = change
  say(changedInWords(change))
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(join(__dirname, '..', 'out'), { recursive: true })
  writeFileSync(OUT, JSON.stringify(report, null, 2) + '\n')
  say(`written to ${OUT.slice(ROOT.length + 1)}`)
}

void main()
