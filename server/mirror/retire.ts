import { shanghaiDay } from '../../shared/codes/dates'
import { SHOWN_STATES } from '../../shared/envelope'
import { FIRST } from '../editions/claims'
import { decideAbsent } from '../editions/decide'
import type { Occasion, Standing } from '../editions/decision'
import { Draft } from '../editions/publish'
import type { Shelves } from '../models/index'
import { NO_CHANGES, type RunDoc } from '../models/run'
import { OPEN_END } from '../models/version'
import { CALENDAR } from './calendar'
import { countInto, settledBase, type PublishDeps } from './publishReading'
import { beginRun, finishRun } from './run'
import type { Source } from './sources'

/**
 * Sources that left the list and what they said. Nobody reads them any more, so nothing of theirs would ever be corrected or end;
 * taking them out is a person's word, recorded and public like every run.
 */

const CLAIMS_MAX = 10
const BATCH = 400
const SHOWN = { to: OPEN_END, state: { $in: [...SHOWN_STATES] } }

/** Names of sources that something public rests on and that the list does not have. */
export async function strangers(shelves: Shelves, sources: Source[]): Promise<string[]> {
  const found = await Promise.all([shelves.versions.distinct('source', SHOWN), shelves.versions.distinct('claims.source', SHOWN)])
  const known = new Set([CALENDAR, ...sources.map(({ name }) => name)])
  return [...new Set(found.flat())].filter((name) => typeof name === 'string' && !known.has(name)).sort()
}

/**
 * Takes back everything that a source said: what nobody else lists is withdrawn, what another lists too goes on by its word. Returns the run,
 * with the reason among its remarks; `unchanged` where nothing was left.
 */
export async function retireSource(name: string, why: string, deps: PublishDeps): Promise<RunDoc> {
  const { shelves, now, newId } = deps
  const run = { ...(await beginRun(name, deps)), remarks: [`来源已从清单中移除：${why}`] }
  for (let claim = 0; claim < CLAIMS_MAX; claim++) {
    const base = await settledBase(deps)
    if (base === null) continue
    const draft = new Draft(shelves, base, { attempt: newId(), source: name, now })
    const at = now()
    const today = shanghaiDay(at)
    const who = { source: name, precedence: FIRST, origin: 'official' as const, run: run._id, rawSha256: null }
    const occasion: Occasion = { edition: base + 1, at, today, ...who }
    const changes = { ...NO_CHANGES }
    const said = [await idsOf(shelves, { ...SHOWN, source: name }), await idsOf(shelves, { ...SHOWN, 'claims.source': name })].flat()
    for (let from = 0; from < said.length; from += BATCH) {
      const standing = await shelves.versions.find({ _id: { $in: said.slice(from, from + BATCH) } }).lean<Standing[]>()
      const decisions = standing.flatMap((version) => decideAbsent(version, occasion) ?? [])
      await draft.add(decisions)
      countInto(changes, decisions)
    }
    if (draft.size === 0) return finishRun(shelves, { ...run, state: 'unchanged', finishedAt: now() })
    const edition = await draft.publish()
    if (edition !== null) return finishRun(shelves, { ...run, state: 'published', changes, edition, finishedAt: now() })
  }
  throw new Error(`edition numbers were taken by others ${CLAIMS_MAX} times in a row`)
}

const idsOf = async (shelves: Shelves, filter: Record<string, unknown>): Promise<string[]> =>
  (await shelves.versions.find(filter, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id)
