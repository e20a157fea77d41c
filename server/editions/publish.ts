import { createHash } from 'node:crypto'
import type { Kind } from '../../shared/kinds/index'
import { LISTS } from '../../shared/kinds/schemas'
import { linesIn, type ChangeDoc, type ChangeLine } from '../models/change'
import type { EditionDoc } from '../models/edition'
import type { Db } from '../models/index'
import { COUNTED, NO_CHANGES, type RunChanges } from '../models/run'
import { OPEN_END, type VersionDoc } from '../models/version'
import { ERASED } from '../models/versionFields'
import { PART_LINES, partsOf } from './changeSet'
import { OpenSum } from './openSum'
import type { Decision } from './decision'
import { erasesPast } from '../privacy/erase'
import { isStoreAway } from '../storeAway'

/**
 * The one writer of public data: decide, claim, apply, flip, tidy. There is no roll-back: whoever finds a prepared
 * edition finishes it before anything else, and every write below may be done twice.
 */

const BATCH = 1_000
/** Records that are asked for by id at once: of more, the embedded store looks at all there are. */
const ASKED = 400
/**
 * Lines that are applied in one go. The keys of new versions fall all over their indexes, and each write of the embedded store writes every page anew that it
 * touches: 100,000 versions by 1,000 were 11.7 GB on the disk, by 3,000 they are 4.4 (measured 2026-11). Whole parts.
 */
const APPLIED = 30 * PART_LINES
/** An edition stays listable for this long after a newer one took its place, for those who are half-way through a list. */
const FLOOR_AGE_MS = 24 * 3_600_000
const DUPLICATE_KEY = 11_000

/** Where a process may stop for ever; a test kills it there. */
export type Step = 'decided' | 'claimed' | 'ended' | 'inserted' | 'erased' | 'applied' | 'flipped'

export interface PublishOptions {
  attempt: string
  source: string
  now: () => Date
  /** records took other ids before it */
  renames?: true
  /** called after each step with how far it has come; lets a shell show progress and a test stop the process */
  onStep?: (step: Step, done: number, all: number) => void
}

/** The newest edition whatever its state, or null before the first. */
export async function newestEdition(db: Db): Promise<EditionDoc | null> {
  return db.editions.findOne({}).sort({ _id: -1 }).lean<EditionDoc>()
}

/** The newest published edition, or null before the first. */
export async function publishedEdition(db: Pick<Db, 'editions'>): Promise<EditionDoc | null> {
  return db.editions.findOne({ state: 'published' }).sort({ _id: -1 }).lean<EditionDoc>()
}

/** Finishes an edition that somebody prepared and did not publish. Returns its number, or null where there is none. */
export async function finishPrepared(db: Db, now: () => Date, onStep?: PublishOptions['onStep']): Promise<number | null> {
  const newest = await newestEdition(db)
  if (newest?.state !== 'prepared') return null
  await complete(db, newest, now, onStep)
  return newest._id
}

/**
 * Publishes decisions made against `base` as edition `base + 1`. Returns its number, or null where another writer has
 * claimed that number: the caller then decides again on the new base.
 */
export async function publishEdition(db: Db, base: number, decisions: Decision[], options: PublishOptions): Promise<number | null> {
  const draft = new Draft(db, base, options)
  await draft.add(decisions)
  return draft.publish()
}

/**
 * A change set that grows while its source is read, kept where no reader looks: a million decisions never lie in memory
 * together. It ends as an edition by `publish`, or as nothing by `drop`.
 */
export class Draft {
  readonly #db: Db
  readonly #base: number
  readonly #options: PublishOptions
  readonly #hash = createHash('sha256')
  /** what it adds to the versions that are open, and takes from them */
  readonly #open = new OpenSum()
  /** how many of its lines publish, change and end records */
  readonly changes: RunChanges = { ...NO_CHANGES }
  #lines = 0
  /** lines that wait for company: a write costs the store the same for one and for many */
  #waiting: ChangeLine[] = []
  /** the records it is about, by their kinds */
  readonly #decided = new Map<Kind, Set<string>>()
  /** the write that is on its way: while the store takes it, the next rows are read */
  #writing: Promise<unknown> = Promise.resolve()

  constructor(db: Db, base: number, options: PublishOptions) {
    this.#db = db
    this.#base = base
    this.#options = options
  }

  /** How many lines the change set has. */
  get size(): number {
    return this.#lines
  }

