import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { buildDesk, writeDesk } from '../../miniapp/desk/build'
import { runSource } from '../../server/mirror/run/run'
import { Source } from '../../server/mirror/source/sources'
import { picturesAtDeskIn } from '../../server/read/picturesAtDesk'
import { hex } from '../../shared/tips/crypto/index'
import { openBrowser, sideways } from '../support/browser'
import { addOfficer, startDesk, type DeskService } from '../support/desk'
import { FONT_HOST, openDeskFile, shootDesk, signInAnew, type DeskLook } from '../support/deskPage'
import { inTheDark } from '../support/looks'
import { runningThrough } from '../support/machine'
import { makeTipKeys, tipSettings, type TestKeys } from '../support/tips'
import { useStore } from '../support/useStore'

/** The desk looks at pictures of public records: the built file, opened from a disk, before the real service. */

jest.setTimeout(240_000)

const store = useStore()
let browser: Browser
let keys: TestKeys
let service: DeskService
let file: string
let ticking: NodeJS.Timeout

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

beforeEach(async () => {
  keys = makeTipKeys(new Date())
  service = await startDesk({
    db: store.db,
    keys,
    tipSettings: tipSettings(keys, store.dir),
    at: new Date(),
    pictures: ({ db, view, now }) => picturesAtDeskIn(db, view, now),
  })
  // Proofs hold for a minute, and a walk takes longer: the service goes with the time of the browser.
  ticking = setInterval(() => service.setNow(new Date()), 200)
  file = writeDesk(await buildDesk({ server: service.base, root: hex(keys.root.publicKey) }), store.dir)
})
afterEach(async () => {
  clearInterval(ticking)
  for (const context of browser.contexts()) await context.close()
  await service.stop()
})

const SOURCE = {
  name: 'ledger',
  title: '隐患台账',
  agency: '云帆市应急管理局',
  kind: 'hazard',
  format: 'csv',
  settleSeconds: 0,
  coverage: 'full',
  rhythmHours: 24,
  unreviewedPictures: 'desk',
  key: ['编号'],
  columns: {
    no: '编号',
    title: '隐患名称',
    'evidence.0.pictures': '整改前照片',
    'evidence.0.stage': { value: 'before' },
    'evidence.0.takenOn': '拍摄日期',
  },
}
const LINES = ['1,疏散通道堆放货物,p/1.png,2026-05-10', '2,配电箱没有门，雨水能进,p/2.png,', '3,疏散通道又堆放货物,p/1.png,2026-05-18']

async function publish(lines = LINES) {
  const path = join(store.dir, 'ledger.csv')
  writeFileSync(path, ['编号,隐患名称,整改前照片,拍摄日期', ...lines].join('\n') + '\n')
  const now = () => new Date()
  await runSource(Source.parse({ ...SOURCE, path }), { db: store.db, now, machine: runningThrough(now), newId: randomUUID })
  await service.view.refresh()
}

