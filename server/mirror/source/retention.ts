import { z } from 'zod'

/** How long what is kept inside is kept, each with its reason. A city may set its own. */
export const Retention = z.strictObject({
  rawDays: z
    .int()
    .min(30)
    .default(400)
    .meta({ description: 'raw bytes, after which only those stay from which something public was read: a year can be re-derived' }),
  unreadableRawDays: z
    .int()
    .min(1)
    .default(14)
    .meta({
      description: 'raw bytes of runs that nobody can release, for they could not be read: long enough to ask the office that sent them',
    }),
  refusedTextDays: z.int().min(1).default(30).meta({
    description: 'the own text of refused rows, which may name persons: long enough to mend a file (PIPL Art. 19: the shortest time)',
  }),
  reportDays: z.int().min(90).default(1_200).meta({ description: 'reports of runs that published nothing' }),
})
export type Retention = z.infer<typeof Retention>
