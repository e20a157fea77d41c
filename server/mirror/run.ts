import { shanghaiDay } from '../../shared/codes/dates'
import type { Operation } from '../../shared/vocabulary'
import { canonicalJson, sha256 } from '../editions/canonical'
import type { Decision, Occasion, Standing } from '../editions/decide'
import { finishPrepared, newestEdition, publishEdition, type Step } from '../editions/publish'
import { OPEN_END } from '../models/version'
import type { Shelves } from '../models/index'
import { NO_CHANGES, NO_COUNTS, type RunChanges, type RunDoc } from '../models/run'
import { MappingError } from './columns'
import { diffSource } from './diff'
import { UnreadableSource } from './formats/types'
import { parseSource, type Finding, type Parsed } from './parse'
import { keepRaw, readSourceFile } from './raw'
import type { Source } from './sources'

/** Version of the code that reads sources. Raise it when the same bytes would be read otherwise. */
const READER_VERSION = 1

const ORIGINAL_MAX = 10_000
const CLAIMS_MAX = 10

export interface RunDeps {
  shelves: Shelves
  now: () => Date
  /** a fresh id for a run or an attempt, never given twice */
  newId: () => string
  /** how far a run has come, for a person who waits */
  onProgress?: (phase: RunPhase, done: number, all: number) => void
}

export type RunPhase = 'read' | 'parse' | 'diff' | Step

/**
 * One run of one source: finish what somebody left, read, keep the raw bytes, parse, diff, publish as one edition or not
 * at all. Returns the run as it was kept; a source that cannot be used ends it as `stopped`, and nothing public changes.
 * Throws only where the store fails: the next run then finds everything as the last edition left it.
 */
export async function runSource(source: Source, deps: RunDeps): Promise<RunDoc> {
  const { shelves, now } = deps
  await finishPrepared(shelves, now)
  const run = await beginRun(source.name, deps)
  try {
    return await finishRun(shelves, { ...run, ...(await mirror(source, run, deps)), finishedAt: now() })
  } catch (error) {
    const reason = error instanceof UnreadableSource || error instanceof MappingError ? error.message : null
    const stopped: RunDoc = { ...run, state: 'stopped', reason: reason ?? '采集程序出错，保留上一版', finishedAt: now() }
    await finishRun(shelves, stopped)
    if (reason === null) throw error
    return stopped
  }
}

/** Opens a run. A run of this source that is still open was left by a process that died. */
export async function beginRun(source: string, { shelves, now, newId }: RunDeps): Promise<RunDoc> {
  await shelves.runs.updateMany(
    { source, state: 'running' },
    { $set: { state: 'stopped', reason: '进程中断，由下一次采集接着完成', finishedAt: now() } },
  )
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
    rawSha256: null,
    mappingSha256: null,
    reason: null,
    findingsRun: null,
  }
  await shelves.runs.collection.insertOne(run as never)
  return run
}

async function finishRun(shelves: Shelves, run: RunDoc): Promise<RunDoc> {
  const { _id, ...fields } = run
  await shelves.runs.updateOne({ _id }, { $set: fields })
  return run
}

type Outcome = Pick<
  RunDoc,
  'state' | 'counts' | 'warnings' | 'changes' | 'edition' | 'rawSha256' | 'mappingSha256' | 'reason' | 'findingsRun'
>

async function mirror(source: Source, run: RunDoc, deps: RunDeps): Promise<Outcome> {
  const { shelves, onProgress } = deps
  const bytes = readSourceFile(source.path)
  onProgress?.('read', bytes.length, bytes.length)
  const rawSha256 = await keepRaw(shelves, bytes)
  const mappingSha256 = readingHash(source)
  const last = await publishingRun(shelves, source.name)
  if (last && last.rawSha256 === rawSha256 && last.mappingSha256 === mappingSha256 && !(await hasEndings(shelves, source.name, deps))) {
    const { counts, warnings, findingsRun } = last
    return { state: 'unchanged', counts, warnings, changes: NO_CHANGES, edition: null, rawSha256, mappingSha256, reason: null, findingsRun }
  }
  const parsed = parseOrRefuse(bytes, source)
  onProgress?.('parse', parsed.counts.read, parsed.counts.read)
  await keepFindings(shelves, run._id, parsed.findings)
  const kept = {
    counts: parsed.counts,
    warnings: parsed.findings.filter((finding) => finding.severity === 'warning').length,
    rawSha256,
    mappingSha256,
    findingsRun: run._id,
  }
  if (parsed.accepted.size === 0) {
    return {
      ...kept,
      state: 'stopped',
      changes: NO_CHANGES,
      edition: null,
      reason: parsed.counts.read === 0 ? '来源里没有数据行' : '没有一行可以采用',
    }
  }
  const { edition, changes } = await publishChanges(source, parsed, { run: run._id, rawSha256 }, deps)
  const reason =
    source.coverage === 'full' && parsed.refusedWithoutId > 0
      ? `有 ${parsed.refusedWithoutId} 行退回且读不出主键，本次没有撤下任何记录`
      : null
  return { ...kept, state: edition === null ? 'unchanged' : 'published', changes, edition, reason }
}

