import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { writeCertificates } from '../../server/tips/keys/certificatesFile'
import { FLOOD } from '../../server/tips/rules'
import type { TipDoor } from '../../server/tips/index'
import { cleanJpeg, isCleanJpeg, jpegSize } from '../../shared/tips/jpeg'
import { TEST_NOW, startTestApp, type TestApp, type TestAppOptions } from '../support/app'
import { openBrowser, openPhone, screenshot, type Look } from '../support/browser'
import { ensureBuilt } from '../support/built'
import { inTheDark } from '../support/looks'
import { filingOf, makeTip, putFiling, sendTip } from '../support/tips'
import { bigPicture, demoKeys, doorWith, HEIC, makePictures, openOnly, pushAnswer } from '../support/tipPhone'
import { stepsIn } from '../support/webPage'

/** Tips in the web build: from the first word to the answer, with everything that goes wrong on the way. */

const keys = demoKeys()
let app: TestApp
let door: TipDoor
let browser: Browser
let context: BrowserContext
let page: Page
let pictures: Buffer[]
let complaints: string[]
let requested: string[]

beforeAll(async () => {
  const webDir = await ensureBuilt('h5')
  const tips: TestAppOptions['tips'] = async (given) => {
    // One proxy of ours: a flood comes from many addresses.
    door = await doorWith(keys, { anonymousReward: null, trustedProxies: 1 })(given)
    return door
  }
  app = await startTestApp({ webDir, tips })
  browser = await openBrowser()
  pictures = await makePictures(browser, [
    { width: 2_400, height: 1_800, orientation: 6 },
    { width: 1_200, height: 900, orientation: 1 },
    { width: 300, height: 200, orientation: 3 },
  ])
}, 300_000)
afterAll(async () => {
  await browser.close()
  await app.stop()
})
beforeEach(async () => {
  await app.store.db.tips.deleteMany({})
  await app.store.db.tipParts.deleteMany({})
})
afterEach(async () => {
  app.setNow(TEST_NOW)
  await context.close()
})

async function open(path = '/#/pages/tip/index', { prepare, ...look }: Look & { prepare?: () => void } = {}): Promise<void> {
  context = await openPhone(browser, { now: TEST_NOW, sliding: true, ...look })
  if (prepare) await context.addInitScript(prepare)
  page = await context.newPage()
  complaints = []
  requested = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('request', (request) => requested.push(request.url()))
  await page.goto(app.base + path)
}

/** Closes the page and opens the first one of tips anew: what a page of a draft was still about to keep goes with it. */
const openAgain = () => page.goto(app.base + '/?again#/pages/tip/index')

/** A network that a test has cut is told by the browser itself. */
const isOurs = (complaint: string) => !/Failed to load resource|ERR_FAILED/.test(complaint)

const { top, see, tap, tapText } = stepsIn(() => page)
const fill = async (id: string, text: string) => (await top()).locator(`#${id} input, #${id} textarea`).first().fill(text)

/** Waits until the draft is kept as it was at some time of the phone. */
const keptAt = (at: Date) =>
  page.waitForFunction((mark) => (localStorage.getItem('tip-drafts') ?? '').includes(mark), `"at":${at.getTime()}`)

async function pick(files: { name: string; buffer: Buffer }[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap('#add-photos')])
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
  const paths = files.map(({ name }) => join(folder, name))
  files.forEach(({ buffer }, i) => writeFileSync(paths[i] ?? '', buffer))
  await chooser.setFiles(paths)
}
const photo = (i: number) => ({ name: `IMG_2026 我家门口 ${i}.jpg`, buffer: pictures[i] ?? Buffer.alloc(0) })

async function writeFirstStep(): Promise<void> {
  await tap('#choice-hazard')
  await fill('address', '东港街道建设路 3 号楼后门')
  await tap('#choice-day')
  await fill('day', '2026-5-18')
  await tap('#next')
  await see('第 2 步，共 5 步：经过和照片')
}

