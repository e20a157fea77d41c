import type { Day } from '../../shared/codes/dates'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { codesOf } from '../../shared/vocabulary'
import { hasEnded } from '../editions/ended'
import { ruleOf } from '../kinds/index'
import { isShown } from '../kinds/item'
import type { VersionDoc } from '../models/version'
import type { Place } from './areas'
import { boxOf } from './geometry'
import type { Locate } from './indexes'
import { KindModel } from './model'
import { rowOf, type Row } from './row'
import { finished, STEP } from '../steps'
import { Table } from './table'
import { withTold, type Told } from './unrectified'

/** What is known of a kind at an edition, and its model on a day. */
export interface Shelf {
  model: KindModel
  /** rows, as their versions tell them, of which the model shows another form or none: told of by residents, or over */
  aside: ReadonlyMap<string, Row>
  /** records with a boundary, be they over or not, by id */
  places: ReadonlyMap<string, Place>
}

export type Shelves = Readonly<Record<Kind, Shelf>>

/** A row, and its place where it has one. */
export interface VersionRow {
  row: Row
  place: Place | null
}

/** What an edition makes of records, by kind and id; null: it is shown no more. */
export type Changes = ReadonlyMap<Kind, ReadonlyMap<string, VersionRow | null>>

/** The row of a version, and its place where it has one; null where it shows no body. */
export function placedRow(version: VersionDoc): VersionRow | null {
  if (!isShown(version)) return null
  const { kind, body } = version
  const row = rowOf(version)
  const boundary = ruleOf(kind).boundary(body)
  return { row, place: boundary && { kind, row, body, boundary, box: boxOf(boundary) } }
}

/** Takes versions in one by one, and holds none of them: what a whole reading is made of. */
export class ShelfBuilder {
  readonly #table: Table
  readonly #places = new Map<string, Place>()

  constructor(kind: Kind) {
    this.#table = new Table(kind)
  }

  add(version: VersionDoc): void {
    const made = placedRow(version)
    if (made === null) return
    this.#table.add(made.row)
    if (made.place) this.#places.set(made.row.id, made.place)
  }

  /** Every row as its version tells it, whatever the day. In steps. */
  *making(): Generator<void, Shelf> {
    return { model: yield* KindModel.making(this.#table), aside: new Map(), places: this.#places }
  }
}

/**
 * The shelves with what changed, on a day and with what residents told; `isOther`: on another day than before, or told otherwise. What it costs
 * follows from how many rows are another, beside the copying of numbers. `touched` are the kinds of which anything is. In steps.
 */
export function* turning(
  before: Shelves,
  changes: Changes,
  told: Told,
  day: Day,
  isOther: boolean,
  locate: Locate,
): Generator<void, { shelves: Shelves; touched: ReadonlySet<Kind> }> {
  const touched = new Set<Kind>()
  const shelves = { ...before }
  for (const kind of codesOf(KINDS)) {
    const ofKind = changes.get(kind) ?? new Map<string, VersionRow | null>()
    shelves[kind] = yield* turningOne(kind, before[kind], ofKind, told, day, isOther, locate)
    if (shelves[kind] !== before[kind]) touched.add(kind)
  }
  return { shelves, touched }
}

function* turningOne(
  kind: Kind,
  before: Shelf,
  changed: ReadonlyMap<string, VersionRow | null>,
  told: Told,
  day: Day,
  isOther: boolean,
  locate: Locate,
): Generator<void, Shelf> {
  const toldOfKind = ruleOf(kind).unrectified ? [...told.keys()] : []
  const asked = isOther ? [...before.aside.keys(), ...(yield* before.model.endedBefore(day)), ...toldOfKind] : []
  const ids = new Set([...changed.keys(), ...asked])
  if (ids.size === 0) return before
  const aside = new Map(before.aside)
  const places = new Map(before.places)
  const [gone, rows]: [string[], Row[]] = [[], []]
  let looked = 0
  for (const id of ids) {
    if (++looked % STEP === 0) yield
    const one = changed.get(id)
    const raw = one === undefined ? (before.aside.get(id) ?? before.model.byId(id)) : (one?.row ?? null)
    if (one !== undefined) {
      if (one?.place) places.set(id, one.place)
      else places.delete(id)
    }
    const shown = raw === null || hasEnded(raw.publicUntil, day) ? null : withTold(kind, raw, told, day)
    if (one === undefined && shown === raw && !before.aside.has(id)) continue
    if (raw === null || shown === raw) aside.delete(id)
    else aside.set(id, raw)
    if (shown === null) gone.push(id)
    else rows.push(shown)
  }
  if (gone.length === 0 && rows.length === 0) return before
  return { model: yield* before.model.patching(gone, rows, locate), aside, places }
}

/** Every row of a kind as its version tells it, whatever the day: what is the same on every day of an edition. In steps. */
export const asVersionsTell = ({ model, aside }: Shelf): Generator<void, KindModel> => model.patching([], [...aside.values()])

export const emptyShelves = (): Shelves =>
  Object.fromEntries(codesOf(KINDS).map((kind) => [kind, finished(new ShelfBuilder(kind).making())])) as unknown as Shelves
