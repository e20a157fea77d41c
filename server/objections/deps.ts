import type { Kind } from '../../shared/kinds/index'
import type { Db } from '../models/index'
import type { TipDoor } from '../tips/index'

/** A public record as far as an objection needs to know it. */
export interface RecordInQuestion {
  title: string
  /** credit codes of the firms that it names */
  firms: readonly string[]
  /** whether it names somebody who answers for something by his office */
  namesOfficials: boolean
  /** the units that its source names as having decided what it says; empty: it names none */
  decidedBy: readonly string[]
}

/** What the door for objections is given: its own collection, and of the record only what it is told. */
export interface ObjectionDeps {
  db: Pick<Db, 'objections'>
  now: () => Date
  certificates: Pick<TipDoor['deps']['certificates'], 'refresh' | 'isGood'>
  /** a record that is public now; null where none is by that id. Rejects with `not_ready` before anything is public. */
  record: (kind: Kind, id: string) => Promise<RecordInQuestion | null>
}
