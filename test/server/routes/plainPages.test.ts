import { createHash } from 'node:crypto'
import type { RecordAnswer } from '../../../shared/api/records'
import type { SourcesAnswer } from '../../../shared/api/city'
import { shanghaiClock, shanghaiDay } from '../../../shared/codes/dates'
import type { ListAnswer } from '../../../shared/api/lists'
import { plainPath } from '../../../shared/kinds/plain'
import type { EnterpriseItem } from '../../../shared/kinds/enterprise/schema'
import type { ZoneItem } from '../../../shared/kinds/zone/schema'
import { plainCode } from '../../../server/wechat/plainCode'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'

/** The plain pages that codes on walls lead to, over the sample city. */

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 120_000)
afterEach(() => app.setNow(TEST_NOW))
afterAll(() => app.stop())

/** The grid whose only person is out of term. */
const VACANT = '990104004-G3'

async function read(path: string) {
  const answer = await app.get(path, { accept: 'text/html' })
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}
const textOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<\/?time>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/\n\s*/g, '\n')
const all = async <Item>(path: string) => (await app.json<ListAnswer<Item>>(`${path}?limit=100`)).items

it('tells of a zone by its code who answers, how to call, that the post is vacant and since when', async () => {
  const { record, asOf, edition } = await app.json<RecordAnswer<'zone'>>(`/api/v1/zones/${(await zone(VACANT)).id}`)
  const { status, html } = await read(`/zones/${VACANT}`)
  const text = textOf(html)
  expect(status).toBe(200)
  const { body } = record
  const [person] = body?.persons ?? []
  for (const said of [
    body?.name,
    VACANT,
    '网格',
    person?.name,
    person?.post,
    person?.unit,
    person?.officePhone,
    body?.supervisionPhone,
    ...(person?.duties ?? []),
  ])
    expect(text).toContain(said)
  expect(text).toContain('公布的任期都已届满，空岗 23 天')
  expect(text).toContain('空岗 23 天，没有公布接任的人')
  expect(text).toContain(record.agency)
  expect(text).toContain(`（第 ${edition} 版）`)
  expect(text).toContain(asOf.slice(0, 10))
  expect(text).toContain('演示数据')
  expect(html).toContain(`href="/#/record/detail/index?kind=zone&amp;id=${encodeURIComponent(record.id)}"`)
})

const zone = async (code: string) => {
  const found = (await all<ZoneItem>('/api/v1/zones')).find((one) => one.code === code)
  if (!found) throw new Error(`the sample has no zone ${code}`)
  return found
}

it('counts the days of a vacancy by the day on which it is asked', async () => {
  app.setNow(new Date('2026-05-21T02:00:00.000Z'))
  expect(textOf((await read(`/zones/${VACANT}`)).html)).toContain('公布的任期都已届满，空岗 24 天')
})

it('answers every zone by its code, and leads to those above and below by addresses that answer', async () => {
  const zones = await all<ZoneItem>('/api/v1/zones')
  expect(zones.length).toBeGreaterThan(50)
  for (const { code, name } of zones) {
    const { status, html } = await read(plainPath('zone', code))
    expect([code, status]).toEqual([code, 200])
    expect(html).toContain(`<h1>${name}</h1>`)
    expect(html).not.toContain('也用这个编号')
    for (const [, path = ''] of html.matchAll(/href="(\/zones\/[^"]*)"/g))
      expect(zones.map((one) => plainPath('zone', one.code))).toContain(path)
  }
})

it('tells of each firm by its credit code what is published: the sentence of the API, and as many records as it joins', async () => {
  const firms = (await all<EnterpriseItem>('/api/v1/enterprises')).filter(({ uscc }) => uscc !== null)
  let counted = 0
  for (const { uscc, id } of firms) {
    const { judgement, related, record } = await app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${id}`)
    const text = textOf((await read(plainPath('enterprise', uscc ?? ''))).html)
    expect(text).toContain(record.body?.name)
    expect(text).toContain(judgement?.sentence.replace(/&/g, '&amp;'))
    expect(text).toContain('只说明已公布的情况')
    for (const { grade } of record.body?.grades ?? []) expect(text).toContain(`：${grade}`)
    const [accidents, penalties] = [related?.accident?.length ?? 0, related?.penalty?.length ?? 0]
    expect(text).toContain(accidents === 0 ? '没有公示中的事故' : `事故：${accidents} 起事故`)
    expect(text).toContain(penalties === 0 ? '没有公示中的行政处罚' : `行政处罚：${penalties} `)
    counted += accidents + penalties
  }
  expect(counted).toBeGreaterThan(5)
})

it('runs nothing, asks for nothing and looks as its own style says, in under 20 KB', async () => {
  for (const path of [`/zones/${VACANT}`, '/zones/990102', '/zones/nothing']) {
    // Twice: made, and kept.
    for (const _time of [1, 2]) {
      const { headers, html } = await read(path)
      const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
      const digest = createHash('sha256').update(style).digest('base64')
      expect(headers.get('content-security-policy')).toBe(
        `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      )
      expect(html).not.toMatch(/<script|<img|<link|<iframe|<form|style=/)
      expect(Buffer.byteLength(html)).toBeLessThan(20_000)
    }
  }
})

