import type { AccidentItem, NoticeItem, PenaltyItem } from '../../shared/api/items'
import type { Judgement } from '../../shared/api/records'
import { addMonths, type Day } from '../../shared/codes/dates'
import type { EnterpriseBody } from '../../shared/records/enterprise'

/** What a judgement rests on: an enterprise with the accidents and notices that name it, all public today. */
export interface Facts {
  enterprise: EnterpriseBody
  accidents: AccidentItem[]
  notices: NoticeItem[]
  penalties: PenaltyItem[]
  /** whether anything of these kinds was ever published */
  known: { accidents: boolean; notices: boolean; penalties: boolean }
  today: Day
}

/** Months that a judgement looks back. Our judgement, not a rule: the longest minimum publicity of serious penalties. */
const LOOK_BACK_MONTHS = 12

/** Shares of responsibility that count against a carrier: equal or more (domain 8). */
const COUNTS_AGAINST = new Set(['full', 'main', 'equal'])

/**
 * The one sentence over an enterprise's page: what is known within a year, as of today. It never says that a firm is
 * safe, only what has or has not been published; what was never published stays unknown.
 */
export function judge(facts: Facts): Judgement {
  const judgement = judgeKnown(facts)
  const missing = [facts.known.accidents ? '' : '事故', facts.known.notices ? '' : '通报', facts.known.penalties ? '' : '处罚'].filter(
    Boolean,
  )
  // Only what was found against a firm stands without the whole picture.
  if (missing.length === 0 || judgement.tone === 'stop') return judgement
  return { ...judgement, tone: 'unknown', sentence: `${missing.join('、')}数据未公布，不能据此判断。` }
}

function judgeKnown(facts: Facts): Judgement {
  return facts.enterprise.sector === 'road_transport' ? judgeCarrier(facts) : judgeEnterprise(facts)
}

function judgeEnterprise({ accidents, notices, penalties, enterprise, today }: Facts): Judgement {
  const serious = penalties.filter((penalty) => penalty.severity === 'serious')
  const responsible = recent(accidents, today).filter((accident) => accident.nature === 'responsible')
  const pending = recent(accidents, today).filter((accident) => accident.nature === 'undetermined')
  const unrectified = notices.filter((notice) => notice.rectified === false)
  const reasons = [
    ...responsible.map((accident) => describe(accident)),
    ...unrectified.map((notice) => `整改未验收：${notice.title}`),
    ...penalties.map(describePenalty),
    ...pending.map((accident) => `${describe(accident)}（仍在调查）`),
  ]
  if (responsible.length > 0 || unrectified.length > 0 || serious.length > 0) {
    const parts = [
      responsible.length > 0 ? `近一年发生 ${responsible.length} 起责任事故` : '',
      unrectified.length > 0 ? `有 ${unrectified.length} 项整改未验收` : '',
      serious.length > 0 ? `有 ${serious.length} 项严重行政处罚在公示` : '',
    ]
    return { tone: 'stop', sentence: parts.filter(Boolean).join('，') + '。', reasons }
  }
  if (pending.length > 0) return { tone: 'warn', sentence: `近一年有 ${pending.length} 起事故仍在调查。`, reasons }
  if (penalties.length > 0) return { tone: 'warn', sentence: `近一年未公布责任事故；现有 ${penalties.length} 项行政处罚在公示。`, reasons }
  if (notices.length > 0) return { tone: 'warn', sentence: `近一年未公布责任事故；现有 ${notices.length} 份通报在公示。`, reasons }
  const graded = enterprise.grades.some((grade) => grade.scheme === 'city')
  return {
    tone: graded ? 'pass' : 'unknown',
    sentence: graded ? '近一年未公布责任事故，现无通报和处罚在公示。' : '近一年未公布责任事故；城市评级未公布。',
    reasons,
  }
}

function judgeCarrier({ accidents, notices, penalties, today }: Facts): Judgement {
  const against = recent(accidents, today).filter(({ responsibility }) => responsibility !== null && COUNTS_AGAINST.has(responsibility))
  const unrectified = notices.filter((notice) => notice.rectified === false)
  const unknown = recent(accidents, today).filter(({ responsibility }) => responsibility === null)
  const reasons = [
    ...against.map(describe),
    ...unrectified.map((notice) => `整改未验收：${notice.title}`),
    ...penalties.map(describePenalty),
    ...unknown.map((accident) => `${describe(accident)}（责任未公布）`),
  ]
  if (against.length > 0) {
    const ending = unrectified.length > 0 ? '，事故后的整改尚未验收' : ''
    return { tone: 'stop', sentence: `近一年发生 ${against.length} 起负同等以上责任的事故${ending}。`, reasons }
  }
  if (unrectified.length > 0) return { tone: 'stop', sentence: `有 ${unrectified.length} 项整改尚未验收。`, reasons }
  if (unknown.length > 0) return { tone: 'warn', sentence: `近一年有 ${unknown.length} 起事故的责任尚未公布。`, reasons }
  if (penalties.length > 0) {
    return { tone: 'warn', sentence: `近一年未发现负同等以上责任的事故；现有 ${penalties.length} 项行政处罚在公示。`, reasons }
  }
  return { tone: 'pass', sentence: '近一年未发现负同等以上责任的事故。', reasons }
}

/** Accidents within the look-back; one without a date counts, for it cannot be shown to be older. */
function recent(accidents: AccidentItem[], today: Day): AccidentItem[] {
  const since = addMonths(today, -LOOK_BACK_MONTHS)
  return accidents.filter((accident) => accident.occurredOn === null || accident.occurredOn >= since)
}

const describePenalty = ({ decidedOn, offenceType, title, documentNo }: PenaltyItem): string =>
  ['行政处罚', decidedOn ?? '日期未公布', offenceType ?? title ?? documentNo].filter(Boolean).join(' ')

const describe = (accident: AccidentItem): string =>
  [accident.occurredOn ?? '日期未公布', accident.title ?? accident.category ?? '事故'].join(' ')
