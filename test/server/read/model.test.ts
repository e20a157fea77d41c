import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { LISTS, type ListContract } from '../../../shared/kinds/schemas'
import { createOlderPages } from '../../../server/read/olderPages'
import { PublishedView } from '../../../server/read/published'
import { RowsFile } from '../../../server/read/rowsFile'
import { startTestApp, type TestApp } from '../../support/app'
import { temporaryFolder } from '../../support/store'
import { until } from '../../support/until'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

const VALUES: Record<string, string[]> = {
  sector: ['construction', 'road_transport', 'mine'],
  division: ['990102', '990103002', '990100'],
  grade: ['A', 'D', 'Z'],
  scheme: ['city', 'credit'],
  transportGrade: ['AAA', 'B'],
  level: ['ordinary', 'major', 'grid', 'county'],
  nature: ['responsible', 'undetermined'],
  board: ['public', 'terminal'],
  severity: ['ordinary', 'serious'],
  penaltyKind: ['fine', 'stop_production_order'],
  industry: ['construction', 'fire'],
  parent: ['990102', '990103001'],
}

it('answers from memory what the store answers', async () => {
  const published = app.view.current
  if (!published) throw new Error('nothing is published')
  const olderPage = createOlderPages(app.store.db)
  let found = 0
  for (const list of Object.values<ListContract>(LISTS)) {
    const names = Object.keys(list.filters).filter((name) => VALUES[name])
    const Filters = fc
      .subarray(names, { maxLength: Math.min(2, names.length) })
      .chain((chosen) =>
        fc.tuple(...chosen.map((name) => fc.constantFrom(...(VALUES[name] ?? [])).map((value) => [name, [value]] as const))),
      )
      .map((entries) => Object.fromEntries(entries))
    const Days = list.range
      ? fc.record(
          { from: fc.constantFrom('2025-06-01', '2026-01-01'), to: fc.constantFrom('2026-03-01', '2026-05-20') },
          { requiredKeys: [] },
        )
      : fc.constant({})
    await fc.assert(
      fc.asyncProperty(
        Filters,
        Days,
        fc.constantFrom(...list.sorts),
        fc.nat(30),
        fc.integer({ min: 1, max: 25 }),
        async (filters, days, sort, offset, limit) => {
          const query = { filters, ...days, sort }
          const memory = published.models[list.kind].page(query, offset, limit)
          // As texts: of bytes each one is compared by itself.
          const bytes = published.models[list.kind].pageBytes(query, offset, limit)
          expect({ items: bytes.items.map(String), total: bytes.total }).toEqual(memory)
          const { items: before } = published.models[list.kind].page(query, 0, offset)
          const last = before.at(-1)
          const { id = 'nobody' } = last === undefined || before.length < offset ? {} : (JSON.parse(last) as { id: string })
          // By counting, after the line before it, and after one that is not in the list: that is counted too.
          const places = [{}, { after: id }, { after: 'nobody' }]
          for (const place of places) {
            const store = await olderPage(published, list, query, { edition: published.edition._id, offset, ...place }, limit)
            expect({ items: store.items.map(String), total: store.total }).toEqual(memory)
          }
          found += memory.items.length
        },
      ),
      { numRuns: 60 },
    )
  }
  expect(found).toBeGreaterThan(500)
}, 60_000)

it('searches as a scan of all names does', () => {
  const model = app.view.current?.models.enterprise
  const all = (model?.page({ filters: {}, sort: 'name' }, 0, 1_000).items ?? []).map(
    (item) => JSON.parse(item) as { id: string; name: string },
  )
  expect(all.length).toBe(401)
  fc.assert(
    fc.property(fc.nat(all.length - 1), fc.nat(8), fc.integer({ min: 2, max: 5 }), (i, from, length) => {
      const q = (all[i]?.name ?? '').slice(from, from + length)
      fc.pre(q.length >= 2)
      const page = model?.page({ filters: {}, q, sort: 'name' }, 0, 1_000)
      const scanned = all.filter((one) => one.name.includes(q)).map((one) => one.id)
      const found = (page?.items ?? []).map((item) => JSON.parse(item) as { id: string; sector: string })
      expect(page?.total).toBe(found.length)
      // Carriers whose routes hold it come after whoever is called so.
      const called = found.slice(0, scanned.length).map(({ id }) => id)
      expect(called.sort()).toEqual(scanned.sort())
      expect(found.slice(scanned.length).every(({ sector }) => sector === 'road_transport')).toBe(true)
    }),
  )
})

it('takes the day at which a reading ended, not the one at which it began', async () => {
  const { collection } = app.store.db.versions
  let time = new Date('2026-05-20T15:59:59.000Z')
  const view = new PublishedView(app.store.db, () => time)
  // Midnight passes while the store is read, and somebody asks.
  const find = collection.find.bind(collection)
  const spy = jest.spyOn(collection, 'find').mockImplementation(((...given: Parameters<typeof find>) => {
    time = new Date('2026-05-20T16:00:01.000Z')
    view.today()
    return find(...given)
  }) as never)
  await view.refresh()
  spy.mockRestore()
  expect(view.today()?.day).toBe('2026-05-21')
})

