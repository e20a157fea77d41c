import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { lstatSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { SessionAnswer } from '../../shared/api/desk'
import type { TipServiceAnswer } from '../../shared/api/tips'
import { unhex } from '../../shared/tips/crypto/bytes'
import { chooseTipCertificates } from '../../shared/tips/crypto/certificates'
import { openKeyFile, readKeyFile } from '../../shared/tips/crypto/keyFile'
import { DEMO_PASSPHRASE, DEMO_ROOT_PUBLIC } from '../../shared/tips/demo'
import { ensureBuilt } from '../support/built'
import { useBundled } from '../support/bundled'
import { temporaryFolder } from '../support/store'

/**
 * The service as a process, as a newcomer meets it: started with nothing, asked, mirrored beside, ended, killed, started again; and the
 * demonstration that the first start makes, which production refuses. The first start makes a city, a desk and its tips: it is
 * made once, and the tests go on from each other.
 */

const ROOT = join(__dirname, '..', '..')
const { dir, remove } = temporaryFolder()
const env = {
  ...process.env,
  DATA_DIR: dir,
  PORT: '0',
  MONGODB_URI: '',
  SOURCES: '',
  LOG_LEVEL: 'info',
  NODE_ENV: 'development',
  TIP_ROOT_PUBLIC_KEY: '',
}
const MAIN = join(ROOT, 'server/main.ts')
/** The first start, and the one by npm, run the sources as they are read; what is started again and again need not. */
const AS_READ = ['--import', 'tsx', MAIN]
const main = useBundled(MAIN)
const mirrorCli = useBundled(join(ROOT, 'server/cli/mirror.ts'))
const totpCli = useBundled(join(ROOT, 'server/cli/totp.ts'))

/** A list of firms on a server that takes a question and says nothing. */
const MUTE = {
  ...{
    name: 'mute',
    title: '不作声的名录',
    agency: '云帆市应急管理局（演示）',
    kind: 'enterprise',
    format: 'csv',
    coverage: 'full',
    rhythmHours: 24,
  },
  ...{ key: ['代码'], columns: { name: '名称' }, ignore: ['代码'], privateNetwork: true },
}

/** What below the data is not a folder or a file (or socket) that its owner alone may enter or read, or is empty. */
const openOrEmpty = (): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const at = lstatSync(join(dir, name))
    const isShut = at.isDirectory() ? (at.mode & 0o777) === 0o700 : (at.mode & 0o777) === 0o600
    const isSome = at.isDirectory() || at.isSocket() || (at.isFile() && (at.size > 0 || EMPTY.test(name)))
    return isShut && isSome ? [] : [`${name} ${at.mode.toString(8)} ${at.size}`]
  })
/** A lock is held, and says nothing; what a run had begun to fetch when its process was killed goes a day later. */
const EMPTY = /(?:^|\/)(?:store\/lock|spool\/run-[^/]+\/\d+)$/

const running = new Set<ChildProcess>()
let first: Started
let edition: number
let password: string

beforeAll(async () => {
  await ensureBuilt('h5')
  first = await start(process.execPath, AS_READ)
}, 240_000)
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  remove()
})

interface Started {
  url: string
  pid: number
  printed: () => string
  end: (signal: NodeJS.Signals) => Promise<number | null>
}

async function start(
  command = process.execPath,
  parameters = [main()],
  more: NodeJS.ProcessEnv = {},
  says = /明安已启动：(\S+)/,
): Promise<Started> {
  const child: ChildProcess = spawn(command, parameters, {
    env: { ...env, ...more },
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => (printed += String(chunk)))
  child.stderr?.on('data', (chunk: Buffer) => (printed += String(chunk)))
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  void exited.then(() => running.delete(child))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = says.exec(printed)?.[1]
      if (found) resolve(found)
    })
    void exited.then(() => reject(new Error(printed)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    printed: () => printed,
    end: (signal) => {
      child.kill(signal)
      return exited
    },
  }
}

