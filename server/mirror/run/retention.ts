import { SHOWN_STATES } from '../../../shared/envelope'
import { readClock, type ClockDeps } from '../../clock/marks'
import { tidy } from '../../editions/publish'
import type { Db } from '../../models/index'
import type { RunDoc } from '../../models/run'
import { dropResults, dropUnshown } from '../pictures/sweep'
import { OPEN } from '../../models/version'
import type { Retention } from '../source/retention'

const DAY_MS = 86_400_000
const TOGETHER = 200

/** What one round dropped. */
export interface Dropped {
  rawFiles: number
  pictures: number
  refusedTexts: number
  reports: number
}

/**
 * Drops what its time is over for, by the time that has surely come: a clock that ran ahead drops nothing too early. What is public, and the raw
 * bytes it was read from, always stays. May be repeated.
 */
export async function retain(
  db: Db,
  { rawDays, unreadableRawDays, refusedTextDays, reportDays }: Retention,
  now: Date,
  machine?: ClockDeps['machine'],
): Promise<Dropped> {
  const { sure } = await readClock({ db, now: () => now, ...(machine ? { machine } : {}) })
  // What a process that died had drafted lies where nobody looks, and goes too.
  await tidy(db, sure)
  const before = (days: number) => new Date(sure.getTime() - days * DAY_MS)
  return {
    refusedTexts: await dropTexts(db, before(refusedTextDays)),
    rawFiles:
      (await dropRaw(db, await outOfTime(db, before(rawDays)))) + (await dropRaw(db, await unreleasable(db, before(unreadableRawDays)))),
    reports: await dropReports(db, before(reportDays)),
    pictures: (await dropUnshown(db, null, sure)) + (await dropResults(db, before(rawDays))),
  }
}

async function dropTexts(db: Db, before: Date): Promise<number> {
  let dropped = 0
  for (const run of await idsOfRuns(db, { startedAt: { $lt: before }, textsDropped: { $exists: false } })) {
    const { modifiedCount } = await db.findings.updateMany({ run, severity: 'refused' }, { $set: { original: null } })
    await db.runs.updateOne({ _id: run }, { $set: { textsDropped: true } })
    dropped += modifiedCount
  }
  return dropped
}

/** What is public rests on these, and what is on hold will; a tombstone rests on nothing. */
const SHOWN = { ...OPEN, state: { $in: [...SHOWN_STATES] } }

/** Files whose time is over, and that no run has read since. */
async function outOfTime(db: Db, before: Date): Promise<string[]> {
  const old = await keptBefore(db, before)
  if (old.length === 0) return []
  const read = new Set<string>()
  for await (const { files } of filesOf(db, { startedAt: { $gte: before } })) for (const { sha256 } of files) read.add(sha256)
  return old.filter((hash) => !read.has(hash))
}

/** Files of which every run was broken off long since: nobody can release one that no guard has stopped. */
async function unreleasable(db: Db, before: Date): Promise<string[]> {
  const over = new Set(await keptBefore(db, before))
  if (over.size === 0) return []
  for await (const { files, state, stoppedBy, startedAt } of filesOf(db, {})) {
    if (state === 'stopped' && stoppedBy.length === 0 && startedAt < before) continue
    for (const { sha256 } of files) over.delete(sha256)
  }
  return [...over]
}

const keptBefore = (db: Db, before: Date): Promise<string[]> => db.rawChunks.distinct('sha256', { keptAt: { $lt: before } })

const filesOf = (db: Db, filter: Record<string, unknown>) =>
  db.runs
    .find(filter, { files: 1, state: 1, stoppedBy: 1, startedAt: 1 })
    .lean<Pick<RunDoc, 'files' | 'state' | 'stoppedBy' | 'startedAt'>>()
    .cursor()

/** Drops files, but those on which something rests that is public or on hold. Returns how many. */
async function dropRaw(db: Db, files: readonly string[]): Promise<number> {
  if (files.length === 0) return 0
  const resting = await Promise.all([
    db.versions.distinct('rawSha256', SHOWN),
    db.versions.distinct('claims.rawSha256', SHOWN),
    db.holds.distinct('rawSha256', {}),
  ])
  const inUse = new Set(resting.flat().filter((hash) => typeof hash === 'string'))
  // An answer of several files has a hash of its own; its run says which files it was.
  const runsInUse = await db.runs.find({ rawSha256: { $in: [...inUse] } }, { files: 1 }).lean<Pick<RunDoc, 'files'>[]>()
  for (const run of runsInUse) for (const { sha256 } of run.files) inUse.add(sha256)
  const over = files.filter((hash) => !inUse.has(hash))
  await dropFindings(db, over)
  for (const hash of over) await db.rawChunks.deleteMany({ sha256: hash })
  return over.length
}

/** What was found wrong in bytes goes before them: a process that dies between the two finds the bytes again, and nothing is left behind. */
async function dropFindings(db: Db, files: readonly string[]): Promise<void> {
  for (let at = 0; at < files.length; at += TOGETHER) {
    const runs = await idsOfRuns(db, { 'files.sha256': { $in: files.slice(at, at + TOGETHER) } })
    for (const run of runs) await db.findings.deleteMany({ run })
  }
}

async function dropReports(db: Db, before: Date): Promise<number> {
  const runs = await idsOfRuns(db, { startedAt: { $lt: before }, edition: null })
  for (const run of runs) await db.findings.deleteMany({ run })
  for (let at = 0; at < runs.length; at += TOGETHER) await db.runs.deleteMany({ _id: { $in: runs.slice(at, at + TOGETHER) } })
  return runs.length
}

const idsOfRuns = async (db: Db, filter: Record<string, unknown>): Promise<string[]> =>
  (await db.runs.find(filter, { _id: 1 }).lean<{ _id: string }[]>()).map((run) => run._id)
