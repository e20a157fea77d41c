import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import type { Browser, Locator, Page } from 'playwright-core'
import { buildDesk, writeDesk } from '../../miniapp/desk/build'
import { RecoveryFile } from '../../shared/api/desk'
import type { Json } from '../../shared/tips/crypto/content'
import { keyIdOf } from '../../shared/tips/crypto/keyId'
import { chainOf, hex, openAnswer, sm2KeyPair } from '../../shared/tips/crypto/index'
import { openBrowser, sideways } from '../support/browser'
import { addOfficer, fileTestTip, startDesk, type DeskService } from '../support/desk'
import { FONT_HOST, drawPhotos, loadKeys, openDeskFile, shootDesk, signInAnew, writeKeyFile, type DeskLook } from '../support/deskPage'
import { LETTERS, inTheDark } from '../support/looks'
import { certify, makeMessage, makeTipKeys, randomness, sendMessage, tipSettings, type TestKeys, type TestTip } from '../support/tips'
import { useStore } from '../support/useStore'

/** The desk as officers have it: the built file, opened from a disk, before the real service. */

jest.setTimeout(240_000)

const store = useStore()
let browser: Browser
let service: DeskService
let made: TestKeys
let keys: TestKeys
let port: number
let file: string
let handlerKeys: string
let payerKeys: string
let photos: Uint8Array[]
let ticking: NodeJS.Timeout

/** A service as at its first start, with the certificates of this test. */
async function start(at = 0): Promise<DeskService> {
  keys = { ...made, certificates: [...made.certificates] }
  const settings = { rewardBudgetFen: 50_000_000 }
  const publicRecord = (id: string) =>
    id === HAZARD.id ? { title: HAZARD.title, status: 'rectifying', about: '责任单位 演示化工有限公司，编号 YH-007' } : null
  return startDesk({ db: store.db, keys, tipSettings: tipSettings(keys, store.dir), at: new Date(), settings, port: at, publicRecord })
}

/** A hazard of the public record, as a tip that was started from it carries it. */
const HAZARD = {
  kind: 'hazard',
  id: 'hazards.0123456789abcdef0123',
  title: '消防通道堵塞',
  about: '责任单位 演示化工有限公司，编号 YH-007，地点 东港街道港前路 9 号',
}

beforeAll(async () => {
  browser = await openBrowser()
  photos = await drawPhotos(browser, 3)
  made = makeTipKeys(new Date())
  handlerKeys = writeKeyFile(store.dir, made, 'work-safety', 'handler')
  payerKeys = writeKeyFile(store.dir, made, 'work-safety', 'payer')
  // One built file for all tests: it knows the root and where the service is, so that each new service stands in the same place.
  const first = await start()
  port = Number(new URL(first.base).port)
  file = writeDesk(await buildDesk({ server: first.base, root: hex(made.root.publicKey) }), store.dir)
  await first.stop()
})
afterAll(() => browser.close())

beforeEach(async () => {
  service = await start(port)
  // Proofs hold for a minute, and a walk takes longer: the service goes with the time of the browser.
  ticking = setInterval(() => service.setNow(new Date()), 200)
})
afterEach(async () => {
  clearInterval(ticking)
  for (const context of browser.contexts()) await context.close()
  await service.stop()
})

const NAME = '赵钱孙'

/** A tip as people name it at the desk. */
const shortId = (id: string): string => `${id.slice(0, 5)}-${id.slice(5, 10)}`.toUpperCase()

function fields(over: Record<string, Json> = {}): Record<string, Json> {
  return {
    v: 1,
    kind: 'hazard',
    where: { address: '云帆市东港街道 7 号工地 3 号楼', point: { lng: 121.1, lat: 31.2, crs: 'gcj02' }, record: null },
    when: { day: '2026-05-18', goingOn: true },
    danger: false,
    employee: true,
    named: true,
    photos: 3,
    ...over,
  }
}

const TEXT = '三号楼东侧临边护栏拆了十几米没有装回去，下面就是人行通道，每天有人走。'

