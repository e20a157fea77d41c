import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { LABELS } from '../../shared/kinds/labels'
import { startTestApp, type TestApp } from '../support/app'
import { openBrowser } from '../support/browser'
import { ensureBuilt } from '../support/built'
import { startWeapp, type Weapp } from '../support/weapp/host'

/** The built mini-program in a host with WeChat's own component engine: the three walks, with and without a global wx. */

let app: TestApp
let browser: Browser
let dist: string
let weapp: Weapp

beforeAll(async () => {
  dist = await ensureBuilt('weapp')
  app = await startTestApp()
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser.close()
  await app.stop()
})
afterEach(async () => {
  expect(weapp.service.errors).toEqual([])
  await weapp.close()
})

describe.each([
  ['with a global wx', true],
  ['without globalThis.wx', false],
])('%s', (_name, globalWx) => {
  const start = async () => {
    weapp = await startWeapp(browser, { dist, api: app.base, globalWx, location: { longitude: 123.3, latitude: 30.3 } })
  }

  it('a resident finds out who answers at three levels and calls the office', async () => {
    await start()
    await weapp.see('云帆市安全生产公示')
    await weapp.see('演示数据：企业、人员、事故均为虚构')
    await weapp.tap('我的片区')
    await weapp.see('这里由谁负责')
    expect(weapp.service.top().route).toBe('pages/zones/index')
    await weapp.tap('查我现在的位置')
    await weapp.see('属地责任人')
    // The nearest first, then the list of all.
    expect((await weapp.text()).match(/(区县|镇街|网格) ·/g)?.slice(0, 3)).toEqual(['网格 ·', '镇街 ·', '区县 ·'])
    await weapp.screenshot(`weapp-zones-${globalWx}`)
    await weapp.tap('☎ 0099')
    expect(weapp.service.calls.filter(([call]) => call === 'makePhoneCall')).toMatchObject([
      [expect.anything(), { phoneNumber: expect.stringMatching(/^0099-5550\d{4}$/) }],
    ])
  })

  it('a passenger meets the line first, then the facts and their source', async () => {
    await start()
    await weapp.tap('查客运')
    await weapp.see('共 30 家客运企业')
    expect(weapp.service.top().route).toBe('operator/list/index')
    await weapp.tap('三不进站、六不出站')
    await weapp.see('超载客车不出站')
    await weapp.tap('公示屏')
    expect(weapp.service.calls.filter(([call]) => call === 'setClipboardData')).toMatchObject([
      [expect.anything(), { data: expect.stringMatching(/\/boards\/terminal\/yunfan$/) }],
    ])
    await weapp.tap('临海客运站的企业')
    await weapp.see('只列公布的线路在临海始发或终到的客运企业')
    await weapp.screenshot(`weapp-terminal-${globalWx}`)
    weapp.service.back()
    await weapp.see('共 30 家客运企业')
    await weapp.tapSelector('.line')
    await weapp.see('只说明已公布的情况；数据截至')
    expect(await weapp.text()).toMatch(/[■▲●○] (红|黄|绿|灰)：/)
    await weapp.see('来源与时间')
    await weapp.screenshot(`weapp-operator-${globalWx}`)
    weapp.service.back()
    await weapp.see('共 30 家客运企业')
  })

  it('a business finds itself by credit code, reads its grades and its history', async () => {
    await start()
    await weapp.see('查企业')
    await weapp.fill('91990100MAAY4CL127')
    await weapp.tap('查找')
    await weapp.see('共 1 家企业')
    await weapp.tap('云帆恒达建筑工程有限公司')
    await weapp.see('近一年发生 1 起责任事故')
    await weapp.see('城市评级')
    expect(weapp.service.top().route).toBe('enterprise/detail/index')
    await weapp.see('近十二个季度')
    await weapp.see('点一个季度，看是哪几条')
    await weapp.tapSelector('.quarter--marked')
    await weapp.see('2026 年第 1 季度')
    await weapp.see('事故：')
    await weapp.screenshot(`weapp-enterprise-${globalWx}`)
    await weapp.tap('变更记录')
    await weapp.see('第 1 次：首次收录')
  })
})

describe('the package', () => {
  beforeEach(async () => {
    weapp = await startWeapp(browser, { dist, api: app.base })
    await weapp.see('最新通报')
  })

  it('keeps roles and names for screen readers', async () => {
    expect(await weapp.attribute('.door', 'aria-role')).toBe('link')
    expect(await weapp.attribute('.door', 'aria-label')).toBe('查企业：评级与理由')
  })

  it('reads on at the bottom of a list', async () => {
    weapp.service.open('record/list/index?kind=notice')
    await weapp.see('再看一些（已显示 20）')
    weapp.service.reachBottom()
    await weapp.see('再看一些（已显示 40）')
  })

  it('opens what a code on a wall names, and says so of one that names nothing', async () => {
    weapp.service.open(`record/scan/index?scene=${encodeURIComponent('z.990104004-G3')}`)
    await weapp.see('空岗 23 天')
    expect(weapp.service.top().route).toBe('record/detail/index')
    weapp.service.open(`record/scan/index?q=${encodeURIComponent('https://mingan.example/firms/91990100MAAY4CL127')}`)
    await weapp.see('云帆恒达建筑工程有限公司')
    expect(weapp.service.top().route).toBe('enterprise/detail/index')
    weapp.service.open('record/scan/index?scene=x.1')
    await weapp.see('这个码不是本程序的')
  })

  it('shows only pages that are there, ships no schema library, and stays small', () => {
    const appJson = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as {
      pages: string[]
      subPackages: { root: string; pages: string[] }[]
    }
    for (const page of [...appJson.pages, ...appJson.subPackages.flatMap(({ root, pages }) => pages.map((one) => `${root}/${one}`))]) {
      for (const kind of ['js', 'json', 'wxml']) expect(existsSync(join(dist, `${page}.${kind}`))).toBe(true)
    }
    expect(existsSync(join(dist, 'sitemap.json'))).toBe(true)
    const roots = appJson.subPackages.map(({ root }) => root + '/')
    const files = readdirSync(dist, { recursive: true })
      .map(String)
      .filter((file) => statSync(join(dist, file)).isFile())
    const main = files.filter((file) => !roots.some((root) => file.startsWith(root)))
    const size = main.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0)
    process.stdout.write(`weapp main package: ${Math.round(size / 1024)} KB\n`)
    expect(size).toBeLessThan(460 * 1024)
    const shipped = main.filter((file) => file.endsWith('.js')).map((file) => readFileSync(join(dist, file), 'utf8'))
    expect(shipped.some((text) => /ZodError|safeParse/.test(text))).toBe(false)
    // Words of fields lie with the pages that show them: a further kind does not grow the main package by them.
    const labels = Object.values(LABELS).flatMap((words) => Object.values(words).filter((word) => word.length >= 6))
    expect(labels.length).toBeGreaterThan(40)
    expect(labels.filter((word) => shipped.some((text) => text.includes(word)))).toEqual([])
  })
})
