import { createHash } from 'node:crypto'
import type { ListAnswer } from '../../../shared/api/lists'
import type { RecordAnswer } from '../../../shared/api/records'
import type { EnterpriseItem } from '../../../shared/kinds/enterprise/schema'
import type { NoticeItem } from '../../../shared/kinds/notice/schema'
import { isServedBy } from '../../../shared/terminals'
import { plainPath } from '../../../shared/kinds/plain'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'

/** The boards of terminals as the service answers them, over the sample city. */

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 120_000)
afterEach(() => app.setNow(TEST_NOW))
afterAll(() => app.stop())

async function read(path: string) {
  const answer = await app.get(path, { accept: 'text/html' })
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}

const linksOf = (html: string) => [...html.matchAll(/<a href="([^"]*)"/g)].map(([, path = '']) => path)

const operators = async () => {
  const { items } = await app.json<ListAnswer<EnterpriseItem>>('/api/v1/enterprises?sector=road_transport&limit=100')
  return Promise.all(items.map(({ id }) => app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${id}`)))
}

it.each([
  ['yunfan', { name: '云帆客运中心', places: ['云帆'] }],
  ['linhai', { name: '临海客运站', places: ['临海'] }],
])('tells of the terminal %s which firms have a route there, in the sentence of the API, and no other', async (id, terminal) => {
  const { status, html } = await read(`/boards/terminal/${id}`)
  expect(status).toBe(200)
  const all = await operators()
  const isHere = ({ record }: RecordAnswer<'enterprise'>) => record.body?.routes.some((route) => isServedBy(terminal, route)) ?? false
  const [here, elsewhere] = [all.filter(isHere), all.filter((one) => !isHere(one))]
  expect(here.length).toBeGreaterThan(0)
  const links = linksOf(html).filter((path) => path.startsWith('/firms/'))
  expect([...links].sort()).toEqual(here.map(({ record }) => plainPath('enterprise', record.body?.uscc ?? record.id)).sort())
  const plain = html.replace(/<span class="day">([^<]*)<\/span>/g, '$1')
  for (const { record, judgement } of here) {
    expect(plain).toContain(record.body?.name)
    expect(plain).toContain(judgement?.sentence)
  }
  for (const { record } of elsewhere) expect(plain).not.toContain(record.body?.name)
  // Worded as what is known.
  expect(plain).toContain('只说明已公布的情况，不是对乘车安全的保证')
  expect(plain).not.toMatch(/放心|保证安全|安全可靠|可以乘坐/)
})

it('shows the circulars that name it, with what became of them', async () => {
  const { items } = await app.json<ListAnswer<NoticeItem>>('/api/v1/notices?board=terminal&limit=100')
  expect(items.length).toBeGreaterThan(0)
  const [{ html }, other] = [await read('/boards/terminal/yunfan'), await read('/boards/terminal/linhai')]
  for (const { id, title } of items) {
    expect(html).toContain(title)
    expect(linksOf(html).map((path) => path.replaceAll('&amp;', '&'))).toContain(
      `/#/record/detail/index?kind=notice&id=${encodeURIComponent(id)}`,
    )
    // All of the sample's name the other terminal.
    expect(other.html).not.toContain(title)
  }
  expect(other.html).toContain('没有在公示的客运通报')
})

it('runs its own script alone, and asks nobody but its service', async () => {
  const { headers, html } = await read('/boards/terminal/yunfan')
  const digest = createHash('sha256')
    .update(/<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '')
    .digest('base64')
  expect(headers.get('content-security-policy')).toBe(
    `default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  expect(headers.get('cache-control')).toBe('no-store')
  expect([...html.matchAll(/<script[^>]*>[^<]*/g)].map(([one]) => one)).toEqual(['<script src="/boards/board.js" defer>'])
  expect(html).not.toMatch(/style=|<img|<iframe|<form/)
  const script = await app.get('/boards/board.js')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  const version = createHash('sha256')
    .update(await script.text())
    .digest('hex')
    .slice(0, 16)
  expect(html).toContain(`data-script="${version}"`)
  expect((await app.get('/boards/board.js', { 'if-none-match': `"${version}"` })).status).toBe(304)
})

it('tells the time at the service, the time of the data, and which sources are late', async () => {
  const [{ html }, { asOf, edition }] = [await read('/boards/terminal/yunfan'), await app.json<ListAnswer<unknown>>('/api/v1/notices')]
  expect(html).toContain(`data-now="${TEST_NOW.toISOString()}"`)
  expect(asOf).toBe(TEST_NOW.toISOString())
  expect(html).toContain(`数据截至 2026-05-20 10:00（第 ${edition} 版）`)
  expect(html).not.toContain('超过约定时间')
  app.setNow(new Date('2026-05-21T03:00:00.000Z'))
  expect((await read('/boards/terminal/yunfan')).html).toContain(
    '■ 来源超过约定时间没有更新：企业安全生产信息库、道路客运经营者名录、安全生产通报',
  )
})

it('leaves out from midnight on what is public until then', async () => {
  const { html } = await read('/boards/terminal/yunfan')
  const until = [...html.matchAll(/data-until="([^"]*)"/g)].map(([, day = '']) => day).sort()
  const [first = ''] = until
  app.setNow(new Date(Date.parse(first) + 24 * 3_600_000))
  const after = (await read('/boards/terminal/yunfan')).html
  expect(after).not.toContain(`data-until="${first}"`)
})

it.each(['/boards/terminal/nothing', '/boards/terminal/%3Cb%3E', '/boards/terminal/YUNFAN'])(
  'says on a page that there is no board at %s',
  async (path) => {
    const { status, html } = await read(path)
    expect(status).toBe(404)
    expect(html).toContain('没有这块公示屏')
    expect(html).not.toContain('<b>')
  },
)

it('tells the trading centre of decisions in force that circulars for it tell of, in their words behind their numbers, the newest first', async () => {
  const { items } = await app.json<ListAnswer<NoticeItem>>('/api/v1/notices?board=trading-centre&limit=100')
  const records = await Promise.all(items.map(({ id }) => app.json<RecordAnswer<'notice'>>(`/api/v1/notices/${id}`)))
  const measures = records.flatMap(({ record: { body } }) => body?.measures ?? [])
  const { status, html } = await read('/boards/trading-centre')
  expect(status).toBe(200)
  const plain = html.replace(/<span class="day">([^<]*)<\/span>/g, '$1')
  const isRunning = ({ decisionNo, from, to }: (typeof measures)[number]) =>
    decisionNo !== null && from !== null && from <= '2026-05-20' && (to === null || to >= '2026-05-20')
  const line = ({ decisionNo, text, from, to }: (typeof measures)[number]) => `${decisionNo}：“${text}”（${from} 至 ${to}）`
  expect(measures.filter(isRunning).length).toBeGreaterThan(0)
  expect(measures.filter((one) => !isRunning(one)).length).toBeGreaterThan(0)
  for (const one of measures) expect([line(one), plain.includes(line(one))]).toEqual([line(one), isRunning(one)])
  const days = [...plain.matchAll(/”（(\d{4}-\d{2}-\d{2}) 至/g)].map(([, day]) => day)
  expect(days).toEqual([...days].sort().reverse())
  expect(plain).toContain('没有列出的，不等于没有')
  app.setNow(new Date('2036-05-20T02:00:00.000Z'))
  expect((await read('/boards/trading-centre')).html).toContain('没有在公示、正在执行的决定')
})