it('starts with nothing, and serves page and data', async () => {
  // Commands take longer than a connection is kept.
  const ask = (path: string) => fetch(first.url + path, { headers: { connection: 'close' } })
  expect(first.printed()).toContain('存储：嵌入式存储 ')
  expect((await ask('/readyz')).status).toBe(200)
  const page = await ask('/')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await page.text()).toContain('<div id="app">')
  const summary = (await (await ask('/api/v1/summary')).json()) as { city: unknown; edition: number }
  expect(summary.city).toMatchObject({ name: '云帆市', sample: true })
  edition = summary.edition

  // The command uses the store of the service that runs on the same folder.
  const mirror = spawnSync(process.execPath, [mirrorCli(), '--json', '--source', 'yunfan-zones'], { env, encoding: 'utf8' })
  expect(JSON.parse(mirror.stdout)).toMatchObject({ state: 'unchanged', read: 60 })

  // A second service on the folder would keep counters of its own.
  const second = spawnSync(process.execPath, [main()], { env, encoding: 'utf8' })
  expect([second.status, second.stderr]).toEqual([
    1,
    expect.stringMatching(/^数据文件夹 .* 正被进程 \d+ 使用：先停掉它，或者换一个 DATA_DIR\n$/),
  ])

  await ask(`/api/v1/enterprises?q=${encodeURIComponent('恒达')}`)
}, 120_000)

const totp = (secret: string) => spawnSync(process.execPath, [totpCli(), secret], { cwd: ROOT, encoding: 'utf8' }).stdout.trim()

it('opens a desk with officers, keys and tips, tells their secrets once, and takes tips', async () => {
  expect(first.printed()).toContain(`演示受理台的地址：${first.url}/desk.html`)
  expect(first.printed()).toMatch(/一张已有答复的凭证：(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}/)
  const [, told = '', secret = ''] = /jingban1 .*密码 (\S+) .*密钥 ([A-Z2-7]+)/.exec(first.printed()) ?? []
  password = told
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const sessionKey = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65).toString('hex')
  const signedIn = await fetch(first.url + '/api/v1/desk/sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ officer: 'jingban1', password, code: totp(secret), sessionKey }),
  })
  expect(signedIn.ok).toBe(true)
  expect((await signedIn.json()) as SessionAnswer).toMatchObject({ role: 'handler', desk: 'work-safety', demonstration: true })

  const service = (await (await fetch(first.url + '/api/v1/tips/service')).json()) as TipServiceAnswer
  expect(service).toMatchObject({ open: true, demonstration: true, division: '990100' })
  expect(service.answers).toBeGreaterThan(50)
  const certificates = service.certificates.map(({ fingerprint: _told, ...certificate }) => certificate)
  const now = Math.floor(Date.parse(service.now) / 1_000)
  const chosen = chooseTipCertificates(certificates, { root: unhex(DEMO_ROOT_PUBLIC), desk: 'work-safety', now })
  const file = await (await fetch(first.url + '/desk/demo-keys/work-safety-handler.json')).text()
  expect(openKeyFile(readKeyFile(file), DEMO_PASSPHRASE).keys.map(({ certificate }) => certificate.keyId)).toContain(chosen.seal.keyId)

  const page = await fetch(first.url + '/desk.html')
  expect(page.status).toBe(200)
  expect(await page.text()).toContain(`connect-src ${first.url}`)
  for (const path of ['/desk/demo-keys/canary.json', '/desk/demo-keys/..%2fcanary.json', '/desk/demo-keys/'])
    expect((await fetch(first.url + path)).status).toBe(404)
}, 120_000)

it('stops cleanly, starts again with what it has, and serves the same edition after it was killed', async () => {
  expect(await first.end('SIGTERM')).toBe(0)
  // With keys, sources, and tips with their pictures in it.
  expect([openOrEmpty(), readdirSync(dir)]).toEqual([[], expect.arrayContaining(['demo-desk', 'rows', 'sample', 'spool', 'store'])])
  expect(first.printed()).toContain('"path":"/api/v1/enterprises"')
  // What a person searched for stands in no log.
  expect(first.printed()).not.toContain(encodeURIComponent('恒达'))

  const second = await start()
  expect(second.printed()).toContain('只在第一次启动时显示')
  expect(password).not.toBe('')
  expect(second.printed()).not.toContain(password)
  expect(await (await fetch(second.url + '/api/v1/summary')).json()).toMatchObject({ edition })
  // A terminal that is closed ends nothing.
  process.kill(second.pid, 'SIGHUP')
  expect((await fetch(second.url + '/readyz', { headers: { connection: 'close' } })).status).toBe(200)
  await second.end('SIGKILL')

  rmSync(join(dir, 'rows'))
  const third = await start('npm', ['start'])
  expect(await (await fetch(third.url + '/api/v1/summary', { headers: { connection: 'close' } })).json()).toMatchObject({ edition })
  // What npm is told reaches the service, which leaves nobody behind to hold the port.
  expect(await third.end('SIGTERM')).toBe(0)
  // Rows that were still to be written are there for the next start.
  expect(readdirSync(dir)).toContain('rows')
  await expect(fetch(third.url + '/livez')).rejects.toThrow('fetch failed')
  // What it had begun by itself was ended too, or waited for.
  expect(third.printed()).not.toContain('"level":50')
}, 120_000)

