import { basisOf } from '../../../miniapp/src/text/basis'
import { titlesOf } from '../../../miniapp/src/text/silence'
import type { SourcesAnswer } from '../../../shared/api/city'
import { startTestApp, type TestApp } from '../../support/app'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

const LATER = '2026-05-20T01:00:00.000Z'
const EARLIER = '2026-04-01T01:00:00.000Z'

it('counts the penalties that the service tells of among what a verdict rests on, for its age and for who is silent', async () => {
  const answer = await app.json<SourcesAnswer>('/api/v1/sources')
  expect(answer.sources.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['enterprise', 'accident', 'notice', 'penalty', 'zone']))
  for (const kind of ['enterprise', 'accident', 'notice', 'penalty']) {
    const sources = answer.sources.map((source) => ({ ...source, lastArrivalAt: source.kind === kind ? EARLIER : LATER }))
    const { basis, since } = basisOf(sources, LATER)
    expect([kind, since]).toEqual([kind, EARLIER])
    const late = sources.filter((source) => source.kind === kind)
    expect(titlesOf(basis, 'silent', Date.parse(LATER))).toBe(late.map(({ title }) => title).join('、'))
  }
})

it('rests on no zones, and is as old as the edition until a source has arrived', async () => {
  const { sources } = await app.json<SourcesAnswer>('/api/v1/sources')
  const silent = sources.map((source) => ({ ...source, lastArrivalAt: source.kind === 'zone' ? EARLIER : null }))
  expect(basisOf(silent, LATER).since).toBe(LATER)
  expect(basisOf([], LATER)).toEqual({ basis: [], since: LATER })
})
