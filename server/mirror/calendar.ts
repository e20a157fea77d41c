import { shanghaiDay } from '../../shared/codes/dates'
import { SHOWN_STATES } from '../../shared/envelope'
import { decideExpired } from '../editions/decide'
import { OPEN_END } from '../models/version'
import type { RunDoc } from '../models/run'
import { beginRun, publishDecisions, type RunDeps } from './run'

/** The built-in source that publishes what ends by date. */
export const CALENDAR = 'calendar'

/**
 * Publishes the edition in which every publicity that ended before today takes effect. Returns the run, or null where
 * nothing has ended: a calendar that has nothing to say leaves no trace.
 */
export async function runCalendar(deps: RunDeps): Promise<RunDoc | null> {
  const { shelves, now } = deps
  const standing = { to: OPEN_END, publicUntil: { $lt: shanghaiDay(now()) }, state: { $in: [...SHOWN_STATES] } }
  if (!(await shelves.versions.findOne(standing, { _id: 1 }).lean())) return null
  const run = await beginRun(CALENDAR, deps)
  const { edition, changes } = await publishDecisions(
    { name: CALENDAR, origin: 'computed', standing },
    { run: run._id, rawSha256: null },
    (ended, occasion) => ended.map((version) => decideExpired(version, occasion)),
    deps,
  )
  const finished: RunDoc = { ...run, state: edition === null ? 'unchanged' : 'published', changes, edition, finishedAt: now() }
  const { _id, ...fields } = finished
  await shelves.runs.updateOne({ _id }, { $set: fields })
  return finished
}
