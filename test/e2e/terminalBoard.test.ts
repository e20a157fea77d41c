import type { Browser, BrowserContext, Page } from 'playwright-core'
import { TEST_NOW, startTestApp, type TestApp } from '../support/app'
import { ARE_LOOKED_AT, keepPicture, openBrowser, withChineseLetters } from '../support/browser'

/** The board of a terminal on a wall, in a real browser. The clock of the screen is turned by hand. */

const BOARD = '/boards/terminal/yunfan'
const WALL = { width: 1920, height: 1080 }

let app: TestApp
let browser: Browser
let context: BrowserContext
let page: Page
let complaints: string[]

beforeAll(async () => {
  app = await startTestApp()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await app.stop()
})
afterEach(async () => {
  app.setNow(TEST_NOW)
  await context.close()
})

/** Letters of a package are a style of their own, which the policy of the page forbids: only who looks at pictures goes without the policy. */
async function open(viewport: { width: number; height: number }, given: { bypassCSP?: boolean; now?: Date } = {}): Promise<void> {
  context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'America/New_York', bypassCSP: given.bypassCSP ?? false })
  page = await context.newPage()
  complaints = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  // Its own clock may show what it will.
  await page.clock.install({ time: given.now ?? new Date('2031-01-01T00:00:00Z') })
  await page.goto(app.base + BOARD)
  await page.locator('body.paging').waitFor()
}

const shown = () => page.locator('.slide.on')
const title = () => shown().locator('h2').innerText()
const SLIDE_S = 15
const MINUTE_S = 60

const texts = (selector: string) => page.locator(selector).allInnerTexts()
/** Lets the screen's own clock run on. */
const pass = (seconds: number) => page.clock.runFor(seconds * 1_000)
const words = (selector: string) => page.locator(selector).innerText()

it('shows one slide after the other, each for fifteen seconds, and begins anew after the last', async () => {
  await open(WALL)
  const count = Number((await words('#page')).split('/')[1])
  expect(count).toBeGreaterThan(5)
  const titles: string[] = []
  for (let i = 0; i < count; i++) {
    expect(await shown().count()).toBe(1)
    expect(await words('#page')).toBe(`${i + 1} / ${count}`)
    titles.push(await title())
    await pass(SLIDE_S - 1)
    expect(await title()).toBe(titles[i])
    await pass(1)
  }
  expect(await title()).toBe(titles[0])
  expect([...new Set(titles.map((one) => one.replace(/（.*/, '')))]).toEqual([
    '本站线路上的客运企业',
    '客运安全通报',
    '客运企业',
    '三不进站',
    '六不出站',
  ])
  expect(complaints).toEqual([])
})

it('has no letter below 40 points, and nothing of a slide lies outside the screen', async () => {
  await open(WALL)
  const count = Number((await words('#page')).split('/')[1])
  for (let i = 0; i < count; i++) {
    const seen = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('body *')].filter(
        (one) => one.getClientRects().length > 0 && [...one.childNodes].some((child) => child.nodeType === 3 && child.textContent?.trim()),
      )
      const foot = document.querySelector('footer')?.getBoundingClientRect().top ?? 0
      const rows = [...document.querySelectorAll('.slide.on .row')].map((row) => row.getBoundingClientRect().bottom)
      return { smallest: Math.min(...all.map((one) => parseFloat(getComputedStyle(one).fontSize))), over: Math.max(...rows) - foot, foot }
    })
    expect(seen.smallest).toBeGreaterThanOrEqual(40)
    expect(seen.over).toBeLessThanOrEqual(0)
    await pass(SLIDE_S)
  }
})

it('keeps what it has without a network, says how old that is, and goes on by itself', async () => {
  await open(WALL)
  expect(await words('#heard')).toBe('最近核对 10:00')
  expect(await words('#alarm')).toBe('')
  const first = await texts('.words')
  await context.setOffline(true)
  await pass(9 * MINUTE_S)
  expect(await words('#alarm')).toBe('')
  await pass(2 * MINUTE_S)
  expect(await words('#alarm')).toMatch(/^■ 已 1[01] 分钟没有连上：内容是 2026-05-20 10:00 的，可能已变。$/)
  expect(await words('#data')).toContain('数据截至 2026-05-20 10:00')
  expect(await texts('.words')).toEqual(first)
  // One slide after the other, with or without a network.
  const before = await words('#page')
  await pass(SLIDE_S)
  expect(await words('#page')).not.toBe(before)
  await keepPicture(page, 'board-offline')
  await context.setOffline(false)
  app.setNow(new Date('2026-05-20T02:30:00.000Z'))
  await answered(() => pass(MINUTE_S))
  await page.locator('#heard', { hasText: '最近核对 10:30' }).waitFor()
  expect(await words('#alarm')).toBe('')
})

