import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { openPhone, type Look } from './browser'

/** A tab of the web build, and what its page has complained of since it was opened. */
export interface Tab {
  context: BrowserContext
  page: Page
  complaints: string[]
  /** hosts that it has asked */
  hosts: Set<string>
}

/** Opens an address in a browser of its own, of such a look. */
export async function openTab(browser: Browser, address: string, look: Look): Promise<Tab> {
  const context = await openPhone(browser, look)
  const page = await context.newPage()
  const tab: Tab = { context, page, complaints: [], hosts: new Set() }
  page.on('pageerror', (error) => tab.complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && tab.complaints.push(message.text()))
  page.on('request', (request) => tab.hosts.add(new URL(request.url()).host))
  await page.goto(address)
  return tab
}

/** What a person does and sees on the page of the web build that is on top. */
export interface Steps {
  /** The page on top, once it is the one of the address and the one below has slid away. */
  top: () => Promise<Locator>
  see: (text: string | RegExp) => Promise<void>
  tap: (selector: string) => Promise<void>
  tapText: (text: string | RegExp) => Promise<void>
  text: () => Promise<string>
}

/** Steps in a tab; `tab` tells which one, for tests that open one after another. */
export function stepsIn(tab: () => Page): Steps {
  const top = async () => {
    await tab().waitForFunction(isThere)
    // The page below may be gone from sight a moment before the router says so.
    return tab().locator('.taro_page:not(.taro_page_shade) >> visible=true')
  }
  return {
    top,
    see: async (text) => (await top()).getByText(text).locator('visible=true').first().waitFor(),
    tap: async (selector) => (await top()).locator(selector).locator('visible=true').first().click(),
    tapText: async (text) => (await top()).getByText(text, { exact: true }).locator('visible=true').first().click(),
    text: async () => (await top()).innerText(),
  }
}

/** The element of a page, with what Taro's router hangs on it once it is ready. */
type PageElement = Element & { __page?: { $taroParams?: Record<string, string> } }

/**
 * Whether the one page that is shown is that of the address. The address changes at once and the page later: until then the
 * former page stands there, with words that may be the very ones a test waits for.
 */
function isThere(): boolean {
  const inOrder = (path: string, pairs: string[]) =>
    [path, ...pairs.filter((pair) => pair !== '' && !/^(stamp|\$taroTimestamp)=/.test(pair)).sort()].join('&')
  const [shown, ...others] = [...document.querySelectorAll<PageElement>('.taro_page')].filter(
    (one) => getComputedStyle(one).display !== 'none',
  )
  const params = shown?.__page?.$taroParams
  // A page waits beside the screen before it slides in, and the one below is hidden by a clock of its own, a moment before the last frame.
  if (!shown?.classList.contains('taro_page_stationed')) return false
  if (!params || others.length > 0 || shown.getAnimations().length > 0) return false
  const [path = '', search = ''] = window.location.hash.slice(1).split('?')
  const shownPath = shown.id.split('?')[0] ?? ''
  const own = Object.entries(params).map(([name, value]) => `${name}=${value}`)
  return inOrder(shownPath, own) === inOrder(path, search.split('&'))
}