/** Types one group back, as somebody who wrote the receipt on paper. Returns the receipt. */
async function copyReceipt(): Promise<string> {
  const groups = await (await top()).locator('.receipt__group').allInnerTexts()
  const asked = /填回第 (\d) 组/.exec(await (await top()).innerText())?.[1]
  await fill('typed-back', (groups[Number(asked) - 1] ?? '').toLowerCase())
  await tap('#check-typed')
  await see('凭证已保存，可以发送了。')
  return groups.join('-')
}

async function writeAll({ photos = 0, remember = false } = {}): Promise<string> {
  await tap('#write')
  await see('第 1 步，共 5 步：什么事，在哪里')
  await writeFirstStep()
  await fill('text', '消防通道被铁门锁住，里面堆着油漆桶。')
  if (photos > 0) {
    await pick(Array.from({ length: photos }, (_, i) => photo(i)))
    await see(`照片 ${photos}/6`)
  }
  await tap('#next')
  await see('第 3 步，共 5 步：您是谁，谁会看到')
  await tap('#next')
  await see('您的凭证')
  const receipt = await copyReceipt()
  if (remember) await tap('#remember')
  await tap('#next')
  await see('看到「已送达」才算发出。')
  return receipt
}

it('an anonymous tip with three photos is sent through a network that dies, once, and leaves nothing behind', async () => {
  await open()
  await see('现在就有人有危险？先打电话')
  await see('演示密钥：谁都能拆看，不要写真实的事')
  await screenshot(page, 'tip')
  await tap('#write')
  await see('第 1 步，共 5 步：什么事，在哪里')
  await page.waitForFunction(() => document.activeElement?.id === 'step-place')
  await tap('#next')
  await see('请选一类：这是什么事。')
  await see(/请写明在哪里/)
  await screenshot(page, 'tip-1-faults')
  await writeFirstStep()
  await tap('#next')
  await see('还没有写经过。请写一两句：看到了什么、谁、哪家单位。')
  await fill('text', '消防通道被铁门锁住，里面堆着油漆桶。')
  await pick([photo(0), photo(1), photo(2)])
  await see('照片 3/6')
  await screenshot(page, 'tip-2')
  await tap('#next')
  await see('安全生产举报受理台会看到')
  await see('本市没有匿名领奖的规定：匿名举报照样核查、照样答复，但领不到奖励。')
  await fill('suppose', '200000')
  await see('· 罚款 20万元 的 15%：3万元')
  await screenshot(page, 'tip-3')
  await tap('#next')
  await see('先保存，再发送（任选一种）')
  // The button that led here may be taken again at once: the heading does not take the focus, and the page with it, from under a finger.
  await page.waitForFunction(() => document.activeElement?.id === 'step-receipt')
  await (await top()).locator('#next').focus()
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('next')
  await tap('#next')
  await see(/凭证还没有保存/)
  await screenshot(page, 'tip-receipt')
  const receipt = await copyReceipt()
  await tap('#next')
  // The network dies after two parts.
  await page.route('**/parts/2', (route) => route.abort())
  await tap('#send')
  await see('没有连上网络。您写的内容已保存在这部手机里，可以再试。')
  await screenshot(page, 'tip-send-failed')
  expect(await app.store.db.tipParts.countDocuments()).toBe(2)
  expect(await app.store.db.tips.countDocuments()).toBe(0)
  // The phone is closed and opened again; the draft goes on where it stopped.
  await page.unroute('**/parts/2')
  await openAgain()
  await tapText('第 1 份草稿')
  await see('看到「已送达」才算发出。')
  requested.length = 0
  await (await top()).locator('#send').dblclick()
  await see('可以关闭本页了。')
  await see('受理台于 2026-05-20 10:00 这一小时内收到。')
  await see('2026-05-27 前')
  await screenshot(page, 'tip-sent')
  expect(requested.filter((url) => /parts\/[01]$/.test(url))).toEqual([])
  expect(complaints.filter(isOurs)).toEqual([])

  const { doc, content, photos, identity } = await openOnly(app.store.db, keys)
  expect(doc).toMatchObject({ kind: 'hazard', desk: 'work-safety', division: '990100' })
  expect(identity).toBeUndefined()
  expect(content).toMatchObject({
    text: '消防通道被铁门锁住，里面堆着油漆桶。',
    fields: {
      kind: 'hazard',
      where: { address: '东港街道建设路 3 号楼后门', point: null, record: null },
      when: { day: '2026-05-18', goingOn: false },
      named: null,
      photos: 3,
    },
  })
  expect(photos.map((bytes) => isCleanJpeg(bytes))).toEqual([true, true, true])
  // Turned upright, and 1600 pixels at most.
  expect(photos.map((bytes) => jpegSize(bytes))).toEqual([
    { width: 1_200, height: 1_600 },
    { width: 1_200, height: 900 },
    { width: 300, height: 200 },
  ])
  expect(await cornerOf(photos[0] ?? new Uint8Array())).toBe('top right')
  expect(cleanJpeg(photos[0] ?? new Uint8Array())).toEqual(photos[0])

  // Nothing of the receipt is in an address, and nothing of the tip in the storage.
  expect(requested.join('\n')).not.toContain(receipt.slice(0, 5))
  expect(await keptNames()).toEqual([])
  const left = await page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(left).not.toContain(receipt.slice(0, 5))
  expect(left).toContain('"tip-sent":"{\\"data\\":[\\"2026-05-20\\"]}"')
}, 120_000)

