import type { Browser, BrowserContext, Page } from 'playwright-core'
import { TEST_NOW, startTestApp, type TestApp } from './app'
import { openBrowser, screenshot, sideways, type Look } from './browser'
import { ensureBuilt } from './built'
import { inEachLook } from './looks'
import { openTab, stepsIn, type Steps, type Tab } from './webPage'

/** The service with the sample city, a browser, and the tab that was opened last. */
export interface Pages extends Steps {
  readonly app: TestApp
  readonly browser: Browser
  /** the folder of the mini-program's build */
  readonly dist: string
  readonly context: BrowserContext
  readonly page: Page
  /** what the page has complained of since it was opened */
  readonly complaints: string[]
  /** hosts that it has asked */
  readonly hosts: Set<string>
  /** opens an address in a browser of its own, on the day of the tests unless the look says another */
  open: (path?: string, look?: Look) => Promise<void>
  /** pictures of the page in each look, where somebody wants to look at them; nothing reaches past the side of the window in any, whatever the size of the letters */
  lookAt: (name: string, large: boolean) => Promise<void>
}

/** Both builds, the service and a browser for the tests of one file: they are begun before the first of them, and go at the end. */
export function usePages(): Pages {
  let app: TestApp
  let browser: Browser
  let dist: string
  let tab: Tab
  beforeAll(async () => {
    // Side by side: each keeps little more than one core busy.
    const [webDir, weapp] = await Promise.all([ensureBuilt('h5'), ensureBuilt('weapp')])
    dist = weapp
    app = await startTestApp({ webDir })
    browser = await openBrowser()
  }, 600_000)
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  return {
    ...stepsIn(() => tab.page),
    open: async (path = '/', look = {}) => {
      tab = await openTab(browser, app.base + path, { now: TEST_NOW, ...look })
    },
    lookAt: (name, large) =>
      inEachLook(tab.page, large, async (look) => {
        await screenshot(tab.page, `${name}-${look}`)
        expect(await sideways(tab.page)).toBeLessThanOrEqual(0)
      }),
    get app() {
      return app
    },
    get browser() {
      return browser
    },
    get dist() {
      return dist
    },
    get context() {
      return tab.context
    },
    get page() {
      return tab.page
    },
    get complaints() {
      return tab.complaints
    },
    get hosts() {
      return tab.hosts
    },
  }
}
