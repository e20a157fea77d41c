import type { DeskOwner } from '../../shared/api/deskOwners'
import type { DeskPicture } from '../../shared/api/deskPictures'
import type { Fen } from '../../shared/codes/money'
import type { Randomness } from '../../shared/tips/crypto/bytes'
import type { PictureDecision } from '../../shared/evidence'
import type { Desk, Role } from '../../shared/tips/words'
import type { Db } from '../models/index'
import type { Certificates } from '../tips/certificates'

/** What the door for officers is given: its own collections, and nothing of the mirror's. */
export interface DeskDeps {
  db: Pick<Db, 'tips' | 'tipParts' | 'officers' | 'deskSessions' | 'deskProofs' | 'audit'>
  now: () => Date
  randomness: Randomness
  certificates: Pick<Certificates, 'refresh' | 'published' | 'isGood'>
  settings: DeskSettings
  /** how a hazard stands in the public record, which is all that the desk is told of it; null: no such hazard is public */
  publicRecord: (id: string) => PublicRecord | null
  /** pictures of public records that nobody is named as having looked at */
  pictures: PicturesToLookAt
  /** owners whose code waits for confirmation; absent: nobody subscribes here */
  owners?: OwnersToConfirm | undefined
}

/** A hazard as everybody can look it up. */
export interface PublicRecord {
  title: string
  status: string
  /** which of several of that title it is, in words; empty where its source says nothing of that */
  about: string
}

/** What the desk is told of owners who want to be told of decisions, and says of them. */
export interface OwnersToConfirm {
  /** whose code waits for confirmation, who waits longest first */
  list: () => Promise<DeskOwner[]>
  /** false: it does not wait any more, or under another code or name */
  decide: (seen: Pick<DeskOwner, 'id' | 'code' | 'name'>, isConfirmed: boolean) => Promise<boolean>
}

/** What the desk is told of pictures of the record, and says of them. */
export interface PicturesToLookAt {
  /** of records that are public now: those that wait first */
  list: () => Promise<DeskPicture[]>
  /** a JPEG; null where none is listed by that original, or its bytes are gone */
  bytes: (original: string) => Promise<Buffer | null>
  /** `by`: the officer's sign-in name, which is not made public */
  decide: (decided: { original: string; decision: PictureDecision; by: string }) => Promise<void>
}

export interface DeskSettings {
  /** rewards that may be paid in a year (TIP_REWARD_BUDGET_FEN); null: no budget is set */
  rewardBudgetFen: Fen | null
  /** the city pays anonymous reporters (ANONYMOUS_REWARD) */
  anonymousReward: boolean
  /** keys of the demonstration: pages say so in red */
  demonstration: boolean
}

/** A signed-in officer. */
export interface Officer {
  is: 'officer'
  /** sign-in name */
  id: string
  desk: Desk
  role: Role
}
