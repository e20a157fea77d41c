import { z } from 'zod'
import { FORM_STORED } from '../tips/crypto/form'
import { hex, Work } from './tips'

/** Who writes about a public record, as the phone hands it over: nobody but those who work on what was written can open the contact. */

export const WRITER = {
  id: hex(16).meta({ description: 'made with the receipt on the phone: the same again is the same filing' }),
  lock: hex(32).meta({ description: 'SM3 of the look-up id of the receipt, which itself is not sent before it is looked up by' }),
  contactKeyId: hex(8),
  contactWrap: hex(129),
  contact: hex(FORM_STORED).meta({ description: 'name, post and contact, sealed for those who work on objections and replies' }),
}
/** What is asked of a filing while many arrive: the same as of a tip. */
export const WORK = { work: Work.optional() }

export const Writer = z.strictObject(WRITER)
export type Writer = z.infer<typeof Writer>

/** The day on which it came, and which of that day it is: four digits, or more where a day has that many. */
export const FilingNumber = z.string().regex(/^\d{8}-\d{4,8}$/)

/** By what its writer finds a filing again. */
export const FilingLookup = z.strictObject({
  number: FilingNumber,
  key: hex(16).meta({ description: 'look-up id of the receipt' }),
})
export type FilingLookup = z.infer<typeof FilingLookup>

/** The sealed contact; reading it is a line of the audit. */
export const SealedContact = z.strictObject({ id: hex(16), keyId: hex(8), wrap: hex(129), contact: hex(FORM_STORED) })
export type SealedContact = z.infer<typeof SealedContact>
export const OpenContactBody = z.strictObject({ reason: z.string().trim().min(1).max(200) })

export const FilingParams = z.strictObject({ number: FilingNumber })
