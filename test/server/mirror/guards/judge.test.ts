import { ChangeSigns } from '../../../../server/mirror/guards/changeSigns'
import type { Deliveries } from '../../../../server/mirror/guards/deliveries'
import { fillOf, judgeReading, type Baseline, type Guard } from '../../../../server/mirror/guards/guards'
import { RowLedger } from '../../../../server/mirror/rows/ledger'
import { emptyFacts, type ReadingFacts } from '../../../../server/mirror/rows/parse'
import type { Source } from '../../../../server/mirror/source/sources'
import { enterpriseSource, feedSource, penaltySource } from '../../../support/sources'

/** Each guard from both sides of its border, by what it is told; whole runs stand in `guards.test.ts`. */

const NOTHING_BEFORE: Deliveries = { seen: null, readOtherwise: false, endsOpen: false, bytes: 0, fewestBytes: null }
const STANDS: Baseline = {
  current: 100,
  absent: 0,
  ended: 0,
  reinstated: 0,
  changed: 0,
  signs: new ChangeSigns(),
  fill: {},
  persons: [],
  before: NOTHING_BEFORE,
}

interface Told {
  source?: Source
  ledger?: Partial<Pick<RowLedger, 'refusedWithoutId' | 'contradicting' | 'notPublic'>>
  counts?: Partial<RowLedger['counts']>
  words?: [word: string, column: string, rows: number][]
  facts?: Partial<ReadingFacts>
  stands?: Partial<Baseline>
  before?: Partial<Deliveries>
  released?: Guard[]
}

/** What is thought of a reading that says so of itself. */
function judge({
  source = enterpriseSource(),
  ledger = {},
  counts = {},
  words = [],
  facts = {},
  stands = {},
  before = {},
  released = [],
}: Told) {
  const read = Object.assign(new RowLedger(), ledger)
  Object.assign(read.counts, counts)
  for (const [word, column, rows] of words) read.unknownWords.set(word, { column, rows })
  const baseline = { ...STANDS, ...stands, before: { ...NOTHING_BEFORE, ...before } }
  const { stops, remarks } = judgeReading(source, read, { ...emptyFacts(), ...facts }, baseline, released)
  return { stops: Object.fromEntries(stops), remarks }
}
const NOTHING = { stops: {}, remarks: [] }
const additions = enterpriseSource({ coverage: 'additions' })

it('thinks nothing of a reading that changes nothing', () => expect(judge({})).toEqual(NOTHING))

describe('a source that lists less', () => {
  it('stops where fewer than its share are left, and more than its floor are missing', () => {
    expect(judge({ stands: { absent: 10 } })).toEqual(NOTHING)
    expect(judge({ stands: { absent: 11 } })).toEqual({
      stops: { too_few: '公示中的 100 条里，来源这次只列出 89 条，少于 90%' },
      remarks: [],
    })
    expect([judge({ stands: { current: 8, absent: 5 } }), judge({ stands: { current: 8, absent: 6 } }).stops]).toEqual([
      NOTHING,
      { too_few: '公示中的 8 条里，来源这次只列出 2 条，少于 90%' },
    ])
  })

  it('may only send what is new, where it says so', () => expect(judge({ source: additions, stands: { absent: 99 } })).toEqual(NOTHING))

  it('counts a row that does not tell which record it is as one of those that are missing', () => {
    expect(judge({ stands: { absent: 30 }, ledger: { refusedWithoutId: 20 } })).toEqual(NOTHING)
    expect(judge({ stands: { absent: 31 }, ledger: { refusedWithoutId: 20 } }).stops).toEqual({
      too_few: '公示中的 100 条里，来源这次只列出 89 条，少于 90%',
    })
  })
})