/** Names of everything that the phone keeps. */
const keptNames = (): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const request = indexedDB.open('tips')
        request.onsuccess = () => {
          const all = request.result.transaction('bytes').objectStore('bytes').getAllKeys()
          all.onsuccess = () => resolve(all.result.map(String))
        }
      }),
  )

/** In which corner of a photo the red is. */
const cornerOf = (bytes: Uint8Array): Promise<string> =>
  page.evaluate(async (base64) => {
    const image = new Image()
    image.src = 'data:image/jpeg;base64,' + base64
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const context = canvas.getContext('2d') as CanvasRenderingContext2D
    context.drawImage(image, 0, 0)
    const isRed = (x: number, y: number) => {
      const [red = 0, green = 0] = context.getImageData(x, y, 1, 1).data
      return red > 200 && green < 60
    }
    const [right, bottom] = [canvas.width - 20, canvas.height - 20]
    return isRed(20, 20) ? 'top left' : isRed(right, 20) ? 'top right' : isRed(20, bottom) ? 'bottom left' : 'bottom right'
  }, Buffer.from(bytes).toString('base64'))

it('reads the signed answers with the receipt, typed carelessly, and writes back', async () => {
  await open()
  const receipt = await writeAll()
  await tap('#send')
  await see('可以关闭本页了。')
  const previous = await pushAnswer(app.store.db, keys, receipt, {
    seq: 1,
    previous: null,
    state: 'accepted',
    text: '已受理，核查组明天到现场。',
    next: '2026-07-19',
  })
  await tapText('用凭证查回复')
  await see('凭证（25 个字符）')
  await fill('receipt', receipt.slice(0, -1))
  await tap('#look')
  await see('凭证是 25 个字符，现在多了或少了。请再对一遍。')
  await fill('receipt', ' ' + receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'))
  await tap('#look')
  await see('现在：已受理')
  // Nobody claims or waives what is not decided.
  expect(await (await top()).locator('#choice-claim, #choice-waive').count()).toBe(0)
  await pushAnswer(app.store.db, keys, receipt, {
    seq: 2,
    previous,
    state: 'reward_decided',
    text: '铁门已拆除，罚款 2 万元。',
    next: '2026-07-19',
  })
  requested.length = 0
  await tap('#look')
  await see('现在：已决定奖励')
  await see('铁门已拆除，罚款 2 万元。')
  expect(await (await top()).locator('.timeline__when').allInnerTexts()).toEqual([
    '2026-05-20 10 时 · 已受理',
    '2026-05-20 10 时 · 已决定奖励',
  ])
  expect(requested.filter((url) => url.includes('/answers'))).toEqual([app.base + '/api/v1/answers'])
  expect(page.url()).not.toContain(receipt.slice(0, 5))
  await screenshot(page, 'tip-answers')

  await tap('#choice-claim')
  await tap('#send-reply')
  await see('领取奖励请写齐收款人姓名、联系方式和付到哪里。')
  await fill('claim-name', '李某某')
  await fill('claim-contact', '0099-55500000')
  await fill('claim-pay', '当面领取')
  await pick([photo(2)])
  await see('照片 1/6')
  // The network dies before the photo: the next try goes on from there.
  await page.route('**/messages/1/parts/1', (route) => route.abort())
  await tap('#send-reply')
  await see('没有连上网络。您写的还在这一页上，请不要关闭，可以再试。')
  await page.unroute('**/messages/1/parts/1')
  requested.length = 0
  await tap('#send-reply')
  await see('已送达。受理台会在答复里回您。')
  expect(requested.filter((url) => url.includes('/messages/1/parts/')).map((url) => url.at(-1))).toEqual(['1'])
  const { messages, doc } = await openOnly(app.store.db, keys)
  expect(doc.messages.map(({ message }) => message)).toEqual([1])
  expect(messages).toMatchObject([
    {
      content: { text: '', fields: { topic: 'claim', photos: 1 } },
      identity: { name: '李某某', contact: '0099-55500000', payTo: '当面领取' },
    },
  ])
  // A second message takes the next number.
  await tap('#choice-retaliation')
  await fill('reply-text', '今天被调岗了。')
  await tap('#send-reply')
  await see('已送达。受理台会在答复里回您。')
  expect((await openOnly(app.store.db, keys)).messages.map(({ content }) => content.text)).toEqual(['', '今天被调岗了。'])
  // An answer that somebody changed is refused, and nothing of it shown.
  const [first, second] = doc.answers
  await app.store.db.tips.updateOne({}, { $set: { answers: [first, { ...second, bytes: Buffer.alloc(4_096, 7) }] } })
  await tap('#look')
  await see(/答复的格式不对/)
  expect(complaints.filter(isOurs)).toEqual([])
}, 120_000)

it('refuses what is no photo in sentences, keeps the draft, and finds it again after a reload', async () => {
  await open('/#/tip/write/index?kind=no_answer')
  await see('第 1 步，共 5 步：什么事，在哪里')
  await fill('address', '东港街道')
  await tap('#choice-day')
  await fill('day', '2026-05-21')
  await tap('#next')
  await see(/2026-05-21 还没有到/)
  await tapText('昨天')
  await tap('#next')
  await see('第 2 步，共 5 步：经过和照片')
  await pick([{ name: 'large.jpg', buffer: bigPicture(40 * 1024 * 1024) }])
  await see('这张照片有 40 MB，最大 30 MB，没有加上。请截图或压缩后再选，其他内容都还在。')
  await pick([{ name: 'IMG.HEIC', buffer: HEIC }])
  await see(/这张照片是 HEIC 格式/)
  await pick([{ name: 'broken.jpg', buffer: (pictures[1] ?? Buffer.alloc(0)).subarray(0, 5_000) }])
  await see(/这张照片打不开/)
  await pick(Array.from({ length: 7 }, (_, i) => ({ ...photo(2), name: `${i}.jpg` })))
  await see('照片 6/6')
  await see('最多 6 张照片，多选的 1 张没有加上。')
  // The first word may be kept with the photos before it; the sentence comes when nothing else is about to be kept.
  for (const [seconds, words] of [
    [1, '打'],
    [2, '打了三次，没有人接。'],
  ] as const) {
    const at = new Date(TEST_NOW.getTime() + seconds * 1_000)
    await context.clock.setFixedTime(at)
    await fill('text', words)
    await keptAt(at)
  }
  await screenshot(page, 'tip-2-faults')
  await page.reload()
  await see('第 2 步，共 5 步：经过和照片')
  await see('照片 6/6')
  expect(await (await top()).locator('#text textarea').inputValue()).toBe('打了三次，没有人接。')
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(stored).not.toContain('没有人接')
  await open('/#/pages/tip/index')
  expect(await (await top()).locator('#drafts').count()).toBe(0)
}, 120_000)

/** What the page says of its progress, from now on. */
const watchProgress = () =>
  page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const look = () => said.push(...[...document.querySelectorAll('.progress__what')].map((one) => one.textContent ?? ''))
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
const saidProgress = () => page.evaluate(() => (window as unknown as { said: string[] }).said)

it('does the work that is asked of everybody in a flood, says so, and arrives', async () => {
  app.setNow(new Date(TEST_NOW.getTime() + 600_000))
  await open()
  await writeAll()
  const other = makeTip(keys)
  await sendTip(app.base, other)
  const flood = Array.from({ length: FLOOD.filingsAMinute * 2 + 1 }, (_, i) =>
    fetch(`${app.base}/api/v1/tips/${other.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.${i}.1` },
      body: JSON.stringify(filingOf(other.sealed)),
    }),
  )
  await Promise.all(flood)
  const unsolved = makeTip(keys)
  expect((await putFiling(app.base, unsolved.id, filingOf(unsolved.sealed))).status).toBe(428)
  await app.store.db.tips.deleteMany({})
  await watchProgress()
  const [filing] = await Promise.all([page.waitForRequest((request) => request.method() === 'PUT'), tap('#send')])
  await see('可以关闭本页了。')
  expect(filing.postDataJSON()).toMatchObject({
    work: { challenge: expect.stringMatching(/^\w{32}$/), nonce: expect.stringMatching(/^\w{16}$/) },
  })
  expect(await saidProgress()).toContain('现在举报很多，手机要先算一道题')
  expect((await openOnly(app.store.db, keys)).content.text).toBe('消防通道被铁门锁住，里面堆着油漆桶。')
})

