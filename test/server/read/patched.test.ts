import { finished } from '../../../server/steps'
import fc from 'fast-check'
import { KindModel, type PageQuery, type Row } from '../../../server/read/model'
import { Table } from '../../../server/read/table'
import { LISTS } from '../../../shared/kinds/schemas'

/** A model that was patched again and again answers as one that was built at once, and those before it answer as they did. */

const CODES = ['91990100MAAY4CL127', '91990100MA2TH3BJ3G', '91990100MA1XG6125W']
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const Texts = fc.array(fc.constantFrom('云帆矿业', '云帆燃气', '海门燃气', '云云帆'), { maxLength: 2 })

const RowOf: fc.Arbitrary<Row> = fc
  .record({
    id: fc.constantFrom(...IDS),
    order: fc.constantFrom('2026-01-05', '2026-02-03', '2026-02-04'),
    outcome: fc.constantFrom('open', 'closed_on_time'),
    county: fc.option(fc.constantFrom('990102', '990103'), { nil: undefined }),
    code: fc.option(fc.constantFrom(...CODES), { nil: null }),
    names: Texts,
    mentions: Texts,
    sources: fc.constantFrom<string[]>(['one'], ['two'], ['one', 'two']),
    position: fc.option(fc.record({ lng: fc.constantFrom(123.2, 123.3), lat: fc.constantFrom(30.2, 30.3) }), { nil: null }),
    measures: fc.constantFrom<unknown>(null, { due: null }, { due: '2026-02-03' }),
    facts: fc.array(fc.constantFrom('fact 1', 'fact 2'), { maxLength: 2 }),
    until: fc.option(fc.constantFrom('2026-03-01', '2026-04-01'), { nil: null }),
  })
  .map(({ id, order, outcome, county, code, names, mentions, sources, position, measures, facts, until }): Row => ({
    id,
    from: 1,
    item: JSON.stringify({ id, order, 名: null }),
    facets: { order, foundOn: order, outcome, due: order, ...(county === undefined ? {} : { division: [county, '99'] }), own: id },
    code,
    names,
    mentions,
    publicUntil: until,
    sources,
    onMap: { whereabouts: { position, areas: [] }, pin: `pin ${id}`, keys: id === 'a' ? ['area:a'] : [] },
    measures,
    answers: { said: outcome },
    facts,
  }))

const Patch = fc.record({ gone: fc.subarray(IDS, { maxLength: 3 }), rows: fc.array(RowOf, { maxLength: 5 }) }).map(({ gone, rows }) => ({
  gone,
  rows: [...new Map(rows.map((row) => [row.id, row])).values()],
}))

const KIND = 'hazard'
const BOX = [123, 30, 123.25, 31] as const

/** Everything that anybody asks of a model. */
function everything(model: KindModel): unknown {
  const asked: Partial<PageQuery>[] = [
    {},
    { filters: { outcome: ['open'] } },
    { filters: { division: ['990102', '990103'], outcome: ['open'] } },
    { q: '云帆' },
    { q: '云帆燃' },
    { q: '9199' },
    { q: '91990100MA' },
    { q: CODES[0] },
    { from: '2026-01-06', to: '2026-02-03' },
    { box: BOX },
    { box: 'none', q: '燃气' },
  ]
  const queries = asked.map((query) => ({ filters: {}, ...query }))
  return {
    size: model.size,
    pages: queries.flatMap((query) =>
      LISTS[KIND].sorts.flatMap((sort) => [model.page({ ...query, sort }, 0, 99), model.page({ ...query, sort }, 1, 2)]),
    ),
    maps: queries.slice(0, 8).map((query) => {
      const { cells, nowhere, pinOf } = model.map(query, [...BOX])
      return { nowhere, cells: cells.map((cell) => ({ ...cell, row: cell.row === null ? null : pinOf(cell.row) })) }
    }),
    measures: queries.slice(0, 9).map((query) => [model.measures(query), model.measuresBy('division', query)]),
    counts: [model.count('outcome', 'open'), model.count('division', '99'), model.countOfSource('one'), model.hasRepeats],
    found: [...IDS, ...CODES].map((one) => model.find(one)),
    days: model.daysBySource(),
    tellers: model.tellersOf('division'),
    places: model.placesCalled('云帆'),
    ended: finished(model.endedBefore('2026-03-15')),
  }
}

it('answers everything as a model of the same rows does that was built at once, and never changes', () => {
  fc.assert(
    fc.property(fc.array(RowOf, { maxLength: 6 }), fc.array(Patch, { minLength: 1, maxLength: 4 }), (first, patches) => {
      const rows = new Map(first.map((row) => [row.id, row]))
      let model = KindModel.from(KIND, rows.values())
      for (const { gone, rows: more } of patches) {
        const [before, said] = [model, everything(model)]
        model = finished(model.patching(gone, more))
        for (const id of gone) rows.delete(id)
        for (const row of more) rows.set(row.id, row)
        expect(everything(model)).toEqual(everything(KindModel.from(KIND, rows.values())))
        expect(everything(before)).toEqual(said)
      }
      expect(
        everything(
          finished(
            KindModel.unpacked(KIND, finished(model.packing())).placing(
              ({ position }) => position && { ...position, isApproximate: false },
            ),
          ),
        ),
      ).toEqual(everything(model))
    }),
    { numRuns: 60 },
  )
})

