import { readFileSync, writeFileSync } from 'node:fs'
import type { Change, ChangesAnswer, WeekAnswer } from '../../../shared/api/changes'
import type { SourcesAnswer } from '../../../shared/api/city'
import type { ErrorAnswer } from '../../../shared/api/errorCodes'
import type { ListAnswer } from '../../../shared/api/lists'
import type { EditionDoc } from '../../../server/models/edition'
import type { RunDoc } from '../../../server/models/run'
import type { VersionDoc } from '../../../server/models/version'
import { KINDS, LIST_PATHS, type Kind } from '../../../shared/kinds/index'
import { NEWS, codesOf, type News } from '../../../shared/vocabulary'
import { startTestApp, type TestApp } from '../../support/app'

/** What a week has changed: every count is the list that it opens. */

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

const week = () => app.json<WeekAnswer>('/api/v1/changes/week')

/** All changes of a list, page by page. */
async function listed(query: string): Promise<Change[]> {
  const all: Change[] = []
  for (let next: string | null = ''; next !== null;) {
    const page: ChangesAnswer = await app.json(`/api/v1/changes?limit=100&${query}${next && `&cursor=${next}`}`)
    all.push(...page.items)
    next = page.next
  }
  return all
}

/** Longer lists are counted by the walk alone. */
const OPENED_MAX = 60

/** Holds every count against a walk through all that is stored, and opens its list. */
async function recount({ from, to, lines, edition }: WeekAnswer): Promise<void> {
  const { editions, versions } = app.store.db
  const published = await editions.find({ state: 'published' }).sort({ _id: 1 }).lean<EditionDoc[]>()
  const dayOf = (at: Date | null) => new Date((at?.getTime() ?? 0) + 8 * 3_600_000).toISOString().slice(0, 10)
  const ofWeek = new Set(
    published.filter(({ publishedAt }) => dayOf(publishedAt) >= from && dayOf(publishedAt) <= to).map(({ _id }) => _id),
  )
  const firsts = new Set(
    published.filter(({ source }, i) => published.findIndex((one) => one.source === source) === i).map(({ _id }) => _id),
  )
  const counts = new Map<string, number>()
  for (const { kind, from: number, operation } of await versions.find({}, { kind: 1, from: 1, operation: 1 }).lean<VersionDoc[]>()) {
    if (!ofWeek.has(number)) continue
    const isEnd = operation === 'withdraw' || operation === 'expire' || operation === 'repair'
    const news: News = isEnd ? 'ended' : operation === 'publish' ? (firsts.has(number) ? 'first' : 'added') : 'changed'
    // That a register lists a firm of another one too is no change of the firm.
    if (news === 'changed' && firsts.has(number)) continue
    counts.set(`${kind} ${news}`, (counts.get(`${kind} ${news}`) ?? 0) + 1)
  }
  expect(lines.map(({ kind }) => kind)).toEqual(codesOf(KINDS))
  for (const line of lines)
    for (const news of codesOf(NEWS)) {
      expect([line.kind, news, line[news]]).toEqual([line.kind, news, counts.get(`${line.kind} ${news}`) ?? 0])
      if (line[news] > OPENED_MAX) continue
      const changes = await listed(`kind=${line.kind}&news=${news}&from=${from}&to=${to}`)
      expect([line.kind, news, changes.length]).toEqual([line.kind, news, line[news]])
      expect(changes.every((change) => change.kind === line.kind && change.edition <= edition)).toBe(true)
    }
}

interface Row {
  key: string
  withdrawn?: string
  body: { title?: string }
}
function editFeed(kind: Kind, change: (rows: Row[]) => Row[]): void {
  const path = app.sources.sources.find((source) => source.kind === kind)?.path ?? ''
  const feed = JSON.parse(readFileSync(path, 'utf8')) as { records: Row[] }
  writeFileSync(path, JSON.stringify({ ...feed, records: change(feed.records) }))
}

it('claims nothing new of a city that is read for the first time', async () => {
  const answer = await week()
  expect(answer).toMatchObject({ from: '2026-05-14', to: '2026-05-20' })
  expect(answer.lines.filter(({ added, changed, ended }) => added + changed + ended > 0)).toEqual([])
  expect(answer.lines.reduce((sum, { first }) => sum + first, 0)).toBe(await app.store.db.versions.countDocuments({ operation: 'publish' }))
  await recount(answer)
})

it('does not know of days before the first reading', async () => {
  const { sources } = await app.json<SourcesAnswer>('/api/v1/sources')
  const before = ['2026-05-14', '2026-05-15', '2026-05-16', '2026-05-17', '2026-05-18', '2026-05-19']
  expect(sources.filter(({ unreadDays }) => unreadDays.join() !== before.join())).toEqual([])
})

