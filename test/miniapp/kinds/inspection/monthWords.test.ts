import {
  correctedWords,
  correctionWords,
  frozenWords,
  missingWords,
  monthStanding,
  movedWords,
  ownWords,
  problemWords,
  rectifiedWords,
  thenAndNow,
} from '@/kinds/inspection/monthWords'
import { standingOf } from '@/kinds/inspection/standing'
import { wallListOf } from '@/kinds/inspection/wallList'

const TODAY = '2026-05-20'
const month = (patch: object) => ({
  month: '2026-04',
  no: 'AF-202604',
  frozenOn: '2026-04-30',
  state: 'published' as const,
  listed: 6,
  added: 0,
  gone: 0,
  carried: 0,
  uncertain: 0,
  ...patch,
})

it('says that a list is missing, and never that nothing was found', () => {
  expect(monthStanding(month({}))).toEqual({ tone: 'unknown', words: '列入 6 条' })
  expect(monthStanding(month({ state: 'missing', listed: 0, carried: 2 }))).toEqual({
    tone: 'warn',
    words: '清单未公布，以前各月还有 2 条没有整改销号',
  })
  expect(monthStanding(month({ state: 'missing_or_ended', listed: 0 })).words).toContain('或者都已公示期满')
  expect(monthStanding(month({ state: 'running', listed: 3 })).words).toBe('还没有到定稿日，已列入 3 条')
  expect(missingWords([month({}), month({ month: '2026-03', state: 'missing' })])).toBe('有 1 个月的清单未公布：2026 年 3 月')
  expect(missingWords([month({})])).toBeNull()
})

it('says when a list is frozen, and that nobody knows where the holidays are not known', () => {
  expect(frozenWords(month({}))).toBe('2026-04-30（当月最后一个工作日）定稿')
  expect(frozenWords(month({ frozenOn: null }))).toContain('定稿日不知道')
})

const LINE = { gone: null, addedOn: null, silentSince: null, closedOn: null, corrections: [] }

it('counts what is gone or came later apart, and keeps the number of the frozen list', () => {
  expect(monthStanding(month({ listed: 3, added: 1, gone: 1 })).words).toBe('列入 3 条，定稿后补列 1 条，其中 1 条已撤下或公示期满')
  expect(problemWords({ gone: { why: 'withdrawn', on: '2026-05-10' }, problem: null })).toBe(
    '1 条来源已撤下（2026-05-10），内容不再公布，仍然计数',
  )
  expect(problemWords({ gone: { why: 'over', on: null }, problem: null })).toBe('1 条公示期满，内容不再公布，仍然计数')
  expect(thenAndNow({ ...LINE, closedByThen: 'unknown', status: 'open', silentSince: '2026-02-11' })).toBe(
    '定稿时是否销号不知道（来源最近一次报是 2026-02-11）；现在未整改',
  )
})

it('says of a month without a list that it was not published, and neither nought nor that nothing was corrected', () => {
  for (const state of ['missing', 'missing_or_ended'] as const) {
    expect(ownWords(month({ state, listed: 0 }))).toBe('本月清单未公布')
    expect(correctedWords(month({ state }), 0)).toBe('未公布')
  }
  expect([ownWords(month({ added: 1 })), correctedWords(month({}), 0), correctedWords(month({}), 2)]).toEqual([
    '本月列入 6 条，定稿后补列 1 条',
    '没有',
    '2 条，见下',
  ])
})

it('tells then and now apart, corrections one by one, and where a finding went', () => {
  expect(thenAndNow({ ...LINE, closedByThen: 'no', status: 'closed', closedOn: '2026-05-08' })).toBe(
    '定稿时没有销号；现在已整改销号（2026-05-08）',
  )
  expect(thenAndNow({ ...LINE, closedByThen: 'unknown', status: null })).toBe('定稿时是否销号不知道；现在整改情况未公布')
  expect(correctionWords({ field: '整改期限', was: '2026-05-01', is: null, on: '2026-05-02', edition: 3 })).toBe(
    '2026-05-02 更正整改期限：由“2026-05-01”改为“未公布”',
  )
  expect([movedWords({ movedTo: null }), movedWords({ movedTo: '2026-05' })]).toEqual([null, '来源现在把它列在 2026 年 5 月的清单上'])
  expect(movedWords({ movedTo: '' })).toContain('不再写明')
})

