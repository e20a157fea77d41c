import { addDays, addMonths, type Day } from '../../../shared/codes/dates'
import { firstDayOfMonth, fullMonthsBefore } from '../../../shared/codes/months'
import { PORT_AGENCY } from '../../sample/files'

/** Shops that nobody will take for real ones; they stand in no register of the sample. */
const PARTIES = ['示例修船点', '示例缆绳行', '示例冷藏库', '示例搬运站', '示例汽修厂', '示例饮水站', '示例油品店', '示例木箱厂'].map(
  (name) => `云帆港区${name}（演示）`,
)
const OFFENCES: [type: string, facts: string, basis: string][] = [
  ['消防通道堆放物品', '作业区消防通道堆放货物', '《安全生产法》第一百零二条'],
  ['未设置安全警示标志', '临水作业面没有设置警示标志', '《安全生产法》第九十九条'],
  ['未如实记录教育培训情况', '新上岗人员没有培训记录', '《安全生产法》第九十七条'],
]
const COUNT = 26
const MONTHS = 11
/** Most are fined one amount; ten thousands of yuan. */
const USUAL = '0.200000'
const OTHERS = ['0.150000', '0.300000', '0.250000', '0.350000', '0.180000'] as const

/** Which decision follows which: the party was fined for the same, and of the first no correction is public. */
const AGAIN: Readonly<Record<number, number>> = { 14: 3, 19: 8, 23: 12 }

const withSlashes = (day: Day): string => day.replace(/-/g, '/')

/** Decisions of the port's enforcement team: one amount for most of them, and three firms that were fined again before anything was put right. */
export function portPenalties(today: Day): string[][] {
  const months = fullMonthsBefore(today, MONTHS)
  return Array.from({ length: COUNT }, (_, i) => {
    const like = AGAIN[i] ?? i
    // A party that comes again by itself comes with another offence.
    const party = PARTIES[like % PARTIES.length] ?? ''
    const [type, facts, basis] = OFFENCES[Math.floor(like / PARTIES.length) % OFFENCES.length] ?? ['', '', '']
    const month = months[Math.floor((i * MONTHS) / COUNT)] ?? ''
    const decidedOn = addDays(firstDayOfMonth(month), 5 + (i % 4) * 3)
    const fine = i % 5 < 3 ? USUAL : (OTHERS[i % OTHERS.length] ?? USUAL)
    const isLeft = Object.values(AGAIN).includes(i)
    const day = (after: number): string => withSlashes(addDays(decidedOn, after))
    return [
      party,
      '个体工商户',
      '',
      '',
      '',
      '',
      `云港执罚〔${decidedOn.slice(0, 4)}〕${i + 1}号`,
      type,
      facts,
      basis,
      '罚款',
      `罚款人民币 ${Number(fine) * 10_000} 元`,
      fine,
      withSlashes(decidedOn),
      withSlashes(addMonths(decidedOn, 12)),
      PORT_AGENCY,
      '',
      day(3),
      day(20),
      isLeft ? '' : day(10),
      i % 4 === 0 ? '否' : '是',
      '',
      '',
      '',
      '',
    ]
  })
}
