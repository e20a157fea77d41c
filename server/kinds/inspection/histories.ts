import { shanghaiDay, type Day } from '../../../shared/codes/dates'
import type { Month } from '../../../shared/codes/months'
import { countedOf, readCounted, type Counted } from '../../../shared/kinds/inspection/counted'
import type { InspectionBody } from '../../../shared/kinds/inspection/schema'
import type { State } from '../../../shared/vocabulary'

/** A version of a finding, as far as a list needs it. */
export interface Said {
  id: string
  /** the edition from which on it was public */
  from: number
  changedAt: Date
  source: string
  /** null where nothing of it may be told any more */
  body: InspectionBody | null
  outlasts: string | null
  ended: State | null
  others: readonly string[]
}

/** What became public of a finding in one edition. */
export interface Telling {
  from: number
  day: Day
  source: string
  body: InspectionBody | null
  /** null where it ended by it */
  counted: Counted | null
}

/** How a finding that was once public is no more. */
export interface Gone {
  why: 'withdrawn' | 'over'
  /** null where its day of publicity alone is over */
  on: Day | null
}

/** All that was ever told of a finding, the oldest first. */
export interface History {
  id: string
  tellings: readonly Telling[]
  gone: Gone | null
  /** the last day of which its sources tell; null where that is not known */
  toldUntil: Day | null
}

/** What every version of the findings comes to, and the month-end lists are made of. `arrivals`: by source the last day on which it delivered. */
export function historiesOf(versions: readonly Said[], arrivals: ReadonlyMap<string, Day>): History[] {
  const newest = newestDays(versions, arrivals)
  const byId = new Map<string, Said[]>()
  for (const one of [...versions].sort((a, b) => a.from - b.from)) {
    const said = byId.get(one.id)
    if (said) said.push(one)
    else byId.set(one.id, [one])
  }
  return [...byId].map(([id, said]) => {
    const last = said.at(-1)
    const days = last ? [last.source, ...last.others].flatMap((source) => newest.get(source) ?? []) : []
    return {
      id,
      tellings: said.flatMap((one) => tellingOf(one) ?? []),
      gone: last ? goneOf(last) : null,
      toldUntil: days.sort().at(-1) ?? null,
    }
  })
}

/** Null for a version of which nothing is left that could be counted. */
function tellingOf({ from, changedAt, source, body, outlasts, ended }: Said): Telling | null {
  const telling = { from, day: shanghaiDay(changedAt), source, body }
  if (ended !== null) return { ...telling, counted: null }
  const counted = outlasts ?? (body && countedOf(body))
  return counted === null ? null : { ...telling, counted: readCounted(counted) }
}

function goneOf({ body, ended, changedAt }: Said): Gone | null {
  if (body !== null) return null
  return ended === null ? { why: 'over', on: null } : { why: ended === 'withdrawn' ? 'withdrawn' : 'over', on: shanghaiDay(changedAt) }
}

/** The last day of which each source tells: on which it delivered, or that its rows themselves tell. */
function newestDays(versions: readonly Said[], arrivals: ReadonlyMap<string, Day>): Map<string, Day> {
  const newest = new Map<string, Day>()
  const know = (source: string, day: Day) => {
    if (day > (newest.get(source) ?? '')) newest.set(source, day)
  }
  for (const [source, day] of arrivals) know(source, day)
  for (const { source, changedAt, body, outlasts, ended } of versions) {
    if (ended === null) know(source, shanghaiDay(changedAt))
    const told = outlasts ?? (body && countedOf(body))
    const closedOn = told === null ? null : readCounted(told).closedOn
    if (closedOn !== null) know(source, closedOn)
  }
  return newest
}

/** By source the edition in which it first told of something that a list holds; 0 where it never did, or another had told of the list days before. */
export type FirstEdition = (source: string) => number

/**
 * In which edition each source first told of what a list holds: it was handed over then, even where that was after its freezing. A list that some source
 * has told of is there: what another brings on a later day comes to it, or every new source would change what hung on the wall.
 */
export function firstEditions(histories: readonly History[], holds: (month: Month) => boolean): FirstEdition {
  const first = new Map<string, { from: number; day: Day }>()
  for (const { tellings } of histories)
    for (const { counted, source, from, day } of tellings)
      if (counted?.listMonth && holds(counted.listMonth) && from < (first.get(source)?.from ?? Infinity)) first.set(source, { from, day })
  const day = [...first.values()].map((one) => one.day).sort()[0] ?? ''
  return (source) => {
    const own = first.get(source)
    return own !== undefined && own.day <= day ? own.from : 0
  }
}