it('is the same whether it was patched edition by edition or read at once', async () => {
  const fresh = new PublishedView(app.store.db, () => new Date('2026-05-20T02:00:00.000Z'))
  await fresh.refresh()
  for (const list of Object.values<ListContract>(LISTS)) {
    const query = { filters: {}, sort: list.sorts[0] }
    expect(fresh.current?.models[list.kind].page(query, 0, 1_000)).toEqual(app.view.current?.models[list.kind].page(query, 0, 1_000))
  }
  expect(fresh.current?.tag).toBe(app.view.current?.tag)
})

describe('rows that are kept in a file', () => {
  const NOON = new Date('2026-05-20T02:00:00.000Z')
  const folder = temporaryFolder()
  const path = join(folder.dir, 'rows')
  afterAll(folder.remove)
  const faults: string[] = []

  /** A view that starts with the file, how many kinds it read of the store, and what it kept. */
  async function started(): Promise<{ view: PublishedView; read: number }> {
    const file = new RowsFile(path, (error) => faults.push(String(error)))
    const { collection } = app.store.db.versions
    const spy = jest.spyOn(collection, 'find')
    const view = new PublishedView(app.store.db, () => NOON, undefined, file)
    await view.refresh()
    const read = spy.mock.calls.length
    spy.mockRestore()
    await file.settled()
    return { view, read }
  }

  function expectSame({ current }: PublishedView): void {
    expect(current?.tag).toBe(app.view.current?.tag)
    expect(current?.ever).toEqual(app.view.current?.ever)
    expect(current?.places).toEqual(app.view.current?.places)
    for (const list of Object.values<ListContract>(LISTS))
      expect([...(current?.models[list.kind].rows() ?? [])]).toEqual([...(app.view.current?.models[list.kind].rows() ?? [])])
  }

  it('are written by the first start and read by the second, which asks the store for none', async () => {
    const first = await started()
    expect(first.read).toBe(Object.keys(LISTS).length)
    const second = await started()
    expect(second.read).toBe(0)
    expectSame(first.view)
    expectSame(second.view)
    for (const list of Object.values<ListContract>(LISTS)) {
      const whole = { filters: {}, sort: list.sorts[0], q: '云帆' }
      expect(second.view.current?.models[list.kind].page(whole, 0, 99)).toEqual(app.view.current?.models[list.kind].page(whole, 0, 99))
      if (!list.hasMap) continue
      const box = [123, 30, 124, 31] as const
      expect(second.view.current?.models[list.kind].map({ filters: {} }, box).cells).toEqual(
        app.view.current?.models[list.kind].map({ filters: {} }, box).cells,
      )
    }
    expect(faults).toEqual([])
  })

  it.each([
    ['damaged', () => writeFileSync(path, readFileSync(path).fill(7, 900, 901))],
    ['cut', () => truncateSync(path, 5_000)],
    ['empty', () => truncateSync(path, 0)],
    ['no such file', () => writeFileSync(path, '{"rows": [')],
  ])('are not believed where the file is %s', async (_, damage) => {
    faults.length = 0
    damage()
    const { view, read } = await started()
    expect(read).toBe(Object.keys(LISTS).length)
    expect(faults).toHaveLength(1)
    expectSame(view)
    expect(existsSync(path)).toBe(true)
    expect((await started()).read).toBe(0)
  })

  it('of an edition before are gone at once, and only the last edition of some is written', async () => {
    const file = new RowsFile(path, (error) => faults.push(String(error)))
    const edition = app.view.current?.edition
    if (!edition) throw new Error('nothing is published')
    const kept = await file.read(edition)
    if (!kept) throw new Error('nothing is kept')
    file.keep({ ...edition, _id: edition._id + 1 }, kept)
    await until(() => !existsSync(path))
    file.keep({ ...edition, _id: edition._id + 2 }, kept)
    file.keep(edition, kept)
    await file.settled()
    expect(await file.read({ ...edition, _id: edition._id + 2 })).toBeNull()
    expect(await file.read(edition)).not.toBeNull()
    expect(readdirSync(folder.dir)).toEqual(['rows'])
  })

  it('are not believed for another edition', async () => {
    const file = new RowsFile(path, (error) => faults.push(String(error)))
    const edition = app.view.current?.edition
    if (!edition) throw new Error('nothing is published')
    expect(await file.read(edition)).not.toBeNull()
    expect(await file.read({ ...edition, attempt: 'another' })).toBeNull()
    expect(await file.read({ ...edition, _id: edition._id + 1 })).toBeNull()
    expect(await file.read({ ...edition, sha256: '0' })).toBeNull()
  })
})
