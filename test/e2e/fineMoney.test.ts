import type { FineMoneyAnswer } from '../../shared/kinds/fineAccount/money'
import { screenshot } from '../support/browser'
import { LETTERS } from '../support/looks'
import { usePages } from '../support/usePages'
import { startWeapp } from '../support/weapp/host'

/** Where the money of fines went, as people walk through it: three taps to an agency's questions, each with its records, its answer and the way to the desk. */

const pages = usePages()
const { open, lookAt, top, see, tap, tapText, text } = pages

const LIST = '/#/record/list/index?kind=fineAccount'
const PORT = '云帆市港区综合行政执法大队（演示）'
const AGENCY_PAGE = `${LIST}&agency=${encodeURIComponent(PORT)}`

// The tab bar is Taro's: its links name a script, which the page's policy does not let run.
const ownComplaints = () => pages.complaints.filter((one) => !one.includes('Running the JavaScript URL'))

describe('on the web', () => {
  afterEach(() => pages.context.close())

  it('is three taps from home to the questions that the figures of an agency raise, and back', async () => {
    await open()
    await see('最新通报')
    await pages.page.locator('.weui-tabbar__item', { hasText: '公示' }).click()
    await tap('#door-fineAccount')
    await see('罚款的钱：各单位的数字引出什么疑问')
    const agencies = await (await top()).locator('#agencies .line').allInnerTexts()
    expect(agencies).toHaveLength(3)
    expect(agencies[0]).toContain('▲ 数字引出 4 个疑问，等说明；另有 2 个样本不足')
    expect(agencies.slice(1).filter((line) => !line.includes('○ 能核对的'))).toEqual([])
    await tapText(PORT)
    await see('上一次罚过的，改了没有？')
    expect((await (await top()).locator('#standing').innerText()).split('\n')[0]).toBe('▲ 数字引出 4 个疑问，等说明；另有 2 个样本不足')
    await see('共 36 份月报')
    await tap('#back')
    await see('罚款的钱：各单位的数字引出什么疑问')
    expect(ownComplaints()).toEqual([])
  })

  it('sets the agency’s own answer beside its question, opens exactly what it counts, and says how it is reckoned', async () => {
    const { items } = await pages.app.json<FineMoneyAnswer>(`/api/v1/fine-accounts/by-agency?agency=${encodeURIComponent(PORT)}`)
    const signal = items[0]?.signals.find((one) => one.signal === 'not_corrected')
    await open(AGENCY_PAGE)
    await see('上一次罚过的，改了没有？')
    expect(await (await top()).locator('#signal-treasury_gap').innerText()).toContain('单位的说明：当月代收银行更换系统')
    expect(await (await top()).locator('#signal-not_corrected').innerText()).toContain('单位还没有公布说明。')
    await tap('#behind-not_corrected')
    await see('凭什么问：')
    const records = (await top()).locator('#signal-not_corrected .money__records .link')
    expect(await records.count()).toBe(signal?.count)
    await screenshot(pages.page, 'fine-money-question')
    await records.first().click()
    await see('缴了罚款，不等于整改了。')
    expect((await (await top()).locator('#standing').innerText()).split('\n')[0]).toMatch(/^■ 已缴款、未整改，整改期限已过 \d+ 天$/)
    expect(pages.complaints).toEqual([])
  })

  it('draws income and spending by month, and tells the same as a table', async () => {
    const { items } = await pages.app.json<FineMoneyAnswer>(`/api/v1/fine-accounts/by-agency?agency=${encodeURIComponent(PORT)}`)
    await open(AGENCY_PAGE)
    await see('每月收支')
    await tap('#money-table')
    const table = (await top()).locator('#money-months [role=table]')
    expect(await table.locator('[role=row]').count()).toBe(37)
    const newest = items[0]?.months?.at(-1)
    const first = (await table.locator('[role=row]').nth(1).innerText()).replace(/\s+/g, ' ')
    expect(first).toContain(newest?.month)
    expect(first.replace(/,/g, '')).toContain(String((newest?.paidFen ?? 0) / 100))
    expect(pages.complaints).toEqual([])
  })

  it('starts a tip to the oversight desk by one tap, about the agency whose page it is', async () => {
    await open(AGENCY_PAGE)
    await see('每月收支')
    await tapText('知道实情？写给纪检监督台 ›')
    await pages.page.waitForURL(/tip\/write\/index\?kind=enforcement_misconduct&record=fineAccount/)
    await see(`${PORT}罚款收支`)
  })

  it('lists the penalties that are paid and not put right', async () => {
    const { total } = await pages.app.json<{ total: number }>('/api/v1/penalties?settlement=paid_uncorrected')
    expect(total).toBeGreaterThan(0)
    await open('/#/record/list/index?kind=penalty&settlement=paid_uncorrected')
    await see(`共 ${total} 项处罚`)
    const lines = await (await top()).locator('.lines .line').allInnerTexts()
    expect(lines.filter((line) => !/[▲■] 已缴款、未整改/.test(line))).toEqual([])
    await screenshot(pages.page, 'penalties-paid-uncorrected')
    await tap('.lines .line')
    await see('缴款和整改')
    expect(await text()).toContain('知道这项处罚的实情？写给纪检监督台 ›')
    await screenshot(pages.page, 'penalty-carried-out')
    expect(pages.complaints).toEqual([])
  })

  it.each(LETTERS)('is looked at in %s letters', async (_, large) => {
    await open(LIST, { large })
    await see('共 108 份月报')
    await see('罚款的钱：各单位的数字引出什么疑问')
    await lookAt('fine-money', large)
    await pages.page.goto(pages.app.base + AGENCY_PAGE)
    await pages.page.reload()
    await see('上一次罚过的，改了没有？')
    await tap('#money-table')
    await lookAt('fine-money-agency', large)
    if (!large) {
      await pages.page.emulateMedia({ media: 'print' })
      await screenshot(pages.page, 'fine-money-agency-print')
      await pages.page.emulateMedia({ media: 'screen' })
    }
    await tap('.lines .line')
    await see('收了多少，入库多少')
    await lookAt('fine-account', large)
    expect(pages.complaints).toEqual([])
  })
})

describe('in the mini-program', () => {
  it('is three taps from home to the questions of an agency', async () => {
    // What stands above the list comes after it, as it may on a slow network.
    let come = () => {}
    const late = new Promise<void>((resolve) => (come = resolve))
    const network = (url: string) => (url.endsWith('/by-agency') ? late : undefined)
    const weapp = await startWeapp(pages.browser, { dist: pages.dist, api: pages.app.base, network })
    try {
      await weapp.see('最新通报')
      weapp.service.switchTab('pages/notices/index')
      await weapp.see('罚了多少，钱去了哪里')
      await weapp.tap('罚款收支')
      await weapp.see('正在读取……')
      // Long enough for the list. Its lines name agencies too: they would move away under the finger, and another one come to lie there.
      await new Promise((resolve) => setTimeout(resolve, 500))
      expect(await weapp.text()).not.toMatch(/共 \d+ 份月报/)
      come()
      await weapp.see('罚款的钱：各单位的数字引出什么疑问')
      await weapp.see('共 108 份月报')
      await weapp.tap(PORT)
      await weapp.see('上一次罚过的，改了没有？')
      expect(weapp.service.top().route).toBe('record/list/index')
      await weapp.see('单位的说明：当月代收银行更换系统')
      await weapp.screenshot('weapp-fine-money')
      expect(weapp.service.errors).toEqual([])
    } finally {
      await weapp.close()
    }
  })
})
