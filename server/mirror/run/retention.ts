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
  { rawDays, unpublishedRawDays, refusedTextDays, reportDays }: Retention,
  now: Date,
  machine?: ClockDeps['machine'],
): Promise<Dropped> {
  const { sure } = await readClock({ db, now: () => now, ...(machine ? { machine } : {}) })
  // What a process that died had drafted lies where nobody looks, and goes too.
  await tidy(db, sure)
  const before = (days: number) => new Date(sure.getTime() - days * DAY_MS)
  // Every version is read for it: once a round, and not at all where nothing is old enough.
  let rested: Promise<string[]> | null = null
  const resting: Resting = () => (rested ??= restedOn(db))
  return {
    refusedTexts: await dropTexts(db, before(refusedTextDays)),
    rawFiles: (await dropUnpublished(db, before(unpublishedRawDays), sure, resting)) + (await dropRaw(db, before(rawDays), resting)),
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

/** Hashes on which something rests that is public or on hold. */
type Resting = () => Promise<string[]>

async function dropRaw(db: Db, before: Date, resting: Resting): Promise<number> {
  const old = await db.rawChunks.distinct('sha256', { keptAt: { $lt: before } })
  if (old.length === 0) return 0
  const inUse = new Set([...(await resting()), ...(await filesSince(db, before))])
  // An answer of several files has a hash of its own; its run says which files it was.
  const runsInUse = await db.runs.find({ rawSha256: { $in: [...inUse] } }, { files: 1 }).lean<Pick<RunDoc, 'files'>[]>()
  for (const { files } of runsInUse) for (const { sha256 } of files) inUse.add(sha256)
  return dropFiles(
    db,
    old.filter((hash) => !inUse.has(hash)),
  )
}

/** What is public, or on hold, was read from these. */
async function restedOn(db: Db): Promise<string[]> {
  const hashes = await Promise.all([
    db.versions.distinct('rawSha256', SHOWN),
    db.versions.distinct('claims.rawSha256', SHOWN),
    db.holds.distinct('rawSha256', {}),
  ])
  return hashes.flat().filter((hash) => typeof hash === 'string')
}

/** Drops bytes from which no run has published anything and none that stands stopped can be released any more, however it ended. */
async function dropUnpublished(db: Db, before: Date, sure: Date, rested: Resting): Promise<number> {
  const old = await db.rawChunks.distinct('sha256', { keptAt: { $lt: before } })
  if (old.length === 0) return 0
  const resting = new Set(await rested())
  const over: string[] = []
  for (let at = 0; at < old.length; at += TOGETHER) {
    const hashes = old.slice(at, at + TOGETHER)
    const runs = await db.runs
      .find({ 'files.sha256': { $in: hashes } }, { source: 1, state: 1, startedAt: 1, stoppedBy: 1, files: 1, rawSha256: 1 })
      .lean<Reader[]>()
    // A process may have died between what it published and its report: then a version says whose bytes it was read from.
    const named = [...new Set([...hashes, ...runs.flatMap(({ rawSha256 }) => rawSha256 ?? [])])]
    const published = new Set(await db.versions.distinct('rawSha256', { rawSha256: { $in: named } }))
    const isUsed = (hash: string | null): boolean => hash !== null && (published.has(hash) || resting.has(hash))
    const kept = new Set(hashes.filter(isUsed))
    for (const run of runs)
      if (isUsed(run.rawSha256) || run.startedAt >= before || (await mayBePublished(db, run, sure)))
        for (const { sha256 } of run.files) kept.add(sha256)
    over.push(...hashes.filter((hash) => !kept.has(hash)))
  }
  return dropFiles(db, over)
}

type Reader = Pick<RunDoc, 'source' | 'state' | 'startedAt' | 'stoppedBy' | 'files' | 'rawSha256'>

/** Whether a run has found its bytes good, or a person still may: as `releaseRun` says, until its source has arrived well after it. */
async function mayBePublished(db: Db, { source, state, startedAt, stoppedBy }: Reader, sure: Date): Promise<boolean> {
  if (GOOD.includes(state)) return true
  if (stoppedBy.length === 0) return false
  return (await db.runs.exists({ source, state: { $in: GOOD }, startedAt: { $gt: startedAt, $lte: sure } })) === null
}

const GOOD: RunDoc['state'][] = ['published', 'unchanged']

async function dropFiles(db: Db, hashes: readonly string[]): Promise<number> {
  await dropFindings(db, hashes)
  for (const hash of hashes) await db.rawChunks.deleteMany({ sha256: hash })
  return hashes.length
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

/** Hashes of the files that runs have read since. */
async function filesSince(db: Db, since: Date): Promise<string[]> {
  const runs = await db.runs.find({ startedAt: { $gte: since } }, { files: 1 }).lean<Pick<RunDoc, 'files'>[]>()
  return runs.flatMap(({ files }) => files.map((file) => file.sha256))
}
