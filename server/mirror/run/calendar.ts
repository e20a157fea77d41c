import type { Day } from '../../../shared/codes/dates'
import { SHOWN_STATES } from '../../../shared/envelope'
import { batched } from '../../batched'
import { decideExpired } from '../../editions/decide'
import type { DecisionContext, CurrentVersion } from '../../editions/decision'
import { FIRST } from '../../editions/claims'
import { publishAs } from '../../editions/publishing'
import type { Db } from '../../models/index'
import type { RunDoc } from '../../models/run'
import { OPEN } from '../../models/version'
import { CURRENT_FIELDS } from '../../models/versionFields'
import { dropUnshown } from '../pictures/sweep'
import { endingDay, type EndingDeps } from './endingDay'
import type { PublishDeps } from './deps'
import { beginRun, finishComputed, unlessInterrupted } from './run'

/** The built-in source that publishes what ends by date. */
export const CALENDAR = 'calendar'

/** Versions that are ended at once: offices let a whole register end on one day, and it never lies in memory together. */
const BATCH = 1_000

const overBefore = (day: Day) => ({ ...OPEN, publicUntil: { $lt: day }, state: { $in: [...SHOWN_STATES] } })

/** Whether anything is over, or its end was claimed by somebody who died once the store had none of it open any more: that is finished by whoever looks next. */
const isAny = async (over: ReturnType<typeof overBefore>, { versions, editions }: Db): Promise<boolean> =>
  (await versions.findOne(over, { _id: 1 }).lean()) !== null ||
  (await editions.findOne({ source: CALENDAR, state: 'prepared' }, { _id: 1 }).lean()) !== null

/** Whether `runCalendar` would end anything, or finish what it had begun. */
export async function isAnyOver(deps: EndingDeps): Promise<boolean> {
  const { endsOn } = await endingDay(deps)
  return isAny(overBefore(endsOn), deps.db)
}

/**
 * Publishes the edition in which every publicity that ended before today takes effect, line by line as the store finds them. Returns the run, stopped where
 * it was ended from outside, or null where nothing has ended: a calendar that has nothing to say leaves no trace. Under a clock that nobody confirms it ends
 * what is over by the day that has surely come, and the rest waits.
 */
export async function runCalendar(deps: PublishDeps): Promise<RunDoc | null> {
  const { db, now, signal } = deps
  const { endsOn } = await endingDay(deps)
  const over = overBefore(endsOn)
  if (!(await isAny(over, db))) return null
  const run = await beginRun(CALENDAR, deps)
  return unlessInterrupted(run, deps, async () => {
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
      const found = db.versions.find(over, CURRENT_FIELDS).lean<CurrentVersion>().cursor({ batchSize: BATCH })
      for await (const versions of batched(found, BATCH)) {
        signal?.throwIfAborted()
        await draft.add(versions.map((version) => decideExpired(version, context)))
      }
      return { outcome: (published) => finishComputed(db, run, { edition: published, changes: draft.changes, now }) }
    })
    await dropUnshown(db, run._id, now())
    return ended
  })
}
