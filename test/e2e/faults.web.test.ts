import { readFileSync, writeFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { TEST_NOW, startTestApp, type TestApp } from '../support/app'
import { openBrowser, openPhone, screenshot } from '../support/browser'
import { ensureBuilt } from '../support/built'
import { stepsIn } from '../support/webPage'

/** The web build where something is wrong: with what the phone kept, the network, the address, the clock, a source. */

let app: TestApp
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  const webDir = await ensureBuilt('h5')
  app = await startTestApp({ webDir })
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser.close()
  await app.stop()
})
afterEach(() => context.close())

async function start(now = TEST_NOW): Promise<void> {
  context = await openPhone(browser, { now })
  page = await context.newPage()
}
const open = async (hash = '/pages/home/index') => void (await page.goto(`${app.base}/#${hash}`))

const { top, see, tap, tapText, text } = stepsIn(() => page)

/** Types an address into the open tab. */
const type = (hash: string) => page.evaluate((to) => void (window.location.hash = to), hash)

/** Changes what the phone has kept of an address; returns how many answers that were. */
const changeKept = (path: string, change: string) =>
  page.evaluate(
    ([wanted, code]) => {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith('kept:') && key.includes(wanted ?? ''))
      for (const key of keys) {
        const entry = JSON.parse(localStorage.getItem(key) ?? '') as { data: { data: unknown } }
        entry.data.data = (Function('answer', code ?? '') as (answer: unknown) => unknown)(entry.data.data)
        localStorage.setItem(key, JSON.stringify(entry))
      }
      return keys.length
    },
    [path, change],
  )
const storedText = () => page.evaluate(() => JSON.stringify({ ...localStorage }))
const offline = () => context.route('**/api/**', (route) => route.abort())

const FIRM = '/enterprise/detail/index?id=91990100MAAY4CL127'

describe('what a phone has kept', () => {
  it.each([
    ['an older shape', 'delete answer.newestNotices; return answer'],
    ['an older page', 'return "<html></html>"'],
  ])('is not painted where it is %s', async (_name, change) => {
    await start()
    await open()
    await see('最新通报')
    expect(await changeKept('/api/v1/summary', change)).toBe(1)
    await offline()
    await page.reload()
    await see('没有连上。联网后请重试。')
    await context.unroute('**/api/**')
    await tapText('重试')
    await see('最新通报')
  })

  it('is let go by another build, with what was kept before keys had a version', async () => {
    await start()
    await page.goto(app.base + '/nothing')
    await page.evaluate(() => {
      localStorage.setItem('kept', JSON.stringify({ data: ['/api/v1/summary'] }))
      localStorage.setItem('kept:/api/v1/summary', JSON.stringify({ data: { at: 1, data: { city: {}, figures: [] } } }))
      localStorage.setItem('city', JSON.stringify({ data: { name: '旧', officePhone: { of: 'an older shape' } } }))
      localStorage.setItem('recent', JSON.stringify({ data: 'of an older shape' }))
    })
    await open()
    await see('最新通报')
    const stored = await storedText()
    expect(stored).not.toContain('"kept:/api/v1/summary"')
    expect(stored).toMatch(/"kept:[0-9a-f]{8}:\/api\/v1\/summary"/)
    await open('/pages/mine/index')
    await see('看过的企业和公示会列在这里，只保存在这部手机上。')
  })

  it('of a joined penalty is not shown once its publicity is over, without a network too', async () => {
    await start()
    await open(FIRM)
    await see(/^处罚 \d/)
    await see('来源与时间')
    await context.clock.setFixedTime(new Date('2027-04-12T02:00:00.000Z'))
    await offline()
    await page.reload()
    await see('没有连上。联网后请重试。')
    expect(await storedText()).not.toContain('未设置安全警示标志')
  })
})

