import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page, type PageScreenshotOptions, type Request } from 'playwright-core'

/** A real Chromium that npm brings, with Chinese letters that npm brings too, and nothing that calls home. */

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const SCREENSHOTS = join(__dirname, '..', 'out', 'screenshots')
/** `npm run screenshots`. Half of the time of a test of pages would else go by in pictures that nobody looks at. */
export const ARE_LOOKED_AT = process.env.SCREENSHOTS !== undefined

/** Writes what the page shows, where somebody wants to look at it. */
export async function keepPicture(page: Page, name: string, options: PageScreenshotOptions = {}): Promise<void> {
  if (!ARE_LOOKED_AT) return
  mkdirSync(SCREENSHOTS, { recursive: true })
  await page.screenshot({ ...options, path: join(SCREENSHOTS, `${name}.png`) })
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: ARGUMENTS })
}

/** The package is a module that a test's own module system cannot load; a plain process can. */
function chromiumPath(): string {
  const script = "import('@sparticuz/chromium').then(async (m) => process.stdout.write(await m.default.executablePath()))"
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })
}

export interface Look {
  dark?: boolean
  /** of the window, in points; default: a phone's */
  width?: number
  /** whether its owner has set large letters */
  large?: boolean
  /** the time on the phone; default: the machine's */
  now?: Date
  /** whether pages slide, as they do for who has not asked for less motion; default: they stand at once */
  sliding?: boolean
}

/** A phone: 375 by 760 points, touch, Chinese letters from the package. */
export async function openPhone(
  browser: Browser,
  { dark = false, large = false, now, sliding = false, width = 375 }: Look = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 760 },
    // Four times the points to draw, for pictures alone.
    deviceScaleFactor: ARE_LOOKED_AT ? 2 : 1,
    hasTouch: true,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: sliding ? 'no-preference' : 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(15_000)
  watchRequests(context)
  if (large) await context.addInitScript(() => window.localStorage.setItem('large-type', JSON.stringify({ data: true })))
  if (now) await context.clock.setFixedTime(now)
  return context
}

const FONT = dirname(require.resolve('@fontsource/noto-sans-sc/package.json'))

/** What the letters from the package are called in a page. */
const LETTERS = 'Noto Sans SC Test'

const served = new WeakSet<BrowserContext>()

/**
 * Answers what pages of a phone or a desk ask for their letters. A file, which has no host of its own, asks one that is nowhere. Only from
 * when a page wants letters: from then on every request of the browser comes by here, and none is answered from what it keeps.
 */
async function serveLetters(context: BrowserContext): Promise<void> {
  if (served.has(context)) return
  served.add(context)
  await context.route('**/__font/*', (route) =>
    route.fulfill({
      path: join(FONT, 'files', route.request().url().split('/').pop() ?? ''),
      headers: { 'access-control-allow-origin': '*' },
    }),
  )
}

/** Gives the page Chinese letters where the machine has none, so that it is as wide as on a phone and a screenshot can be read. */
export async function withChineseLetters(page: Page, host = ''): Promise<void> {
  // Once a document: with each time more, every letter on it would be fetched and laid out again.
  if (!(await hasLetters(page))) {
    await serveLetters(page.context())
    const css = readFileSync(join(FONT, '400.css'), 'utf8')
      .replace(
        /url\(\.\/files\/([^)]+\.woff2)\) format\('woff2'\), url\([^)]+\) format\('woff'\)/g,
        `url(${host}/__font/$1) format('woff2')`,
      )
      .replaceAll("'Noto Sans SC'", `'${LETTERS}'`)
    await page.addStyleTag({ content: `${css}\n* { font-family: '${LETTERS}', sans-serif !important; }` })
  }
  await page.evaluate(() => document.fonts.ready)
}

const hasLetters = (page: Page): Promise<boolean> =>
  page.evaluate((family) => [...document.fonts].some((font) => font.family.includes(family)), LETTERS)

const underWay = new WeakMap<BrowserContext, Set<Request>>()

/** Begins to note which requests of a phone or a desk are not answered yet. */
export function watchRequests(context: BrowserContext): void {
  const requests = new Set<Request>()
  underWay.set(context, requests)
  context.on('request', (request) => void requests.add(request))
  const end = (request: Request) => void requests.delete(request)
  context.on('requestfinished', end).on('requestfailed', end)
}

/** Waits until every request is answered and what came is drawn; asked again while that asks for more. */
export async function untilDrawn(page: Page): Promise<void> {
  const requests = underWay.get(page.context()) ?? new Set()
  do {
    await Promise.allSettled([...requests].map(async (one) => (await one.response())?.finished()))
    await settled(page)
  } while (requests.size > 0)
}

/** Waits until the page has been laid out anew, its pictures are there and nothing moves on it but what moves for ever. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
    await Promise.allSettled([...document.images].map((image) => image.decode()))
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
    await Promise.allSettled(ending.map((one) => one.finished))
  })

/** How far the page reaches past the side of its window, with Chinese letters; in points, at most 0 where all of it can be seen. */
export async function sideways(page: Page, host = ''): Promise<number> {
  await withChineseLetters(page, host)
  await untilDrawn(page)
  // A page of the phone's router cuts off what is wider than itself: the window does not grow, and nobody sees what is there.
  return page.evaluate(() => {
    const pages = [document.documentElement, ...document.querySelectorAll('.taro_page:not(.taro_page_shade)')]
    return Math.max(...pages.map((one) => one.scrollWidth - one.clientWidth))
  })
}

/** Waits until the page is drawn and, where somebody wants to look at it, writes it as a picture with Chinese letters, at its full height. */
export async function screenshot(page: Page, name: string): Promise<void> {
  // Letters are dear: a page that is neither looked at nor measured does without them.
  if (!ARE_LOOKED_AT) return untilDrawn(page)
  await withChineseLetters(page)
  await untilDrawn(page)
  // The page scrolls inside its own frame: the window is made as tall as what it holds.
  const height = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('.page')].filter((one) => one.getClientRects().length > 0).map((one) => one.scrollHeight)),
  )
  const before = page.viewportSize() ?? { width: 375, height: 760 }
  await page.setViewportSize({ width: before.width, height: Math.max(before.height, height + 60) })
  await settled(page)
  await keepPicture(page, name)
  await page.setViewportSize(before)
}
