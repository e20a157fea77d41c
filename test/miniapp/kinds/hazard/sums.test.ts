import { gapsOf, moneyBars } from '../../../../miniapp/src/kinds/hazard/sums'

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

describe('what is lacking', () => {
  const gaps = (neededFen: number | null, plannedFen: number | null, fundingGapFen: number | null) =>
    gapsOf({ funding: { source: null, releasedFen: null, spentFen: null, neededFen, plannedFen }, fundingGapFen })

  it('is what nobody planned, and what has not come of what was planned', () => {
    expect(gaps(500_000_00, 300_000_00, 300_000_00)).toEqual([
      { tone: 'warn', words: '▲ 需要的有 20万元没有列入计划（计算值）' },
      { tone: 'warn', words: '▲ 计划的还差 30万元没有到位（计算值）' },
    ])
    expect(gaps(300_000_00, 300_000_00, 0)).toEqual([{ tone: 'pass', words: '计划的已经全部到位（计算值）' }])
    expect(gaps(300_000_00, 300_000_00, -100)).toEqual([{ tone: 'pass', words: '到位比计划多 1元（计算值）' }])
  })

  it('is never fine where one of the sums is not known', () => {
    expect(gaps(null, 300_000_00, 0)).toEqual([{ tone: 'unknown', words: '计划的已经全部到位（计算值）；需要多少未公布' }])
    expect(gaps(300_000_00, 300_000_00, null)).toEqual([{ tone: 'unknown', words: '计划和到位有一项未公布，不知道差多少' }])
    for (const one of [gaps(null, null, null), gapsOf({ funding: null, fundingGapFen: null })])
      expect(one.map(({ tone }) => tone)).toEqual(['unknown'])
  })
})