describe('rows that end or bring back', () => {
  it('stop where they end more than a tenth, and more than the floor', () => {
    // A tenth is no more than a tenth, however it is reckoned.
    for (const tenth of [1, 7, 10, 33, 100, 1_234]) expect(judge({ stands: { current: tenth * 10, ended: tenth } })).toEqual(NOTHING)
    expect(judge({ stands: { current: 1_000, ended: 101 } }).stops).toEqual({
      too_many_ended: '来源这次要撤下、修复或截止 101 条，公示中的有 1000 条',
    })
    expect([judge({ stands: { current: 8, ended: 5 } }), Object.keys(judge({ stands: { current: 8, ended: 6 } }).stops)]).toEqual([
      NOTHING,
      ['too_many_ended'],
    ])
  })

  it('stop where they bring back more than a tenth of what speaks against somebody', () => {
    const penalties = penaltySource({ key: ['号'], columns: { 'enterprises.0.name': '名称' } })
    const back = (reinstated: number, current = 1_000) => judge({ source: penalties, stands: { current, reinstated } })
    for (const tenth of [1, 7, 10, 33, 100, 1_234]) expect(back(tenth, tenth * 10)).toEqual(NOTHING)
    expect(back(101).stops).toEqual({ too_many_back: '来源这次要恢复 101 条已停止公示的记录，公示中的有 1000 条' })
    expect([back(5, 8), Object.keys(back(6, 8).stops)]).toEqual([NOTHING, ['too_many_back']])
    // A register of firms may list again whom it likes.
    expect(judge({ stands: { current: 10, reinstated: 10 } })).toEqual(NOTHING)
  })
})

describe('a source that lists more', () => {
  const many = (listed: number, current = 20, source?: Source) =>
    judge({ ...(source ? { source } : {}), ledger: { refusedWithoutId: listed }, stands: { current } }).remarks
  it('is remarked from more than twice as many on, beyond the floor', () => {
    expect([many(40), many(41)]).toEqual([[], ['来源列出 41 条，是公示中 20 条的 2.0 倍']])
    expect([many(7, 2), many(8, 2)]).toEqual([[], ['来源列出 8 条，是公示中 2 条的 4.0 倍']])
    expect(many(7, 0)).toEqual([])
    expect(many(90, 20, additions)).toEqual([])
  })
})

describe('columns and words that nobody declared', () => {
  const columns = ['名称', '代码', '成立日期', '法定代表人', '联系电话', '电子邮箱']
  const told = '出现 2 个未登记的列：“联系电话”、“电子邮箱”；没有采用'
  it('stop a reading, or are only remarked where the source says so', () => {
    expect(judge({ facts: { columns } })).toEqual({ stops: { unknown_column: told }, remarks: [] })
    const warned = enterpriseSource({ guards: { unknownColumns: 'warn' } })
    expect(judge({ source: warned, facts: { columns } })).toEqual({ stops: {}, remarks: [told] })
    expect(judge({ facts: { columns: columns.slice(0, 4) } })).toEqual(NOTHING)
    expect(judge({ source: feedSource(), facts: { columns } })).toEqual(NOTHING)
  })

  it('are a new category from three rows on', () => {
    expect(judge({ words: [['航天', '行业', 2]] })).toEqual(NOTHING)
    expect(judge({ words: [['航天', '行业', 3], ['潜水', '行业', 2], ['甲级', '等级', 40]] })).toEqual({
      stops: { unknown_word: '出现没有登记的分类：行业“航天”3 行、等级“甲级”40 行' },
      remarks: [],
    }) // prettier-ignore
  })
})

