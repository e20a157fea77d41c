import { daysBetween, type Day } from '@shared/codes/dates'
import { daysOverdue } from '@shared/kinds/hazard/due'
import type { HazardItem } from '@shared/kinds/hazard/schema'
import { HAZARD_STATUSES, unrectifiedWords } from '@shared/kinds/hazard/words'
import { isDueUnread, isLevelUnread } from '@shared/kinds/hazard/unread'
import { UNKNOWN, UNREAD, type Standing } from '@/text/words'

type Told = Pick<HazardItem, 'status' | 'due' | 'closedOn' | 'outcome' | 'remarks'> & Partial<Pick<HazardItem, 'unread'>>

/** How a hazard stands on a day, in one sentence: the first thing that its page and its line say. Nothing unknown reads as fine. */
export const standingOf = (hazard: Told, today: Day): Standing => (hazard.status === 'closed' ? ended(hazard) : open(hazard, today))

/** The same where the desk verified that nothing was put right, and the source has not answered: what it says of itself stands behind that. */
export const contradicted = ({ words }: Pick<Standing, 'words'>, on: Day): Standing => ({
  tone: 'stop',
  words: `${unrectifiedWords(on)}；来源说：${words}`,
})

/** How a hazard of a list stands on a day: as its page says it. */
export function standingInList(item: Told & Pick<HazardItem, 'unrectifiedOn'>, today: Day): Standing {
  const standing = standingOf(item, today)
  // A line that a phone has kept from before says nothing of it.
  const on = item.unrectifiedOn ?? null
  return on === null ? standing : contradicted(standing, on)
}

function open({ status, due, remarks, unread }: Told, today: Day): Standing {
  const unsaid = remarks.includes('status_unread') ? UNREAD : remarks.includes('status_unsaid') ? UNKNOWN : null
  const isSaid = unsaid === null
  const state = `${remarks.includes('reopened') ? '销号后重新打开，' : ''}${isSaid ? HAZARD_STATUSES[status] : `整改状态${unsaid}`}`
  const over = daysOverdue({ status, due }, today)
  if (over === null || due === null) return { tone: 'unknown', words: `${state}，期限${dueUnknown(unread)}` }
  // Nobody says that it was not put right: that its day is over is all that is known.
  if (!isSaid) return { tone: 'unknown', words: over > 0 ? `${state}，期限已过 ${over} 天` : `${state}，期限 ${due}` }
  if (over > 0) return { tone: 'stop', words: `逾期 ${over} 天，${state}` }
  return { tone: 'warn', words: `${state}，${leftWords(today, due)}` }
}

/** Longer than anybody sets a deadline ahead, in days: a day that stands for none, which nobody counts up to. */
const FAR = 36_500

/** How long a deadline that is not over still is, in words. */
export function leftWords(today: Day, due: Day): string {
  const left = daysBetween(today, due)
  return left === 0 ? '今天到期' : left > FAR ? `期限 ${due}` : `还有 ${left} 天`
}

/** What is closed is fine only where it was in time, or on the spot, and somebody is known to have checked it. */
function ended({ due, closedOn, outcome, remarks, unread }: Told): Standing {
  if (remarks.includes('closed_after_failed_recheck')) return { tone: 'stop', words: '已销号，公布的复查结果却是不合格' }
  const unsaid = remarks.includes('closed_with_unread_recheck') ? UNREAD : remarks.includes('closed_without_recheck') ? UNKNOWN : null
  const unchecked = unsaid === null ? '' : `，复查结果${unsaid}`
  if (outcome === 'closed_late' && due !== null && closedOn !== null)
    return { tone: 'warn', words: `逾期 ${daysBetween(due, closedOn)} 天后销号${unchecked}` }
  if (outcome === 'closed_undated') return { tone: 'unknown', words: `已销号，${unsure(due, closedOn, unread)}${unchecked}` }
  const closed = `${outcome === 'closed_on_the_spot' ? '当场整改，已销号' : '已按期销号'}${closedOn === null ? '' : `（${closedOn}）`}`
  if (remarks.includes('checked_by_fixer')) return { tone: 'warn', words: `${closed}，复查人就是整改人` }
  return { tone: unchecked === '' ? 'pass' : 'unknown', words: closed + unchecked }
}

const unsure = (due: Day | null, closedOn: Day | null, unread: Told['unread']): string => {
  if (closedOn === null) return `销号日期${unread?.includes('closedOn') ? UNREAD : UNKNOWN}`
  return due === null ? `期限${dueUnknown(unread)}，不知道是否按期` : '不知道是否按期'
}

/** The word for a level that is not known. */
export const levelUnknown = (unread: readonly string[] | null | undefined): string => `级别${isLevelUnread(unread) ? UNREAD : UNKNOWN}`

/** The word for a deadline that is not known: nobody wrote it, or nobody could read it. */
export const dueUnknown = (unread: readonly string[] | null | undefined): string => (isDueUnread(unread) ? UNREAD : UNKNOWN)
