import type { Browser } from 'playwright-core'
import { startTestApp, type TestApp } from '../support/app'
import { openBrowser } from '../support/browser'
import { ensureBuilt } from '../support/built'
import { startWeapp, type Answer, type Weapp, type WeappOptions } from '../support/weapp/host'
import { newPhone, type PhoneMemory } from '../support/weapp/standIns'

/** The built mini-program where something is wrong: with what the phone kept, the network, the address. */

let app: TestApp
let browser: Browser
let dist: string
let weapp: Weapp

beforeAll(async () => {
  dist = await ensureBuilt('weapp')
  app = await startTestApp()
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser.close()
  await app.stop()
})
afterEach(async () => {
  expect(weapp.service.errors).toEqual([])
  await weapp.close()
})

const start = async (over: Partial<WeappOptions> = {}) => {
  weapp = await startWeapp(browser, { dist, api: app.base, ...over })
}
const dead = () => {
  throw new Error('no network')
}

/** A phone on which home was opened before, and what it kept of an address changed. */
async function usedPhone(path: string, change: (answer: Record<string, unknown>) => unknown): Promise<PhoneMemory> {
  const memory = newPhone()
  await start({ memory })
  await weapp.see('均按时更新')
  await weapp.close()
  const keys = [...memory.storage.keys()].filter((key) => key.startsWith('kept:') && key.endsWith(path))
  expect(keys).toHaveLength(1)
  for (const key of keys) {
    const entry = memory.storage.get(key) as { data: Record<string, unknown> }
    memory.storage.set(key, { ...entry, data: change(entry.data) })
  }
  return memory
}

it.each<[string, (answer: Record<string, unknown>) => unknown]>([
  ['an older shape', ({ newestNotices: _gone, ...rest }) => rest],
  ['a text', () => '<html></html>'],
])('does not paint what the phone kept where it is %s', async (_name, change) => {
  const memory = await usedPhone('/api/v1/summary', change)
  let hasNetwork = false
  await start({ memory, network: () => (hasNetwork ? undefined : dead()) })
  await weapp.see('没有连上。联网后请重试。')
  hasNetwork = true
  await weapp.tapSelector('.state--failed .button')
  await weapp.see('最新通报')
})

it('says a fault of a page on it; a tap clears what the phone kept and tries again', async () => {
  const broken = (answer: Record<string, unknown>) => ({
    ...answer,
    sources: (answer.sources as object[]).map((source) => ({ ...source, lastArrivalAt: 'soon' })),
  })
  const memory = await usedPhone('/api/v1/sources', broken)
  await start({ memory })
  await weapp.see('这一页出了错，没有显示出来。')
  await weapp.screenshot('weapp-page-failed')
  // What the page could not draw was told to the console, and to nobody else.
  expect(weapp.service.errors.splice(0).map(String).join()).toContain('Invalid time value')
  await weapp.tap('清除并重试')
  await weapp.see('均按时更新')
})

it.each<[string, Answer, string]>([
  ['the page of a Wi-Fi', { statusCode: 200, data: '<html>请登录</html>' }, '这个网络返回的不是本程序的内容'],
  ['an empty object', { statusCode: 200, data: {} }, '返回的不是这个版本读得懂的内容'],
])('takes %s for no answer', async (_name, instead, words) => {
  let isCaptive = true
  await start({ network: () => (isCaptive ? instead : undefined) })
  await weapp.see(words)
  isCaptive = false
  await weapp.tapSelector('.state--failed .button')
  await weapp.see('最新通报')
})

it('leads home from an address that is no page, with a sentence', async () => {
  await start()
  await weapp.tap('查企业')
  await weapp.see('共 401 家企业')
  weapp.service.open('/no/such/page')
  await weapp.see('没有找到您要打开的页面')
  expect(weapp.service.top().route).toBe('pages/home/index')
})

it('names the page of a firm by the firm', async () => {
  await start()
  weapp.service.open('/enterprise/detail/index?id=91990100MAAY4CL127')
  await weapp.see('来源与时间')
  const titles = weapp.service.calls.filter(([name]) => name === 'setNavigationBarTitle').map(([, { title }]) => title)
  expect(titles.at(-1)).toBe('云帆恒达建筑工程有限公司')
})
