import { z } from 'zod'

/** How long what is kept inside is kept, each with its reason. A city may set its own. */
export const Retention = z.strictObject({
  rawDays: z
    .int()
    .min(30)
    .default(400)
    .meta({ description: 'raw bytes, after which only those stay from which something public was read: a year can be re-derived' }),
  unpublishedRawDays: z.int().min(1).default(30).meta({
    description:
      'raw bytes from which nothing was published and nothing can be, for nobody can release their run any more: as long as the texts of its rows, which they hold too (PIPL Art. 19: the shortest time)',
  }),
  refusedTextDays: z.int().min(1).default(30).meta({
    description: 'the own text of refused rows, which may name persons: long enough to mend a file (PIPL Art. 19: the shortest time)',
  }),
  reportDays: z.int().min(90).default(1_200).meta({ description: 'reports of runs that published nothing' }),
})
export type Retention = z.infer<typeof Retention>