it('seals anew, under another receipt, what could not be sent before the week of its key was over', async () => {
  await open()
  const receipt = await writeAll({ photos: 1 })
  await page.route('**/parts/1', (route) => route.abort())
  await tap('#send')
  await see(/没有连上网络/)
  await page.unroute('**/parts/1')
  // A fortnight later the phone has a network again, and the desk has other keys.
  const later = new Date(TEST_NOW.getTime() + 14 * 86_400_000)
  const fresh = demoKeys(later)
  const { certificatesFile } = door.deps.settings
  const kept = `${certificatesFile}.kept`
  copyFileSync(certificatesFile ?? '', kept)
  writeFileSync(certificatesFile ?? '', writeCertificates(fresh.certificates))
  app.setNow(later)
  await context.clock.setFixedTime(later)
  await tap('#send')
  await see(/密钥/)
  expect(await (await top()).locator('#send').count()).toBe(0)
  await screenshot(page, 'tip-renew')
  expect(await app.store.db.tips.countDocuments()).toBe(0)
  await tap('#renew')
  await see('您的凭证')
  const another = await copyReceipt()
  expect(another).not.toBe(receipt)
  await tap('#next')
  await tap('#send')
  await see('可以关闭本页了。')
  const { content, photos } = await openOnly(app.store.db, fresh)
  expect(content.text).toBe('消防通道被铁门锁住，里面堆着油漆桶。')
  expect(photos).toHaveLength(1)
  copyFileSync(kept, certificatesFile ?? '')
})

