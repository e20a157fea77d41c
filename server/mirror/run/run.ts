import { tmpdir } from 'node:os'
import { SHOWN_STATES } from '../../../shared/envelope'
import { confirmClock } from '../../clock/marks'
import { canonicalJson, sha256 } from '../../editions/canonical'
import { ruleOf } from '../../kinds/index'
import { finishPrepared, publishedEdition } from '../../editions/publish'
import { HOLIDAYS } from '../../law/workdays'
import type { Db } from '../../models/index'
import { NO_CHANGES, NO_COUNTS, type Release, type RunDoc } from '../../models/run'
import { OPEN } from '../../models/version'
import { storageFullSentence } from '../../storageFull'
import { Mistake } from '../../mistake'
import { NoRoom, demandRoom, hasRoom } from '../../room'
import { MappingError } from '../rows/columns'
import { deliveriesBefore, endsInLine } from '../guards/deliveries'
import { decisionsMade } from '../../models/pictureDecision'
import { keepAtDesk } from '../pictures/atDesk'
import { asksDesk } from '../pictures/known'
import { dropUnshown } from '../pictures/sweep'
import { deliveredOn } from './deliveredOn'
import { Interrupted, type PublishDeps } from './deps'
import { endingDay, type EndingDay } from './endingDay'
import { fetchSource, type SourceAnswer } from '../fetch/index'
import type { Waiting } from '../fetch/http'
import { openSpool, type Spool } from '../fetch/spool'
import { UnreadableSource, type RawFile } from '../formats/types'
import { protectedSpots } from '../pictures/protectedSpots'
import { Hosts } from '../../privacy/hosts'
import { readsPictures } from '../rows/columns'
import { picturesOf } from './pictures'
import { hostsChanged, hostsHash, protectedHosts } from './protectedHosts'
import { publishReading } from './publishReading'
import { dropRead, hashOfFiles, keepRaw, loadRaw } from './raw'
import { registerOf, type Source } from '../source/sources'

/** Version of the code that reads sources. Raise it when the same bytes would be read otherwise. */
const READER_VERSION = 19

export interface RunDeps extends PublishDeps {
  /** folder in which files lie while they are read; default: the system's own */
  spool?: string
  /** how to wait between two tries of a fetch; default: for real */
  waiting?: Waiting
}

/**
 * One run of one source: finish what somebody left, fetch, keep the raw bytes, parse, guard, diff, publish as one edition or
 * not at all. Returns the run as it was kept; a source that cannot be used, or a disk without room, ends it as `stopped`, and
 * nothing public changes; for want of room nothing of what it read is kept either. Throws only where the store or our own disk fails, or has no room even for the report: the next run
 * then finds everything as the last edition left it.
 */
export function runSource(source: Source, deps: RunDeps): Promise<RunDoc> {
  return inRun(source, null, deps, async (run, spool) => {
    const { db, now } = deps
    const last = await publishingRun(source.name, deps)
    const mappingSha256 = readingHash(source)
    const onEdition = (await publishedEdition(db))?._id ?? 0
    // The same answer is asked for only where it would be read the same way and nothing has ended meanwhile.
    const isCurrent = last !== null && last.mappingSha256 === mappingSha256 && !(await hasTurned(source, last, await endingDay(deps), db))
    const known = isCurrent ? last.validators : null
    const heard: Heard[] = []
    const onTime = (said: Date) => void heard.push({ said, at: now() })
    const { waiting, signal } = deps
    const options = { now: now(), known, onTime, ...(waiting ? { waiting } : {}), ...(signal ? { signal } : {}) }
    // A server that has nothing for us knows the time all the same.
    const answer = await fetchSource(source, spool, options).finally(() => takeTheirWord(source, heard, deps))
    const day = await endingDay(deps)
    const arrivedAt = arrivalOf(answer, last, run.startedAt)
    if (isCurrent && isSame(answer, last))
      return {
        ...run,
        ...resultOf(last),
        state: 'unchanged',
        sameAs: last.edition ?? last.sameAs ?? null,
        onEdition,
        mappingSha256,
        arrivedAt,
        ...validatorsOf(answer, last),
      }
    if (answer === 'not-modified') throw new UnreadableSource('来源说内容没有变化，而我们没有可以相信的上一份')
    const kept = {
      ...run,
      arrivedAt,
      mappingSha256,
      files: answer.files.map(fileOf),
      rawSha256: hashOfFiles(answer.files),
      validators: answer.validators,
    }
    return readAndPublish(source, kept, answer.files, { released: [], last, day }, deps)
  })
}

