import { readFileSync, writeFileSync } from 'node:fs'
import type { SourcesAnswer } from '../../../../shared/api/city'
import type { ListAnswer } from '../../../../shared/api/lists'
import type { RecordAnswer } from '../../../../shared/api/records'
import { NO_COUNTS } from '../../../../server/models/run'
import type { RunAnswer } from '../../../../shared/api/runs'
import type { StatisticsAnswer } from '../../../../shared/api/statistics'
import type { MonthEndAnswer } from '../../../../shared/kinds/inspection/monthEnd'
import type { InspectionItem } from '../../../../shared/kinds/inspection/schema'
import { CAUSES, INSPECTION_OUTCOMES, INSPECTION_STATUSES } from '../../../../shared/kinds/inspection/words'
import { codesOf } from '../../../../shared/vocabulary'
import { startTestApp, type TestApp } from '../../../support/app'

/** The findings of the sample city and their month-end lists: three offices hand them over, each in its own form. */

let app: TestApp
let items: InspectionItem[]
let answers: RecordAnswer<'inspection'>[]
let ends: MonthEndAnswer
beforeAll(async () => {
  app = await startTestApp()
  items = (await app.json<ListAnswer<InspectionItem>>('/api/v1/inspections?limit=100')).items
  answers = await Promise.all(items.map(({ id }) => app.json<RecordAnswer<'inspection'>>(`/api/v1/inspections/${id}`)))
  ends = await app.json<MonthEndAnswer>('/api/v1/inspections/month-ends')
}, 60_000)
afterAll(() => app.stop())

const listOf = async (month: string) => {
  const { list } = await app.json<MonthEndAnswer>(`/api/v1/inspections/month-ends?month=${month}`)
  if (list === null) throw new Error(`no list of ${month}`)
  return list
}
const total = async (query: Record<string, string>) =>
  (await app.json<{ total: number }>(`/api/v1/inspections?limit=1&${new URLSearchParams(query).toString()}`)).total

it('has fourteen month-ends, of which one has no list and stands there nevertheless', () => {
  const told = ends.months.filter(({ state }) => state !== 'running')
  expect(told).toHaveLength(14)
  expect(told.filter(({ state }) => state === 'missing').map(({ month, listed }) => [month, listed])).toEqual([['2025-10', 0]])
  expect(told.filter(({ state }) => state === 'published')).toHaveLength(13)
  expect(ends.months[0]).toMatchObject({ month: '2026-04', no: 'AF-202604', frozenOn: '2026-04-30' })
  expect(ends.months.find(({ month }) => month === '2025-05')).toMatchObject({ frozenOn: '2025-05-30' })
})