it('remembers a receipt on the phone where it is told to, sees by it that an answer was taken back, and forgets it', async () => {
  await open()
  const receipt = await writeAll({ remember: true })
  await tap('#send')
  await see('草稿、照片、「最近看过」和存着的公示都已删去。按您的选择留下凭证；另外只留下「发出过」这一件事。')
  await pushAnswer(app.store.db, keys, receipt, { seq: 1, previous: null, state: 'accepted', text: '已受理。', next: '2026-07-19' })
  const [answers] = (await app.store.db.tips.find({}, { answers: 1 }).lean()).map((tip) => tip.answers)
  await page.goto(app.base + '/#/pages/tip/index')
  await tapText('2026-05-20 发出的举报')
  await see('已受理。')
  await see('这部手机记得您看过的最后一份，答复没有被换成更旧的。')
  expect(await (await top()).locator('#look').count()).toBe(0)
  await screenshot(page, 'tip-remembered')
  // Whoever controls the service takes the answer back.
  await app.store.db.tips.updateOne({}, { $set: { answers: [], answerCount: 0 } })
  await page.reload()
  await see('收到的答复比已经看过的更旧。请再查一次。')
  await app.store.db.tips.updateOne({}, { $set: { answers, answerCount: 1 } })
  await page.reload()
  await see('已受理。')
  expect(await keptNames()).toEqual([expect.stringMatching(/\.receipt$/)])
  await tap('#remember')
  await see('凭证（25 个字符）')
  expect(await keptNames()).toEqual([])
  await page.goto(app.base + '/#/pages/tip/index')
  await see('用凭证查回复')
  expect(await (await top()).getByText('发出的举报').count()).toBe(0)
  expect(complaints).toEqual([])
}, 60_000)

