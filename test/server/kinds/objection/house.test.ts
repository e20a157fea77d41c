import { randomUUID } from 'node:crypto'
import type { StatisticsAnswer } from '../../../../shared/api/statistics'
import type { HistoryAnswer, RecordAnswer } from '../../../../shared/api/records'
import type { ObjectionItem } from '../../../../shared/kinds/objection/schema'
import { houseObjections, type FiledObjection } from '../../../../server/kinds/objection/house'
import { runCalendar } from '../../../../server/mirror/run/calendar'
import { runOwnSource } from '../../../../server/mirror/run/ownSource'
import { recordInQuestionIn } from '../../../../server/read/recordInQuestion'
import { startTestApp, TEST_NOW, type TestApp } from '../../../support/app'

/** The objections that were filed in this house, as they become public beside the records that they are about. */

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

let now = TEST_NOW
let tick = 0
const machine = () => ({ boot: 'test', uptimeMs: now.getTime() - TEST_NOW.getTime() })
const deps = () => ({ db: app.store.db, now: () => new Date(now.getTime() + ++tick), machine, newId: randomUUID })
const publish = async (facts: FiledObjection[]) => {
  const run = await runOwnSource(houseObjections({ facts: () => Promise.resolve(facts) }), deps())
  await app.view.refresh()
  return run
}
const firstOf = async (list: string): Promise<string> =>
  (await app.json<{ items: { id: string }[] }>(`/api/v1/${list}?limit=1`)).items[0]?.id ?? ''
const ofHouse = async () =>
  (await app.json<{ items: (ObjectionItem & { id: string })[] }>('/api/v1/objections?limit=50')).items.find(
    ({ no }) => no === '20260520-0001',
  )

it('stands over its record from the filing to the outcome, with a history, and says nothing that it need not', async () => {
  const record = await firstOf('penalties')
  const filed: FiledObjection = {
    number: '20260520-0001',
    kind: 'penalty',
    record,
    filer: 'firm',
    filedOn: '2026-05-20',
    isAccepted: false,
    decided: null,
  }
  expect((await publish([filed]))?.edition).toEqual(expect.any(Number))
  expect(await publish([filed])).toBeNull()
  const related = async () => (await app.json<RecordAnswer>(`/api/v1/penalties/${record}`)).related
  const other = await app.json<{ items: { id: string }[] }>('/api/v1/penalties?limit=2')
  expect((await app.json<RecordAnswer>(`/api/v1/penalties/${other.items[1]?.id}`)).related).not.toHaveProperty('objection')
  expect(await related()).toMatchObject({ objection: [{ no: filed.number, stage: 'received', due: '2026-06-10', outcome: null }] })
  await publish([{ ...filed, isAccepted: true }])
  const decided = { outcome: 'corrected', unit: '云帆市司法局', on: '2026-05-29' } as const
  await publish([{ ...filed, isAccepted: true, decided }])
  expect(await related()).toMatchObject({
    objection: [{ stage: 'answered', outcome: 'corrected', unit: '云帆市司法局', decidedOn: '2026-05-29' }],
  })
  const item = await ofHouse()
  const { record: own } = await app.json<RecordAnswer<'objection'>>(`/api/v1/objections/${item?.id}`)
  expect(own).toMatchObject({ origin: 'computed', source: 'own-objections', publicUntil: '2028-05-29', body: { workdays: 7 } })
  const { versions } = await app.json<HistoryAnswer>(`/api/v1/records/objection/${item?.id}/history`)
  expect(versions.map(({ sentence }) => sentence)).toHaveLength(3)
  expect(versions[0]?.differences).toContainEqual({ field: '决定', before: null, after: '更正' })
})

it('counts by unit what was answered, in time, and how long it took', async () => {
  const { all, groups } = await app.json<StatisticsAnswer>('/api/v1/objections/statistics?by=unit')
  const values = Object.fromEntries(all.map(({ key, value }) => [key, value]))
  expect(values).toMatchObject({ filed: 9, decided: 6, kept: 2, upheld: 3, notAdmitted: 1 })
  expect(values.late).toBe(1)
  expect(groups.map(({ value, statistics }) => [value, statistics.find(({ key }) => key === 'decided')?.value])).toEqual([
    ['云帆市司法局（演示）', 3],
    ['云帆市人民政府督查室（演示）', 2],
    ['云帆市司法局', 1],
  ])
})

it('ends with its publicity, and is not told again', async () => {
  const filed: FiledObjection = {
    number: '20240401-0001',
    kind: 'penalty',
    record: 'gone',
    filer: 'official',
    filedOn: '2024-04-01',
    isAccepted: true,
    decided: { outcome: 'kept', unit: '云帆市司法局', on: '2024-05-21' },
  }
  const isListed = async () => (await app.json<{ items: { no: string }[] }>('/api/v1/objections?q=20240401-0001')).items.length
  await publish([filed])
  expect(await isListed()).toBe(1)
  now = new Date(TEST_NOW.getTime() + 3 * 86_400_000)
  app.setNow(now)
  await runCalendar(deps())
  await app.view.refresh()
  expect(await isListed()).toBe(0)
  expect(await publish([filed])).toBeNull()
  expect(await isListed()).toBe(0)
})

it('tells of a record whom it names and who decided, and of none that is not public', async () => {
  const ask = recordInQuestionIn(app.store.db, app.view)
  const penalty = await ask('penalty', await firstOf('penalties'))
  expect(penalty).toMatchObject({ title: expect.any(String), firms: [expect.stringMatching(/^[0-9A-Z]{18}$/)], namesOfficials: false })
  expect(penalty?.decidedBy).toHaveLength(1)
  expect(await ask('zone', await firstOf('zones'))).toMatchObject({ firms: [], namesOfficials: true, decidedBy: [] })
  const enterprise = await ask('enterprise', await firstOf('enterprises'))
  expect(enterprise?.firms).toHaveLength(1)
  expect(await ask('penalty', 'nobody')).toBeNull()
})
