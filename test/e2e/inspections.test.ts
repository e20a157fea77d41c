import type { MonthEndAnswer } from '../../shared/kinds/inspection/monthEnd'
import { screenshot } from '../support/browser'
import { LETTERS } from '../support/looks'
import { usePages } from '../support/usePages'
import { startWeapp } from '../support/weapp/host'

/** Secret visits as people walk through them: the month-end lists, the one that is missing, what is carried on, and the sheet for the wall. */

const pages = usePages()
const { open, lookAt, top, see, tap, tapText, text } = pages

const LIST = '/#/record/list/index?kind=inspection'
const NEWEST = '2026-04'
const MISSING = '2025-10'
const ofMonth = async (month: string) => {
  const { list } = await pages.app.json<MonthEndAnswer>(`/api/v1/inspections/month-ends?month=${month}`)
  if (list === null) throw new Error(`no list of ${month}`)
  return list
}
const inside = async (id: string) => (await (await top()).locator(id).innerText()).replace(/\s+/g, ' ')

// The tab bar is Taro's: its links name a script, which the page's policy does not let run.
const ownComplaints = () => pages.complaints.filter((one) => !one.includes('Running the JavaScript URL'))

describe('on the web', () => {
  afterEach(() => pages.context.close())

  it('is three taps from home to the list of a month and to what it holds, and back', async () => {
    const list = await ofMonth(NEWEST)
    await open()
    await see('最新通报')
    await pages.page.locator('.weui-tabbar__item', { hasText: '公示' }).click()
    await tap('#door-inspection')
    await see('有 1 个月的清单未公布：2025 年 10 月')
    await tapText('2026 年 4 月')
    await see('2026 年 4 月问题清单')
    expect(await inside('#month')).toContain(`列入 ${list.listed} 条，以前各月还有 ${list.carried} 条没有整改销号`)
    expect(await inside('#month')).toContain('2026-04-30（当月最后一个工作日）定稿')
    await see(`共 ${list.listed} 条问题`)
    expect(await inside('#carried')).toContain('连续 13 个月未整改')
    await tap('#back')
    await see('月末清单')
    expect(ownComplaints()).toEqual([])
  })

  it('says of the month without a list that it was not published, and still carries on what is open', async () => {
    const list = await ofMonth(MISSING)
    await open(`${LIST}&listMonth=${MISSING}`)
    await see('2025 年 10 月问题清单')
    expect(await inside('#month')).toContain(`▲ 清单未公布，以前各月还有 ${list.carried} 条没有整改销号`)
    expect((await inside('#carried')).startsWith(`以前各月结转 ${list.carried} 条`)).toBe(true)
    await see('没有公布，不等于没有发现。')
    expect(await inside('#month')).toContain('更正 未公布')
    await screenshot(pages.page, 'inspections-missing')
    expect(pages.complaints).toEqual([])
  })

  it('shows every month behind one tap, the missing one among them', async () => {
    await open(LIST)
    await see('月末清单')
    await tap('#all-months')
    await see('2025 年 3 月')
    const lines = await (await top()).locator('#months .line').allInnerTexts()
    expect(lines.filter((line) => line.includes('▲ 清单未公布'))).toHaveLength(1)
    expect(lines.length).toBeGreaterThanOrEqual(14)
    expect(pages.complaints).toEqual([])
  })

  it('compares counties by what was put right, and offers no count of what was found for it', async () => {
    await open(LIST)
    await tap('#to-statistics')
    await see('各区县：整改率')
    const offered = (await top()).locator('#groups').getByRole('radio')
    expect(await offered.allInnerTexts()).toEqual(['整改率', '按期整改率'])
    expect(pages.complaints).toEqual([])
  })

  it('prints the list as it hangs on the wall, A4, and nothing else', async () => {
    const list = await ofMonth(NEWEST)
    await open(`${LIST}&listMonth=${NEWEST}`)
    await see('2026 年 4 月问题清单')
    await pages.page.evaluate(() => {
      window.print = () => void Object.assign(window, { printed: true })
    })
    await tap('#print-list')
    await pages.page.waitForFunction(() => 'printed' in window)
    const sheet = pages.page.locator('#wall-list')
    expect(await sheet.isVisible()).toBe(false)
    await pages.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await sheet.isVisible()).toBe(true)
    expect(await pages.page.locator('#app').isVisible()).toBe(false)
    expect(await sheet.locator('table').first().locator('tbody tr').count()).toBe(list.lines.length)
    expect(await sheet.locator('table').nth(1).locator('tbody tr').count()).toBe(list.carriedLines.length)
    const words = await sheet.innerText()
    expect(words).toContain('AF-202604')
    expect(words).toContain('演示数据：企业、人员、事故均为虚构')
    expect(words).toContain(`${pages.app.base}/#/record/list/index?kind=inspection&listMonth=${NEWEST}`)
    // A sheet of A4 lying on its side, in points of 96 to the inch.
    await pages.page.setViewportSize({ width: 1123, height: 794 })
    await screenshot(pages.page, 'inspection-list-print')
    const pdf = (await pages.page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(new Set(pdf.match(/\/MediaBox \[[^\]]*\]/g))).toEqual(new Set(['/MediaBox [0 0 841.91998 594.95996]']))
    await pages.page.emulateMedia({ media: 'screen', colorScheme: 'light' })
    expect(await sheet.count()).toBe(0)
    expect(pages.complaints).toEqual([])
  })

  it('tells of a finding who puts it right until when, and leads to its list', async () => {
    const { carriedLines } = await ofMonth(NEWEST)
    await open(`/#/record/detail/index?kind=inspection&id=${carriedLines[0]?.id ?? ''}`)
    await see('谁在何时改好')
    expect(await inside('#standing')).toMatch(/■ 逾期 \d+ 天，未整改/)
    expect(await text()).toContain('去暗访的人员不公布，本程序也不保存。')
    await tap('#to-month')
    await see('2025 年 3 月问题清单')
    expect(pages.complaints).toEqual([])
  })

  it.each(LETTERS)('is looked at in %s letters', async (_, large) => {
    await open(LIST, { large })
    await see('月末清单')
    await see('条问题')
    await lookAt('inspections', large)
    await pages.page.goto(`${pages.app.base}${LIST}&listMonth=${NEWEST}`)
    await see('2026 年 4 月问题清单')
    await see('各区县整改率')
    await lookAt('inspections-month', large)
    const { lines } = await ofMonth(NEWEST)
    await pages.page.goto(`${pages.app.base}/#/record/detail/index?kind=inspection&id=${lines[0]?.id ?? ''}`)
    await see('谁在何时改好')
    await lookAt('inspection', large)
    expect(pages.complaints).toEqual([])
  })
})

describe('in the mini-program', () => {
  it('leads from the home page to what is overdue, and to the list of a month', async () => {
    const weapp = await startWeapp(pages.browser, { dist: pages.dist, api: pages.app.base })
    try {
      await weapp.see('最新通报')
      await weapp.tap('暗访发现、逾期未整改的')
      await weapp.see('共 ')
      await weapp.tap('夜间值班室无人，可燃气体报警主机处于消音状态')
      await weapp.see('谁在何时改好')
      expect(weapp.service.top().route).toBe('record/detail/index')
      expect(weapp.service.errors).toEqual([])
    } finally {
      await weapp.close()
    }
  })
})
