import { readFileSync, writeFileSync } from 'node:fs'
import { screenshot } from '../support/browser'
import { usePages } from '../support/usePages'
import { startWeapp } from '../support/weapp/host'

/** What is followed on a phone: followed on its page, marked where it has changed, let go; in both builds. */

const pages = usePages()
const { open, see, tap } = pages

const firms = async () => (await pages.app.json<{ items: { id: string; name: string }[] }>('/api/v1/enterprises?limit=5')).items

afterEach(() => pages.context.close())

it('marks what has changed of a followed notice and says how old that is without a network', async () => {
  const { items } = await pages.app.json<{ items: { id: string; title: string }[] }>('/api/v1/notices?limit=1')
  const [first] = items
  if (!first) throw new Error('the sample has no notice')
  await open(`/#/record/detail/index?kind=notice&id=${first.id}`)
  await see('＋ 关注')
  await tap('#follow')
  await see('✓ 已关注')
  const { page, app } = pages
  // A browser keeps an answer for a minute; one whose requests are looked at keeps none.
  await pages.context.route('**/api/v1/**', (route) => route.continue())
  await page.goto(`${app.base}/#/record/follows/index`)
  await see(first.title)
  await see('最多关注 20 条')
  expect(await page.locator('.badge', { hasText: '有变更' }).count()).toBe(0)

  // Its source says something else of it.
  const path = app.sources.sources.find(({ kind }) => kind === 'notice')?.path ?? ''
  const feed = JSON.parse(readFileSync(path, 'utf8')) as { records: { body: { title: string } }[] }
  const row = feed.records.find(({ body }) => body.title === first.title)
  if (!row) throw new Error('the source does not have the notice')
  row.body.title += '（更正）'
  writeFileSync(path, JSON.stringify(feed))
  await app.mirror('notice')
  await page.reload()
  await see('内容有变更')
  await screenshot(page, 'follows-changed')

  // Whoever has looked at it has seen the change.
  await pages.tapText(`${first.title}（更正）`)
  await see('✓ 已关注')
  await page.goto(`${app.base}/#/pages/mine/index`)
  await see('1 条')
  await pages.tapText('我的关注')
  await see('取消关注')
  expect(await page.locator('.badge', { hasText: '有变更' }).count()).toBe(0)

  await pages.context.setOffline(true)
  await page.goBack()
  await pages.tapText('我的关注')
  await see('没有连上')
  await see('的数据')
  await screenshot(page, 'follows-offline')
  await pages.context.setOffline(false)
  await pages.tapText('取消关注')
  await see('还没有关注')
})

it('follows and lets go in the mini-program', async () => {
  await open('/')
  const [, second] = await firms()
  if (!second) throw new Error('the sample has one firm only')
  const weapp = await startWeapp(pages.browser, { dist: pages.dist, api: pages.app.base, globalWx: false })
  try {
    await weapp.see('云帆市安全生产公示')
    weapp.service.open(`/enterprise/detail/index?id=${second.id}`)
    await weapp.see('＋ 关注')
    await weapp.tap('＋ 关注')
    await weapp.see('✓ 已关注')
    weapp.service.open('/record/follows/index')
    await weapp.see(second.name)
    await weapp.tap('复制期限日历的订阅地址')
    expect(weapp.service.calls.filter(([call]) => call === 'setClipboardData')).toMatchObject([
      [expect.anything(), { data: expect.stringMatching(new RegExp(`/api/v1/calendar\\.ics\\?records=enterprise\\.${second.id}$`)) }],
    ])
    await weapp.screenshot('weapp-follows')
    await weapp.tap('取消关注')
    await weapp.see('还没有关注')
    expect(weapp.service.errors).toEqual([])
  } finally {
    await weapp.close()
  }
})
