import type { Browser } from 'playwright-core'
import type { ObjectionDoc } from '../../server/models/objection'
import { bufferOf } from '../../server/tips/bytes'
import { openContact } from '../../shared/objections/contact'
import { OBJECTION_DESK } from '../../shared/objections/words'
import { isCleanJpeg, jpegSize } from '../../shared/tips/jpeg'
import { startTestApp, type TestApp } from '../support/app'
import { openBrowser } from '../support/browser'
import { ensureBuilt } from '../support/built'
import { bigPicture, demoKeys, doorWith, HEIC, makePictures, openOnly, pushAnswer } from '../support/tipPhone'
import { startWeapp, type Weapp, type WeappOptions } from '../support/weapp/host'
import { newPhone, type PhoneMemory } from '../support/weapp/standIns'

/**
 * Tips, and a firm's objection, in the built mini-program, in the host with WeChat's component engine. What of `wx` is a stand-in there stands in
 * test/support/weapp/standIns.ts. The phone's clock is this machine's: keys are made for it.
 */

const now = new Date()
const keys = demoKeys(now, ['work-safety', 'oversight', OBJECTION_DESK])
let app: TestApp
let browser: Browser
let dist: string
let weapp: Weapp
let pictures: Buffer[]

beforeAll(async () => {
  dist = await ensureBuilt('weapp')
  app = await startTestApp({ tips: doorWith(keys) })
  app.setNow(now)
  browser = await openBrowser()
  pictures = await makePictures(browser, [
    { width: 2_000, height: 1_500, orientation: 6 },
    { width: 900, height: 1_200, orientation: 1 },
    { width: 300, height: 200, orientation: 8 },
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
  expect(weapp.service.errors).toEqual([])
  await weapp.close()
})

const start = async (options: Partial<WeappOptions> = {}) => {
  weapp = await startWeapp(browser, { dist, api: app.base, ...options })
  await weapp.see('最新通报')
  weapp.service.switchTab('pages/tip/index')
  await weapp.see('现在就有人有危险？先打电话')
}

async function writeTo(step: 'text' | 'person' | 'send'): Promise<string> {
  await weapp.tap('写举报')
  await weapp.see('第 1 步，共 5 步：什么事，在哪里')
  await weapp.tap('事故隐患')
  await weapp.fillIn('[id$="address"]', '建设路 3 号楼后门')
  await weapp.tapSelector('[id$="next"]')
  await weapp.see('第 2 步，共 5 步：经过和照片')
  if (step === 'text') return ''
  await weapp.fillIn('textarea', '消防通道被铁门锁住。')
  weapp.pick(pictures)
  await weapp.tap('添加照片')
  await weapp.see('照片 3/6')
  await weapp.tapSelector('[id$="next"]')
  await weapp.see('安全生产举报受理台会看到')
  if (step === 'person') return ''
  await weapp.tapSelector('[id$="next"]')
  await weapp.see('您的凭证')
  const receipt = ((await weapp.text()).match(/\b[0-9A-HJKMNP-TV-Z]{5}\b/g) ?? []).slice(0, 5).join('-')
  await weapp.tap('保存到相册')
  await weapp.see('凭证已保存，可以发送了。')
  await weapp.screenshot('weapp-tip-receipt')
  await weapp.tapSelector('[id$="next"]')
  await weapp.see('看到「已送达」才算发出。')
  return receipt
}

/** Waits until the phone has kept a draft at some time or later, as the mark says that is set when it lies in the storage. */
async function keptSince(memory: PhoneMemory, at: number): Promise<void> {
  const isKept = () => ((memory.storage.get('tip-drafts') ?? []) as { at: number }[]).some((mark) => mark.at >= at)
  while (!isKept()) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe.each([
  ['with a global wx', true],
  ['without globalThis.wx', false],
])('%s', (_name, globalWx) => {
  it('an anonymous tip with three photos is sent over a dying network, its answer read, and written back to', async () => {
    let isDead = true
    const memory = newPhone()
    const network = (url: string) => {
      if (isDead && url.endsWith('/parts/3')) throw new Error('timeout')
    }
    await start({ globalWx, memory, network })
    await weapp.screenshot(`weapp-tip-${globalWx}`)
    const receipt = await writeTo('send')
    expect(weapp.album).toHaveLength(1)
    await weapp.tapSelector('.button--main')
    await weapp.see('没有连上网络。您写的内容已保存在这部手机里，可以再试。')
    expect(await app.store.db.tipParts.countDocuments()).toBe(3)
    // Nothing in the phone can be read from a copy of its files: draft and photos are sealed.
    const own = [...memory.files].filter(([path]) => path.includes('usr/'))
    expect(own.length).toBeGreaterThan(4)
    for (const [, bytes] of own) expect(bytes.includes(Buffer.from('消防通道')) || bytes.includes(Buffer.from('JFIF'))).toBe(false)
    // Closed and opened again, the draft goes on.
    await weapp.close()
    isDead = false
    await start({ globalWx, memory, network })
    await weapp.tap('第 1 份草稿')
    await weapp.see('看到「已送达」才算发出。')
    await weapp.tapSelector('.button--main')
    await weapp.see('这一小时内收到')
    const { content, photos, identity } = await openOnly(app.store.db, keys)
    expect(content).toMatchObject({ text: '消防通道被铁门锁住。', fields: { where: { address: '建设路 3 号楼后门' }, photos: 3 } })
    expect(identity).toBeUndefined()
    expect(photos.map(isCleanJpeg)).toEqual([true, true, true])
    expect(photos.map(jpegSize)).toEqual([
      { width: 1_200, height: 1_600 },
      { width: 900, height: 1_200 },
      { width: 200, height: 300 },
    ])
    expect([...memory.files.keys()].filter((path) => path.includes('usr/'))).toEqual([])
    expect(JSON.stringify([...memory.storage])).not.toContain(receipt.slice(0, 5))

    await pushAnswer(
      app.store.db,
      keys,
      receipt,
      { seq: 1, previous: null, state: 'accepted', text: '已受理，明天到现场。', next: null },
      now,
    )
    await weapp.tap('用凭证查回复')
    await weapp.see('凭证（25 个字符）')
    await weapp.fillIn('[id$="receipt"]', receipt.toLowerCase())
    await weapp.tapSelector('[id$="look"]')
    await weapp.see('现在：已受理')
    await weapp.see('已受理，明天到现场。')
    await weapp.fillIn('textarea', '又堵上了。')
    await weapp.tapSelector('[id$="send-reply"]')
    await weapp.see('已送达。受理台会在答复里回您。')
    expect((await openOnly(app.store.db, keys)).messages).toMatchObject([{ content: { text: '又堵上了。', fields: { topic: 'more' } } }])
    await weapp.screenshot(`weapp-tip-answers-${globalWx}`)
    // None of WeChat's ways to know who somebody is.
    const called = new Set(weapp.service.calls.map(([name]) => name))
    for (const name of ['login', 'getUserProfile', 'getPhoneNumber', 'getLocation', 'setClipboardData'])
      expect(called.has(name)).toBe(false)
    expect(JSON.stringify(weapp.service.calls.map(([, { url }]) => url ?? null))).not.toContain(receipt.slice(0, 5))
  }, 180_000)
})

it('refuses a large file, HEIC and a seventh photo in sentences, and finds the draft again', async () => {
  const memory = newPhone()
  await start({ memory })
  await writeTo('text')
  await weapp.tapSelector('[id$="next"]')
  await weapp.see('还没有写经过。请写一两句：看到了什么、谁、哪家单位。')
  weapp.pick([bigPicture(40 * 1024 * 1024), HEIC])
  await weapp.tap('添加照片')
  await weapp.see('第 1 张：这张照片有 40 MB')
  await weapp.see('第 2 张：这张照片是 HEIC 格式')
  weapp.pick(Array.from({ length: 7 }, () => pictures[2] ?? Buffer.alloc(0)))
  await weapp.tap('添加照片')
  await weapp.see('最多 6 张照片，多选的 1 张没有加上。')
  // The first word may be kept with the photos before it; the rest comes when nothing else is about to be kept.
  for (const words of ['打', '打了三次']) {
    const at = Date.now()
    await weapp.fillIn('textarea', words)
    await keptSince(memory, at)
  }
  await weapp.see('还可以写 996 个字')
  await weapp.close()
  await start({ memory })
  await weapp.tap('第 1 份草稿')
  await weapp.see('照片 6/6')
  await weapp.see('还可以写 996 个字')
}, 120_000)

it.each([
  ['an old phone', { hasBigInt: false }, '这部手机的系统太旧'],
  ['no randomness', { hasRandomness: false }, '这部手机没有给出随机数'],
])('%s gets a sentence and the telephone, and nothing that seals is loaded', async (_name, options, sentence) => {
  await start(options)
  await weapp.see(sentence)
  await weapp.tap('☎ 打电话举报 12350')
  expect(weapp.service.calls.some(([name, { phoneNumber }]) => name === 'makePhoneCall' && phoneNumber === '12350')).toBe(true)
  expect(await weapp.text()).not.toContain('写举报')
})

it('a firm objects to its own record: number and receipt, a contact that only the hall opens, and the state read back', async () => {
  const uscc = '91990100MAAY4CL127'
  weapp = await startWeapp(browser, { dist, api: app.base })
  await weapp.tap('查企业')
  await weapp.see('共 ')
  await weapp.fill(uscc)
  await weapp.tap('查找')
  await weapp.see('共 1 家企业')
  await weapp.tap('云帆恒达建筑工程有限公司')
  await weapp.tap('对这条记录有异议')
  await weapp.see('对这条记录（企业）有异议')
  expect(weapp.service.top().route).toBe('tip/objection/index')
  await weapp.tapSelector('[id$="choice-firm"]')
  const fill = (field: string, text: string) => weapp.fillIn(`[id$="objection-${field}"]`, text)
  await fill('stands', '有效期到 2027 年')
  await fill('name', '张三')
  await fill('contact', '0099-55500000')
  await fill('uscc', '91990100MA1XG61251')
  await weapp.tapSelector('[id$="send-objection"]')
  await weapp.see('请写明哪里不对。')
  await fill('wrong', '有效期写错了')
  await weapp.tapSelector('[id$="send-objection"]')
  await weapp.see('这条记录没有写明这家企业')
  expect(await app.store.db.objections.countDocuments()).toBe(0)
  await fill('uscc', uscc.toLowerCase())
  await weapp.tapSelector('[id$="send-objection"]')
  await weapp.see('已收到，编号')
  await weapp.screenshot('weapp-objection-taken')
  const told = await weapp.text()
  const number = /\d{8}-\d{4}/.exec(told)?.[0] ?? ''
  const receipt = (told.match(/\b[0-9A-HJKMNP-TV-Z]{5}\b/g) ?? []).slice(0, 5).join('-')
  const held = await app.store.db.objections.findOne({ _id: number }).lean<ObjectionDoc>()
  if (!held?.contact) throw new Error('nothing is held')
  expect(held).toMatchObject({ kind: 'enterprise', uscc, wrong: '有效期写错了', state: 'received' })
  const form = { wrap: bufferOf(held.contact.wrap), stored: bufferOf(held.contact.sealed) }
  expect(openContact(form, held.id, keys.pairOf(OBJECTION_DESK, 'identity').privateKey)).toMatchObject({
    name: '张三',
    contact: '0099-55500000',
  })

  await weapp.tap('查异议')
  await fill('number', number)
  await fill('receipt', receipt.toLowerCase())
  await weapp.tapSelector('[id$="look-up"]')
  await weapp.see('已收到')
  await app.store.db.objections.updateOne({ _id: number }, { $set: { state: 'accepted' } })
  await weapp.tapSelector('[id$="look-up"]')
  await weapp.see('已受理')
  await weapp.screenshot('weapp-objection-looked-up')
  await weapp.tap('看这条记录')
  await weapp.see('云帆恒达建筑工程有限公司')
}, 120_000)
