import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DecisionsAnswer } from '../../../shared/api/decisions'
import type { ListAnswer } from '../../../shared/api/lists'
import type { RecordAnswer } from '../../../shared/api/records'
import { addDays } from '../../../shared/codes/dates'
import type { NamedEnterprise } from '../../../shared/parts'
import { TEST_NOW, startTestApp, type TestApp } from '../../support/app'

/** What is decided of a firm as the service answers it, over the sample city, against what its records say one by one. */

const TODAY = '2026-05-20'
/** A good code that nobody in the city has. */
const NOBODY = '91990100MA0000015X'
const CLIENT = join(__dirname, '..', '..', '..', 'docs', 'examples', 'decisions.mjs')
const run = promisify(execFile)

interface Measure {
  decisionNo: string
  text: string
  from: string | null
  to: string | null
  id: string
}

let app: TestApp
let notices: RecordAnswer<'notice'>[]
let penalties: RecordAnswer<'penalty'>[]
beforeAll(async () => {
  app = await startTestApp()
  notices = await every<'notice'>('/api/v1/notices')
  penalties = await every<'penalty'>('/api/v1/penalties')
}, 120_000)
afterEach(() => app.setNow(TEST_NOW))
afterAll(() => app.stop())

async function every<K extends 'notice' | 'penalty'>(path: string): Promise<RecordAnswer<K>[]> {
  const { items } = await app.json<ListAnswer<{ id: string }>>(`${path}?limit=100`)
  return Promise.all(items.map(({ id }) => app.json<RecordAnswer<K>>(`${path}/${encodeURIComponent(id)}`)))
}

const decisions = (code: string) => app.json<DecisionsAnswer>(`/api/v1/decisions/${encodeURIComponent(code)}`)
const measuresOf = ({ decisions: told }: DecisionsAnswer): Measure[] =>
  told.flatMap(({ decisionNo, measures, record }) => measures.map(({ text, from, to }) => ({ decisionNo, text, from, to, id: record.id })))
const sorted = (measures: Measure[]) => measures.map((one) => JSON.stringify(Object.entries(one).sort())).sort()

const codesIn = (all: readonly { record: { body: { enterprises: NamedEnterprise[] } | null } }[]) =>
  all.flatMap(({ record: { body } }) => body?.enterprises.flatMap(({ uscc }) => uscc ?? []) ?? [])

/** What the records of the first pages say of a code, written out by hand. */
const saidOf = (code: string): Measure[] => [
  ...notices.flatMap(({ record: { id, body } }) =>
    body?.enterprises.some(({ uscc }) => uscc === code)
      ? body.measures.flatMap(({ decisionNo, text, from, to }) =>
          decisionNo === null || (to !== null && to < TODAY) ? [] : [{ decisionNo, text, from, to, id }],
        )
      : [],
  ),
  ...penalties.flatMap(({ record: { id, documentNo, body } }) =>
    body?.enterprises.some(({ uscc }) => uscc === code) && documentNo !== null && body.objection?.outcome !== 'annulled'
      ? [...new Set([body.content, body.licenceMeasure])].flatMap((text) =>
          text === null || (body.validTo !== null && body.validTo < TODAY)
            ? []
            : [{ decisionNo: documentNo, text, from: body.decidedOn, to: body.validTo, id }],
        )
      : [],
  ),
]

it('tells what the records of a firm say of decisions', async () => {
  const codes = [...new Set([...codesIn(notices), ...codesIn(penalties)])]
  const seen = { measures: 0, untold: 0 }
  const known = new Set([...notices, ...penalties].map(({ record: { id } }) => id))
  for (const code of codes) {
    const answer = await decisions(code)
    expect(DecisionsAnswer.safeParse(answer).error).toBeUndefined()
    expect([code, answer.known]).not.toEqual([code, 'unknown'])
    const told = measuresOf(answer).filter(({ id }) => known.has(id))
    const byCode = new Set(answer.decisions.filter(({ by }) => by === 'code').map(({ record }) => record.id))
    expect(sorted(told.filter(({ id }) => byCode.has(id)))).toEqual(sorted(saidOf(code)))
    seen.measures += told.length
    seen.untold += answer.untold.length
  }
  expect(seen.measures).toBeGreaterThan(20)
})

