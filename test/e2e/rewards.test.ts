import { screenshot } from '../support/browser'
import { LETTERS } from '../support/looks'
import { usePages } from '../support/usePages'

/** Rewards for tips and what became of the recommendations of investigations, as people walk through them. */

const pages = usePages()
const { open, lookAt, top, see, tap, text } = pages

interface Listed {
  items: { id: string; year: string; payments: number | null }[]
  total: number
}
interface Recommendations {
  total: number
  counts: { standing: string; count: number }[]
  items: { accident: string; text: string; standing: string }[]
}
const rewards = () => pages.app.json<Listed>('/api/v1/rewards')
const recommendations = (query = '') => pages.app.json<Recommendations>(`/api/v1/accidents/recommendations${query}`)
const accident = (id: string) => `/#/record/detail/index?kind=accident&id=${id}`

// The tab bar is Taro's: its links name a script, which the page's policy does not let run.
const ownComplaints = () => pages.complaints.filter((one) => !one.includes('Running the JavaScript URL'))

afterEach(() => pages.context.close())

it('is three taps from home to what was paid for tips in a year, by batches and bands and never one by one', async () => {
  await open()
  await see('最新通报')
  await pages.page.locator('.weui-tabbar__item', { hasText: '公示' }).click()
  await tap('#door-reward')
  await see('共 2 年举报奖励')
  await tap('.lines .line')
  await see('每一笔奖励都不单独公布')
  const { items } = await rewards()
  const paid = await (await top()).locator('#paid').innerText()
  expect(paid).toContain(`已公布 ${items[0]?.payments} 笔，约`)
  expect(paid).toMatch(/预算已用\s*[\d.]+%/)
  expect(await text()).not.toMatch(/[^\d](1|2) 笔/)
  await screenshot(pages.page, 'reward')
  await tap('#back')
  await see('共 2 年举报奖励')
  await tap('#back')
  await see('公示了什么')
  expect(ownComplaints()).toEqual([])
})

it('is three taps from home to all recommendations of all investigations, the overdue first, and each figure lists exactly those', async () => {
  const all = await recommendations()
  await open()
  await see('最新通报')
  await pages.page.locator('.weui-tabbar__item', { hasText: '公示' }).click()
  await tap('#door-accident')
  await tap('#to-recommendations')
  await see(`共 ${all.total} 条整改建议`)
  const lines = (await top()).locator('#tracked .line')
  expect(await lines.first().innerText()).toMatch(/■ 逾期 \d+ 天未落实/)
  expect(await lines.count()).toBe(all.total)
  for (const { standing, count } of all.counts) {
    const listed = await recommendations(`?standing=${standing}`)
    expect(listed.items.map((one) => one.standing)).toEqual(Array<string>(count).fill(standing))
  }
  const overdue = all.counts.find(({ standing }) => standing === 'overdue')?.count ?? 0
  await (await top()).getByRole('radio', { name: `逾期未落实 ${overdue}` }).click()
  await see(`共 ${overdue} 条整改建议`)
  await screenshot(pages.page, 'recommendations-overdue')
  await lines.first().click()
  await see('给同行的教训')
  const investigation = await (await top()).locator('#investigation').innerText()
  expect(investigation).toContain('事故发生')
  expect(investigation).toContain('政府已批复')
  // The clocks of each step, and the one that still runs.
  expect(investigation).toMatch(/在期限以内\s*期限 \d{4}-\d{2}-\d{2}/)
  expect(investigation).toMatch(/\d{4}-\d{2}-\d{2} 以前\s*整改评估/)
  expect(await (await top()).locator('#lesson').innerText()).toMatch(/今天查什么\s*1\. /)
  expect(await (await top()).locator('#recommendations').innerText()).toMatch(/■ 逾期 \d+ 天未落实/)
  await screenshot(pages.page, 'accident')
  expect(ownComplaints()).toEqual([])
})

it.each(LETTERS)('is looked at in %s letters', async (_, large) => {
  const { items } = await rewards()
  const [first] = (await recommendations()).items
  await open('/#/record/list/index?kind=reward', { large })
  await see('共 2 年举报奖励')
  await lookAt('rewards', large)
  await pages.page.goto(`${pages.app.base}/#/record/detail/index?kind=reward&id=${items[1]?.id}`)
  await see('为什么这样公布')
  await lookAt('reward', large)
  await pages.page.goto(`${pages.app.base}/#/record/tracked/index?kind=accident`)
  await see('条整改建议')
  await lookAt('recommendations', large)
  await pages.page.goto(pages.app.base + accident(first?.accident ?? ''))
  await see('给同行的教训')
  await lookAt('accident', large)
  if (!large) {
    await pages.page.emulateMedia({ media: 'print' })
    await screenshot(pages.page, 'accident-print')
  }
  expect(pages.complaints).toEqual([])
})
