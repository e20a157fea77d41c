import { EMPTY_WORDS } from '../../shared/kinds/directive/words'
import { screenshot } from '../support/browser'
import { LETTERS } from '../support/looks'
import { usePages } from '../support/usePages'
import { startWeapp } from '../support/weapp/host'

/** Meetings and documents as people walk through them: what is asked, who does it until when, and the card for the wall. */

const pages = usePages()
const { open, lookAt, top, see, tap, tapText, text } = pages

interface Listed {
  id: string
  title: string
}
const listed = (query: string) => pages.app.json<{ items: Listed[]; total: number }>(`/api/v1/directives?limit=100${query}`)

/** The directive of the sample that is called so. */
async function called(title: string): Promise<Listed> {
  const found = (await listed('')).items.find((one) => one.title === title)
  if (!found) throw new Error(`the sample has no ${title}`)
  return found
}
const pathOf = ({ id }: Listed) => `/#/record/detail/index?kind=directive&id=${id}`
const LIST = '/#/record/list/index?kind=directive'
/** A sheet of A5, in points of 96 to the inch. */
const A5 = { width: 559, height: 794 }
const WITH_CARD = '检维修作业上锁挂牌工作指引'
const LONGEST = '关于整治防火卷帘和疏散通道的通知'

// The tab bar is Taro's: its links name a script, which the page's policy does not let run.
const ownComplaints = () => pages.complaints.filter((one) => !one.includes('Running the JavaScript URL'))

