import { NIGHTLY, type Job, type Rhythm } from '../../clock/clock'
import { withLease } from '../../clock/lease'
import type { Log } from '../../log'
import { ruleOf } from '../../kinds/index'
import type { OwnSource } from '../../kinds/own'
import type { RunDoc } from '../../models/run'
import type { ClockWatch } from './clockWatch'
import { sweepSpools } from '../fetch/spool'
import type { Retention } from '../source/retention'
import { loggedRun } from './loggedRun'
import { runOwnSource } from './ownSource'
import type { RunDeps } from './run'
import type { Source } from '../source/sources'
import { workHere, type MirrorWork } from './work'

export interface ScheduleOptions {
  log: Log
  retention: Retention
  /** shows what was published */
  onPublished: () => Promise<void>
  /** how far the clock is confirmed; default: nobody watches */
  clock?: ClockWatch
  /** sources of which this house makes the records itself; default: none */
  own?: readonly OwnSource[]
  /** who we are, for the leases */
  holder: string
  /** does what takes long; default: on the thread that asks */
  work?: MirrorWork
}

/** At midnight and every ten minutes after: what failed then, or waited for the clock, must not wait for another day. */
const OFTEN: Rhythm = { cron: '0 */10 * * * *' }

/** When a source is looked at: its own cron line, else every so many minutes. */
export const rhythmOf = ({ cron, everyMinutes }: Pick<Source, 'cron' | 'everyMinutes'>): Rhythm =>
  cron === undefined ? { everySeconds: everyMinutes * 60 } : { cron }

/** Of the time until the next look: the one that looks does so again then, though its clock may be a little early. */
const NOT_QUITE = 0.9

/**
 * How long a look at a source stands for every process, in milliseconds: of two that have begun at different moments one looks in an interval.
 */
export const standsFor = ({ cron, everyMinutes, offsetSeconds }: Pick<Source, 'cron' | 'everyMinutes' | 'offsetSeconds'>): number =>
  cron === undefined ? Math.max(0, everyMinutes * 60 - offsetSeconds) * NOT_QUITE * 1_000 : offsetSeconds * 1_000

/**
 * The work of the mirror on the clock: a look at each source in its own rhythm, what ends by date, and what the rules of
 * retention drop. What another process is already doing is left to it.
 */
export function mirrorJobs(sources: readonly Source[], deps: RunDeps, options: ScheduleOptions): Job[] {
  const { log, onPublished, work = workHere(deps) } = options
  const calendar = async () => {
    const run = await work.calendar()
    if (!run) return
    if (run.state === 'stopped') return log.warn({ run: run._id }, 'this process ends before all is ended that is over')
    log.info({ run: run._id, edition: run.edition, expired: run.changes.expired }, 'publicity ended')
    await onPublished()
  }
  const sweep = async () => {
    // What a process that died had fetched, and nobody has taken away since.
    if (deps.spool !== undefined) await sweepSpools(deps.spool, deps.now())
    const dropped = await work.retain(options.retention)
    if (dropped) log.info(dropped, 'what the rules of retention say was dropped')
  }
  return [
    ...sources.map((source) => sourceJob(source, deps, work, options)),
    ...sources.filter(({ kind }) => ruleOf(kind).isAgainst).map((source) => holdsJob(source, deps, work, options)),
    ...(options.own ?? []).map((source) => ownJob(source, deps, options)),
    ...(options.clock ? [{ name: 'clock', rhythm: OFTEN, work: options.clock.look }] : []),
    { name: 'calendar', rhythm: OFTEN, work: calendar },
    { name: 'retention', rhythm: NIGHTLY, work: sweep },
  ]
}

/** What becomes public on a day of its own is looked at as often as what ends on one. */
function ownJob(source: OwnSource, deps: RunDeps, { log, holder, onPublished }: ScheduleOptions): Job {
  const { db, now } = deps
  const work = async () => {
    const run = await withLease({ db, name: source.name, holder, now }, () => runOwnSource(source, deps))
    if (!run) return
    log.info({ run: run._id, source: source.name, edition: run.edition }, 'published what this house makes itself')
    await onPublished()
  }
  return { name: `own ${source.name}`, rhythm: OFTEN, work }
}

/** What becomes public by itself does so whether or not its source can be reached. */
function holdsJob(source: Source, deps: RunDeps, mirror: MirrorWork, { log, holder, onPublished }: ScheduleOptions): Job {
  const work = async () => {
    const run = await releaseHeld(source, holder, deps, mirror)
    if (!run) return
    if (run.state === 'stopped') return log.warn({ run: run._id }, 'this process ends before all is public that is held no more')
    log.info({ run: run._id, source: source.name, edition: run.edition }, 'the time to object is over')
    await onPublished()
  }
  return { name: `holds ${source.name}`, rhythm: OFTEN, work }
}

/** Publishes what a source holds no more, while nobody reads it; null where nothing is due, or somebody does. */
export const releaseHeld = (
  source: Source,
  holder: string,
  { db, now }: Pick<RunDeps, 'db' | 'now'>,
  mirror: Pick<MirrorWork, 'holds'>,
): Promise<RunDoc | null> => withLease({ db, name: source.name, holder, now }, () => mirror.holds(source))

/**
 * Reads a source once what it holds no more is public: a delivery must not take the place of something whose time has come. Whoever calls holds its lease.
 */
export async function readAfterHolds(source: Source, { holds, run }: Pick<MirrorWork, 'holds' | 'run'>): Promise<RunDoc | null> {
  await holds(source)
  return run(source)
}

function sourceJob(source: Source, { db, now }: RunDeps, mirror: MirrorWork, { log, holder, onPublished }: ScheduleOptions): Job {
  const isSeen = async () => {
    const at = now()
    const startedAt = { $gt: new Date(at.getTime() - standsFor(source)), $lte: at }
    return (await db.runs.exists({ source: source.name, startedAt })) !== null
  }
  const work = async () => {
    const run = await withLease({ db, name: source.name, holder, now }, async () =>
      (await isSeen()) ? null : readAfterHolds(source, mirror),
    )
    if (!run) return log.info({ source: source.name }, 'another process mirrors it or has just done so, or this one ends')
    log[run.state === 'stopped' ? 'warn' : 'info'](loggedRun(run), 'mirrored')
    await onPublished()
  }
  return { name: `source ${source.name}`, rhythm: rhythmOf(source), jitterSeconds: source.offsetSeconds, work }
}
