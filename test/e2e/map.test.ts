import { read } from '@e965/xlsx'
import { readFileSync } from 'node:fs'
import type { MapAnswer } from '../../shared/api/map'
import type { StatisticsAnswer } from '../../shared/api/statistics'
import { around, boxText } from '../../miniapp/src/map/box'
import { screenshot } from '../support/browser'
import { LETTERS } from '../support/looks'
import { until } from '../support/until'
import { usePages } from '../support/usePages'
import { startWeapp, type Weapp } from '../support/weapp/host'

/** The map, the figures and the table of a list: one set, told in four ways, on the web and in the mini-program. */

const pages = usePages()
const { open, lookAt, top, see, tap, text } = pages

const totalOf = async (query: string) => (await pages.app.json<{ total: number }>(`/api/v1/${query}&limit=1`)).total
const params = () => new URLSearchParams(pages.page.url().split('?').slice(1).join('?'))
/** The box that the address names, once it is another one than before. */
async function boxAfter(before: string | null): Promise<string> {
  await pages.page.waitForFunction((old) => {
    const box = new URLSearchParams(location.hash.split('?')[1] ?? '').get('box')
    return box !== null && box !== old
  }, before)
  return params().get('box') ?? ''
}

type Told = MapAnswer['marks'][number]

/** A mark of hazards that is such a one, looked for ever nearer. */
async function found(box: string, isSuch: (mark: Told) => boolean, depth = 5): Promise<Told | undefined> {
  const { marks } = await pages.app.json<MapAnswer>(`/api/v1/hazards/map?box=${box}`)
  const such = marks.find(isSuch)
  if (such !== undefined || depth === 0) return such
  const [west = 0, , east = 0] = box.split(',').map(Number)
  const half = (east - west) / 16
  for (const { lng, lat } of marks) {
    const nearer = await found(boxText(around([{ lng, lat }], half)), isSuch, depth - 1)
    if (nearer !== undefined) return nearer
  }
  return undefined
}

/** Map and list say the same number for the box of the address, and it is what the service's list has. */
async function agree(list: string, unit: string, filters = ''): Promise<number> {
  const total = await totalOf(`${list}?box=${params().get('box')}${filters}`)
  await see(`图上这一块有 ${total} ${unit}`)
  if (total > 0) await see(`共 ${total} ${unit}`)
  return total
}

