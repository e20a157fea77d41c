import type { AccidentItem, NoticeItem, PenaltyItem } from '../../shared/api/items'
import type { Judgement } from '../../shared/api/records'
import { addMonths, type Day } from '../../shared/codes/dates'
import { harmWords } from '../../shared/harm'
import { stepTone, type StepTone } from '../../shared/gradeScales'
import type { EnterpriseBody, Grade } from '../../shared/records/enterprise'
import { GRADE_SCHEMES } from '../../shared/vocabulary'

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

/** Something that stands against calm: how grave, the clause of the sentence, and what it rests on. */
interface Finding {
  tone: 'stop' | 'warn' | 'unknown'
  clause: string
  reasons: string[]
}

/** Months that a judgement looks back. Our judgement, not a rule: the longest minimum publicity of serious penalties. */
const LOOK_BACK_MONTHS = 12

/** Shares of responsibility that count against a carrier: equal or more (domain 8). */
const COUNTS_AGAINST = new Set(['full', 'main', 'equal'])

/**
 * The one sentence over an enterprise's page: what is known within a year, as of today. It never says that a firm is
 * safe, only what has or has not been published; what was never published stays unknown, and what is unknown is never calm.
 */
export function judge(facts: Facts): Judgement {
  const accidents = accidentFindings(facts)
  const findings = [...accidents, ...noticeFindings(facts), ...penaltyFindings(facts), ...gradeFindings(facts)]
  const reasons = findings.flatMap((finding) => finding.reasons)
  const of = (tone: Finding['tone']) => findings.filter((finding) => finding.tone === tone).map(({ clause }) => clause)
  const [stop, warn, unknown] = [of('stop'), of('warn'), of('unknown')]
  // What was found against a firm stands without the whole picture; calm does not.
  if (stop.length > 0) return { tone: 'stop', sentence: sentenceOf(stop), reasons }
  const missing = [facts.known.accidents ? '' : '事故', facts.known.notices ? '' : '通报', facts.known.penalties ? '' : '处罚'].filter(
    Boolean,
  )
  const gap = missing.length === 0 ? '' : `${missing.join('、')}数据未公布，不能据此判断`
  const calm = accidents.length > 0 || !facts.known.accidents ? [] : [calmClause(facts)]
  if (warn.length > 0) return { tone: 'warn', sentence: sentenceOf([...calm, ...warn, ...(gap === '' ? [] : [gap])]), reasons }
  if (gap !== '') return { tone: 'unknown', sentence: sentenceOf([gap]), reasons }
  if (unknown.length > 0) return { tone: 'unknown', sentence: sentenceOf([...calm, ...unknown]), reasons }
  return { tone: 'pass', sentence: sentenceOf([...calm, '现无通报和处罚在公示']), reasons }
}

const sentenceOf = (clauses: string[]): string => `${clauses.join('，')}。`

const isCarrier = ({ enterprise }: Facts): boolean => enterprise.sector === 'road_transport'

const calmClause = (facts: Facts): string => (isCarrier(facts) ? '近一年未发现负同等以上责任的事故' : '近一年未公布责任事故')

/** Findings without any that rest on nothing. */
const found = (tone: Finding['tone'], reasons: string[], clause: string): Finding[] =>
  reasons.length === 0 ? [] : [{ tone, clause, reasons }]

/** An accident counts against a firm that is responsible for it, against a carrier by its share; what is not decided yet is not calm. */
function accidentFindings(facts: Facts): Finding[] {
  const accidents = recent(facts.accidents, facts.today)
  if (isCarrier(facts)) {
    const against = accidents.filter(({ responsibility }) => responsibility !== null && COUNTS_AGAINST.has(responsibility))
    const open = accidents.filter(({ responsibility }) => responsibility === null)
    return [
      ...found('stop', against.map(describe), `近一年发生 ${against.length} 起负同等以上责任的事故`),
      ...found(
        'warn',
        open.map((one) => `${describe(one)}（责任未公布）`),
        `近一年有 ${open.length} 起事故的责任尚未公布`,
      ),
    ]
  }
  const responsible = accidents.filter(({ nature }) => nature === 'responsible')
  const open = accidents.filter(({ nature }) => nature === 'undetermined')
  return [
    ...found('stop', responsible.map(describe), `近一年发生 ${responsible.length} 起责任事故`),
    ...found(
      'warn',
      open.map((one) => `${describe(one)}（仍在调查）`),
      `近一年有 ${open.length} 起事故仍在调查`,
    ),
  ]
}

