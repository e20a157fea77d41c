import { GradingAnswer } from '../../../shared/api/grading'
import type { ListAnswer } from '../../../shared/api/lists'
import type { RecordAnswer } from '../../../shared/api/records'
import { addDays } from '../../../shared/codes/dates'
import { reckon } from '../../../shared/grading/reckon'
import type { EnterpriseItem } from '../../../shared/kinds/enterprise/schema'
import { recount } from '../../shared/grading/recount'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'
import { askedOfFirms } from '../../support/firms'

/** `GET /api/v1/enterprises/{id}/grading` over the sample city. */

let app: TestApp
let firms: EnterpriseItem[]
let answers: GradingAnswer[]
beforeAll(async () => {
  app = await startTestApp()
  const asked = await askedOfFirms(app, grading)
  firms = asked.map(({ firm }) => firm)
  answers = asked.map(({ answer }) => answer)
}, 120_000)
afterEach(() => app.setNow(TEST_NOW))
afterAll(() => app.stop())

const grading = (id: string, query = '') => app.json<GradingAnswer>(`/api/v1/enterprises/${encodeURIComponent(id)}/grading${query}`)
const refused = async (path: string) => {
  const response = await app.get(path)
  return [response.status, ((await response.json()) as { error: { code: string } }).error.code]
}
const partsOf = ({ table, inputs, cover, day }: GradingAnswer) => {
  if (table === null) throw new Error('the sample city has a table')
  return { table, inputs, cover, day }
}

it('equals the official grade of every firm of the city, or names why it does not', () => {
  expect(answers.length).toBeGreaterThan(390)
  for (const answer of answers) {
    expect(GradingAnswer.safeParse(answer).error).toBeUndefined()
    const { official, reckoned, agreement, differences } = answer
    const isOne = reckoned?.grade.best === reckoned?.grade.worst && reckoned?.grade.best === official?.grade
    const isSame = isOne && reckoned?.sum.low === reckoned?.sum.high && (official?.points ?? reckoned?.sum.low) === reckoned?.sum.low
    expect([answer.subject.id, differences.length === 0]).toEqual([answer.subject.id, isSame])
    expect([answer.subject.id, agreement === 'same']).toEqual([answer.subject.id, isOne])
    for (const { sentence } of differences) expect(sentence).toMatch(/。$/)
  }
})

it('finds most grades of the city the very same, and some that differ for each reason there is here', () => {
  expect(answers.filter(({ differences, official }) => official !== null && differences.length === 0).length).toBeGreaterThan(200)
  const codes = new Set(answers.flatMap(({ differences }) => differences.map(({ code }) => code)))
  expect(codes).toEqual(new Set(['no_official', 'since', 'ended', 'unknown', 'not_public']))
})

it('names records that are there, and rules of its table', () => {
  for (const { table, inputs, reckoned, differences } of answers) {
    const ids = new Set(inputs.map(({ id }) => id))
    const rules = new Set([...(table?.items ?? []), ...(table?.vetoes ?? [])].map(({ code }) => code))
    const named = [...(reckoned?.points ?? []), ...(reckoned?.vetoes ?? []), ...differences.flatMap(({ records }) => records)]
    expect(named.filter(({ id }) => !ids.has(id))).toEqual([])
    expect(differences.flatMap((one) => one.rules).filter((rule) => !rules.has(rule))).toEqual([])
  }
})

it('is recomputed by whoever has the answer, to the point', () => {
  const seen = { sure: 0, ranges: 0 }
  for (const answer of answers) {
    expect(reckon(partsOf(answer))).toEqual(answer.reckoned)
    const { table, inputs, reckoned, day } = answer
    if (table === null || reckoned === null) throw new Error('nothing was recomputed')
    const isSure = reckoned.untold.length === 0 && [...reckoned.points, ...reckoned.vetoes].every(({ sure }) => sure)
    if (!isSure) {
      seen.ranges++
      continue
    }
    // What the records are today they are taken for since then.
    const told = inputs.map((input) => (input.mending === 'mended' ? { ...input, mendedOn: input.mendedOn ?? day } : input))
    expect({ sum: reckoned.sum.low, grade: reckoned.grade.best }).toEqual(recount(table, told, day))
    if (reckoned.points.length > 0) seen.sure++
  }
  expect(seen.sure).toBeGreaterThan(20)
  expect(seen.ranges).toBeGreaterThan(5)
})

it('knows every record of the firm that its page knows, and no other', async () => {
  for (const { subject, inputs } of answers.filter((one) => one.inputs.length > 1).slice(0, 20)) {
    const { related } = await app.json<RecordAnswer<'enterprise'>>(`/api/v1/enterprises/${subject.id}`)
    const joined = Object.entries(related ?? {}).flatMap(([kind, items]) => items.map(({ id }) => `${kind} ${id}`))
    expect(inputs.filter(({ kind, id }) => !joined.includes(`${kind} ${id}`))).toEqual([])
    for (const kind of ['accident', 'hazard', 'notice'])
      expect(inputs.filter((one) => one.kind === kind)).toHaveLength(joined.filter((one) => one.startsWith(`${kind} `)).length)
  }
})

