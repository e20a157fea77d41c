import type { SourceState } from '@shared/api/city'
import type { WeekLine } from '@shared/api/changes'
import { addDays, type Day } from '@shared/codes/dates'
import { WORDS, isKind } from '@shared/kinds/index'
import { moment } from './time'

/** A day as a sentence says it: `11月28日`. */
const monthDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** Whether a text of an address has the shape of a day. */
export const isDay = (text: string | undefined): text is Day => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)

/** Days, both ends included: `11月22日至11月28日`. */
export const spanWords = ({ from, to }: { from: Day; to: Day }): string =>
  from === to ? monthDay(from) : `${monthDay(from)}至${monthDay(to)}`

/** Days that ascend, those that follow each other as one span: `11月22日至11月24日、11月26日`. */
function daysWords(days: readonly Day[]): string {
  const spans: { from: Day; to: Day }[] = []
  for (const day of days) {
    const last = spans.at(-1)
    if (last && addDays(last.to, 1) === day) last.to = day
    else spans.push({ from: day, to: day })
  }
  return spans.map(spanWords).join('、')
}

type Read = Pick<SourceState, 'kind' | 'unreadDays' | 'lastArrivalAt'>

const nameOf = (kind: string): string => (isKind(kind) ? WORDS[kind].short : kind)

/** The days on which a source of each kind was not read, in their order. */
function unreadOf(sources: readonly Read[]): Map<string, Day[]> {
  const unread = new Map<string, Day[]>()
  for (const { kind, unreadDays } of sources) unread.set(kind, [...new Set([...(unread.get(kind) ?? []), ...unreadDays])].sort())
  return unread
}

/** What nobody knows of a week: a sentence for all kinds that have the same days on which sources were not read. */
export function unknownWords(sources: readonly Read[]): string[] {
  const unread = unreadOf(sources)
  const kindsBy = new Map<string, string[]>()
  for (const [kind, days] of unread) if (days.length > 0) kindsBy.set(daysWords(days), [...(kindsBy.get(daysWords(days)) ?? []), kind])
  return [...kindsBy].map(([days, kinds]) => {
    const whose = kinds.length === unread.size ? '' : `（${kinds.map(nameOf).join('、')}）`
    return `${days}没有读全来源${whose}：其间有没有变化，不知道，读到以后才列出。`
  })
}

const isNothing = ({ added, changed, ended, first }: WeekLine): boolean => added + changed + ended + first === 0

/** The kinds of which nothing has changed although their sources were read on every day, in words; null where there is none, or where that is not known. */
export function unchangedWords(lines: readonly WeekLine[], sources: readonly Read[]): string | null {
  const unread = unreadOf(sources)
  const same = lines.filter((line) => isNothing(line) && unread.get(line.kind)?.length === 0)
  return same.length === 0 ? null : `没有变化：${same.map(({ kind }) => nameOf(kind)).join('、')}`
}

/** What is said of a week in which nothing happened: never more than the sources bear out. Null sources: how they were read is not known. */
export function emptyWords(sources: readonly Read[] | null): string {
  if (sources === null) return '这一周没有列出变化；来源读全没有，现在不知道。'
  const arrived = sources.flatMap(({ lastArrivalAt }) => lastArrivalAt ?? []).sort()
  const newest = arrived.at(-1)
  if (newest === undefined) return '还没有读到来源，这一周有没有变化，不知道。'
  const isWhole = sources.every(({ unreadDays }) => unreadDays.length === 0)
  return `${isWhole ? '这一周没有新的公布，也没有变化。' : '读到的来源里，这一周没有新的公布。'}最近一次收到来源：${moment(newest)}。`
}
