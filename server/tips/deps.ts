import type { Randomness } from '../../shared/tips/crypto/bytes'
import type { Log } from '../log'
import type { Db } from '../models/index'
import type { TipDoc } from '../models/tip'
import type { TipPartDoc } from '../models/tipPart'
import type { Certificates } from './certificates'
import type { Checks } from './checks/index'
import type { Disk } from './disk'
import type { TipSettings } from './settings'

/** What the door for reporters is given: two collections, and nothing of the mirror's. */
export interface TipDeps {
  db: Pick<Db, 'tips' | 'tipParts'>
  /** Write what is new, durably; they reject as `insertOne` does. */
  insertTip: (doc: TipDoc) => Promise<void>
  insertPart: (doc: TipPartDoc) => Promise<void>
  now: () => Date
  randomness: Randomness
  log: Log
  settings: TipSettings
  certificates: Certificates
  checks: Checks
  disk: Disk
  /** tips that the service is filing to itself just now */
  canaryIds: ReadonlySet<string>
}
