import type { GradingAnswer } from '../../shared/api/grading'
import { reckonedWords } from '../../shared/grading/words'
import { screenshot } from '../support/browser'
import { LETTERS } from '../support/looks'
import { usePages } from '../support/usePages'
import { startWeapp } from '../support/weapp/host'

/** A business finds out where its grade comes from: on the web and in the mini-program. */

const pages = usePages()
const { open, lookAt, top, see, tap, text } = pages

const FIRM = '91990100MAAY4CL127'
const NAME = '云帆恒达建筑工程有限公司'
const grading = (id = FIRM, query = '') => pages.app.json<GradingAnswer>(`/api/v1/enterprises/${id}/grading${query}`)
// The tab bar is Taro's: its links name a script, which the page's policy does not let run.
const ownComplaints = () => pages.complaints.filter((one) => !one.includes('Running the JavaScript URL'))

/** The ids of what the page offers to take for put right. */
async function offered(): Promise<string[]> {
  const ids = await (await top()).locator('[id^="mended-"]').evaluateAll((all) => all.map(({ id }) => id.replace('mended-', '')))
  return ids
}

it('is three taps from home, recomputed on the phone, each point with its record, and simulated as the service does', async () => {
  const answer = await grading()
  await open()
  await see('最新通报')
  await tap('.door')
  await (await top()).locator('input').first().fill(FIRM)
  await tap('#search-button, .search .button')
  await see('共 1 家企业')
  await tap('.lines .line')
  await see('近十二个季度')
  await tap('#grades .card__more')
  await see('等级怎么来的')
  await see('每一分都与服务器一致')
  const beside = await (await top()).locator('#beside').innerText()
  expect(beside).toContain(answer.sentence)
  expect(await text()).toContain(answer.table?.basis)
  await screenshot(pages.page, 'grading')

  const ids = await offered()
  expect(ids.length).toBeGreaterThan(0)
  await tap(`[id="mended-${ids[0]}"]`)
  const simulated = await grading(FIRM, `?simulate=${ids[0]}`)
  if (simulated.simulation === null) throw new Error('nothing was simulated')
  await see(reckonedWords(simulated.simulation.reckoned))
  await see('这是模拟')
  await screenshot(pages.page, 'grading-simulated')
  await tap(`[id="mended-${ids[0]}"]`)

  const first = await (await top()).locator('#points .line__title').first().innerText()
  await tap('#points .line')
  await see('来源与时间')
  expect(first).toContain(answer.inputs.find(({ id }) => id === answer.reckoned?.points[0]?.id)?.title)
  expect(ownComplaints()).toEqual([])
  await pages.context.close()
})

it('the same firm reads it in the mini-program, and what to do without a printer', async () => {
  const answer = await grading()
  const weapp = await startWeapp(pages.browser, { dist: pages.dist, api: pages.app.base })
  try {
    await weapp.tap('查企业')
    await weapp.see('共 401 家企业')
    await weapp.fill(FIRM)
    await weapp.tap('查找')
    await weapp.see('共 1 家企业')
    await weapp.tap(NAME)
    await weapp.tap('等级怎么来的')
    await weapp.see('每一分都与服务器一致')
    expect(weapp.service.top().route).toBe('enterprise/grading/index')
    expect(await weapp.text()).toContain(answer.sentence)
    await weapp.screenshot('weapp-grading')
    await weapp.tapSelector('.choice--check')
    await weapp.see('这是模拟')
    await weapp.see('要打印，请在电脑的浏览器里打开本页')
    expect(weapp.service.errors).toEqual([])
  } finally {
    await weapp.close()
  }
})

it.each(LETTERS)('is looked at in %s letters', async (_, large) => {
  await open('/#/enterprise/grading/index?id=' + FIRM, { large })
  await see('每一分都与服务器一致')
  await tap('#table-rules')
  await lookAt('grading', large)
  if (!large) {
    await pages.page.emulateMedia({ media: 'print' })
    await screenshot(pages.page, 'grading-print')
  }
  expect(pages.complaints).toEqual([])
  await pages.context.close()
})

describe('a firm with a good grade that was told of something worse', () => {
  const TOLD = '91990100MA1XG6125W'
  const WORDS = '已于 2026-05-17 告知企业一项决定，异议期至 2026-05-29（10 个工作日）'
  beforeAll(() => pages.app.deliverAgain())

  it.each(LETTERS)('shows the grade in force and until when it may object, in %s letters', async (_, large) => {
    await open('/#/enterprise/detail/index?id=' + TOLD, { large })
    await see(WORDS)
    await see('近十二个季度')
    expect(await (await top()).locator('#grades').innerText()).toMatch(/城市评级[^]*A/)
    await lookAt('hold', large)
    expect(ownComplaints()).toEqual([])
    await pages.context.close()
  })

  it('says the same on the plain page, and nowhere what it was told of', async () => {
    await open('/firms/' + TOLD)
    const told = await pages.page.innerText('body')
    expect(told).toContain(WORDS)
    expect(told).toContain('城市评级：A')
    const { items } = await pages.app.json<{ items: { id: string }[] }>('/api/v1/runs?source=yunfan-enterprises')
    await open(`/#/sources/run/index?id=${items[0]?.id}`)
    await see(/^不公布：.*有内容在异议期内/)
    for (const path of [`/firms/${TOLD}`, `/api/v1/enterprises/${TOLD}`])
      expect(await (await pages.app.get(path)).text()).not.toContain('不足 60 分')
  })
})
