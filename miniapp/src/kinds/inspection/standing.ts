import { daysBetween, type Day } from '@shared/codes/dates'
import { daysOverdue } from '@shared/kinds/inspection/due'
import type { InspectionItem } from '@shared/kinds/inspection/schema'
import { INSPECTION_STATUSES } from '@shared/kinds/inspection/words'
import { UNKNOWN, UNREAD, wordOf, type Standing } from '@/text/words'

type Told = Pick<InspectionItem, 'status' | 'due' | 'closedOn' | 'outcome' | 'remarks'>

/** How a finding stands on a day, in one sentence: the first thing that its page and its line say. Nothing unknown reads as fine. */
export function standingOf(finding: Told, today: Day): Standing {
  const { status, due, closedOn, outcome, remarks } = finding
  if (status === null) return { tone: 'unknown', words: `整改情况${remarks.includes('status_unread') ? `：${UNREAD}` : UNKNOWN}` }
  if (status === 'closed') {
    if (outcome === 'closed_on_time') return { tone: 'pass', words: `${closedOn} 按期销号` }
    if (outcome === 'closed_late' && due !== null && closedOn !== null)
      return { tone: 'warn', words: `${closedOn} 销号，逾期 ${daysBetween(due, closedOn)} 天` }
    return { tone: 'unknown', words: closedOn === null ? `已销号，销号日期${UNKNOWN}` : `${closedOn} 销号，不知道是否按期` }
  }
  const words = wordOf(INSPECTION_STATUSES, status)
  const over = daysOverdue(finding, today)
  if (over === null || due === null) return { tone: 'unknown', words: `${words}，整改期限${UNKNOWN}` }
  return over > 0 ? { tone: 'stop', words: `逾期 ${over} 天，${words}` } : { tone: 'warn', words: `${words}，期限 ${due}` }
}
