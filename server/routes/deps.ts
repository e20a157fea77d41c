import type { Log } from '../log'

/** What every journey is given. Each adds what it needs itself in a file of its own; none reaches for another's. */
export interface CommonDeps {
  now: () => Date
  log: Log
}