  /** Adds decisions made against this draft's base. Throws where one is about a record that an earlier one is about. */
  async add(decisions: Decision[]): Promise<void> {
    const pastOf = await pastVersions(this.#db, decisions)
    for (const { operation, kind, id, version, ends } of decisions) {
      this.#refuseSecond(kind, id)
      const line = { operation, kind, id, version, ends, erases: pastOf.get(`${kind}/${id}`) ?? [] }
      this.#hash.update(hashLine(line))
      this.#open.add(version._id)
      if (ends !== null) this.#open.take(ends)
      this.#waiting.push(line)
      this.#lines++
      this.changes[COUNTED[operation]]++
    }
    if (this.#waiting.length >= BATCH) await this.#flush()
  }

  /** One decision about one record: two would make an edition that nobody can finish. */
  #refuseSecond(kind: Kind, id: string): void {
    const ids = this.#decided.get(kind) ?? new Set()
    if (ids.has(id)) throw new Error(`two decisions about ${kind}/${id}`)
    this.#decided.set(kind, ids.add(id))
  }

  /** Sends what waits once the write before it is done, whose fault it throws. */
  async #flush(): Promise<void> {
    const { attempt, now } = this.#options
    const lines = this.#waiting
    this.#waiting = []
    await this.#writing
    if (lines.length === 0) return
    const parts = partsOf(lines, { attempt, from: this.#lines - lines.length, at: now() })
    this.#writing = this.#db.changes.collection.insertMany(parts as never[])
    // Its fault is told by whoever waits for it next.
    this.#writing.catch(() => {})
  }

  /** Forgets the change set: nothing of it was ever public. */
  async drop(): Promise<void> {
    this.#waiting = []
    // What is on its way must arrive before it can be forgotten; whether it did does not matter any more.
    await Promise.allSettled([this.#writing])
    await this.#db.changes.deleteMany({ attempt: this.#options.attempt })
  }

  /** Publishes the change set; see `publishEdition`. */
  async publish(): Promise<number | null> {
    const { attempt, source, now, renames, onStep } = this.#options
    const base = this.#base
    await this.#flush()
    await this.#writing
    onStep?.('decided', this.#lines, this.#lines)
    const edition: EditionDoc = {
      _id: base + 1,
      state: 'prepared',
      attempt,
      changes: this.#lines,
      sha256: this.#hash.copy().digest('hex'),
      checkpoint: null,
      floor: 0,
      preparedAt: now(),
      publishedAt: null,
      source,
      ...(renames ? { renames } : {}),
      open: (await openAt(this.#db, base, renames)).plus(this.#open).stored,
    }
    // What is decided on a base that nobody can see yet would be decided on half of it.
    const isOnPublished = base === 0 || (await this.#db.editions.findOne({ _id: base, state: 'published' }, { _id: 1 }).lean())
    // A process that slept for a day finds its lines tidied away; an edition without them could never be finished.
    const isWhole = (await sizeOf(this.#db, attempt)) === this.#lines
    if (!isOnPublished || !isWhole || !(await claim(this.#db, edition))) {
      await this.drop()
      return null
    }
    onStep?.('claimed', 0, this.#lines)
    await complete(this.#db, edition, now, onStep)
    return edition._id
  }
}

/**
 * The versions that are open at an edition, added up: as they are kept with it, else as they stand. They stand still until somebody claims the next number,
 * so what is counted here is right for whoever claims it.
 */
async function openAt(db: Db, edition: number, isRenamed = false): Promise<OpenSum> {
  if (edition === 0) return new OpenSum()
  const base = isRenamed ? null : await db.editions.findOne({ _id: edition }, { open: 1 }).lean<Pick<EditionDoc, 'open'>>()
  if (base?.open) return new OpenSum(base.open)
  const sum = new OpenSum()
  const open = { live: true, from: { $lte: edition }, to: { $gt: edition } }
  for await (const { _id } of db.versions.collection.find<Pick<VersionDoc, '_id'>>(open, { projection: { _id: 1 } })) sum.add(_id)
  return sum
}

/** A line of a change set as its hash takes it in: which version it begins and ends, and what it says. */
function hashLine({ operation, version, ends }: Pick<ChangeLine, 'operation' | 'version' | 'ends'>): string {
  const claims = (version.claims ?? []).map(({ source, digest }) => ` ${source}:${digest}`).join('')
  return `${operation} ${version._id} ${version.digest ?? '-'} ${ends ?? '-'}${claims}\n`
}

/** The `_id`s of every version of the records that these decisions erase. */
async function pastVersions(db: Db, decisions: readonly Decision[]): Promise<Map<string, string[]>> {
  const past = new Map<string, string[]>()
  const erasing = decisions.filter(({ kind, operation, hidesPast }) => hidesPast || erasesPast(kind, operation))
  for (const batch of batches(erasing, ASKED))
    for (const kind of new Set(batch.map((decision) => decision.kind))) {
      const ids = batch.flatMap((decision) => (decision.kind === kind ? decision.id : []))
      const versions = await db.versions.find({ kind, id: { $in: ids } }, { id: 1 }).lean<Pick<VersionDoc, '_id' | 'id'>[]>()
      for (const { _id, id } of versions) past.set(`${kind}/${id}`, [...(past.get(`${kind}/${id}`) ?? []), _id])
    }
  return past
}

/** Inserts the edition. The unique number makes this the only decision; false where somebody else has it. */
async function claim(db: Db, edition: EditionDoc): Promise<boolean> {
  try {
    await db.editions.collection.insertOne(edition as never)
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

async function complete(db: Db, edition: EditionDoc, now: () => Date, onStep?: PublishOptions['onStep']): Promise<void> {
  const erases = await apply(db, edition, onStep)
  onStep?.('applied', edition.changes, edition.changes)
  await flip(db, edition, now())
  onStep?.('flipped', edition.changes, edition.changes)
  // The edition is public, whatever happens to the broom: tonight's retention, or the next edition, sweeps again.
  await tidy(db, now(), { erases }).catch((error: unknown) =>
    process.emitWarning(`edition ${edition._id} is public and could not be tidied: ${String(error)}`),
  )
}

/**
 * Ends, begins and erases versions. Each write is addressed by `_id` and does nothing the second time. Returns whether it takes anything from the
 * past.
 */
async function apply(db: Db, edition: EditionDoc, onStep?: PublishOptions['onStep']): Promise<boolean> {
  const { attempt, _id: number, changes } = edition
  let erases = false
  let coming = goFrom(db, attempt, 0)
  for (let from = 0; from < changes; from += APPLIED) {
    const { size, lines, isFormer } = await coming
    // The next is fetched while this one is written.
    if (from + APPLIED < changes) {
      coming = goFrom(db, attempt, from + APPLIED)
      coming.catch(() => {})
    }
    if (size !== Math.min(APPLIED, changes - from)) {
      // Another process was quicker, and a later edition has swept behind both.
      if (await db.editions.exists({ _id: number, state: 'published' })) return false
      throw new Error(`edition ${number}: its change set ${attempt} is not whole`)
    }
    erases ||= lines.some((line) => line.erases.length > 0)
    const done = from + size
    await write(
      db,
      lines
        .filter((line) => line.ends !== null)
        .map((line) => ({
          updateOne: { filter: { _id: line.ends as string, to: OPEN_END }, update: { $set: { to: number } } },
        })),
    )
    onStep?.('ended', done, changes)
    await insertMissing(db, attempt, from, isFormer)
    onStep?.('inserted', done, changes)
    const erased = lines.flatMap((line) => line.erases)
    const outlasting = await outlastingOf(
      db,
      lines.filter(({ kind }) => LISTS[kind].outlasts !== undefined),
    )
    await write(
      db,
      erased.map((_id) => {
        const outlasts = outlasting.get(_id)
        const facets = outlasts === undefined ? ERASED.facets : { order: '', outlasts }
        return { updateOne: { filter: { _id }, update: { $set: { ...ERASED, facets } } } }
      }),
    )
    onStep?.('erased', done, changes)
  }
  return erases
}

/** What stays of the versions that these lines erase, by their `_id`s: read anew it is the same, whatever of it is erased already. */
async function outlastingOf(db: Db, lines: readonly Pick<ChangeLine, 'erases'>[]): Promise<Map<string, string>> {
  const outlasting = new Map<string, string>()
  for (const ids of batches(
    lines.flatMap(({ erases }) => erases),
    ASKED,
  )) {
    const versions = await db.versions.find({ _id: { $in: ids } }, { 'facets.outlasts': 1 }).lean<Pick<VersionDoc, '_id' | 'facets'>[]>()
    for (const { _id, facets } of versions) if (typeof facets?.outlasts === 'string') outlasting.set(_id, facets.outlasts)
  }
  return outlasting
}

/** What a line does beside beginning its version. */
type ActingLine = Pick<ChangeLine, 'kind' | 'ends' | 'erases'>
const ACTING = { kind: 1, ends: 1, erases: 1, 'lines.kind': 1, 'lines.ends': 1, 'lines.erases': 1 } as const

/** Some lines of a change set that are applied in one go. */
interface Go {
  /** how many there are */
  size: number
  /** those of parts that may do more than begin versions, in order */
  lines: ActingLine[]
  /** whether an earlier version of this service has kept any of them */
  isFormer: boolean
}

/** Which parts are applied in one go: none begins in one go and ends in another. */
const rangeFrom = (attempt: string, from: number) => ({ attempt, n: { $gte: from, $lt: from + APPLIED } })

/** What one go does from a line on. The driver's own `find` gives the acting parts as they were written, also those of an earlier version. */
async function goFrom(db: Db, attempt: string, from: number): Promise<Go> {
  const range = rangeFrom(attempt, from)
  const sort = { attempt: 1, n: 1 } as const
  const heads = await db.changes.find(range, { size: 1, begins: 1 }).lean<Partial<Pick<ChangeDoc, 'size' | 'begins'>>[]>()
  const isActing = heads.some(({ begins }) => !begins)
  const acting = { ...range, begins: null }
  const parts = isActing ? await db.changes.collection.find(acting, { sort, projection: ACTING }).toArray() : []
  return {
    size: heads.reduce((sum, { size = 1 }) => sum + size, 0),
    lines: linesIn<ActingLine>(parts as never[]),
    isFormer: heads.some(({ size }) => size === undefined),
  }
}

/** How many lines of a change set are kept. */
async function sizeOf(db: Db, attempt: string): Promise<number> {
  const parts = await db.changes.find({ attempt }, { size: 1 }).lean<Pick<ChangeDoc, 'size'>[]>()
  return parts.reduce((sum, { size }) => sum + size, 0)
}

type UpdateOne = { updateOne: { filter: Record<string, unknown>; update: { $set: Readonly<Record<string, unknown>> } } }

async function write(db: Db, operations: UpdateOne[]): Promise<void> {
  for (const batch of batches(operations)) await db.versions.collection.bulkWrite(batch as never[], { ordered: false })
}

/**
 * Inserts the new versions of one go, within the store: they have travelled to it once. A version that is there already was inserted by an earlier
 * try, and stays as it is; throws where another index refuses one, and then the edition is not flipped.
 */
async function insertMissing(db: Db, attempt: string, from: number, isFormer: boolean): Promise<void> {
  const range = rangeFrom(attempt, from)
  const into = db.versions.collection.collectionName
  const merge = { $merge: { into, on: '_id', whenMatched: 'keepExisting', whenNotMatched: 'insert' } }
  const ofParts = [{ $match: range }, { $unwind: '$lines' }, { $replaceRoot: { newRoot: '$lines.version' } }, merge]
  const ofFormer = [{ $match: { ...range, version: { $exists: true } } }, { $replaceRoot: { newRoot: '$version' } }, merge]
  for (const pipeline of isFormer ? [ofParts, ofFormer] : [ofParts])
    await tryTwice(() => db.changes.collection.aggregate(pipeline).toArray())
}

/**
 * Runs a pipeline that writes; once more where the store was away, or another process inserted the same at the same moment: the driver, which repeats other
 * writes by itself, repeats none of these. What really refuses a version refuses it again.
 */
async function tryTwice(run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!isStoreAway(error) && (error as { code?: unknown }).code !== DUPLICATE_KEY) throw error
    await run()
  }
}

/** Makes the edition public. This single write is the publication. */
async function flip(db: Db, edition: EditionDoc, at: Date): Promise<void> {
  const oldEnough = await db.editions
    .findOne({ state: 'published', publishedAt: { $lte: new Date(at.getTime() - FLOOR_AGE_MS) } })
    .sort({ _id: -1 })
    .lean<EditionDoc>()
  await db.editions.updateOne(
    { _id: edition._id, state: 'prepared' },
    { $set: { state: 'published', publishedAt: at, floor: oldEnough?._id ?? 0 } },
  )
}

/**
 * Takes versions out of the lists that no reader may ask for any more, and drops change sets nobody needs: those of a day ago, and where an edition
 * `erases` something, that of each edition before it, in which the same stands still. May be repeated.
 */
export async function tidy(db: Db, at: Date, { erases = false } = {}): Promise<void> {
  const newest = await publishedEdition(db)
  if (!newest) return
  await db.versions.updateMany({ live: true, to: { $lte: newest.floor } }, { $set: { live: false } })
  const dayAgo = new Date(at.getTime() - FLOOR_AGE_MS)
  const old = await db.changes.distinct('attempt', { at: { $lte: dayAgo } })
  const prepared = await db.editions.find({ state: 'prepared' }, { attempt: 1 }).lean<{ attempt: string }[]>()
  const unneeded = old.filter((attempt) => !prepared.some((edition) => edition.attempt === attempt))
  // The lines of what was published longer ago are among the old ones.
  if (erases)
    unneeded.push(
      ...(await db.editions.distinct('attempt', { _id: { $lt: newest._id }, state: 'published', publishedAt: { $gt: dayAgo } })),
    )
  if (unneeded.length > 0) await db.changes.deleteMany({ attempt: { $in: unneeded } })
}

function* batches<T>(items: T[], size = BATCH): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}

const isDuplicate = (error: unknown): boolean => (error as { code?: number }).code === DUPLICATE_KEY
