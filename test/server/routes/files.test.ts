import { read, utils } from '@e965/xlsx'
import Papa from 'papaparse'
import type { ListAnswer } from '../../../shared/api/lists'
import { LISTS, type ListContract } from '../../../shared/kinds/schemas'
import { connect } from 'node:net'
import { createLog } from '../../../server/log'
import { startTestApp, type TestApp } from '../../support/app'
import { until } from '../../support/until'

let app: TestApp
const logged: { path: string; status: number }[] = []
beforeAll(async () => {
  const log = createLog({ LOG_LEVEL: 'info' }, { write: (line) => void logged.push(JSON.parse(line) as (typeof logged)[number]) })
  app = await startTestApp({ log })
}, 60_000)
afterAll(() => app.stop())

const rowsOf = async (path: string): Promise<string[][]> => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await (await app.get(path)).arrayBuffer())
  expect(text.startsWith('\ufeff')).toBe(true)
  return Papa.parse<string[]>(text.slice(1).trimEnd()).data
}

it.each(Object.values<ListContract>(LISTS))(
  '$kind as CSV and as a workbook has every line of the list, in its order, under words',
  async (list) => {
    const { total, edition } = await app.json<ListAnswer<{ id: string }>>(`${list.path}?limit=1`)
    const [[title = ''] = [], header = [], ...rows] = await rowsOf(`${list.path}.csv`)
    expect(title).toContain(`（${total} 条，截至 2026-05-20 `)
    expect(title).toContain(`第 ${edition} 版，演示数据）`)
    expect(rows).toHaveLength(total)
    expect(header.filter((name) => /[a-z]/i.test(name))).toEqual([])
    const book = read(await (await app.get(`${list.path}.xlsx`)).arrayBuffer())
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    const written = sheet ? utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' }) : []
    expect(written[0]?.[0]).toBe(title)
    expect(written[1]).toEqual(header)
    expect(written.slice(2).map((row) => row.at(-1))).toEqual(rows.map((row) => row.at(-1)))
  },
  30_000,
)

it('has the lines that the filters leave, in the order that is asked for', async () => {
  const query = 'severity=serious&sort=decidedOn'
  const list = await app.json<ListAnswer<{ id: string }>>(`/api/v1/penalties?${query}&limit=100`)
  const [, , ...rows] = await rowsOf(`/api/v1/penalties.csv?${query}`)
  expect(list.total).toBeGreaterThan(1)
  expect(rows.map((row) => row.at(-1))).toEqual(list.items.map(({ id }) => id))
})

it.each(['123.2,30.2,123.4,30.4', 'none'])('has the lines of the part of the map that is asked for: %s', async (box) => {
  const list = await app.json<ListAnswer<{ id: string }>>(`/api/v1/sites?box=${box}&limit=100`)
  const [, , ...rows] = await rowsOf(`/api/v1/sites.csv?box=${box}`)
  const everything = await app.json<ListAnswer<{ id: string }>>('/api/v1/sites?limit=1')
  expect(list.total).toBeGreaterThan(0)
  expect(list.total).toBeLessThan(everything.total)
  expect(rows.slice(0, 100).map((row) => row.at(-1))).toEqual(list.items.map(({ id }) => id))
  expect(rows).toHaveLength(list.total)
})

it('tells codes in words, money in yuan as a number, and nothing for what is unknown', async () => {
  const { items } = await app.json<ListAnswer<{ fineFen: number | null }>>('/api/v1/penalties?limit=100')
  const [, header = [], ...rows] = await rowsOf('/api/v1/penalties.csv')
  const column = header.indexOf('罚款金额（元）')
  expect(rows.slice(0, 100).map((row) => row[column])).toEqual(items.map(({ fineFen }) => (fineFen === null ? '' : String(fineFen / 100))))
  expect(new Set(rows.map((row) => row[header.indexOf('轻重')]))).toEqual(new Set(['一般', '严重']))
})

it('is a file by its headers, for nobody to keep, and refuses what the list refuses', async () => {
  const response = await app.get('/api/v1/penalties.csv')
  await response.arrayBuffer()
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="list.csv"; filename*=UTF-8''${encodeURIComponent('行政处罚')}.csv`,
  )
  expect(response.headers.get('cache-control')).toBe('no-store')
  const firm = await app.get('/api/v1/penalties.xlsx?enterprise=91990100MAAY4CL127')
  await firm.arrayBuffer()
  expect(firm.headers.get('content-disposition')).toBe(
    `attachment; filename="list.xlsx"; filename*=UTF-8''${encodeURIComponent('行政处罚-云帆恒达建筑工程有限公司')}.xlsx`,
  )
  expect((await app.get('/api/v1/penalties.csv?colour=red')).status).toBe(400)
  expect((await app.get('/api/v1/penalties.csv?limit=5')).status).toBe(400)
  expect((await app.get('/api/v1/penalties.ods')).status).toBe(404)
})

/** Keeps the place where a workbook is made until it is told to leave; none is made. */
function holdPlace(): { leave: () => Promise<void> } {
  let isOver = false
  function* lines(): Generator<Buffer> {
    while (!isOver) yield Buffer.alloc(0)
    throw new Error('left')
  }
  const head = { city: { name: '云帆市', sample: true }, asOf: '2026-05-20T02:00:00.000Z', edition: 1, about: [], total: 0 }
  const left = expect(app.workbooks.make({ kind: 'notice', head, lines: lines() }, () => false)).rejects.toThrow('left')
  return {
    leave: () => {
      isOver = true
      return left
    },
  }
}

it('refuses a workbook where eight wait already, and says when to come again', async () => {
  const places = Array.from({ length: 9 }, holdPlace)
  const answer = await app.get('/api/v1/accidents.xlsx')
  expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('content-disposition')]).toEqual([503, '10', null])
  expect(await answer.json()).toMatchObject({ error: { code: 'overloaded' } })
  // A CSV is made all the same.
  expect((await rowsOf('/api/v1/accidents.csv')).length).toBeGreaterThan(2)
  for (const { leave } of places) await leave()
  const next = await app.get('/api/v1/accidents.xlsx')
  await next.arrayBuffer()
  expect(next.status).toBe(200)
})

it('makes no workbook for somebody who has gone away before its turn', async () => {
  const place = holdPlace()
  const { hostname, port } = new URL(app.base)
  const socket = connect(Number(port), hostname)
  socket.write('GET /api/v1/notices.xlsx HTTP/1.1\r\nHost: mingan.example\r\n\r\n')
  await until(() => app.workbooks.waiting === 1)
  const before = logged.length
  socket.destroy()
  // Who asks behind it is answered: by then the service knows of its going.
  for (let round = 0; round < 3; round++) await app.json('/api/v1/notices?limit=1')
  await place.leave()
  const told = () => logged.slice(before).find(({ path }) => path.endsWith('/notices.xlsx'))
  await until(() => told() !== undefined)
  expect(told()?.status).toBe(503)
})

it('refuses a workbook of too many rows without making it', async () => {
  const before = app.view.today()
  const page = jest.spyOn(before?.models.notice as NonNullable<typeof before>['models']['notice'], 'pageBytes')
  page.mockReturnValueOnce({ items: [], last: undefined, total: 20_001 })
  const answer = await app.get('/api/v1/notices.xlsx')
  expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'too_many_rows' } }])
})
