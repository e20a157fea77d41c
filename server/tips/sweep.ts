import { addMonths, shanghaiDay, startOfDay } from '../../shared/codes/dates'
import { DESKS, TIP_STATES } from '../../shared/tips/words'
import { codesOf } from '../../shared/vocabulary'
import type { TipDoc } from '../models/tip'
import type { TipPartDoc } from '../models/tipPart'
import type { TipDeps } from './deps'
import { noteLateness } from './lateness'
import { eraseTip } from './retention'
import { IDENTITY_KEPT_MONTHS, PART_KEPT_HOURS } from './rules'
import { CANARY_IN_DESK } from './settings'

/** What a sweep did. */
export interface Swept {
  /** parts deleted that nobody filed */
  parts: number
  /** tips in which a time limit was noted as missed, or a reward expired */
  late: number
  /** ended tips whose sealed bytes were erased */
  erased: number
}

type Clocked = Pick<TipDeps, 'db' | 'now'>

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Documents looked at together: parts are found by their names, and a hundred of those are small. */
const TOGETHER = 100

/**
 * Cleans up after time: parts that nobody filed, time limits, retention, test tips that a stop has left. Safe to repeat. What
 * is erased nobody brings back, so it waits while no certificate confirms the clock: the root signs them a quarter ahead at
 * most, and a clock that is wrong by a year would otherwise end and erase everything within the hour.
 */
export async function sweep(deps: TipDeps): Promise<Swept> {
  await deps.certificates.refresh()
  const missing = deps.certificates.missing()
  const swept = { parts: 0, late: 0, erased: 0 }
  if (missing.length > 0) deps.log.warn({ missing }, 'nothing is swept: either the clock of this machine is wrong, or these keys are over')
  else {
    swept.parts = await sweepParts(deps)
    await sweepCanary(deps)
    swept.late = await sweepLate(deps)
    swept.erased = await sweepEnded(deps)
  }
  await deps.disk.measure()
  return swept
}

/** Deletes what was put long ago and belongs to no filed envelope; what belongs to one is marked and not asked about again. */
async function sweepParts({ db, now }: TipDeps): Promise<number> {
  const before = new Date(now().getTime() - PART_KEPT_HOURS * HOUR_MS)
  let deleted = 0
  for (;;) {
    const found = await db.tipParts
      .find({ filed: false, at: { $lt: before } }, { tip: 1, sm3: 1 })
      .limit(TOGETHER)
      .lean<Pick<TipPartDoc, '_id' | 'tip' | 'sm3'>[]>()
    if (found.length === 0) return deleted
    const tips = await db.tips.find({ _id: { $in: [...new Set(found.map(({ tip }) => tip))] } }).lean<TipDoc[]>()
    const isFiled = (part: (typeof found)[number]) => tips.some((tip) => tip._id === part.tip && envelopeHolds(tip, part))
    const filed = found.filter(isFiled).map(({ _id }) => _id)
    const left = found.filter((part) => !isFiled(part)).map(({ _id }) => _id)
    if (filed.length > 0) await db.tipParts.updateMany({ _id: { $in: filed } }, { $set: { filed: true } })
    // Put again meanwhile: it is younger now and stays.
    if (left.length > 0) deleted += (await db.tipParts.deleteMany({ _id: { $in: left }, filed: false, at: { $lt: before } })).deletedCount
  }
}

function envelopeHolds(tip: TipDoc, { _id, sm3 }: Pick<TipPartDoc, '_id' | 'sm3'>): boolean {
  const [, message = 0, part = 0] = _id.split('/').map(Number)
  const envelope = message === 0 ? tip : tip.messages.find((one) => one.message === message)
  // What was erased holds nothing any more.
  if (!envelope || (envelope.deskWrap === null && envelope.recoveryWrap === null)) return false
  return envelope.parts.some((ref) => ref.part === part && ref.sm3 === sm3)
}

/** A test tip lives some seconds; what is older than an hour was left by a stop. */
async function sweepCanary({ db, now }: TipDeps): Promise<void> {
  const before = new Date(now().getTime() - HOUR_MS)
  const left = await db.tips.find({ atDesk: CANARY_IN_DESK, receivedAt: { $lt: before } }, { _id: 1 }).lean<Pick<TipDoc, '_id'>[]>()
  for (const { _id } of left) {
    await db.tipParts.deleteMany({ tip: _id })
    await db.tips.deleteOne({ _id })
  }
}

/** Notes every time limit that is missed and lets overdue rewards expire. Returns in how many tips. */
export async function sweepLate(deps: Clocked): Promise<number> {
  let count = 0
  for (const tip of await namesOf(deps, lateTips(deps.now()))) if (await withTip(deps, tip, noteLateness)) count++
  return count
}

async function sweepEnded(deps: TipDeps): Promise<number> {
  let count = 0
  for (const tip of await namesOf(deps, tipsToErase(deps.now()))) if (await withTip(deps, tip, eraseTip)) count++
  return count
}

/** The tips of which a time limit is over: desk and state are named so that the index of the queues answers. */
export const lateTips = (at: Date) => ({
  atDesk: { $in: codesOf(DESKS) },
  state: { $in: codesOf(TIP_STATES) },
  due: { $lt: shanghaiDay(at) },
})

/** The tips that ended as long ago as they are kept and still hold something; a day more than that: `isOver` decides. */
export function tipsToErase(at: Date) {
  const before = startOfDay(addMonths(shanghaiDay(at), -IDENTITY_KEPT_MONTHS))
  return { erasedAt: null, endedAt: { $lt: new Date(before.getTime() + DAY_MS) } }
}

/** Names first, then one document at a time: a case may hold some hundred kilobytes. */
const namesOf = async ({ db }: Clocked, filter: object): Promise<string[]> =>
  (await db.tips.find(filter, { _id: 1 }).lean<Pick<TipDoc, '_id'>[]>()).map(({ _id }) => _id)

async function withTip(deps: Clocked, _id: string, work: (deps: Clocked, tip: TipDoc) => Promise<boolean>): Promise<boolean> {
  const tip = await deps.db.tips.findOne({ _id }).lean<TipDoc>()
  return tip ? work(deps, tip) : false
}
