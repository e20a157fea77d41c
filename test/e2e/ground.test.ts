import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { MapAnswer } from '../../shared/api/map'
import { TEST_NOW, startTestApp, type TestApp } from '../support/app'
import { openBrowser, openPhone, screenshot, type Look } from '../support/browser'
import { ensureBuilt } from '../support/built'
import { stepsIn } from '../support/webPage'

/** The map of the web with a ground under it (that on which the place of a tip is picked has none: `pickPoint.test.ts`). No request leaves this machine: the pictures of 天地图 are a stand-in, whose addresses are looked at. */

const KEY = '0123456789abcdef0123456789abcdef'
const APPROVAL = 'GS（9900）0001号'
const BOX = '123.20,30.20,123.40,30.40'

/** A picture of 256 by 256 points that says which part of the world it is. */
const tileOf = (z: string, x: string, y: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#e9efe6" stroke="#9db59a"/><text x="12" y="30" font-size="16" fill="#58705a">${z}/${x}/${y}</text></svg>`

let app: TestApp
let browser: Browser
let context: BrowserContext
let page: Page
/** queries of the pictures asked for, by their host */
let asked: { host: string; referer: string | undefined; query: URLSearchParams }[]
const complaints: string[] = []

beforeAll(async () => {
  app = await startTestApp({ webDir: await ensureBuilt('h5'), baseMap: { key: KEY, approvalNo: APPROVAL } })
  browser = await openBrowser()
}, 400_000)
afterAll(async () => {
  await browser.close()
  await app.stop()
})
afterEach(() => context.close())

async function open(path: string, look: Look = {}, isAnswered = true): Promise<void> {
  asked = []
  complaints.length = 0
  context = await openPhone(browser, { now: TEST_NOW, ...look })
  await context.route('https://*.tianditu.gov.cn/**', async (route) => {
    const { host, searchParams: query } = new URL(route.request().url())
    asked.push({ host, referer: (await route.request().allHeaders()).referer, query })
    const [z, x, y] = ['TILEMATRIX', 'TILECOL', 'TILEROW'].map((name) => query.get(name) ?? '')
    const body = query.get('LAYER') === 'vec' ? tileOf(z ?? '', x ?? '', y ?? '') : tileOf('', '', '').replace('#e9efe6', 'none')
    return isAnswered ? route.fulfill({ contentType: 'image/svg+xml', body }) : route.abort()
  })
  page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(app.base + path)
}

const { top, see } = stepsIn(() => page)

it('asks for the pictures of the city’s key, tells whose they are and their approval, and draws marks where the ground has them', async () => {
  await open(`/#/map/index?kind=site&box=${BOX}`)
  await (await top()).locator('.pin').first().waitFor()
  await page.locator('.leaflet-tile-loaded').first().waitFor()
  await see(`天地图 · 审图号：${APPROVAL}`)
  await see('天地图知道您看的是哪一带')

  expect(new Set(asked.map(({ query }) => query.get('tk')))).toEqual(new Set([KEY]))
  expect(new Set(asked.map(({ query }) => query.get('LAYER')))).toEqual(new Set(['vec', 'cva']))
  // Whose page it is, and not which: the part that is looked at is in the pictures alone.
  expect(new Set(asked.map(({ referer }) => referer))).toEqual(new Set([`${app.base}/`]))

  // A mark stands on the picture of its place in WGS-84: half a kilometre from where its GCJ-02 would be drawn.
  const box = new URLSearchParams(page.url().split('?')[1]).get('box') ?? ''
  const { marks } = await app.json<MapAnswer>(`/api/v1/sites/map?box=${box}`)
  const one = marks.find(({ count }) => count === 1)
  if (!one?.record) throw new Error('no site stands alone')
  const drawn = await page
    .getByRole('button', { name: `：${one.record.title}` })
    .first()
    .evaluate(middleOn)
  const [lng, lat] = drawn
  const metres = Math.hypot((lng - one.lng) * 96_000, (lat - one.lat) * 111_000)
  expect(metres).toBeGreaterThan(300)
  expect(metres).toBeLessThan(700)
  expect(complaints).toEqual([])
}, 90_000)

it('keeps map and list one set, and the address in the coordinates of the record', async () => {
  await open(`/#/map/index?kind=site&box=${BOX}`)
  await page.waitForFunction((old) => !location.hash.includes(old), BOX)
  const box = new URLSearchParams(page.url().split('?')[1]).get('box') ?? ''
  const { total } = await app.json<{ total: number }>(`/api/v1/sites?box=${box}&limit=1`)
  await see(`图上这一块有 ${total} 处重点监管点`)
  // What was looked at is within what is seen.
  const [west = 0, south = 0, east = 0, north = 0] = box.split(',').map(Number)
  expect([west < 123.2001, south < 30.2001, east > 123.3999, north > 30.3999]).toEqual([true, true, true, true])
})

it('says that the ground did not come, and has marks and list without it', async () => {
  await open(`/#/map/index?kind=site&box=${BOX}`, {}, false)
  await see('有些底图没有取到。点、片区和列表不受影响。')
  await (await top()).locator('.pin').first().waitFor()
})

describe('how it looks', () => {
  it.each([
    ['light', {}],
    ['dark', { dark: true }],
    ['desktop', { width: 1_280 }],
  ])('%s', async (name, look) => {
    await open(`/#/map/index?kind=hazard&box=${BOX}`, look)
    await (await top()).locator('.pin').first().waitFor()
    await page.locator('.leaflet-tile-loaded').first().waitFor()
    await screenshot(page, `map-ground-${name}`)
    expect(complaints.filter((text) => !text.includes('__font'))).toEqual([])
  })
})

/** Where on the ground the middle of a mark stands, in degrees, read from the picture that lies under it. */
function middleOn(pin: Element): [number, number] {
  const { left, top: above, width, height } = pin.getBoundingClientRect()
  const [x, y] = [left + width / 2, above + height / 2]
  for (const tile of document.querySelectorAll<HTMLImageElement>('.leaflet-tile-loaded')) {
    const query = new URL(tile.src).searchParams
    const place = tile.getBoundingClientRect()
    if (query.get('LAYER') !== 'vec' || x < place.left || x >= place.right || y < place.top || y >= place.bottom) continue
    const size = 2 ** Number(query.get('TILEMATRIX'))
    const column = Number(query.get('TILECOL')) + (x - place.left) / place.width
    const row = Number(query.get('TILEROW')) + (y - place.top) / place.height
    return [(column / size) * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / size))) * 180) / Math.PI]
  }
  throw new Error('no picture lies under the mark')
}
