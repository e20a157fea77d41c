import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { buildDesk, writeDesk } from '../../miniapp/desk/build'
import type { DeliveryDeps } from '../../server/deliveries/deps'
import { deliverOnce } from '../../server/deliveries/jobs'
import { receiptOf } from '../../server/deliveries/signature'
import { createLog } from '../../server/log'
import { hex } from '../../shared/tips/crypto/index'
import { circular, codeOf, publish, startReceiver, type Receiver } from '../server/deliveries/world'
import { openBrowser } from '../support/browser'
import { addOfficer, startDesk, type DeskService } from '../support/desk'
import { openDeskFile, signInAnew } from '../support/deskPage'
import { makeTipKeys, tipSettings } from '../support/tips'
import { useStore } from '../support/useStore'

/** An owner's way on its own page: it subscribes, its address answers, it is told, a person signs, it changes the key and leaves. */

jest.setTimeout(120_000)

const store = useStore()
const AT = new Date()
let browser: Browser
let receiver: Receiver
let service: DeskService
let deps: DeliveryDeps
let key = ''
let file: string
let ticking: NodeJS.Timeout

beforeAll(async () => {
  const keys = makeTipKeys(AT)
  ;[browser, receiver] = await Promise.all([openBrowser(), startReceiver()])
  receiver.answer = (response, { body, signature }) => void response.end(JSON.stringify({ receipt: receiptOf(key, body, signature) }))
  const log = createLog({ LOG_LEVEL: 'silent' })
  service = await startDesk({
    db: store.db,
    keys,
    tipSettings: tipSettings(keys, store.dir),
    at: AT,
    deliveries: ({ db, view, now }) =>
      (deps = { db, now, log, published: () => view.today(), random: randomBytes, privateHosts: [receiver.host], holder: 'test' }),
  })
  // Proofs of the desk hold for a minute: the service goes with the time of the browser.
  ticking = setInterval(() => service.setNow(new Date()), 200)
  file = writeDesk(await buildDesk({ server: service.base, root: hex(keys.root.publicKey) }), store.dir)
})
afterAll(async () => {
  clearInterval(ticking)
  await Promise.all([browser.close(), receiver.stop()])
  await service.stop()
})

const round = async () => {
  await service.view.refresh()
  await deliverOnce(deps)
}