it('answers by credit code as by id, with its day, its edition and its sources', async () => {
  const [firm] = firms
  const byCode = await grading(firm?.uscc ?? '')
  expect(byCode).toEqual(answers[0])
  expect(byCode.subject).toEqual({ id: firm?.id, title: firm?.name, code: firm?.uscc })
  const { edition } = await app.json<ListAnswer<EnterpriseItem>>('/api/v1/enterprises?limit=1')
  expect([byCode.day, byCode.edition]).toEqual(['2026-05-20', edition])
  const kinds = byCode.sources.map(({ name }) => app.sources.sources.find((one) => one.name === name)?.kind)
  expect(new Set(kinds)).toEqual(new Set(['enterprise', 'accident', 'penalty', 'hazard', 'notice']))
})

describe('a simulation', () => {
  const open = () => {
    const found = answers.find(({ reckoned, inputs }) =>
      reckoned?.points.some(({ id, points }) => points < 0 && inputs.some((one) => one.id === id && one.mending === 'open')),
    )
    if (found === undefined) throw new Error('no firm has anything to put right')
    return { answer: found, ids: found.inputs.filter(({ mending }) => mending === 'open').map(({ id }) => id) }
  }

  it('says that it is one, raises the sum, and leaves what is recomputed as it is', async () => {
    const { answer, ids } = open()
    const simulated = await grading(answer.subject.id, `?simulate=${ids.join(',')}`)
    expect(simulated.simulation?.sentence).toContain(`这是模拟：假定所选的 ${ids.length} 条记录今天已经整改`)
    expect(simulated.simulation?.reckoned.simulated).toEqual(ids)
    expect(simulated.simulation?.reckoned.sum.high).toBeGreaterThan(answer.reckoned?.sum.high ?? 0)
    expect({ ...simulated, simulation: null }).toEqual(answer)
    expect(answer.simulation).toBeNull()
  })

  it('is refused for what is not there, for what nothing makes undone, and for more than somebody can mean', async () => {
    const { answer, ids } = open()
    const path = `/api/v1/enterprises/${answer.subject.id}/grading?simulate=`
    expect(await refused(path + 'nothing')).toEqual([400, 'invalid_parameter'])
    expect(
      await refused(
        path +
          Array<string>(51)
            .fill(ids[0] ?? '')
            .join(','),
      ),
    ).toEqual([400, 'invalid_parameter'])
    const fatal = answers.find(({ inputs }) => inputs.some(({ mending }) => mending === 'never'))
    const accident = fatal?.inputs.find(({ mending }) => mending === 'never')?.id
    expect(await refused(`/api/v1/enterprises/${fatal?.subject.id}/grading?simulate=${accident}`)).toEqual([400, 'invalid_parameter'])
  })
})

it('lets a point fall away after its last day, and calls unknown what nobody has delivered since', async () => {
  const found = answers.find(({ reckoned }) => reckoned?.points.some(({ until, sure, points }) => sure && until !== null && points < 0))
  const point = found?.reckoned?.points.find(({ until, sure, points }) => sure && until !== null && points < 0)
  const countedOn = async (day: string) => {
    app.setNow(new Date(`${day}T04:00:00.000Z`))
    const { reckoned, day: answered } = await grading(found?.subject.id ?? '')
    expect(answered).toBe(day)
    return reckoned?.points.some(({ rule, id }) => rule === point?.rule && id === point.id)
  }
  const until = point?.until ?? ''
  expect(await countedOn(until)).toBe(true)
  expect(await countedOn(addDays(until, 1))).toBe(false)
  const { reckoned, agreement } = await grading(found?.subject.id ?? '')
  expect(reckoned?.untold.length).toBeGreaterThan(5)
  expect([reckoned?.grade.worst, agreement === 'same']).toEqual(['D', false])
})

it('names no record whose publicity is over, also before the edition that ends it', async () => {
  const found = answers.find(({ inputs }) => inputs.some(({ publicUntil }) => publicUntil !== null))
  const input = found?.inputs.find(({ publicUntil }) => publicUntil !== null)
  const until = input?.publicUntil ?? ''
  const idsOn = async (day: string) => {
    app.setNow(new Date(`${day}T04:00:00.000Z`))
    return (await grading(found?.subject.id ?? '')).inputs.map(({ id }) => id)
  }
  expect(await idsOn(until)).toContain(input?.id)
  expect(await idsOn(addDays(until, 1))).not.toContain(input?.id)
})

it('refuses who is not there, what is not asked for, and other kinds', async () => {
  const [firm] = firms
  expect(await refused('/api/v1/enterprises/nobody/grading')).toEqual([404, 'record_not_found'])
  expect(await refused(`/api/v1/enterprises/${firm?.id}/grading?limit=3`)).toEqual([400, 'unknown_parameter'])
  expect((await app.get('/api/v1/accidents/x/grading')).status).toBe(404)
})

it('carries a tag by which it is not sent twice', async () => {
  const path = `/api/v1/enterprises/${firms[0]?.id}/grading`
  const tag = (await app.get(path)).headers.get('ETag') ?? ''
  expect((await app.get(path, { 'If-None-Match': tag })).status).toBe(304)
})
