import type { RunDoc } from '../../models/run'
import type { Retention } from '../source/retention'
import type { Source } from '../source/sources'
import { runCalendar } from './calendar'
import { runHolds } from './holds'
import { retain, type Dropped } from './retention'
import { runSource, type RunDeps } from './run'

/** The work of the mirror that takes as long as a city is large, wherever it is done. Each is null where nobody begins it any more: its process is ending. */
export interface MirrorWork {
  /** One run of one source; see `runSource`. Whoever calls holds the lease of the source, here and for what it holds. */
  run: (source: Source) => Promise<RunDoc | null>
  /** Publishes what a source holds no more; null where nothing is due, too. See `runHolds`. */
  holds: (source: Source) => Promise<RunDoc | null>
  /** Publishes the end of what is over; null where nothing is, too. See `runCalendar`. */
  calendar: () => Promise<RunDoc | null>
  /** Drops what its time is over for; see `retain`. */
  retain: (retention: Retention) => Promise<Dropped | null>
}

/** That work on the thread that asks for it. */
export const workHere = (deps: RunDeps): MirrorWork => ({
  run: (source) => runSource(source, deps),
  holds: (source) => runHolds(source, deps),
  calendar: () => runCalendar(deps),
  retain: (retention) => retain(deps.db, retention, deps.now(), deps.machine),
})