describe('the map on the web', () => {
  afterEach(async () => {
    // No tile, no library, nothing of anybody else.
    expect([...pages.hosts]).toEqual([new URL(pages.app.base).host])
    await pages.context.close()
  })

  it('holds what the list holds, with its filters, wherever it is moved, and after a reload and on the way back', async () => {
    await open('/#/record/list/index?kind=hazard&level=general')
    await see(`共 ${await totalOf('hazards?level=general')} 条隐患`)
    await tap('#to-map')
    const first = await boxAfter(null)
    const all = await agree('hazards', '条隐患', '&level=general')
    await tap('.leaflet-control-zoom-in')
    const second = await boxAfter(first)
    await tap('.leaflet-control-zoom-in')
    const third = await boxAfter(second)
    const few = await agree('hazards', '条隐患', '&level=general')
    expect([few < all, params().get('level')]).toEqual([true, 'general'])
    await pages.page.reload()
    await (await top()).locator('.pin').first().waitFor()
    await agree('hazards', '条隐患', '&level=general')
    // As near as before: the part that was seen fits, whole.
    const widthOf = (box: string) => Number(box.split(',')[2]) - Number(box.split(',')[0])
    expect(widthOf(params().get('box') ?? '') / widthOf(third)).toBeLessThan(1.3)
    await (await top()).getByRole('radio', { name: '重大隐患' }).click()
    await pages.page.waitForFunction(() => location.hash.includes('level=major'))
    await agree('hazards', '条隐患', '&level=major')
    await tap('#back')
    expect(pages.complaints).toEqual([])
  })

  it('draws each mark with a name that says shape, word and number, and reaches a record by keyboard alone', async () => {
    await open('/#/map/index?kind=site&box=123.20,30.20,123.40,30.40')
    await (await top()).locator('.pin').first().waitFor()
    const names = await pages.page
      .locator('.pin')
      .evaluateAll((pins) =>
        pins.map((pin) => [pin.getAttribute('role'), pin.getAttribute('tabindex'), pin.getAttribute('aria-label') ?? '']),
      )
    for (const [role, tabindex, name] of names) {
      expect([role, tabindex]).toEqual(['button', '0'])
      expect(name).toMatch(/^([■▲●○◆] .+，1 处重点监管点：.+|大致位置，\d+ 处重点监管点.+|\d+ 处重点监管点.*，点按放大)$/)
    }
    // Past the marks to the list, and by the list to a record.
    await pages.page.locator('.map__skip').focus()
    await pages.page.keyboard.press('Enter')
    expect(await pages.page.evaluate(() => document.activeElement?.id)).toBe('list-of-box')
    await pages.page.keyboard.press('Tab')
    await pages.page.keyboard.press('Enter')
    await see('来源与时间')
    expect(pages.complaints).toEqual([])
  })

  it('opens the line of a single mark by a key, and from it the record', async () => {
    const one = await found('123.1,30.1,123.7,30.7', ({ record, approximate }) => approximate === 0 && (record?.due ?? null) !== null)
    if (!one?.record) throw new Error('the sample has no hazard that stands alone')
    const { record } = one
    await open(`/#/map/index?kind=hazard&box=${boxText(around([one], 0.001))}`)
    const pin = (await top()).getByRole('button', { name: `：${record.title}` }).first()
    await pin.focus()
    await pages.page.keyboard.press('Enter')
    const line = (await top()).locator('#chosen .line')
    await line.waitFor()
    expect(await line.innerText()).toContain(record.title)
    expect(await line.innerText()).toContain(`期限 ${record.due}`)
    expect(await line.innerText()).toMatch(/[■▲○◆] /)
    await line.click()
    await see('来源与时间')
    expect(pages.page.url()).toContain(encodeURIComponent(record.id))
    expect(pages.complaints).toEqual([])
  })

  it('comes nearer at a group, and at its nearest opens the list of that part, as many as were told', async () => {
    await open('/#/map/index?kind=hazard')
    const first = await boxAfter(null)
    await (await top()).locator('.pin--group').first().click()
    const second = await boxAfter(first)
    const width = (box: string) => Number(box.split(',')[2]) - Number(box.split(',')[0])
    expect(width(second)).toBeLessThan(width(first) / 2)
    await agree('hazards', '条隐患')
    // Several at the mark of one township: no nearness parts them.
    const place = await found(first, ({ count, approximate }) => count > 1 && approximate === count)
    if (!place) throw new Error('the sample has no township with several hazards without a place')
    const { count } = place
    await pages.page.goto(`${pages.app.base}/#/map/index?kind=hazard&box=${boxText(around([place], 0.0005))}`)
    await pages.page.reload()
    const rough = (await top()).getByRole('button', { name: `大致位置，${count} 条隐患，点按放大` })
    await rough.click()
    await see('只列地图上这一块的隐患')
    await see(`共 ${count} 条隐患`)
    expect(await totalOf(`hazards?box=${params().get('box')}`)).toBe(count)
    expect(pages.complaints).toEqual([])
  })

  it('tells how many lie on no map, and leads to exactly those', async () => {
    const total = await totalOf('sites?box=none')
    expect(total).toBeGreaterThan(0)
    await open('/#/map/index?kind=site')
    await see(`另有 ${total} 处重点监管点不在图上 ›`)
    await tap('#nowhere')
    await see('只列不在图上的监管点')
    await see(`共 ${total} 处重点监管点`)
    expect(pages.complaints).toEqual([])
  })

  it('says where nothing is, what failed and how to go on; without the library of the map the list is there', async () => {
    await open('/#/map/index?kind=hazard&box=121,29,121.2,29.2')
    await see(/图上这一块有 0 条隐患。可以缩小地图，或放宽条件。/)
    await see('图上这一块没有符合条件的。')
    await pages.context.route('**/api/v1/hazards/map*', (route) => route.abort())
    await tap('.leaflet-control-zoom-out')
    await see('没有连上。联网后请重试。')
    await pages.context.unroute('**/api/v1/hazards/map*')
    await (await top()).locator('.state--failed .button').first().click()
    await see(/图上这一块有 \d+ 条隐患/)
    await pages.context.close()

    await open('/nothing')
    await pages.context.route('**/js/leaflet.*', (route) => route.abort())
    await pages.page.goto(`${pages.app.base}/#/map/index?kind=hazard&box=123.2,30.2,123.4,30.4`)
    await see('地图没有下载完。下面的列表是同样的内容；联网后可以重试。')
    await see(/共 \d+ 条隐患/)
    await pages.context.unroute('**/js/leaflet.*')
    await (await top()).locator('.state--failed .button').first().click()
    await (await top()).locator('.pin').first().waitFor()
  })

  it('says of a city where nobody tells a place how many there are all the same, and leads to them', async () => {
    const total = await totalOf('hazards?level=major')
    await open('/nothing')
    await pages.context.route('**/api/v1/hazards/map*', async (route) => {
      const answer = (await (await route.fetch()).json()) as { total: number; nowhere: number }
      await route.fulfill({ json: { ...answer, marks: [], total: 0, nowhere: answer.total + answer.nowhere } })
    })
    await pages.page.goto(`${pages.app.base}/#/map/index?kind=hazard&level=major`)
    await see(`有 ${total} 条隐患，都没有公布位置，画不到图上。不在图上，不等于没有隐患。`)
    await screenshot(pages.page, 'map-nowhere')
    // What is chosen then is counted anew.
    await (await top()).getByRole('radio', { name: '全部级别' }).click()
    await see(`看这 ${await totalOf('hazards?sort=due')} 条隐患 ›`)
    await tap('#nowhere')
    await see('只列不在图上的隐患')
    // The address that it began at is none, and the browser says so.
    expect(pages.complaints.filter((one) => !one.includes('404'))).toEqual([])
  })

  it('lays no mark below its buttons, and of two that overlap the larger above', async () => {
    await open('/#/map/index?kind=hazard')
    await (await top()).locator('.pin--group').first().waitFor()
    const buttons = await (await top()).locator('.leaflet-control-zoom').boundingBox()
    const map = await (await top()).locator('#map').boundingBox()
    if (!buttons || !map) throw new Error('no map is drawn')
    expect(buttons.y + buttons.height).toBeLessThanOrEqual(map.y)
    expect([buttons.height >= 44, buttons.x >= 0]).toEqual([true, true])
    const marks = await pages.page.locator('.pin').evaluateAll((pins) =>
      pins.map((pin) => ({
        count: Number(/(\d+) 条隐患/.exec(pin.getAttribute('aria-label') ?? '')?.[1]),
        z: Number((pin as HTMLElement).style.zIndex),
      })),
    )
    const sorted = [...marks].sort((a, b) => a.z - b.z).map(({ count }) => count)
    expect(new Set(sorted).size).toBeGreaterThan(2)
    expect(sorted).toEqual([...sorted].sort((a, b) => a - b))
  })

  it('has no map of what lies nowhere, and says so', async () => {
    await open('/#/map/index?kind=penalty')
    await see('没有这种地图。')
    await open('/#/record/statistics/index?kind=zone')
    await see('没有这种统计。')
  })
})