it('goes from subscribing to leaving, and the key is never in an address', async () => {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  const addresses: string[] = []
  const faults: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(`${service.base}/owners`)
  await page.getByLabel('本单位的统一社会信用代码').fill(codeOf(900))
  await page.getByLabel('单位名称', { exact: true }).fill('云帆市建设投资中心')
  await page.getByLabel('接收地址（https）').fill(receiver.url)
  await page.getByLabel('关注的企业').fill(`${codeOf(1)}\n${codeOf(2)}`)
  await page.getByRole('button', { name: '订阅', exact: true }).click()
  await page.getByText('请先抄下编号和密钥').waitFor()
  const id = (await page.locator('#id').textContent()) ?? ''
  key = (await page.locator('#key').textContent()) ?? ''
  expect([id.length, key.length]).toEqual([32, 43])
  await page.getByText('已提出，接收地址还没有答复验证').waitFor()
  await page.getByRole('button', { name: '请验证接收地址' }).click()
  await page.getByText('接收地址已答复验证，等待核对代码').waitFor()

  const desk = await openDeskFile(browser, file)
  await signInAnew(desk, await addOfficer(service, 'lin'), service.now())
  await desk.getByRole('navigation', { name: '页面' }).getByRole('button', { name: '订阅单位' }).click()
  const asking = desk.getByRole('listitem').filter({ hasText: '云帆市建设投资中心' })
  await asking.getByText(`关注 2 家企业；通知送到 ${receiver.host}`).waitFor()
  const confirm = asking.getByRole('button', { name: '代码属实，确认' })
  expect(await confirm.isDisabled()).toBe(true)
  await asking.getByLabel('怎样核对的').fill('打过登记的电话')
  await confirm.click()
  await desk.getByText('没有等着核对的单位。').waitFor()
  await publish(store.db, [circular('before', 1)], [], AT)
  await round()
  await publish(store.db, [circular('a', 1)], [], AT)
  await round()
  await page.getByRole('button', { name: '刷新' }).click()
  await page.getByText('已开通').waitFor()
  const notice = page.getByRole('listitem').filter({ hasText: '第 1 份' })
  await notice.getByText('第 1 份：已送达').waitFor()
  await notice.getByRole('button', { name: '看内容' }).click()
  await notice.getByText('令a号').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  await notice.getByRole('button', { name: '再送一次' }).click()
  await page.getByText('第 1 份已再送').waitFor()
  expect(receiver.got.map(({ message: { sequence } }) => sequence)).toEqual([0, 1, 1])
  await notice.getByLabel('签收人姓名或职务（不公布）').fill('合约科 科长')
  await notice.getByRole('button', { name: '签收' }).click()
  await notice.getByText('第 1 份：已签收').waitFor()

  await page.getByText('关注的企业：2 家，加上、去掉').click()
  await page.getByRole('button', { name: `去掉 ${codeOf(2)}` }).click()
  await page.getByText(`已去掉 ${codeOf(2)}`).waitFor()
  await page.getByLabel('加上的企业').fill('91990100MA0000015Y')
  await page.getByRole('button', { name: '加上', exact: true }).click()
  await page.getByText('统一社会信用代码不对，请核对').waitFor()
  await page.getByLabel('加上的企业').fill(`${codeOf(3)}、${codeOf(4)}`)
  await page.getByRole('button', { name: '加上', exact: true }).click()
  await page.getByText('已加上，从下一份通知起算。').waitFor()
  await page.getByText('关注的企业：3 家').waitFor()
  expect(await store.db.subscriptions.findById(id).lean()).toMatchObject({ state: 'live', watches: [codeOf(1), codeOf(3), codeOf(4)] })
  await page.getByText('改本单位的代码或名称').click()
  expect(await page.getByLabel('新的统一社会信用代码').inputValue()).toBe(codeOf(900))
  await page.getByLabel('新的统一社会信用代码').fill(codeOf(901))
  await page.getByRole('button', { name: '改，并请重新核对' }).click()
  await page.getByText('接收地址已答复验证，等待核对代码').waitFor()
  for (const name of ['密钥', '订阅单位'])
    await desk.getByRole('navigation', { name: '页面' }).getByRole('button', { name, exact: true }).click()
  await asking.getByText('原来已经开通，改了代码或名称').waitFor()
  await asking.getByText(codeOf(901)).waitFor()
  await asking.getByLabel('怎样核对的').fill('又打过登记的电话')
  await confirm.click()
  await desk.getByText('没有等着核对的单位。').waitFor()
  await round()

  await page.getByRole('button', { name: '换密钥' }).click()
  await page.getByText('密钥已换').waitFor()
  const next = (await page.locator('#key').textContent()) ?? ''
  expect(next).not.toBe(key)
  // Opened anew it knows nothing, and the old key opens nothing.
  await page.goto(`${service.base}/owners`)
  const open = async (by: string) => {
    await page.getByLabel('订阅编号').fill(id)
    await page.getByLabel('密钥', { exact: true }).fill(by)
    await page.getByRole('button', { name: '打开', exact: true }).click()
  }
  await open(key)
  await page.getByText('没有这个订阅，或者密钥不对。').waitFor()
  await open(next)
  await page.getByText('已开通').waitFor()
  await page.getByRole('button', { name: '退订' }).click()
  await page.getByText('退订前请先勾选').waitFor()
  await page.getByLabel('确定退订').check()
  await page.getByRole('button', { name: '退订' }).click()
  await page.getByText('已退订。').waitFor()
  expect(await store.db.subscriptions.findById(id).lean()).toMatchObject({ state: 'left', ending: 'owner', url: '', watches: [] })

  for (const address of addresses) for (const secret of [key, next]) expect(address).not.toContain(secret)
  // The browser tells of what was refused: a firm with a wrong code, and the old key.
  expect(faults.map((text) => /status of (\d+)/.exec(text)?.[1])).toEqual(['400', '404'])
})
