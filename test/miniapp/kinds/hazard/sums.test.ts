import { gapWords, moneyBars } from '../../../../miniapp/src/kinds/hazard/sums'

const funding = { source: null, neededFen: 500_000_00, plannedFen: 300_000_00, releasedFen: 0, spentFen: null }

it('keeps four figures apart: nought is nought, and what is not known is not', () => {
  expect(moneyBars(funding)).toEqual([
    { name: '需要', value: 500_000_00, words: '50万元' },
    { name: '计划', value: 300_000_00, words: '30万元' },
    { name: '到位', value: 0, words: '0元' },
    { name: '已用', value: null, words: '未公布' },
  ])
  expect(moneyBars(null).map(({ words }) => words)).toEqual(['未公布', '未公布', '未公布', '未公布'])
})

it('says what has not come, and never calls it fine where that is not known', () => {
  expect(gapWords(null)).toEqual({ tone: 'unknown', words: '计划和到位有一项未公布，不知道差多少。' })
  expect(gapWords(300_000_00)).toEqual({ tone: 'warn', words: '▲ 计划的还差 30万元没有到位（计算值）' })
  expect(gapWords(0).words).toContain('全部到位')
  expect(gapWords(-100).words).toContain('多 1元')
})
