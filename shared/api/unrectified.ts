import { z } from 'zod'
import { DayText } from '../fields'

/** Id of a record, as it may be asked for. */
export const RecordId = z.string().regex(/^[\w.-]{1,100}$/)

/** Parameters of the path. */
export const UnrectifiedParams = z.strictObject({ record: RecordId })

/** What the desk has made public of a hazard: nothing about the tip behind it. */
export const UnrectifiedAnswer = z.strictObject({
  unrectified: z
    .strictObject({
      on: DayText.meta({ description: 'newest day on which two officers made it public' }),
      status: z.string().meta({ description: 'how the hazard stood in the public record then' }),
    })
    .nullable()
    .meta({ description: 'null: nobody has told so, or it is not verified' }),
})
export type UnrectifiedAnswer = z.infer<typeof UnrectifiedAnswer>
export type Unrectified = NonNullable<UnrectifiedAnswer['unrectified']>
