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

type Counts = Pick<MonthOf, 'state' | 'listed' | 'added' | 'gone' | 'carried'>

/** How a month stands, in one sentence. A list is no judgement of anybody: only one that is not there is told apart. */
export function monthStanding({ state, listed, added, gone, carried }: Counts): Standing {
  const earlier = carried === 0 ? '' : `，以前各月还有 ${carried} 条没有整改销号`
  const since = `${added === 0 ? '' : `，定稿后补列 ${added} 条`}${gone === 0 ? '' : `，其中 ${gone} 条已撤下或公示期满`}`
  if (state === 'missing') return { tone: 'warn', words: `${STATES.missing}${earlier}` }
  if (state === 'published') return { tone: 'unknown', words: `列入 ${listed} 条${since}${earlier}` }
  return { tone: 'unknown', words: `${wordOf(STATES, state)}${listed === 0 ? '' : `，已列入 ${listed} 条`}${earlier}` }
}

/** Whether a month has a list at all. */
export const hasList = ({ state }: Pick<MonthOf, 'state'>): boolean => state === 'published' || state === 'running'

/** What is said over the own lines of a month, which are counted as the list was frozen; of a month without a list that it was not published. */
export const ownWords = (one: Pick<MonthOf, 'state' | 'listed' | 'added'>): string =>
  hasList(one) ? `本月列入 ${one.listed} 条${one.added === 0 ? '' : `，定稿后补列 ${one.added} 条`}` : `本月清单${UNKNOWN}`

/** How many lines of a list were told otherwise since; of a month without a list that it was not published. */
export const correctedWords = (one: Pick<MonthOf, 'state'>, changed: number): string =>
  !hasList(one) ? UNKNOWN : changed === 0 ? '没有' : `${changed} 条，见下`

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

type Line = Pick<ListedFinding, 'gone' | 'addedOn' | 'silentSince' | 'corrections'>

/** Said in the place of what is withdrawn or whose publicity is over: it stays counted. */
export const goneWords = ({ why, on }: NonNullable<Line['gone']>): string =>
  `${why === 'withdrawn' ? '来源已撤下' : '公示期满'}${on === null ? '' : `（${on}）`}，内容不再公布，仍然计数`

/** What a line is called: what was found, or that nothing of it is told any more. */
export const problemWords = ({ gone, problem }: Pick<ListedFinding, 'gone' | 'problem'>): string =>
  gone === null ? (problem ?? UNKNOWN) : `1 条${goneWords(gone)}`

/** Whether a finding was struck off when its list was frozen, and whether it is now. */
export function thenAndNow({
  closedByThen,
  ...line
}: Pick<ListedFinding, 'closedByThen' | 'status' | 'closedOn' | 'gone' | 'silentSince'>): string {
  const then = { yes: '定稿时已销号', no: '定稿时没有销号', unknown: '定稿时是否销号不知道' }[closedByThen]
  return [`${then}${silenceWords(line)}`, nowWords(line)].filter((words) => words !== null).join('；')
}

/** How a finding stands now, in words; null of one of which nothing is told any more. */
export const nowWords = ({ gone, status, closedOn }: Pick<ListedFinding, 'gone' | 'status' | 'closedOn'>): string | null =>
  gone !== null
    ? null
    : `现在${status === null ? `整改情况${UNKNOWN}` : wordOf(INSPECTION_STATUSES, status)}${status === 'closed' && closedOn !== null ? `（${closedOn}）` : ''}`

/** Until when a source told, where that leaves a line unknown. */
export const silenceWords = ({ silentSince }: Pick<Line, 'silentSince'>): string =>
  silentSince === null ? '' : `（来源最近一次报是 ${silentSince}）`

/** What became of a line since its list was frozen, sentence by sentence. */
export const sinceWords = ({ addedOn, corrections }: Pick<Line, 'addedOn' | 'corrections'>): string[] => [
  ...(addedOn === null ? [] : [`${addedOn} 补列：定稿时不在这份清单上`]),
  ...corrections.map(correctionWords),
]

/** Whether anything of a line is told otherwise than when its list was frozen. */
export const isChanged = (line: Line & { movedTo?: string | null }): boolean =>
  line.corrections.length > 0 || line.addedOn !== null || line.gone !== null || (line.movedTo ?? null) !== null

/** That another source lists the same finding; null where none does. */
export const twinWords = ({ twins }: Pick<ListedFinding, 'twins'>): string | null =>
  twins.length === 0 ? null : '另一来源也列了这一条，各自计数'

/** A correction of a list, in words. */
export const correctionWords = ({ field, was, is, on }: ListedFinding['corrections'][number]): string =>
  `${on} 更正${field}：由“${was ?? UNKNOWN}”改为“${is ?? UNKNOWN}”`

/** Where a finding has gone that once stood on a list; null where it stands there still. */
export const movedWords = ({ movedTo }: Pick<ListedFinding, 'movedTo'>): string | null =>
  movedTo === null ? null : movedTo === '' ? '来源现在不再写明它在这份清单上' : `来源现在把它列在 ${monthWords(movedTo)}的清单上`

const PERMILLE_OF_PERCENT = 10

const rateWords = ({ permille, closed, told, unknown }: CountyRectified['now']): string => {
  const untold = unknown === 0 ? '' : `，另 ${unknown} 条不知道`
  return permille === null ? `不知道${untold}` : `${(permille / PERMILLE_OF_PERCENT).toFixed(1)}%，${told} 条里 ${closed} 条已销号${untold}`
}

/** How much of a county's findings was put right when the list was frozen, and is now, in words. */
export const rectifiedWords = (county: CountyRectified): string => `定稿时 ${rateWords(county)}；现在公示的 ${rateWords(county.now)}`
