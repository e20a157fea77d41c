import type { RecordAnswer } from '../../shared/api/records'
import type { HazardBody } from '../../shared/kinds/hazard/schema'
import { keepPicture, screenshot } from '../support/browser'
import { LETTERS } from '../support/looks'
import { usePages } from '../support/usePages'
import { startWeapp } from '../support/weapp/host'

/** Hazards, key sites and the hall of what is published, as people walk through them, on the web and in the mini-program. */

const pages = usePages()
const { open, lookAt, top, see, tap, tapText, text } = pages

interface Hazard {
  id: string
  status: string
  title: string
  due: string
  enterprise: { name: string } | null
}
const listed = <Item>(path: string) => pages.app.json<{ items: Item[]; total: number }>(path)
const OVERDUE = '/api/v1/hazards?outcome=open&to=2026-05-19'
const TODAY = Date.parse('2026-05-20')
const daysOver = ({ due }: Hazard) => (TODAY - Date.parse(due)) / 86_400_000

/** The major hazard that stands first among those that are overdue. */
async function worst(): Promise<Hazard> {
  const { items } = await listed<Hazard>(`${OVERDUE}&level=major&limit=1`)
  if (!items[0]) throw new Error('the sample has no major hazard that is overdue')
  return items[0]
}

type Evidence = NonNullable<HazardBody['evidence']>

/** A hazard with pictures, and those of its steps. */
interface Pictured {
  id: string
  evidence: Evidence
  steps: Evidence
}
let everyEvidence: Pictured[] | null = null

/** A hazard of the sample whose pictures are such. */
async function pictured(are: (evidence: Evidence, steps: Evidence) => boolean): Promise<Pictured> {
  everyEvidence ??= await readEvidence()
  const found = everyEvidence.find(({ evidence, steps }) => are(evidence, steps))
  if (!found) throw new Error('the sample has no such pictures')
  return found
}

async function readEvidence(): Promise<Pictured[]> {
  const found: Pictured[] = []
  for (let next: string | null = ''; next !== null;) {
    const list: { items: { id: string }[]; next: string | null } = await pages.app.json(
      `/api/v1/hazards?limit=100${next === '' ? '' : `&cursor=${next}`}`,
    )
    for (const { id } of list.items) {
      const { body } = (await pages.app.json<RecordAnswer<'hazard'>>(`/api/v1/hazards/${id}`)).record
      if (body?.evidence) found.push({ id, evidence: body.evidence, steps: body.phases.flatMap(({ evidence }) => evidence ?? []) })
    }
    next = list.next
  }
  return found
}
const isCompared = (evidence: Evidence) => evidence.map(({ stage, state }) => `${stage} ${state}`).join() === 'before shown,after shown'
const hazardPath = (id: string) => `/#/record/detail/index?kind=hazard&id=${id}`

