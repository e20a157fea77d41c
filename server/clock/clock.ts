import { Cron } from 'croner'
import type { Log } from '../log'
import { Queue } from './queue'

const TIME_ZONE = 'Asia/Shanghai'

/** When a job is due: by a line of cron in Asia/Shanghai, or every so many seconds, the first time one interval after the start. */
export type Rhythm = { cron: string } | { everySeconds: number }

/** Every night at five past twelve, when the day before is over for everybody. */
export const NIGHTLY: Rhythm = { cron: '0 5 0 * * *' }

/** Work that is done again and again. */
export interface Job {
  /** of each name one at most waits its turn */
  name: string
  rhythm: Rhythm
  /** longest random wait before the work, in seconds, so that many services do not all begin at once; default none */
  jitterSeconds?: number
  work: () => Promise<void>
}

export interface ClockOptions {
  now: () => Date
  log: Log
  /** from 0 up to 1: how much of its jitter a job waits */
  random: () => number
}

export interface Clock {
  /** Begins no job any more. Resolves when the one at work is done. */
  stop: () => Promise<void>
}

/** Does each job in its rhythm, one at a time. A job that fails is logged and done again when it is due. */
export function startClock(jobs: readonly Job[], { now, log, random }: ClockOptions): Clock {
  const queue = new Queue()
  const waiting = new Set<NodeJS.Timeout>()
  let stopping = false
  const begin = ({ name, work }: Job): void => {
    // What is still waiting when a stop comes is left to the next start.
    queue.add(name, async () => {
      if (!stopping) await work().catch((error: unknown) => log.error({ err: error, job: name }, 'a job failed'))
    })
  }
  const due = (job: Job): void => {
    if (!job.jitterSeconds) return begin(job)
    const wait = setTimeout(
      () => {
        waiting.delete(wait)
        begin(job)
      },
      random() * job.jitterSeconds * 1_000,
    )
    waiting.add(wait)
  }
  const crons = jobs.map((job) => cronOf(job.rhythm, now(), () => due(job)))
  return {
    stop: async () => {
      stopping = true
      for (const cron of crons) cron.stop()
      for (const wait of waiting) clearTimeout(wait)
      await queue.done
    },
  }
}

function cronOf(rhythm: Rhythm, now: Date, work: () => void): Cron {
  if ('cron' in rhythm) return new Cron(rhythm.cron, { timezone: TIME_ZONE }, work)
  const { everySeconds } = rhythm
  // The library has intervals by seconds under a line that is always due. The start itself has just done the work.
  const startAt = new Date(now.getTime() + everySeconds * 1_000)
  return new Cron('* * * * * *', { timezone: TIME_ZONE, interval: everySeconds, startAt }, work)
}

/** Whether a text is a line of cron. */
export function isCron(line: string): boolean {
  try {
    new Cron(line, { paused: true }).stop()
    return true
  } catch {
    // The parser throws at what is no cron line: that is the answer.
    return false
  }
}
