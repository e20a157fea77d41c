import type { Kind } from '../../shared/kinds/index'
import type { Db } from '../models/index'
import type { TipDoor } from '../tips/index'

/** A public record as far as a reply needs to know it. */
export interface RecordRepliedTo {
  title: string
  /** credit codes of the firms that it names, and what it calls each */
  firms: readonly string[]
  names: Readonly<Record<string, string>>
  /** the units that its source names as having decided what it says; empty: it names none */
  decidedBy: readonly string[]
  /** counts its changes */
  revision: number
  /** the edition that is public now */
  edition: number
}

/** What the door for replies is given: its own collection, and of the record only what it is told. */
export interface ReplyDeps {
  db: Pick<Db, 'replies'>
  now: () => Date
  certificates: Pick<TipDoor['deps']['certificates'], 'refresh' | 'isGood'>
  /** a record that is public now; null where none is by that id. Rejects with `not_ready` before anything is public. */
  record: (kind: Kind, id: string) => Promise<RecordRepliedTo | null>
}
