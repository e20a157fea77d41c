import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { buildDesk, writeDesk } from '../../miniapp/desk/build'
import { houseObjections } from '../../server/kinds/objection/house'
import { houseReplies } from '../../server/kinds/reply/house'
import { runOwnSource } from '../../server/mirror/run/ownSource'
import { runSource } from '../../server/mirror/run/run'
import { objectionFacts } from '../../server/objections/facts'
import { recordInQuestionIn } from '../../server/read/recordInQuestion'
import { replyFacts } from '../../server/replies/facts'
import type { ListAnswer } from '../../shared/api/lists'
import type { PenaltyItem } from '../../shared/kinds/penalty/schema'
import { OBJECTION_DESK } from '../../shared/objections/words'
import { hex } from '../../shared/tips/crypto/index'
import { ARE_LOOKED_AT, openBrowser, screenshot } from '../support/browser'
import { ensureBuilt } from '../support/built'
import { addOfficer, startDesk, type DeskService } from '../support/desk'
import { loadKeys, openDeskFile, shootDesk, signInAnew, writeKeyFile } from '../support/deskPage'
import { runningThrough } from '../support/machine'
import { penaltySource } from '../support/sources'
import { demoRoot } from '../support/tipPhone'
import { makeTipKeys, tipSettings, type TestKeys } from '../support/tips'
import { useStore } from '../support/useStore'
import { openTab, stepsIn, type Tab } from '../support/webPage'

/** What a firm says to a record, from its phone to the record: an objection with its outcome, and a reply in its own words, with both pages in a real browser. */

jest.setTimeout(300_000)

const store = useStore()
const USCC = '91990100MA1XG61251'
const BUREAU = '云帆市应急管理局'
const now = () => new Date()

let browser: Browser
let service: DeskService
let ticking: NodeJS.Timeout
let tab: Tab
const { see, tap, top } = stepsIn(() => tab.page)

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  clearInterval(ticking)
  for (const context of browser.contexts()) await context.close()
  await service.stop()
})

async function start(): Promise<TestKeys> {
  const webDir = await ensureBuilt('h5')
  const keys = makeTipKeys(now(), ['work-safety', 'oversight', OBJECTION_DESK], demoRoot)
  service = await startDesk({
    db: store.db,
    keys,
    tipSettings: tipSettings(keys, store.dir),
    at: now(),
    webDir,
    record: ({ db, view }) => recordInQuestionIn(db, view),
  })
  ticking = setInterval(() => service.setNow(now()), 200)
  return keys
}

async function published(): Promise<PenaltyItem> {
  const path = join(store.dir, 'fines.csv')
  writeFileSync(
    path,
    `文号,企业,信用代码,事由,日期,类别,机关\n云应急罚〔2026〕18号,云帆示例建筑有限公司,${USCC},基坑没有支护,2026-11-02,罚款,${BUREAU}\n`,
  )
  const columns = {
    'enterprises.0.name': '企业',
    'enterprises.0.uscc': '信用代码',
    facts: '事由',
    decidedOn: '日期',
    'penaltyKinds.0': { from: '类别', values: { 罚款: 'fine' } },
  }
  const envelope = { documentNo: '文号', agency: '机关' }
  const source = penaltySource({ key: ['文号'], columns, envelope, settleSeconds: 0, path })
  await runSource(source, { db: store.db, now, machine: runningThrough(now), newId: randomUUID })
  await service.view.refresh()
  const { items } = (await (await fetch(`${service.base}/api/v1/penalties`)).json()) as ListAnswer<PenaltyItem>
  const [item] = items
  if (!item) throw new Error('no penalty is public')
  return item
}

/** What the clock does every ten minutes. */
async function tellPublic() {
  const sources = [houseObjections({ facts: () => objectionFacts(store) }), houseReplies({ facts: () => replyFacts(service.door.replies) })]
  for (const source of sources) await runOwnSource(source, { db: store.db, now, machine: runningThrough(now), newId: randomUUID })
  await service.view.refresh()
}

/** The same page once more, in every look that somebody wants to see. */
async function looks(name: string, shown: string | RegExp) {
  if (!ARE_LOOKED_AT) return
  const address = tab.page.url()
  for (const look of ['dark', 'large'] as const) {
    const other = await openTab(browser, address, { dark: look === 'dark' })
    if (look === 'large') {
      await other.page.evaluate(() => window.localStorage.setItem('large-type', JSON.stringify({ data: true })))
      await other.page.reload()
    }
    await stepsIn(() => other.page).see(shown)
    await screenshot(other.page, `${name}-${look}`)
    await other.context.close()
  }
}

