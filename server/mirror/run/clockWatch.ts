import { confirmClock } from '../../clock/marks'
import type { Log } from '../../log'
import { clockInWords, endingDay, type EndingDeps } from './endingDay'

export interface ClockWatch {
  /** asks whoever can be asked what time it is, and tells the log where nobody confirms it, or somebody does again */
  look: () => Promise<void>
  /** why what is over by the clock waits, and what releases it; null where nothing waits */
  words: () => string | null
}

/** Watches how far the clock is confirmed, for the log and for who asks after the service's health. */
export function watchClock(deps: EndingDeps, serverTime: (() => Promise<Date>) | null, log: Log): ClockWatch {
  let words: string | null = null
  return {
    look: async () => {
      if (serverTime) await confirmClock(deps, await serverTime(), 'store')
      const before = words
      words = clockInWords(await endingDay(deps))
      if (words !== null && words !== before) log.warn(words)
      if (words === null && before !== null) log.info('the clock is confirmed: what is over ends')
    },
    words: () => words,
  }
}
