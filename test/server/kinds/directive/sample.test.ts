import { startTestApp, type TestApp } from '../../../support/app'
import type { ListAnswer } from '../../../../shared/api/lists'
import type { RecordAnswer } from '../../../../shared/api/records'
import type { SourcesAnswer } from '../../../../shared/api/city'
import type { FindingsAnswer, RunAnswer } from '../../../../shared/api/runs'
import type { StatisticsAnswer } from '../../../../shared/api/statistics'
import type { DirectiveItem } from '../../../../shared/kinds/directive/schema'
import { AUDIENCES, DIRECTIVE_FORMS, MEASURE_OUTCOMES, MISSING, SUBSTANCES } from '../../../../shared/kinds/directive/words'
import { codesOf } from '../../../../shared/vocabulary'

/** The directives of the sample city: three offices hand them over, each in its own form. */

let app: TestApp
let items: DirectiveItem[]
let answers: RecordAnswer<'directive'>[]
beforeAll(async () => {
  app = await startTestApp()
  items = (await app.json<ListAnswer<DirectiveItem>>('/api/v1/directives?limit=100')).items
  answers = await Promise.all(items.map(({ id }) => app.json<RecordAnswer<'directive'>>(`/api/v1/directives/${id}`)))
}, 60_000)
afterAll(() => app.stop())

const total = async (query: string) => (await app.json<{ total: number }>(`/api/v1/directives?limit=1&${query}`)).total
const bodies = () => answers.flatMap(({ record }) => record.body ?? [])

it('has 24 of them, of which three say nothing of who does what until when', async () => {
  expect([items.length, await total('substance=empty')]).toEqual([24, 3])
  expect(new Set(answers.map(({ record }) => record.source)).size).toBe(3)
  // Each office is one of them.
  expect(new Set(answers.filter(({ record }) => record.body?.substance === 'empty').map(({ record }) => record.source)).size).toBe(3)
})

it('reads rows of one document as its measures, from a sheet whose cells are merged, and lines of minutes beside each other', async () => {
  const { sources } = await app.json<SourcesAnswer>('/api/v1/sources')
  const remarks = async (name: string) => {
    const run = sources.find((source) => source.name === name)?.lastRun?.id ?? ''
    const { run: report } = await app.json<RunAnswer>(`/api/v1/runs/${run}`)
    const { items: found } = await app.json<FindingsAnswer>(`/api/v1/runs/${run}/findings`)
    return { ...report, found }
  }
  const tasks = await remarks('yunfan-tasks')
  expect(tasks).toMatchObject({ counts: { accepted: 9, refused: 0 }, warnings: 0 })
  expect(tasks.remarks.join('\n')).toContain('23 行按主键合成 9 条（gather）')
  const meetings = await remarks('yunfan-meetings')
  expect(meetings.counts).toMatchObject({ accepted: 8, refused: 1 })
  expect(meetings.found).toMatchObject([{ column: '会议日期', reason: '内容不是日期：日历上没有这一天' }])
})

it('shows every word of every list of codes', () => {
  const said = {
    forms: bodies().flatMap(({ form }) => form ?? []),
    audiences: bodies().flatMap(({ audience }) => audience),
    outcomes: bodies().flatMap(({ measures }) => measures.map(({ outcome }) => outcome)),
    substances: bodies().map(({ substance }) => substance),
    missing: bodies().flatMap(({ missing }) => missing),
  }
  const words = { forms: DIRECTIVE_FORMS, audiences: AUDIENCES, outcomes: MEASURE_OUTCOMES, substances: SUBSTANCES, missing: MISSING }
  for (const [name, codes] of Object.entries(words))
    expect([name, codesOf(codes).filter((code) => !(said[name as keyof typeof said] as string[]).includes(code))]).toEqual([name, []])
})

it('counts for each issuer what its lists hold, to the unit', async () => {
  const { all, groups, day } = await app.json<StatisticsAnswer>('/api/v1/directives/statistics?by=issuer')
  expect(groups).toHaveLength(3)
  const counted = [{ query: {}, statistics: all }, ...groups]
  for (const { query, statistics } of counted)
    for (const { key, value, query: own, counted: ofParts } of statistics) {
      if (own === null || value === null) continue
      const asked = new URLSearchParams({ ...query, ...own }).toString()
      const listed = (await app.json<ListAnswer<DirectiveItem>>(`/api/v1/directives?limit=100&${asked}`)).items
      if (ofParts === undefined) expect([key, asked, listed.length]).toEqual([key, asked, value])
      // A sum over measures is made of the measures of its list.
      else {
        const is = {
          kept: ({ outcome }: DirectiveItem['measures'][number]) => outcome === 'kept',
          late: ({ outcome }: DirectiveItem['measures'][number]) => outcome === 'late',
          overdue: ({ outcome, due, state }: DirectiveItem['measures'][number]) =>
            outcome === 'open' && (due === null ? state === 'overdue' : due < day),
          measures: () => true,
        }[key]
        expect([key, asked, listed.flatMap(({ measures }) => measures).filter(is ?? (() => false)).length]).toEqual([key, asked, value])
      }
    }
})

it('hands over a card with a picture that somebody looked at', () => {
  const cards = bodies().filter(({ frontlineCard }) => frontlineCard !== null)
  expect(cards).toHaveLength(5)
  expect(cards.flatMap(({ cardPicture }) => cardPicture ?? [])).toMatchObject([
    { state: 'shown', reviewedBy: '云帆市应急管理局办公室', width: 960 },
  ])
})