it('tells of a county how much was put right, and unknown where nobody tells', () => {
  const now = { closed: 2, told: 3, unknown: 0, permille: 667 }
  const county = { division: '990102', closed: 1, told: 3, unknown: 0, permille: 333, now, query: {} }
  expect(rectifiedWords(county)).toBe('定稿时 33.3%，3 条里 1 条已销号；现在公示的 66.7%，3 条里 2 条已销号')
  expect(rectifiedWords({ ...county, closed: 0, told: 0, unknown: 2, permille: null })).toBe(
    '定稿时 不知道，另 2 条不知道；现在公示的 66.7%，3 条里 2 条已销号',
  )
})

it.each([
  ['overdue', { status: 'returned', due: '2026-05-19', outcome: 'open' }, 'stop', '逾期 1 天，核实不过，退回'],
  ['not due yet', { status: 'open', due: TODAY, outcome: 'open' }, 'warn', '未整改，期限 2026-05-20'],
  ['without a day', { status: 'open', due: null, outcome: 'open' }, 'unknown', '未整改，整改期限未公布'],
  ['not told', { status: null, due: '2026-01-01', outcome: 'untold' }, 'unknown', '整改情况未公布'],
  ['closed in time', { status: 'closed', closedOn: '2026-05-01', outcome: 'closed_on_time' }, 'pass', '2026-05-01 按期销号'],
  [
    'closed late',
    { status: 'closed', due: '2026-05-01', closedOn: '2026-05-03', outcome: 'closed_late' },
    'warn',
    '2026-05-03 销号，逾期 2 天',
  ],
  ['closed without a day', { status: 'closed', outcome: 'closed_undated' }, 'unknown', '已销号，销号日期未公布'],
] as const)('says of one that is %s how it stands, and nothing unknown as fine', (_name, finding, tone, words) =>
  expect(standingOf({ due: null, closedOn: null, remarks: [], ...finding }, TODAY)).toEqual({ tone, words }),
)

it('prints every line of a list, each correction and what is carried on, and of a missing one that it was not published', () => {
  const finding = {
    id: 'a', no: '1', visitedOn: null, division: '990102', address: null, enterprise: '甲厂', problem: '通道上锁', cause: null, owner: null, due: null,
    ...LINE, closedByThen: 'no' as const, status: 'open' as const, movedTo: null, twins: [],
    corrections: [{ field: '原因', was: '制度', is: '责任', on: '2026-05-02', edition: 3 }],
  } // prettier-ignore
  const carried = { ...LINE, id: 'b', listMonth: '2026-01', months: 3, division: null, enterprise: null, problem: '灭火器过期', owner: null, due: null, status: null } // prettier-ignore
  const list = {
    ...month({ carried: 1 }),
    numbers: ['安暗访3号'],
    lines: [finding],
    carriedLines: [carried],
    uncertainLines: [],
    counties: [],
  }
  const sheet = wallListOf(list, (code) => `区划${code}`, 'http://x/#/list', '数据截至今天')
  expect(sheet.tables).toHaveLength(2)
  expect(sheet.tables[0]?.rows).toEqual([
    [
      '1',
      '区划990102 甲厂',
      '通道上锁',
      '未公布',
      '未公布',
      '未公布',
      '定稿时没有销号；现在未整改。2026-05-02 更正原因：由“制度”改为“责任”',
    ],
  ])
  expect(sheet.tables[1]?.rows[0]?.slice(1)).toEqual([
    '未公布',
    '灭火器过期',
    '2026 年 1 月',
    '未公布',
    '未公布',
    '连续 3 个月未整改。现在整改情况未公布',
  ])
  expect(sheet.notes[0]).toBe('编号 AF-202604、安暗访3号')
  const gone = { ...finding, gone: { why: 'withdrawn' as const, on: '2026-05-10' }, problem: null, status: null, corrections: [] }
  expect(wallListOf({ ...list, gone: 1, lines: [gone] }, String, '', '').tables[0]?.rows).toEqual([
    ['1', '—', '1 条来源已撤下（2026-05-10），内容不再公布，仍然计数', '—', '—', '—', '定稿时没有销号'],
  ])
  const missing = wallListOf({ ...list, state: 'missing', listed: 0, lines: [] }, String, '', '')
  expect(missing.tables[0]).toMatchObject({ title: '本月清单未公布', rows: [], empty: '这个月的清单未公布。没有公布，不等于没有发现。' })
})
