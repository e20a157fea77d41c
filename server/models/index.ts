import mongoose, { type Connection, type Model } from 'mongoose'
import { changeModel } from './change'
import { clockMarkModel } from './clockMark'
import { editionModel } from './edition'
import { dropFormerIndexes } from './formerIndexes'
import { findingModel } from './finding'
import { holdModel } from './hold'
import { leaseModel } from './lease'
import { rawChunkModel } from './rawChunk'
import { runModel } from './run'
import { secretModel } from './secret'
import { auditLineModel } from './auditLine'
import { deskProofModel, deskSessionModel } from './deskSession'
import { officerModel } from './officer'
import { objectionModel } from './objection'
import { pictureModel } from './picture'
import { pictureAtDeskModel } from './pictureAtDesk'
import { pictureBytesModel } from './pictureBytes'
import { pictureDecisionModel } from './pictureDecision'
import { deliveryKeyModel, deliveryModel, subscriptionModel } from './subscription'
import { replyModel } from './reply'
import { tipModel } from './tipModel'
import { tipPartModel } from './tipPart'
import { versionModel } from './versionModel'

/** How long a write waits for the majority. One that is gone stops writes after this time with an error that says that the store is away. */
const MAJORITY_MS = 10_000

/** Publication must survive the loss of a member, and nobody may read what could still be rolled back. */
const OPTIONS = {
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: MAJORITY_MS },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  // Done below, with one command a collection where mongoose sends one for each index.
  autoCreate: false,
  autoIndex: false,
} as const

/**
 * How long a store is waited for that does not answer, unless its connection string says so itself: until there is one to ask, and until one that was asked
 * for a sign of life counts as gone, which ends what waits for it.
 */
const PATIENCE = { serverSelectionTimeoutMS: 5_000, connectTimeoutMS: 10_000 } as const

/** The patience that a connection string leaves to us. */
const patienceWith = (uri: string): Partial<typeof PATIENCE> =>
  Object.fromEntries(Object.entries(PATIENCE).filter(([name]) => !new RegExp(`[?&]${name}=`, 'i').test(uri)))

/** What a connection string may say of how it is read and written: what is done anyway. */
const KEPT = new Map<string, readonly string[]>([
  ['w', ['majority']],
  ['journal', ['true']],
  ['readconcernlevel', ['majority']],
  ['readpreference', ['primary']],
])

/** The first part of a connection string that asks for other concerns than those that publication needs, e.g. `w=1`; null where there is none. */
export function weakerConcern(uri: string): string | null {
  const [, query = ''] = uri.split('?')
  for (const [name, value] of new URLSearchParams(query)) {
    const kept = KEPT.get(name.toLowerCase())
    if (kept && !kept.includes(value)) return `${name}=${value}`
  }
  return null
}

/** The collections of the public record, and the connection they are reached by: what its journey may ask. */
export interface RecordDb {
  connection: Connection
  versions: ReturnType<typeof versionModel>
  editions: ReturnType<typeof editionModel>
  changes: ReturnType<typeof changeModel>
  runs: ReturnType<typeof runModel>
  findings: ReturnType<typeof findingModel>
  rawChunks: ReturnType<typeof rawChunkModel>
  pictures: ReturnType<typeof pictureModel>
  pictureBytes: ReturnType<typeof pictureBytesModel>
  picturesAtDesk: ReturnType<typeof pictureAtDeskModel>
  pictureDecisions: ReturnType<typeof pictureDecisionModel>
}

/** Every collection of the service. */
export interface Db extends RecordDb {
  holds: ReturnType<typeof holdModel>
  leases: ReturnType<typeof leaseModel>
  clockMarks: ReturnType<typeof clockMarkModel>
  secrets: ReturnType<typeof secretModel>
  tips: ReturnType<typeof tipModel>
  tipParts: ReturnType<typeof tipPartModel>
  officers: ReturnType<typeof officerModel>
  deskSessions: ReturnType<typeof deskSessionModel>
  deskProofs: ReturnType<typeof deskProofModel>
  audit: ReturnType<typeof auditLineModel>
  objections: ReturnType<typeof objectionModel>
  replies: ReturnType<typeof replyModel>
  subscriptions: ReturnType<typeof subscriptionModel>
  deliveries: ReturnType<typeof deliveryModel>
  deliveryKeys: ReturnType<typeof deliveryKeyModel>
}

/** Connects to a store and makes sure that every collection and index is there, and none that this service made once and asks for no more. */
export async function openDb(uri: string, options: mongoose.ConnectOptions = {}): Promise<Db> {
  const connection = await mongoose.createConnection(uri, { ...OPTIONS, ...patienceWith(uri), ...options }).asPromise()
  const db: Db = {
    connection,
    versions: versionModel(connection),
    editions: editionModel(connection),
    changes: changeModel(connection),
    runs: runModel(connection),
    findings: findingModel(connection),
    rawChunks: rawChunkModel(connection),
    pictures: pictureModel(connection),
    pictureBytes: pictureBytesModel(connection),
    picturesAtDesk: pictureAtDeskModel(connection),
    pictureDecisions: pictureDecisionModel(connection),
    holds: holdModel(connection),
    leases: leaseModel(connection),
    clockMarks: clockMarkModel(connection),
    secrets: secretModel(connection),
    tips: tipModel(connection),
    tipParts: tipPartModel(connection),
    officers: officerModel(connection),
    deskSessions: deskSessionModel(connection),
    deskProofs: deskProofModel(connection),
    audit: auditLineModel(connection),
    objections: objectionModel(connection),
    replies: replyModel(connection),
    subscriptions: subscriptionModel(connection),
    deliveries: deliveryModel(connection),
    deliveryKeys: deliveryKeyModel(connection),
  }
  try {
    await Promise.all(Object.values(connection.models).map(ensureCollection))
    await dropFormerIndexes(connection)
  } catch (error) {
    // What stays open keeps its process alive.
    await connection.close()
    throw error
  }
  return db
}

/** Makes sure that the collection of a model is there, with its indexes. */
async function ensureCollection(model: Model<unknown>): Promise<void> {
  // The library that describes an index and the one that makes it have a type each for the same object.
  const indexes = model.schema.indexes().map(([key, options]) => ({ ...options, key }) as mongoose.mongo.IndexDescription)
  if (indexes.length === 0) await model.createCollection()
  else await model.collection.createIndexes(indexes)
}
