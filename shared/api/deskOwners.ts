import { z } from 'zod'
import { Instant } from '../fields'

/** Owners who ask to be told of decisions: the desk confirms that the code is theirs. */

export const DeskOwner = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  host: z.string().meta({ description: 'the host to which its notices would go' }),
  watches: z.int().meta({ description: 'how many firms it watches; which, the desk is not told' }),
  askedAt: Instant,
  again: z.boolean().meta({ description: 'whether it was told before, and has taken another code or name since' }),
})
export type DeskOwner = z.infer<typeof DeskOwner>

export const DeskOwnersAnswer = z.strictObject({ items: z.array(DeskOwner).meta({ description: 'who waits longest first' }) })
export type DeskOwnersAnswer = z.infer<typeof DeskOwnersAnswer>

export const OwnerDecisionBody = z.strictObject({
  confirmed: z.boolean().meta({ description: 'whether the code is that of who asks' }),
  code: z.string().meta({ description: 'the code that was looked into, as the desk was shown it' }),
  name: z.string().meta({ description: 'and the name' }),
  how: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .meta({ description: 'how it was found out, such as by a call to the registered telephone; stands in the audit' }),
})
export type OwnerDecisionBody = z.infer<typeof OwnerDecisionBody>
export const OwnerDecided = z.strictObject({ confirmed: z.boolean() })
export type OwnerDecided = z.infer<typeof OwnerDecided>