/** A stopped run cannot be released; the message says why. */
export class ReleaseError extends Mistake {}

/**
 * Publishes what a stopped run had read, on a person's word: the guards that stopped it are remarked in public with the
 * reason, and the others hold. Throws ReleaseError where there is nothing to release or something newer is public.
 */
export async function releaseRun(source: Source, release: Release, deps: RunDeps): Promise<RunDoc> {
  const { db } = deps
  const stopped = await db.runs.findOne({ _id: release.run }).lean<RunDoc>()
  if (!stopped) throw new ReleaseError(`没有编号为 ${release.run} 的采集`)
  if (stopped.source !== source.name) throw new ReleaseError(`采集 ${release.run} 属于来源“${stopped.source}”`)
  if (stopped.state !== 'stopped' || stopped.stoppedBy.length === 0) throw new ReleaseError('这次采集不是被核对规则停下的，不能放行')
  const newer = await db.runs
    .findOne(
      { source: source.name, state: { $in: ['published', 'unchanged'] }, startedAt: { $gt: stopped.startedAt, $lte: deps.now() } },
      { _id: 1 },
    )
    .lean<{ _id: string }>()
  if (newer) throw new ReleaseError('这次采集之后来源又正常到达过，不能再放行')
  // Under another description the same bytes may mean another and a larger change than the one a person looked at.
  if (stopped.mappingSha256 !== readingHash(source)) throw new ReleaseError('停下之后来源登记改过，请重新采集')
  return inRun(source, release, deps, async (run, spool) => {
    const files: RawFile[] = []
    for (const file of stopped.files) {
      const raw = await loadRaw(db, file, spool)
      if (!raw) throw new UnreadableSource('这次采集的原始文件已过保存期，不能再放行')
      files.push(raw)
    }
    const kept = {
      ...run,
      arrivedAt: stopped.arrivedAt ?? stopped.startedAt,
      mappingSha256: readingHash(source),
      files: stopped.files,
      rawSha256: stopped.rawSha256,
      validators: stopped.validators,
    }
    const [released, last, day] = [await releasedBy(db, stopped), await publishingRun(source.name, deps), await endingDay(deps)]
    return readAndPublish(source, kept, files, { released, last, day }, deps)
  })
}

/** Every guard that people have released on the way to this run: what was released once stays so. */
async function releasedBy(db: Db, stopped: RunDoc): Promise<string[]> {
  const guards = new Set<string>()
  for (let run: RunDoc | null = stopped; run;) {
    for (const guard of run.stoppedBy) guards.add(guard)
    run = run.release && (await db.runs.findOne({ _id: run.release.run }).lean<RunDoc>())
  }
  return [...guards]
}

async function readAndPublish(
  source: Source,
  begun: RunDoc,
  files: RawFile[],
  { released, last, day }: { released: readonly string[]; last: RunDoc | null; day: EndingDay },
  deps: RunDeps,
): Promise<RunDoc> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  demandRoom(deps.room, bytes)
  for (const file of files) await keepRaw(deps.db, file, deps.now())
  const wholeLines = await endsInLine(source, files)
  const spots = readsPictures(source) ? await protectedSpots(deps.db) : null
  const around = await protectedHosts(deps.db, source.kind)
  const run: RunDoc = {
    ...begun,
    bytes,
    ...(ruleOf(source.kind).goesOn ? { deliveredOn: await deliveredOn(begun, day.endsOn, deps.db) } : {}),
    ...(wholeLines === null ? {} : { endsInLine: wholeLines }),
    ...(asksDesk(source) ? { pictureDecisions: await decisionsMade(deps.db) } : {}),
    ...(spots === null ? {} : { protectedSpots: hashOf(spots) }),
    ...(around === null ? {} : { protectedHosts: { edition: around.edition, sha256: hostsHash(around), met: [] } }),
  }
  // Kept at once: whoever looks into a stopped run must find what it read.
  await closeRun(deps.db, run)
  const before = await deliveriesBefore(run, last, deps)
  const { _id, startedAt, rawSha256, pictureDecisions, deliveredOn: delivered = null } = run
  const hosts = new Hosts(around?.protectedBy ?? new Map())
  const origin = { run: _id, startedAt, rawSha256, pictureDecisions, delivered, day, released, last, before, hosts }
  const pictures = await picturesOf(source, files, { run, spots: new Set(spots), hosts }, day, deps)
  const outcome = await publishReading(source, files, { ...origin, pictures }, deps)
  // What is stopped changes nothing: what is public goes on naming the pictures of before.
  const { forDesk, known } = pictures
  const isPublic = outcome.state !== 'stopped'
  const hasLeft = isPublic && (await keepAtDesk(source, _id, forDesk, known.lookup, deps.db))
  // What was got for the desk may belong to a row whose record is not public.
  const hasGot = isPublic && forDesk.length > 0
  if (outcome.edition !== null || hasLeft || hasGot) await dropUnshown(deps.db, _id, deps.now())
  const sameAs = outcome.state === 'unchanged' ? ((await newestOf(source.name, deps.db))?._id ?? null) : null
  return {
    ...run,
    ...outcome,
    ...(run.protectedHosts ? { protectedHosts: { ...run.protectedHosts, met: hosts.met } } : {}),
    ...(sameAs === null ? {} : { sameAs }),
    ...(pictures.missing === 0 ? {} : { picturesMissing: pictures.missing }),
  }
}