describe('on the web', () => {
  afterEach(() => pages.context.close())

  it('a resident finds the worst hazard from home, sees until when and who answers, and says that nothing was done', async () => {
    const hazard = await worst()
    await open()
    await see(/^逾期未整改的隐患 \d+$/)
    const first = (await top()).locator('#overdue .line').first()
    await first.waitFor()
    const line = await first.innerText()
    expect(line).toContain(hazard.title)
    expect(line).toContain(`■ 逾期 ${daysOver(hazard)} 天`)
    expect(line).toContain('重大隐患')
    expect(line).toContain(`责任单位 ${hazard.enterprise?.name}`)
    await first.click()
    const standing = (await top()).locator('#standing')
    await standing.waitFor()
    expect((await standing.innerText()).split('\n')[0]).toBe(`■ 逾期 ${daysOver(hazard)} 天，整改中`)
    await see('谁负责')
    expect(await text()).toMatch(/整改期限\s*2026-0[1-5]-\d\d/)
    expect(pages.complaints).toEqual([])
    await tapText('没有整改？写举报 ›')
    await see('第 1 步，共 5 步：什么事，在哪里')
    expect(await (await top()).locator('#choice-not_fixed').getAttribute('aria-checked')).toBe('true')
    await see(new RegExp(hazard.title))
  })

  it('says what residents told and the desk verified, until the source answers', async () => {
    const hazard = await worst()
    await pages.app.store.db.tips.create({
      _id: 'ab'.repeat(16),
      unrectified: { record: hazard.id, status: hazard.status, on: '2026-05-18' },
    })
    await open(`/#/record/detail/index?kind=hazard&id=${hazard.id}`)
    await see('群众反映未整改，经核实')
    await see('■ 2026-05-18 经受理台核实并公开，来源还没有答复。')
    // The first that anybody reads does not say otherwise.
    await see(/^■ 群众反映未整改，经核实（2026-05-18 公开）；来源说：/)
    await screenshot(pages.page, 'unrectified')
    expect(pages.complaints).toEqual([])
    // It stood otherwise when that was made public: the source has said something since.
    await pages.app.store.db.tips.updateOne({ _id: 'ab'.repeat(16) }, { $set: { 'unrectified.status': 'closed' } })
    await pages.page.reload()
    await see('群众反映过未整改')
    await pages.app.store.db.tips.deleteOne({ _id: 'ab'.repeat(16) })
    await pages.page.reload()
    await see('谁负责')
    await (await top()).locator('#unrectified').waitFor({ state: 'detached' })
  })

  it('is two taps from home to every major hazard that is overdue, and the address says so', async () => {
    const { total } = await listed(`${OVERDUE}&level=major&limit=1`)
    await open()
    await tap('#overdue-majors')
    await see(`共 ${total} 条隐患`)
    await see('只列期限在 2026-05-19 或以前的')
    expect(await (await top()).getByRole('radio', { name: '重大隐患' }).getAttribute('aria-checked')).toBe('true')
    await tap('.line')
    await see(/^■ 逾期 \d+ 天/)
    expect(pages.complaints).toEqual([])
  })

  it.each<[system: string, taps: ((door: (name: string) => Promise<void>) => Promise<void>)[], seen: RegExp[]]>([
    ['the ledger of hazards', [(door) => door('查隐患')], [/^共 120 条隐患$/]],
    [
      'where the major hazards are',
      [(door) => door('查隐患'), () => tap('#to-map'), async () => (await top()).getByRole('radio', { name: '重大隐患' }).click()],
      [/^图上这一块有 \d+ 条隐患$/],
    ],
    ['its steps and its money', [() => tap('#overdue .line')], [/^整治经费$/, /^(分步整治 \d+ 步|分步整治的安排未公布。)$/]],
    ['the money of all of them', [(door) => door('查隐患'), () => tap('#to-statistics')], [/^资金到位率/]],
    ['danger sources and who watches them', [(door) => door('监管点'), () => tap('.lines .line')], [/^监控$/, /^谁负责$/]],
    [
      'cameras and what is known to exist',
      [() => pages.page.locator('.weui-tabbar__item', { hasText: '公示' }).click(), () => tap('#door-inventory')],
      [/^共 14 条底数$/],
    ],
  ])('shows a mayor %s in at most three taps from home', async (_system, taps, seen) => {
    expect(taps.length).toBeLessThanOrEqual(3)
    await open()
    await see('最新通报')
    const door = async (name: string) =>
      (await top())
        .getByRole('link', { name: new RegExp(`^${name}：`) })
        .and(pages.page.locator('.door'))
        .click()
    for (const one of taps) await one(door)
    for (const words of seen) await see(words)
    // The tab bar is Taro's: its links name a script, which the page's policy does not let run.
    expect(pages.complaints.filter((one) => !one.includes('Running the JavaScript URL'))).toEqual([])
  })

  it('keeps what was chosen in the address: it is there after a reload and on the way back', async () => {
    const { total } = await listed('/api/v1/hazards?level=general&sector=construction&limit=1')
    await open('/#/record/list/index?kind=hazard')
    await see(/共 \d+ 条隐患/)
    await tapText('一般隐患')
    await tap('#more-filters')
    await tapText('建筑施工')
    await see(`共 ${total} 条隐患`)
    expect(new URL(pages.page.url()).hash).toBe('#/record/list/index?kind=hazard&level=general&sector=construction')
    await pages.page.reload()
    await see(`共 ${total} 条隐患`)
    await tap('.lines .line')
    await see('来源与时间')
    await tap('#back')
    await see(`共 ${total} 条隐患`)
    expect(await (await top()).getByRole('radio', { name: '建筑施工' }).getAttribute('aria-checked')).toBe('true')
    expect(pages.complaints).toEqual([])
  })

  it('can be narrowed to a street, and found by it and by the code of who answers', async () => {
    const { items: streets } = await listed<{ name: string; division: string }>('/api/v1/zones?level=township&limit=100')
    const counts = await Promise.all(
      streets.map(async ({ division }) => (await listed(`/api/v1/hazards?division=${division}&limit=1`)).total),
    )
    const [street, total] = [streets[counts.findIndex((count) => count > 0)], counts.find((count) => count > 0)]
    const { items: counties } = await listed<{ name: string; division: string }>('/api/v1/zones?level=county')
    const county = counties.find(({ division }) => street?.division.startsWith(division))
    if (!street || !county) throw new Error('the sample has no street with a hazard')
    await open('/#/record/list/index?kind=hazard')
    await (await top()).getByRole('radio', { name: county.name, exact: true }).click()
    await (await top()).getByRole('radio', { name: street.name, exact: true }).click()
    await see(`共 ${total} 条隐患`)
    expect(new URL(pages.page.url()).hash).toBe(`#/record/list/index?kind=hazard&division=${street.division}`)
    await screenshot(pages.page, 'hazards-of-a-street')
    await (await top()).getByRole('radio', { name: '全部区县' }).click()
    await pages.page.locator('#search input').fill(street.name)
    await tap('#search-go')
    await see(`共 ${(await listed(`/api/v1/hazards?q=${encodeURIComponent(street.name)}&limit=1`)).total} 条隐患`)
    await pages.page.locator('#search input').fill('没有这个')
    await tap('#search-go')
    await see(/^没有找到。可以查名称、编号、描述、责任单位/)
    expect(pages.complaints).toEqual([])
  })

  it('says which words of an address it does not know, and lets them go', async () => {
    await open('/#/record/list/index?kind=hazard&level=foo&missing=toString')
    await see('地址里有不认识的条件：级别“foo”、missing“toString”')
    await screenshot(pages.page, 'hazards-unknown')
    await tapText('去掉 ›')
    await see(/共 \d+ 条隐患/)
    expect(new URL(pages.page.url()).hash).toBe('#/record/list/index?kind=hazard')
  })

  it('shows pictures before and after side by side, whose places are kept before they come', async () => {
    const { id, evidence } = await pictured(isCompared)
    await open('/nothing')
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    await pages.context.route('**/api/v1/evidence/*', async (route) => {
      await released
      await route.continue()
    })
    await pages.page.goto(pages.app.base + hazardPath(id))
    await see('整改前后的照片')
    const frames = (await top()).locator('#evidence .picture__frame')
    const places = async () => Promise.all((await frames.all()).map((one) => one.boundingBox()))
    // The page may be read on meanwhile: what counts is where things are to each other.
    const below = async () => {
      const [next, first] = [await (await top()).locator('#commitments').boundingBox(), await frames.first().boundingBox()]
      return Math.round((next?.y ?? 0) - (first?.y ?? 0))
    }
    const [before, distance] = [await places(), await below()]
    expect(before).toHaveLength(2)
    const [left, right] = before
    expect(left?.y).toBe(right?.y)
    expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0)
    expect((left?.height ?? 0) / (left?.width ?? 1)).toBeCloseTo((evidence[0]?.height ?? 0) / (evidence[0]?.width ?? 1), 1)
    release()
    const images = (await top()).locator('#evidence img')
    for (const image of await images.all()) {
      await image.scrollIntoViewIfNeeded()
      expect(await image.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBe(960)
    }
    expect(await Promise.all((await images.all()).map((one) => one.getAttribute('alt')))).toEqual([
      expect.stringMatching(/^整改前的照片：.+，\d{4}-\d\d-\d\d 拍摄$/),
      expect.stringMatching(/^整改后的照片：.+，\d{4}-\d\d-\d\d 拍摄$/),
    ])
    expect((await places()).map((one) => [one?.x, one?.width, one?.height])).toEqual(before.map((one) => [one?.x, one?.width, one?.height]))
    expect(await below()).toBe(distance)
    await see('审核 云帆市应急管理局办公室')
  })

  it('shows below a step what it has changed, and tells who cannot see it which step that was', async () => {
    const { id } = await pictured((_, [step]) => step?.state === 'shown')
    await open(hazardPath(id))
    await see(/分步整治 \d+ 步/)
    const image = (await top()).locator('#phases .course__point').first().locator('img')
    await image.scrollIntoViewIfNeeded()
    expect(await image.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBe(960)
    expect(await image.getAttribute('alt')).toMatch(/^这一步的照片：第 1 步：停用并隔离，\d{4}-\d\d-\d\d 拍摄$/)
    expect(await (await top()).locator('#phases img').count()).toBe(1)
    await screenshot(pages.page, 'step-picture')
  })

  it('opens a picture larger by the keyboard, and goes back to where it was', async () => {
    const { id } = await pictured(isCompared)
    await open(hazardPath(id))
    await see('整改前后的照片')
    const thumb = (await top()).locator('#evidence .picture').nth(1)
    const small = await thumb.boundingBox()
    await thumb.focus()
    await pages.page.keyboard.press('Enter')
    const large = pages.page.locator('#enlarged')
    await large.waitFor()
    expect(await large.boundingBox()).toMatchObject({ x: 0, y: 0, width: 375, height: 760 })
    expect((await large.locator('img').boundingBox())?.width).toBeGreaterThan(1.5 * (small?.width ?? 0))
    await pages.page.waitForFunction(() => document.activeElement?.id === 'enlarged-close')
    await screenshot(pages.page, 'picture-enlarged')
    await pages.page.keyboard.press('Escape')
    await large.waitFor({ state: 'detached' })
    expect(await thumb.evaluate((one) => document.activeElement === one)).toBe(true)
    await thumb.click()
    await pages.page.locator('#enlarged-close').click()
    await large.waitFor({ state: 'detached' })
    expect(pages.complaints).toEqual([])
  })

  it.each([
    ['unreviewed', '未审核，未公布'],
    ['unfetched', '未能取得：来源的文件夹里没有这个文件'],
    ['protected', '地点受保护，不公布'],
  ])('says in the place of a picture that is %s why it is not there', async (state, words) => {
    const { id } = await pictured((evidence) => evidence.some((one) => one.state === state))
    await open(hazardPath(id))
    await see(words)
    expect(await (await top()).locator('#evidence img').count()).toBe(0)
    await screenshot(pages.page, `picture-${state}`)
    expect(pages.complaints).toEqual([])
  })

  it('says so where a picture is not public any more, and of a hazard without any that none is told', async () => {
    const { id } = await pictured(isCompared)
    await open('/nothing')
    await pages.context.route('**/api/v1/evidence/*', (route) => route.fulfill({ status: 404 }))
    await pages.page.goto(pages.app.base + hazardPath(id))
    await see('照片现在取不到，可能已不再公示')
    await open(hazardPath((await worst()).id))
    await see('来源与时间')
    await see(/^未公布：.*照片/)
    expect(await (await top()).locator('#evidence').count()).toBe(0)
  })

  it('has a door in the hall to each kind, with exactly as many as its list has', async () => {
    await open('/#/pages/notices/index')
    await see(/数量截至 2026-05-20/)
    for (const [kind, path, unit] of [
      ['notice', 'notices', '份通报'],
      ['accident', 'accidents', '起事故'],
      ['penalty', 'penalties', '项处罚'],
      ['hazard', 'hazards', '条隐患'],
      ['site', 'sites', '处重点监管点'],
      ['inventory', 'inventories', '条底数'],
    ]) {
      const { total } = await listed(`/api/v1/${path}?limit=1`)
      expect(await (await top()).locator(`#door-${kind} .entry__count`).innerText()).toContain(`${total} ${unit}`)
      await tap(`#door-${kind}`)
      await see(`共 ${total} ${unit}`)
      await tap('#back')
    }
    expect(pages.complaints).toEqual([])
  })

  it('says at a door that nothing was ever published, which is not none', async () => {
    await open('/nothing')
    await pages.context.route('**/api/v1/summary', async (route) => {
      const answer = (await (await route.fetch()).json()) as { counts: { kind: string; total: number | null }[] }
      const counts = answer.counts.map((one) => (one.kind === 'site' ? { ...one, total: null } : one))
      await route.fulfill({ json: { ...answer, counts } })
    })
    await pages.page.goto(pages.app.base + '/#/pages/notices/index')
    await see(/数量截至/)
    expect(await (await top()).locator('#door-site .entry__count').innerText()).toBe('未公布')
  })

  it('leads an address of the list of notices from before on to that list', async () => {
    const { total } = await listed('/api/v1/notices?sector=construction&limit=1')
    await open('/#/pages/notices/index?sector=construction')
    await see(`共 ${total} 份通报在公示`)
    expect(await (await top()).getByRole('radio', { name: '建筑施工' }).getAttribute('aria-checked')).toBe('true')
    await tap('#back')
    await see('公示了什么')
  })

  it('shows of a site what it is, how dangerous, who answers, whether it is watched, and its hazards', async () => {
    const { items } = await listed<{ id: string; name: string }>('/api/v1/sites?siteKind=danger_source&dangerLevel=1&limit=1')
    await open()
    await tapText('监管点')
    await see(/共 \d+ 处重点监管点/)
    await open(`/#/record/detail/index?kind=site&id=${items[0]?.id}`)
    await see(items[0]?.name ?? '')
    await see('重大危险源一级，共四级，一级最危险')
    await see(/^[■▲●○] (监控|没有监控)/)
    const bars = (await top()).getByRole('table', { name: '摄像头' })
    expect(await bars.getByRole('row').count()).toBe(3)
    await see('谁负责')
    expect(pages.complaints).toEqual([])
  })
})

describe('in the mini-program', () => {
  it('a resident finds the worst hazard from home, sees until when and who answers, calls, and says that nothing was done', async () => {
    const hazard = await worst()
    const weapp = await startWeapp(pages.browser, { dist: pages.dist, api: pages.app.base })
    try {
      await weapp.see('逾期未整改的隐患')
      await weapp.see(hazard.title)
      await weapp.tap(hazard.title)
      await weapp.see('谁负责')
      expect(weapp.service.top().route).toBe('record/detail/index')
      expect(await weapp.text()).toMatch(/■ 逾期 \d+ 天，/)
      await weapp.screenshot('weapp-hazard')
      await weapp.tap('没有整改？写举报')
      await weapp.see('第 1 步，共 5 步')
      await weapp.see(hazard.title)
      expect(weapp.service.errors).toEqual([])
    } finally {
      await weapp.close()
    }
  })

  it('shows pictures before and after, and WeChat shows them large', async () => {
    const { id, evidence } = await pictured(isCompared)
    const weapp = await startWeapp(pages.browser, { dist: pages.dist, api: pages.app.base })
    try {
      await weapp.see('最新通报')
      weapp.service.open(`/record/detail/index?kind=hazard&id=${id}`)
      await weapp.see('整改前后的照片')
      expect((await weapp.pictures()).filter((width) => width === 960)).toHaveLength(2)
      await weapp.screenshot('weapp-pictures')
      await weapp.tapSelector('.compared .picture')
      const urls = evidence.map(({ shown }) => expect.stringMatching(new RegExp(`/api/v1/evidence/${shown}$`)) as string)
      expect(weapp.previewed).toEqual([{ current: urls[0], urls }])
      expect(weapp.service.errors).toEqual([])
    } finally {
      await weapp.close()
    }
  })

  it('has the doors of the hall, and the page of a site', async () => {
    const weapp = await startWeapp(pages.browser, { dist: pages.dist, api: pages.app.base })
    try {
      await weapp.see('最新通报')
      weapp.service.switchTab('pages/notices/index')
      await weapp.see('数量截至')
      await weapp.screenshot('weapp-hall')
      await weapp.tap('重点监管点')
      await weapp.see('处重点监管点')
      await weapp.tapSelector('.lines .line')
      await weapp.see('只公布数量，不公布摄像头的位置和画面。')
      await weapp.screenshot('weapp-site')
      expect(weapp.service.errors).toEqual([])
    } finally {
      await weapp.close()
    }
  })
})

describe('how it looks', () => {
  afterEach(() => pages.context.close())

  it.each(LETTERS)('in %s letters', async (_, large) => {
    const hazard = await worst()
    const { items } = await listed<{ id: string }>('/api/v1/sites?siteKind=danger_source&limit=1')
    const { id: withPictures } = await pictured(isCompared)
    await open('/#/pages/mine/index', { large })
    for (const [shot, path, words] of [
      ['overdue', '/#/pages/home/index', /最新通报/],
      ['hall', '/#/pages/notices/index', /数量截至/],
      ['hazards', '/#/record/list/index?kind=hazard', /共 \d+ 条隐患/],
      ['hazard', `/#/record/detail/index?kind=hazard&id=${hazard.id}`, /来源与时间/],
      ['pictures', hazardPath(withPictures), /来源与时间/],
      ['sites', '/#/record/list/index?kind=site', /共 \d+ 处/],
      ['site', `/#/record/detail/index?kind=site&id=${items[0]?.id}`, /来源与时间/],
      ['inventories', '/#/record/list/index?kind=inventory', /共 \d+ 条底数/],
    ] as const) {
      await pages.page.goto(pages.app.base + path)
      await see(words)
      await lookAt(shot, large)
    }
  })

  it('on paper: the whole page, black on white though the screen is dark, and nothing of the page below', async () => {
    const hazard = await worst()
    await open('/#/record/list/index?kind=hazard&level=major', { dark: true })
    await tapText(hazard.title)
    await see('来源与时间')
    const screenInk = await inkOf()
    await screenshot(pages.page, 'hazard-before-print')
    await pages.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await inkOf()).toBe('rgb(20, 24, 31)')
    expect(screenInk).not.toBe('rgb(20, 24, 31)')
    const seen = await pages.page.evaluate(() => {
      const pages = [...document.querySelectorAll('.page')].filter((one) => one.getClientRects().length > 0)
      return { pages: pages.length, cut: (pages[0]?.getBoundingClientRect().bottom ?? 0) - document.documentElement.scrollHeight }
    })
    expect(seen.pages).toBe(1)
    expect(seen.cut).toBeLessThan(1)
    await keepPicture(pages.page, 'hazard-print', { fullPage: true })
    const sheets = (await pages.page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g) ?? []
    expect(sheets.length).toBeGreaterThanOrEqual(2)
  })
})

const inkOf = () => pages.page.evaluate(() => getComputedStyle([...document.querySelectorAll('.page')].at(-1) ?? document.body).color)
