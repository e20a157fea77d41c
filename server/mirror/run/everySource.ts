import { withLease } from '../../clock/lease'
import type { OwnSource } from '../../kinds/own'
import type { Log } from '../../log'
import type { Source } from '../source/sources'
import type { ClockWatch } from './clockWatch'
import { runInWords } from './loggedRun'
import { inReadingOrder } from './order'
import { runOwnSource } from './ownSource'
import type { RunDeps } from './run'
import { readAfterHolds, releaseHeld } from './schedule'
import { workHere, type MirrorWork } from './work'

/** What a pass over every source is given by the process that makes it. */
export interface EverySourceOptions {
  deps: RunDeps
  log: Log
  /** who we are, for the leases */
  holder: string
  clock: ClockWatch
  /** every source of the list: what they hold no more becomes public, whichever of them are read */
  sources: readonly Source[]
  /** sources of which this house makes the records itself */
  own: readonly OwnSource[]
  /** does what takes long; default: on the thread that asks */
  work?: MirrorWork
  /** shows what was published */
  onPublished: () => Promise<void>
  /** tells whoever started the service what became of each source */
  say: (words: string) => void
  isStopping: () => boolean
}

/**
 * One pass at a start: reads sources one after the other, publishes what is held no more and what this house makes itself, and ends what is over. A run that
 * fails keeps no other source waiting, and what fails beside them (a full disk, a store that is away) is in the log and comes again by the clock of the
 * service. Ends early where the process does.
 */
export async function readEverySource(from: readonly Source[], options: EverySourceOptions): Promise<void> {
  const { deps, log, holder, clock, sources, own, work = workHere(options.deps), onPublished, say, isStopping } = options
  const { db, now } = deps
  const tried = async (step: () => Promise<unknown>) => {
    try {
      await step()
    } catch (error) {
      log.error({ err: error }, 'a step of the pass over every source failed')
    }
  }
  const endWhatIsOver = async () => {
    await clock.look()
    await work.calendar()
  }
  await tried(endWhatIsOver)
  for (const source of inReadingOrder(from)) {
    if (isStopping()) return
    const words = await withLease({ db, name: source.name, holder, now }, () => readAfterHolds(source, work)).then(
      (run) => (run ? runInWords(run) : '另一个进程正在采集，或者服务正在停止'),
      (error: unknown) => {
        log.error({ err: error, source: source.name }, 'a run failed')
        return '采集出错，保留上一版'
      },
    )
    say(`来源：${source.title}：${words}`)
  }
  for (const source of sources) if (!isStopping()) await tried(() => releaseHeld(source, holder, deps, work))
  // What this house tells of records is told of those that are public now.
  await tried(onPublished)
  for (const source of own) if (!isStopping()) await tried(() => runOwnSource(source, deps))
  // A source may have confirmed the clock, and what waited for that ends at once.
  await tried(endWhatIsOver)
  await tried(onPublished)
}
