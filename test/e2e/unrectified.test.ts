import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { ListAnswer } from '../../shared/api/lists'
import type { HazardItem } from '../../shared/kinds/hazard/schema'
import { TEST_NOW, startTestApp, type TestApp } from '../support/app'
import { openBrowser, screenshot, type Look } from '../support/browser'
import { ensureBuilt } from '../support/built'
import { openTab, stepsIn } from '../support/webPage'

/** A hazard that its source calls closed, and of which the desk verified that it is not: no list and no page reads as fine. */

const ON = '2026-05-18'
const TOLD = `■ 群众反映未整改，经核实（${ON} 公开）；来源说：已按期销号`

let app: TestApp
let browser: Browser
let context: BrowserContext
let page: Page
let complaints: string[]
let hazard: HazardItem
let firm: string

beforeAll(async () => {
  const webDir = await ensureBuilt('h5')
  app = await startTestApp({ webDir })
  browser = await openBrowser()
  const { items } = await app.json<ListAnswer<HazardItem>>('/api/v1/hazards?outcome=closed_on_time&limit=100')
  for (const item of items) {
    const answer = await app.get(`/api/v1/enterprises/${item.enterprise?.uscc ?? ''}`)
    if (!answer.ok || item.remarks.length > 0) continue
    hazard = item
    firm = ((await answer.json()) as { record: { id: string } }).record.id
    break
  }
  await app.store.db.tips.create({ _id: 'ab'.repeat(16), unrectified: { record: hazard.id, status: hazard.status, on: ON } })
  await app.view.refresh()
}, 600_000)
afterEach(() => context.close())
afterAll(async () => {
  await browser.close()
  await app.stop()
})

const { top, see } = stepsIn(() => page)
async function open(path: string, look: Look): Promise<void> {
  ;({ context, page, complaints } = await openTab(browser, app.base + path, { now: TEST_NOW, ...look }))
}

it.each([
  ['light', {}],
  ['dark', { dark: true }],
] as const)('is told in the list, by its day and before what the source says: %s', async (name, look) => {
  await open(`/#/record/list/index?kind=hazard&outcome=closed_on_time&q=${encodeURIComponent(hazard.title ?? '')}`, look)
  const line = (await top())
    .locator('.line')
    .filter({ hasText: hazard.title ?? '' })
    .first()
  await line.waitFor()
  expect(await line.innerText()).toContain(TOLD)
  await screenshot(page, `unrectified-list-${name}`)
  expect(complaints).toEqual([])
})

it.each([
  ['light', {}],
  ['dark', { dark: true }],
] as const)('stands first in what is said of its firm, and in its line there: %s', async (name, look) => {
  await open(`/#/record/detail/index?kind=enterprise&id=${firm}`, look)
  await see(/有 1 条隐患群众反映未整改，经核实/)
  const line = (await top())
    .locator('.line')
    .filter({ hasText: hazard.title ?? '' })
    .first()
  await line.scrollIntoViewIfNeeded()
  expect(await line.innerText()).toContain(TOLD)
  await screenshot(page, `unrectified-firm-${name}`)
  expect(complaints).toEqual([])
})
