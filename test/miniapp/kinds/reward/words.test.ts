import { reckonedOf, shareWords } from '../../../../miniapp/src/kinds/reward/reckoned'
import { bandWords, budgetWords, paidWords, totalWords } from '../../../../miniapp/src/kinds/reward/words'

/** Rewards in sentences: rounded where they are rounded, and unknown where nobody knows. */

it.each([
  [0, '不到 500 元'],
  [100_000, '约 1,000元'],
  [30_000_000, '约 30万元'],
])('says a total of %d fen', (fen, words) => expect(totalWords(fen)).toBe(words))

const BATCH = { firstMonth: '2026-01', lastMonth: '2026-02' }
it('says what is public of a year, and that nothing is', () => {
  expect(paidWords({ payments: 7, totalFen: 1_700_000, batches: [BATCH] })).toBe('已公布 7 笔，约 1.7万元')
  expect(paidWords({ payments: null, totalFen: null, batches: [] })).toBe('还没有公布过一批')
  expect(paidWords({ payments: null, totalFen: null, batches: [BATCH] })).toContain('和已公布的批次对不上，全年的笔数和合计不知道')
  expect(budgetWords({ budgetFen: null, budgetChanged: false })).toBe('年度预算未公布')
  expect(budgetWords({ budgetFen: 30_000_000, budgetChanged: false })).toBe('年度预算 30万元')
  expect(budgetWords({ budgetFen: 30_000_000, budgetChanged: true })).toBe('年度预算 最初 30万元，后来改过')
})

it.each([
  ['to500', 'to500', '500 元及以下'],
  ['to3000', 'to3000', '500 元以上至 3,000 元'],
  ['over50000', 'over50000', '5 万元以上'],
  ['to500', 'to3000', '3,000 元及以下（合并）'],
  ['to3000', 'over50000', '500 元以上（合并）'],
  ['to500', 'over50000', '各档合并'],
] as const)('names the bands from %s to %s', (lowest, highest, words) => expect(bandWords({ lowest, highest })).toBe(words))

it('says that it does not know a share of a budget that nobody told', () => {
  const rule = { rule: '规则', version: 1 }
  const unknown = [{ field: 'budgetShare', value: null, ...rule }]
  expect(shareWords(unknown)).toBeNull()
  expect(shareWords([{ field: 'budgetShare', value: 57, ...rule }])).toBe('5.7%')
  expect(reckonedOf(unknown).map(({ words }) => words)).toEqual(['不知道'])
})