describe('columns that empty or go', () => {
  const filled = (rows: number, ...columns: [string, number][]) => ({ rows, filled: new Map(columns) })
  const fill = { 名称: 1, 日期: 0.5 }

  it('stop where a watched one is filled by a fifth less than before', () => {
    expect(judge({ facts: filled(100, ['名称', 80], ['日期', 31]), stands: { fill } })).toEqual(NOTHING)
    expect(judge({ facts: filled(100, ['名称', 79], ['日期', 29]), stands: { fill } })).toEqual({
      stops: { fill_dropped: '必填的列变空了：名称 100%→79%、日期 50%→29%' },
      remarks: [],
    })
    expect(judge({ facts: filled(100, ['名称', 100]), stands: { fill } }).stops).toEqual({
      fill_dropped: '必填的列变空了：日期 50%→0%',
    })
  })

  it('are no matter of a few rows', () => {
    expect(judge({ facts: filled(5, ['名称', 1]), stands: { fill: { 名称: 1 } } })).toEqual(NOTHING)
    expect(Object.keys(judge({ facts: filled(6, ['名称', 1]), stands: { fill: { 名称: 1 } } }).stops)).toEqual(['fill_dropped'])
  })

  it('are reckoned by rows, and are empty where there are none', () => {
    expect(fillOf({ ...emptyFacts(), ...filled(4, ['名称', 3], ['日期', 4]) })).toEqual({ 名称: 0.75, 日期: 1 })
    expect(fillOf({ ...emptyFacts(), ...filled(0, ['名称', 0]) })).toEqual({ 名称: 0 })
  })

  it('stop where one of persons’ names is gone that came with names before', () => {
    const source = enterpriseSource({ ignore: [], persons: [{ from: '法定代表人', optional: true }] })
    const gone = '没有了写人名的列“法定代表人”，不知道其他文字里要遮住谁的名字'
    const columns = ['名称', '代码', '成立日期']
    expect(judge({ source, facts: { columns }, stands: { persons: ['法定代表人'] } })).toEqual({
      stops: { persons_gone: gone },
      remarks: [],
    })
    expect(judge({ source, facts: { columns } })).toEqual(NOTHING)
    expect(judge({ source, facts: { columns: [...columns, '法定代表人'] }, stands: { persons: ['法定代表人'] } })).toEqual(NOTHING)
    expect(judge({ source: feedSource(), facts: { columns }, stands: { persons: ['法定代表人'] } })).toEqual(NOTHING)
  })
})

