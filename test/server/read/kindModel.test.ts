import fc from 'fast-check'
import { KindModel, type Row } from '../../../server/read/model'
import { Postings } from '../../../server/read/postings'

/** The lists of one kind, answered from rows alone; that a store answers the same is asked in `model.test.ts`. */

const CODES = { a: '91990100MAAY4CL127', b: '91990100MA2TH3BJ3G', c: '91990100MA1XG6125W' }
const row = (id: string, over: Partial<Row> = {}): Row => ({
  id,
  from: 1,
  item: `item ${id}`,
  facets: { order: id },
  code: null,
  names: [],
  mentions: [],
  publicUntil: null,
  onMap: null,
  measures: null,
  answers: null,
  sources: ['city'],
  ...over,
})
const items = (model: KindModel, query: object, offset = 0, limit = 99): string[] =>
  model.page({ filters: {}, sort: 'name', ...query }, offset, limit).items.map((item) => item.replace('item ', ''))

describe('firms', () => {
  const firms = KindModel.from('enterprise', [
    row('d', { facets: { order: '丁', sector: 'mine', gradedOn: '2026-03-01' }, names: ['云帆丁矿业'], sources: ['city', 'province'] }),
    row('b', { facets: { order: '乙', sector: 'mine', gradedOn: '2026-05-01' }, names: ['云帆乙矿业', '旧名云帆'], code: CODES.b }),
    row('c', {
      facets: { order: '丙', sector: 'gas', scheme: ['city', 'credit'], gradedOn: '2026-03-01' },
      names: ['海门丙燃气'],
      code: CODES.a,
    }),
    row('a', { facets: { order: '丙', sector: 'gas', scheme: ['city'] }, names: ['海门甲燃气'], code: CODES.a, sources: ['province'] }),
  ])

  it('stand in the order of their list, those that are alike by their ids', () => {
    expect(firms.size).toBe(4)
    expect(items(firms, {})).toEqual(['d', 'a', 'c', 'b'])
    expect(firms.first('name', 2)).toEqual(['item d', 'item a'])
  })

  it('turn round whole where the newest come first: what is alike too, and what has no day last', () => {
    expect(items(firms, { sort: '-gradedOn' })).toEqual(['b', 'd', 'c', 'a'])
    expect(items(firms, { sort: '-gradedOn', filters: { sector: ['gas'] } })).toEqual(['c', 'a'])
  })

  it('come in pages, with the number of all that match', () => {
    const page = (offset: number, limit: number, query = {}) => firms.page({ filters: {}, sort: 'name', ...query }, offset, limit)
    expect(page(1, 2)).toEqual({ items: ['item a', 'item c'], total: 4 })
    expect(page(3, 2)).toEqual({ items: ['item b'], total: 4 })
    expect(page(4, 2)).toEqual({ items: [], total: 4 })
    expect(page(9, 2)).toEqual({ items: [], total: 4 })
    expect(page(1, 2, { sort: '-gradedOn' })).toEqual({ items: ['item d', 'item c'], total: 4 })
    expect(page(1, 1, { filters: { sector: ['mine'] } })).toEqual({ items: ['item b'], total: 2 })
    expect(page(2, 1, { filters: { sector: ['mine'] } })).toEqual({ items: [], total: 2 })
  })

  it('pass a filter by any of its values, and several filters by all of them', () => {
    expect(items(firms, { filters: { sector: ['gas'] } })).toEqual(['a', 'c'])
    expect(items(firms, { filters: { sector: ['mine', 'gas'] } })).toEqual(['d', 'a', 'c', 'b'])
    expect(items(firms, { filters: { sector: ['gas', 'gas'] } })).toEqual(['a', 'c'])
    expect(items(firms, { filters: { sector: ['gas'], scheme: ['credit'] } })).toEqual(['c'])
    expect(items(firms, { filters: { scheme: ['credit'], sector: ['gas'] } })).toEqual(['c'])
    expect(items(firms, { filters: { sector: ['mine'], scheme: ['credit'] } })).toEqual([])
    expect(items(firms, { filters: { sector: ['fire'] } })).toEqual([])
    expect(items(firms, { filters: { sector: [] } })).toEqual([])
    // Nobody asks by a facet that is no filter.
    expect(items(firms, { filters: { order: ['丙'] } })).toEqual([])
  })

  it('are counted by a value of a filter, and by a source that lists them', () => {
    expect([firms.count('sector', 'gas'), firms.count('scheme', 'city'), firms.count('sector', 'fire')]).toEqual([2, 2, 0])
    expect(['city', 'province', 'none'].map((source) => firms.countOfSource(source))).toEqual([3, 2, 0])
  })

  it('are found by id, or by their code in any spelling: the first in the order of the list where several carry it', () => {
    expect(['c', CODES.b, ` ${CODES.b.toLowerCase()} `, CODES.a, CODES.c, ''].map((asked) => firms.find(asked)?.id ?? null)).toEqual([
      'c',
      'b',
      'b',
      'a',
      null,
      null,
    ])
  })

  it('are searched for by any part of any name, those first whose name begins so', () => {
    expect(items(firms, { q: '云帆' })).toEqual(['d', 'b'])
    expect(items(firms, { q: '旧名' })).toEqual(['b'])
    expect(items(firms, { q: '燃气' })).toEqual(['a', 'c'])
    expect(items(firms, { q: '云帆', filters: { sector: ['mine'] } })).toEqual(['d', 'b'])
    expect(items(firms, { q: '云帆', filters: { sector: ['gas'] } })).toEqual([])
    expect(items(firms, { q: '不在' })).toEqual([])
  })

  it('are searched for by a code, or by four characters or more with which one begins', () => {
    expect(items(firms, { q: CODES.a })).toEqual(['a', 'c'])
    expect(items(firms, { q: '9199' })).toEqual(['a', 'c', 'b'])
    expect(items(firms, { q: CODES.b.slice(0, 12) })).toEqual(['b'])
    expect(items(firms, { q: CODES.b.slice(0, 17) })).toEqual(['b'])
    expect(items(firms, { q: '919' })).toEqual([])
    // What stands in the middle of a code is not its beginning.
    expect(items(firms, { q: '0100MA' })).toEqual([])
    expect(items(firms, { q: CODES.c })).toEqual([])
  })

  it('that carry codes with one beginning stand in the order of the list', () => {
    const alike = KindModel.from('enterprise', [row('a', { code: CODES.a }), row('b', { code: CODES.b }), row('c', { code: CODES.a })])
    expect(items(alike, { q: '9199' })).toEqual(['a', 'b', 'c'])
  })

  it('are found by what they only mention, after those that are called so, each once', () => {
    const carriers = KindModel.from('enterprise', [
      row('a', { mentions: ['云帆—鹿港', '云帆—松门'] }),
      row('b', { names: ['鹿港客运'], mentions: ['云帆—鹿港'] }),
      row('c', { names: ['松门客运'] }),
    ])
    expect(items(carriers, { q: '鹿港' })).toEqual(['b', 'a'])
    expect(items(carriers, { q: '松门' })).toEqual(['c', 'a'])
    expect(items(carriers, { q: '云帆' })).toEqual(['a', 'b'])
  })

  it('are found by a value that a search is known by too, and two that are known by others are kept apart', () => {
    const known = (...tokens: string[]) => items(firms, { q: '丁矿', known: tokens })
    expect(known()).toEqual(['d'])
    expect(known('sector=gas')).toEqual(['d', 'a', 'c'])
    expect(known('sector=none')).toEqual(['d'])
    expect(items(firms, { q: '丁矿', known: ['sector=gas'], filters: { sector: ['gas'] } })).toEqual(['a', 'c'])
  })

  it('stand once under a value that one of them has twice, and pass every filter with it', () => {
    const twice = KindModel.from('enterprise', [row('a', { facets: { order: 'a', sector: 'gas', scheme: ['city', 'city'] }, measures: 1 })])
    expect(items(twice, { filters: { scheme: ['city'] } })).toEqual(['a'])
    expect(items(twice, { filters: { scheme: ['city'], sector: ['gas'] } })).toEqual(['a'])
    expect(twice.count('scheme', 'city')).toBe(1)
    expect(twice.measuresBy('scheme', { filters: {} })).toEqual(new Map([['city', [1]]]))
  })

  it('tell what lies at them by the beginning of their names', () => {
    const onMap = (...keys: string[]) => ({ whereabouts: { position: null, areas: [] }, pin: '', keys })
    const places = KindModel.from('zone', [
      row('1', { names: ['码头街道'], onMap: onMap('zone:G1', 'division:990102001') }),
      row('2', { names: ['码头街道第一网格'], onMap: onMap('zone:G2') }),
      row('3', { names: ['老码头'], onMap: onMap('zone:G3') }),
    ])
    expect(places.placesCalled('码头').sort()).toEqual(['division=990102001', 'zone=G1', 'zone=G2'])
    expect(places.placesCalled('码')).toEqual([])
    expect(firms.placesCalled('云帆')).toEqual([])
  })

  it('that carry a code come before those that are called so, each once', () => {
    const named = KindModel.from('enterprise', [row('a', { names: ['9199K酒店'] }), row('b', { code: CODES.a, names: ['9199酒店'] })])
    expect(items(named, { q: '9199' })).toEqual(['b', 'a'])
  })

  it('answer the same again, whatever was asked between', () => {
    const ask = () => [
      items(firms, { filters: { sector: ['gas'] } }),
      items(firms, { filters: { sector: ['gas'] }, sort: '-gradedOn' }),
      items(firms, { q: '云帆' }),
      items(firms, { filters: { sector: ['mine'] }, q: '云帆' }),
      items(firms, {}),
    ]
    expect(ask()).toEqual(ask())
  })

  it('hold nothing where there is nothing', () => {
    const none = KindModel.from('enterprise', [])
    expect([none.size, none.find('a'), items(none, {}), items(none, { q: '云帆' }), items(none, { sort: '-gradedOn' })]).toEqual([
      0,
      null,
      [],
      [],
      [],
    ])
  })
})