it('keeps the last letters of who leaves at once, and leaves the address of the next page alone', async () => {
  await open()
  await tap('#write')
  await tap('#choice-hazard')
  await fill('address', '东港街道建设路 3 号楼后门')
  await page.goBack()
  await keptAt(TEST_NOW)
  await see('草稿 1')
  expect(await page.evaluate(() => window.location.hash)).toBe('#/pages/tip/index')
})

it('clears every trace, and says what it deletes', async () => {
  const { id } = await overdue()
  await open(`/#/record/detail/index?kind=hazard&id=${id}`)
  await see('谁负责')
  await keptOf(id)
  await page.goto(app.base + '/#/pages/tip/index')
  await see('看到隐患、违法、瞒报？')
  await writeAll({ photos: 1 })
  await keptAt(TEST_NOW)
  await openAgain()
  await see('草稿 1')
  await tap('#clear-traces')
  await page.getByText(/以及「最近看过」「我的关注」和存着的公示/).waitFor()
  await screenshot(page, 'tip-clear-traces')
  await page.getByText('清除', { exact: true }).click()
  await see('看到隐患、违法、瞒报？')
  await page.waitForFunction(() => !Object.keys(localStorage).includes('tip-key'))
  expect(await (await top()).locator('#drafts').count()).toBe(0)
  expect(await storage()).not.toContain(id)
})

/** Everything that lies in the browser's storage, as one text. */
const storage = () => page.evaluate(() => JSON.stringify({ ...localStorage }))
/** Waits until the phone keeps something of a record. */
const keptOf = (id: string) => page.waitForFunction((one) => JSON.stringify({ ...localStorage }).includes(one), id)

/** A hazard of the sample that nobody has put right in time. */
async function overdue(): Promise<{ id: string; title: string; no: string; enterprise: { name: string } }> {
  const { items } = await app.json<{ items: { id: string; title: string; no: string; enterprise: { name: string } | null }[] }>(
    '/api/v1/hazards?outcome=open&to=2026-05-19&limit=50',
  )
  const found = items.find(({ title, no, enterprise }) => title && no && enterprise)
  if (!found?.enterprise) throw new Error('the sample has no such hazard')
  return { ...found, enterprise: found.enterprise }
}

