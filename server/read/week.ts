import { addDays, startOfDay, type Day } from '../../shared/codes/dates'
import { WEEK_DAYS, type WeekLine } from '../../shared/api/changes'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { codesOf, type News, type Operation } from '../../shared/vocabulary'
import type { EditionDoc } from '../models/edition'
import type { RecordDb } from '../models/index'
import type { VersionDoc } from '../models/version'
import { paced } from '../steps'
import type { Published } from './published'

/** What each operation is to somebody who asks what is new. */
const NEWS_OF: Readonly<Record<Operation, News>> = {
  publish: 'added',
  change: 'changed',
  correct: 'changed',
  reinstate: 'changed',
  withdraw: 'ended',
  repair: 'ended',
  expire: 'ended',
}

/** Days, both ends included. */
export interface Days {
  from: Day
  to: Day
}

/** Editions whose numbers follow each other, both ends included. */
export interface EditionRange {
  first: number
  last: number
}

/** How often each operation happened to records of each kind in one edition. */
export type EditionCounts = ReadonlyMap<Kind, ReadonlyMap<Operation, number>>

/** The seven days that end with a day. */
export const weekUpTo = (day: Day): Days => ({ from: addDays(day, 1 - WEEK_DAYS), to: day })

/** Numbers in ascending order as ranges without a gap. */
export function rangesOf(numbers: readonly number[]): EditionRange[] {
  const ranges: EditionRange[] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && last.last + 1 === number) last.last = number
    else ranges.push({ first: number, last: number })
  }
  return ranges
}

/**
 * What an operation is to a reader. What the first reading of a source brings is new here alone; that it lists records of other sources too is no change of
 * theirs (null); what it ends has ended.
 */
function newsOf(operation: Operation, isFirst: boolean): News | null {
  const news = NEWS_OF[operation]
  if (!isFirst || news === 'ended') return news
  return news === 'added' ? 'first' : null
}

/** What several editions did, a line a kind. `isFirst`: the edition is the first of its source. */
export function linesOf(editions: readonly { counts: EditionCounts; isFirst: boolean }[]): WeekLine[] {
  return codesOf(KINDS).map((kind) => {
    const line: WeekLine = { kind, added: 0, changed: 0, ended: 0, first: 0 }
    for (const { counts, isFirst } of editions)
      for (const [operation, count] of counts.get(kind) ?? []) {
        const news = newsOf(operation, isFirst)
        if (news !== null) line[news] += count
      }
    return line
  })
}

/** An edition of a span. */
type SpanEdition = Pick<EditionDoc, '_id' | 'source' | 'sha256' | 'renames'> & { isFirst: boolean }

/**
 * The published editions of some days, up to and including `upTo`, in their order. One that is prepared is of no day yet; any other is of the day that the clock told when it became public: one
 * that a wrong clock made is of that day, and takes no other along.
 */
async function editionsOf({ editions }: Pick<RecordDb, 'editions'>, { from, to }: Days, upTo: number): Promise<SpanEdition[]> {
  const found = await editions
    .find({ publishedAt: { $gte: startOfDay(from), $lt: startOfDay(addDays(to, 1)) } }, { _id: 1, source: 1, sha256: 1, renames: 1 })
    .lean<Pick<EditionDoc, '_id' | 'source' | 'sha256' | 'renames'>[]>()
  const shown = found.filter(({ _id }) => _id <= upTo).sort((a, b) => a._id - b._id)
  const firsts = new Map(
    await Promise.all(
      [...new Set(shown.map(({ source }) => source))].map(async (source): Promise<[string, number | undefined]> => {
        const first = await editions.findOne({ source, state: 'published' }, { _id: 1 }).sort({ source: 1, _id: 1 }).lean<{ _id: number }>()
        return [source, first?._id]
      }),
    ),
  )
  return shown.map((edition) => ({ ...edition, isFirst: firsts.get(edition.source) === edition._id }))
}

/** What narrows the changes to those of a span. */
export interface Within {
  ranges: readonly EditionRange[]
  operations: readonly Operation[]
}

/** The editions and operations of a span, up to and including `upTo`: all that happened in it, or what is one sort of news. */
export async function within(db: Pick<RecordDb, 'editions'>, days: Days, news: News | undefined, upTo: number): Promise<Within> {
  const editions = await editionsOf(db, days, upTo)
  const isAsked = ({ isFirst }: SpanEdition) => news === undefined || news === 'ended' || isFirst === (news === 'first')
  return {
    ranges: rangesOf(editions.filter(isAsked).map(({ _id }) => _id)),
    operations: codesOf(NEWS_OF).filter((operation) => news === undefined || newsOf(operation, news === 'first') === news),
  }
}

/** The counts of the week that ends with today. */
export interface Week extends Days {
  lines: WeekLine[]
}

/**
 * Reckons weeks. What an edition did never changes, so each is counted once and remembered as long as it is of the week; where records took other ids, all
 * of them are counted again.
 */
export function createWeek(db: RecordDb): (published: Published) => Promise<Week> {
  let counted = new Map<string, EditionCounts>()
  let last: { tag: string; week: Promise<Week> } | null = null
  const reckon = async ({ day, edition }: Published): Promise<Week> => {
    const days = weekUpTo(day)
    const editions = await editionsOf(db, days, edition._id)
    const renamed = Math.max(0, ...editions.flatMap(({ _id, renames }) => (renames ? [_id] : [])))
    const keyOf = ({ _id, sha256 }: SpanEdition) => `${_id} ${sha256} ${renamed}`
    const fresh = await countsOf(
      db,
      editions.filter((one) => !counted.has(keyOf(one))).map(({ _id }) => _id),
    )
    const counts = editions.map((one): [string, EditionCounts] => [keyOf(one), counted.get(keyOf(one)) ?? fresh.get(one._id) ?? new Map()])
    counted = new Map(counts)
    return { ...days, lines: linesOf(editions.map((one, i) => ({ isFirst: one.isFirst, counts: counts[i]?.[1] ?? new Map() }))) }
  }
  return (published) => {
    if (last?.tag !== published.tag) {
      const asked = { tag: published.tag, week: reckon(published) }
      last = asked
      // What could not be read is asked for again.
      asked.week.catch(() => {
        if (last === asked) last = null
      })
    }
    return last.week
  }
}

/** What each of some editions did, by its number; the numbers ascend. */
async function countsOf({ versions }: Pick<RecordDb, 'versions'>, editions: readonly number[]): Promise<Map<number, EditionCounts>> {
  const counts = new Map<number, Map<Kind, Map<Operation, number>>>()
  for (const { first, last } of rangesOf(editions))
    for (const kind of codesOf(KINDS)) {
      const found = versions.collection.find<Pick<VersionDoc, 'from' | 'operation'>>(
        { kind, from: { $gte: first, $lte: last } },
        { projection: { _id: 0, from: 1, operation: 1 }, batchSize: 5_000 },
      )
      for await (const { from, operation } of paced(found)) {
        const ofEdition = counts.get(from) ?? new Map<Kind, Map<Operation, number>>()
        const ofKind = ofEdition.get(kind) ?? new Map<Operation, number>()
        counts.set(from, ofEdition.set(kind, ofKind.set(operation, (ofKind.get(operation) ?? 0) + 1)))
      }
    }
  return counts
}