describe('records of a day', () => {
  const notices = KindModel.from('notice', [
    row('old', { facets: { order: '2025-12-31', publishedAt: '2025-12-31', board: 'public' } }),
    row('undated', { facets: { order: '0000-00-00', publishedAt: '0000-00-00' } }),
    row('new', { facets: { order: '2026-05-20', publishedAt: '2026-05-20', board: 'public' } }),
    row('also new', { facets: { order: '2026-05-20', publishedAt: '2026-05-20' } }),
  ])
  const range = (query: object) => items(notices, { sort: '-publishedAt', ...query })

  it('stand with the newest first, or with the oldest', () => {
    expect(range({})).toEqual(['new', 'also new', 'old', 'undated'])
    expect(range({ sort: 'publishedAt' })).toEqual(['undated', 'old', 'also new', 'new'])
    expect(items(notices, { sort: 'publishedAt' }, 1, 2)).toEqual(['old', 'also new'])
  })

  it('are bounded by days, both included', () => {
    expect(range({ from: '2026-05-20' })).toEqual(['new', 'also new'])
    expect(range({ from: '2026-05-21' })).toEqual([])
    expect(range({ to: '2025-12-31' })).toEqual(['old', 'undated'])
    expect(range({ from: '2025-12-31', to: '2025-12-31' })).toEqual(['old'])
    expect(range({ from: '2025-12-30', to: '2026-05-19' })).toEqual(['old'])
    expect(range({ from: '2025-01-01', filters: { board: ['public'] } })).toEqual(['new', 'old'])
    expect(range({ from: '2025-01-01', sort: 'publishedAt' })).toEqual(['old', 'also new', 'new'])
  })

  it('that are searched for within days keep the order of the search', () => {
    const named = KindModel.from('notice', [
      row('1', { facets: { order: '2026-01-03', publishedAt: '2026-01-03' }, names: ['关于停电'] }),
      row('2', { facets: { order: '2026-01-02', publishedAt: '2026-01-02' }, names: ['停电通知'] }),
      row('3', { facets: { order: '2026-01-01', publishedAt: '2026-01-01' }, names: ['停电公告'] }),
    ])
    expect(items(named, { q: '停电', from: '2026-01-02', sort: '-publishedAt' })).toEqual(['2', '1'])
    expect(items(named, { q: '停电', from: '2026-01-02', filters: { board: [] }, sort: '-publishedAt' })).toEqual([])
  })
})

