import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { temporaryFolder } from '../support/store'
import { ensureBuilt } from '../support/built'

/** The service as a process: started, asked, mirrored beside, killed, started again. */

const ROOT = join(__dirname, '..', '..')
const { dir, remove } = temporaryFolder()
const env = { ...process.env, DATA_DIR: dir, PORT: '0', MONGODB_URI: '', SOURCES: '', LOG_LEVEL: 'info', NODE_ENV: 'development' }

beforeAll(() => ensureBuilt('h5'), 240_000)
afterAll(remove)

interface Started {
  url: string
  printed: () => string
  end: (signal: NodeJS.Signals) => Promise<number | null>
}

async function start(): Promise<Started> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'server/main.ts')], {
    env,
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => (printed += String(chunk)))
  child.stderr?.on('data', (chunk: Buffer) => (printed += String(chunk)))
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /明安已启动：(\S+)/.exec(printed)?.[1]
      if (found) resolve(found)
    })
    void exited.then(() => reject(new Error(printed)))
  })
  return {
    url,
    printed: () => printed,
    end: (signal) => {
      child.kill(signal)
      return exited
    },
  }
}

it('starts with nothing, serves page and data, and stops cleanly', async () => {
  const service = await start()
  // Commands take longer than a connection is kept.
  const ask = (path: string) => fetch(service.url + path, { headers: { connection: 'close' } })
  expect(service.printed()).toContain('embedded store in')
  expect((await ask('/readyz')).status).toBe(200)
  const page = await ask('/')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await page.text()).toContain('<div id="app">')
  const summary = (await (await ask('/api/v1/summary')).json()) as { city: unknown }
  expect(summary.city).toMatchObject({ name: '云帆市', sample: true })

  // The command uses the store of the service that runs on the same folder.
  const mirror = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'server/cli/mirror.ts'), '--json', '--source', 'yunfan-zones'],
    { env, encoding: 'utf8' },
  )
  expect(JSON.parse(mirror.stdout)).toMatchObject({ state: 'unchanged', read: 60 })

  // A second service on the folder would keep counters of its own.
  const second = spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'server/main.ts')], { env, encoding: 'utf8' })
  expect([second.status, second.stderr]).toEqual([1, expect.stringContaining('in use by process')])

  await ask(`/api/v1/enterprises?q=${encodeURIComponent('恒达')}`)
  expect(await service.end('SIGTERM')).toBe(0)
  expect(service.printed()).toContain('"path":"/api/v1/enterprises"')
  // What a person searched for stands in no log.
  expect(service.printed()).not.toContain(encodeURIComponent('恒达'))
}, 120_000)

it('serves the same edition after it was killed', async () => {
  const before = await start()
  const { edition } = (await (await fetch(before.url + '/api/v1/summary')).json()) as { edition: number }
  await before.end('SIGKILL')
  const after = await start()
  expect(await (await fetch(after.url + '/api/v1/summary')).json()).toMatchObject({ edition })
  expect(await after.end('SIGINT')).toBe(0)
}, 120_000)

it('says in words which settings are wrong', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'server/main.ts')], {
    env: { ...env, PORT: 'abc', LOG_LEVEL: 'loud' },
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toMatch(/设置有 2 处不对/)
  expect(stderr).not.toContain('at ')
})
