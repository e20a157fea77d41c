import type { ClockMarkDoc } from '../models/clockMark'
import type { Db } from '../models/index'
import { thisMachine, type Machine } from './machine'
import { AGREE_MS, agrees, believed, judgeClock, sureSince, type ClockView, type Mark, type Witness } from './trust'

export interface ClockDeps {
  db: Pick<Db, 'clockMarks' | 'runs'>
  now: () => Date
  /** default: this one */
  machine?: () => Machine
}

/** A mark of this machine is renewed so often: that is what another life of it, or another instance, goes on from. */
const RENEW_MS = 5 * 60_000
/** Marks of other lives that lie so far back say nothing any more. */
const KEPT_MS = 7 * 86_400_000

/**
 * What the clock is worth now, by the marks that the store keeps. The bound is carried on for this life of this machine. A store without marks is
 * as old as its newest run; one without runs begins now.
 */
export async function readClock({ db, now, machine = thisMachine }: ClockDeps): Promise<ClockView> {
  const at = now()
  const here = machine()
  const found = await marksOf(db)
  const kept = found.map((mark) => believed(mark, at, here))
  // At once, and for good: the clock may run ahead again.
  for (const mark of kept) if (!found.includes(mark)) await keep(db, mark)
  const marks = kept.length > 0 ? kept : await firstMark(db, at)
  const view = judgeClock(at, here, marks)
  const own = kept.find(({ boot }) => boot === here.boot)
  // Where the clock is behind, the bound it is behind of goes on.
  const sure = marks.map((mark) => sureSince(mark, here)).reduce((a, b) => (a > b ? a : b), view.sure)
  const isOld = !own || here.uptimeMs - own.uptimeMs >= RENEW_MS || sure.getTime() - sureSince(own, here).getTime() >= RENEW_MS
  if (isOld) await keep(db, { ...here, sure, by: view.by })
  return view
}

/**
 * Takes somebody else's word for the time: where it agrees with the clock, this moment is sure, and whatever was taken for sure beyond it was
 * wrong. Returns whether it agrees; a word that does not changes nothing.
 */
export async function confirmClock({ db, now, machine = thisMachine }: ClockDeps, said: Date, by: Witness): Promise<boolean> {
  const at = now()
  if (!agrees(at, said)) return false
  await db.clockMarks.deleteMany({ sure: { $gt: new Date(at.getTime() + AGREE_MS) } })
  await keep(db, { ...machine(), sure: said < at ? said : at, by })
  return true
}

async function marksOf(db: ClockDeps['db']): Promise<Mark[]> {
  const found = await db.clockMarks.find({}).lean<ClockMarkDoc[]>()
  return found.map(({ _id, uptimeMs, sure, by }) => ({ boot: _id, uptimeMs, sure, by: by as Witness }))
}

async function firstMark(db: ClockDeps['db'], now: Date): Promise<Mark[]> {
  const newest = await db.runs
    .findOne({ startedAt: { $lte: now } }, { startedAt: 1 })
    .sort({ startedAt: -1 })
    .lean<{ startedAt: Date }>()
  return newest ? [{ boot: '', uptimeMs: 0, sure: newest.startedAt, by: 'run' }] : []
}

async function keep({ clockMarks }: ClockDeps['db'], { boot, uptimeMs, sure, by }: Mark): Promise<void> {
  await clockMarks.updateOne({ _id: boot }, { $set: { uptimeMs, sure, by } }, { upsert: true })
  await clockMarks.deleteMany({ sure: { $lt: new Date(sure.getTime() - KEPT_MS) } })
}