it('bounds a list without days of its own by its order', () => {
  const zones = KindModel.from('zone', [row('990101', { facets: { order: '990101' } }), row('990102', { facets: { order: '990102' } })])
  expect(items(zones, { sort: 'code', from: '990102' })).toEqual(['990102'])
})

describe('a search of names', () => {
  const search = (key: string, ...names: string[][]) => Array.from(Postings.of(names).search(key))

  it('asks for two characters at least', () => {
    expect([search('', ['云帆']), search('云', ['云帆'])]).toEqual([[], []])
    expect(search('云帆', ['云帆'], ['帆云'], ['云'], [])).toEqual([0])
  })

  it('finds what holds all of it in one row, and not its pairs apart', () => {
    expect(search('云帆甲', ['云帆甲'], ['云帆', '帆甲'], ['帆甲云帆'], ['在云帆甲'])).toEqual([0, 3])
    expect(search('云帆甲厂', ['云帆甲厂'], ['云帆甲'])).toEqual([0])
    expect(search('云帆乙', ['云帆甲'])).toEqual([])
  })

  it('has those first that begin with it, each in its order, and each once', () => {
    expect(search('云帆', ['在云帆'], ['云帆甲'], ['近云帆', '云帆乙'], ['去云帆'])).toEqual([1, 2, 0, 3])
    expect(search('云帆', ['云帆云帆', '云帆'], ['云帆'])).toEqual([0, 1])
    expect(search('云帆', ['在云帆'], ['去云帆'])).toEqual([0, 1])
  })

  it('leaves more than two thousand as they stand', () => {
    const names = (count: number) => Array.from({ length: count }, (_, i) => [i === count - 1 ? '云帆' : '在云帆'])
    expect(search('云帆', ...names(2_000))[0]).toBe(1_999)
    expect(search('云帆', ...names(2_001))[0]).toBe(0)
  })

  it('finds what a scan of all names finds', () => {
    const Text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 6 })
    fc.assert(
      fc.property(fc.array(fc.array(Text, { maxLength: 2 }), { maxLength: 8 }), Text, (names, key) => {
        fc.pre(key.length >= 2)
        const scanned = names.flatMap((texts, number) => (texts.some((text) => text.includes(key)) ? [number] : []))
        expect([...search(key, ...names)].sort((a, b) => a - b)).toEqual(scanned)
      }),
    )
  })
})
