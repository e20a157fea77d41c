import { readFileSync, writeFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { ListAnswer } from '../../shared/api/lists'
import type { RecordAnswer } from '../../shared/api/records'
import type { ZoneItem } from '../../shared/kinds/zone/schema'
import { TEST_NOW, startTestApp, type TestApp } from '../support/app'
import { openBrowser, screenshot, sideways, type Look } from '../support/browser'
import { ensureBuilt } from '../support/built'
import { inTheDark } from '../support/looks'
import { openTab, stepsIn } from '../support/webPage'
import { everyLetter } from './everyLetter'

/** The web build in a real browser, as the people of product.md 1 use it. */

let app: TestApp
let browser: Browser
let context: BrowserContext
let page: Page
let complaints: string[]

beforeAll(async () => {
  const webDir = await ensureBuilt('h5')
  app = await startTestApp({ webDir })
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser.close()
  await app.stop()
})

/** Pages slide here, as for most people; who asked for less motion has a test, and the other files of pages are walked so. */
async function open(path = '/', look: Look = {}): Promise<void> {
  ;({ context, page, complaints } = await openTab(browser, app.base + path, { now: TEST_NOW, sliding: true, ...look }))
}
afterEach(() => context.close())

const { top, see, tap, tapText } = stepsIn(() => page)

describe('a resident', () => {
  it('finds out who answers outside the door, and comes back', async () => {
    await open()
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ longitude: 123.3, latitude: 30.3 })
    await see('云帆市安全生产公示')
    await see('演示数据：企业、人员、事故均为虚构')
    await tapText('我的片区')
    await tap('#locate')
    await see('属地责任人')
    const zones = page.locator('.here__zone')
    expect(await zones.count()).toBe(3)
    await screenshot(page, 'zones-here')
    await zones.first().locator('.line').click()
    await see('没人接？监督电话 ☎ 0099-55501235')
    await see(/培训/)
    await see('上级片区')
    await see('来源与时间')
    await screenshot(page, 'zone')
    await tap('#back')
    await see('这里由谁负责')
    expect(complaints).toEqual([])
  })

  it('is told for how many days nobody answers for a zone, and whose training is overdue, each with its rule', async () => {
    const { items } = await app.json<ListAnswer<ZoneItem>>('/api/v1/zones?limit=100')
    const answers = await Promise.all(items.map(({ id }) => app.json<RecordAnswer<'zone'>>(`/api/v1/zones/${id}`)))
    const valueOf = ({ computed }: RecordAnswer, field: string) => Number(computed.find((one) => one.field === field)?.value ?? 0)
    const vacant = answers.find((one) => valueOf(one, 'vacantDays') > 0)
    const untrained = answers.find((one) => valueOf(one, 'trainingOverdue') > 0)
    if (!vacant || !untrained) throw new Error('the sample has no such zones')
    await open(`/#/record/detail/index?kind=zone&id=${vacant.record.id}`)
    await see(`■ 公布的任期都已届满，空岗 ${valueOf(vacant, 'vacantDays')} 天`)
    await tapText(/^哪些是算出来的/)
    await see(`空岗天数：${valueOf(vacant, 'vacantDays')} 天`)
    await screenshot(page, 'zone-vacant')
    await page.goto(`${app.base}/#/record/detail/index?kind=zone&id=${untrained.record.id}`)
    await see(`▲ ${valueOf(untrained, 'trainingOverdue')} 人的培训逾期或没有通过`)
    await tapText(/^哪些是算出来的/)
    await see(`培训逾期或没有通过：${valueOf(untrained, 'trainingOverdue')} 人`)
    await see(/^计算值，规则第 \d+ 版：/)
    await screenshot(page, 'zone-training')
    expect(complaints).toEqual([])
  })

  it('is told what to do where the place is not known', async () => {
    await open('/#/pages/zones/index')
    await tap('#locate')
    await see('没有得到位置。可以在下面按地点选择。')
    await tapText('按行业领域')
    await see(/共 \d+ 个片区/)
  })

  it('opens each figure of the city and reads an accident to its source', async () => {
    await open()
    await page.locator('.figure').filter({ hasText: '近一年事故' }).click()
    await see(/共 \d+ 起事故/)
    await tap('.line')
    await see('经过与后果')
    await see('调查处理')
    await see('最近核对')
    await screenshot(page, 'accident')
    await tap('#history')
    await see('第 1 次：首次收录')
    expect(complaints).toEqual([])
  })
})

