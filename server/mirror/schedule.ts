import { Cron } from 'croner'
import type { Log } from '../log'
import { retain, type Retention } from './retention'
import { runCalendar } from './calendar'
import { withLease } from './lease'
import { Queue } from './queue'
import { runSource, type RunDeps } from './run'
import type { Source } from './sources'

export interface Schedule {
  stop: () => Promise<void>
}

export interface ScheduleOptions {
  log: Log
  retention: Retention
  /** shows what was published */
  onPublished: () => Promise<void>
  /** who we are, for the leases */
  holder: string
  /** from 0 up to 1: how much of its offset a run waits */
  random: () => number
}

const TIME_ZONE = 'Asia/Shanghai'

/** When a source is looked at: its own cron line, else every so many minutes. */
export const cronOf = ({ cron, everyMinutes }: Pick<Source, 'cron' | 'everyMinutes'>): { line: string; interval: number } =>
  cron === undefined ? { line: '* * * * *', interval: everyMinutes * 60 } : { line: cron, interval: 0 }

/**
 * Looks at each source in its own rhythm, a random moment late so that mirrors do not ask all at once, and publishes at
 * midnight what ends by date. One run at a time; what another process is already doing is left to it.
 */
export function startSchedule(sources: Source[], deps: RunDeps, options: ScheduleOptions): Schedule {
  const { log, onPublished, holder, random } = options
  const queue = new Queue()
  let stopping = false
  const waiting = new Set<NodeJS.Timeout>()
  const guarded = (name: string, work: () => Promise<void>): void => {
    // What is still waiting when a stop comes is left to the next start.
    queue.add(name, async () => {
      if (!stopping) await work().catch((error: unknown) => log.error({ err: error, source: name }, 'a run failed'))
    })
  }
  const mirror = (source: Source) =>
    guarded(source.name, async () => {
      const run = await withLease(deps.shelves, source.name, holder, deps.now, () => runSource(source, deps))
      if (!run) return log.info({ source: source.name }, 'another process mirrors it')
      const { _id, state, counts, edition, reason, stoppedBy } = run
      log[state === 'stopped' ? 'warn' : 'info']({ run: _id, source: source.name, state, counts, edition, reason, stoppedBy }, 'mirrored')
      await onPublished()
    })
  const crons = sources.map((source) => {
    const { line, interval } = cronOf(source)
    return new Cron(line, { timezone: TIME_ZONE, interval, startAt: later(deps.now(), interval) }, () => {
      const timer = setTimeout(
        () => {
          waiting.delete(timer)
          mirror(source)
        },
        random() * source.offsetSeconds * 1_000,
      )
      waiting.add(timer)
    })
  })
  // At midnight and every ten minutes after: what failed then must not wait for another day.
  const calendar = new Cron('0 */10 * * * *', { timezone: TIME_ZONE }, () =>
    guarded('calendar', async () => {
      const run = await runCalendar(deps)
      if (!run) return
      log.info({ run: run._id, edition: run.edition, expired: run.changes.expired }, 'publicity ended')
      await onPublished()
    }),
  )
  const sweeping = new Cron('0 5 0 * * *', { timezone: TIME_ZONE }, () =>
    guarded('retention', async () => {
      const dropped = await retain(deps.shelves, options.retention, deps.now())
      log.info(dropped, 'what the rules of retention say was dropped')
    }),
  )
  return {
    stop: async () => {
      stopping = true
      for (const cron of [...crons, calendar, sweeping]) cron.stop()
      for (const timer of waiting) clearTimeout(timer)
      await queue.done
    },
  }
}

/** The first look after a start comes one interval later: the start itself has just looked. */
const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1_000)
