import type {
  AnswersQuery,
  FilingAnswer,
  HeldAnswer,
  PartAnswer,
  TipFiguresAnswer,
  TipFiling,
  TipServiceAnswer,
} from '../../shared/api/tips'
import type { Randomness } from '../../shared/tips/crypto/bytes'
import { ApiError } from '../errors'
import { createGate } from '../gate'
import type { Log } from '../log'
import type { Db } from '../models/index'
import { answersOf, createAnswerCount } from './answers'
import { createCanaryStatus, type CanaryStatus } from './canaryStatus'
import { createCertificates } from './certificates'
import { checksHere, type Checks } from './checks/index'
import { rawParts, rawTips } from './collections'
import type { TipDeps } from './deps'
import { createDisk } from './disk'
import { createFigures } from './figures'
import { fileTip } from './filing'
import { gatherInserts } from './gatherInserts'
import { createLimiter } from './limiter'
import { fileMessage } from './messages'
import { heldParts, putPart, type Put } from './parts'
import { DOOR, RETRY_S, type LimitedKind } from './rules'
import { serviceAnswer, whyClosed } from './service'
import type { TipSettings } from './settings'
import { takeIn, type TakenIn } from './takeIn'
import { createWork } from './work'

/** What is counted here and done elsewhere. */
export type NeighbourKind = Exclude<LimitedKind, keyof typeof DOOR>

export interface TipDoorOptions {
  db: Pick<Db, 'tips' | 'tipParts'>
  now: () => Date
  randomness: Randomness
  log: Log
  settings: TipSettings
  /** false: nobody is limited or asked for work, as a measurement of the door itself needs it; default true */
  isLimited?: boolean
  /** what is free on the disk of the store; default: nobody looks */
  freeBytes?: () => number
  /** default: in this thread */
  checks?: Checks
}

/** A part on its way: who sends it, what it claims to be, how many bytes at most, and these as they arrive. */
export type PartOnItsWay = Omit<Put, keyof TakenIn | 'modest'> & { size: number; pieces: AsyncIterable<Buffer> }

/** The door for reporters, whole: each of its requests is limited, waits its turn, and is answered. */
export interface TipDoor {
  service: (address: string) => Promise<TipServiceAnswer>
  figures: (address: string) => Promise<TipFiguresAnswer>
  answers: (address: string, query: AnswersQuery) => Promise<Buffer>
  held: (address: string, tip: string) => Promise<HeldAnswer>
  put: (address: string, part: PartOnItsWay) => Promise<PartAnswer>
  fileTip: (address: string, tip: string, filing: TipFiling) => Promise<FilingAnswer>
  fileMessage: (address: string, tip: string, message: number, filing: TipFiling) => Promise<FilingAnswer>
  /** Counts a request of a neighbouring door: a sign-in at the desk, an objection. Throws `too_many_requests`. */
  demand: (kind: NeighbourKind, address: string) => void
  /** Counts a filing of a neighbouring door among those that may be a flood. Throws `work_required` where work is asked and it brings none that holds. */
  demandWork: (id: string, work: TipFiling['work']) => void
  /** looks at the disk and the certificates; to be called before the first request */
  start: () => Promise<void>
  readonly deps: TipDeps
  readonly canary: CanaryStatus
  /** tips that are the canary's own: not limited, not asked for work */
  readonly canaryIds: Set<string>
}

export function createTipDoor({
  db,
  now,
  randomness,
  log,
  settings,
  isLimited = true,
  checks = checksHere,
  freeBytes,
}: TipDoorOptions): TipDoor {
  const canaryIds = new Set<string>()
  const certificates = createCertificates({ file: settings.certificatesFile, root: settings.root, now, log })
  const disk = createDisk(db, settings.diskBytes, freeBytes)
  // Parts go by themselves: gathered, their phones would wait for each other in step, and the store for all of them.
  const insertPart: TipDeps['insertPart'] = async (doc) => void (await rawParts(db).insertOne(doc))
  const inserts = { insertTip: gatherInserts(rawTips(db)), insertPart }
  const deps: TipDeps = { db, ...inserts, now, randomness, log, settings, certificates, checks, disk, canaryIds }
  const canary = createCanaryStatus({ now, isOn: settings.canaryKeysFile !== null })
  const limiter = createLimiter({ now, randomness })
  const work = createWork({ now, randomness })
  const figures = createFigures(deps)
  const answers = createAnswerCount(deps)
  const gates = {
    look: createGate(DOOR.look, RETRY_S),
    part: createGate(DOOR.part, RETRY_S),
    file: createGate(DOOR.file, RETRY_S),
  }
  const isBound = (tip: string | null) => isLimited && (tip === null || !canaryIds.has(tip))
  const limited = <T>(kind: keyof typeof gates, address: string, tip: string | null, ask: () => Promise<T>): Promise<T> => {
    if (isBound(tip)) limiter.demand(kind, address)
    return gates[kind].pass(ask)
  }
  const demandOpen = async () => {
    await certificates.refresh()
    const why = whyClosed(deps)
    if (why !== null) throw new ApiError(disk.isFull() ? 'storage_full' : 'tips_closed', { why })
  }
  const filed = (tip: string, filing: TipFiling) => {
    if (isBound(tip)) work.demand(tip, filing.work)
  }

  return {
    service: async (address) => limited('look', address, null, () => serviceAnswer(deps, { work, canary, answers })),
    figures: async (address) => limited('look', address, null, figures),
    answers: async (address, query) => limited('look', address, null, () => answersOf(deps, query)),
    held: async (address, tip) => limited('look', address, tip, () => heldParts(deps, tip)),
    put: async (address, { size, pieces, ...put }) => {
      const end = isBound(put.tip) ? limiter.beginPart(address) : () => undefined
      try {
        return await limited('part', address, put.tip, async () => {
          if (settings.root === null) await demandOpen()
          const modest = limiter.isModest(address)
          if (isBound(put.tip)) limiter.demandBytes(size, address)
          return putPart(deps, { ...put, ...(await takeIn(pieces)), modest })
        })
      } finally {
        end()
      }
    },
    fileTip: async (address, tip, filing) =>
      limited('file', address, tip, async () => {
        await demandOpenOrHeld(tip)
        filed(tip, filing)
        return fileTip(deps, tip, filing)
      }),
    fileMessage: async (address, tip, message, filing) =>
      limited('file', address, tip, async () => {
        await demandOpen()
        filed(tip, filing)
        return fileMessage(deps, tip, message, filing)
      }),
    demand: (kind, address) => {
      if (isLimited) limiter.demand(kind, address)
    },
    demandWork: (id, proof) => {
      if (isLimited) work.demand(id, proof)
    },
    start: async () => {
      await Promise.all([disk.measure(), certificates.refresh()])
    },
    deps,
    canary,
    canaryIds,
  }

  /** A door that is closed still says of what it holds already that it is held. */
  async function demandOpenOrHeld(tip: string): Promise<void> {
    try {
      await demandOpen()
    } catch (error) {
      if (!(await db.tips.exists({ _id: tip }))) throw error
    }
  }
}