describe('on the web', () => {
  afterEach(() => pages.context.close())

  it('is three taps from home to what a document asks for, who does it until when, and back', async () => {
    await open()
    await see('最新通报')
    await pages.page.locator('.weui-tabbar__item', { hasText: '公示' }).click()
    await tap('#door-directive')
    await see('共 24 份文件')
    await tap('.lines .line')
    await see('一句话要求')
    await see('旅游景区玻璃栈道检查办法')
    expect((await (await top()).locator('#standing').innerText()).split('\n')[0]).toBe('○ 2 条措施：2 条还没有到期')
    expect(await text()).toMatch(/责任单位：各旅游景区/)
    await tap('#back')
    await see('共 24 份文件')
    await tap('#back')
    await see('公示了什么')
    expect(ownComplaints()).toEqual([])
  })

  it('says of three documents that they do not say who does what until when, and lists exactly those', async () => {
    await open(LIST)
    await tap('#directivesEmpty')
    await see('共 3 份文件')
    const lines = await (await top()).locator('.lines .line').allInnerTexts()
    expect(lines.filter((line) => line.includes(`▲ ${EMPTY_WORDS}`))).toHaveLength(3)
    await tapText('关于做好近期安全生产工作的通知')
    await see('要求未公布。')
    expect((await (await top()).locator('#standing').innerText()).split('\n')[0]).toBe(`▲ ${EMPTY_WORDS}`)
    expect(await (await top()).locator('#substance').innerText()).toMatch(/按期落实率\s*不知道/)
    expect(await (await top()).locator('#measures .course').count()).toBe(0)
    await screenshot(pages.page, 'directive-empty')
    expect(pages.complaints).toEqual([])
  })

  it('leads from the home page to exactly the documents with a measure that is overdue', async () => {
    const { total, items } = await listed('&to=2026-05-19')
    await open()
    await see('最新通报')
    await tapText('有逾期措施的文件')
    await see(`共 ${total} 份文件`)
    await see('只列有措施应在 2026-05-19 或以前落实、还没有落实的')
    const lines = await (await top()).locator('.lines .line').allInnerTexts()
    expect(lines).toHaveLength(items.length)
    expect(lines.filter((line) => /■ \d+ 条措施：\d+ 条逾期未落实/.test(line))).toHaveLength(items.length)
    expect(pages.complaints).toEqual([])
  })

  it('tells of each measure how it stands, what is not written, and leads to all that lack the same', async () => {
    const { total } = await listed('&missing=owner')
    await open(pathOf(await called(LONGEST)))
    await see('措施 4 条')
    const measures = await (await top()).locator('#measures').innerText()
    expect(measures).toContain('■ 逾期 69 天未落实')
    expect(measures).toContain('● 2026-03-04 按期落实')
    expect(measures).toContain('○ 还没有到期')
    expect(measures).toContain('完成时限未公布')
    expect(measures).toContain('责任单位：未公布')
    const substance = await (await top()).locator('#substance').innerText()
    expect(substance).toMatch(/责任\s*3\/4 条/)
    expect(substance).toMatch(/按期落实率\s*50\.0%/)
    expect(substance).toMatch(/平均每条措施\s*575 字/)
    expect(substance).toMatch(/计算值，规则第 \d+ 版：有一句话要求、有措施/)
    await screenshot(pages.page, 'directive')
    await tap('#missing-owner')
    await see(`共 ${total} 份文件`)
    await see('只列没有全部写明责任的')
    expect(pages.complaints).toEqual([])
  })

  it('prints the card for the wall on A5, with the code of the record’s page', async () => {
    const directive = await called(WITH_CARD)
    await open(pathOf(directive))
    await see('一线明白卡')
    await pages.page.evaluate(() => {
      window.print = () => void Object.assign(window, { printed: true })
    })
    await tap('#print-card')
    await pages.page.waitForFunction(() => 'printed' in window)
    const sheet = pages.page.locator('#wall-card')
    expect(await sheet.isVisible()).toBe(false)
    await pages.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await sheet.isVisible()).toBe(true)
    expect(await pages.page.locator('#app').isVisible()).toBe(false)
    expect(await sheet.innerText()).toContain('修机器前五步：一停机，二断电，三上锁，四挂牌，五试启动。')
    expect(await sheet.locator('.wall-card__address').innerText()).toBe(pages.app.base + pathOf(directive))
    const widths = await sheet.locator('img').evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth))
    expect(widths).toHaveLength(2)
    expect(widths.every((width) => width > 0)).toBe(true)
    await pages.page.setViewportSize(A5)
    await screenshot(pages.page, 'directive-card-print')
    // Paper takes nothing of the card but what is printed: it goes when that is over.
    const pdf = (await pages.page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/MediaBox \[[^\]]*\]/g)).toEqual(['/MediaBox [0 0 420 594.95996]'])
    await pages.page.emulateMedia({ media: 'screen', colorScheme: 'light' })
    expect(await sheet.count()).toBe(0)
    expect(await pages.page.locator('#app').isVisible()).toBe(true)
    expect(pages.complaints).toEqual([])
  })

  it('asks before it answers, and sets four figures against each other', async () => {
    await open(pathOf(await called(WITH_CARD)))
    await see('考一考：2 题')
    expect(await (await top()).locator('#quiz').innerText()).not.toContain('答案：')
    await tap('#answers')
    await see('答案：挂锁的本人')
    const bars = (await top()).getByRole('table', { name: '传达到了多少人' })
    expect((await bars.getByRole('row').allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      '送达 1240 人',
      '打开 1105 人',
      '确认 962 人',
      '答对 871 人',
    ])
    expect(pages.complaints).toEqual([])
  })

  it('tells by issuer how many there are, how many without a measure, and how many measures were carried out by their day', async () => {
    await open(LIST)
    await tap('#to-statistics')
    await see('各发文单位：已公布')
    await (await top()).getByRole('radio', { name: '没有写措施' }).last().click()
    await see('各发文单位：没有写措施')
    await (await top()).locator('#groups .total__link').first().click()
    await see('共 1 份文件')
    expect(pages.complaints).toEqual([])
  })

  it('finds a document by its number and by a word of a measure', async () => {
    await open(`${LIST}&q=${encodeURIComponent('云安办[2025]4号')}`)
    await see('共 1 份文件')
    await pages.page.locator('#search input').fill('紧急切断阀')
    await tap('#search-go')
    await see('共 1 份文件')
    await see('危险化学品装卸作业规程')
    expect(pages.complaints).toEqual([])
  })

  it.each(LETTERS)('is looked at in %s letters', async (_, large) => {
    await open(LIST, { large })
    await see('共 24 份文件')
    await lookAt('directives', large)
    await pages.page.goto(pages.app.base + pathOf(await called(WITH_CARD)))
    await see('一线明白卡')
    await lookAt('directive', large)
    await pages.page.goto(pages.app.base + '/#/record/statistics/index?kind=directive')
    await see('各发文单位：已公布')
    await lookAt('directive-statistics', large)
    if (!large) {
      await pages.page.goto(pages.app.base + pathOf(await called(LONGEST)))
      await see('措施 4 条')
      await pages.page.emulateMedia({ media: 'print' })
      await screenshot(pages.page, 'directive-print')
    }
    expect(pages.complaints).toEqual([])
  })
})

describe('in the mini-program', () => {
  it('is three taps from home to what a document asks for, with its card and the code of its page', async () => {
    const weapp = await startWeapp(pages.browser, { dist: pages.dist, api: pages.app.base })
    try {
      await weapp.see('最新通报')
      await weapp.tap('有逾期措施的文件')
      await weapp.see('共 ')
      await weapp.tap(WITH_CARD)
      await weapp.see('一句话要求')
      expect(weapp.service.top().route).toBe('record/detail/index')
      expect(await weapp.text()).toMatch(/■ 3 条措施：1 条逾期未落实/)
      await weapp.see('要打印，请在电脑的浏览器里扫码打开本页。')
      await weapp.screenshot('weapp-directive')
      expect(weapp.service.errors).toEqual([])
    } finally {
      await weapp.close()
    }
  })
})
