import type { StripAnswer, StripQuarter } from '@shared/api/strip'
import { cellsOf, legendOf, olderWords, recordWords, recordsIn, restWords, undatedWords, whenWords } from '@/kinds/enterprise/strip'

/** A quarter is told by a letter and by words, and what is not known is told as not known. */

const kinds: StripAnswer['kinds'] = [
  { kind: 'accident', letter: '故', word: '事故' },
  { kind: 'penalty', letter: '罚', word: '处罚' },
  { kind: 'hazard', letter: '患', word: '逾期隐患' },
]
const quarter = (patch: Partial<StripQuarter>): StripQuarter => ({ quarter: '2025-Q4', marks: [], quiet: null, uncovered: [], ...patch })
const cell = (patch: Partial<StripQuarter>) => cellsOf({ quarters: [quarter(patch)], kinds })[0]
const rest = (patch: Partial<StripQuarter>) => restWords({ quarters: [quarter(patch)], kinds }, '2025-Q4')

it.each<[string, Partial<StripQuarter>, string, string[], string]>([
  ['none', { quiet: 'none' }, '无', ['没有'], '2025 年第 4 季度：没有公示中的'],
  ['one that is not over', { quiet: 'running' }, '…', ['未完'], '2025 年第 4 季度：还没有过完，至今没有公示中的'],
  [
    'one that no source covered',
    { quiet: 'unknown', uncovered: ['penalty', 'hazard'] },
    '?',
    ['不知道'],
    '2025 年第 4 季度：处罚、逾期隐患来源没有全部盖住这个季度，不知道',
  ],
  [
    'one with records',
    {
      marks: [
        { kind: 'accident', count: 1 },
        { kind: 'penalty', count: 2 },
      ],
    },
    '故罚',
    ['事故 1', '处罚 2'],
    '2025 年第 4 季度：事故 1 起，处罚 2 项',
  ],
  [
    'one with records, and more that nobody can know',
    { marks: [{ kind: 'hazard', count: 3 }], uncovered: ['accident'] },
    '患?',
    ['逾期隐患 3', '其余不知'],
    '2025 年第 4 季度：逾期隐患 3 条，事故来源没有全部盖住这个季度，不知道',
  ],
  // A service that is newer than this build may know more.
  ['a word that this build does not know', { quiet: 'partly' as 'none' }, '?', ['不知道'], '2025 年第 4 季度：不知道'],
])('%s', (_what, patch, letters, words, label) => {
  expect(cell(patch)).toMatchObject({ name: '25年4季', letters, words, label })
})

it('stands the oldest first, so that the newest is on the right', () => {
  const quarters = ['2026-Q2', '2026-Q1', '2025-Q4'].map((one) => quarter({ quarter: one, quiet: 'none' }))
  expect(cellsOf({ quarters, kinds }).map(({ name }) => name)).toEqual(['25年4季', '26年1季', '26年2季'])
})

it('says below a quarter what its records do not', () => {
  expect(rest({ quiet: 'none' })).toBe('今天没有涉及这家企业的事故、处罚、逾期隐患在公示。没有公示，不等于没有发生过。')
  expect(rest({ quiet: 'running' })).toBe('这个季度还没有过完，至今没有在公示的。')
  expect(rest({ quiet: 'unknown', uncovered: ['accident'] })).toBe('事故：来源没有全部盖住这个季度，有没有，不知道。')
  expect(rest({ marks: [{ kind: 'penalty', count: 1 }], uncovered: ['accident'] })).toBe(
    '事故：来源没有全部盖住这个季度，还有没有，不知道。',
  )
  expect(rest({ marks: [{ kind: 'penalty', count: 1 }] })).toBeNull()
  expect(restWords({ quarters: [], kinds }, '2025-Q4')).toBeNull()
})

it('lists the very records of a quarter, and when each stands', () => {
  const records: StripAnswer['records'] = [
    { kind: 'hazard', id: 'h', title: '临边没有防护', from: '2025-12-31', to: null },
    { kind: 'hazard', id: 'g', title: null, from: '2025-06-01', to: '2025-10-01' },
    { kind: 'penalty', id: 'p', title: '无证上岗', from: '2025-09-30', to: '2025-09-30' },
  ]
  const idsIn = (one: string) => recordsIn({ records, day: '2026-05-20' }, one).map(({ id }) => id)
  expect(['2025-Q2', '2025-Q3', '2025-Q4', '2026-Q2', '2026-Q3'].map(idsIn)).toEqual([['g'], ['g', 'p'], ['h', 'g'], ['h'], []])
  expect(records.map(whenWords)).toEqual(['2025-12-31 起，至今', '2025-06-01 至 2025-10-01', '2025-09-30'])
  // Of a hazard without a deadline nobody knows whether it is overdue.
  expect(records.map(undatedWords)).toEqual(['隐患：临边没有防护', '隐患', '处罚：无证上岗'])
  expect(records.map((one) => recordWords(one, kinds))).toEqual(['逾期隐患：临边没有防护', '逾期隐患', '处罚：无证上岗'])
})

it('has words for every letter, and for what is older', () => {
  expect(legendOf(kinds)).toEqual([
    '故 事故',
    '罚 处罚',
    '患 逾期隐患',
    '无 没有公示中的',
    '… 本季未完',
    '? 来源没有全部盖住这个季度，不知道',
  ])
  expect(olderWords({ older: [], kinds })).toBeNull()
  expect(
    olderWords({
      older: [
        { kind: 'accident', count: 2 },
        { kind: 'penalty', count: 1 },
      ],
      kinds,
    }),
  ).toBe('更早的还有：事故 2 起，处罚 1 项。')
})
