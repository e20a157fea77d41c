import type { Day } from '../../shared/codes/dates'
import type { PenaltyKind, Severity } from '../../shared/kinds/penalty/words'

/** How long a penalty of one severity may be public, counted from its decision; null where it is not published at all. */
export interface PublicityPeriod {
  minMonths: number
  maxMonths: number
}

/** One state of the law of publicity: which decisions it governs, on what it rests, what it says. */
export interface PublicityRule {
  /** decisions from this day on, up to and including `to` */
  from: Day
  to: Day | null
  basis: string
  periods: Record<Severity, PublicityPeriod | null>
}

/** How penalties are classed, and the rules by the date of the decision. A source may bring its own. */
export interface PenaltyLaw {
  rules: PublicityRule[]
  classes: { basis: string; severityOf: Record<PenaltyKind, Severity>; unclassified: Severity; seriousFineFromFen: number | null }
}

/**
 * The rules as they were read (domain 5.4). Not settled, and therefore data: the emergency-management departments' own table
 * of severities was not found, so penalties are classed by kind after the September 2025 draft and the press on the final
 * text; a decision made before 2026-04-01 keeps the rule of its day; what cannot be classed counts as ordinary, which ends
 * its publicity early rather than late, and running text classes one as serious only where it orders what is grave in the law's own words.
 */
export const PENALTY_LAW: PenaltyLaw = {
  rules: [
    {
      from: '1949-10-01',
      to: '2026-03-31',
      basis: '国家发展改革委令第58号（安全生产领域最短公示期一年，最长三年）',
      periods: { minor: null, ordinary: { minMonths: 12, maxMonths: 36 }, serious: { minMonths: 12, maxMonths: 36 } },
    },
    {
      from: '2026-04-01',
      to: null,
      basis: '《信用修复管理办法》（国家发展改革委令第36号）',
      periods: { minor: null, ordinary: { minMonths: 3, maxMonths: 12 }, serious: { minMonths: 12, maxMonths: 36 } },
    },
  ],
  classes: {
    basis: '按处罚种类划分（参照《信用修复管理办法》2025年9月征求意见稿）',
    severityOf: {
      warning: 'minor',
      circular_criticism: 'minor',
      fine: 'ordinary',
      confiscated_gains: 'ordinary',
      confiscated_property: 'ordinary',
      licence_suspension: 'ordinary',
      downgrade: 'ordinary',
      other: 'ordinary',
      licence_revocation: 'serious',
      activity_restriction: 'serious',
      stop_production_order: 'serious',
      closure_order: 'serious',
      employment_restriction: 'serious',
      detention: 'serious',
    },
    unclassified: 'ordinary',
    seriousFineFromFen: null,
  },
}