/** Sends a tip that was started from the page of a hazard; `prepare` does what there is to do beside the receipt. */
async function sendFrom(id: string, prepare: () => Promise<void> = async () => {}): Promise<void> {
  await open(`/#/record/detail/index?kind=hazard&id=${id}`)
  await see('谁负责')
  await keptOf(id)
  await tapText('没有整改？写举报 ›')
  await see('第 1 步，共 5 步：什么事，在哪里')
  await see('到期没有整改，或者公示说已经整改、实际没有')
  await tap('#next')
  await see('第 2 步，共 5 步：经过和照片')
  await fill('text', '到期了，还堵着。')
  await tap('#next')
  await see('第 3 步，共 5 步：您是谁，谁会看到')
  await tap('#next')
  await see('第 4 步，共 5 步：保存凭证')
  // Nobody is paid here who does not say a name.
  await see(/^查回复、写回都只凭它/)
  await copyReceipt()
  await prepare()
  await tap('#next')
  await see('第 5 步，共 5 步：密封并发送')
  await tap('#send')
  await see('可以关闭本页了。')
}

it('leaves nothing of the hazard on the phone from which a tip was started, though its page lies below, and the desk learns which it is', async () => {
  const { id, title, no, enterprise } = await overdue()
  await sendFrom(id, () => screenshot(page, 'tip-4-receipt'))
  await see('草稿、照片、凭证、「最近看过」和存着的公示都已删去。只留下「发出过」这一件事。')
  await screenshot(page, 'tip-sent-record')
  expect(await storage()).not.toContain(id)
  const { content } = await openOnly(app.store.db, keys)
  expect(content.fields).toMatchObject({ kind: 'not_fixed', where: { record: { kind: 'hazard', id, title } } })
  const { about } = (content.fields as { where: { record: { about: string } } }).where.record
  expect(about).toContain(`责任单位 ${enterprise.name}，编号 ${no}`)
  // Minutes later its page is seen again on the way back, and asks for its data anew.
  await context.clock.setFixedTime(new Date(TEST_NOW.getTime() + 180_000))
  const again = page.waitForResponse((response) => response.url().includes(id))
  await tap('#back')
  await again
  await see('谁负责')
  await page.waitForTimeout(300)
  expect(await storage()).not.toContain(id)
  await page.goto(app.base + '/#/pages/mine/index')
  await see('看过的企业和公示会列在这里，只保存在这部手机上。')
  await page.goto(app.base + '/#/pages/tip/index')
  await see('这部手机发出过 1 件举报：内容和照片没有留下，凭证也没有留下。')
  await screenshot(page, 'tip-after')
}, 120_000)

it('leaves what else was read where the person wants it, and never the record of the tip', async () => {
  const { id } = await overdue()
  await sendFrom(id, () => tap('#forget-visits'))
  await see('草稿、照片、凭证都已删去。按您的选择留下「最近看过」（去掉了这件举报说的那一条）；另外只留下「发出过」这一件事。')
  expect(await storage()).not.toContain(id)
  expect(await storage()).toContain('kept:')
}, 120_000)

it('believes no address that says what a record is called', async () => {
  const { id, title } = await overdue()
  const forged = `/#/tip/write/index?kind=not_fixed&record=hazard&id=${id}&title=${encodeURIComponent('别家公司的隐患')}`
  await open(forged)
  await see(/这部手机没有打开过，没有附上/)
  await screenshot(page, 'tip-not-shown')
  expect(await (await top()).innerText()).not.toContain('别家公司的隐患')
  await tap('#next')
  await see(/请写明在哪里/)
  await tapText('打开那条公示')
  await see('谁负责')
  await keptOf(id)
  // Of what this phone has shown it knows the title itself.
  await page.goto(app.base + '/?again' + forged.slice(1))
  await see('第 1 步，共 5 步：什么事，在哪里')
  await see(title)
  expect(await (await top()).innerText()).not.toContain('别家公司的隐患')
  expect(await (await top()).locator('#not-shown').count()).toBe(0)
})

