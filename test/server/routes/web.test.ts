import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startTestApp, type TestApp } from '../../support/app'
import { temporaryFolder } from '../../support/store'

let app: TestApp
let folder: ReturnType<typeof temporaryFolder>
beforeAll(async () => {
  folder = temporaryFolder()
  mkdirSync(join(folder.dir, 'js'))
  writeFileSync(join(folder.dir, 'index.html'), '<!doctype html><title>安全生产公示</title>')
  app = await startTestApp({ mirrored: false, webDir: folder.dir })
}, 60_000)
afterAll(async () => {
  await app.stop()
  folder.remove()
})

const AS_A_BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

it.each(['/nothing', '/operators/91990100MAAY4CL127', '/index.htm', '/js/'])(
  'leads a person home from %s, with a sentence',
  async (path) => {
    const answer = await app.get(path, AS_A_BROWSER)
    const page = await answer.text()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page).toContain('没有这个页面')
    expect(page).toContain('<a href="/">')
  },
)

it('tells a program as data, whoever asks in the rooms of programs', async () => {
  for (const [path, headers] of [
    ['/nothing', { accept: '*/*' }],
    ['/nothing', {}],
    ['/api/v1/nothing', AS_A_BROWSER],
    ['/feeds/nothing', AS_A_BROWSER],
  ] as const) {
    const answer = await app.get(path, headers)
    expect([answer.status, await answer.json()]).toEqual([404, { error: { code: 'route_not_found', message: '没有这个地址。' } }])
  }
})

it('gives the page itself at its own address', async () => {
  expect(await (await app.get('/', AS_A_BROWSER)).text()).toContain('安全生产公示')
})

it('lets the page show pictures of the map service only where the city has it as the ground of its map', async () => {
  const policyOf = async ({ get }: TestApp) => (await get('/', AS_A_BROWSER)).headers.get('content-security-policy')
  const grounded = await startTestApp({
    mirrored: false,
    webDir: folder.dir,
    baseMap: { key: '0'.repeat(32), approvalNo: 'GS（9900）0001号' },
  })
  expect(await policyOf(grounded)).toContain("img-src 'self' data: https://*.tianditu.gov.cn;")
  await grounded.stop()
  expect(await policyOf(app)).toContain("img-src 'self' data:;")
})
