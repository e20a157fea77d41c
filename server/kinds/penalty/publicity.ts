import { addMonths, earliest, type Day } from '../../../shared/codes/dates'
import type { PenaltyInput } from '../../../shared/kinds/penalty/schema'
import { PENALTY_KINDS, SEVERITIES, type PenaltyKind, type Severity } from '../../../shared/kinds/penalty/words'
import { codesOf } from '../../../shared/vocabulary'
import { PENALTY_LAW, type PenaltyLaw } from '../../law/penaltyPublicity'
import { CellError, NotPublic, type Warn } from '../../cellError'
import { orderedIn, whatIsDone } from './penaltyText'

/** The publicity of one penalty as the law bounds it. */
export interface PenaltyPublicity {
  severity: Severity
  severityBasis: string
  minUntil: Day
  maxUntil: Day
  publicUntil: Day
  /** the end that its source declares, whatever the law makes of it */
  declaredUntil: Day | null
}

const MONTHS_A_YEAR = 12

/** Other words for kinds of penalty, as decisions write them in running text. */
const OTHER_WORDS: [RegExp, PenaltyKind][] = [
  [/吊销/, 'licence_revocation'],
  [/停产|停业/, 'stop_production_order'],
  [/关闭|取缔/, 'closure_order'],
  [/(责令)?(停止|暂停)(建设|施工|生产|作业|使用|运营|营运|运行)|(停止|暂停|限制)(经营|承接|投标|业务)/, 'activity_restriction'],
  [
    /(禁止|限制|停止|暂停|不得|取消|终身).{0,20}(从业|执业|任职|从事|担任)|(从业|执业|市场|行业)(禁止|禁入)|终身禁止|(取消|撤销).{0,12}资格/,
    'employment_restriction',
  ],
  [/降低.{0,8}(资质|等级)/, 'downgrade'],
  [/拘留/, 'detention'],
  [/(暂扣|扣留).{0,12}[证照]/, 'licence_suspension'],
  [/罰鍰|罰款/, 'fine'],
  [/没收/, 'confiscated_gains'],
]

/** A text that says that money was taken, and how much. */
const MONEY = /(?:罚款|罰款|罰鍰|没收)[^，。；,;]{0,16}[\d零一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+[^，。；,;]{0,3}元/

/**
 * Until when a penalty may be public: the end its source declares, and never beyond the law's. Throws CellError where no end
 * can be known (no penalty is shown before its end is known), NotPublic where the law does not publish it.
 */
export function publicityOf(
  input: PenaltyInput,
  publicUntil: Day | null,
  warn: Warn,
  today: Day,
  law: PenaltyLaw = PENALTY_LAW,
): PenaltyPublicity {
  const { severity, basis } = severityOf(input, law)
  const { decidedOn } = input
  if (decidedOn === null) throw new CellError('decidedOn', '没有处罚决定日期，算不出公示到哪一天')
  if (decidedOn > today) throw new CellError('decidedOn', '处罚决定日期在将来')
  const rule = law.rules.find(({ from, to }) => from <= decidedOn && (to === null || decidedOn <= to))
  if (!rule) throw new CellError('decidedOn', '处罚决定日期不合常理')
  const period = rule.periods[severity]
  if (period === null) throw new NotPublic('severity', `${SEVERITIES[severity]}处罚原则上不公示（${rule.basis}）`)
  const maxUntil = addMonths(decidedOn, period.maxMonths)
  const term = input.publicYears === null ? null : addMonths(decidedOn, Math.round(input.publicYears * MONTHS_A_YEAR))
  const declaredUntil = earliest([publicUntil, term])
  if (declaredUntil !== null && declaredUntil > maxUntil) warn('publicUntil', `来源写的公示截止期超过法定最长期限，按 ${maxUntil} 截止`)
  return {
    severity,
    severityBasis: `${basis}；${rule.basis}`,
    minUntil: addMonths(decidedOn, period.minMonths),
    maxUntil,
    publicUntil: earliest([declaredUntil, maxUntil]) ?? maxUntil,
    declaredUntil,
  }
}

/** The gravest of the kinds governs (Order 58: of several kinds the longest period). */
function severityOf(input: PenaltyInput, { classes }: PenaltyLaw): { severity: Severity; basis: string } {
  if (input.severity !== null) return { severity: input.severity, basis: '来源认定' }
  const { seriousFineFromFen, severityOf: classOf } = classes
  if (seriousFineFromFen !== null && (input.fineFen ?? 0) >= seriousFineFromFen) return { severity: 'serious', basis: classes.basis }
  const declared = [...input.penaltyKinds, ...kindsBeside(input)]
  const text = input.content ?? ''
  const byText = `按处罚内容的文字，${classes.basis}`
  // A list of kinds may be short of the gravest, and what a text orders in the law's own words is no doubtful word.
  if (gravest([...declared, ...orderedIn(text)], classOf) === 'serious')
    return { severity: 'serious', basis: gravest(declared, classOf) === 'serious' ? classes.basis : byText }
  if (declared.length > 0) {
    const severity = gravest(declared, classOf)
    // A list of kinds may be short of one: what takes money or work is not minor.
    const isShort = severity === 'minor' && (MONEY.test(text) || gravest(kindsIn(whatIsDone(text)), classOf) !== 'minor')
    return { severity: isShort ? classes.unclassified : severity, basis: classes.basis }
  }
  const kinds = kindsIn(text)
  if (kinds.length === 0) return { severity: classes.unclassified, basis: '处罚种类不明，暂按一般处罚' }
  // Running text also names what was not done, or what would follow: its other words never make a penalty serious, and one that speaks of money is not minor.
  const isMinor = gravest(kinds, classOf) === 'minor' && !/罚款|罰款|罰鍰|没收|元/.test(text)
  return { severity: isMinor ? 'minor' : classes.unclassified, basis: byText }
}

/** The kinds of penalty that other columns of the decision say by themselves. */
function kindsBeside({ fineFen, confiscatedFen, licenceMeasure }: PenaltyInput): PenaltyKind[] {
  const measure = licenceMeasure ?? ''
  const licence: PenaltyKind = /吊销|撤销/.test(measure) ? 'licence_revocation' : 'licence_suspension'
  return [
    ...(fineFen ? (['fine'] as const) : []),
    ...(confiscatedFen ? (['confiscated_gains'] as const) : []),
    // 无 and a stroke stand there too.
    ...(/暂扣|吊销|撤销|证|照/.test(measure) ? [licence] : []),
  ]
}

function gravest(kinds: PenaltyKind[], classOf: Record<PenaltyKind, Severity>): Severity {
  const order = codesOf(SEVERITIES)
  return kinds.length === 0 ? 'minor' : (order[Math.max(...kinds.map((kind) => order.indexOf(classOf[kind])))] ?? 'serious')
}

/** The kinds of penalty that a text names. */
export function kindsIn(given: string): PenaltyKind[] {
  // A warning sign that was missing is no warning.
  const text = given.replace(/警告(?:标志|标识|标示|标牌|牌|线|信号|灯)/g, '')
  const named = codesOf(PENALTY_KINDS).filter((kind) => text.includes(PENALTY_KINDS[kind]))
  const other = OTHER_WORDS.filter(([words]) => words.test(text)).map(([, kind]) => kind)
  return [...new Set([...named, ...other])]
}