describe('the figures on the web', () => {
  afterEach(() => pages.context.close())

  it('are one tap from the list, and each leads to the very list that it counts', async () => {
    await open('/#/record/list/index?kind=hazard&level=general')
    await tap('#to-statistics')
    await see(/逾期按 2026-05-20 计算/)
    const { all, groups } = await pages.app.json<StatisticsAnswer>('/api/v1/hazards/statistics?level=general&by=county')
    for (const { key, query, value, label, unit } of all) {
      if (query === null || unit !== 'count') continue
      const figure = (await top()).locator(`#total-${key}`).getByRole('link')
      expect(await figure.getAttribute('aria-label')).toBe(`${label}：${value} 条，看这些`)
      if (!['overdue', 'closed_without_recheck'].includes(key)) continue
      await figure.click()
      await see(`共 ${value} 条隐患`)
      await tap('#back')
    }
    // A rate with one decimal, what it leaves out, and how it is reckoned.
    const rate = all.find(({ key }) => key === 'onTimeRate')
    const told = await (await top()).locator('#total-onTimeRate').innerText()
    expect(told).toContain(`${((rate?.value ?? 0) / 10).toFixed(1)}%`)
    expect(told).toContain(`${rate?.unknown} 条不计入`)
    expect(told).toContain('按期销号除以按期销号、逾期销号与逾期未销号之和')
    // The table is the chart: as many rows as groups, by the names of their zones.
    const table = (await top()).getByRole('table', { name: '各区县：已公布' })
    expect(await table.getByRole('row').count()).toBe(groups.length)
    expect(await table.innerText()).not.toMatch(/\d{6}/)
    await table.getByRole('link').first().click()
    await see(`共 ${groups[0]?.statistics.find(({ key }) => key === 'found')?.value} 条隐患`)
    await tap('#back')
    await (await top()).getByRole('radio', { name: '按督办部门' }).click()
    await see('各督办部门：已公布')
    await pages.page.waitForFunction(() => location.hash.includes('by=department'))
    expect(pages.complaints).toEqual([])
  })

  it('are taken as a table of the list as it is filtered', async () => {
    await open('/#/record/list/index?kind=hazard&level=major')
    await see(/共 \d+ 条隐患/)
    for (const type of ['csv', 'xlsx']) {
      const coming = pages.page.waitForEvent('download')
      await tap(`#take-${type}`)
      const download = await coming
      expect(download.suggestedFilename()).toBe(`隐患.${type}`)
      const taken = readFileSync((await download.path()) ?? '')
      const own = Buffer.from(await (await pages.app.get(`/api/v1/hazards.${type}?level=major`)).arrayBuffer())
      if (type === 'csv') expect(taken.equals(own)).toBe(true)
      const { Sheets, SheetNames } = read(type === 'csv' ? taken.toString('utf8') : taken, { type: type === 'csv' ? 'string' : 'buffer' })
      expect(JSON.stringify(Sheets[SheetNames[0] ?? '']?.A1?.v)).toContain(`（${await totalOf('hazards?level=major')} 条，截至 2026-05-20`)
    }
    expect(pages.complaints).toEqual([])
  })
})

