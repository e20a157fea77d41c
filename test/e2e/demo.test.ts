import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import type { SessionAnswer } from '../../shared/api/desk'
import type { TipServiceAnswer } from '../../shared/api/tips'
import { unhex } from '../../shared/tips/crypto/bytes'
import { chooseTipCertificates } from '../../shared/tips/crypto/certificates'
import { openKeyFile, readKeyFile } from '../../shared/tips/crypto/keyFile'
import { DEMO_PASSPHRASE, DEMO_ROOT_PUBLIC } from '../../shared/tips/demo'
import { ensureBuilt } from '../support/built'
import { temporaryFolder } from '../support/store'

/** The demonstration as a newcomer meets it: one start, what it prints, a desk to sign in to, and what production refuses. */

const ROOT = join(__dirname, '..', '..')
const { dir, remove } = temporaryFolder()
const env = {
  ...process.env,
  DATA_DIR: dir,
  PORT: '0',
  MONGODB_URI: '',
  SOURCES: '',
  LOG_LEVEL: 'error',
  NODE_ENV: 'development',
  TIP_ROOT_PUBLIC_KEY: '',
}
const MAIN = ['--import', 'tsx', join(ROOT, 'server/main.ts')]

beforeAll(() => ensureBuilt('h5'), 240_000)
afterAll(remove)

async function start(): Promise<{ url: string; printed: string; end: () => Promise<number | null> }> {
  const child: ChildProcess = spawn(process.execPath, MAIN, { env, cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const url = await new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      printed += String(chunk)
      const found = /明安已启动：(\S+)/.exec(printed)?.[1]
      if (found) resolve(found)
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    void exited.then(() => reject(new Error(printed)))
  })
  return {
    url,
    printed,
    end: () => {
      child.kill('SIGTERM')
      return exited
    },
  }
}

const totp = (secret: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'server/cli/totp.ts'), secret], { cwd: ROOT, encoding: 'utf8' }).stdout.trim()

it('opens a desk with officers, keys and tips, tells their secrets once, and takes tips', async () => {
  const first = await start()
  expect(first.printed).toContain(`演示受理台的地址：${first.url}/desk.html`)
  expect(first.printed).toMatch(/一张已有答复的凭证：(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}/)
  const [, password = '', secret = ''] = /jingban1 .*口令 (\S+) .*密钥 ([A-Z2-7]+)/.exec(first.printed) ?? []
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
  expect(await first.end()).toBe(0)

  const second = await start()
  expect(second.printed).toContain('只在第一次启动时显示')
  expect(second.printed).not.toContain(password)
  expect(await second.end()).toBe(0)
}, 240_000)

it('is refused in production by its values, before anything is opened', () => {
  const real = {
    ...env,
    NODE_ENV: 'production',
    EMBEDDED_STORE: '1',
    SOURCES: join(dir, 'sample', 'sources.json'),
    CITY: join(dir, 'sample', 'city.json'),
  }
  const run = (more: Record<string, string>) =>
    spawnSync(process.execPath, MAIN, { env: { ...real, ...more }, cwd: ROOT, encoding: 'utf8' })
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
