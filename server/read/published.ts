import { addDays, shanghaiDay, startOfDay, untilMidnight, type Day } from '../../shared/codes/dates'
import { HISTORY_MAX } from '../../shared/limits'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { LISTS } from '../../shared/kinds/schemas'
import { codesOf } from '../../shared/vocabulary'
import { hasEnded } from '../editions/ended'
import { OpenSum } from '../editions/openSum'
import { ApiError, AWAY_S } from '../errors'
import { linesIn, type ChangeDoc, type ChangeLine } from '../models/change'
import type { EditionDoc } from '../models/edition'
import { NEWEST_FIRST, OLDEST_FIRST, type VersionDoc } from '../models/version'
import type { RecordDb } from '../models/index'
import { publishedEdition } from '../editions/publish'
import { locateIn, type Place } from './areas'
import { contains, inBox } from './geometry'
import type { Locate } from './indexes'
import type { KindModel, Row } from './model'
import type { RowsFile } from './rowsFile'
import { StoreDamaged, refuseEmptied } from './damaged'
import { emptyShelves, placedRow, ShelfBuilder, turning, type Changes, type Shelf, type Shelves, type VersionRow } from './shelves'
import { finished, paced, STEP, unhurried } from '../steps'
import { NOTHING_TOLD, tagOf, type Told } from './unrectified'

/** How often an edition is read where what was read is not what it has. */
const READ_TIMES = 3

/** What is public at one edition on one day, ready to be answered from memory. */
export interface Published {
  edition: EditionDoc
  /** the day it was built for: bodies whose publicity ended before it are left out */
  day: Day
  /** cache key and ETag: the number alone could come back with another content after a restore */
  tag: string
  models: Record<Kind, KindModel>
  /** records with a boundary */
  places: Place[]
  /** kinds at whose records others may lie */
  locating: readonly Kind[]
  /** kinds of which anything was ever published, be it over by now */
  ever: ReadonlySet<Kind>
  /** what the desk has made public of records; no part of the edition */
  told: Told
  /** hashes of bytes in which something is held that is not public yet: they may not be told */
  untoldHashes: ReadonlySet<string>
}

/** Editions ahead of the one that is shown that may be waited for, or patched in: no instance is further behind, once it has asked the store. */
const AHEAD_MAX = 10
/** Who may wait for an edition at once: a number that nobody has published yet costs only a question. */
const WAITING_MAX = 16

/** So long before midnight the next day is made ready, in milliseconds: a register of which all ends at a year's end takes some seconds. */
const AHEAD_MS = 5 * 60_000

/** What keeps the rows of an edition between two starts. */
export type RowsKeeper = Pick<RowsFile, 'keep' | 'read'>

/**
 * Keeps the read model of the newest published edition, and in it what the desk has made public of its records. `refresh` is cheap when nothing is new:
 * it reads one edition, and asks once what the desk has made public. New editions are patched in from their change sets where one before them is known,
 * else everything is read again, and held against the sum that the edition has of it. What it read is kept in a file where there is one: the next start of the same edition reads that.
 */
export class PublishedView {
  readonly #db: RecordDb
  readonly #now: () => Date
  #shelves: Shelves = emptyShelves()
  #locate: Locate = locateIn([], [])
  #current: Published | null = null
  #toldTag = tagOf(NOTHING_TOLD)
  readonly #askTold: () => Promise<Told>
  readonly #file: RowsKeeper | null
  #refreshing: Promise<void> | null = null
  /** what is shown on the next day, once it is made ready */
  #ahead: Built | null = null
  #isMakingAhead = false
  #dayBegins = 0
  #dayEnds = 0
  readonly #waiting = new Set<() => void>()

  /** `askTold`: what the desk has made public of records, all of it; default: nothing. `file`: keeps rows between starts; default: nothing does. */
  constructor(
    db: RecordDb,
    now: () => Date,
    askTold: () => Promise<Told> = () => Promise.resolve(NOTHING_TOLD),
    file: RowsKeeper | null = null,
  ) {
    this.#file = file
    this.#db = db
    this.#now = now
    this.#askTold = askTold
  }

  /** What is public now, or null before the first edition. */
  get current(): Published | null {
    return this.#current
  }