/** The newest edition that a source made. */
const newestOf = (source: string, { editions }: Db): Promise<{ _id: number } | null> =>
  editions.findOne({ source }, { _id: 1 }).sort({ _id: -1 }).lean<{ _id: number }>()

/** Opens a run and a spool, does the work, and closes both whatever happens. */
async function inRun(
  source: Source,
  release: Release | null,
  deps: RunDeps,
  work: (run: RunDoc, spool: Spool) => Promise<RunDoc>,
): Promise<RunDoc> {
  const { db, now, room } = deps
  if (hasRoom(room)) await finishPrepared(db, now)
  const spool = await openSpool(deps.spool ?? tmpdir(), room)
  const { hidesRows, hidesCells } = ruleOf(source.kind)
  const hidden = { ...(hidesRows ? { hidesRows } : {}), ...(hidesCells ? { hidesCells } : {}) }
  const run: RunDoc = { ...(await beginRun(source.name, deps)), release, ...hidden }
  try {
    demandRoom(room)
    return await closeRun(db, { ...(await work(run, spool)), finishedAt: now() })
  } catch (error) {
    const isTold = [UnreadableSource, MappingError, Interrupted, NoRoom].some((known) => error instanceof known)
    const reason = isTold ? (error as Error).message : storageFullSentence(error)
    const found = await db.runs.findOne({ _id: run._id }).lean<RunDoc>()
    // Want of room ends it before anything is claimed: nothing public rests on what it read, and its report names no bytes that are gone.
    const isDropped = error instanceof NoRoom
    if (isDropped) await dropRead(db, found ?? run)
    const stopped: RunDoc = {
      ...(found ?? run),
      ...(isDropped ? { files: [], rawSha256: null } : {}),
      state: 'stopped',
      reason: reason ?? '采集程序出错，保留上一版',
      finishedAt: now(),
    }
    await closeRun(db, stopped)
    if (reason === null) throw error
    return stopped
  } finally {
    await spool.remove()
  }
}

/** Opens a run. A run of this source that is still open was left by a process that died. */
export async function beginRun(source: string, { db, now, newId }: PublishDeps): Promise<RunDoc> {
  await closeOpen(source, '进程中断，由下一次采集接着完成', { db, now })
  const run: RunDoc = {
    _id: newId(),
    source,
    state: 'running',
    startedAt: now(),
    finishedAt: null,
    counts: NO_COUNTS,
    warnings: 0,
    changes: NO_CHANGES,
    edition: null,
    files: [],
    rawSha256: null,
    mappingSha256: null,
    reason: null,
    findingsRun: null,
    remarks: [],
    stoppedBy: [],
    release: null,
    fill: {},
    validators: {},
  }
  await db.runs.collection.insertOne(run as never)
  return run
}

/** Closes the open runs of a source, be it a built-in one, of which nobody is left who could, and says why. */
export async function closeOpen(source: string, reason: string, { db, now }: Pick<PublishDeps, 'db' | 'now'>): Promise<void> {
  await db.runs.updateMany({ source, state: 'running' }, { $set: { state: 'stopped', reason, finishedAt: now() } })
}

/**
 * Closes the open run of a source of which nobody is left who could, and says why; where it had not even begun, a run is kept that says so. Whoever
 * calls holds the lease of the source. Returns the run as it was kept.
 */
