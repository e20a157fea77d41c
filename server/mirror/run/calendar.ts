import { SHOWN_STATES } from '../../../shared/envelope'
import { decideExpired } from '../../editions/decide'
import type { DecisionContext, CurrentVersion } from '../../editions/decision'
import { FIRST } from '../../editions/claims'
import { publishAs } from '../../editions/publishing'
import type { RunDoc } from '../../models/run'
import { OPEN } from '../../models/version'
import { CURRENT_FIELDS } from '../../models/versionFields'
import { dropUnshown } from '../pictures/sweep'
import { endingDay } from './endingDay'
import type { PublishDeps } from './deps'
import { beginRun, finishComputed } from './run'

/** The built-in source that publishes what ends by date. */
export const CALENDAR = 'calendar'

/**
 * Publishes the edition in which every publicity that ended before today takes effect. Returns the run, or null where
 * nothing has ended: a calendar that has nothing to say leaves no trace. Under a clock that nobody confirms it ends what is over by the
 * day that has surely come, and the rest waits.
 */
export async function runCalendar(deps: PublishDeps): Promise<RunDoc | null> {
  const { db, now } = deps
  const { endsOn } = await endingDay(deps)
  const over = { ...OPEN, publicUntil: { $lt: endsOn }, state: { $in: [...SHOWN_STATES] } }
  if (!(await db.versions.findOne(over, { _id: 1 }).lean())) return null
  const run = await beginRun(CALENDAR, deps)
  const ended = await publishAs(CALENDAR, deps, async (draft, edition) => {
    const context: DecisionContext = {
      edition,
      at: now(),
      today: endsOn,
      source: CALENDAR,
      precedence: FIRST,
      origin: 'computed',
      run: run._id,
      rawSha256: null,
    }
    const current = await db.versions.find(over, CURRENT_FIELDS).lean<CurrentVersion[]>()
    await draft.add(current.map((version) => decideExpired(version, context)))
    return { outcome: (published) => finishComputed(db, run, { edition: published, changes: draft.changes, now }) }
  })
  await dropUnshown(db, run._id, now())
  return ended
}
