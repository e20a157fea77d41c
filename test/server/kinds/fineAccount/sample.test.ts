import type { FineAgency, FineMoneyAnswer } from '../../../../shared/kinds/fineAccount/money'
import { startTestApp, type TestApp } from '../../../support/app'

/** The three agencies of the sample city, read from files as departments hand them over. */

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

const ask = (query = '') => app.json<FineMoneyAnswer>(`/api/v1/fine-accounts/by-agency${query}`)
const statesOf = ({ signals }: FineAgency) => Object.fromEntries(signals.map(({ signal, state }) => [signal, state]))
const seenOf = ({ signals }: FineAgency) => signals.filter(({ state }) => state === 'seen').map(({ signal }) => signal)

const PORT = '云帆市港区综合行政执法大队（演示）'

it('finds the agency whose figures raise four questions by them, and the other two by none', async () => {
  const { items } = await ask()
  expect(items.map((one) => [one.agency, seenOf(one)])).toEqual([
    [PORT, ['not_corrected', 'treasury_gap', 'even_quota', 'same_amount']],
    ['云帆市交通运输局（演示）', []],
    ['云帆市应急管理局（演示）', []],
  ])
})

it('says that of the others nothing is seen, too little is there, or nothing is known, and never that they are fine', async () => {
  const { items } = await ask()
  const [, transport, bureau] = items
  expect(transport && statesOf(transport)).toMatchObject({
    not_corrected: 'unknown',
    month_end: 'unknown',
    growth: 'not_seen',
    treasury_gap: 'not_seen',
  })
  expect(bureau && Object.values(statesOf(bureau))).toEqual(Array.from({ length: 10 }, () => 'not_seen'))
})

it('tells of one agency every month, and opens the very records that each question counts', async () => {
  const { items } = await ask(`?agency=${encodeURIComponent('云帆市港区综合行政执法大队(演示)')}`)
  const [port] = items
  expect(items).toHaveLength(1)
  expect(port?.months).toHaveLength(36)
  expect(port?.months?.at(-1)?.month).toBe(port?.to)
  for (const { count, records } of port?.signals ?? []) expect(records).toHaveLength(count)
  const [repeat] = port?.signals.filter(({ signal }) => signal === 'not_corrected') ?? []
  // Three fines again, each with the one before it.
  expect(repeat?.records?.map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => 'penalty'))
  for (const { kind, id } of port?.signals.flatMap(({ records }) => records?.slice(0, 2) ?? []) ?? []) {
    const path = kind === 'penalty' ? 'penalties' : 'fine-accounts'
    expect((await app.get(`/api/v1/${path}/${encodeURIComponent(id)}`)).status).toBe(200)
  }
  const [gap] = port?.signals.filter(({ signal }) => signal === 'treasury_gap') ?? []
  expect(gap?.answers.map(({ text }) => text)).toEqual(['当月代收银行更换系统，罚款停留在过渡户，三个月后已经补缴国库。'])
})

it('leaves lists and months out where all agencies are asked for', async () => {
  const { items, day } = await ask()
  expect(items.filter(({ months, signals }) => months !== null || signals.some(({ records }) => records !== null))).toEqual([])
  expect(day).toBe('2026-05-20')
  expect((await ask(`?agency=${encodeURIComponent('没有这个局')}`)).items).toEqual([])
})

it('masks the middle of a voucher, and lists the months of an agency under any spelling of its brackets', async () => {
  const { items } = await app.json<{ items: { id: string; month: string }[] }>(
    `/api/v1/fine-accounts?limit=2&agency=${encodeURIComponent('云帆市应急管理局(演示)')}`,
  )
  expect(items.map(({ month }) => month)).toEqual(['2026-04', '2026-03'])
  const { record } = await app.json<{ record: { body: { voucher: string } } }>(
    `/api/v1/fine-accounts/${encodeURIComponent(items[0]?.id ?? '')}`,
  )
  expect(record.body.voucher).toMatch(/^99\*{11}\d{2}$/)
})
