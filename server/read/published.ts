import { shanghaiDay, startOfDay, untilMidnight, type Day } from '../../shared/codes/dates'
import { HISTORY_MAX } from '../../shared/limits'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { LISTS } from '../../shared/kinds/schemas'
import { codesOf } from '../../shared/vocabulary'
import { hasEnded } from '../editions/ended'
import { ruleOf } from '../kinds/index'
import { isShown } from '../kinds/item'
import { linesIn, type ChangeDoc } from '../models/change'
import type { EditionDoc } from '../models/edition'
import { NEWEST_FIRST, OLDEST_FIRST, type VersionDoc } from '../models/version'
import type { RecordDb } from '../models/index'
import { publishedEdition } from '../editions/publish'
import { locateIn, type Place } from './areas'
import { boxOf, contains, inBox } from './geometry'
import { KindModel, rowOf, type Row } from './model'
import { NOTHING_TOLD, tagOf, withTold, type Told } from './unrectified'

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

type Shelf = Record<Kind, Map<string, VersionRow>>

/** A row, and its place where it has one. */
interface VersionRow {
  row: Row
  place: Place | null
}

/**
 * Keeps the read model of the newest published edition, and in it what the desk has made public of its records. `refresh` is cheap when nothing is new:
 * it reads one edition, and asks once what the desk has made public. A new edition is patched in from its change set where the one before it is known,
 * else everything is read again.
 */
export class PublishedView {
  readonly #db: RecordDb
  readonly #now: () => Date
  #shelf: Shelf = emptyShelf()
  readonly #ever = new Set<Kind>()
  #current: Published | null = null
  #toldTag = tagOf(NOTHING_TOLD)
  #untoldHashes: ReadonlySet<string> = new Set()
  readonly #askTold: () => Promise<Told>
  #refreshing: Promise<void> | null = null
  #dayBegins = 0
  #dayEnds = 0

  /** `askTold`: what the desk has made public of records, all of it; default: nothing. */
  constructor(db: RecordDb, now: () => Date, askTold: () => Promise<Told> = () => Promise.resolve(NOTHING_TOLD)) {
    this.#db = db
    this.#now = now
    this.#askTold = askTold
  }

  /** What is public now, or null before the first edition. */
  get current(): Published | null {
    return this.#current
  }