it('reads the three forms, and refuses the row whose day and month cannot be', async () => {
  const { sources } = await app.json<SourcesAnswer>('/api/v1/sources')
  const countsOf = async (name: string) => {
    const run = sources.find((source) => source.name === name)?.lastRun?.id ?? ''
    return (await app.json<RunAnswer>(`/api/v1/runs/${run}`)).run.counts ?? NO_COUNTS
  }
  const all = await Promise.all(['yunfan-visits', 'yunfan-road-visits', 'yunfan-bureau-visits'].map(countsOf))
  expect(all.map(({ refused }) => refused)).toEqual([0, 1, 0])
  for (const { read, accepted, refused, duplicate, skipped } of all) {
    expect(read).toBe(accepted + refused + duplicate + skipped)
    expect(accepted).toBeGreaterThan(5)
  }
  expect(all.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(items.length)
})

it('shows every word of every list of codes, and names nobody who went', () => {
  const said = answers.flatMap(({ record }) => record.body ?? [])
  expect(codesOf(CAUSES).filter((code) => !said.some(({ cause }) => cause === code))).toEqual([])
  expect(codesOf(INSPECTION_STATUSES).filter((code) => !said.some(({ status }) => status === code))).toEqual([])
  expect(codesOf(INSPECTION_OUTCOMES).filter((code) => !said.some(({ outcome }) => outcome === code))).toEqual([])
  const led = said.flatMap(({ ledBy }) => ledBy ?? [])
  expect(led.length).toBeGreaterThan(0)
  expect(new Set(led.map(({ post }) => post))).toEqual(new Set(['云帆市副市长']))
  expect(Object.keys(led[0] ?? {})).toEqual(['name', 'post'])
})

it('agrees to the unit with a recount by hand, each month', async () => {
  const bodies = answers.flatMap(({ record }) => (record.body === null ? [] : [record.body]))
  let carriedInAll = 0
  for (const { month, frozenOn, listed, carried, uncertain } of ends.months) {
    let [own, open, unsure] = [0, 0, 0]
    for (const { listMonth, status, closedOn } of bodies) {
      if (listMonth === month) own++
      if (listMonth === null || listMonth >= month) continue
      if (status === null || (status === 'closed' && closedOn === null)) unsure++
      else if (status !== 'closed' || (closedOn ?? '') > (frozenOn ?? '')) open++
    }
    expect([month, listed, carried, uncertain]).toEqual([month, own, open, unsure])
    const list = await listOf(month)
    expect([list.lines.length, list.carriedLines.length, list.uncertainLines.length]).toEqual([own, open, unsure])
    expect(await total({ listMonth: month })).toBe(own)
    for (const { query, now } of list.counties) expect(await total(query)).toBe(now.closed)
    expect(list.counties.reduce((sum, { told, unknown }) => sum + told + unknown, 0)).toBe(own)
    carriedInAll += open
  }
  expect(carriedInAll).toBeGreaterThan(50)
})

it('carries an open finding on with the number of month-ends, across the month without a list', async () => {
  const { carriedLines } = await listOf('2026-04')
  expect(carriedLines[0]).toMatchObject({ listMonth: '2025-03', months: 13 })
  for (const { months, listMonth } of (await listOf('2025-10')).carriedLines) expect(months).toBe(10 - Number(listMonth.slice(5)))
  expect((await listOf('2025-10')).carriedLines.length).toBeGreaterThan(0)
})

it('counts for each county, cause and month what its lists hold, to the unit', async () => {
  for (const by of ['county', 'cause', 'month']) {
    const { all, groups } = await app.json<StatisticsAnswer>(`/api/v1/inspections/statistics?by=${by}`)
    expect(groups.length).toBeGreaterThan(2)
    for (const { query, statistics } of [{ query: {}, statistics: all }, ...groups])
      for (const { key, value, query: own } of statistics)
        if (own !== null && value !== null) expect([by, key, await total({ ...query, ...own })]).toEqual([by, key, value])
  }
})

it('stands on the pages of the firm and of the zone where something was found', async () => {
  const of = (kind: string) => answers.find(({ record }) => record.body?.[kind === 'zone' ? 'zone' : 'enterprise'])?.record
  const visited = of('enterprise')
  const firm = await app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${visited?.body?.enterprise?.uscc}`)
  expect(firm.related?.inspection?.map(({ id }) => id)).toContain(visited?.id)
  const zoned = of('zone')
  const zones = await app.json<ListAnswer<{ id: string; code: string }>>('/api/v1/zones?limit=100')
  const zone = zones.items.find(({ code }) => code === zoned?.body?.zone)
  const { related } = await app.json<RecordAnswer<'zone'>>(`/api/v1/zones/${zone?.id}`)
  expect(related?.inspection?.map(({ id }) => id)).toContain(zoned?.id)
  const entered = answers.filter(({ record }) => record.body?.hazard)
  expect(entered).toHaveLength(2)
  for (const { record } of entered) {
    const no = record.body?.hazard ?? ''
    const { items: hazards, total: bearing } = await app.json<ListAnswer<{ id: string }>>(`/api/v1/hazards?no=${encodeURIComponent(no)}`)
    expect(bearing).toBe(1)
    const hazard = await app.json<RecordAnswer<'hazard'>>(`/api/v1/hazards/${hazards[0]?.id}`)
    expect(hazard.related?.inspection?.map(({ id }) => id)).toEqual([record.id])
  }
})

it('shows on its list what its source changed since, also where it moved the finding away, as it first stood there', async () => {
  const path = app.sources.sources.find(({ name }) => name === 'yunfan-bureau-visits')?.path ?? ''
  const feed = JSON.parse(readFileSync(path, 'utf8')) as { records: { body: Record<string, string> }[] }
  const { body = {} } = feed.records.find((row) => row.body.listMonth === '2026-04') ?? {}
  const first = { ...body }
  const before = await listOf('2026-04')
  Object.assign(body, { problem: `${first.problem}，已责令停用`, due: '2026-06-30', listMonth: '2026-05' })
  writeFileSync(path, JSON.stringify(feed))
  await app.mirror('inspection')
  const after = await listOf('2026-04')
  expect([after.lines.length, after.listed]).toEqual([before.lines.length, before.listed])
  expect(after.lines.filter(({ corrections }) => corrections.length > 0)).toMatchObject([
    { no: first.no, problem: first.problem, due: first.due, movedTo: '2026-05' },
  ])
  const told = after.lines.flatMap(({ corrections }) => corrections)
  expect(told.map(({ field, was, is }) => [field, was, is])).toEqual([
    ['发现的问题', first.problem, `${first.problem}，已责令停用`],
    ['整改期限', first.due, '2026-06-30'],
    ['列入清单的月份', '2026-04', '2026-05'],
  ])
})
