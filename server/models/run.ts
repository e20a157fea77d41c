import { Schema, type Connection } from 'mongoose'
import type { RunCounts } from '../../shared/api/runs'
import type { Operation, Precision, RunState } from '../../shared/vocabulary'

export interface RunChanges {
  published: number
  changed: number
  withdrawn: number
  reinstated: number
  expired: number
  repaired: number
}

/** A file that a run read, kept under its hash. */
export interface RunFile {
  name: string
  size: number
  sha256: string
}

/** A run that a guard had stopped, released by a person. Public, like everything a run says. */
export interface Release {
  /** the run that was stopped */
  run: string
  why: string
}

/** By which protected records a run made the places of its rows coarse: at which edition, a hash of them all, and those that its rows name. */
export interface RunHosts {
  edition: number
  sha256: string
  met: [token: string, precision: Precision][]
}

/** One run of one source: what arrived, what became of every row, which edition it made. */
export interface RunDoc {
  _id: string
  source: string
  state: RunState
  startedAt: Date
  finishedAt: Date | null
  /** when its source last delivered, as far as this run could see; null where it did not get so far */
  arrivedAt?: Date | null
  counts: RunCounts
  warnings: number
  changes: RunChanges
  edition: number | null
  /** of a run that found nothing new: the edition of its source that says the same */
  sameAs?: number | null
  /** the newest edition that it was held against, or that it made; absent in runs of earlier versions */
  onEdition?: number
  /** what it read; kept as long as the rules of retention say */
  files: RunFile[]
  /** hash of what it read */
  rawSha256: string | null
  /** hash of what it read in whatever bytes: of every accepted record and its content */
  contentSha256?: string
  /** over the part of the source's description that decides how bytes are read */
  mappingSha256: string | null
  reason: string | null
  /** the run whose findings hold for this one: an unchanged run reads no rows of its own */
  findingsRun: string | null
  /** what concerns the whole reading: the encoding found, sheets left out, more rows than usual */
  remarks: string[]
  /** guards that stopped it; a person may release them */
  stoppedBy: string[]
  release: Release | null
  /** the day it was read for */
  readOn?: string | null
  /** where nobody confirmed the clock: the earlier day by which publicity ended in it */
  endsOn?: string
  /** the first later day on which the same bytes will say something else; null where none is named */
  turnsOn?: string | null
  /** the day on which its source first delivered what it read, null where that was its first delivery; absent where its kind does not ask */
  deliveredOn?: string | null
  /** size of all its files */
  bytes?: number
  /** whether its text ended with a line; absent where its form shows by itself where it ends */
  endsInLine?: boolean
  /** share of the rows that fill each watched column, to see it fall */
  fill: Record<string, number>
  /** columns of persons, by their first spellings, that came with names in this delivery or an earlier one; absent: those that `fill` tells of */
  persons?: string[]
  /** what the server said of its answer, by address: asked with the next time */
  validators: Record<string, { etag: string | null; lastModified: string | null }>
  /** pictures that its rows name, that may be shown and that it could not get: the next run tries again */
  picturesMissing?: number
  /** how many decisions of the desk about pictures were there when it began; absent where its source does not ask the desk */
  pictureDecisions?: number
  /** hash of the spots of which no picture could be public when it read; absent where its source names none */
  protectedSpots?: string
  /** the protected records at whose place its rows may lie; absent where they lie at nobody's */
  protectedHosts?: RunHosts
  /** rows that were on hold when it read them, and of its bytes may be still; absent: none. A hash of these could be guessed */
  held?: number
  /** the lines of its files are hidden, so nothing that is counted of them is public */
  hidesRows?: true
  /** its files may hold what is not told, so the hash of these is not public */
  hidesCells?: true
  /** findings that were counted and not kept, there being too many; absent: none */
  findingsLeftOut?: number
  /** the texts of its refused rows are over their time */
  textsDropped?: true
}

export const NO_COUNTS: RunCounts = { read: 0, accepted: 0, refused: 0, duplicate: 0, skipped: 0 }
export const NO_CHANGES: RunChanges = { published: 0, changed: 0, withdrawn: 0, reinstated: 0, expired: 0, repaired: 0 }

/** What each operation counts as. */
export const COUNTED: Record<Operation, keyof RunChanges> = {
  publish: 'published',
  change: 'changed',
  correct: 'changed',
  withdraw: 'withdrawn',
  reinstate: 'reinstated',
  expire: 'expired',
  repair: 'repaired',
}

const schema = new Schema<RunDoc>(
  {
    _id: String,
    source: String,
    state: String,
    startedAt: Date,
    finishedAt: { type: Date, default: null },
    arrivedAt: { type: Date, default: null },
    counts: Schema.Types.Mixed,
    warnings: Number,
    changes: Schema.Types.Mixed,
    edition: { type: Number, default: null },
    sameAs: Number,
    onEdition: Number,
    rawSha256: { type: String, default: null },
    contentSha256: String,
    mappingSha256: { type: String, default: null },
    reason: { type: String, default: null },
    findingsRun: { type: String, default: null },
    files: { type: Schema.Types.Mixed, default: [] },
    remarks: { type: [String], default: [] },
    stoppedBy: { type: [String], default: [] },
    release: { type: Schema.Types.Mixed, default: null },
    readOn: { type: String, default: null },
    endsOn: String,
    turnsOn: { type: String, default: null },
    deliveredOn: String,
    bytes: Number,
    endsInLine: Boolean,
    fill: { type: Schema.Types.Mixed, default: {} },
    persons: { type: [String], default: undefined },
    validators: { type: Schema.Types.Mixed, default: {} },
    picturesMissing: Number,
    pictureDecisions: Number,
    protectedSpots: String,
    protectedHosts: Schema.Types.Mixed,
    held: Number,
    hidesRows: Boolean,
    hidesCells: Boolean,
    findingsLeftOut: Number,
    textsDropped: Boolean,
  },
  { versionKey: false, minimize: false, collection: 'runs' },
)
schema.index({ source: 1, startedAt: -1 })
schema.index({ startedAt: -1 })
schema.index({ source: 1, state: 1, startedAt: -1 })
schema.index({ held: 1 })

export const runModel = (connection: Connection) => connection.model<RunDoc>('Run', schema)
