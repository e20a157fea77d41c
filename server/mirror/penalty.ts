import { addMonths, type Day } from '../../shared/codes/dates'
import type { PenaltyInput } from '../../shared/records/penalty'
import { PENALTY_KINDS, SEVERITIES, codesOf, type PenaltyKind, type Severity } from '../../shared/vocabulary'
import { PENALTY_LAW, type PenaltyLaw } from '../law/penaltyPublicity'
import { CellError } from './columns'
import type { Warn } from './finish'

/** The publicity of one penalty as the law bounds it. */
export interface PenaltyPublicity {
  severity: Severity
  severityBasis: string
  minUntil: Day | null
  maxUntil: Day | null
  publicUntil: Day
}

/** Other words for kinds of penalty, as decisions write them in running text. */
const OTHER_WORDS: [RegExp, PenaltyKind][] = [
  [/吊销/, 'licence_revocation'],
  [/停产|停业/, 'stop_production_order'],
  [/(禁止|限制).{0,20}从业|终身禁止|取消.{0,12}任职资格|禁止.{0,20}从事/, 'employment_restriction'],
  [/罚鍰|罰鍰|罰款/, 'fine'],
  [/没收/, 'confiscated_gains'],
]

/**
 * Until when a penalty may be public: the end its source declares, and never beyond the law's. Throws CellError where no end
 * can be known, or where the law does not publish it: no penalty is shown before its end is known.
 */
export function publicityOf(input: PenaltyInput, declaredUntil: Day | null, warn: Warn, law: PenaltyLaw = PENALTY_LAW): PenaltyPublicity {
  const { severity, basis } = severityOf(input, law)
  const { decidedOn } = input
  const rule = decidedOn === null ? undefined : law.rules.find(({ from, to }) => from <= decidedOn && (to === null || decidedOn <= to))
  const period = rule?.periods[severity]
  if (period === null) throw new CellError('severity', `${SEVERITIES[severity]}处罚原则上不公示（${rule?.basis}）`)
  const maxUntil = decidedOn !== null && period ? addMonths(decidedOn, period.maxMonths) : null
  const publicUntil = earlier(declaredUntil, maxUntil)
  if (publicUntil === null) throw new CellError('decidedOn', '没有处罚决定日期，也没有公示截止期，算不出公示到哪一天')
  if (declaredUntil !== null && declaredUntil > publicUntil)
    warn('publicUntil', `来源写的公示截止期超过法定最长期限，按 ${publicUntil} 截止`)
  return {
    severity,
    severityBasis: rule ? `${basis}；${rule.basis}` : basis,
    minUntil: decidedOn !== null && period ? addMonths(decidedOn, period.minMonths) : null,
    maxUntil,
    publicUntil,
  }
}

/** The gravest of the kinds governs (Order 58: of several kinds the longest period). */
function severityOf(input: PenaltyInput, { classes }: PenaltyLaw): { severity: Severity; basis: string } {
  if (input.severity !== null) return { severity: input.severity, basis: '来源认定' }
  const { seriousFineFromFen } = classes
  if (seriousFineFromFen !== null && (input.fineFen ?? 0) >= seriousFineFromFen) return { severity: 'serious', basis: classes.basis }
  const isFromText = input.penaltyKinds.length === 0
  const kinds = isFromText ? kindsIn([input.content, input.licenceMeasure].filter(Boolean).join('；')) : input.penaltyKinds
  if (isFromText && input.fineFen !== null && input.fineFen > 0) kinds.push('fine')
  if (kinds.length === 0) return { severity: classes.unclassified, basis: '处罚种类不明，暂按一般处罚' }
  const order = codesOf(SEVERITIES)
  const gravest = Math.max(...kinds.map((kind) => order.indexOf(classes.severityOf[kind])))
  return { severity: order[gravest] ?? classes.unclassified, basis: isFromText ? `按处罚内容的文字，${classes.basis}` : classes.basis }
}

/** The kinds of penalty that a text names. */
export function kindsIn(text: string): PenaltyKind[] {
  const named = codesOf(PENALTY_KINDS).filter((kind) => text.includes(PENALTY_KINDS[kind]))
  const other = OTHER_WORDS.filter(([words]) => words.test(text)).map(([, kind]) => kind)
  return [...new Set([...named, ...other])]
}

const earlier = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)
