import type { Cover } from '../../shared/api/statistics'
import type { Day } from '../../shared/codes/dates'
import { firstDayOf, lastDayOf, type Quarter } from '../../shared/codes/quarters'

/** The days that a source tells of: the last one is the day on which it last delivered, and is not over then. */
export interface Span {
  from: Day
  to: Day
}

/** What is known of one source: the first and the last day of its public records that no empty quarter parts, and when its runs went well. */
export interface SourceDays {
  records: Span | null
  /** `from`: the first good run that is kept; `to`: the last delivery */
  runs: Span | null
}

/** How cover is reckoned. The rule is ours: no source declares of which days, trades and counties it tells. */
export const COVER_RULE = {
  key: 'cover',
  version: 3,
  text:
    '一个来源覆盖的时间，从它今天公示的最晚一条记录往前数，逐季都有记录的最早一条的日期起（首次采集成功更早的，从那天起），到它最近一次送达或最晚一条记录的日期止；' +
    '中间隔了整整一个季度没有记录的，更早的记录可能是写错了年份，那以前不算覆盖。' +
    '各来源合起来盖住整个季度才作比较；只盖住一部分的是“覆盖不全”，还没有过完的是“本季未完”，一天也没有盖住的是“未覆盖”，其中有公示的记录的，也是“覆盖不全”。' +
    '一个区县、一个行业只由公示过它的记录的来源覆盖；各区县、各行业合在一起，每一个都盖住才算盖住。公示期满的记录已经不在其中。',
} as const

/**
 * The days that a source tells of, by `COVER_RULE`; null where it has neither a dated record nor a good run. Its cover ends with what it last delivered,
 * or with its last record where no run is known.
 */
export function spanOf({ records, runs }: SourceDays): Span | null {
  if (records === null || runs === null) return records ?? runs
  return { from: records.from < runs.from ? records.from : runs.from, to: records.to > runs.to ? records.to : runs.to }
}

/** How far sources together cover a quarter on a day. Whole only where they reach beyond its last day: a delivery on that day came before its end. */
export function coverOf(quarter: Quarter, spans: readonly Span[], today: Day): Cover {
  const [first, last] = [firstDayOf(quarter), lastDayOf(quarter)]
  const touching = spans.filter(({ from, to }) => from <= last && to >= first).sort((a, b) => (a.from < b.from ? -1 : 1))
  if (touching.length === 0) return 'uncovered'
  if (today <= last) return 'running'
  let reach = first
  for (const { from, to } of touching) if (from <= reach && to > reach) reach = to
  return reach > last ? 'covered' : 'partly'
}