/** A notice stands until its rectification was accepted; one of which that was not told is not fine. */
function noticeFindings({ notices }: Facts): Finding[] {
  const open = notices.filter(({ rectified }) => rectified === false)
  const untold = notices.filter(({ rectified }) => rectified === null)
  const done = notices.filter(({ rectified }) => rectified === true)
  return [
    ...found(
      'stop',
      open.map(({ title }) => `整改未验收：${title}`),
      `有 ${open.length} 项整改尚未验收`,
    ),
    ...found(
      'warn',
      untold.map(({ title }) => `整改情况未公布：${title}`),
      `有 ${untold.length} 份通报的整改情况未公布`,
    ),
    ...found(
      'warn',
      done.map(({ title }) => `整改已验收：${title}`),
      `有 ${done.length} 份整改已验收的通报在公示`,
    ),
  ]
}

function penaltyFindings({ penalties }: Facts): Finding[] {
  const serious = penalties.filter(({ severity }) => severity === 'serious')
  const others = penalties.filter(({ severity }) => severity !== 'serious')
  return [
    ...found('stop', serious.map(describePenalty), `有 ${serious.length} 项严重行政处罚在公示`),
    ...found('warn', others.map(describePenalty), `现有 ${others.length} 项行政处罚在公示`),
  ]
}

/**
 * The lowest steps of each scheme colour the judgement. A bad grade that has run out still is the last one known; a good one
 * that has run out, or a word that no scale has, says nothing. A firm without a city grade is unknown; a carrier is judged by its
 * accidents first, and its assessment may be still to come.
 */
function gradeFindings(facts: Facts): Finding[] {
  const { grades } = facts.enterprise
  const isGraded = isCarrier(facts) || grades.some(({ scheme }) => scheme === 'city')
  const missing: Finding[] = isGraded ? [] : [{ tone: 'unknown', clause: `${GRADE_SCHEMES.city}未公布`, reasons: [] }]
  return [...grades.flatMap((grade) => gradeFinding(grade, facts.today)), ...missing]
}

const STEP_WORDS: Record<Exclude<StepTone, 'fine'>, string> = { stop: '最低一档', warn: '偏低' }

function gradeFinding({ scheme, grade, validTo, decidedOn }: Grade, today: Day): Finding[] {
  const tone = stepTone(scheme, grade)
  const isOver = validTo !== null && validTo < today
  const name = `${GRADE_SCHEMES[scheme]} ${grade}`
  const over = isOver ? `，已于 ${validTo} 到期` : ''
  const reasons = [`${name}（${decidedOn === null ? '评定日期未公布' : `${decidedOn} 评定`}${over}）`]
  if (tone === null) return [{ tone: 'unknown', clause: `${name}（不知道是第几级）`, reasons }]
  if (tone === 'fine') return isOver ? [{ tone: 'unknown', clause: `${name} 已到期，没有新的`, reasons }] : []
  return [{ tone: isOver ? 'warn' : tone, clause: `${name}（${STEP_WORDS[tone]}）`, reasons }]
}

/** Accidents within the look-back; one without a date counts, for it cannot be shown to be older. */
function recent(accidents: AccidentItem[], today: Day): AccidentItem[] {
  const since = addMonths(today, -LOOK_BACK_MONTHS)
  return accidents.filter((accident) => accident.occurredOn === null || accident.occurredOn >= since)
}

const describePenalty = ({ decidedOn, offenceType, title, documentNo }: PenaltyItem): string =>
  ['行政处罚', decidedOn ?? '日期未公布', offenceType ?? title ?? documentNo].filter(Boolean).join(' ')

const describe = (accident: AccidentItem): string =>
  [accident.occurredOn ?? '日期未公布', accident.title ?? accident.category ?? '事故', harmWords(accident)].filter(Boolean).join(' ')
