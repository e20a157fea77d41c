import { Schema, type Connection } from 'mongoose'
import type { EvidenceStage } from '../../shared/evidence'
import type { Day } from '../../shared/codes/dates'
import type { Kind } from '../../shared/kinds/index'

/**
 * A picture that the desk is asked about, of one public record: whether it waits or what was decided is told by the decisions. No address of a
 * picture is kept.
 */
export interface PictureAtDeskDoc {
  /** `source/kind/record/stage/original` */
  _id: string
  source: string
  /** the run that last listed it */
  run: string
  kind: Kind
  record: string
  stage: EvidenceStage
  takenOn: Day | null
  /** SHA-256 of the file as its source has it, by which the desk decides */
  original: string
  /** SHA-256 of what was drawn of it */
  shown: string
  width: number
  height: number
}

const schema = new Schema<PictureAtDeskDoc>(
  {
    _id: String,
    source: String,
    run: String,
    kind: String,
    record: String,
    stage: String,
    takenOn: { type: String, default: null },
    original: String,
    shown: String,
    width: Number,
    height: Number,
  },
  { versionKey: false, collection: 'pictures_at_desk' },
)
schema.index({ source: 1 })
schema.index({ original: 1 })

export const pictureAtDeskModel = (connection: Connection) => connection.model<PictureAtDeskDoc>('PictureAtDesk', schema)
