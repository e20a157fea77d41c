import type { ListAnswer } from '../../shared/api/lists'
import type { HazardItem } from '../../shared/kinds/hazard/schema'
import { screenshot } from '../support/browser'
import { usePages } from '../support/usePages'

/** A hazard that its source calls closed, and of which the desk verified that it is not: no list and no page reads as fine. */

const ON = '2026-05-18'
const TOLD = `■ 群众反映未整改，经核实（${ON} 公开）；来源说：已按期销号`

const pages = usePages()
const { open, top, see } = pages
let hazard: HazardItem
let firm: string

beforeAll(async () => {
  const { app } = pages
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
})
afterEach(() => pages.context.close())

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
  await screenshot(pages.page, `unrectified-list-${name}`)
  expect(pages.complaints).toEqual([])
})

it.each([
  ['light', {}],
  ['dark', { dark: true }],
] as const)('stands first in what is said of its firm, and in its line there: %s', async (name, look) => {
  await open(`/#/record/detail/index?kind=enterprise&id=${firm}`, look)
  await see(/有 1 条隐患群众反映未整改，经核实/)
  const line = (await top())
    .locator('.line:not(#quarters .line)')
    .filter({ hasText: hazard.title ?? '' })
    .first()
  await line.scrollIntoViewIfNeeded()
  expect(await line.innerText()).toContain(TOLD)
  await screenshot(pages.page, `unrectified-firm-${name}`)
  expect(pages.complaints).toEqual([])
})
