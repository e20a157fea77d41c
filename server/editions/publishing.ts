import type { Db } from '../models/index'
import { Draft, finishPrepared, newestEdition, type PublishOptions } from './publish'

/** How often a number may be lost to other writers before somebody must look why. */
const CLAIMS_MAX = 10

export interface PublishingDeps extends Pick<PublishOptions, 'now' | 'onStep'> {
  db: Db
  /** a fresh id for an attempt, never given twice */
  newId: () => string
}

/** What somebody has decided on a base. */
export interface Decided<T> {
  /** nothing of it may become public */
  isStopped?: boolean
  /** what came of it, by the number of its edition; null where nothing became public: it was stopped, or changes nothing */
  outcome: (edition: number | null) => T | Promise<T>
  /** asked where another writer took the number: what ends the matter, or null to decide again on the newer base */
  overtaken?: () => Promise<T | null>
}

/** Decides what becomes public in an edition: adds to the draft, which is held against what is public before it. `again`: the base itself has changed. */
export type Decide<T> = (draft: Draft, edition: number) => Promise<Decided<T> | 'again'>

/**
 * Publishes as a source what `decide` makes of the newest public base, as one edition or not at all. Where another writer takes the number, it is
 * decided again on the newer base. Throws where that happens ten times in a row, and what `decide` throws; nothing of the change set then stays.
 */
export async function publishAs<T>(source: string, { db, now, newId, onStep }: PublishingDeps, decide: Decide<T>): Promise<T> {
  for (let claim = 0; claim < CLAIMS_MAX; claim++) {
    const base = await publishedBase(db, now)
    if (base === null) continue
    const draft = new Draft(db, base, { attempt: newId(), source, now, ...(onStep ? { onStep } : {}) })
    const decided = await decide(draft, base + 1).catch(async (error: unknown) => {
      await draft.drop()
      throw error
    })
    if (decided === 'again' || decided.isStopped) await draft.drop()
    if (decided === 'again') continue
    if (decided.isStopped || draft.size === 0) return decided.outcome(null)
    const edition = await draft.publish()
    if (edition !== null) return decided.outcome(edition)
    const end = await decided.overtaken?.()
    if (end) return end
  }
  throw new Error(`edition numbers were taken by others ${CLAIMS_MAX} times in a row`)
}

/** The number of the newest edition once it is public, 0 before the first; null where somebody has claimed the next number: theirs is finished first. */
async function publishedBase(db: Db, now: () => Date): Promise<number | null> {
  await finishPrepared(db, now)
  const newest = await newestEdition(db)
  return newest?.state === 'prepared' ? null : (newest?._id ?? 0)
}
