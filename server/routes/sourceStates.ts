import { WEEK_DAYS } from '../../shared/api/changes'
import type { SourcesAnswer } from '../../shared/api/city'
import { addDays, shanghaiDay, type Day } from '../../shared/codes/dates'
import { presentSource } from '../presenters/run'
import { readDaysOf, runsOfSource } from '../read/runs'
import type { ReadDeps } from './readDeps'

const SOURCES_FOR_MS = 2_000
/** Days that are over change with a midnight only; that they are asked for anew within a minute brings in a clock that was set. */
const DAYS_FOR_MS = 60_000

/** How every source does, at most two seconds old. */
export type SourceStates = () => Promise<SourcesAnswer>

/** Asks the store how the sources do, once for all who ask within two seconds. */
export function createSourceStates(deps: ReadDeps): SourceStates {
  const { db, now } = deps
  const daysRead = heldFor(DAYS_FOR_MS, now, async (at) => {
    const days = daysBefore(shanghaiDay(at))
    return { days, read: await readDaysOf(db, days, at) }
  })
  return heldFor(SOURCES_FOR_MS, now, async (at) => readSources(deps, at, await daysRead()))
}

/** The days of a week before its last one. */
const daysBefore = (day: Day): Day[] => Array.from({ length: WEEK_DAYS - 1 }, (_, i) => addDays(day, i + 1 - WEEK_DAYS))

/** The state of every source. */
async function readSources(
  { db, sources, city, view }: ReadDeps,
  at: Date,
  { days, read }: { days: readonly Day[]; read: ReadonlyMap<string, ReadonlySet<Day>> },
): Promise<SourcesAnswer> {
  const states = sources.map(async (source) => {
    const records = view.current?.models[source.kind].countOfSource(source.name) ?? 0
    return presentSource(source, await runsOfSource(db, source.name, at), {
      now: at,
      records,
      sample: city.sample,
      unreadDays: days.filter((day) => !read.get(source.name)?.has(day)),
    })
  })
  return { city, now: at.toISOString(), sources: await Promise.all(states) }
}

/** Asks anew only where the last answer is so old: every page shows the sources. A failure is held for no longer than what changes every moment. */
function heldFor<T>(ms: number, now: () => Date, ask: (at: Date) => Promise<T>): () => Promise<T> {
  let last: { at: number; ms: number; answer: Promise<T> } | null = null
  return () => {
    const at = now()
    if (!last || at.getTime() - last.at >= last.ms || at.getTime() < last.at) {
      const asked = { at: at.getTime(), ms, answer: ask(at) }
      asked.answer.catch(() => {
        asked.ms = Math.min(ms, SOURCES_FOR_MS)
      })
      last = asked
    }
    return last.answer
  }
}