/** Drawings that nobody takes for a photo: a wide one and a tall one. */
async function draw() {
  mkdirSync(join(store.dir, 'p'), { recursive: true })
  const boxes = (colour: string) =>
    Array.from({ length: 4 }, (_, i) => `<rect x="${80 + i * 160}" y="${300 + (i % 2) * 60}" width="120" height="140" fill="${colour}"/>`)
  const svg = (width: number, height: number, ground: string, colour: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>${boxes(colour).join('')}</svg>`
  for (const [name, width, height] of [
    ['1', 960, 640],
    ['2', 600, 900],
  ] as const)
    writeFileSync(
      join(store.dir, 'p', `${name}.png`),
      await sharp(Buffer.from(svg(width, height, name === '1' ? '#d8d2c4' : '#a8b4bc', '#9a6b3c')))
        .png()
        .toBuffer(),
    )
}

async function officer(name: string, over: Parameters<typeof addOfficer>[2] = {}, look: DeskLook = {}): Promise<Page> {
  const page = await openDeskFile(browser, file, look)
  await signInAnew(page, await addOfficer(service, name, over), service.now())
  return page
}
const entry = (page: Page) => page.getByRole('navigation', { name: '页面' }).getByRole('button', { name: /^图片/ })
const waiting = (page: Page) => page.getByRole('list', { name: '等着看的图片' })
const decided = (page: Page) => page.getByRole('list', { name: '看过的图片' })
const card = (page: Page, title: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) })
const widthOf = (page: Page, title: string) =>
  card(page, title)
    .getByRole('img')
    .first()
    .evaluate((image) => (image as HTMLImageElement).naturalWidth)
const statesNow = async () => {
  const { items } = (await (await fetch(`${service.base}/api/v1/hazards`)).json()) as { items: { id: string; no: string }[] }
  const states: Record<string, string> = {}
  for (const { id, no } of items) {
    const answer = await (await fetch(`${service.base}/api/v1/hazards/${id}`)).json()
    states[no] = (answer as { record: { body: { evidence: { state: string }[] } } }).record.body.evidence[0]?.state ?? ''
  }
  return states
}

it('looks at each, decides, changes its mind, and tells how many are left', async () => {
  await draw()
  await publish()
  const page = await officer('lin', { displayName: '林经办' })
  await entry(page).filter({ hasText: '2 张等着看' }).click()
  await page.getByRole('heading', { name: '等着看的：2 张' }).waitFor()
  // The page's own policy lets the picture in, and it is whole.
  await page.getByRole('img', { name: '整改前的图片：配电箱没有门，雨水能进' }).waitFor()
  expect([await widthOf(page, '疏散通道堆放货物'), await widthOf(page, '配电箱没有门，雨水能进')]).toEqual([960, 600])
  const first = card(page, '疏散通道堆放货物')
  for (const fact of ['2026-05-10 拍摄', '2026-05-18 拍摄']) expect(await first.getByText(fact).count()).toBe(1)
  const link = await first.getByRole('link', { name: '疏散通道又堆放货物' }).getAttribute('href')
  expect(link).toMatch(new RegExp(`^${service.base}/#/record/detail/index\\?kind=hazard&id=ledger\\.`))
  await first.getByRole('button', { name: /^放大/ }).click()
  await page.getByRole('dialog').getByRole('img').waitFor()
  await page.keyboard.press('Escape')

  await first.getByRole('button', { name: '公布', exact: true }).click()
  await page.getByText(/^“疏散通道又?堆放货物”的图片：已决定公布，来源下一次采集时生效。$/).waitFor()
  await page.getByRole('heading', { name: '等着看的：1 张' }).waitFor()
  await entry(page).filter({ hasText: '1 张等着看' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^等着看的/)
  // By the keyboard alone.
  await waiting(page).getByRole('button', { name: '不公布' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('没有等待查看的图片。').waitFor()
  expect(await entry(page).textContent()).toBe('图片')
  expect(await decided(page).getByRole('listitem').filter({ hasText: '原图指纹' }).count()).toBe(2)

  await publish()
  expect(await statesNow()).toEqual({ '1': 'shown', '2': 'withheld', '3': 'shown' })
  await page.reload()
  const again = await officer('zhao')
  await entry(again).click()
  await decided(again).getByText('图片已经删去。').waitFor()
  await card(again, '疏散通道堆放货物').getByRole('button', { name: '改成不公布' }).click()
  await again.getByText('已决定不公布').waitFor()
  await publish()
  expect(await statesNow()).toEqual({ '1': 'withheld', '2': 'withheld', '3': 'withheld' })

  const guan = await officer('guan', { role: 'administrator' })
  expect(await entry(guan).count()).toBe(0)
  await guan.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '审计' }).click()
  await guan.getByText('看过图片：公布').waitFor()
  expect(await guan.getByText('看过图片：不公布').count()).toBe(2)
})

it('says so where nothing waits, where a picture does not come, and where nobody answers', async () => {
  await draw()
  await publish(LINES.slice(0, 1))
  const page = await officer('lin')
  await entry(page).filter({ hasText: '1 张等着看' }).waitFor()
  // Its bytes are lost: the rest of the page stands, and it may still be withheld.
  await page.route('**/desk/pictures/*', (route) => route.abort())
  await entry(page).click()
  await page.getByText('图片没有取到：没连上服务').waitFor()
  await card(page, '疏散通道堆放货物').getByRole('button', { name: '不公布' }).click()
  await page.getByText('没有记下：没连上服务').waitFor()
  await page.unroute('**/desk/pictures/*')
  await page.getByRole('button', { name: '再取一次' }).click()
  await page.getByRole('img', { name: '整改前的图片：疏散通道堆放货物' }).waitFor()
  await page.route('**/desk/pictures', (route) => route.abort())
  await page.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '队列' }).click()
  await entry(page).click()
  await page.getByRole('alert').getByText('没连上服务').waitFor()
  await page.unroute('**/desk/pictures')
  await publish(['1,疏散通道堆放货物,,'])
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByText('没有等待查看的图片。').waitFor()
})

it('is drawn whole, in the dark and in large letters', async () => {
  await draw()
  await publish([...LINES, '4,消防栓被遮挡,p/1.png,2026-05-19'])
  const page = await officer('lin', { displayName: '林经办' }, { withLetters: true })
  await entry(page).click()
  await card(page, '配电箱没有门，雨水能进').getByRole('button', { name: '公布', exact: true }).click()
  await page.getByRole('heading', { name: '看过的：1 张' }).waitFor()
  await page.getByRole('img').nth(1).waitFor()
  await inTheDark(page, () => shootDesk(page, 'desk-pictures-dark'))
  await page.getByRole('button', { name: '大字' }).click()
  await shootDesk(page, 'desk-pictures-large')
  expect(await sideways(page, FONT_HOST)).toBe(0)
  // Nothing of a picture is cut off, be it wide or tall.
  for (const image of await page.locator('.picture__open img').all())
    expect(await image.evaluate((one) => getComputedStyle(one).objectFit)).toBe('contain')
})