export async function closeLost(source: Pick<Source, 'name'>, reason: string, deps: PublishDeps): Promise<RunDoc> {
  const { db, now } = deps
  const open = await db.runs.findOne({ source: source.name, state: 'running' }).sort({ startedAt: -1 }).lean<RunDoc>()
  return closeRun(db, { ...(open ?? (await beginRun(source.name, deps))), state: 'stopped', reason, finishedAt: now() })
}

async function closeRun(db: Db, run: RunDoc): Promise<RunDoc> {
  const { _id, ...fields } = run
  await db.runs.updateOne({ _id }, { $set: fields })
  return run
}

/** Closes a run that read no bytes: what it published as an edition, or that nothing was left to publish. */
export const finishComputed = (
  db: Db,
  run: RunDoc,
  { edition, changes, now }: Pick<RunDoc, 'edition' | 'changes'> & { now: () => Date },
): Promise<RunDoc> =>
  closeRun(db, {
    ...run,
    ...(edition === null ? { state: 'unchanged' } : { state: 'published', changes, edition }),
    finishedAt: now(),
  })

/** What comes of a run that reads no bytes; one that is ended from outside is kept as stopped, with the words of whoever ended it. */
export async function unlessInterrupted(
  run: RunDoc,
  { db, now }: Pick<PublishDeps, 'db' | 'now'>,
  work: () => Promise<RunDoc>,
): Promise<RunDoc> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    return closeRun(db, { ...run, state: 'stopped', reason: error.message, finishedAt: now() })
  }
}

/** What an unchanged run repeats of the one whose rows are public; what that one lacks stays away. */
const REPEATED = [
  'counts',
  'warnings',
  'rawSha256',
  'contentSha256',
  'files',
  'findingsRun',
  'fill',
  'persons',
  'remarks',
  'readOn',
  'turnsOn',
  'held',
  'deliveredOn',
  'endsOn',
  'endsInLine',
  'picturesMissing',
  'pictureDecisions',
  'protectedSpots',
  'protectedHosts',
] as const
type Repeated = Pick<RunDoc, (typeof REPEATED)[number]>
const resultOf = (last: RunDoc): Repeated =>
  Object.fromEntries(REPEATED.filter((field) => last[field] !== undefined).map((field) => [field, last[field]])) as Repeated

/** What time a source's server said it was, and when by our clock. */
interface Heard {
  said: Date
  at: Date
}

/** A server whose time is ours confirms our clock. Of a source that runs on this machine it would be our own clock again. */
async function takeTheirWord({ name, confirmsClock }: Source, heard: Heard[], deps: RunDeps): Promise<void> {
  const [last] = heard.slice(-1)
  if (last && confirmsClock) await confirmClock({ ...deps, now: () => last.at }, last.said, `source ${name}`)
}

const fileOf = ({ name, size, sha256: hash }: RawFile) => ({ name, size, sha256: hash })

const isSame = (answer: SourceAnswer, last: RunDoc): boolean => answer === 'not-modified' || hashOfFiles(answer.files) === last.rawSha256

/**
 * When a source last delivered: now, where its answer is another one or came over the network; else when the same file was last written. A file
 * that nobody renews must not look fresh because we can still read it.
 */
function arrivalOf(answer: SourceAnswer, last: RunDoc | null, now: Date): Date {
  if (answer === 'not-modified' || !last || !isSame(answer, last)) return now
  const written = answer.files.flatMap(({ writtenAt }) => writtenAt ?? [])
  if (written.length === 0) return now
  const newest = Math.max((last.arrivedAt ?? last.startedAt).getTime(), ...written.map((at) => at.getTime()))
  return new Date(Math.min(newest, now.getTime()))
}

const validatorsOf = (answer: SourceAnswer, last: RunDoc) => ({
  validators: answer === 'not-modified' ? last.validators : answer.validators,
})

/** Hash of everything that decides how bytes become records; a year of holidays that is announced moves days that are reckoned in workdays. */
export function readingHash(source: Source): string {
  const { format, kind, origin, agency, name, coverage, register, packed, coordinates, bounds, unreviewedPictures } = source
  const common = { format, kind, origin, agency, name, coverage, register, packed, coordinates, bounds, unreviewedPictures }
  const reading = source.format === 'json-feed' ? {} : tableReading(source)
  return sha256(canonicalJson([READER_VERSION, HOLIDAYS, { ...common, ...reading }]))
}

