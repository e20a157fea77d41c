import { inOneUnit, numberWords, signedMoney, yuan } from '../../../../miniapp/src/kinds/fineAccount/amounts'
import { partings } from '../../../../miniapp/src/kinds/fineAccount/partings'
import { largestOf, moneyPicture } from '../../../../miniapp/src/kinds/fineAccount/moneyPicture'
import { reckonedOf } from '../../../../miniapp/src/kinds/fineAccount/reckoned'
import { signalStanding, standingOf } from '../../../../miniapp/src/kinds/fineAccount/standing'
import { FINE_ACCOUNT_RULES } from '../../../../shared/kinds/fineAccount/words'

const ten = Array.from({ length: 10 }) as Parameters<typeof standingOf>[0]['signals']

it.each([
  [
    { seen: 4, unknown: 0, few: 2 },
    { tone: 'warn', words: '数字引出 4 个疑问，等说明；另有 2 个样本不足' },
  ],
  [
    { seen: 0, unknown: 4, few: 1 },
    { tone: 'unknown', words: '能核对的 5 项里没有看到疑问；另有 4 个数据不全，看不出，1 个样本不足' },
  ],
  [
    { seen: 0, unknown: 0, few: 0 },
    { tone: 'unknown', words: '能核对的 10 项里没有看到疑问' },
  ],
  [
    { seen: 0, unknown: 10, few: 0 },
    { tone: 'unknown', words: '还看不出有没有疑问；另有 10 个数据不全，看不出' },
  ],
])('says how an agency stands: %j', (given, standing) => expect(standingOf({ ...given, signals: ten })).toEqual(standing))

it('never shows a question that nothing was seen of as good', () =>
  expect((['seen', 'not_seen', 'few', 'unknown'] as const).map((state) => signalStanding({ state }).tone)).toEqual([
    'warn',
    'unknown',
    'unknown',
    'unknown',
  ]))

it('says numbers in their units', () => {
  expect(numberWords({ unit: 'permille', value: 615 })).toBe('61.5%')
  expect(numberWords({ unit: 'hundredth', value: 3 })).toBe('0.03 倍')
  expect(numberWords({ unit: 'count', value: 0 })).toBe('0')
  expect(numberWords({ unit: 'fen', value: null })).toBe('未公布')
  expect(signedMoney(-5_000)).toBe('负 50元')
  expect([yuan(11_350_000), yuan(1_234_505), yuan(0), yuan(null)]).toEqual(['113,500', '12,345.05', '0', '未公布'])
})

it('says of each computed value what it is called, and of an unknown one that nobody knows', () => {
  const told = reckonedOf(
    Object.entries(FINE_ACCOUNT_RULES).map(([field, { text, version }]) => ({ field, value: null, rule: text, version })),
  )
  expect(told.filter(({ name, words }) => name === '其他' || words !== '不知道')).toEqual([])
  expect(reckonedOf([{ field: 'notInTreasuryFen', value: -100, rule: 'x', version: 1 }])[0]?.words).toBe('负 1元')
})

it('draws two bars for each month, the largest as high as there is room, an unknown one broken', () => {
  const months = [
    { paidFen: 100, spentFen: 50 },
    { paidFen: null, spentFen: 0 },
  ]
  const svg = decodeURIComponent(moneyPicture(months).split(',').slice(1).join(','))
  expect(svg.match(/<rect/g)).toHaveLength(4)
  expect([...svg.matchAll(/height="([\d.]+)" vector/g)].map(([, height]) => Number(height))).toEqual([58, 29, 59, 0])
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(1)
  expect(largestOf(months)).toBe(100)
  expect(moneyPicture([])).toContain('data:image/svg+xml')
})

it('tells the amounts of one card in one unit, and an agency with the brackets that it is written with', () => {
  expect(inOneUnit([12_000_000, 1_135_000, null, 0])).toEqual(['120,000元', '11,350元', '未公布', '0元'])
  expect(inOneUnit([12_000_000, 2_000_000, null, 0])).toEqual(['12万元', '2万元', '未公布', '0元'])
  expect(partings.agency?.wordOf('云帆市应急管理局(演示)', String)).toBe('云帆市应急管理局（演示）')
})
