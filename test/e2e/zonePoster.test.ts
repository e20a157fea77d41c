import type { ListAnswer } from '../../shared/api/lists'
import type { RecordAnswer } from '../../shared/api/records'
import type { EnterpriseItem } from '../../shared/kinds/enterprise/schema'
import { ARE_LOOKED_AT, keepPicture, screenshot, untilDrawn, withChineseLetters } from '../support/browser'
import { usePages } from '../support/usePages'

/** The board of a zone as it hangs on a wall, and the plain page that its code leads to. */

const pages = usePages()
const { open, see, tap } = pages

/** The grid whose only person is out of term, and a county with three persons. */
const [VACANT, COUNTY] = ['990104004-G3', '990102']
const FIRM = '/firms/91990100MAAY4CL127'
const zone = async (code: string) => {
  const { items } = await pages.app.json<{ items: { id: string; name: string }[] }>(`/api/v1/zones?code=${code}`)
  if (!items[0]) throw new Error(`the sample has no zone ${code}`)
  return items[0]
}

afterEach(() => pages.context.close())

it.each([
  ['A4', VACANT, '[0 0 594.95996 841.91998]', { width: 794, height: 1123 }],
  ['A4', COUNTY, '[0 0 594.95996 841.91998]', { width: 794, height: 1123 }],
  ['A3', COUNTY, '[0 0 841.91998 1191.12]', { width: 1123, height: 1587 }],
])('prints a board on one sheet of %s, with the plain address of the zone as its code', async (size, code, box, sheetSize) => {
  const { id, name } = await zone(code)
  await open(`/#/record/detail/index?kind=zone&id=${id}`)
  await see('打印公示牌')
  await pages.page.evaluate(() => {
    window.print = () => void Object.assign(window, { printed: true })
  })
  await tap(`#print-poster-${size}`)
  await pages.page.waitForFunction(() => 'printed' in window)
  const sheet = pages.page.locator('#wall-poster')
  expect(await sheet.isVisible()).toBe(false)
  await pages.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const words = await sheet.innerText()
  for (const said of [name, code, '没人接？监督电话', '演示数据', '培训', ...(code === VACANT ? ['空岗 23 天'] : ['行业责任人'])])
    expect(words).toContain(said)
  // Once: who reads it twice looks for the difference.
  expect(words.split('演示数据')).toHaveLength(2)
  // Where people reach the service, and not where an office has opened it.
  expect(await sheet.locator('.wall-poster__address').innerText()).toBe(`https://mingan.example/zones/${code}`)
  expect(await sheet.locator('img').evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  await pages.page.setViewportSize(sheetSize)
  await screenshot(pages.page, `zone-poster-${size}-${code}`)
  const pdf = (await pages.page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/MediaBox \[[^\]]*\]/g)?.map((one) => one.replace('/MediaBox ', ''))).toEqual([box])
  expect(pages.complaints).toEqual([])
})

it('prints the board of a firm with those who answer for it, on one sheet', async () => {
  const { items } = await pages.app.json<ListAnswer<EnterpriseItem>>('/api/v1/enterprises?limit=100')
  const firms = await Promise.all(items.map(({ id }) => pages.app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${id}`)))
  const body = firms.map(({ record }) => record.body).find((one) => one !== null && one.persons?.length === 5)
  if (!body?.uscc) throw new Error('the sample has no firm with a board')
  await open(`/#/enterprise/detail/index?id=${body.uscc}`)
  await see('打印公示牌')
  await screenshot(pages.page, 'firm-persons')
  await pages.page.evaluate(() => {
    window.print = () => void Object.assign(window, { printed: true })
  })
  await tap('#print-poster-A4')
  await pages.page.waitForFunction(() => 'printed' in window)
  const sheet = pages.page.locator('#wall-poster')
  await pages.page.emulateMedia({ media: 'print' })
  const words = await sheet.innerText()
  for (const said of [body.name, body.uscc, '属地责任人', '行业责任人', '专业责任人', '综合监管责任人', '企业责任人', '12350', '演示数据'])
    expect(words).toContain(said)
  for (const { name } of body.persons ?? []) expect(words).toContain(name)
  expect(await sheet.locator('.wall-poster__address').innerText()).toBe(`https://mingan.example/firms/${body.uscc}`)
  await pages.page.setViewportSize({ width: 794, height: 1123 })
  await screenshot(pages.page, 'firm-poster-A4')
  const pdf = (await pages.page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/MediaBox \[[^\]]*\]/g)).toEqual(['/MediaBox [0 0 594.95996 841.91998]'])
  expect(pages.complaints).toEqual([])
})

it('opens what a scene names, in place of the page that reads it', async () => {
  await open('/#/record/scan/index?scene=z.990104004-G3')
  await see('公布的任期都已届满，空岗 23 天')
  expect(new URL(pages.page.url()).hash).toMatch(/^#\/record\/detail\/index\?kind=zone&id=/)
  await pages.page.goto(`${pages.app.base}/#/record/scan/index?scene=x`)
  await pages.page.reload()
  await see('这个码不是本程序的')
  expect(pages.complaints).toEqual([])
})

/** Looks at a plain page without its policy, which lets nobody bring the letters of a picture in. */
async function look(path: string, name: string, isLarge = false): Promise<void> {
  const html = await (await pages.app.get(path)).text()
  await pages.page.goto('about:blank')
  await pages.page.setContent(html)
  if (isLarge) await pages.page.getByLabel('大字').check()
  if (!ARE_LOOKED_AT) return
  // A page without an address of its own has no host that could be asked for letters.
  await withChineseLetters(pages.page, pages.app.base)
  await untilDrawn(pages.page)
  await keepPicture(pages.page, name, { fullPage: true })
}

it.each([
  ['phone', {}],
  ['dark', { dark: true }],
  ['desktop', { width: 1280 }],
])('leads by that address to a page that is looked at: %s', async (name, seen) => {
  await open(`/zones/${VACANT}`, seen)
  await pages.page.getByText('空岗 23 天，没有公布接任的人').waitFor()
  await pages.page.getByLabel('大字').check()
  const width = await pages.page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(width[0]).toBeLessThanOrEqual(width[1] ?? 0)
  await pages.page.goto(`${pages.app.base}${FIRM}`)
  await pages.page.getByText('只说明已公布的情况').waitFor()
  expect(pages.complaints).toEqual([])
  await look(`/zones/${VACANT}`, `plain-zone-${name}`)
  await look(`/zones/${VACANT}`, `plain-zone-${name}-large`, true)
  await look(FIRM, `plain-firm-${name}`)
})