describe('much that changes', () => {
  /** So many records whose names became question marks. */
  const spoilt = (count: number) => {
    const signs = new ChangeSigns()
    for (let i = 0; i < count; i++) signs.note(new Map([['name', `云帆${i}厂`]]), new Map([['name', `${i}????`]]))
    return signs
  }
  /** So many records that moved to another day. */
  const moved = (count: number) => {
    const signs = new ChangeSigns()
    for (let i = 0; i < count; i++)
      signs.note(new Map([['registeredOn', '2026-01-01']]), new Map([['registeredOn', `2027-01-${10 + (i % 9)}`]]))
    return signs
  }

  it('stops where it looks like damage, in more than a fifth and more than the floor', () => {
    expect(judge({ stands: { signs: spoilt(20) } })).toEqual(NOTHING)
    expect(judge({ stands: { signs: spoilt(21) } })).toEqual({
      stops: { much_changed: '公示中的 100 条里，这次有 21 条要变：名称变成了问号或乱码（21 条）' },
      remarks: [],
    })
    expect([judge({ stands: { current: 8, signs: spoilt(5) } }), judge({ stands: { current: 8, signs: spoilt(6) } }).stops]).toEqual([
      NOTHING,
      { much_changed: '公示中的 8 条里，这次有 6 条要变：名称变成了问号或乱码（6 条）' },
    ])
  })

  it('asks of each column what it asks of all: a few spoilt names among many new days are none', () => {
    const signs = moved(40)
    for (let i = 0; i < 20; i++) signs.note(new Map([['name', `云帆${i}厂`]]), new Map([['name', `${i}????`]]))
    expect(judge({ stands: { signs } })).toEqual({ stops: {}, remarks: ['公示中的 100 条里，这次变了 60 条：成立日期（40 条）'] })
    signs.note(new Map([['name', '云帆厂']]), new Map([['name', '????']]))
    expect(judge({ stands: { signs } }).stops).toEqual({
      much_changed: '公示中的 100 条里，这次有 61 条要变：名称变成了问号或乱码（21 条）',
    })
  })

  it('is told where it is news, with the columns in which many changed', () => {
    expect(judge({ stands: { signs: moved(20) } })).toEqual(NOTHING)
    expect(judge({ stands: { signs: moved(21) } })).toEqual({
      stops: {},
      remarks: ['公示中的 100 条里，这次变了 21 条：成立日期（21 条）'],
    })
    const scattered = new ChangeSigns()
    for (let i = 0; i < 24; i++) scattered.note(new Map([[`f${i % 3}`, '2026-01-01']]), new Map([[`f${i % 3}`, '2027-01-01']]))
    expect(judge({ stands: { signs: scattered } }).remarks).toEqual(['公示中的 100 条里，这次变了 24 条'])
    expect(judge({ stands: { current: 8, signs: moved(5) } })).toEqual(NOTHING)
    expect(judge({ stands: { current: 8, signs: moved(6) } }).remarks).toEqual(['公示中的 8 条里，这次变了 6 条：成立日期（6 条）'])
  })

  it('of other names or of empty columns is damage in larger numbers only', () => {
    const other = (count: number) => {
      const signs = new ChangeSigns()
      for (let i = 0; i < count; i++) signs.note(new Map([['name', `云帆${i}建材`]]), new Map([['name', `海门${i}矿业`]]))
      return signs
    }
    const emptied = (count: number) => {
      const signs = new ChangeSigns()
      for (let i = 0; i < count; i++) signs.note(new Map([['address', `临江路${i}号`]]), new Map())
      return signs
    }
    const stopped = (current: number, signs: ChangeSigns) => Object.keys(judge({ stands: { current, signs } }).stops)
    // Twenty by themselves are none, and of more records a fifth.
    expect([stopped(30, other(20)), stopped(30, other(21)), stopped(200, other(40)), stopped(200, other(41))]).toEqual([
      [],
      ['much_changed'],
      [],
      ['much_changed'],
    ])
    // Half of all, and twenty at least.
    expect([stopped(100, emptied(50)), stopped(100, emptied(51)), stopped(30, emptied(20)), stopped(30, emptied(21))]).toEqual([
      [],
      ['much_changed'],
      [],
      ['much_changed'],
    ])
  })

  it('is remarked where a person has just said that the same bytes mean something else', () => {
    expect(judge({ stands: { signs: spoilt(21) }, before: { readOtherwise: true } })).toEqual({
      stops: {},
      remarks: ['公示中的 100 条里，这次有 21 条要变：名称变成了问号或乱码（21 条）'],
    })
  })
})

describe('an old file, or half of one', () => {
  const seen = { run: 'run-3', at: new Date('2026-05-20T02:05:00.000Z') }
  it('stops where the same was public before, and something would be taken back', () => {
    const told = (ended: number, changed: number) =>
      `同样的内容在 2026-05-20 10:05 公开过（采集 run-3），之后又公开过别的：像是旧文件，会撤下 ${ended} 条、改回 ${changed} 条`
    expect(judge({ before: { seen } })).toEqual(NOTHING)
    expect(judge({ stands: { absent: 1 }, before: { seen } })).toEqual({ stops: { seen_before: told(1, 0) }, remarks: [] })
    expect(judge({ stands: { ended: 2 }, before: { seen } }).stops).toEqual({ seen_before: told(2, 0) })
    expect(judge({ stands: { changed: 3 }, before: { seen } }).stops).toEqual({ seen_before: told(0, 3) })
    expect(judge({ stands: { absent: 2, ended: 1, changed: 3 }, before: { seen } }).stops).toEqual({ seen_before: told(3, 3) })
    expect(judge({ stands: { absent: 2, ended: 1, changed: 3 } })).toEqual(NOTHING)
  })

  it('stops where a text ends within a line and something is missing', () => {
    expect(judge({ stands: { absent: 1 }, before: { endsOpen: true } })).toEqual({
      stops: { cut_short: '文件末尾没有换行，以往每次都有：像是中途断了，会撤下 1 条' },
      remarks: [],
    })
    expect(judge({ before: { endsOpen: true } })).toEqual(NOTHING)
    expect(judge({ source: additions, stands: { absent: 1 }, before: { endsOpen: true } })).toEqual(NOTHING)
  })

  it('is remarked where it is shorter than ever and something is missing, and not twice', () => {
    const shorter = (absent: number, bytes: number, source: Source = enterpriseSource()) =>
      judge({ source, stands: { absent }, before: { bytes, fewestBytes: 1_000 } })
    expect(shorter(1, 999)).toEqual({ stops: {}, remarks: ['这次的文件比以往哪一次都短：999 字节，以往最少 1000 字节；少列 1 条'] })
    // A length counts the digits of what is not told.
    expect(shorter(1, 999, { ...enterpriseSource(), kind: 'fineAccount' }).remarks).toEqual(['这次的文件比以往哪一次都短；少列 1 条'])
    expect([shorter(1, 1_000), shorter(0, 1), shorter(1, 1, additions)]).toEqual([NOTHING, NOTHING, NOTHING])
    expect(judge({ stands: { absent: 1 }, before: { bytes: 0, fewestBytes: null } })).toEqual(NOTHING)
    expect(shorter(50, 1)).toMatchObject({ stops: { too_few: expect.any(String) }, remarks: [] })
  })
})