async function officer(file: string, name: string, unit: string): Promise<Page> {
  const page = await openDeskFile(browser, file, { withLetters: ARE_LOOKED_AT })
  await signInAnew(page, await addOfficer(service, name, { role: 'reviewer', unit }), service.now())
  return page
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

it('goes from the firm to an officer of another unit, and its outcome stands on the record; the unit that decided is refused', async () => {
  const keys = await start()
  const penalty = await published()
  const record = `/#/record/detail/index?kind=penalty&id=${penalty.id}`

  tab = await openTab(browser, service.base + record, {})
  await see(/对这条记录有异议/)
  await tap('#object')
  await see('对这条记录（行政处罚）有异议')
  await tap('#choice-firm')
  const fill = async (field: string, text: string) => (await top()).locator(`#objection-${field} :is(input,textarea)`).fill(text)
  await fill('wrong', '决定日期写错了')
  await tap('#send-objection')
  await see('上面还有没写对的地方。')
  await screenshot(tab.page, 'objection-faults')
  await fill('uscc', USCC.toLowerCase())
  await fill('stands', '决定日期是 11 月 3 日')
  await fill('name', '张三')
  await fill('contact', '021-00000000')
  await screenshot(tab.page, 'objection-form')
  await looks('objection-form', '对这条记录（行政处罚）有异议')
  await tap('#send-objection')
  await see(/已收到，编号 \d{8}-0001/)
  await screenshot(tab.page, 'objection-taken')
  const told = await (await top()).innerText()
  const number = /\d{8}-\d{4}/.exec(told)?.[0] ?? ''
  const receipt = (await (await top()).locator('.receipt__group').allInnerTexts()).join('-')

  await tellPublic()
  const file = writeDesk(await buildDesk({ server: service.base, root: hex(keys.root.publicKey) }), store.dir)
  const own = await officer(file, 'own', BUREAU)
  await own.getByRole('button', { name: new RegExp(number) }).click()
  await own.getByText('须由另一单位的人员决定').waitFor()
  await press(own, '受理')
  await press(own, '确定')
  await own.getByText('已办：受理。').waitFor()
  expect(await own.getByRole('button', { name: '作出决定' }).count()).toBe(0)
  await shootDesk(own, 'desk-objection-own-unit')

  const other = await officer(file, 'other', '云帆市司法局')
  await shootDesk(other, 'desk-objections')
  await loadKeys(other, writeKeyFile(store.dir, keys, OBJECTION_DESK, 'reviewer'))
  await other.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '异议' }).click()
  await other.getByRole('button', { name: new RegExp(number) }).click()
  await other.getByLabel('事由').fill('核对是不是本企业')
  await press(other, '拆看联系方式')
  await other.getByText('021-00000000').waitFor()
  await press(other, '作出决定')
  await other.getByLabel('决定', { exact: true }).selectOption('corrected')
  await other.getByLabel(/^说明理由/).fill('日期确实写错')
  await press(other, '确定')
  await other.getByText('已办：作出决定。').waitFor()
  await press(other, '公布结果')
  await press(other, '确定')
  await other.getByText('已办：公布结果。').waitFor()
  await shootDesk(other, 'desk-objection-decided')

  await tellPublic()
  await tab.context.close()
  tab = await openTab(browser, service.base + record, {})
  await see(/异议已答复，.*云帆市司法局决定：更正/)
  await screenshot(tab.page, 'objection-on-record')
  await looks('objection-on-record', /异议已答复/)
  expect(await (await top()).innerText()).not.toContain('日期确实写错')
  expect(tab.complaints).toEqual([])
  await tab.page.goto(`${service.base}/?look#/tip/objectionLook/index`)
  const type = async (field: string, text: string) => (await top()).locator(`#objection-${field} input`).fill(text)
  await type('number', number)
  await type('receipt', receipt.toLowerCase())
  await tap('#look-up')
  await see('日期确实写错')
  await screenshot(tab.page, 'objection-looked-up')
})