const fileWithPhotos = (): Promise<TestTip> =>
  fileTestTip(service, { content: { text: TEXT, fields: fields() }, photos, identity: { name: NAME, contact: '000-0000' } })

/** An officer at a screen, signed in for the first time, with keys where a file is given. */
async function officerAtScreen(
  name: string,
  over: Parameters<typeof addOfficer>[2],
  keyFile: string | null,
  look: DeskLook = {},
): Promise<Page> {
  const page = await openDeskFile(browser, file, look)
  await signInAnew(page, await addOfficer(service, name, over), service.now())
  if (keyFile !== null) await loadKeys(page, keyFile)
  return page
}

const nav = (page: Page, label: string) => page.getByRole('navigation', { name: '页面' }).getByRole('button', { name: label }).click()

async function openCase(page: Page, id: string): Promise<void> {
  await nav(page, '队列')
  await page.getByRole('button', { name: new RegExp(shortId(id)) }).click()
  await page.getByRole('heading', { name: '举报人写的' }).waitFor()
}

const startMove = (page: Page, label: string) =>
  page
    .locator('.moves')
    .getByRole('button', { name: new RegExp(`^${label}\\s*(双人)?$`) })
    .click()
const noConflict = (page: Page) => page.getByLabel(/我已核对/).check()
const write = (page: Page, text: string) => page.getByLabel('办理记录（密封）').fill(text)

/** Previews the answer, signs and sends; waits for the sentence that tells the end. */
async function sign(page: Page, said: RegExp | string): Promise<void> {
  await page.getByRole('button', { name: '预览答复' }).click()
  await page.getByRole('heading', { name: '举报人会看到' }).waitFor()
  await page.getByRole('button', { name: '签名并提交' }).click()
  await page.getByText(said).waitFor()
}

/** What is printed and exported: the queue's workbook has nothing sealed in it, the case nothing of who the reporter is. */
async function expectNothingOnPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.print-mark').first().textContent()).toContain('李经办（li）')
  expect(await page.getByRole('button', { name: '退出' }).isVisible()).toBe(false)
  expect(await page.evaluate(() => document.body.innerText)).not.toContain(NAME)
  await page.emulateMedia({ media: 'screen' })
  await nav(page, '队列')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 Excel（不含身份）' }).click()
  const book = read(readFileSync((await (await saving).path()) ?? ''))
  const text = JSON.stringify(Object.values(book.Sheets).map((sheet) => utils.sheet_to_json(sheet, { header: 1 })))
  expect(text).toContain('事故隐患')
  for (const secret of [NAME, '000-0000', '护栏', '东港街道']) expect(text).not.toContain(secret)
}

const answersOf = async (tip: TestTip) => {
  const bytes = new Uint8Array(await (await fetch(`${service.base}/api/v1/answers`)).arrayBuffer())
  const all = Array.from({ length: bytes.length / 4096 }, (_, at) => bytes.slice(at * 4096, (at + 1) * 4096))
  const opened = all.map((one) => openAnswer(one, tip.secrets, { root: keys.root.publicKey, certificates: keys.certificates }))
  return chainOf(opened, null)
}