  /** What is public today: at midnight what ended leaves at once, whether or not the store answers. */
  today(): Published | null {
    const at = this.#now()
    // Asked at every request: the same day is known by two comparisons.
    if (at.getTime() >= this.#dayBegins && at.getTime() < this.#dayEnds) return this.#current
    const day = shanghaiDay(at)
    this.#dayBegins = startOfDay(day).getTime()
    this.#dayEnds = at.getTime() + untilMidnight(at)
    if (this.#current && this.#current.day !== day)
      this.#current = this.#build(this.#current.told, this.#current.edition, day, null, new Set())
    return this.#current
  }

  /** Brings the view up to the newest published edition, to what the desk has made public and to today. Calls that overlap share one reading. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  async #refresh(): Promise<void> {
    this.today()
    const edition = await publishedEdition(this.#db)
    if (!edition) return
    const told = await this.#askTold()
    const current = this.#current
    const isNew = current?.edition._id !== edition._id || current.edition.sha256 !== edition.sha256
    const toldTag = tagOf(told)
    const isTold = toldTag !== this.#toldTag
    if (!isNew && !isTold) return
    const touched = isNew ? await this.#read(edition) : new Set<Kind>()
    // A run notes what it holds before its edition, and so does whoever publishes what was held.
    if (isNew) this.#untoldHashes = new Set(await this.#db.runs.distinct('rawSha256', { held: { $gt: 0 } }))
    if (isTold) for (const kind of codesOf(KINDS).filter((one) => ruleOf(one).unrectified)) touched.add(kind)
    // The day as it is now: reading may have taken us past midnight.
    const day = shanghaiDay(this.#now())
    this.#current = this.#build(told, edition, day, current?.day === day ? current : null, touched)
    this.#toldTag = toldTag
  }

  #build(told: Told, edition: EditionDoc, day: Day, before: Published | null, touched: Set<Kind>): Published {
    return { ...build(this.#shelf, this.#ever, told, edition, day, before, touched), untoldHashes: this.#untoldHashes }
  }

  /** Takes in everything up to an edition; returns the kinds that changed. */
  async #read(edition: EditionDoc): Promise<Set<Kind>> {
    const before = this.#current?.edition
    if (before && edition._id === before._id + 1 && !edition.renames) {
      const lines = linesIn(await this.#db.changes.find({ attempt: edition.attempt }).sort({ attempt: 1, n: 1 }).lean<ChangeDoc[]>())
      if (lines.length === edition.changes) {
        for (const { version } of lines) this.#place(this.#shelf, version)
        return new Set(lines.map((line) => line.kind))
      }
    }
    const shelf = emptyShelf()
    const open = { live: true, from: { $lte: edition._id }, to: { $gt: edition._id } }
    for (const kind of codesOf(KINDS)) {
      // In an order that no index with `to` gives: by such a one a server may miss what another process ends meanwhile, and the hole would stay.
      const cursor = this.#db.versions.collection.find<VersionDoc>({ ...open, kind }, { sort: BY_ORDER, batchSize: 2_000 })
      for await (const version of cursor) this.#place(shelf, version)
    }
    this.#shelf = shelf
    return new Set(codesOf(KINDS))
  }

  #place(shelf: Shelf, version: VersionDoc): void {
    this.#ever.add(version.kind)
    const { kind, id } = version
    if (!isShown(version)) return void shelf[kind].delete(id)
    const { body } = version
    const row = rowOf(version)
    const boundary = ruleOf(kind).boundary(body)
    shelf[kind].set(id, { row, place: boundary && { kind, row, body, boundary, box: boxOf(boundary) } })
  }
}

const BY_ORDER = { 'facets.order': 1, id: 1 } as const

const emptyShelf = (): Shelf => Object.fromEntries(codesOf(KINDS).map((kind) => [kind, new Map()])) as unknown as Shelf

function build(
  shelf: Shelf,
  ever: Set<Kind>,
  told: Told,
  edition: EditionDoc,
  day: Day,
  before: Published | null,
  touched: Set<Kind>,
): Omit<Published, 'untoldHashes'> {
  const shown = (kind: Kind) => [...shelf[kind].values()].filter(({ row }) => !hasEnded(row.publicUntil, day))
  const placesOf = (kind: Kind): Place[] => shown(kind).flatMap(({ place }) => place ?? [])
  const places = codesOf(KINDS).flatMap(placesOf)
  const locating = codesOf(KINDS).filter((kind) => shown(kind).some(({ row }) => (row.onMap?.keys.length ?? 0) > 0))
  const locate = locateIn(
    locating.flatMap((kind) => shown(kind).map(({ row }) => row)),
    places,
  )
  // Where an area or a spot is marked, records of other kinds are drawn too.
  const isMoved = [...locating, ...(before?.locating ?? [])].some((kind) => touched.has(kind))
  const isSame = (kind: Kind): boolean => !touched.has(kind) && !(isMoved && LISTS[kind].hasMap === true)
  const models = Object.fromEntries(
    codesOf(KINDS).map((kind) => [
      kind,
      before && isSame(kind)
        ? before.models[kind]
        : new KindModel(
            kind,
            shown(kind).map(({ row }) => withTold(kind, row, told, day)),
            locate,
          ),
    ]),
  ) as Record<Kind, KindModel>
  return {
    edition,
    day,
    tag: `${edition._id}-${edition.sha256.slice(0, 8)}-${day.replaceAll('-', '')}${tagOf(told)}`,
    models,
    places,
    locating,
    ever: new Set(ever),
    told,
  }
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
