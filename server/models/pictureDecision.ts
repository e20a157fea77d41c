import { Schema, type Connection } from 'mongoose'
import type { PictureDecision } from '../../shared/evidence'

/** What the desk said of a picture. Only ever added to: the newest of a picture holds. */
export interface PictureDecisionDoc {
  /** the how manieth decision it is, without gaps: what was there at some time is known by a number, whatever a clock says */
  _id: number
  /** SHA-256 of the file as its source has it: what was looked at */
  original: string
  decision: PictureDecision
  /** sign-in name of the officer; never public */
  by: string
  at: Date
}

const schema = new Schema<PictureDecisionDoc>(
  { _id: Number, original: String, decision: String, by: String, at: Date },
  { versionKey: false, collection: 'picture_decisions' },
)
schema.index({ original: 1, _id: 1 })

export const pictureDecisionModel = (connection: Connection) => connection.model<PictureDecisionDoc>('PictureDecision', schema)

interface Decisions {
  pictureDecisions: ReturnType<typeof pictureDecisionModel>
}

const DUPLICATE_KEY = 11_000
/** How often another number is tried where somebody decides in the same moment. */
const TRIES = 20

/** How many decisions there are. */
export async function decisionsMade({ pictureDecisions }: Decisions): Promise<number> {
  const last = await pictureDecisions.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean<Pick<PictureDecisionDoc, '_id'>>()
  return last?._id ?? 0
}

/** What holds of each picture, by its original, after so many decisions. */
export async function decisionsAfter({ pictureDecisions }: Decisions, made: number): Promise<Map<string, PictureDecisionDoc>> {
  const found = new Map<string, PictureDecisionDoc>()
  const cursor = pictureDecisions
    .find({ _id: { $lte: made } })
    .sort({ _id: 1 })
    .lean<PictureDecisionDoc>()
    .cursor()
  for await (const one of cursor) found.set(one.original, one)
  return found
}

/** Adds a decision. Throws where others took every number that it tried. */
export async function addDecision(db: Decisions, decided: Omit<PictureDecisionDoc, '_id'>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await db.pictureDecisions.create([{ _id: (await decisionsMade(db)) + 1, ...decided }])
      return
    } catch (error) {
      if ((error as { code?: unknown } | null)?.code !== DUPLICATE_KEY || tried === TRIES) throw error
    }
  }
}