/** Reads a source; whatever its bytes do to the reader is the source's fault and stops this run only. */
function parseOrRefuse(bytes: Buffer, source: Source): Parsed {
  try {
    return parseSource(bytes, source)
  } catch (error) {
    if (error instanceof UnreadableSource || error instanceof MappingError) throw error
    throw new UnreadableSource(`没能读完这个来源（${(error as Error).name}）`, { cause: error })
  }
}

/** Decides and publishes, again on a newer base as long as others take the number. */
async function publishChanges(source: Source, parsed: Parsed, origin: { run: string; rawSha256: string }, deps: RunDeps) {
  const { onProgress } = deps
  const decide = (standing: Standing[], occasion: Occasion) => {
    const decisions = diffSource(parsed, standing, source.coverage, occasion)
    onProgress?.('diff', decisions.length, decisions.length)
    return decisions
  }
  return publishDecisions(
    { name: source.name, origin: source.origin, standing: { source: source.name, to: OPEN_END, kind: source.kind } },
    origin,
    decide,
    deps,
  )
}

/** What a publisher knows of itself: its name, and which open versions it decides about. */
export interface Publisher {
  name: string
  origin: Source['origin']
  standing: Record<string, unknown>
}

/**
 * Decides against the newest edition and publishes, deciding again where another writer was first. Returns the edition
 * (null: nothing to change) and what it did. Throws when others are first too often.
 */
export async function publishDecisions(
  publisher: Publisher,
  { run, rawSha256 }: { run: string; rawSha256: string | null },
  decide: (standing: Standing[], occasion: Occasion) => Decision[],
  { shelves, now, newId, onProgress }: RunDeps,
): Promise<{ edition: number | null; changes: RunChanges }> {
  for (let claim = 0; claim < CLAIMS_MAX; claim++) {
    await finishPrepared(shelves, now)
    const newest = await newestEdition(shelves)
    // Somebody has claimed the next number since: theirs is finished first.
    if (newest?.state === 'prepared') continue
    const base = newest?._id ?? 0
    const at = now()
    const standing = await shelves.versions.find(publisher.standing, STANDING_FIELDS).lean<Standing[]>()
    const occasion: Occasion = {
      edition: base + 1,
      at,
      today: shanghaiDay(at),
      source: publisher.name,
      origin: publisher.origin,
      run,
      rawSha256,
    }
    const decisions = decide(standing, occasion)
    if (decisions.length === 0) return { edition: null, changes: NO_CHANGES }
    const edition = await publishEdition(shelves, base, decisions, { attempt: newId(), source: publisher.name, now, onStep: onProgress })
    if (edition !== null) return { edition, changes: countChanges(decisions) }
  }
  throw new Error(`edition numbers were taken by others ${CLAIMS_MAX} times in a row`)
}

const STANDING_FIELDS = {
  kind: 1,
  id: 1,
  revision: 1,
  source: 1,
  state: 1,
  origin: 1,
  agency: 1,
  documentNo: 1,
  sourceUrl: 1,
  publishedAt: 1,
  publicUntil: 1,
  basis: 1,
  firstSeenAt: 1,
  digest: 1,
} as const

const COUNTED: Record<Operation, keyof RunChanges> = {
  publish: 'published',
  change: 'changed',
  correct: 'changed',
  withdraw: 'withdrawn',
  reinstate: 'reinstated',
  expire: 'expired',
}

function countChanges(decisions: Decision[]): RunChanges {
  const changes = { ...NO_CHANGES }
  for (const { operation } of decisions) changes[COUNTED[operation]]++
  return changes
}

/** Hash of everything that decides how bytes become records. */
function readingHash(source: Source): string {
  const { title: _title, path: _path, rhythmHours: _rhythm, everyMinutes: _every, ...reading } = source
  return sha256(canonicalJson([READER_VERSION, reading]))
}

/**
 * The run that made the newest edition of a source: what is public is what it read. Runs may overlap, and one may die
 * between the publication and its note; then there is no such run, and everything is read again.
 */
async function publishingRun(shelves: Shelves, source: string): Promise<RunDoc | null> {
  const newest = await shelves.editions.findOne({ source }, { _id: 1 }).sort({ _id: -1 }).lean<{ _id: number }>()
  return newest && shelves.runs.findOne({ source, edition: newest._id }).lean<RunDoc>()
}

/** Whether publicity of a record of this source has ended meanwhile: then the same bytes do mean a change. */
async function hasEndings(shelves: Shelves, source: string, { now }: RunDeps): Promise<boolean> {
  const ended = await shelves.versions
    .findOne({ to: OPEN_END, publicUntil: { $lt: shanghaiDay(now()) }, source, state: { $in: ['active', 'corrected'] } }, { _id: 1 })
    .lean()
  return ended !== null
}

async function keepFindings(shelves: Shelves, run: string, findings: Finding[]): Promise<void> {
  const documents = findings.map((finding, n) => ({
    ...finding,
    _id: `${run}/${n}`,
    run,
    n,
    original: finding.original?.slice(0, ORIGINAL_MAX) ?? null,
  }))
  for (let at = 0; at < documents.length; at += 1_000)
    await shelves.findings.collection.insertMany(documents.slice(at, at + 1_000) as never[])
}