it('counts what a further reading adds, changes and ends, and names nothing that is gone', async () => {
  app.setNow(new Date('2026-05-22T02:00:00.000Z'))
  editFeed('notice', ([first, second, ...rest]) => {
    if (!first || !second) throw new Error('the sample has notices')
    const added = { ...second, key: 'a-new-notice' }
    return [{ ...first, body: { ...first.body, title: '新的标题' } }, { ...second, withdrawn: '决定已撤销' }, ...rest, added]
  })
  await app.mirror()
  const answer = await week()
  expect(answer).toMatchObject({ from: '2026-05-16', to: '2026-05-22' })
  expect(answer.lines.find(({ kind }) => kind === 'notice')).toMatchObject({ added: 1, changed: 1, ended: 1 })
  await recount(answer)
  const span = `from=${answer.from}&to=${answer.to}`
  expect((await listed(`kind=notice&news=changed&${span}`)).map(({ title }) => title)).toEqual(['新的标题'])
  expect((await listed(`kind=notice&news=ended&${span}`)).map(({ title }) => title)).toEqual([null])
}, 60_000)

it('says on which days its sources were not read', async () => {
  const { sources } = await app.json<SourcesAnswer>('/api/v1/sources')
  expect(new Set(sources.map(({ unreadDays }) => unreadDays.join()))).toEqual(
    new Set(['2026-05-16,2026-05-17,2026-05-18,2026-05-19,2026-05-21']),
  )
})

it('takes a run that stopped for no reading, and one that found nothing new for one', async () => {
  const { runs } = app.store.db
  const { sources } = app.sources
  const [first = '', second = ''] = sources.map(({ name }) => name)
  const like = await runs.findOne({ source: first }).lean<RunDoc>()
  const on21 = { ...like, startedAt: new Date('2026-05-20T16:00:00.000Z') }
  await runs.collection.insertMany([
    { ...on21, _id: 'stopped', source: first, state: 'stopped' },
    { ...on21, _id: 'unchanged', source: second, state: 'unchanged' },
  ] as never[])
  app.setNow(new Date('2026-05-22T02:05:00.000Z'))
  const answer = await app.json<SourcesAnswer>('/api/v1/sources')
  const unread = (name: string) => answer.sources.find((source) => source.name === name)?.unreadDays
  expect(unread(first)).toContain('2026-05-21')
  expect(unread(second)).not.toContain('2026-05-21')
})

it('lists the days that are asked for, and refuses a span that is none', async () => {
  const total = async (kind: Kind) => (await app.json<ListAnswer<unknown>>(LIST_PATHS[kind])).total
  const firsts = await listed('kind=zone&news=first&from=2026-05-20&to=2026-05-20')
  expect(firsts).toHaveLength(await total('zone'))
  expect(await listed('kind=zone&from=2026-05-21&to=2026-05-22')).toEqual([])
  expect(await listed('kind=notice&operation=change&from=2026-05-22&to=2026-05-22')).toHaveLength(1)
  expect(await listed('kind=notice&operation=change&news=ended&from=2026-05-22&to=2026-05-22')).toEqual([])
  const refused = async (query: string) => (await app.json<ErrorAnswer>(`/api/v1/changes?${query}`)).error.fields
  expect(await refused('news=added')).toEqual({ news: '要和 from、to 一起写' })
  expect(await refused('from=2026-05-20')).toEqual({ to: 'from 和 to 要一起写' })
  expect(await refused('from=2026-05-20&to=2026-05-19')).toEqual({ to: '早于 from' })
  expect(await refused('from=2026-04-20&to=2026-05-21')).toEqual({ to: '最多 31 天' })
})

it('stands by its day when the clock runs on or falls behind, and each count still opens its list', async () => {
  app.setNow(new Date('2026-05-29T02:00:00.000Z'))
  const later = await week()
  expect(later).toMatchObject({ from: '2026-05-23', to: '2026-05-29' })
  expect(later.lines.filter(({ added, changed, ended, first }) => added + changed + ended + first > 0)).toEqual([])
  const { sources } = await app.json<SourcesAnswer>('/api/v1/sources')
  expect(new Set(sources.map(({ unreadDays }) => unreadDays.length))).toEqual(new Set([6]))
  app.setNow(new Date('2026-05-21T02:00:00.000Z'))
  const behind = await week()
  expect(behind.to).toBe('2026-05-21')
  await recount(behind)
})
