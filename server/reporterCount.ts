import { Gauge, type Registry } from 'prom-client'

/** Requests are told in steps of so many, and what is left waits for the next hour. */
const STEP = 10
const HOUR_MS = 3_600_000

/** Counts requests of reporters so that nobody who looks every second can tell one of them. */
export interface ReporterCount {
  /** a request was answered with this status */
  count: (status: number) => void
  /** sets what may be told now */
  look: () => void
}

/**
 * What is told changes at the full hour only, and by whole tens: when somebody looked or filed it does not say, nor whether
 * it was anybody but the canary.
 */
export function createReporterCount(registry: Registry, now: () => Date): ReporterCount {
  const told = new Gauge({
    name: 'mingan_reporter_requests',
    help: 'Requests at the door for reporters since the start, by outcome, in tens, as of the last full hour',
    labelNames: ['outcome'],
    registers: [registry],
  })
  const counts = { ok: 0, refused: 0, failed: 0 }
  let hour = Math.floor(now().getTime() / HOUR_MS)
  let asOf = { ...counts }
  const turn = () => {
    const current = Math.floor(now().getTime() / HOUR_MS)
    if (current === hour) return
    hour = current
    asOf = { ...counts }
  }
  return {
    count: (status) => {
      turn()
      counts[status < 400 ? 'ok' : status < 500 ? 'refused' : 'failed']++
    },
    look: () => {
      turn()
      for (const [outcome, count] of Object.entries(asOf)) told.set({ outcome }, Math.floor(count / STEP) * STEP)
    },
  }
}
