import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { RunDoc } from '../../server/models/run'
import { startTestApp, type TestApp } from '../support/app'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

it('tells Prometheus what is public, how old each source is, and how long answers took', async () => {
  await app.get('/api/v1/summary')
  await app.get('/api/v1/summary')
  await app.get('/no/such/address')
  app.setNow(new Date('2026-05-20T05:00:00.000Z'))
  const answer = await app.get('/metrics')
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const text = await answer.text()
  for (const line of [
    // One for each source, at its first run.
    `mingan_edition ${app.sources.sources.length}\n`,
    'mingan_records{kind="zone"} 60',
    'mingan_source_age_seconds{source="yunfan-zones"} 10800',
    'mingan_source_promised_seconds{source="yunfan-zones"} 86400',
    'mingan_source_rows{source="yunfan-enterprises",outcome="refused"} 1',
    'mingan_source_run_state{source="yunfan-penalties",state="published"} 1',
    'mingan_request_seconds_count{route="kept",status="200"} 1',
    'mingan_request_seconds_count{route="/api/v1/summary",status="200"} 1',
    'mingan_request_seconds_count{route="other",status="404"} 1',
  ]) {
    expect(text).toContain(line)
  }
  expect(text).not.toContain('no/such')
})

it('tells how much room the disk of its data has', async () => {
  const text = await (await app.get('/metrics')).text()
  const [free, size] = ['mingan_disk_free_bytes', 'mingan_disk_bytes'].map((series) => valueOf(text, series) ?? NaN)
  const { blocks, bsize } = statfsSync(tmpdir())
  expect(size).toBe(blocks * bsize)
  expect(free).toBeGreaterThan(0)
  expect(free).toBeLessThanOrEqual(blocks * bsize)
})

it('tells of no request of a reporter which it was, or when', async () => {
  for (const path of ['/api/v1/tips/service', '/api/v1/answers', `/api/v1/tips/${'ab'.repeat(16)}/parts`]) await app.get(path)
  const text = await (await app.get('/metrics')).text()
  expect(text).not.toMatch(/\/tips|\/answers/)
  expect(text).toContain('mingan_reporter_requests{outcome="ok"} 0')
})

const valueOf = (text: string, series: string): number | null => {
  const line = text.split('\n').find((one) => one.startsWith(series + ' '))
  return line === undefined ? null : Number(line.slice(series.length + 1))
}
const look = async () => (await app.get('/metrics')).text()

it('tells of a run that was stopped, counts it once, and does not take its source for fresh', async () => {
  await look()
  const before = await app.store.db.runs.findOne({ source: 'yunfan-zones', state: 'published' }).lean<RunDoc>()
  if (!before) throw new Error('the source was never published')
  const startedAt = new Date('2026-05-20T06:00:00.000Z')
  await app.store.db.runs.create({
    ...before,
    _id: 'stopped-run',
    state: 'stopped',
    startedAt,
    counts: { ...before.counts, refused: 7 },
  })
  const NOW = new Date('2026-05-20T07:00:00.000Z')
  app.setNow(NOW)
  for (const _again of [1, 2]) {
    const text = await look()
    expect(valueOf(text, 'mingan_runs_total{source="yunfan-zones",state="stopped"}')).toBe(1)
    expect(valueOf(text, 'mingan_source_run_state{source="yunfan-zones",state="stopped"}')).toBe(1)
    expect(valueOf(text, 'mingan_source_run_state{source="yunfan-zones",state="published"}')).toBe(0)
    expect(valueOf(text, 'mingan_source_rows{source="yunfan-zones",outcome="refused"}')).toBe(7)
    expect(valueOf(text, 'mingan_source_age_seconds{source="yunfan-zones"}')).toBe((NOW.getTime() - before.startedAt.getTime()) / 1_000)
    expect(valueOf(text, 'mingan_source_run_state{source="yunfan-penalties",state="stopped"}')).toBe(0)
    expect(valueOf(text, 'mingan_edition_published_timestamp_seconds')).toBe(
      (app.view.current?.edition.publishedAt?.getTime() ?? 0) / 1_000,
    )
  }
})
