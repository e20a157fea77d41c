import { Cron } from 'croner'
import type { Log } from '../log'
import { runCalendar } from './calendar'
import { runSource, type RunDeps } from './run'
import type { Source } from './sources'

export interface Schedule {
  stop: () => Promise<void>
}

/** How often the clock is looked at. */
const TICK_MS = 15_000

/** Looks at each source in its own rhythm and publishes at midnight what ends by date. One run at a time. */
export function startSchedule(
  sources: Source[],
  deps: RunDeps,
  { log, onPublished }: { log: Log; onPublished: () => Promise<void> },
): Schedule {
  const due = new Map(sources.map((source) => [source.name, deps.now().getTime() + source.everyMinutes * 60_000]))
  let running = Promise.resolve()

  const guarded = (name: string, work: () => Promise<void>) => {
    running = running.then(work).catch((error: unknown) => log.error({ err: error, source: name }, 'a run failed'))
  }
  const look = () => {
    for (const source of sources) {
      if ((due.get(source.name) ?? 0) > deps.now().getTime()) continue
      due.set(source.name, deps.now().getTime() + source.everyMinutes * 60_000)
      guarded(source.name, async () => {
        const { _id, state, counts, edition, reason } = await runSource(source, deps)
        log.info({ run: _id, source: source.name, state, counts, edition, reason }, 'mirrored')
        await onPublished()
      })
    }
  }
  const publishEndings = () =>
    guarded('calendar', async () => {
      const run = await runCalendar(deps)
      if (run) log.info({ run: run._id, edition: run.edition, expired: run.changes.expired }, 'publicity ended')
      await onPublished()
    })

  const timer = setInterval(look, TICK_MS)
  const midnight = new Cron('0 0 0 * * *', { timezone: 'Asia/Shanghai' }, publishEndings)
  return {
    stop: async () => {
      clearInterval(timer)
      midnight.stop()
      await running
    },
  }
}
