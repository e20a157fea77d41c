import type { Browser, Page } from 'playwright-core'
import { TEST_NOW, startTestApp, type TestApp } from '../support/app'
import { openBrowser, screenshot } from '../support/browser'
import { ensureBuilt } from '../support/built'
import { until } from '../support/until'
import { openTab, stepsIn } from '../support/webPage'
import { startWeapp } from '../support/weapp/host'

/** Where a tip is about, chosen on a map: neither the service nor whoever draws a ground learns anything of it. */

let app: TestApp
let browser: Browser
let dist: string

beforeAll(async () => {
  const webDir = await ensureBuilt('h5')
  dist = await ensureBuilt('weapp')
  // A city with a ground under its maps: this one has none all the same.
  app = await startTestApp({ webDir, baseMap: { key: '0'.repeat(32), approvalNo: 'GS（9900）0001号' } })
  browser = await openBrowser()
}, 400_000)
afterAll(async () => {
  await browser.close()
  await app.stop()
})

interface Overdue {
  id: string
  place: { position: { lng: number; lat: number } | null } | null
}

/** A hazard of the sample that nobody has put right in time, and where it publicly lies. */
async function overdue(): Promise<{ id: string; lng: number; lat: number }> {
  const { items } = await app.json<{ items: Overdue[] }>('/api/v1/hazards?outcome=open&to=2026-05-19&limit=50')
  const found = items.find(({ place }) => place?.position)
  if (!found?.place?.position) throw new Error('the sample has no such hazard')
  return { id: found.id, ...found.place.position }
}

/** What is asked for from now on; letters of a screenshot come from the test itself. */
function watchAsked(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => !request.url().includes('/__font/') && asked.push(request.url()))
  return asked
}

/** Types into the address, and waits until the page goes by the address of its draft. */
async function beginDraft(page: Page): Promise<void> {
  await page.locator('#address input').last().fill('后门')
  await page.waitForFunction(() => window.location.hash.includes('draft='))
}

it('on the web the middle of the map is taken, after it has come near enough, and no request tells where', async () => {
  const { context, page, hosts } = await openTab(browser, `${app.base}/#/tip/write/index?kind=hazard`, { now: TEST_NOW })
  const { top, see, tap } = stepsIn(() => page)
  await see('第 1 步，共 5 步：什么事，在哪里')
  await beginDraft(page)
  await tap('#pick-point')
  await see('移动地图，把要举报的地方放到十字中间。')
  await see('再放大一些，才说得清是哪里。')
  await (await top()).locator('.zone-outline').first().waitFor({ state: 'attached' })
  // There is no list to which a keyboard could be led.
  expect(await (await top()).locator('.map__skip').count()).toBe(0)
  const asked = watchAsked(page)
  await screenshot(page, 'pick-far')
  await tap('#come-near')
  await see('就是这里')
  await screenshot(page, 'pick-point')
  await page.locator('#map').focus()
  await page.keyboard.press('ArrowRight')
  await page.waitForTimeout(400)
  expect(asked).toEqual([])
  await see(/^十字在：.+/)
  await tap('#take')
  await see(/^已附上位置：123\.\d{4}，30\.\d{4}$/)
  // The page is the one that was left: it was not loaded anew.
  expect(asked.filter((url) => !url.includes('/api/'))).toEqual([])
  expect(await (await top()).locator('#address input').inputValue()).toBe('后门')
  await tap('.hint--pass ~ .link')
  await see('在地图上选')
  expect([...hosts]).toEqual([new URL(app.base).host])
  await context.close()
})

it('from a hazard it begins near the public place of it, as the phone knows it: the service is asked for what it always is', async () => {
  const { id, lng, lat } = await overdue()
  const { context, page } = await openTab(browser, `${app.base}/#/record/detail/index?kind=hazard&id=${id}`, { now: TEST_NOW })
  const { top, see, tap, tapText } = stepsIn(() => page)
  await tapText('没有整改？写举报 ›')
  await see('第 1 步，共 5 步：什么事，在哪里')
  await beginDraft(page)
  const asked = watchAsked(page)
  await tap('#pick-point')
  await see('就是这里')
  await (await top()).locator('.zone-outline').first().waitFor({ state: 'attached' })
  await screenshot(page, 'pick-near')
  const ofHazard = [...asked]
  await tap('#take')
  await see(/^已附上位置：/)
  const [, east = '', north = ''] = /已附上位置：([\d.]+)，([\d.]+)/.exec(await (await top()).innerText()) ?? []
  expect(Math.abs(Number(east) - lng)).toBeLessThan(0.002)
  expect(Math.abs(Number(north) - lat)).toBeLessThan(0.002)
  expect(await (await top()).locator('#address input').inputValue()).toBe('后门')
  await context.close()

  const plain = await openTab(browser, `${app.base}/#/tip/write/index?kind=hazard`, { now: TEST_NOW })
  const steps = stepsIn(() => plain.page)
  await steps.see('第 1 步，共 5 步：什么事，在哪里')
  await beginDraft(plain.page)
  const ofNone = watchAsked(plain.page)
  await steps.tap('#pick-point')
  await steps.see('再放大一些，才说得清是哪里。')
  await (await steps.top()).locator('.zone-outline').first().waitFor({ state: 'attached' })
  const toService = (urls: string[]) => urls.filter((url) => url.includes('/api/v1/zones')).sort()
  expect(toService(ofHazard)).toEqual(toService(ofNone))
  expect(toService(ofNone).length).toBeGreaterThan(1)
  await plain.context.close()
})

it('opened by itself it has nobody to tell, and says so', async () => {
  const { context, page } = await openTab(browser, `${app.base}/#/map/pick/index`, { now: TEST_NOW })
  await stepsIn(() => page).see('请从举报的第 1 步打开地图。')
  await context.close()
})

it('in the mini-program WeChat’s map is moved, and its middle is taken', async () => {
  const weapp = await startWeapp(browser, { dist, api: app.base })
  await weapp.see('最新通报')
  weapp.service.open('tip/write/index?kind=hazard')
  await weapp.see('第 1 步，共 5 步')
  await weapp.tapSelector('[id$="pick-point"]')
  await weapp.see('再放大一些')
  const far = weapp.map.told().scale
  await weapp.tapSelector('[id$="come-near"]')
  await until(() => weapp.map.told().scale > far + 2)
  const before = weapp.service.calls.filter(([name]) => name === 'request').length
  weapp.map.move({ southwest: { longitude: 123.1, latitude: 30.1 }, northeast: { longitude: 123.14, latitude: 30.12 } })
  await weapp.see('就是这里')
  await weapp.tapSelector('[id$="take"]')
  await weapp.see('已附上位置：123.1200，30.1100')
  expect(weapp.service.calls.filter(([name]) => name === 'request')).toHaveLength(before)
  expect(weapp.service.errors).toEqual([])
  await weapp.close()
})