it('has each record at the path that it names', async () => {
  const answer = await decisions(codesIn(notices.filter(({ record: { body } }) => (body?.measures.length ?? 0) > 0))[0] ?? '')
  expect(answer.edition).toBe((await app.json<{ edition: number }>('/api/v1/summary')).edition)
  for (const { record } of answer.decisions)
    expect(record.path).toBe(`/#/record/detail/index?kind=${record.kind}&id=${encodeURIComponent(record.id)}`)
})

it('leaves out what is over from the next midnight on', async () => {
  const ends = notices.flatMap(({ record: { body } }) =>
    (body?.measures ?? []).flatMap(({ to }) => (to !== null && to >= TODAY ? [{ to, code: body?.enterprises[0]?.uscc ?? '' }] : [])),
  )
  const [{ to, code } = { to: '', code: '' }] = ends.sort((a, b) => (a.to < b.to ? -1 : 1))
  const told = async () => measuresOf(await decisions(code)).filter((one) => one.to === to).length
  app.setNow(new Date(`${to}T15:59:00.000Z`))
  expect(await told()).toBe(1)
  app.setNow(new Date(`${addDays(to, 1)}T00:00:00.000+08:00`))
  expect(await told()).toBe(0)
})

it.each([
  [NOBODY, 'valid'],
  [NOBODY.slice(0, 17) + '0', 'bad_check_digit'],
  ['没有这个', 'malformed'],
])('answers of %s that nothing is known, and not that nothing is wrong', async (code, check) => {
  expect(await decisions(code)).toMatchObject({ code, check, known: 'unknown', name: null, decisions: [], untold: [] })
  const atom = await (await app.get(`/feeds/decisions/${encodeURIComponent(code)}.atom`)).text()
  expect(atom).toContain('公示的记录里没有这个代码，情况不知道')
  expect(atom).not.toContain('没有在公示的决定')
})

it('takes a code as people write it', async () => {
  const [code = ''] = codesIn(penalties)
  const written = ` ${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`
  expect((await decisions(written)).decisions).toEqual((await decisions(code)).decisions)
})

it('tells readers of feeds the same, an entry for each decision of a record', async () => {
  const answers = await Promise.all([...new Set(codesIn(notices))].map(decisions))
  const most = answers.reduce((one, other) => (other.decisions.length > one.decisions.length ? other : one))
  expect(most.decisions.length).toBeGreaterThan(1)
  const answer = await app.get(`/feeds/decisions/${most.code}.atom`)
  const atom = await answer.text()
  expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  expect(atom).toContain(`<link rel="self" type="application/atom+xml" href="https://mingan.example/feeds/decisions/${most.code}.atom"/>`)
  expect(atom.match(/<entry>/g)).toHaveLength(most.decisions.length)
  const ids = [...atom.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { decisionNo, measures } of most.decisions) {
    expect(atom).toContain(decisionNo)
    for (const { text } of measures) expect(atom).toContain(`“${text}”`)
  }
})

describe('the example client', () => {
  it('has thirty lines at most', () => {
    expect(readFileSync(CLIENT, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(30)
  })

  it('takes what the service answers, and leaves nothing out', async () => {
    const codes = [...new Set(codesIn(notices))].slice(0, 5)
    const { stdout } = await run(process.execPath, [CLIENT, app.base, ...codes, NOBODY])
    const lines = stdout.trimEnd().split('\n')
    const answers = await Promise.all(codes.map(decisions))
    expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(codes.length + 1)
    expect(lines).toContain(`${NOBODY}\t不知道`)
    const wanted = answers.flatMap((answer) => [
      ...measuresOf(answer).map(({ decisionNo, text }) => `${answer.code}\t${decisionNo}\t${text}\t`),
      ...answer.untold.map(({ path }) => `${answer.code}\t没有公布决定文号或原文\t${app.base}${path}`),
    ])
    expect(wanted.length).toBeGreaterThan(0)
    const told = lines.filter((line) => !line.startsWith('# ') && !line.endsWith('不知道'))
    expect(told).toHaveLength(wanted.length)
    for (const [i, line] of told.entries()) expect(line.startsWith(wanted[i] ?? '?')).toBe(true)
  })

  it('stops where the service does not answer, and does not take that for no decisions', async () => {
    await expect(run(process.execPath, [CLIENT, app.base, '9'.repeat(5_000)])).rejects.toThrow('没有取到（414）')
  })
})
