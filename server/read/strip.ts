import type { Cover } from '../../shared/api/statistics'
import { STRIP_QUARTERS, type StripAnswer, type StripQuarter, type StripRecord } from '../../shared/api/strip'
import { addMonths, type Day } from '../../shared/codes/dates'
import { firstDayOf, quarterOf, quartersBetween, touches, type Quarter } from '../../shared/codes/quarters'
import type { Kind } from '../../shared/kinds/index'
import type { ItemOf } from '../../shared/kinds/schemas'
import type { Stands } from '../kinds/define'
import { COVER_RULE } from './cover'

/** How a strip is reckoned. The rule is ours. */
export const STRIP_RULE = {
  key: 'strip',
  version: 2,
  text:
    '只用今天仍在公示的记录。事故算在发生的季度，处罚算在决定的季度，隐患算在逾期没有整改完的每一个季度（期限的第二天起，到整改完的那一天）。' +
    '一个季度没有这样的记录，而且各类来源都盖住整个季度的，写“没有”；有一类没有盖住的，写“不知道”；一类里每个区县、行业、部门和决定机关，都由公示过它的来源盖住才算。' +
    '公示期满和撤下的已经不在其中，所以“没有”只说明今天没有在公示的，不说明没有发生过。',
} as const

/** What is public of one kind about a record. */
export interface Told {
  kind: Kind
  stands: Stands<Kind>
  /** its lines that point to the record, each once */
  items: readonly ItemOf[Kind][]
  /** how far its sources tell of a quarter, as known on a day */
  cover: (quarter: Quarter, today: Day) => Cover
}

/** What one kind tells, sorted by whether and when it stands. */
interface Dated extends Pick<Told, 'cover'> {
  kind: Kind
  records: StripRecord[]
  undated: StripAnswer['undated']
  older: number
}

/**
 * The last quarters of a record, the newest first, and exactly the records that stand in them. What stands is in a quarter, before the first of them, or
 * without a day: none is lost.
 */
export function stripOf(
  told: readonly Told[],
  today: Day,
): Pick<StripAnswer, 'quarters' | 'records' | 'undated' | 'older' | 'kinds' | 'rules'> {
  const quarters = lastQuarters(today)
  const dated = told.map((one) => datedOf(one, quarters, today))
  return {
    quarters: quarters.map((quarter) => quarterOfStrip(quarter, dated, today)),
    records: dated.flatMap(({ records }) => records).sort(newestFirst),
    undated: dated.flatMap(({ undated }) => undated),
    older: dated.flatMap(({ kind, older }) => (older === 0 ? [] : [{ kind, count: older }])),
    kinds: told.map(({ kind, stands: { letter, word } }) => ({ kind, letter, word })),
    rules: [STRIP_RULE, COVER_RULE],
  }
}

/** The quarter of a day and those before it, the newest first. */
export const lastQuarters = (today: Day): Quarter[] =>
  quartersBetween(quarterOf(addMonths(firstDayOf(quarterOf(today)), -3 * (STRIP_QUARTERS - 1))), quarterOf(today), STRIP_QUARTERS)

function datedOf({ kind, stands, items, cover }: Told, quarters: readonly Quarter[], today: Day): Dated {
  const begins = firstDayOf(quarters.at(-1) ?? quarterOf(today))
  const dated: Dated = { kind, cover, records: [], undated: [], older: 0 }
  for (const item of items) {
    const days = stands.on(item, today)
    if (days === null) continue
    const named = { kind, id: item.id, title: stands.title(item) }
    // A day that is yet to come is a slip of the source: it is told, and in no quarter that has begun.
    if (days === 'unknown' || days.from > today) dated.undated.push(named)
    else if ((days.to ?? today) < begins) dated.older++
    else dated.records.push({ ...named, ...days })
  }
  return dated
}

const newestFirst = (a: StripRecord, b: StripRecord): number =>
  a.from === b.from ? (a.id < b.id ? -1 : Number(a.id > b.id)) : a.from > b.from ? -1 : 1

function quarterOfStrip(quarter: Quarter, dated: readonly Dated[], today: Day): StripQuarter {
  const marks = dated.flatMap(({ kind, records }) => {
    const count = records.filter((record) => touches(quarter, record, today)).length
    return count === 0 ? [] : [{ kind, count }]
  })
  const isRunning = quarter === quarterOf(today)
  const uncovered = dated.flatMap(({ kind, cover }) => (['covered', 'running'].includes(cover(quarter, today)) ? [] : [kind]))
  const quiet = uncovered.length > 0 ? 'unknown' : isRunning ? 'running' : 'none'
  return { quarter, marks, quiet: marks.length > 0 ? null : quiet, uncovered }
}
