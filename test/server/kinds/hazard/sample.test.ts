import { startTestApp, type TestApp } from '../../../support/app'
import type { ListAnswer } from '../../../../shared/api/lists'
import type { RecordAnswer } from '../../../../shared/api/records'
import type { RunsAnswer } from '../../../../shared/api/runs'
import type { SummaryAnswer } from '../../../../shared/api/city'
import { RATE_GROUPS, type RatesAnswer, type RatesLine } from '../../../../shared/kinds/hazard/rates'
import type { HazardItem } from '../../../../shared/kinds/hazard/schema'
import {
  COMMITMENTS,
  FOUND_BY,
  FUNDING_SOURCES,
  HANDLINGS,
  HAZARD_REMARKS,
  HAZARD_STATUSES,
  type LISTING_LEVELS,
  OUTCOMES,
} from '../../../../shared/kinds/hazard/words'
import { codesOf } from '../../../../shared/vocabulary'

/** The hazards of the sample city: three departments hand them over, each in its own form. */

let app: TestApp
let items: HazardItem[]
let answers: RecordAnswer<'hazard'>[]
beforeAll(async () => {
  app = await startTestApp()
  items = []
  for (let next: string | null = ''; next !== null;) {
    const page: ListAnswer<HazardItem> = await app.json(`/api/v1/hazards?limit=100${next === '' ? '' : `&cursor=${next}`}`)
    items.push(...page.items)
    next = page.next
  }
  answers = []
  for (const { id } of items) answers.push(await app.json<RecordAnswer<'hazard'>>(`/api/v1/hazards/${id}`))
}, 60_000)
afterAll(() => app.stop())

const bodies = () => answers.flatMap(({ record: { body } }) => body ?? [])
const has = <T>(values: readonly T[], of: readonly (T | null | undefined)[]) => expect(of).toEqual(expect.arrayContaining([...values]))

it('are 120, from three sources, and no row of theirs is refused or remarked', async () => {
  expect(items).toHaveLength(120)
  const { items: runs } = await app.json<RunsAnswer>('/api/v1/runs?limit=50')
  const ours = runs.filter(({ source }) => /hazards$/.test(source))
  expect(
    Object.fromEntries(ours.map(({ source, counts: { accepted, refused }, warnings }) => [source, [accepted, refused, warnings]])),
  ).toEqual({
    'yunfan-building-hazards': [40, 0, 0],
    'yunfan-hazards': [45, 0, 0],
    'yunfan-road-hazards': [35, 0, 0],
  })
})

it('stand in every state that the words know', () => {
  has(
    codesOf(HAZARD_STATUSES),
    bodies().map(({ status }) => status),
  )
  has(
    codesOf(OUTCOMES),
    bodies().map(({ outcome }) => outcome),
  )
  has(
    codesOf(HANDLINGS),
    bodies().map(({ handling }) => handling),
  )
  has(
    codesOf(FOUND_BY),
    bodies().map(({ foundBy }) => foundBy),
  )
  has(
    [...codesOf(FUNDING_SOURCES), null],
    bodies().map(({ funding }) => funding?.source ?? null),
  )
  has(
    ['city', 'county', 'provincial'] satisfies (keyof typeof LISTING_LEVELS)[],
    bodies().map(({ listing }) => listing?.level),
  )
  has(
    codesOf(COMMITMENTS),
    bodies().flatMap(({ commitmentsMissing }) => commitmentsMissing),
  )
  has(
    codesOf(HAZARD_REMARKS).filter((remark) => remark !== 'status_unsaid'),
    bodies().flatMap(({ remarks }) => remarks),
  )
  has(
    [null, 0, 1, 2],
    bodies().map(({ deadlineMoves }) => deadlineMoves),
  )
  has(
    ['yes', 'no', 'unknown'],
    bodies().map(({ closedByFixer }) => closedByFixer),
  )
  has(
    [null, 'general', 'major'],
    bodies().map(({ level }) => level),
  )
  has(
    ['planned', 'doing', 'done'],
    bodies().flatMap(({ phases }) => phases.map(({ state }) => state)),
  )
})

it('tell what is computed as computed, with the rule and its version', () => {
  const fields = answers.map(({ computed }) => computed.map(({ field }) => field))
  expect(new Set(fields.map((one) => one.join())).size).toBe(1)
  expect(fields[0]).toContain('daysOverdue')
  expect(answers.flatMap(({ computed }) => computed.filter(({ rule, version }) => rule === '' || version < 1))).toEqual([])
})

