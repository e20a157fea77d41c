import type { StatisticsAnswer } from '../../shared/api/statistics'
import { screenshot } from '../support/browser'
import { LETTERS } from '../support/looks'
import { usePages } from '../support/usePages'
import { startWeapp } from '../support/weapp/host'

/** Accidents by quarter as a meeting reads them: deaths and serious injuries against the same quarter of the year before, each number with its list. */

const pages = usePages()
const { open, lookAt, top, see, tap, tapText } = pages
const STATISTICS = '/#/record/statistics/index?kind=accident'

/** The figures of a quarter, by their keys. */
async function told(quarter: string) {
  const { groups } = await pages.app.json<StatisticsAnswer>('/api/v1/accidents/statistics?by=quarter')
  const found = groups.find(({ value }) => value === quarter)
  return Object.fromEntries((found?.statistics ?? []).map((one) => [one.key, one]))
}

const quarter = async (value: string) => (await (await top()).locator(`#year-${value}`).innerText()).replace(/\s+/g, ' ')

describe('on the web', () => {
  afterEach(() => pages.context.close())

  it('is two taps from home, and opens for a number the accidents that it is made of', async () => {
    const { found, deaths } = await told('2026-Q1')
    await open()
    await see('最新通报')
    await tapText('查事故')
    await tap('#to-statistics')
    await see('各季度：与上年同期')
    const words = await quarter('2026-Q1')
    expect(words).toContain(`事故 ${found?.value} 起 › ${found?.yearBefore?.value} 起 ›`)
    expect(words).toContain(`死亡 ${deaths?.value} 人 › ${deaths?.yearBefore?.value} 人 ›`)
    await (await top()).locator('#year-2026-Q1 .total__link').first().click()
    await see(`共 ${found?.value} 起事故`)
    await see('只列 2026 年第 1 季度发生的')
    await tap('#back')
    await see('各季度：与上年同期')
    // The second number of the first row: the same quarter of the year before.
    await (await top()).locator('#year-2026-Q1 .total__link').nth(1).click()
    await see(`共 ${found?.yearBefore?.value} 起事故`)
    await see('只列 2025 年第 1 季度发生的')
    expect(pages.complaints).toEqual([])
  })

  it('says of the running quarter that it is not over, and of one that no source covered that it is not known', async () => {
    await open(STATISTICS)
    await see('各季度：与上年同期')
    expect(await quarter('2026-Q2')).toMatch(/本季未完.*本季未完，不比较/)
    const first = await quarter('2024-Q3')
    expect(first).toMatch(/事故 \d+ 起 › 未覆盖 覆盖不全，不比较/)
    expect(first).not.toContain(' 0 起')
    await pages.page.goto(`${pages.app.base}${STATISTICS}&by=quarter&quarter=2019-Q3`)
    await see('2019 年第 3 季度')
    expect(await quarter('2019-Q3')).toMatch(/未覆盖 .*事故 未覆盖 未覆盖 未覆盖，不比较/)
    expect(await (await top()).locator('#year-2019-Q3 .total__link').count()).toBe(0)
    expect(pages.complaints).toEqual([])
  })

  it('leads from a quarter to its counties, and from a county to its accidents', async () => {
    await open(STATISTICS)
    await see('各季度：与上年同期')
    await (await top()).locator('#year-2026-Q1').getByText('看各区县 ›').click()
    await see('2026 年第 1 季度各区县：与上年同期')
    await (await top()).locator('.year .total__link').first().click()
    await see('只列 2026 年第 1 季度发生的')
    await (await top()).locator('.lines .line').first().waitFor()
    expect(pages.complaints).toEqual([])
  })

  it('is read as tables, each number named by its quarter', async () => {
    await open(STATISTICS)
    await see('各季度：与上年同期')
    const table = (await top()).getByRole('table', { name: '2026 年第 1 季度' })
    expect(await table.getByRole('row').count()).toBe(4)
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['', '本期', '上年同期', '增减'])
    expect(await table.getByRole('link', { name: /^2026 年第 1 季度，死亡，上年同期：\d+ 人，看这些$/ }).count()).toBe(1)
    expect(pages.complaints).toEqual([])
  })

  it.each(LETTERS)('is looked at in %s letters', async (_, large) => {
    await open(STATISTICS, { large })
    await see('各季度：与上年同期')
    await lookAt('accident-statistics', large)
    if (!large) {
      await pages.page.emulateMedia({ media: 'print' })
      await screenshot(pages.page, 'accident-statistics-print')
    }
    expect(pages.complaints).toEqual([])
  })
})

describe('in the mini-program', () => {
  it('is two taps from home too', async () => {
    const { found } = await told('2026-Q1')
    const weapp = await startWeapp(pages.browser, { dist: pages.dist, api: pages.app.base })
    try {
      await weapp.see('最新通报')
      await weapp.tap('查事故')
      await weapp.see('共 ')
      await weapp.tap('统计 ›')
      await weapp.see('各季度：与上年同期')
      expect(weapp.service.top().route).toBe('record/statistics/index')
      expect((await weapp.text()).replace(/\s+/g, ' ')).toContain(`事故 ${found?.value} 起 › ${found?.yearBefore?.value} 起 ›`)
      await weapp.screenshot('weapp-accident-statistics')
      expect(weapp.service.errors).toEqual([])
    } finally {
      await weapp.close()
    }
  })
})
