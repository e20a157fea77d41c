import type { CountyRectified, ListedFinding, MonthEndAnswer } from '@shared/kinds/inspection/monthEnd'
import { monthWords } from '@shared/codes/months'
import { INSPECTION_STATUSES } from '@shared/kinds/inspection/words'
import { UNKNOWN, wordOf, type Standing } from '@/text/words'

type MonthOf = MonthEndAnswer['months'][number]

/** Said of a month without a list: nobody published one, which is not that nothing was found. */
const STATES: Readonly<Record<MonthOf['state'], string>> = {
  published: '已公布',
  running: '还没有到定稿日',
  missing: `清单${UNKNOWN}`,
  missing_or_ended: `现在没有公示中的问题：清单${UNKNOWN}，或者都已公示期满`,
}

/** How a month stands, in one sentence. A list is no judgement of anybody: only one that is not there is told apart. */
export function monthStanding({ state, listed, carried }: Pick<MonthOf, 'state' | 'listed' | 'carried'>): Standing {
  const earlier = carried === 0 ? '' : `，以前各月还有 ${carried} 条没有整改销号`
  if (state === 'missing') return { tone: 'warn', words: `${STATES.missing}${earlier}` }
  if (state === 'published') return { tone: 'unknown', words: `列入 ${listed} 条${earlier}` }
  return { tone: 'unknown', words: `${wordOf(STATES, state)}${listed === 0 ? '' : `，已列入 ${listed} 条`}${earlier}` }
}

/** On which day a month's list is frozen, in words. */
export const frozenWords = ({ frozenOn, state }: Pick<MonthOf, 'frozenOn' | 'state'>): string =>
  frozenOn === null ? '定稿日不知道：这一年的放假安排还没有公布' : `${frozenOn}（当月最后一个工作日）${state === 'running' ? '才' : ''}定稿`

/** The months that have no list, in words; null where each has one. */
export function missingWords(months: readonly MonthOf[]): string | null {
  const missing = months.filter(({ state }) => state === 'missing').map(({ month }) => monthWords(month))
  return missing.length === 0 ? null : `有 ${missing.length} 个月的清单${UNKNOWN}：${missing.join('、')}`
}

/** How many month-ends a finding has been open, in words. */
export const openMonths = (months: number): string => `连续 ${months} 个月未整改`

/** Whether a finding was struck off when its list was frozen, and whether it is now. */
export function thenAndNow({ closedByThen, status }: Pick<ListedFinding, 'closedByThen' | 'status'>): string {
  const then = { yes: '定稿时已销号', no: '定稿时没有销号', unknown: '定稿时是否销号不知道' }[closedByThen]
  return `${then}；现在${status === null ? `整改情况${UNKNOWN}` : wordOf(INSPECTION_STATUSES, status)}`
}

/** A correction of a list, in words. */
export const correctionWords = ({ field, was, is, on }: ListedFinding['corrections'][number]): string =>
  `${on} 更正${field}：由“${was ?? UNKNOWN}”改为“${is ?? UNKNOWN}”`

/** Where a finding has gone that once stood on a list; null where it stands there still. */
export const movedWords = ({ movedTo }: Pick<ListedFinding, 'movedTo'>): string | null =>
  movedTo === null ? null : movedTo === '' ? '来源现在不再写明它在这份清单上' : `来源现在把它列在 ${monthWords(movedTo)}的清单上`

const PERMILLE_OF_PERCENT = 10

/** How much of a county's findings is put right, in words. */
export function rectifiedWords({ permille, closed, told, unknown }: CountyRectified): string {
  const untold = unknown === 0 ? '' : `，另 ${unknown} 条整改情况${UNKNOWN}`
  return permille === null ? `不知道${untold}` : `${(permille / PERMILLE_OF_PERCENT).toFixed(1)}%，${told} 条里 ${closed} 条已销号${untold}`
}