it('takes a tip from its first look to its payment: two officers, a payer, and no name before the payer', async () => {
  const tip = await fileWithPhotos()
  const li = await officerAtScreen('li', { displayName: '李经办' }, handlerKeys)
  await openCase(li, tip.id)
  expect(await li.getByText(TEXT).isVisible()).toBe(true)
  await li.getByRole('button', { name: '拆看第 2 张照片' }).click()
  const photo = li.getByAltText('举报人的第 2 张照片').first()
  await photo.waitFor()
  expect(await photo.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(800)

  await startMove(li, '受理')
  await noConflict(li)
  await sign(li, '已受理。')
  await startMove(li, '开始核查')
  await li.getByRole('button', { name: '确定', exact: true }).click()
  await li.getByText('已开始核查。').waitFor()
  await startMove(li, '查证属实')
  await noConflict(li)
  await write(li, '现场核对：护栏缺 12 米，已责令停工。')
  await li.getByRole('button', { name: '确定', exact: true }).click()
  await li.getByText('已查证属实。').waitFor()
  expect(await li.getByText('现场核对：护栏缺 12 米，已责令停工。').isVisible()).toBe(true)
  await startMove(li, '登记处理结果')
  await write(li, '罚款 10 万元，护栏已装好。')
  await li.getByLabel('给举报人的答复（密封并签名）').fill('护栏已经装好，对施工单位罚款 10 万元。')
  await sign(li, '已登记处理结果。')

  await startMove(li, '决定奖励')
  await li.getByLabel('罚款（元）').fill('100000')
  await li.getByText('奖励 1.5万元').waitFor()
  await write(li, '按罚款的 15% 计算。')
  await sign(li, /等另一位经办人确认后生效/)
  expect(await li.getByRole('button', { name: '确认', exact: true }).count()).toBe(0)

  await expectNothingOnPaper(li)

  const wang = await officerAtScreen('wang', { displayName: '王经办' }, handlerKeys, { withLetters: true })
  await openCase(wang, tip.id)
  const proposal = wang.getByRole('region', { name: '等确认：决定奖励' })
  await shootDesk(wang, 'desk-light-pending')
  expect(await proposal.textContent()).toContain('决定奖励您 1.5万元')
  await proposal.getByRole('button', { name: '确认', exact: true }).click()
  await wang.getByText('已确认「决定奖励」，现在生效。').waitFor()
  for (const page of [li, wang]) expect(await page.content()).not.toContain(NAME)

  const payer = await officerAtScreen('zhou', { displayName: '周发放', role: 'payer' }, payerKeys, { withLetters: true })
  await nav(payer, '奖励发放')
  await payer.getByRole('button', { name: shortId(tip.id) }).click()
  await payer.getByLabel('事由').fill('核对领奖人，办理付款')
  await payer.getByRole('button', { name: '拆看身份' }).click()
  await payer.getByText(NAME).waitFor()
  await shootDesk(payer, 'desk-light-rewards')
  await payer.getByRole('button', { name: '登记已付' }).click()
  await payer.getByLabel('付款凭证号').fill('2026-0001')
  await payer.getByLabel('付给了谁').selectOption('named')
  await payer.getByRole('button', { name: '确定', exact: true }).click()
  await payer.getByText('已登记已付。').waitFor()
  await payer.getByText('已付、放弃、逾期、等领取之和等于已决定。').waitFor()

  const told = await answersOf(tip)
  expect(told.map(({ seq, state }) => [seq, state])).toEqual([
    [1, 'accepted'],
    [2, 'handled'],
    [3, 'reward_decided'],
  ])
  expect(told[1]?.text).toBe('护栏已经装好，对施工单位罚款 10 万元。')
  expect(told[2]?.next).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})

it('shows a tip for the oversight desk to nobody of the work-safety desk, and opens it there', async () => {
  const text = '检查的人只罚款不整改，每个月都来一次。'
  const tip = await fileTestTip(service, {
    kind: 'enforcement_misconduct',
    content: { text, fields: fields({ kind: 'enforcement_misconduct', photos: 0, named: false }) },
  })
  const li = await officerAtScreen('li', {}, handlerKeys)
  await nav(li, '队列')
  await li.getByText('没有符合的举报。').waitFor()
  expect(await li.getByRole('button', { name: new RegExp(shortId(tip.id)) }).count()).toBe(0)

  const chen = await officerAtScreen(
    'chen',
    { displayName: '陈监督', role: 'oversight', desk: 'oversight' },
    writeKeyFile(store.dir, keys, 'oversight', 'handler'),
  )
  await openCase(chen, tip.id)
  expect(await chen.getByText(text).isVisible()).toBe(true)
  await nav(chen, '审计')
  await chen.getByRole('cell', { name: '查看一件' }).first().waitFor()
})

it('hands a tip over to the other desk: only what was chosen, answered from there, its record under another key', async () => {
  const tip = await fileWithPhotos()
  const li = await officerAtScreen('li', { displayName: '李经办' }, handlerKeys)
  await openCase(li, tip.id)
  await startMove(li, '转交另一受理台')
  await li.getByLabel('转交到哪个受理台').selectOption('oversight')
  await li.getByLabel('移送说明（用您自己的话）').fill('受理台的人被举报，请纪检监督台办理。')
  await li.getByLabel('附上第 3 张照片').check()
  await sign(li, '已转交另一受理台。')

  const chen = await officerAtScreen(
    'chen',
    { displayName: '陈监督', role: 'oversight', desk: 'oversight' },
    writeKeyFile(store.dir, keys, 'oversight', 'handler'),
  )
  await nav(chen, '队列')
  await chen.getByRole('button', { name: new RegExp(shortId(tip.id)) }).click()
  await chen.getByRole('heading', { name: '另一受理台移交的内容' }).waitFor()
  await chen.getByText('受理台的人被举报，请纪检监督台办理。').waitFor()
  for (const unchosen of [TEXT, NAME]) expect(await chen.content()).not.toContain(unchosen)
  await chen.getByRole('button', { name: '拆看第 1 张照片' }).click()
  await chen.getByAltText('举报人的第 1 张照片').first().waitFor()
  expect(await chen.getByRole('button', { name: '拆看第 2 张照片' }).count()).toBe(0)
  await startMove(chen, '受理')
  await noConflict(chen)
  await sign(chen, '已受理。')
  await chen.getByText(/给举报人的第 2 份答复/).waitFor()
  expect((await answersOf(tip)).map(({ state, desk }) => [state, desk])).toEqual([
    ['handed_over', 'work-safety'],
    ['accepted', 'oversight'],
  ])
})

it('takes envelopes out to the recovery body and brings them back, for the supervisor alone', async () => {
  const tip = await fileWithPhotos()
  const { publicKey } = sm2KeyPair(randomness)
  const keyId = keyIdOf(publicKey)
  const at = service.now()
  keys.certificates.push(certify(keys.root, { desk: 'work-safety', purpose: 'seal', publicKey, at, days: [-0.5, 6] }))
  tipSettings(keys, store.dir)
  const { certificates } = service.door.deps
  // The service looks at its file every few seconds.
  service.setNow(new Date(Date.now() + 10_000))
  await certificates.refresh()
  expect(certificates.isGood({ keyId, desk: 'work-safety', purpose: 'seal' })).toBe(true)
  const chen = await officerAtScreen('chen', { displayName: '陈监督', role: 'oversight', desk: 'oversight' }, null, { withLetters: true })
  await nav(chen, '换封')
  await chen.getByLabel('丢了密钥的受理台').selectOption('work-safety')
  const saving = chen.waitForEvent('download')
  await chen.getByRole('button', { name: '下载待恢复的封套' }).click()
  const saved = RecoveryFile.parse(JSON.parse(readFileSync(await (await saving).path(), 'utf8')))
  expect(saved.items.map(({ id }) => id)).toEqual([tip.id])
  await chen.getByText('已保存 1 件的封套').waitFor()
  await shootDesk(chen, 'desk-recovery')
  const recoveryKeyId = saved.items[0]?.recoveryKeyId
  const item = { id: tip.id, message: 0, deskWrap: 'ab'.repeat(129), deskKeyId: keyId, recoveryWrap: 'cd'.repeat(129), recoveryKeyId }
  const upload = (value: unknown) =>
    chen
      .getByLabel('恢复结果文件')
      .setInputFiles({ name: 'recovered.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) })
  await upload(saved)
  await chen.getByText('这不是恢复结果文件').waitFor()
  await upload({ desk: 'work-safety', items: [item] })
  await chen.getByText('已恢复 1 件').waitFor()
  expect((await store.db.tips.findById(tip.id).lean())?.deskWrap?.keyId).toBe(keyId)
  const li = await officerAtScreen('li', { displayName: '李经办' }, null)
  await nav(li, '换封')
  await li.getByRole('heading', { name: /要换封/ }).waitFor()
  expect(await li.getByText('受理台丢了密钥').count()).toBe(0)
})

it('sends a proposal back with a reason that only the desk can read, and the case stands where it stood', async () => {
  const tip = await fileTestTip(service, { content: { text: TEXT, fields: fields({ photos: 0 }) } })
  const li = await officerAtScreen('li', {}, handlerKeys)
  await openCase(li, tip.id)
  await startMove(li, '不予受理')
  await li.getByLabel('不予受理的理由').selectOption('not_ours')
  await sign(li, /等另一位经办人确认后生效/)
  const wang = await officerAtScreen('wang', {}, handlerKeys)
  await openCase(wang, tip.id)
  await wang.getByLabel('意见（密封，可不填）').fill('工地属于我们管，应当受理。')
  await wang.getByRole('button', { name: '退回', exact: true }).click()
  await wang.getByText('「不予受理」已退回。').waitFor()
  await wang.getByText('工地属于我们管，应当受理。').waitFor()
  const kept = await store.db.tips.findOne({ _id: tip.id })
  expect([kept?.state, kept?.answers.length, kept?.pending]).toEqual(['received', 0, null])
  expect(kept?.lines.some(({ note }) => Buffer.from(note ?? '').includes('工地属于'))).toBe(false)
})

it('shows both officers which public record is meant, by what sets it apart and by a page that learns nothing of the tip', async () => {
  const where = { address: null, point: null, record: HAZARD }
  const tip = await fileTestTip(service, {
    kind: 'not_fixed',
    content: { text: TEXT, fields: fields({ kind: 'not_fixed', where, photos: 0 }) },
  })
  const li = await officerAtScreen('li', { displayName: '李经办' }, handlerKeys, { withLetters: true })
  await openCase(li, tip.id)
  const matter = li.getByRole('region', { name: '举报人写的' })
  expect(await matter.textContent()).toContain(HAZARD.about)
  await expectPublicPage(li, matter)
  await shootDesk(li, 'desk-light-record')

  for (const move of ['受理', '开始核查', '查证属实']) {
    await startMove(li, move)
    if (move !== '开始核查') await noConflict(li)
    if (move === '查证属实') await write(li, '现场核对：通道仍然堵着。')
    if (move === '受理') await sign(li, '已受理。')
    else await li.getByRole('button', { name: '确定', exact: true }).click()
    await li.getByText(`已${move}。`).waitFor()
  }
  await startMove(li, '公开“未整改，经核实”')
  const form = li.getByRole('region', { name: '公开“未整改，经核实”' })
  await expectPublicPage(li, form)
  const guess = '责任单位可能猜得出是谁'
  expect(await form.textContent()).toContain(guess)
  await li.getByLabel('公示的是哪一条隐患').fill('hazards.ffffffffffffffffffff')
  await write(li, '三次到现场都没有整改。')
  await li.getByRole('button', { name: '确定', exact: true }).click()
  await form.getByText(/公示的是哪一条隐患：公示里现在没有这条隐患/).waitFor()
  await li.getByLabel('公示的是哪一条隐患').fill(HAZARD.id)
  await shootDesk(li, 'desk-light-publish')
  await li.getByRole('button', { name: '确定', exact: true }).click()
  await li.getByText(/等另一位经办人确认后生效/).waitFor()

  const wang = await officerAtScreen('wang', { displayName: '王经办' }, handlerKeys, { withLetters: true })
  await openCase(wang, tip.id)
  const proposal = wang.getByRole('region', { name: '等确认：公开“未整改，经核实”' })
  const told = (await proposal.textContent()) ?? ''
  for (const words of [HAZARD.title, '责任单位 演示化工有限公司，编号 YH-007', guess]) expect(told).toContain(words)
  await expectPublicPage(wang, proposal)
  await shootDesk(wang, 'desk-light-publish-pending')
})

/** The link to the page of the hazard: a tab of its own, that is told neither where it was opened nor by whom. */
async function expectPublicPage(page: Page, place: Locator): Promise<void> {
  const opening = page.context().waitForEvent('page')
  const asking = page.context().waitForEvent('request', (request) => request.isNavigationRequest())
  await place.getByRole('link', { name: /公示页/ }).click()
  const [opened, asked] = [await opening, await asking]
  await opened.waitForURL(/#/)
  expect(opened.url()).toBe(`${service.base}/#/record/detail/index?kind=hazard&id=${HAZARD.id}`)
  expect(asked.url()).toBe(`${service.base}/`)
  expect(await asked.headerValue('referer')).toBeNull()
  expect(await opened.evaluate(() => [window.opener, document.referrer])).toEqual([null, ''])
  await opened.close()
}

it('says which check failed where a part was exchanged, and never shows an empty tip', async () => {
  const tip = await fileTestTip(service, { content: { text: TEXT, fields: fields({ photos: 0 }) } })
  const found = await store.db.tips.findOne({ _id: tip.id })
  const part0 = Buffer.from(found?.part0 ?? '')
  part0[200] = (part0[200] ?? 0) ^ 1
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { part0 } })
  const li = await officerAtScreen('li', {}, handlerKeys)
  await nav(li, '队列')
  await li.getByRole('button', { name: new RegExp(shortId(tip.id)) }).click()
  await li.getByRole('heading', { name: '内容没有拆开' }).waitFor()
  await li.getByText('内容被改动过，或不属于这一件举报').waitFor()
  expect(await li.getByRole('heading', { name: '举报人写的' }).count()).toBe(0)
  await expectNoMoveBut(li, ['登记来源渠道', '标为危及生命', '交接经办人'])
})

const expectNoMoveBut = async (page: Page, allowed: string[]) =>
  expect(await page.locator('.moves button:enabled').allTextContents()).toEqual(allowed)

it('takes a tip by telephone: a receipt to read aloud, the same queue, the channel in the record', async () => {
  const li = await officerAtScreen('li', {}, handlerKeys)
  await nav(li, '登记来件')
  await li.getByLabel('地点').fill('云帆市南桥路 12 号')
  await li.getByLabel('内容').fill('饭店后厨的燃气软管老化，闻得到气味。')
  await li.getByLabel('有人死亡或有生命危险').check()
  await li.getByLabel('姓名', { exact: true }).fill(NAME)
  await li.getByRole('button', { name: '密封并提交' }).click()
  await li.getByRole('heading', { name: /凭证/ }).waitFor()
  const receipt = await li.getByLabel('凭证', { exact: true }).textContent()
  expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{25}$/)
  expect(await li.content()).not.toContain(NAME)
  await li.getByRole('button', { name: '对方已记下，去办理' }).click()
  await li.getByText('饭店后厨的燃气软管老化，闻得到气味。').waitFor()
  await li.getByText('12350 电话').first().waitFor()
})

it('forgets keys and words after a quarter of an hour without a touch', async () => {
  const tip = await fileTestTip(service, { content: { text: TEXT, fields: fields({ photos: 0 }) } })
  const li = await officerAtScreen('li', {}, handlerKeys, { withClock: true })
  await openCase(li, tip.id)
  await li.clock.fastForward('14:00')
  expect(await li.getByText(TEXT).isVisible()).toBe(true)
  await li.clock.fastForward('02:00')
  await li.getByText(/15 分钟没有操作，已自动退出/).waitFor()
  expect(await li.content()).not.toContain(TEXT)
})

it('opens the first tip and accepts it by keyboard alone', async () => {
  const tip = await fileTestTip(service, { content: { text: TEXT, fields: fields({ photos: 0 }) } })
  const li = await officerAtScreen('li', {}, handlerKeys)
  const press = async (...all: string[]) => {
    for (const key of all) await li.keyboard.press(key)
  }
  await li.getByRole('heading', { name: '密钥', exact: true }).waitFor()
  await li.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await press('g', 'q')
  await li.getByRole('button', { name: new RegExp(shortId(tip.id)) }).waitFor()
  await press('j', 'k', 'Enter')
  await li.getByRole('heading', { name: '举报人写的' }).waitFor()
  await press('?')
  await li.getByRole('heading', { name: '键盘' }).waitFor()
  await press('Escape')
  const tabTo = async (name: RegExp) => {
    for (let tries = 0; tries < 60; tries++) {
      await press('Tab')
      const focused = await li.evaluate(() => {
        const at = document.activeElement
        return `${at?.textContent ?? ''}${at?.id ? (document.querySelector(`label[for="${at.id}"]`)?.textContent ?? '') : ''}`
      })
      if (name.test(focused)) return
    }
    throw new Error(`the keyboard does not come to ${name}`)
  }
  await tabTo(/^受理$/)
  await press('Enter')
  await tabTo(/我已核对/)
  await press('Space')
  await tabTo(/^预览答复$/)
  await press('Enter')
  await tabTo(/^签名并提交$/)
  await press('Enter')
  await li.getByText('已受理。').waitFor()
})

it.each(LETTERS)('looks as it should, in %s letters', async (_, large) => {
  const shoot = async (page: Page, name: string) => {
    if (large) return shootDesk(page, `desk-large-${name}`)
    await shootDesk(page, `desk-light-${name}`)
    await inTheDark(page, () => shootDesk(page, `desk-dark-${name}`))
  }
  const tip = await fileWithPhotos()
  for (const [kind, danger] of [
    ['violation', true],
    ['no_answer', false],
    ['not_fixed', false],
    ['concealed_accident', true],
  ] as const)
    await fileTestTip(service, { kind, content: { text: '样例', fields: fields({ kind, danger, photos: 0 }) } })
  const retaliation = { text: '工头说知道是我报的，要开除我。', fields: { v: 1, topic: 'retaliation', photos: 0 } }
  await sendMessage(service.base, tip, 1, makeMessage(keys, tip, 1, { at: service.now(), content: retaliation }))
  const look = { withLetters: true }
  const first = await openDeskFile(browser, file, look)
  await shoot(first, 'sign-in')
  const li = await officerAtScreen('li', { displayName: '李经办', zones: ['东港街道'] }, null, look)
  if (large) await li.getByRole('button', { name: '大字' }).click()
  await shoot(li, 'queue')
  await loadKeys(li, handlerKeys)
  await shoot(li, 'keys')
  await openCase(li, tip.id)
  await li.getByRole('button', { name: '拆看第 1 张照片' }).click()
  await li.getByAltText('举报人的第 1 张照片').first().waitFor()
  await li.getByRole('button', { name: '拆开这封信' }).click()
  await li.getByText('遭到打击报复').first().waitFor()
  await shoot(li, 'case')
  if (!large) {
    await li.emulateMedia({ media: 'print' })
    await shootDesk(li, 'desk-print-case')
    await li.emulateMedia({ media: 'screen', colorScheme: 'light' })
  }
  await startMove(li, '受理')
  await shoot(li, 'accept')
  await noConflict(li)
  await li.getByRole('button', { name: '预览答复' }).click()
  await shoot(li, 'preview')
  await li.keyboard.press('Escape')
  await li.getByRole('button', { name: '取消' }).click()
  await startMove(li, '转交另一受理台')
  await shoot(li, 'hand-over')
  await nav(li, '登记来件')
  await shoot(li, 'register')
  await nav(li, '换封')
  await shoot(li, 'rewrap')
  const admin = await officerAtScreen('admin', { displayName: '何管理', role: 'administrator' }, null, look)
  if (large) await admin.getByRole('button', { name: '大字' }).click()
  await shoot(admin, 'officers')
  await nav(admin, '审计')
  await admin.getByRole('table').waitFor()
  await shoot(admin, 'audit')
  expect(await sideways(li, FONT_HOST)).toBeLessThanOrEqual(0)
})