it('sends a page once for each thing that it says, and what an app hangs behind the address changes nothing', async () => {
  const first = await read(`/zones/${VACANT}`)
  const etag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toBe('public, max-age=60')
  expect((await app.get(`/zones/${VACANT}`, { 'if-none-match': etag })).status).toBe(304)
  app.setNow(new Date('2026-05-20T15:59:30.000Z'))
  const late = await read(`/zones/${VACANT}`)
  expect(late.headers.get('cache-control')).toBe('public, max-age=30')
  app.setNow(TEST_NOW)
  expect((await read(`/zones/${VACANT}?from=singlemessage`)).html).toBe(first.html)
  // Answers of the API keep the policy that data has.
  expect((await app.get('/api/v1/zones')).headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
})

it.each([
  ['/zones/990104004-G99', '公示的片区里没有“990104004-G99”', '不等于没有人负责'],
  ['/firms/91990100MAAAAAAA00', '公示的企业里没有“91990100MAAAAAAA00”', '不等于没有问题，也不等于有问题'],
  ['/zones/%3Cscript%3Ealert(1)%3C%2Fscript%3E', '&lt;script&gt;alert(1)&lt;/script&gt;', '到首页查找'],
])('says of %s that it is not known, and what that does not mean', async (path, ...said) => {
  const { status, headers, html } = await read(path)
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([404, 'text/html; charset=utf-8', 'no-store'])
  for (const words of said) expect(html).toContain(words)
  expect(html).toContain('noindex')
})

it('says when its source was checked last, by the state that the service tells of it, and that it is late where it is', async () => {
  const checked = async () => {
    const { record } = await app.json<RecordAnswer<'zone'>>(`/api/v1/zones/${(await zone(VACANT)).id}`)
    const { sources } = await app.json<SourcesAnswer>('/api/v1/sources')
    const state = sources.find(({ name }) => name === record.source)
    if (!state?.lastArrivalAt) throw new Error('the source of zones was never read')
    const at = new Date(state.lastArrivalAt)
    return { state, words: `最近核对\n${shanghaiDay(at)} ${shanghaiClock(at)}` }
  }
  const { state, words } = await checked()
  const text = textOf((await read(`/zones/${VACANT}`)).html)
  expect(text).toContain(words)
  expect([state.silent, text.includes('超过约定时间')]).toEqual([false, false])
  app.setNow(new Date(TEST_NOW.getTime() + (state.rhythmHours + 1) * 3_600_000))
  expect(textOf((await read(`/zones/${VACANT}`)).html)).toContain('■ 这个来源已超过约定时间没有更新')
})

it('says that nothing was published yet, on a page too', async () => {
  const empty = await startTestApp({ mirrored: false })
  const answer = await empty.get('/zones/990102')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
  expect(await answer.text()).toContain('还没有公示数据')
  await empty.stop()
})

it('has a zone without anybody in term where the list of zones begins, so that nobody has to look for one', async () => {
  const { items } = await app.json<ListAnswer<ZoneItem>>('/api/v1/zones')
  const { day } = await app.json<RecordAnswer<'zone'>>(`/api/v1/zones/${(await zone(VACANT)).id}`)
  expect(items.filter(({ headlineUntil }) => headlineUntil !== null && headlineUntil < day).map(({ code }) => code)).toEqual([
    '990102001-G3',
  ])
})

it('answers the code that leads to it as a picture, the same however its address is written, and none where there is no record', async () => {
  const picture = async (path: string) => {
    const answer = await app.get(path)
    return [answer.status, answer.headers.get('content-type'), await answer.text()]
  }
  const [status, type, svg] = await picture(`/zones/${VACANT}/code`)
  expect([status, type]).toEqual([200, 'image/svg+xml'])
  // What is in it is read by a phone; here it is made once more.
  expect(svg).toBe((await plainCode({ scene: null, address: `https://mingan.example/zones/${VACANT}` })).bytes.toString())
  expect(await picture(`/zones/%20${VACANT}/code`)).toEqual([200, type, svg])
  expect((await picture('/zones/nothing/code'))[0]).toBe(404)
})