it('are counted by the figures of the home page as a recount by hand counts them', async () => {
  const { figures } = await app.json<SummaryAnswer>('/api/v1/summary')
  const of = (key: string) => figures.find((figure) => figure.key === key)
  const today = answers[0]?.day ?? ''
  const overdue = bodies().filter(({ status, due }) => status !== 'closed' && due !== null && due < today)
  expect(overdue.length).toBeGreaterThan(5)
  expect(of('hazardsOverdue')?.value).toBe(overdue.length)
  expect(of('hazardsMajor')?.value).toBe(bodies().filter(({ status, level }) => status !== 'closed' && level === 'major').length)
  for (const key of ['hazardsOverdue', 'hazardsMajor']) {
    const { list, value } = of(key) ?? { list: { path: '', query: {} }, value: 0 }
    const page = await app.json<ListAnswer<HazardItem>>(`${list.path}?${new URLSearchParams(list.query).toString()}`)
    expect(page.total).toBe(value)
  }
})

it('come with the overdue major ones first', () => {
  const today = answers[0]?.day ?? ''
  const isGrave = ({ status, level, due }: HazardItem) => status !== 'closed' && level === 'major' && due !== null && due < today
  const grave = items.filter(isGrave)
  expect(grave.length).toBeGreaterThan(2)
  expect(items.slice(0, grave.length)).toEqual(grave)
})

it('name people of firms by their surnames, and the leaders in full', () => {
  const persons = bodies().flatMap(({ commitments, recheck }) => [commitments?.responsibility?.person, recheck?.by])
  expect(persons.filter((one) => typeof one === 'string' && !/\*|站$/.test(one))).toEqual([])
  const leaders = bodies().flatMap(({ supervisor }) => supervisor?.leader ?? [])
  expect(leaders.length).toBeGreaterThan(5)
  expect(leaders.filter((leader) => leader.includes('*'))).toEqual([])
})

describe('rates', () => {
  /** Every count of a line, with the list that it says it is of. */
  const proofsOf = (line: RatesLine): { count: number; list: { path: string; query: Record<string, string> } }[] => [
    ...Object.values(line).flatMap((value) => (typeof value === 'object' && value !== null && 'count' in value ? [value] : [])),
    ...[line.needed, line.planned, line.released, line.spent].map(({ told }) => told),
  ]
  const totalOf = async (list: { path: string; query: Record<string, string> }): Promise<number> =>
    (await app.json<ListAnswer<HazardItem>>(`${list.path}?${new URLSearchParams({ ...list.query, limit: '1' }).toString()}`)).total

  it('of the city are what a recount of its records by hand gives', async () => {
    const { total, items: lines, day } = await app.json<RatesAnswer>('/api/v1/hazards/rates')
    expect(lines).toEqual([])
    const closed = bodies().filter(({ status }) => status === 'closed')
    const overdue = bodies().filter(({ status, due }) => status !== 'closed' && due !== null && due < day)
    const inTime = closed.filter(({ outcome }) => outcome === 'closed_on_time').length
    const late = closed.filter(({ outcome }) => outcome === 'closed_late').length
    expect(total).toMatchObject({
      found: { count: 120 },
      closed: { count: closed.length },
      overdue: { count: overdue.length },
      closingRate: { part: closed.length, whole: 120 },
      onTimeRate: { part: inTime, whole: inTime + late + overdue.length },
      planned: { fen: bodies().reduce((fen, { funding }) => fen + (funding?.plannedFen ?? 0), 0) },
    })
  })

  it.each([...RATE_GROUPS, 'enterprise'])('each figure opens its exact list: by %s', async (by) => {
    const query = by === 'enterprise' ? 'enterprise=91990100MAAY4CL127' : `by=${by}`
    const { total, items: lines, ungrouped } = await app.json<RatesAnswer>(`/api/v1/hazards/rates?${query}`)
    expect(lines.length > 1 || by === 'enterprise').toBe(true)
    const proofs = [...(total ? [total] : []), ...lines.slice(0, 6)].flatMap(proofsOf)
    expect(proofs.length).toBeGreaterThan(10)
    for (const { count, list } of proofs) expect([list.query, await totalOf(list)]).toEqual([list.query, count])
    if (by === 'sector') expect(lines.reduce((sum, { found }) => sum + found.count, ungrouped)).toBe(total?.found.count)
  })

  it('refuses what it does not know', async () => {
    for (const query of ['by=weather', 'nonsense=1']) expect((await app.get(`/api/v1/hazards/rates?${query}`)).status).toBe(400)
  })
})