describe('a fault of a page', () => {
  it('is said on it, and what the phone kept can be cleared', async () => {
    await start()
    await context.route('**/api/v1/sources', async (route) => {
      const answer = (await (await route.fetch()).json()) as { sources: { lastArrivalAt: string }[] }
      for (const source of answer.sources) source.lastArrivalAt = 'soon'
      await route.fulfill({ json: answer })
    })
    await open()
    await see('这一页出了错，没有显示出来。')
    await screenshot(page, 'page-failed')
    await tap('#clear-and-retry')
    await see(/清除以后还是出错/)
    await context.unroute('**/api/v1/sources')
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kept:')).length)).toBeGreaterThan(0)
    await tap('#clear-and-retry')
    await see('最新通报')
    await see(/均按时更新/)
  })

  it('that its kept data brings on at every start ends with a tap', async () => {
    await start()
    await open()
    await see(/均按时更新/)
    expect(await changeKept('/api/v1/sources', 'answer.sources[0].lastArrivalAt = "soon"; return answer')).toBe(1)
    await page.reload()
    await see('这一页出了错，没有显示出来。')
    await tap('#clear-and-retry')
    await see(/均按时更新/)
  })

  it('whose code does not come is said, and fetched again', async () => {
    await start()
    await open()
    await see('最新通报')
    await context.route('**/js/*.js', (route) => route.abort())
    await tapText('查企业')
    await page.getByText('没有连上，这一页没有下载完。联网后请重试。').waitFor()
    await screenshot(page, 'page-undelivered')
    await context.unroute('**/js/*.js')
    await page.getByText('重试', { exact: true }).click()
    await see('共 401 家企业')
  })

  it('whose code does not come lets a person go back to the page that is there', async () => {
    await start()
    await open()
    await see('最新通报')
    await context.route('**/js/*.js', (route) => route.abort())
    for (const back of [() => page.goBack(), () => page.getByText('返回', { exact: true }).click()]) {
      await tapText('查企业')
      await page.getByText('没有连上，这一页没有下载完。联网后请重试。').waitFor()
      await back()
      await page.getByText('没有连上，这一页没有下载完。联网后请重试。').waitFor({ state: 'detached' })
      await see('最新通报')
      await page.locator('.taro-tabbar__tabbar').waitFor()
      expect(new URL(page.url()).hash).toMatch(/^(#\/pages\/home\/index.*)?$/)
    }
  })
})

describe('a network that answers for the service', () => {
  it.each([
    ['the page of a Wi-Fi', { contentType: 'text/html', body: '<html><form>请登录</form></html>' }, /这个网络返回的不是本程序的内容/],
    ['an empty object', { contentType: 'application/json', body: '{}' }, /返回的不是这个版本读得懂的内容/],
    ['a refusal of its own', { status: 403, contentType: 'text/html', body: '<h1>Forbidden</h1>' }, /这个网络返回的不是本程序的内容/],
  ])('%s is a failure with words and a way on', async (name, answer, words) => {
    await start()
    await context.route('**/api/**', (route) => route.fulfill(answer))
    await open()
    await see(words)
    await screenshot(page, `foreign-${name.replaceAll(' ', '-')}`)
    await open('/enterprise/list/index')
    await see(words)
    await open(FIRM)
    await see(words)
    await context.unroute('**/api/**')
    await tapText('重试')
    await see('云帆恒达建筑工程有限公司')
    expect(await storedText()).not.toContain('请登录')
  })
})

describe('a wrong address', () => {
  const LOST = '没有找到您要打开的页面，地址可能写错或已经改变。这里是首页，可以从这里查找。'

  it.each(['/enterprise/detail', '/%zz', '/tip/none?draft=1'])('%s leads home with a sentence', async (hash) => {
    await start()
    await open(hash)
    await see(LOST)
    await see('最新通报')
  })

  it('leads home from any page that is open, and the sentence goes when a person goes on', async () => {
    await start()
    await open('/no/such/page')
    await see(LOST)
    await screenshot(page, 'lost')
    await tapText('查企业')
    await see('共 401 家企业')
    await tap('#back')
    await see('最新通报')
    expect(await text()).not.toContain(LOST)
    for (const hash of ['/no/such/page', '/%E4%BA']) {
      await type(hash)
      await see(LOST)
      await type('/sources/list/index')
      await see('企业安全生产信息库')
      await type(hash)
      await see(LOST)
    }
  })

  it('of a path is a page with the way home', async () => {
    await start()
    await page.goto(app.base + '/operators/nobody')
    await page.getByText('没有这个页面').first().waitFor()
    await page.getByText('回首页查找').click()
    await see('最新通报')
  })

  it('of a record says so and leads home', async () => {
    await start()
    for (const [hash, words] of [
      ['/enterprise/detail/index?id=%zz', '没有找到这条记录。'],
      ['/record/detail/index?kind=poem&id=1', '没有这种记录。'],
      ['/record/detail/index?kind=notice&id=..%2F..%2Fruns', '没有找到这条记录。'],
      ['/record/history/index?kind=poem&id=1', '没有找到这条记录。'],
      ['/sources/run/index?id=none', '没有找到这次采集。'],
      ['/enterprise/detail/index?id=91990100MAAY4CL127&edition=abc', '请求的参数不对。'],
    ] as const) {
      await open(hash)
      await see(words)
    }
    await tap('#not-there .button')
    await see('最新通报')
  })
})

describe('a page of a firm', () => {
  it('has the name of the firm as its title, also when an address is typed over another', async () => {
    const { items } = await app.json<{ items: { id: string; name: string }[] }>('/api/v1/enterprises?sector=construction&limit=3')
    const [first, second] = items as [{ id: string; name: string }, { id: string; name: string }]
    const titled = (name: string) => page.waitForFunction((title) => document.title === title, name)
    await start()
    await open(`/enterprise/detail/index?id=${first.id}`)
    await see(first.name)
    await titled(first.name)
    await type(`/enterprise/detail/index?id=${second.id}`)
    await see(second.name)
    await titled(second.name)
    await tap('#history')
    await see('第 1 次：首次收录')
    await titled('变更记录')
    await tap('#back')
    await see(second.name)
    await titled(second.name)
    // Back and forth by the browser's own buttons, and one in between.
    await type(`/enterprise/detail/index?id=91990100MAAY4CL127`)
    await see('云帆恒达建筑工程有限公司')
    await titled('云帆恒达建筑工程有限公司')
    await page.goBack()
    await see(second.name)
    await titled(second.name)
    await page.goBack()
    await see(first.name)
    await titled(first.name)
    await page.goForward()
    await see(second.name)
  })
})

it('a record typed over one that was reached from another of its kind is shown itself, and back is back', async () => {
  const { items } = await app.json<{ items: { id: string; name: string }[] }>('/api/v1/zones?level=county&limit=2')
  const [grid] = (await app.json<{ items: { id: string; name: string }[] }>('/api/v1/zones?level=grid&limit=1')).items
  const other = items[1] as { id: string; name: string }
  await start()
  await open(`/record/detail/index?kind=zone&id=${grid?.id}`)
  await see('上级片区')
  await page.evaluate(() => void Object.assign(window, { isSame: true }))
  await (await top()).locator('.card').filter({ hasText: '上级片区' }).locator('.line').first().click()
  await see(/下级片区 \d/)
  await page.goBack()
  await page.waitForFunction((title) => document.title === title, grid?.name)
  await see(grid?.name ?? '')
  // It was kept where it was: nothing was loaded anew.
  expect(await page.evaluate(() => 'isSame' in window)).toBe(true)
  await (await top()).locator('.card').filter({ hasText: '上级片区' }).locator('.line').first().click()
  await see(/下级片区 \d/)
  await type(`/record/detail/index?kind=zone&id=${other.id}`)
  await page.waitForFunction((title) => document.title === title, other.name)
  await see(other.name)
})

describe('a phone whose clock is wrong', () => {
  it.each([
    ['ahead', new Date('2027-06-20T02:00:00.000Z')],
    ['behind', new Date('2024-01-01T02:00:00.000Z')],
  ])('%s accuses nobody', async (_name, now) => {
    await start(now)
    await open()
    await see(/均按时更新/)
    expect(await text()).not.toMatch(/沉默/)
    const { items } = await app.json<{ items: { id: string }[] }>('/api/v1/enterprises?scheme=standardisation&limit=1')
    await open(`/enterprise/detail/index?id=${items[0]?.id}`)
    await see(/有效期至/)
    await see('来源与时间')
    expect(await text()).not.toMatch(/到期|超过约定时间/)
    const zones = await app.json<{ items: { id: string }[] }>('/api/v1/zones?level=grid&limit=1')
    await open(`/record/detail/index?kind=zone&id=${zones.items[0]?.id}`)
    await see(/任期/)
    expect(await text()).not.toContain('已届满')
    await open('/sources/list/index')
    await see('● 按时更新')
    expect(await text()).not.toContain('沉默')
  })
})

it('a source that a guard stopped is not called timely anywhere', async () => {
  const path = app.sources.sources.find(({ kind }) => kind === 'enterprise')?.path ?? ''
  const before = readFileSync(path)
  writeFileSync(path, before.subarray(0, before.length / 3))
  app.setNow(new Date(TEST_NOW.getTime() + 60_000))
  await app.mirror('enterprise')
  await start()
  await open()
  await see(/▲ 1 个停下，仍是上一版/)
  expect(await text()).not.toContain('均按时更新')
  await tap('#freshness')
  await see('▲ 已停下：最近一次采集没有采用，公示的仍是上一版')
  await screenshot(page, 'sources-stopped')
  await open(FIRM)
  await see(/企业安全生产信息库最近一次采集停下，仍是上一版/)
  await screenshot(page, 'enterprise-stopped')
  writeFileSync(path, before)
  app.setNow(new Date(TEST_NOW.getTime() + 120_000))
  await app.mirror('enterprise')
  await open()
  await page.reload()
  await see(/均按时更新/)
})

it('a direction mark in a name is shown as a mark', async () => {
  const path = app.sources.sources.find(({ kind }) => kind === 'notice')?.path ?? ''
  const before = readFileSync(path, 'utf8')
  const feed = JSON.parse(before) as { records: { body: { title: string } }[] }
  const [first] = feed.records
  if (first) first.body = { ...first.body, title: '关于云帆\u202e司公限有\u202c的通报' }
  writeFileSync(path, JSON.stringify(feed))
  await app.mirror('notice')
  await start()
  await open('/record/list/index?kind=notice')
  await page.locator('#search input').fill('关于云帆')
  await tap('#search-go')
  await see(/关于云帆‹U\+202E›司公限有(‹U\+202C›)?的通报/)
  await tap('.line')
  await see('通报内容')
  expect(await page.title()).toContain('‹U+202E›')
  expect(await text()).not.toMatch(/[\u202a-\u202e]/)
  await screenshot(page, 'direction-marks')
  writeFileSync(path, before)
  await app.mirror('notice')
})

it('a penalty shows one end of its publicity, and in words what may bring it forward', async () => {
  const { items } = await app.json<{ items: { id: string; publicUntil: string }[] }>('/api/v1/penalties?severity=serious&limit=1')
  const [penalty] = items as [{ id: string; publicUntil: string }]
  await start()
  await open(`/record/detail/index?kind=penalty&id=${penalty.id}`)
  await see('违法事实')
  await see('来源与时间')
  const shown = await text()
  expect(shown).not.toMatch(/最迟停止公示|最早可停止公示/)
  const ends = [...shown.matchAll(/公示至\s*(\S+)/g)].map(([, day]) => day)
  expect(new Set(ends)).toEqual(new Set([penalty.publicUntil]))
  await screenshot(page, 'penalty-end')
})

it('what has ended leaves what was looked at, with its title', async () => {
  const { items } = await app.json<{ items: { id: string; title: string; publicUntil: string }[] }>('/api/v1/notices?limit=100')
  const notice = items.find(({ publicUntil }) => publicUntil > '2026-05-25' && publicUntil < '2027-01-01')
  await start()
  await open(`/record/detail/index?kind=notice&id=${notice?.id}`)
  await see(notice?.title ?? '')
  await open('/pages/mine/index')
  await see(notice?.title ?? '')
  await context.clock.setFixedTime(new Date(Date.parse(notice?.publicUntil ?? '') + 2 * 86_400_000))
  await open('/pages/home/index')
  await see('最新通报')
  await open('/pages/mine/index')
  await see('看过的企业和公示会列在这里，只保存在这部手机上。')
  expect(await page.evaluate(() => localStorage.getItem('recent'))).not.toContain(notice?.title)
  // Nor is its page asked for: a start of the app is enough.
  await context.clock.setFixedTime(TEST_NOW)
  await open(`/record/detail/index?kind=notice&id=${notice?.id}`)
  await see('来源与时间')
  expect(await page.evaluate(() => localStorage.getItem('recent'))).toContain(notice?.title)
  await context.clock.setFixedTime(new Date(Date.parse(notice?.publicUntil ?? '') + 2 * 86_400_000))
  await page.goto(`${app.base}/?again#/pages/home/index`)
  await see('最新通报')
  expect(await page.evaluate(() => localStorage.getItem('recent'))).not.toContain(notice?.title)
})
