import { SHOWN_STATES } from '../../shared/envelope'
import { decideExpired } from '../editions/decide'
import type { Occasion, Standing } from '../editions/decision'
import { FIRST } from '../editions/claims'
import { publishEdition } from '../editions/publish'
import { NO_CHANGES, type RunDoc } from '../models/run'
import { OPEN_END } from '../models/version'
import { STANDING_FIELDS } from '../models/versionFields'
import { endingDay } from './endingDay'
import { countInto, settledBase, type PublishDeps } from './publishReading'
import { beginRun, finishRun } from './run'

/** The built-in source that publishes what ends by date. */
export const CALENDAR = 'calendar'

const CLAIMS_MAX = 10

/**
 * Publishes the edition in which every publicity that ended before today takes effect. Returns the run, or null where
 * nothing has ended: a calendar that has nothing to say leaves no trace. Under a clock that nobody confirms it ends what is over by the
 * day that has surely come, and the rest waits.
 */
export async function runCalendar(deps: PublishDeps): Promise<RunDoc | null> {
  const { shelves, now } = deps
  const { endsOn } = await endingDay(deps)
  const over = { to: OPEN_END, publicUntil: { $lt: endsOn }, state: { $in: [...SHOWN_STATES] } }
  if (!(await shelves.versions.findOne(over, { _id: 1 }).lean())) return null
  const run = await beginRun(CALENDAR, deps)
  for (let claim = 0; claim < CLAIMS_MAX; claim++) {
    const base = await settledBase(deps)
    if (base === null) continue
    const standing = await shelves.versions.find(over, STANDING_FIELDS).lean<Standing[]>()
    if (standing.length === 0) return finishRun(shelves, { ...run, state: 'unchanged', finishedAt: now() })
    const occasion: Occasion = {
      edition: base + 1,
      at: now(),
      today: endsOn,
      source: CALENDAR,
      precedence: FIRST,
      origin: 'computed',
      run: run._id,
      rawSha256: null,
    }
    const decisions = standing.map((version) => decideExpired(version, occasion))
    const edition = await publishEdition(shelves, base, decisions, { attempt: deps.newId(), source: CALENDAR, now })
    if (edition === null) continue
    const changes = { ...NO_CHANGES }
    countInto(changes, decisions)
    return finishRun(shelves, { ...run, state: 'published', changes, edition, finishedAt: now() })
  }
  throw new Error(`edition numbers were taken by others ${CLAIMS_MAX} times in a row`)
}
