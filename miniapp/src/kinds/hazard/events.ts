import { daysOverdue } from '@shared/kinds/hazard/due'
import type { HazardBody } from '@shared/kinds/hazard/schema'
import { LISTING_LEVELS, PHASE_STATES, RECHECK_RESULTS } from '@shared/kinds/hazard/words'
import { formatMoney } from '@shared/codes/money'
import type { Day } from '@shared/codes/dates'
import type { TimePoint } from '@/components/TimeLine'
import { UNKNOWN, UNREAD } from '@/text/words'

type Phase = HazardBody['phases'][number]

/** The steps of a rectification in their order: by their numbers, or as they stand. */
export const inStepOrder = (phases: readonly Phase[]): Phase[] =>
  [...phases].sort((a, b) => (a.seq ?? phases.indexOf(a) + 1) - (b.seq ?? phases.indexOf(b) + 1))

/** The steps of a rectification, in this order, each with what is to be reached, until when, and for how much. */
export const stepsOf = (phases: readonly Phase[], today: Day): TimePoint[] => phases.map((phase, i) => stepOf(phase, i, today))

/** What a step is called. */
export const nameOfStep = ({ seq, goal, measure }: Phase, i: number): string =>
  `第 ${seq ?? i + 1} 步：${goal ?? measure ?? `目标${UNKNOWN}`}`

function stepOf(phase: Phase, i: number, today: Day): TimePoint {
  const { goal, measure, due, budgetFen, state, doneOn } = phase
  const isDone = state === 'done'
  const over = daysOverdue({ status: isDone ? 'closed' : 'rectifying', due }, today) ?? 0
  return {
    on: isDone ? doneOn : due,
    words: nameOfStep(phase, i),
    state: isDone ? 'done' : state === 'doing' ? 'doing' : 'ahead',
    standing: over > 0 ? { tone: 'stop', words: `■ ${PHASE_STATES[state]}，逾期 ${over} 天` } : null,
    notes: [
      ...(over > 0 ? [] : [PHASE_STATES[state]]),
      ...(goal !== null && measure !== null ? [`措施：${measure}`] : []),
      isDone ? `期限 ${due ?? UNKNOWN}` : null,
      `预算 ${budgetFen === null ? UNKNOWN : formatMoney(budgetFen)}`,
    ].filter((note) => note !== null),
  }
}

/** What has happened to a hazard, the earliest first; what has no day stands where it belongs in its life. */
export function eventsOf({ foundOn, listing, extensions, recheck, closedOn, reopenedOn, status, remarks }: HazardBody): TimePoint[] {
  const happened = (on: string | null, words: string, more: Partial<TimePoint> = {}): TimePoint => ({ on, words, state: 'done', ...more })
  const events = [happened(foundOn, '发现隐患')]
  if (listing)
    events.push(
      happened(listing.listedOn, `${listing.level === null ? '' : LISTING_LEVELS[listing.level]}挂牌督办`, {
        notes: [`编号 ${listing.no ?? UNKNOWN}`],
      }),
    )
  for (const { on, newDeadline, reason, approvedBy } of extensions)
    events.push(
      happened(on, approvedBy === null ? `要求延期至 ${newDeadline}` : `延期至 ${newDeadline}`, {
        notes: [`理由：${reason ?? UNKNOWN}`, approvedBy === null ? '批准人未公布，期限没有因此改变' : `批准：${approvedBy}`],
        standing: approvedBy === null ? { tone: 'warn', words: '▲ 没有写明由谁批准' } : null,
      }),
    )
  if (recheck)
    events.push(
      happened(
        recheck.on,
        `复查${recheck.result === null ? `，结果${remarks.includes('closed_with_unread_recheck') ? UNREAD : UNKNOWN}` : RECHECK_RESULTS[recheck.result]}`,
        {
          notes: [`复查人：${recheck.by ?? UNKNOWN}`],
          standing: recheck.result === 'failed' ? { tone: 'stop', words: '■ 复查不合格' } : null,
        },
      ),
    )
  else if (status === 'closed' && remarks.includes('closed_without_recheck'))
    events.push(happened(null, `复查${UNKNOWN}`, { state: 'ahead' }))
  else if (remarks.includes('closed_with_unread_recheck')) events.push(happened(null, `复查结果${UNREAD}`))
  if (closedOn !== null || status === 'closed') events.push(happened(closedOn, '销号'))
  if (reopenedOn !== null) events.push(happened(reopenedOn, '重新打开'))
  return inOrder(events)
}

/** By day; a point without one keeps its place behind the one that it came after. */
function inOrder(events: readonly TimePoint[]): TimePoint[] {
  let last = ''
  return events
    .map((event, i) => {
      last = event.on ?? last
      return { event, i, day: last }
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.i - b.i))
    .map(({ event }) => event)
}