describe('a passenger', () => {
  it('meets whose page it is and the red or green line, worded as what is known', async () => {
    await open()
    await tapText('查客运')
    await see('共 30 家客运企业')
    await tap('.line')
    await (await top()).locator('#verdict').waitFor()
    const verdict = await (await top()).locator('#verdict').innerText()
    expect(verdict).toMatch(/^[■▲●○] (红|黄|绿|灰)：.*。/)
    expect(verdict).toContain('只说明已公布的情况；数据截至 2026-05-20')
    // What it rests on bears the names that sources gave it: 客车安全带损坏.
    const own = await (await top()).locator('#verdict .verdict__sentence, #verdict .verdict__asof').allInnerTexts()
    expect(own.length).toBeGreaterThan(1)
    expect(own.join()).not.toMatch(/安全|放心/)
    const order = await page.evaluate(() => [...document.querySelectorAll('#verdict, .head')].map((one) => one.id || one.className))
    expect(order).toEqual(['head', 'verdict'])
    await see('线路')
    await see('道路运输质量信誉')
    await screenshot(page, 'operator')
    expect(complaints).toEqual([])
  })

  it('finds the firms of a terminal, the rules of its gate, and the board on its wall', async () => {
    await open('/#/operator/list/index')
    await tapText('三不进站、六不出站')
    await see('6. 出站登记表没有经双方签字确认不出站')
    await see('依据：《汽车客运站安全生产规范》')
    await screenshot(page, 'operators')
    await tapText('临海客运站的企业')
    await see('只列公布的线路在临海始发或终到的客运企业，没有公布线路的不在内')
    const { total } = await app.json<{ total: number }>(`/api/v1/enterprises?sector=road_transport&routeEnd=${encodeURIComponent('临海')}`)
    expect(total).toBeGreaterThan(0)
    await see(`共 ${total} 家客运企业`)
    await (await top()).getByRole('link', { name: '云帆客运中心的公示屏' }).click()
    await page.getByRole('heading', { name: '云帆客运中心' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/boards/terminal/yunfan')
    expect(complaints).toEqual([])
  })

  it('finds a carrier by the plate of its bus, of which only the ends are asked for', async () => {
    await open('/#/operator/list/index')
    await see('共 30 家客运企业')
    const asked: string[] = []
    page.on('request', (request) => void asked.push(decodeURIComponent(request.url())))
    const { items } = await app.json<{ items: { id: string }[] }>('/api/v1/enterprises?sector=road_transport&limit=1')
    const { record } = await app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${items[0]?.id}`)
    const [, start = '', end = ''] = /^(..)\*{3}(..)$/.exec(record.body?.plates?.[0] ?? '') ?? []
    await (await top()).locator('#search input').fill(`${start}·000${end}`)
    await tap('#search-go')
    await see(record.body?.name ?? '')
    expect(asked.some((url) => url.includes(`q=${start}***${end}`))).toBe(true)
    expect(asked.filter((url) => url.includes('000' + end))).toEqual([])
    expect(complaints).toEqual([])
  })

  it('sees the red line of a carrier with an accident of its own making', async () => {
    const { items } = await app.json<{ items: { enterprises: { uscc: string }[] }[] }>(
      '/api/v1/accidents?sector=road_transport&nature=responsible&from=2025-06-01',
    )
    await open(`/#/operator/detail/index?id=${items[0]?.enterprises[0]?.uscc}`)
    await see(/■ 红：/)
    await screenshot(page, 'operator-red')
  })
})

describe('a business', () => {
  it('finds itself by credit code and sees each grade with its reasons', async () => {
    await open()
    await page.locator('#search input').fill('91990100MAAY4CL127')
    await tap('#search-go')
    await see('共 1 家企业')
    await tapText('云帆恒达建筑工程有限公司')
    await see('9199 0100 MAAY 4CL1 27')
    await see(/近一年发生 1 起责任事故/)
    await see('城市评级')
    await see(/公示至/)
    await see('信息有误？☎ 0099-55501235')
    await screenshot(page, 'enterprise')
    expect(complaints).toEqual([])
  })

  it('looks back over twelve quarters, each opening the very records that it counts', async () => {
    const { firm, strip } = await everyLetter(app)
    await open(`/#/enterprise/detail/index?id=${firm}`)
    await see('近十二个季度')
    await see(/点一个季度，看是哪几条。/)
    const cells = (await top()).locator('.quarter')
    expect(await cells.count()).toBe(12)
    // By letter and words, the newest on the right; a screen reader hears the quarter and all that is known of it.
    expect(await cells.last().innerText()).toMatch(/26年2季\s*…\s*未完/)
    expect(await cells.first().innerText()).toMatch(/23年3季\s*\?\s*不知道/)
    for (const { quarter, marks } of strip.quarters) {
      const cell = (await top()).locator(`#quarter-${quarter}`)
      expect(await cell.getAttribute('role')).toBe('button')
      expect(await cell.getAttribute('aria-label')).toMatch(/^20\d\d 年第 [1-4] 季度：./)
      await cell.click()
      await (await top()).locator('#quarter-records').waitFor()
      const counted = marks.reduce((sum, { count }) => sum + count, 0)
      expect(await (await top()).locator('#quarter-records .line').count()).toBe(counted)
    }
    await tap(`#quarter-${strip.quarters[2]?.quarter}`)
    await see('2025 年第 4 季度')
    await tap('#quarters-rules')
    await see(/^计算值，规则第 \d+ 版：只用今天仍在公示的记录/)
    await screenshot(page, 'quarters')
    await page.setViewportSize({ width: 1280, height: 800 })
    await screenshot(page, 'quarters-desktop')
    await tapText(/^处罚：/)
    await see('违法事实')
    await tap('#back')
    await see('近十二个季度')
    expect(complaints).toEqual([])
  })

  it('reads what it was punished for, until when, and that a list of penalties can be narrowed', async () => {
    await open('/#/enterprise/detail/index?id=91990100MAAY4CL127')
    await see(/^处罚 \d/)
    await open()
    await tapText('公示中的处罚')
    await see(/共 \d+ 项处罚/)
    await screenshot(page, 'penalties')
    await tapText('严重')
    await tap('.line')
    await see('违法事实')
    await see('公示至')
    await see(/严重（按处罚种类划分/)
    await screenshot(page, 'penalty')
    expect(complaints).toEqual([])
  })

  it('is told when a search is too short or finds nothing', async () => {
    await open('/#/enterprise/list/index')
    await see('共 401 家企业')
    await screenshot(page, 'enterprises')
    await page.locator('#search input').fill('云')
    await tap('#search-go')
    await see('至少输入 2 个字')
    await page.locator('#search input').fill('没有这家')
    await tap('#search-go')
    await see('没有找到。可以查名称里的任意两个字、曾用名、信用代码，或客运线路。请换两个字试试，或核对信用代码。')
    await open('/#/enterprise/list/index?q=%25')
    await see('至少输入 2 个字')
    await see('共 401 家企业')
  })

  it('reads on through a list', async () => {
    await open('/#/enterprise/list/index?sector=construction')
    await see('共 60 家企业')
    await tapText(/再看一些/)
    // Whoever stands at the bottom reads on by that alone: the last page may be there before anybody has seen the second.
    await page.waitForFunction(() => {
      const { length } = document.querySelectorAll('.lines .line')
      const more = [...document.querySelectorAll<HTMLElement>('.button')].find((one) => one.textContent?.startsWith('再看一些'))
      if (length === 40) more?.click()
      return length === 60
    })
  })
})

describe('a weak network', () => {
  it('shows the last data with its age, says what failed, and goes on by itself when asked', async () => {
    await open()
    await see('最新通报')
    await context.route('**/api/**', (route) => route.abort())
    await page.reload()
    await see(/没有连上。.*下面是.*的数据/)
    await see('最新通报')
    await screenshot(page, 'home-offline')
    await context.unroute('**/api/**')
    await tapText('重试')
    // The page says it in one place and its age in another: the last of them has to go.
    await (
      await top()
    )
      .getByText(/没有连上/)
      .first()
      .waitFor({ state: 'detached' })
  })

  it('says so where there is nothing to show yet', async () => {
    await open('/nothing')
    await context.route('**/api/**', (route) => route.abort())
    await page.goto(app.base + '/#/record/list/index?kind=notice')
    await see('没有连上。联网后请重试。')
    await context.unroute('**/api/**')
    await tapText('重试')
    await see(/份通报在公示/)
  })

  it('has a page for a record that is not there', async () => {
    await open('/#/record/detail/index?kind=notice&id=none')
    await see('没有找到这条记录。')
    await open('/#/record/detail/index?kind=poem&id=none')
    await see('没有这种记录。')
  })
})

describe('the sources', () => {
  it('lead from the home page to the report of a run', async () => {
    await open()
    await tap('#freshness')
    await see('企业安全生产信息库')
    await see('● 按时更新')
    await screenshot(page, 'sources')
    await page
      .getByText(/采集报告/)
      .nth(1)
      .click()
    await see('退回的行 1')
    await see(/日期和别的文字连在一起/)
    await screenshot(page, 'run')
    expect(complaints).toEqual([])
  })
})

describe('anyone who wants proof', () => {
  it('reads who took back or corrected what, and a record as it once was', async () => {
    await open('/#/pages/mine/index')
    await tapText('公示的变更')
    await see(/首次收录，2026-05-20/)
    await tapText('更正')
    await see('没有这样的变更。')
    await tapText('内容变更')
    await see(/另一来源也列出，2026-05-20/)
    await screenshot(page, 'changes')
    await tap('.line')
    await see('也见于')
    await see('道路客运经营者名录（云帆市交通运输局（演示））')
    await screenshot(page, 'two-sources')
    await tap('#history')
    await see('第 1 次：首次收录')
    await screenshot(page, 'history')
    const day = (await top()).locator('#on-day')
    const box = await day.boundingBox()
    expect(box && [box.height >= 44, box.x + box.width <= (page.viewportSize()?.width ?? 0)]).toEqual([true, true])
    await day.press('Enter')
    await page.locator('.weui-picker__action').getByText('确定').click()
    await see('这是 2026-05-20 当天公示的内容，可能不是现在的。')
    await tap('#back')
    await (await top()).getByText('看这一版的内容').last().click()
    await see('这是第 2 版公示的内容，可能不是现在的。')
    expect(await (await top()).getByText('也见于').count()).toBe(0)
    await tapText('看现在的')
    await see('也见于')
    expect(complaints).toEqual([])
  })

  it('finds what stays of a record that was taken back', async () => {
    const path = app.sources.sources.find(({ kind }) => kind === 'notice')?.path ?? ''
    const before = readFileSync(path, 'utf8')
    const feed = JSON.parse(before) as { records: object[] }
    const gone = { ...feed.records[0], withdrawn: '处罚决定已撤销', annulledOn: '2026-05-13' }
    writeFileSync(path, JSON.stringify({ ...feed, records: [gone, ...feed.records.slice(1)] }))
    await app.mirror('notice')
    await open('/#/record/changes/index')
    await tapText('来源撤下')
    await see(/处罚决定已撤销/)
    await tap('.line')
    await see('最迟 2026-05-18（3 个工作日），■ 已逾期')
    await see('原定公示至')
    expect(await (await top()).getByText('文号', { exact: true }).count()).toBe(0)
    await screenshot(page, 'tombstone')
    writeFileSync(path, before)
    await app.mirror('notice')
    expect(complaints).toEqual([])
  })

  it('reads every run of a source', async () => {
    await open('/#/sources/list/index')
    await page.getByText('历次采集').first().click()
    await see(/第 1 版：新增 60/)
    await screenshot(page, 'runs')
    await tap('.line')
    await see('文件指纹')
    expect(complaints).toEqual([])
  })
})

describe('how it looks', () => {
  it.each([
    ['light', 'dark', false],
    ['large', 'dark-large', true],
  ])('%s, and %s', async (byDay, byNight, large) => {
    const look = async (shot: string) => {
      await screenshot(page, `${shot}-${byDay}`)
      await inTheDark(page, () => screenshot(page, `${shot}-${byNight}`))
    }
    await open('/#/pages/mine/index')
    if (large) await page.locator('#large-type input, #large-type').first().click()
    const { firm } = await everyLetter(app)
    await see('大字模式')
    await look('mine')
    for (const [shot, path, text] of [
      ['home', '/#/pages/home/index', /最新通报/],
      ['hall', '/#/pages/notices/index', /数量截至/],
      ['notices', '/#/record/list/index?kind=notice', /份通报在公示/],
      ['enterprise', '/#/enterprise/detail/index?id=91990100MAAY4CL127', /来源与时间/],
      ['quarters', `/#/enterprise/detail/index?id=${firm}`, /来源与时间/],
      ['changes', '/#/record/changes/index', /复制订阅地址/],
      ['sources', '/#/sources/list/index', /按时更新/],
    ] as const) {
      await page.goto(app.base + path)
      await see(text)
      await look(shot)
    }
    const scale = await page.evaluate(() =>
      getComputedStyle(document.querySelector('.page:not(:empty)') as Element)
        .getPropertyValue('--scale')
        .trim(),
    )
    expect(scale).toBe(large ? '1.3' : '1')
    // Nothing reaches past the side of the phone, whatever the size of the letters.
    expect(await sideways(page)).toBeLessThanOrEqual(0)
  })
})

describe('who asked the system for less motion', () => {
  /** How many movements began while a page came and went. */
  async function movements(): Promise<number> {
    await page.evaluate(() => {
      const counted = window as Window & { begun?: number }
      counted.begun = 0
      document.addEventListener('transitionrun', ({ target }) => {
        if ((target as Element).matches('.taro_page')) counted.begun = (counted.begun ?? 0) + 1
      })
    })
    await tap('.line')
    await see('来源与时间')
    await tap('#back')
    await see('通报')
    return page.evaluate(() => (window as Window & { begun?: number }).begun ?? NaN)
  }

  /** How long the router waits for a page to come before it puts the one below away. */
  const slideMs = () =>
    page.evaluate(
      () => (window as Window & { __taroAppConfig?: { animation?: { duration: number } } }).__taroAppConfig?.animation?.duration,
    )

  it('sees pages stand at once, from the moment of asking, and others see them slide', async () => {
    await open('/', { sliding: false })
    await see('最新通报')
    expect([await movements(), await slideMs()]).toEqual([0, 0])
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    expect(await movements()).toBeGreaterThan(0)
    expect(await slideMs()).toBe(300)
    expect(complaints).toEqual([])
  })
})

describe('a screen reader', () => {
  it('finds names and roles on what can be tapped', async () => {
    await open()
    await see('最新通报')
    const unnamed = await page.evaluate(
      () =>
        [...document.querySelectorAll('.tap')].filter(
          (one) =>
            one.getClientRects().length > 0 && (!one.getAttribute('role') || !(one.getAttribute('aria-label') ?? one.textContent)?.trim()),
        ).length,
    )
    expect(unnamed).toBe(0)
    await page.getByRole('link', { name: '查客运：考核与事故' }).click()
    await page.getByRole('radio', { name: 'AAA' }).waitFor()
  })

  it('can be replaced by a keyboard', async () => {
    await open()
    await see('最新通报')
    await page.locator('.door').first().focus()
    await page.keyboard.press('Enter')
    await see('共 401 家企业')
  })
})

it('says nothing it may not: no page asks another host for anything', async () => {
  await open('/nothing')
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  await page.goto(app.base + '/')
  await see('最新通报')
  expect([...hosts]).toEqual([new URL(app.base).host])
})

describe('what a week has changed', () => {
  const home = async (look: Look = {}) => {
    await open('/', look)
    await see('这一周的变化')
  }

  it('is told of a first reading as what it is, and each number opens its list', async () => {
    await home()
    await see(/首次收录：本站第一次读到这些来源/)
    await see('▲ 5月14日至5月19日没有读全来源：其间有没有变化，不知道，读到以后才列出。')
    await screenshot(page, 'week-first')
    await tap('#week-accident-first')
    await see('事故　首次收录')
    await see('5月14日至5月20日本站收录的变更，一条记录变了几次就列几次')
    expect(complaints).toEqual([])
  })

  it('says what is new, and opens exactly that', async () => {
    app.setNow(new Date('2026-05-22T02:00:00.000Z'))
    const path = app.sources.sources.find(({ kind }) => kind === 'notice')?.path ?? ''
    const feed = JSON.parse(readFileSync(path, 'utf8')) as { records: { key: string; withdrawn?: string }[] }
    const [gone, ...rest] = feed.records
    writeFileSync(
      path,
      JSON.stringify({ ...feed, records: [{ ...gone, withdrawn: '决定已撤销' }, ...rest, { ...rest[0], key: 'a-new-one' }] }),
    )
    await app.mirror()
    await home()
    await see('新公布 1 ›')
    const counted = Number(/\d+/.exec(await (await top()).locator('#week-notice-ended').innerText())?.[0])
    expect(counted).toBeGreaterThan(0)
    await tap('#week-notice-ended')
    await see('通报　期满或撤下')
    await see('通报（内容已删除）')
    const list = await top()
    expect(await list.locator('.line').count()).toBe(counted)
    await screenshot(page, 'week-ended')
    await tapText('看全部变更 ›')
    await see('全部类别')
    for (const [name, look] of [
      ['phone', {}],
      ['dark', { dark: true }],
      ['desktop', { width: 1280 }],
    ] as const) {
      await context.close()
      await home(look)
      await see('新公布 1 ›')
      await page.locator('#week').scrollIntoViewIfNeeded()
      await screenshot(page, `week-${name}`)
    }
    expect(complaints).toEqual([])
  })

  it('stands in large letters, and where nothing happened or nothing is known it claims nothing', async () => {
    app.setNow(new Date('2026-06-01T02:00:00.000Z'))
    await open('/#/pages/mine/index')
    await page.locator('#large-type input, #large-type').first().click()
    await page.goto(app.base + '/')
    await see('读到的来源里，这一周没有新的公布。最近一次收到来源：2026-05-22 10:00。')
    await see('▲ 5月26日至5月31日没有读全来源：其间有没有变化，不知道，读到以后才列出。')
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    await screenshot(page, 'week-empty-large')
    await context.close()
    await open('/nothing')
    await page.route('**/api/v1/changes/week', (route) => route.abort())
    await page.goto(app.base + '/')
    await page.locator('#week').getByText('重试', { exact: true }).waitFor()
    await screenshot(page, 'week-failed')
  })
})
