import type Router from 'koa-router'
import { WEEK_DAYS } from '../../shared/api/changes'
import type { SourcesAnswer } from '../../shared/api/city'
import { FINDINGS, RUN, RUNS, SOURCES } from '../../shared/api/endpoints'
import { addDays, shanghaiDay, type Day } from '../../shared/codes/dates'
import type { FindingsAnswer, RunAnswer, RunsAnswer } from '../../shared/api/runs'
import { bind } from '../door/bind'
import { hidesLines, presentFinding, presentRun, presentSource } from '../presenters/run'
import { findingsPage, readDaysOf, runOf, runsOfSource, runsPage } from '../read/runs'
import type { ReadDeps } from './readDeps'

const SOURCES_FOR_MS = 2_000
/** Days that are over change with a midnight only; that they are asked for anew within a minute brings in a clock that was set. */
const DAYS_FOR_MS = 60_000

/** `GET /api/v1/sources`, `/api/v1/runs`, `/api/v1/runs/:id`, `/api/v1/runs/:id/findings`: how the mirror itself is doing. Never cached. */
export function mirrorRoutes(router: Router, deps: ReadDeps): void {
  const { db, sources, now } = deps

  const daysRead = heldFor(DAYS_FOR_MS, now, async (at) => {
    const days = daysBefore(shanghaiDay(at))
    return { days, read: await readDaysOf(db, days, at) }
  })
  bind(router, {
    endpoint: SOURCES,
    action: 'record.read',
    answer: heldFor(SOURCES_FOR_MS, now, async (at) => readSources(deps, at, await daysRead())),
  })

  bind(router, {
    endpoint: RUNS,
    action: 'record.read',
    answer: async ({ query }): Promise<RunsAnswer> => {
      const { items, next } = await runsPage(db, query, now())
      return { items: items.map((run) => presentRun(run, sources)), next }
    },
  })

  bind(router, {
    endpoint: RUN,
    action: 'record.read',
    answer: async ({ params: { id } }): Promise<RunAnswer> => {
      const run = await runOf(db, id)
      return { run: presentRun(run, sources) }
    },
  })

  bind(router, {
    endpoint: FINDINGS,
    action: 'record.read',
    answer: async ({ query, params: { id } }): Promise<FindingsAnswer> => {
      const run = await runOf(db, id)
      if (hidesLines(run, sources)) return { items: [], next: null }
      const { items, next } = await findingsPage(db, run, query)
      const kind = sources.find(({ name }) => name === run.source)?.kind ?? null
      return { items: items.map((finding) => presentFinding(finding, kind)), next }
    },
  })
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