it('lets a firm answer beside the record: proved by a letter, read by another unit, told with marks, taken back', async () => {
  const keys = await start()
  const penalty = await published()
  const record = `/#/record/detail/index?kind=penalty&id=${penalty.id}`

  tab = await openTab(browser, service.base + record, {})
  await tap('#reply-to')
  await see('对这条记录（行政处罚）写企业回应')
  const fill = async (field: string, text: string) => (await top()).locator(`#reply-${field} :is(input,textarea)`).fill(text)
  await fill('text', '■'.repeat(501))
  await tap('#send-reply')
  await see('多了 1 个字')
  await screenshot(tab.page, 'reply-faults')
  await fill('text', '王小五 13900000000 乱说。\n基坑当天就支护好了👍🏽，欢迎来看。')
  await fill('uscc', USCC.toLowerCase())
  await fill('name', '张三')
  await fill('contact', '021-00000000')
  await screenshot(tab.page, 'reply-form')
  await looks('reply-form', '对这条记录（行政处罚）写企业回应')
  await tap('#send-reply')
  await see(/已收到，编号 \d{8}-0001。还没有公布/)
  await screenshot(tab.page, 'reply-taken')
  const told = await (await top()).innerText()
  const number = /\d{8}-\d{4}/.exec(told)?.[0] ?? ''
  const receipt = (await (await top()).locator('.receipt__group').allInnerTexts()).join('-')

  const file = writeDesk(await buildDesk({ server: service.base, root: hex(keys.root.publicKey) }), store.dir)
  const other = await officer(file, 'other', '云帆市司法局')
  const openCase = async () => {
    await other.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '企业回应' }).click()
    await other.getByRole('button', { name: new RegExp(number) }).click()
  }
  await openCase()
  await press(other, '寄出核对码')
  await other.getByLabel('寄往的登记地址').fill('云帆市东港区样例路 1 号')
  await press(other, '确定')
  const code = await other.locator('.letter-code').innerText()
  await shootDesk(other, 'desk-reply-letter')
  // On paper stands the letter alone: it goes to a firm, without what the screen says and without a mark of who printed it.
  await other.emulateMedia({ media: 'print' })
  const sheet = await other.locator('body').innerText()
  expect(sheet).toContain(code)
  for (const word of ['已办', '打印', '退出', `企业回应 ${number}`]) expect(sheet).not.toContain(word)
  expect(await other.locator('.print-mark:visible').count()).toBe(0)
  await other.emulateMedia({ media: 'screen' })
  await press(other, '已打印，收起（不再显示）')
  expect(await other.locator('body').innerText()).not.toContain(code)

  await tab.page.goto(`${service.base}/?look#/tip/firmReplyLook/index`)
  const type = async (field: string, text: string) => (await top()).locator(`#reply-${field} input`).fill(text)
  await type('number', number)
  await type('receipt', receipt.toLowerCase())
  await tap('#look-up')
  await type('code', '0000-0000')
  await tap('#send-code')
  await see(/核对码不对/)
  await type('code', code.toLowerCase())
  await screenshot(tab.page, 'reply-code')
  await tap('#send-code')
  await see('已核对，正在阅读')

  await openCase()
  await shootDesk(other, 'desk-replies')
  await press(other, '遮盖后公布')
  const text = other.getByLabel(/^企业写的/)
  expect(await text.evaluate((area: HTMLTextAreaElement) => [area.readOnly, area.value.slice(0, 3)])).toEqual([true, '王小五'])
  const hide = async (from: number, to: number, ground: string) => {
    await text.evaluate((area: HTMLTextAreaElement, [start, end]) => area.setSelectionRange(start ?? 0, end ?? 0), [from, to])
    await press(other, `遮住选中的字：${ground}`)
  }
  await hide(0, 3, '他人个人信息')
  await hide(4, 15, '他人个人信息')
  await other.getByText('■■■ ■■■■■■■■■■■ 乱说。').waitFor()
  await shootDesk(other, 'desk-reply-redact')
  if (ARE_LOOKED_AT) {
    await other.emulateMedia({ colorScheme: 'dark' })
    await shootDesk(other, 'desk-reply-redact-dark')
    await other.emulateMedia({ colorScheme: 'light' })
  }
  await press(other, '确定')
  await other.getByText('已办：遮盖后公布。').waitFor()
  await shootDesk(other, 'desk-reply-read')

  await tellPublic()
  await tab.context.close()
  tab = await openTab(browser, service.base + record, {})
  await see('企业回应（企业自述，未经核实）')
  expect(await (await top()).locator('#replied').innerText()).toContain('有回应')
  const shown = await (await top()).locator('#replies').innerText()
  expect(shown).toContain('■■■ ■■■■■■■■■■■ 乱说。\n基坑当天就支护好了👍🏽，欢迎来看。')
  expect(shown).toContain('由云帆市司法局遮盖')
  expect(shown).not.toContain('变更过')
  await (await top()).locator('#replies').scrollIntoViewIfNeeded()
  await screenshot(tab.page, 'reply-on-record')
  await looks('reply-on-record', '企业回应（企业自述，未经核实）')
  expect(await (await fetch(`${service.base}/api/v1/penalties/${penalty.id}`)).text()).not.toContain('王小五')
  await (await top()).locator('#replies').getByText('这份回应和它的变更').click()
  await see('云帆示例建筑有限公司的回应')
  await screenshot(tab.page, 'reply-record')
  expect(tab.complaints).toEqual([])

  await tab.page.goto(`${service.base}/?look#/tip/firmReplyLook/index`)
  await type('number', number)
  await type('receipt', receipt)
  await tap('#look-up')
  await see('遮盖后公布')
  await screenshot(tab.page, 'reply-looked-up')
  await tap('#withdraw')
  await tab.page.locator('.taro-modal__confirm, .taro-model__confirm').last().click()
  await see('已撤回')
  await tellPublic()
  // A phone that has not just seen it: an answer is kept by a browser for a minute.
  await tab.context.close()
  tab = await openTab(browser, service.base + record, {})
  await see(/的回应：企业 \d{4}-\d{2}-\d{2} 撤回/)
})