it('says so where the phone does not let the traces be removed', async () => {
  await open()
  await page.evaluate(() => {
    Storage.prototype.removeItem = () => {
      throw new Error('refused')
    }
  })
  await tap('#clear-traces')
  await page.getByText('清除', { exact: true }).click()
  await page.getByText('没有清除干净').waitFor()
  await screenshot(page, 'tip-traces-failed')
  expect(await page.getByText('已清除').count()).toBe(0)
})

it.each([
  ['an old phone', () => void delete (window as { BigInt?: unknown }).BigInt, /这部手机的系统太旧/],
  ['no randomness', () => Object.defineProperty(window.crypto, 'getRandomValues', { value: undefined }), /没有给出随机数/],
])('%s gets a sentence and the telephone, whatever page it opens', async (_name, prepare, sentence) => {
  await open('/#/pages/tip/index', { prepare: prepare as () => void })
  await see(sentence)
  await see('☎ 打电话举报 12350')
  expect(await (await top()).locator('#write').count()).toBe(0)
  await open('/#/tip/write/index', { prepare: prepare as () => void })
  await see(sentence)
  expect(complaints).toEqual([])
})

it('refuses a phone whose clock is weeks off, and a door that is closed says why', async () => {
  await open('/#/pages/tip/index', { now: new Date('2026-06-20T02:00:00.000Z') })
  await tap('#write')
  await writeFirstStep()
  await fill('text', '经过')
  await tap('#next')
  await see('第 3 步，共 5 步：您是谁，谁会看到')
  await tap('#next')
  await see('您的凭证')
  await copyReceipt()
  await tap('#next')
  await tap('#send')
  await see(/这部手机的时间快了约 31 天/)
  app.setNow(new Date('2026-06-20T02:00:00.000Z'))
  await openAgain()
  await see('受理台现在没有有效的密钥，不能在网上举报，请打电话 12350。')
  await screenshot(page, 'tip-closed')
})

it('starts from a zone where nobody answers and from a notice that was not followed', async () => {
  const { items } = await app.json<{ items: { id: string }[] }>('/api/v1/notices')
  await open(`/#/record/detail/index?kind=notice&id=${items[0]?.id}`)
  await tapText('实际没有整改？写举报 ›')
  await see('第 1 步，共 5 步：什么事，在哪里')
  expect(await (await top()).locator('#choice-not_fixed').getAttribute('aria-checked')).toBe('true')
  expect(complaints).toEqual([])
})

it('stands as one centred column on a wide screen, on its own colour in the dark too', async () => {
  await open('/#/tip/write/index', { dark: true, width: 1_280 })
  await see('第 1 步，共 5 步：什么事，在哪里')
  const { left, right, beside, column } = await page.evaluate(() => {
    const frame = document.querySelector('.page') as HTMLElement
    const side = document.elementFromPoint(10, 300) as HTMLElement
    const { left, right } = frame.getBoundingClientRect()
    return { left, right, beside: getComputedStyle(side).backgroundColor, column: getComputedStyle(frame).backgroundColor }
  })
  expect(right - left).toBeGreaterThan(560)
  // Some 38 characters of a sentence.
  expect(right - left).toBeLessThan(640)
  expect(Math.abs(left + right - 1_280)).toBeLessThan(20)
  expect(beside).toBe(column)
  await screenshot(page, 'tip-1-wide-dark')
})

it('is readable in the dark and in large letters, on every page', async () => {
  for (const [path, name] of [
    ['/#/pages/tip/index', 'tip'],
    ['/#/tip/write/index', 'tip-1'],
    ['/#/tip/receipt/index', 'tip-look'],
    ['/#/tip/words/index', 'tip-words'],
  ] as const) {
    await open(path, { large: true })
    await see(/演示密钥/)
    await screenshot(page, `${name}-large`)
    await inTheDark(page, () => screenshot(page, `${name}-dark`))
    if (path !== '/#/tip/words/index') await context.close()
  }
}, 120_000)
