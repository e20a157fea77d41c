import type { Browser, Page } from 'playwright-core'
import { buildDesk, writeDesk } from '../../miniapp/desk/build'
import { fromUtf8, openAnswer, unhex, type AnswerContent, type Content } from '../../shared/tips/crypto/index'
import { openBrowser, openPhone } from '../support/browser'
import { ensureBuilt } from '../support/built'
import { addOfficer, startDesk, type DeskService } from '../support/desk'
import { loadKeys, openDeskFile, signInAnew, writeKeyFile } from '../support/deskPage'
import { tipSettings, type TestKeys } from '../support/tips'
import { useStore } from '../support/useStore'
import { fileVectors, putVectorAnswers, VECTOR_TIME, vectorKeys, VECTORS } from '../support/vectorCase'
import { startWeapp } from '../support/weapp/host'

/**
 * The vectors in the real builds, before the real service: a phone of either build reads their answers, the desk's file opens
 * their tip. What is expected is the plain text of the files, and nothing is sealed anew but what the desk answers.
 */

jest.setTimeout(120_000)

const store = useStore()
let browser: Browser
let service: DeskService
let keys: TestKeys
let weappDir: string

const { receipt, tip, message, answer } = VECTORS
const plainOf = <T>(plain: string): T => JSON.parse(fromUtf8(unhex(plain))) as T
const told = [answer, answer.next].map(({ plain }) => plainOf<AnswerContent>(plain))
const written = plainOf<Content>(tip.parts[0]?.plain ?? '')
const CHECKED = '✓ 签名已核对：安全生产举报受理台'

beforeAll(async () => {
  const webDir = await ensureBuilt('h5')
  weappDir = await ensureBuilt('weapp')
  keys = vectorKeys()
  const settings = tipSettings(keys, store.dir, { demonstration: true })
  service = await startDesk({ db: store.db, keys, tipSettings: settings, at: VECTOR_TIME, webDir })
  browser = await openBrowser()
}, 300_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
// The service takes the tip and its message as the files have them: header, wraps, parts, every signature.
beforeEach(() => fileVectors(service.base))

it('the web build reads the two answers with the written receipt, and checks who signed', async () => {
  await putVectorAnswers(store.db)
  const context = await openPhone(browser, { now: VECTOR_TIME })
  const page = await context.newPage()
  await page.goto(`${service.base}/#/tip/receipt/index`)
  await page.locator('#receipt input').fill(receipt.written)
  await page.locator('#look').click()
  await page.locator('#answers').waitFor()
  expect(await page.locator('#answers .paragraph').allInnerTexts()).toEqual(told.map(({ text }) => text))
  expect(await page.locator('#answers .hint--pass').allInnerTexts()).toEqual([CHECKED, CHECKED])
  await context.close()
})

it('the mini-program reads the same', async () => {
  await putVectorAnswers(store.db)
  const weapp = await startWeapp(browser, { dist: weappDir, api: service.base })
  weapp.service.switchTab('pages/tip/index')
  await weapp.tap('用凭证查回复')
  await weapp.see('凭证（25 个字符）')
  await weapp.fillIn('[id$="receipt"]', receipt.written)
  await weapp.tapSelector('[id$="look"]')
  await weapp.see('现在：核查中')
  const shown = (await weapp.text()).split('\n').map((line) => line.trim())
  const expected = told.flatMap(({ text }) => [text, CHECKED])
  expect(shown.filter((line) => expected.includes(line))).toEqual(expected)
  expect(weapp.service.errors).toEqual([])
  await weapp.close()
})

/** From here on the page keeps the bytes of every picture that it shows, in the order in which they were opened. */
const keepPictures = (page: Page) =>
  page.evaluate(() => {
    const kept: Promise<number[]>[] = []
    const show = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (blob: Blob) => {
      kept.push(blob.arrayBuffer().then((bytes) => [...new Uint8Array(bytes)]))
      return show(blob)
    }
    Object.assign(window, { kept })
  })
const keptPictures = (page: Page) => page.evaluate(() => Promise.all((window as unknown as { kept: Promise<number[]>[] }).kept))

it('the desk from a disk opens text, photos and message, and its answer opens with the reporter’s key', async () => {
  const file = writeDesk(await buildDesk({ server: service.base, root: 'demo' }), store.dir)
  const page = await openDeskFile(browser, file, { now: VECTOR_TIME })
  await signInAnew(page, await addOfficer(service, 'li', { displayName: '李经办' }), service.now())
  await loadKeys(page, writeKeyFile(store.dir, keys, 'work-safety', 'handler'))
  await page.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '队列' }).click()
  const shortId = `${tip.tipId.slice(0, 5)}-${tip.tipId.slice(5, 10)}`.toUpperCase()
  await page.getByRole('button', { name: new RegExp(shortId) }).click()
  await page.getByRole('heading', { name: '举报人写的' }).waitFor()
  expect(await page.getByText(written.text, { exact: true }).isVisible()).toBe(true)

  await keepPictures(page)
  for (const n of [1, 2]) {
    await page.getByRole('button', { name: `拆看第 ${n} 张照片` }).click()
    await page.getByRole('button', { name: `放大第 ${n} 张照片` }).waitFor()
  }
  const opened = (await keptPictures(page)).map((bytes) => Buffer.from(bytes).toString('hex'))
  expect(opened).toEqual(tip.parts.slice(1).map(({ plain }) => plain))

  await page.getByRole('button', { name: '拆开这封信' }).click()
  await page.getByText(plainOf<Content>(message.parts[0]?.plain ?? '').text, { exact: true }).waitFor()

  await page
    .locator('.moves')
    .getByRole('button', { name: /^受理\s*(双人)?$/ })
    .click()
  await page.getByLabel(/我已核对/).check()
  await page.getByLabel('给举报人的答复（密封并签名）').fill('已受理，明天到现场看安全出口。')
  await page.getByRole('button', { name: '预览答复' }).click()
  await page.getByRole('button', { name: '签名并提交' }).click()
  await page.getByText('已受理。').waitFor()
  const bytes = new Uint8Array(await (await fetch(`${service.base}/api/v1/answers`)).arrayBuffer())
  const reporter = { tipId: unhex(answer.tipId), lookupId: unhex(answer.lookupId), sealingPrivate: unhex(answer.reporterPrivate) }
  const certificates = [{ v: 1 as const, ...answer.certificate, signature: answer.certificateSignature }]
  expect(openAnswer(bytes, reporter, { root: unhex(answer.rootPublic), certificates })).toMatchObject({
    seq: 1,
    previous: null,
    state: 'accepted',
    text: '已受理，明天到现场看安全出口。',
    desk: 'work-safety',
  })
  await page.context().close()
})