it('opens its door before its first source has answered', async () => {
  const mute = createServer()
  const asked = once(mute, 'request')
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  const sources = join(dir, 'mute.json')
  writeFileSync(
    sources,
    JSON.stringify({ sources: [{ ...MUTE, url: `http://127.0.0.1:${(mute.address() as AddressInfo).port}/list.csv` }] }),
    { mode: 0o600 },
  )
  const settings = {
    DATA_DIR: join(dir, 'other'),
    SOURCES: sources,
    CITY: join(dir, 'sample', 'city.json'),
    TIP_ROOT_PUBLIC_KEY: DEMO_ROOT_PUBLIC,
  }
  const early = await start(process.execPath, [main()], settings, /门已开：(\S+?)，/)
  const statusOf = async (path: string) => (await fetch(early.url + path, { headers: { connection: 'close' } })).status
  expect([await statusOf('/healthz'), await statusOf('/'), await statusOf('/readyz'), await statusOf('/api/v1/summary')]).toEqual([
    200, 200, 503, 503,
  ])
  expect(early.printed()).not.toContain('明安已启动')
  await asked
  // In a folder that it made itself, with its socket open and a run under way; and what the others left, of which one was killed.
  expect([openOrEmpty(), lstatSync(join(dir, 'other')).mode & 0o777]).toEqual([[], 0o700])
  // Told to stop in the midst of its first run, it ends this too, and says so.
  expect(await early.end('SIGTERM')).toBe(0)
  expect(early.printed()).toContain('来源：不作声的名录：已停止（服务正在停止，采集中断，由下一次采集接着完成）')
  mute.closeAllConnections()
  mute.close()
}, 60_000)

it('says in words which settings are wrong', () => {
  const { status, stderr } = spawnSync(process.execPath, [main()], {
    env: { ...env, PORT: 'abc', LOG_LEVEL: 'loud' },
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toMatch(/设置有 2 处不对/)
  expect(stderr).not.toContain('at ')
})

it('is refused in production by its values, before anything is opened', () => {
  const real = {
    ...env,
    NODE_ENV: 'production',
    EMBEDDED_STORE: '1',
    SOURCES: join(dir, 'sample', 'sources.json'),
    CITY: join(dir, 'sample', 'city.json'),
  }
  const run = (more: Record<string, string>) =>
    spawnSync(process.execPath, [main()], { env: { ...real, ...more }, cwd: ROOT, encoding: 'utf8' })
  const root = run({ TIP_ROOT_PUBLIC_KEY: DEMO_ROOT_PUBLIC.toUpperCase() })
  expect(root).toMatchObject({ status: 1, stdout: '' })
  expect(root.stderr).toMatch(/^TIP_ROOT_PUBLIC_KEY 是演示用的根公钥.*服务没有启动/)
  const other = '04' + 'ab'.repeat(64)
  const certificates = run({ TIP_ROOT_PUBLIC_KEY: other, TIP_CERTIFICATES: join(dir, 'demo-desk', 'certificates.json') })
  expect(certificates).toMatchObject({ status: 1, stdout: '' })
  expect(certificates.stderr).toMatch(/^TIP_CERTIFICATES 里有 \d+ 张证书是演示用的根签发的/)
  // The page was built for the demonstration: it is not served under another root, nor replaced unasked.
  const page = run({ TIP_ROOT_PUBLIC_KEY: other })
  expect(page).toMatchObject({ status: 1, stdout: '' })
  expect(page.stderr).toMatch(/^网页是用另一个监督机构根公钥构建的/)
}, 60_000)
