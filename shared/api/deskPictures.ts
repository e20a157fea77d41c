import { z } from 'zod'
import { EVIDENCE_STAGES, PICTURE_DECISIONS } from '../evidence'
import { DayText, Instant } from '../fields'
import { KINDS } from '../kinds/index'
import { codesOf } from '../vocabulary'

/** Pictures of public records that nobody is named as having looked at: the desk looks, and decides. */

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Decision = z.enum(codesOf(PICTURE_DECISIONS))

/** A record that names a picture, as everybody can look it up. */
const NamedBy = z.strictObject({
  kind: z.enum(codesOf(KINDS)),
  record: z.string(),
  title: z.string(),
  agency: z.string().meta({ description: 'the office that published it' }),
  stage: z.enum(codesOf(EVIDENCE_STAGES)),
  takenOn: DayText.nullable(),
})

export const DeskPicture = z.strictObject({
  original: Sha256.meta({ description: 'SHA-256 of the file as its source has it, by which the desk decides' }),
  width: z.int().meta({ description: 'of what was drawn of it, in pixels' }),
  height: z.int(),
  of: z.array(NamedBy).min(1),
  decision: Decision.nullable().meta({ description: 'null: it waits' }),
  decidedAt: Instant.nullable(),
  canSee: z.boolean().meta({ description: 'false: nobody keeps the bytes of what was withheld' }),
})
export type DeskPicture = z.infer<typeof DeskPicture>

export const DeskPicturesAnswer = z.strictObject({
  waiting: z.int().meta({ description: 'how many wait' }),
  items: z.array(DeskPicture).meta({ description: 'those that wait first, then by the day of the decision, the newest first' }),
})
export type DeskPicturesAnswer = z.infer<typeof DeskPicturesAnswer>

export const DeskPictureParams = z.strictObject({ original: Sha256 })
export const PictureDecisionBody = z.strictObject({ decision: Decision })
export type PictureDecisionBody = z.infer<typeof PictureDecisionBody>
export const PictureDecided = z.strictObject({ decision: Decision })
export type PictureDecided = z.infer<typeof PictureDecided>