it.each([
  ['hazard', 'due'],
  ['accident', 'occurredOn'],
  ['fineAccount', 'month'],
] as const)('narrows %s to what lies between two days, both included', (kind, range) => {
  const Day = fc.constantFrom('', '0000-00-00', '2026-01-05', '2026-02-03', '2026-02-04', '2026-02')
  const Bound = fc.option(fc.constantFrom('2026-01-05', '2026-01-06', '2026-02-03', '2027-01-01'), { nil: undefined })
  fc.assert(
    fc.property(fc.array(Day, { maxLength: 9 }), Bound, Bound, (days, from, to) => {
      const facetsOf = (day: string) => (LISTS[kind].sorts[0] === `-${range}` ? { order: day, [range]: day } : { order: 'x', [range]: day })
      const rows = days.map((day, n): Row => ({
        ...{ id: `r${n}`, from: 1, item: `r${n}`, code: null, names: [], mentions: [], publicUntil: null, sources: [] },
        ...{ onMap: null, measures: null, answers: null, facets: facetsOf(day) },
      }))
      const bounds = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
      const { items } = KindModel.from(kind, rows).page({ filters: {}, ...bounds, sort: LISTS[kind].sorts[0] }, 0, 99)
      const within = days.flatMap((day, n) => ((from ?? '') <= day && (to === undefined || day <= to) ? [`r${n}`] : []))
      expect(items.toSorted()).toEqual(within)
    }),
  )
})

it('gives back a row as it was taken in', () => {
  fc.assert(fc.property(RowOf, (row) => expect(KindModel.from(KIND, [row]).find(row.id)).toEqual(row)))
})

it('keeps nothing of rows that are gone when it is written down, nor when most of its table is theirs', () => {
  const row = (n: number): Row => ({
    id: `r${n}`,
    from: 1,
    item: `item ${n}`,
    facets: { order: `secret ${n};`, outcome: `secret ${n};` },
    code: null,
    names: [`secret ${n};`],
    mentions: [],
    publicUntil: null,
    sources: [`secret ${n};`],
    onMap: null,
    measures: { said: `secret ${n};` },
    answers: null,
  })
  let model = KindModel.from(KIND, [row(1), row(2)])
  for (let n = 3; n < 4_200; n++) model = finished(model.patching([`r${n - 1}`], [row(n)]))
  expect(model.page({ filters: { outcome: ['secret 4199;'] }, sort: LISTS[KIND].sorts[0] }, 0, 9)).toEqual({
    items: ['item 4199'],
    total: 1,
  })
  const { table } = finished(model.packing())
  expect(table.texts.toString()).not.toMatch(/secret (?!1;|4199;)/)
  expect(JSON.stringify(table.known)).not.toMatch(/secret (?!1;|4199;)/)
  expect(JSON.stringify(table.known)).toContain('secret 4199;')
})

describe('a change of a whole register', () => {
  const MANY = 3_000
  const rowsOf = (grade: string): Row[] =>
    Array.from({ length: MANY }, (_, n) => ({
      id: `r${(n * 7_919) % MANY}`,
      from: 1,
      item: `{"n":${n}}`,
      facets: { order: `${n}`.padStart(5, '0'), outcome: grade, foundOn: '2026-01-05', due: `2026-02-${10 + (n % 18)}` },
      code: CODES[n % 3] ?? null,
      names: [`云帆${n}厂`],
      mentions: [`海门${n}`],
      publicUntil: '2026-12-31',
      sources: ['one'],
      onMap: { whereabouts: { position: { lng: 123 + n / MANY, lat: 30.2 }, areas: [] }, pin: `pin ${n}`, keys: [] },
      measures: { due: null },
      answers: null,
    }))
  /** Texts and numbers of rows that were asked for since the last step. */
  let asked = 0
  const ASKING = ['add', 'id', 'code', 'names', 'mentions', 'facet', 'facetNumbers', 'map', 'publicUntil', 'sources'] as const

  /** What comes of steps, and the most that any of them has asked for. */
  function mostAsked<T>(steps: Generator<void, T>): { value: T; most: number } {
    for (let most = 0; ;) {
      asked = 0
      const step = steps.next()
      most = Math.max(most, asked)
      if (step.done) return { value: step.value, most }
    }
  }

  beforeEach(() => {
    for (const name of ASKING) {
      const own = Object.getOwnPropertyDescriptor(Table.prototype, name)?.value as (...given: never[]) => unknown
      jest.spyOn(Table.prototype, name).mockImplementation(function (this: Table, ...given: unknown[]) {
        asked++
        return own.apply(this, given as never[]) as never
      })
    }
  })
  afterEach(() => jest.restoreAllMocks())

  it('is patched in a few rows at a time', () => {
    const before = KindModel.from(KIND, rowsOf('open'))
    const { value: model, most } = mostAsked(before.patching([], rowsOf('closed_on_time')))
    expect([model.count('outcome', 'open'), model.count('outcome', 'closed_on_time')]).toEqual([0, MANY])
    // A row's place among others is found by asking a dozen of them.
    expect(most).toBeLessThan(MANY / 2)
  })

  it('is seen to be over, and leaves, a few rows at a time', () => {
    const before = KindModel.from(KIND, rowsOf('open'))
    const { value: ended, most } = mostAsked(before.endedBefore('2027-01-01'))
    expect(ended).toHaveLength(MANY)
    const left = mostAsked(before.patching(ended, []))
    expect(left.value.size).toBe(0)
    expect(Math.max(most, left.most)).toBeLessThan(MANY)
  })
})