describe('rows that cannot be used', () => {
  it('stop where more than half are refused, beyond the floor and beside those that are accepted', () => {
    const refused = (count: number, read = 100, current = 100) =>
      judge({ counts: { read, refused: count, accepted: read - count }, stands: { current } })
    expect(refused(50)).toEqual(NOTHING)
    expect(refused(51)).toEqual({ stops: { too_many_refused: '100 行里退回了 51 行，超过 50%' }, remarks: [] })
    expect([refused(5, 6), refused(6, 7).stops]).toEqual([NOTHING, { too_many_refused: '7 行里退回了 6 行，超过 50%' }])
    // Where none is accepted the reading fails for that.
    expect(refused(60, 60)).toEqual(NOTHING)
    // A first import has nothing to lose.
    expect(refused(51, 100, 0)).toEqual({ stops: {}, remarks: ['100 行里退回了 51 行，超过 50%'] })
  })

  it('count neither what is no data, nor what is read well and not public, nor what has a guard of its own', () => {
    const counts = { read: 110, skipped: 10, refused: 51, accepted: 49 }
    expect(judge({ counts }).stops).toEqual({ too_many_refused: '100 行里退回了 51 行，超过 50%' })
    expect(judge({ counts, ledger: { notPublic: 1 } })).toEqual(NOTHING)
    expect(judge({ counts, ledger: { contradicting: 1 } })).toEqual(NOTHING)
  })

  it('stop where more than a fifth repeat a key with other content', () => {
    const contradicting = (count: number, accepted = 100, source: Source = enterpriseSource({ key: [['代码', '信用代码'], '名称'] })) =>
      judge({ source, counts: { read: accepted + count, accepted, refused: count }, ledger: { contradicting: count } })
    expect(contradicting(20)).toEqual(NOTHING)
    expect(contradicting(21)).toEqual({
      stops: {
        rows_contradict: '采用了 100 行，另有 21 行主键（代码/信用代码、名称）与它们相同而内容不同：主键分不开各行，或者新旧两份混在一起',
      },
      remarks: [],
    })
    expect([contradicting(5, 10), Object.keys(contradicting(6, 10).stops)]).toEqual([NOTHING, ['rows_contradict']])
    expect(contradicting(21, 100, feedSource()).stops).toMatchObject({ rows_contradict: expect.stringContaining('主键（key）') })
  })
})

it('remarks on what a person has released, and stops at the others', () => {
  const told = { stands: { absent: 50, ended: 20 }, counts: { read: 60, accepted: 29, refused: 31 } }
  expect(judge({ ...told, released: ['too_few', 'too_many_refused'] })).toEqual({
    stops: { too_many_ended: '来源这次要撤下、修复或截止 20 条，公示中的有 100 条' },
    remarks: ['公示中的 100 条里，来源这次只列出 50 条，少于 90%', '60 行里退回了 31 行，超过 50%'],
  })
})
