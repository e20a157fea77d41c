import type { Day } from '../../codes/dates'
import { UNKNOWN } from '../../tones'
import { SECTORS, type Sector } from '../../vocabulary'
import { PERSON_ROLES, type PersonRole } from './words'

/** What is told of the persons of a zone in words, wherever it is told: on the phone, on a plain page, on paper. */

interface Training {
  on: Day
  hours: number | null
  passed: boolean | null
  nextDue: Day | null
}

/** As what somebody answers: 燃气 行业责任人. */
export const roleWords = ({ role, sector }: { role: PersonRole; sector: Sector | null }): string =>
  sector === null ? PERSON_ROLES[role] : `${SECTORS[sector]} ${PERSON_ROLES[role]}`

/** From when until when somebody holds a post, and whether that is over on a day, has not begun, or cannot be. */
export function termWords({ termFrom, termTo }: { termFrom: Day | null; termTo: Day | null }, today: Day): string {
  if (termFrom === null && termTo === null) return `任期${UNKNOWN}`
  return `任期 ${termFrom ?? UNKNOWN} 至 ${termTo ?? UNKNOWN}${standing({ termFrom, termTo }, today)}`
}

function standing({ termFrom, termTo }: { termFrom: Day | null; termTo: Day | null }, today: Day): string {
  if (termFrom !== null && termTo !== null && termTo < termFrom) return '（起止颠倒）'
  if (termTo !== null && termTo < today) return '（已届满）'
  return termFrom !== null && termFrom > today ? '（还没有开始）' : ''
}

/** How somebody was trained last, with what came of it and until when that holds. */
export function trainingWords(training: Training | null): string {
  if (!training) return `培训${UNKNOWN}`
  const { on, hours, passed, nextDue } = training
  const result = passed === null ? `结果${UNKNOWN}` : passed ? '合格' : '未合格'
  return `培训 ${on} ${result}${hours === null ? '' : `，${hours} 学时`}${nextDue === null ? '' : `，下次 ${nextDue} 前`}`
}

/** Who answers for a zone first, in a line, and until when: a line knows no day, and whose term is over answers no more. */
export const headlineWords = ({ headline, headlineUntil }: { headline: string | null; headlineUntil: Day | null }): string =>
  headline === null ? `责任人${UNKNOWN}` : `${headline}${headlineUntil === null ? '' : `（任期至 ${headlineUntil}）`}`