/** Waits until the service has answered what the passing of time made the page ask. */
async function answered(passing: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((one) => one.url().endsWith(BOARD))
  await passing()
  await (await answer).finished()
}

it('begins anew after midnight once the service answers, and not without it', async () => {
  app.setNow(new Date('2026-05-20T15:58:00.000Z'))
  await open(WALL)
  await page.evaluate(() => void Object.assign(window, { isFirst: true }))
  const isFirst = () => page.evaluate(() => 'isFirst' in window)
  await context.setOffline(true)
  app.setNow(new Date('2026-05-20T16:05:00.000Z'))
  await pass(7 * MINUTE_S)
  expect(await isFirst()).toBe(true)
  await context.setOffline(false)
  const again = page.waitForEvent('load')
  await pass(MINUTE_S)
  await again
  expect(await isFirst()).toBe(false)
  expect(await shown().count()).toBe(1)
})

it('takes off by itself what is public no more, though no network tells it', async () => {
  await open(WALL)
  const ends = (await page.locator('[data-until]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-until') ?? ''))).sort()
  const [first = ''] = ends
  expect(first > '2026-05-20').toBe(true)
  const onDay = ends.filter((end) => end === first).length
  await context.setOffline(true)
  const days = (Date.parse(first) - Date.parse('2026-05-20')) / 86_400_000
  // Until ten in the morning of its last day it stands there; fourteen hours later it does not.
  await page.clock.fastForward(days * 86_400_000)
  await pass(5)
  expect(await page.locator('[data-until][hidden]').count()).toBe(0)
  await page.clock.fastForward(14 * 3_600_000)
  await pass(5)
  expect(await page.locator('[data-until][hidden]').count()).toBe(onDay)
  expect(await words('#alarm')).toContain(`另有 ${onDay} 处公示期已过，不再显示`)
})

it('takes a page of somebody else for no answer', async () => {
  await open(WALL)
  const first = await texts('.words')
  await context.route(`**${BOARD}`, (route) => route.fulfill({ contentType: 'text/html', body: '<p id="slides">请登录 Wi-Fi</p>' }))
  await answered(() => pass(MINUTE_S))
  await pass(10 * MINUTE_S)
  expect(await texts('.words')).toEqual(first)
  expect(await words('#alarm')).toContain('没有连上')
})

it.each([
  ['wall', WALL],
  ['narrow', { width: 1280, height: 760 }],
  ['high', { width: 1366, height: 1024 }],
])('has room for each of its slides on a screen: %s', async (_name, viewport) => {
  await open(viewport)
  const count = Number((await words('#page')).split('/')[1])
  for (let i = 0; i < count; i++) {
    const [needs, has] = await page.evaluate(() => {
      const main = document.querySelector('main') as HTMLElement
      return [main.scrollHeight, main.clientHeight]
    })
    expect([i, needs]).toEqual([i, has])
    await pass(SLIDE_S)
  }
})

it.each([
  ['wall', WALL],
  ['phone', { width: 375, height: 760 }],
])('is looked at: %s', async (name, viewport) => {
  await open(viewport, { bypassCSP: true })
  if (ARE_LOOKED_AT) await withChineseLetters(page)
  const isWall = viewport === WALL
  for (let i = 0; isWall && ARE_LOOKED_AT && i < Number((await words('#page')).split('/')[1]); i++) {
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    await keepPicture(page, `board-${String(i + 1).padStart(2, '0')}`)
    await pass(SLIDE_S)
  }
  if (!isWall) {
    // Everything stands one below the other, as wide as the phone.
    expect(await page.locator('.slide').evaluateAll((all) => all.every((one) => one.getClientRects().length > 0))).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
    await keepPicture(page, `board-${name}`, { fullPage: true })
  }
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(new Set(pdf.match(/\/MediaBox \[[^\]]*\]/g))).toEqual(new Set(['/MediaBox [0 0 841.91998 1191.12]']))
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 1123, height: 1587 })
  await keepPicture(page, `board-a3-${name}`, { fullPage: true })
})