describe('in the mini-program', () => {
  let weapp: Weapp
  afterEach(async () => {
    expect(weapp.service.errors).toEqual([])
    await weapp.close()
  })
  const start = async () => {
    weapp = await startWeapp(pages.browser, { dist: pages.dist, api: pages.app.base })
    await weapp.see('最新通报')
  }
  /** WeChat's engine writes an id behind that of the part in which it stands. */
  const idOf = (id: string) => `[id$="${id}"]`
  const asked = () =>
    String(weapp.service.calls.filter(([name, { url }]) => name === 'request' && /\/map\?/.test(String(url))).at(-1)?.[1].url)
  const mapOf = () => pages.app.json<MapAnswer>(asked().replace(/^https?:\/\/[^/]+/, ''))
  const isShown = async () => {
    const { total } = await mapOf()
    await weapp.see(`图上这一块有 ${total} `)
  }

  it('WeChat’s map is told the marks of the answer, and asks again where it is moved', async () => {
    await start()
    weapp.service.open('record/list/index?kind=hazard&level=general')
    await weapp.see('条隐患')
    await weapp.tapSelector(idOf('to-map'))
    await weapp.see('图上这一块有')
    expect(weapp.service.top().route).toBe('map/index')
    const compare = async () => {
      await isShown()
      const { marks } = await mapOf()
      const { markers } = weapp.map.told()
      expect(markers.map(({ longitude, latitude }) => [longitude, latitude])).toEqual(marks.map(({ lng, lat }) => [lng, lat]))
      for (const [i, { count, approximate, record }] of marks.entries()) {
        const { iconPath, label, ariaLabel } = markers[i] ?? {}
        const look = /^\/map\/pins\/(\w+)\.png$/.exec(iconPath ?? '')?.[1]
        if (approximate === count) expect([look, label?.content]).toEqual(['rough', String(count)])
        else if (record === null) expect([look, label?.content]).toEqual(['group', String(count)])
        else expect(['stop', 'warn', 'unknown', 'calm']).toContain(look)
        expect(ariaLabel).toContain(`${count} 条隐患`)
        expect(readFileSync(`${pages.dist}${iconPath}`).subarray(1, 4).toString()).toBe('PNG')
      }
      return asked()
    }
    const first = await compare()
    expect(first).toContain('level=general')
    weapp.map.move({ southwest: { longitude: 123.25, latitude: 30.25 }, northeast: { longitude: 123.4, latitude: 30.4 } })
    await weapp.see('图上这一块有')
    await until(() => asked() !== first)
    expect(await compare()).toContain(`level=general&box=${encodeURIComponent('123.25000,30.25000,123.40000,30.40000')}`)
    expect(weapp.map.told().polygons.length).toBeGreaterThan(0)
    await weapp.screenshot('weapp-map')
  })

  it('a tap on a mark opens its line, one on a group comes nearer, and what is on no map is in its list', async () => {
    await start()
    weapp.service.open('map/index?kind=site')
    await weapp.see('图上这一块有')
    await isShown()
    const before = weapp.map.told()
    const { marks } = await mapOf()
    weapp.map.tapMarker(marks.findIndex(({ record }) => record === null))
    const first = asked()
    await until(() => asked() !== first)
    await isShown()
    expect(weapp.map.told().scale).toBeGreaterThan(before.scale + 1)
    const nearer = (await mapOf()).marks
    const single = nearer.findIndex(({ record }) => record !== null)
    if (single >= 0) {
      weapp.map.tapMarker(single)
      await weapp.see(nearer[single]?.record?.title ?? '')
    }
    await weapp.tap('处重点监管点不在图上')
    await weapp.see('只列不在图上的监管点')
    await weapp.see(`共 ${await totalOf('sites?box=none')} 处`)
  })

  it('opens the workbook of a list, and copies the address of its CSV', async () => {
    await start()
    weapp.service.open('record/list/index?kind=hazard&level=major')
    await weapp.see('条隐患')
    await weapp.tapSelector(idOf('take-xlsx'))
    await until(() => weapp.opened.length > 0)
    const [{ type, bytes } = { type: '', bytes: Buffer.alloc(0) }] = weapp.opened
    const { Sheets, SheetNames } = read(bytes)
    expect(type).toBe('xlsx')
    expect(String(Sheets[SheetNames[0] ?? '']?.A1?.v)).toContain(`（${await totalOf('hazards?level=major')} 条`)
    await weapp.tapSelector(idOf('take-csv'))
    await weapp.see('CSV 的地址已复制')
    expect(weapp.service.calls.filter(([name]) => name === 'setClipboardData').at(-1)?.[1].data).toMatch(
      /\/api\/v1\/hazards\.csv\?level=major$/,
    )
  })

  it('has the figures of hazards, each with its list', async () => {
    await start()
    weapp.service.open('record/list/index?kind=hazard')
    await weapp.tapSelector(idOf('to-statistics'))
    await weapp.see('按期整改率')
    await weapp.screenshot('weapp-statistics')
    const overdue = /逾期未销号\s*(\d+) 条/.exec(await weapp.text())?.[1]
    await weapp.tapSelector(`${idOf('total-overdue')} .total__link`)
    await weapp.see(`共 ${overdue} 条隐患`)
  })
})

describe('how it looks', () => {
  afterEach(() => pages.context.close())

  it.each(LETTERS)('in %s letters', async (_, large) => {
    await open('/#/pages/mine/index', { large })
    for (const [shot, path, words] of [
      ['map', '/#/map/index?kind=hazard', /图上这一块有 \d+ 条隐患/],
      ['map-sites', '/#/map/index?kind=site&box=123.25,30.25,123.35,30.35', /图上这一块有 \d+ 处/],
      ['statistics', '/#/record/statistics/index?kind=hazard', /数据截至/],
    ] as const) {
      await pages.page.goto(pages.app.base + path)
      await see(words)
      if (shot !== 'statistics') await (await top()).locator('.pin').first().waitFor()
      await lookAt(shot, large)
    }
    expect((await text()).length).toBeGreaterThan(0)
  })
})
