import sharp from 'sharp'
import { sha256 } from '../../../../server/editions/canonical'
import { EVIDENCE_STAGES } from '../../../../shared/evidence'
import { startTestApp, type TestApp } from '../../../support/app'
import type { ListAnswer } from '../../../../shared/api/lists'
import type { RecordAnswer } from '../../../../shared/api/records'
import type { RunsAnswer } from '../../../../shared/api/runs'
import type { SummaryAnswer } from '../../../../shared/api/city'
import type { HazardItem } from '../../../../shared/kinds/hazard/schema'
import {
  COMMITMENTS,
  FOUND_BY,
  FUNDING_SOURCES,
  HANDLINGS,
  HAZARD_REMARKS,
  HAZARD_STATUSES,
  type HazardRemark,
  type LISTING_LEVELS,
  OUTCOMES,
} from '../../../../shared/kinds/hazard/words'
import { codesOf } from '../../../../shared/vocabulary'

/** The hazards of the sample city: three departments hand them over, each in its own form. */

/** The sample's departments say how each stands, in words that can be read. */
const UNTOLD: readonly HazardRemark[] = ['status_unsaid', 'status_unread', 'closed_with_unread_recheck']
/** Slips in the days of a row: the sample makes none. */
const IMPOSSIBLE: readonly HazardRemark[] = [
  'found_ahead',
  'closed_ahead',
  'closed_before_found',
  'due_before_found',
  'closing_day_of_open',
]

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
  expect(Object.fromEntries(ours.map(({ source, counts, warnings }) => [source, [counts?.accepted, counts?.refused, warnings]]))).toEqual({
    'yunfan-building-hazards': [40, 0, 0],
    // Of one picture the file is missing.
    'yunfan-hazards': [45, 0, 1],
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
    codesOf(HAZARD_REMARKS).filter((remark) => !UNTOLD.includes(remark) && !IMPOSSIBLE.includes(remark)),
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

it('have pictures before and after, and one of each that cannot be seen', async () => {
  const evidence = bodies().flatMap(({ evidence: pictures, phases }) =>
    [pictures, ...phases.map((step) => step.evidence)].flatMap((one) => one ?? []),
  )
  const count = (of: string) => evidence.filter(({ state }) => state === of).length
  expect(['shown', 'unreviewed', 'protected', 'unfetched'].map(count)).toEqual([6, 1, 1, 1])
  expect(new Set(evidence.map(({ stage }) => stage))).toEqual(new Set(codesOf(EVIDENCE_STAGES)))
  for (const { shown, width, height } of evidence) {
    if (shown === null) continue
    const answer = await app.get(`/api/v1/evidence/${shown}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(sha256(bytes)).toBe(shown)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width, height })
  }
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
