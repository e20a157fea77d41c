import { z } from 'zod'
import { DayText, Instant } from '../fields'
import { CONTENT_BYTES, MESSAGES_MAX, PHOTO_BYTES, SEAL_OVERHEAD, TIP_PHOTOS_MAX } from '../tips/limits'
import { DESKS, TIP_KINDS } from '../tips/words'
import { codesOf } from '../vocabulary'
import { wholeNumber } from './parameters'

/** The door for reporters. Bytes travel as lower-case hex in JSON, and as they are in the body of a part. */

// The length apart from the letters: a pattern that counts to 8,000 takes ten times as long.
export const hex = (bytes: number) =>
  z
    .string()
    .length(bytes * 2)
    .regex(/^[0-9a-f]*$/)
const hexUpTo = (bytes: number) =>
  z
    .string()
    .max(bytes * 2)
    .regex(/^(?:[0-9a-f]{2})+$/)

export const TipId = hex(16)
/** A public key, P-256, uncompressed. */
export const PublicKey = z.string().regex(/^04[0-9a-f]{128}$/)
/** Stored sizes a part may have: the content's, and one of the photos'. */
export const PART_SIZES: readonly number[] = [CONTENT_BYTES, ...PHOTO_BYTES].map((size) => size + SEAL_OVERHEAD)
export const PART_BYTES_MAX = Math.max(...PART_SIZES)
export const PARTS_MAX = TIP_PHOTOS_MAX + 1

/** A certificate as the service publishes it; `fingerprint` is SM3 of the signed bytes. Times in seconds. */
export const CertificateView = z.strictObject({
  v: z.literal(1),
  suite: z.int(),
  desk: z.string().max(32),
  purpose: z.enum(['seal', 'sign', 'identity', 'recovery']),
  keyId: hex(8),
  publicKey: hex(65),
  notBefore: z.int(),
  notAfter: z.int(),
  signature: hex(64),
  fingerprint: hex(32),
})
export type CertificateView = z.infer<typeof CertificateView>

/** What a phone asks before anything else. Never kept anywhere. */
export const TipServiceAnswer = z.strictObject({
  open: z.boolean(),
  why: z.string().nullable().meta({ description: 'a sentence where tips are not taken' }),
  telephone: z.string(),
  demonstration: z.boolean(),
  now: Instant.meta({ description: 'time of the service' }),
  certificates: z.array(CertificateView),
  answers: z.int().meta({ description: 'how many sealed answers the service holds' }),
  work: z
    .strictObject({ bits: z.int().min(0).max(32), challenge: hex(16) })
    .nullable()
    .meta({
      description: 'proof of work asked of a filing while many arrive: SM3(challenge ‖ tipId ‖ nonce) begins with so many zero bits',
    }),
  canary: z.strictObject({ lastGoodAt: Instant.nullable(), late: z.boolean() }),
  anonymousReward: z
    .strictObject({ basis: z.string(), channel: z.string() })
    .nullable()
    .meta({ description: 'where the city pays anonymous reporters: on which basis, by which way' }),
  division: z
    .string()
    .regex(/^\d{6}$/)
    .meta({ description: 'division of the city' }),
})
export type TipServiceAnswer = z.infer<typeof TipServiceAnswer>

/** `nonce` of a proof of work, 8 bytes. */
export const Work = z.strictObject({ challenge: hex(16), nonce: hex(8) })

const Sealed = {
  header: hexUpTo(200),
  deskWrap: hex(129),
  recoveryWrap: hex(129),
  identityWrap: hex(129),
  identity: hex(512 + SEAL_OVERHEAD),
  parts: z.array(hex(32)).min(1).max(PARTS_MAX).meta({ description: 'SM3 of each stored part, in order' }),
  signature: hex(64),
  part0: hex(CONTENT_BYTES + SEAL_OVERHEAD)
    .optional()
    .meta({ description: 'the stored part 0, where it was not put before: a tip without photos is filed in one request' }),
  work: Work.optional(),
}

/** The filing of a tip: written last, and its answer is the acknowledgement. */
export const TipFiling = z.strictObject(Sealed)
export type TipFiling = z.infer<typeof TipFiling>

export const FilingAnswer = z.strictObject({
  acknowledged: z.literal(true),
  hour: Instant,
  again: z.boolean().meta({ description: 'whether the service held this very tip already' }),
})
export type FilingAnswer = z.infer<typeof FilingAnswer>

export const PartAnswer = z.strictObject({ held: z.literal(true), again: z.boolean() })
export type PartAnswer = z.infer<typeof PartAnswer>

/** Which parts the service holds of a tip that is on its way: sending goes on from there. */
export const HeldAnswer = z.strictObject({
  parts: z.array(z.strictObject({ part: z.int(), sm3: hex(32) })),
  filed: z.boolean(),
  messages: z.int().meta({ description: 'highest number of a later message that is filed; 0: none' }),
})
export type HeldAnswer = z.infer<typeof HeldAnswer>

export const PartParams = z.strictObject({ id: TipId, part: wholeNumber(0, TIP_PHOTOS_MAX) })
export const MessageParams = z.strictObject({ id: TipId, message: wholeNumber(1, MESSAGES_MAX) })

/** They lie where a phone can read them without this schema library. */
export { PART_AUTHOR, PART_MESSAGE, PART_SIGNATURE } from '../tips/door'

/** Asks for sealed answers whose look-up id begins with `bits` bits of `prefix` (4 hex digits, the last always 0). */
export const AnswersQuery = z.strictObject({
  prefix: z
    .string()
    .regex(/^[0-9a-f]{3}0$/)
    .default('0000'),
  bits: wholeNumber(0, 12).default(0),
})
export type AnswersQuery = z.infer<typeof AnswersQuery>

/** Counts in public: nothing below 3 is told as a number. */
const Few = z.int().nullable().meta({ description: 'null: fewer than 3' })
const Hours = z
  .strictObject({ median: z.number().nullable(), worst: z.number().nullable() })
  .meta({ description: 'hours; null where fewer than 3' })

export const TipFiguresAnswer = z.strictObject({
  asOf: Instant,
  from: DayText,
  desks: z.array(
    z.strictObject({
      desk: z.enum(codesOf(DESKS)),
      received: Few,
      ended: Few,
      breaches: Few.meta({ description: 'tips in which a time limit was missed; null: fewer than 3' }),
      firstLook: Hours,
      firstAnswer: Hours,
      closing: Hours,
      exchanges: z.strictObject({ median: z.number().nullable(), worst: z.number().nullable() }),
      outcomes: z.array(z.strictObject({ outcome: z.string(), count: Few })),
    }),
  ),
  kinds: z.array(z.strictObject({ kind: z.enum(codesOf(TIP_KINDS)), count: Few })),
})
export type TipFiguresAnswer = z.infer<typeof TipFiguresAnswer>