function tableReading(source: Exclude<Source, { format: 'json-feed' }>) {
  const { key, columns, envelope, unknown, assumeHeader, sheet, persons, aliases, unpivot, gather, layout } = source
  const own = {
    encoding: 'encoding' in source ? source.encoding : undefined,
    delimiter: 'delimiter' in source ? source.delimiter : undefined,
    at: 'at' in source ? source.at : undefined,
    tally: 'tally' in source ? source.tally : undefined,
    row: 'row' in source ? source.row : undefined,
  }
  return { key, columns, envelope, unknown, assumeHeader, sheet, persons, aliases, unpivot, gather, layout, own }
}

/**
 * The run whose bytes say what is public of a source: the one that made its newest edition, or a later one that found nothing new. Runs may overlap, and one may die
 * between the publication and its note; then there is no such run, and everything is read again.
 */
export async function publishingRun(source: string, { db, now }: Pick<RunDeps, 'db' | 'now'>): Promise<RunDoc | null> {
  const newest = await newestOf(source, db)
  if (!newest) return null
  const publishing = await db.runs.findOne({ source, edition: newest._id }).lean<RunDoc>()
  if (!publishing?.finishedAt) return publishing
  // Other bytes may have said the same since: then they are what is public. By the time alone nobody sees it where a clock ran ahead.
  const since = { $or: [{ startedAt: { $gte: publishing.finishedAt } }, { sameAs: newest._id }] }
  const later = await db.runs
    .find({ source, state: 'unchanged', startedAt: { $lte: now() }, ...since })
    .sort({ startedAt: -1 })
    .limit(1)
    .lean<RunDoc[]>()
  return later[0] ?? publishing
}

const hashOf = (spots: readonly string[]): string => sha256(canonicalJson(spots))

/**
 * Whether the same bytes mean something else by now: a day has come that one of their rows names, publicity of a record has ended, or
 * another source has changed what both list.
 */
async function hasTurned(source: Source, last: RunDoc, { clockDay, endsOn }: EndingDay, db: Db): Promise<boolean> {
  // It was read by a clock that nobody confirmed: more has come since, or the clock is confirmed by now.
  if (last.endsOn !== undefined && (endsOn > last.endsOn || endsOn === clockDay)) return true
  if (last.turnsOn && last.turnsOn <= endsOn) return true
  if ((last.picturesMissing ?? 0) > 0) return true
  // The desk has said something since, be it of a picture of another source.
  if (asksDesk(source) && (await decisionsMade(db)) > (last.pictureDecisions ?? 0)) return true
  // Some spot is protected by now, or not any more: what lies there may be shown otherwise.
  if (last.protectedSpots !== undefined && last.protectedSpots !== hashOf(await protectedSpots(db))) return true
  // Some firm is protected by now, or not any more: what lies at it may be told otherwise.
  if (await hostsChanged(db, source.kind, last)) return true
  // It was read by a clock that ran ahead: what was over by that one may never have begun.
  if (last.readOn && last.readOn > clockDay) return true
  const ended = await db.versions
    .findOne({ ...OPEN, publicUntil: { $lt: endsOn }, source: source.name, state: { $in: [...SHOWN_STATES] } }, { _id: 1 })
    .lean()
  if (ended !== null) return true
  // A clock that ran ahead has ended what is not over yet, by the clock or by the time that has surely come.
  const byAny = endsOn > clockDay ? endsOn : clockDay
  const tooEarly = await db.versions
    .findOne({ ...OPEN, publicUntil: { $gte: byAny }, source: source.name, state: 'expired' }, { _id: 1 })
    .lean()
  if (tooEarly !== null) return true
  return source.register !== undefined && othersChanged(source, last, db)
}

/** Whether an edition that another source made since the last good run touched the register that both share. By time nobody sees it where clocks differ. */
async function othersChanged(source: Source, last: RunDoc, db: Db): Promise<boolean> {
  const since = { _id: { $gt: last.onEdition ?? last.edition ?? 0 } }
  for (const { _id, source: name } of await db.editions.find(since, { source: 1 }).lean<{ _id: number; source: string }[]>()) {
    if (name === source.name) continue
    const touched = { kind: source.kind, from: _id, id: { $gte: `${registerOf(source)}.`, $lt: `${registerOf(source)}/` } }
    if ((await db.versions.findOne(touched, { _id: 1 }).lean()) !== null) return true
  }
  return false
}
