import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { get as getPlain, type IncomingHttpHeaders } from 'node:http'
import { get as getSecure, request } from 'node:https'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { startTestApp, type TestApp } from '../support/app'
import { temporaryFolder } from '../support/store'
import { until } from '../support/until'

/** The proxy that the manual gives, before the service itself; tried where this machine has nginx. */

const found = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((path) => spawnSync(path, ['-v']).status === 0)
const withNginx = found === undefined ? describe.skip : describe

interface Answer {
  status: number
  headers: IncomingHttpHeaders
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

withNginx('a proxy set up by deploy/nginx.conf', () => {
  let app: TestApp
  let nginx: ChildProcess
  const folder = temporaryFolder()
  const { dir } = folder
  let ports: { plain: number; secure: number }

  /** The file as it is given, with the places of this machine in it. */
  const placed = (): string =>
    readFileSync(join(__dirname, '../../deploy/nginx.conf'), 'utf8')
      .replaceAll(/^ *listen \[::\].*\n/gm, '')
      .replace('listen 80;', `listen 127.0.0.1:${ports.plain};`)
      .replace('listen 443 ', `listen 127.0.0.1:${ports.secure} `)
      .replace('127.0.0.1:3000', new URL(app.base).host)
      .replaceAll(/\/var\/cache\/nginx|\/var\/log\/nginx/g, dir)
      .replaceAll('/etc/mingan/tls', dir)

  const ask = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: ports.secure, path, headers, rejectUnauthorized: false }
      getSecure(options, (answer) => {
        answer.resume()
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }))
      }).on('error', reject)
    })

  beforeAll(async () => {
    app = await startTestApp()
    ports = { plain: await freePort(), secure: await freePort() }
    mkdirSync(join(dir, 'mingan'))
    const { private: key, cert } = generate([{ name: 'commonName', value: 'anquan.example.gov.cn' }], { keySize: 2048 })
    writeFileSync(join(dir, 'key.pem'), key)
    writeFileSync(join(dir, 'fullchain.pem'), cert)
    writeFileSync(
      join(dir, 'nginx.conf'),
      // Started by root its workers would be somebody else, whom the folder of this test does not know.
      `${process.getuid?.() === 0 ? 'user root;\n' : ''}pid ${dir}/pid;\nerror_log ${dir}/error.log;\nevents {}\nhttp {\n${[
        'client_body',
        'proxy',
        'fastcgi',
        'uwsgi',
        'scgi',
      ]
        .map((name) => `${name}_temp_path ${dir}/${name};\n`)
        .join('')}${placed()}}\n`,
    )
    nginx = spawn(found ?? '', ['-c', join(dir, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'inherit' })
    for (;;) {
      const there = await ask('/healthz').catch(() => null)
      if (there !== null) break
      if (nginx.exitCode !== null) throw new Error(`nginx ended with ${nginx.exitCode}, see above`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })
  afterAll(async () => {
    if (nginx.kill('SIGQUIT')) await once(nginx, 'exit')
    await app.stop()
    folder.remove()
  })

  it('keeps what everybody may read, packed as it came and known by its tag', async () => {
    const path = '/api/v1/enterprises?sector=construction'
    const packed = { 'accept-encoding': 'br' }
    const [first, second] = [await ask(path, packed), await ask(path, packed)]
    expect([first.status, first.headers['x-cache'], second.headers['x-cache']]).toEqual([200, 'MISS', 'HIT'])
    expect([first.headers['content-encoding'], second.headers['content-encoding']]).toEqual(['br', 'br'])
    expect(second.headers['strict-transport-security']).toBe('max-age=31536000')
    const plain = await ask(path)
    expect([plain.headers['content-encoding'], plain.headers['x-cache']]).toEqual([undefined, 'MISS'])
    expect((await ask(path, { ...packed, 'if-none-match': first.headers.etag ?? '' })).status).toBe(304)
  })

  it('keeps nothing that says it must not be kept, and shows no figures to the street', async () => {
    const [first, second] = [await ask('/healthz'), await ask('/healthz')]
    expect([first.headers['cache-control'], first.headers['x-cache'], second.headers['x-cache']]).toEqual(['no-store', 'MISS', 'MISS'])
    expect((await ask('/metrics')).status).toBe(200)
    expect(readFileSync(join(dir, 'nginx.conf'), 'utf8')).toMatch(/location = \/metrics \{\s+allow 127\.0\.0\.1;\s+allow ::1;\s+deny all;/)
  })

  it('sends whoever comes without encryption to the encrypted page', async () => {
    const answer = await new Promise<Answer>((resolve, reject) => {
      getPlain({ host: '127.0.0.1', port: ports.plain, path: '/firms/x?y=1', headers: { host: 'anquan.example.gov.cn' } }, (there) => {
        there.resume()
        resolve({ status: there.statusCode ?? 0, headers: there.headers })
      }).on('error', reject)
    })
    expect([answer.status, answer.headers.location]).toEqual([308, 'https://anquan.example.gov.cn/firms/x?y=1'])
  })

  it('takes no larger body than the service has a use for', async () => {
    const status = await new Promise((resolve, reject) => {
      const large = { 'content-length': String(1_048_577) }
      const options = {
        host: '127.0.0.1',
        port: ports.secure,
        path: '/api/v1/tips',
        method: 'PUT',
        headers: large,
        rejectUnauthorized: false,
      }
      request(options, (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .flushHeaders()
    })
    expect(status).toBe(413)
  })

  it('writes down neither who asked nor what for, and of reporters nothing', async () => {
    for (const path of [
      '/api/v1/enterprises?q=%E4%BA%91%E5%B8%86',
      '/api/v1/tips/service',
      '/api/v1/answers',
      '/api/v1/replies/look-up',
      '/api/v1/summary',
    ])
      await ask(path)
    const log = join(dir, 'mingan.log')
    const lines = () => readFileSync(log, 'utf8').trim().split('\n')
    // It writes a line after the answer.
    await until(() => lines().some((line) => /^\S+ GET \/api\/v1\/summary 200 \d+ [\d.]+$/.test(line)))
    const text = lines().join('\n')
    expect(text).toContain('GET /api/v1/enterprises 200')
    const hidden = ['?', '127.0.0.1', 'tips', 'answers', 'replies']
    for (const one of hidden) expect(text).not.toContain(one)
    // The body that was too large, above, is an error to nginx.
    const errors = ['error.log', 'mingan-error.log'].map((name) => readFileSync(join(dir, name), 'utf8')).join('')
    for (const one of hidden.slice(1)) expect(errors).not.toContain(one)
  })
})