  get #ever(): ReadonlySet<Kind> {
    return this.#current?.ever ?? new Set()
  }

  /** What is public today: at midnight what ended leaves at once, whether or not the store answers. */
  today(): Published | null {
    const at = this.#now()
    // Asked at every request: the same day is known by two comparisons.
    if (at.getTime() >= this.#dayBegins && at.getTime() < this.#dayEnds) return this.#current
    const day = shanghaiDay(at)
    this.#dayBegins = startOfDay(day).getTime()
    this.#dayEnds = at.getTime() + untilMidnight(at)
    const current = this.#current
    if (current && current.day !== day) {
      const ready = this.#ahead?.published.day === day ? this.#ahead : null
      this.#show(ready ?? finished(this.#building(NOTHING_READ, current.told, current.edition, day)))
    }
    return this.#current
  }

  /**
   * In the last minutes of a day makes the next one ready, so that midnight stops nobody however much ends with the day. Costs nothing at any other time, and
   * where that is done for what is shown.
   */
  async makeAhead(): Promise<void> {
    const [current, at] = [this.#current, this.#now()]
    const isLate = untilMidnight(at) <= AHEAD_MS
    if (!isLate || current === null || this.#ahead !== null || this.#isMakingAhead) return
    this.#isMakingAhead = true
    try {
      const built = await unhurried(this.#building(NOTHING_READ, current.told, current.edition, addDays(shanghaiDay(at), 1)))
      if (this.#current === current) this.#ahead = built
    } finally {
      this.#isMakingAhead = false
    }
  }

  /** Brings the view up to the newest published edition, to what the desk has made public and to today. Calls that overlap share one reading. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  /**
   * Whether an edition, or a later one, is shown: by now, or within some milliseconds. Another instance may have published it and told of it before this
   * one has asked: the store is asked at once, and then the flip is waited for. Throws what the store does, and `store_away` where it does not answer in time.
   */
  async shows(edition: number, patienceMs: number): Promise<boolean> {
    const isShown = () => (this.#current?.edition._id ?? 0) >= edition
    if (isShown()) return true
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), patienceMs)))
    try {
      if ((await Promise.race([this.#askedAnew(isShown), late])) === 'late') throw new ApiError('store_away', undefined, AWAY_S)
      const isNear = edition <= (this.#current?.edition._id ?? 0) + AHEAD_MAX
      if (isShown() || !isNear || this.#waiting.size >= WAITING_MAX) return isShown()
      await this.#shown(isShown, late)
      return isShown()
    } finally {
      clearTimeout(timer)
    }
  }

  /** Asks the store after this moment; a reading that is under way may have asked before. */
  async #askedAnew(isShown: () => boolean): Promise<void> {
    // What it fails by is told by the next, and by whoever began it.
    await this.#refreshing?.catch(() => {})
    if (!isShown()) await this.refresh()
  }

  /** Ends when something is shown, or it is too late. */
  async #shown(isShown: () => boolean, late: Promise<unknown>): Promise<void> {
    let flipped = (): void => {}
    const flip = new Promise<void>((resolve) => (flipped = () => void (isShown() && resolve())))
    this.#waiting.add(flipped)
    await Promise.race([flip, late])
    this.#waiting.delete(flipped)
  }

  async #refresh(): Promise<void> {
    this.today()
    const newest = await publishedEdition(this.#db)
    if (!newest) return
    const told = await this.#askTold()
    const current = this.#current
    const isNew = current?.edition._id !== newest._id || current.edition.sha256 !== newest.sha256
    if (!isNew && tagOf(told) === this.#toldTag) return
    const { edition, read } = isNew ? await this.#readNewest(newest) : { edition: newest, read: NOTHING_READ }
    // A run notes what it holds before its edition, and so does whoever publishes what was held.
    const untoldHashes = isNew ? new Set(await this.#db.runs.distinct('rawSha256', { held: { $gt: 0 } })) : null
    await this.#build({ ...read, untoldHashes }, told, edition)
    if (isNew && !read.isKept) this.#file?.keep(edition, { shelves: this.#shelves, ever: this.#ever })
  }

  /** Shows what was read, once all of it is ready: until then, what is public is asked for as before. */
  async #build(read: Read, told: Told, edition: EditionDoc): Promise<void> {
    for (;;) {
      const before = this.#current
      // The day as it is now: reading may have taken us past midnight.
      const built = await unhurried(this.#building(read, told, edition, shanghaiDay(this.#now())))
      // Midnight may have come meanwhile, and with it another day for all that this was made from.
      if (this.#current === before) return this.#show(built)
    }
  }

  /** What was read as it is on a day; the models that readers hold stay what they are. In steps. */
  *#building({ shelves, changes, ever, untoldHashes = null }: Read, told: Told, edition: EditionDoc, day: Day): Generator<void, Built> {
    // Shelves that were read anew stand for no day yet, and nothing in them has its place.
    const before = shelves === null ? this.#current : null
    const toldTag = tagOf(told)
    const isOther = before?.day !== day || toldTag !== this.#toldTag
    const { shelves: next, touched } = yield* turning(shelves ?? this.#shelves, changes, told, day, isOther, this.#locate)
    const places = codesOf(KINDS).flatMap((kind) => [...next[kind].places.values()].filter(({ row }) => !hasEnded(row.publicUntil, day)))
    const locating = codesOf(KINDS).filter((kind) => next[kind].model.hasPlaces)
    // Where an area or a spot is marked, records of other kinds are drawn too.
    const isMoved = before === null || [...locating, ...before.locating].some((kind) => touched.has(kind))
    const locate = isMoved ? locateIn(yield* gathered(locating.map((kind) => next[kind].model)), places) : this.#locate
    const placed = isMoved ? yield* relocating(next, locate) : next
    const published = {
      edition,
      day,
      tag: `${edition._id}-${edition.sha256.slice(0, 8)}-${day.replaceAll('-', '')}${toldTag}`,
      models: modelsOf(placed),
      places,
      locating,
      ever: ever ?? this.#ever,
      told,
      untoldHashes: untoldHashes ?? this.#current?.untoldHashes ?? new Set<string>(),
    }
    return { shelves: placed, locate, toldTag, published }
  }

  #show({ shelves, locate, toldTag, published }: Built): void {
    this.#shelves = shelves
    this.#locate = locate
    this.#toldTag = toldTag
    this.#current = published
    this.#ahead = null
    for (const flipped of this.#waiting) flipped()
  }

  /** Reads an edition; where one that came out meanwhile has erased some of it, that one: an edition is shown whole. */
  async #readNewest(newest: EditionDoc): Promise<{ edition: EditionDoc; read: Read }> {
    let edition = newest
    for (let times = 1; ; times++) {
      const read = await this.#read(edition)
      const since = read.isErased && times < READ_TIMES ? await publishedEdition(this.#db) : null
      if (!since || since._id === edition._id) return { edition, read }
      edition = since
    }
  }

  /** Reads what an edition has: its change set where the one before it is shown, else everything. */
  async #read(edition: EditionDoc): Promise<Read> {
    const before = this.#current?.edition
    const changes = before === undefined ? null : await this.#changesSince(before, edition)
    if (changes) return { shelves: null, changes, ever: new Set([...this.#ever, ...changes.keys()]) }
    const kept = before === undefined ? await this.#file?.read(edition) : null
    if (kept) {
      await refuseEmptied(this.#db, edition)
      return { ...kept, changes: NO_CHANGES, isKept: true }
    }
    for (let times = 1; ; times++) {
      const { shelves, ever, sum, isErased } = await this.#readWhole(edition)
      if (!edition.open || sum.is(edition.open)) return { shelves, changes: NO_CHANGES, ever, isErased }
      // Read while another process moved what is open, or with a hole: what differs again and again is no matter of the moment.
      if (times === READ_TIMES) throw new StoreDamaged(edition, sum.stored.count)
    }
  }

  /** What editions after one that is shown change, up to the last of them; null where their change sets do not tell. */
  async #changesSince(before: EditionDoc, last: EditionDoc): Promise<Changes | null> {
    const ahead = last._id - before._id
    if (ahead < 1 || ahead > AHEAD_MAX) return null
    const between = { _id: { $gt: before._id, $lt: last._id }, state: 'published' as const }
    const editions = [...(await this.#db.editions.find(between).sort({ _id: 1 }).lean<EditionDoc[]>()), last]
    if (editions.length !== ahead || editions.some(({ renames }) => renames)) return null
    const changes = new Map<Kind, Map<string, VersionRow | null>>()
    for (const edition of editions) {
      let told = 0
      for await (const { kind, id, version } of paced(this.#linesOf(edition))) {
        changes.set(kind, (changes.get(kind) ?? new Map()).set(id, placedRow(version)))
        told++
      }
      if (told !== edition.changes) return null
    }
    return changes
  }

  /** The lines of the change set of an edition, one by one: a year's grades of a whole city are one edition. */
  async *#linesOf({ attempt }: EditionDoc): AsyncGenerator<ChangeLine> {
    const parts = this.#db.changes.find({ attempt }).sort({ attempt: 1, n: 1 }).lean<ChangeDoc>().cursor()
    for await (const part of parts) yield* linesIn([part])
  }

  /** Every version that is open at an edition, kind by kind, their sum, and whether the law has erased any of them since. */
  async #readWhole(edition: EditionDoc): Promise<{ shelves: Shelves; ever: ReadonlySet<Kind>; sum: OpenSum; isErased: boolean }> {
    const ever = new Set(this.#ever)
    const sum = new OpenSum()
    let isErased = false
    const open = { live: true, from: { $lte: edition._id }, to: { $gt: edition._id } }
    const shelves: [Kind, Shelf][] = []
    for (const kind of codesOf(KINDS)) {
      const builder = new ShelfBuilder(kind)
      // In an order that no index with `to` gives: by such a one a server may miss what another process ends meanwhile.
      const cursor = this.#db.versions.collection.find<VersionDoc>({ ...open, kind }, { sort: BY_ORDER, batchSize: 2_000 })
      for await (const version of paced(cursor)) {
        ever.add(kind)
        sum.add(version._id)
        builder.add(version)
        isErased ||= version.body === null && version.tombstone === null
      }
      shelves.push([kind, await unhurried(builder.making())])
    }
    return { shelves: Object.fromEntries(shelves) as unknown as Shelves, ever, sum, isErased }
  }
}

/** What is shown next, with all that the one after it is made from. */
interface Built {
  shelves: Shelves
  locate: Locate
  toldTag: string
  published: Published
}

/** What was read of the store: shelves anew, or what changed on those that are there. */
interface Read {
  shelves: Shelves | null
  changes: Changes
  /** kinds of which anything was ever published; null: as before */
  ever: ReadonlySet<Kind> | null
  /** default: as before */
  untoldHashes?: ReadonlySet<string> | null
  /** whether it was read of the file */
  isKept?: true
  /** whether what the law has erased since is gone from it */
  isErased?: boolean
}

const NO_CHANGES: Changes = new Map()
const NOTHING_READ: Read = { shelves: null, changes: NO_CHANGES, ever: null }
const BY_ORDER = { 'facets.order': 1, id: 1 } as const

const modelsOf = (shelves: Shelves): Published['models'] =>
  Object.fromEntries(codesOf(KINDS).map((kind) => [kind, shelves[kind].model])) as Published['models']

/** The rows of some models, all of them. */
function* gathered(models: readonly KindModel[]): Generator<void, Row[]> {
  const rows: Row[] = []
  for (const model of models)
    for (const row of model.rows()) {
      if (rows.length % STEP === STEP - 1) yield
      rows.push(row)
    }
  return rows
}

function* relocating(before: Shelves, locate: Locate): Generator<void, Shelves> {
  const shelves = { ...before }
  for (const kind of codesOf(KINDS))
    if (LISTS[kind].hasMap) shelves[kind] = { ...before[kind], model: yield* before[kind].model.placing(locate) }
  return shelves
}

/** The records that answer for a point (GCJ-02). */
export const placesAt = ({ places }: Published, lng: number, lat: number): Place[] =>
  places.filter(({ boundary, box }) => inBox(box, lng, lat) && contains(boundary, lng, lat))

/** The version of a record at an edition, whatever its state, or null where it did not exist then. */
export async function versionAt(db: RecordDb, kind: Kind, id: string, edition: number): Promise<VersionDoc | null> {
  const version = await db.versions.collection.findOne<VersionDoc>({ kind, id, from: { $lte: edition } }, { sort: NEWEST_FIRST })
  return version && version.to > edition ? version : null
}

/** The first end of a record at an edition or later, or null. */
export async function endFrom(db: RecordDb, kind: Kind, id: string, edition: number): Promise<VersionDoc | null> {
  const later = await db.versions.collection
    .find<VersionDoc>({ kind, id, from: { $gte: edition } }, { sort: OLDEST_FIRST, limit: HISTORY_MAX })
    .toArray()
  return later.find((version) => version.tombstone !== null) ?? null
}

/** The `_id` of the version that a row of the read model stands for. */
export const versionIdOf = (kind: Kind, row: Row): string => `${kind}/${row.id}@${row.from}`
