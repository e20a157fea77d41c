import { z } from 'zod'
import { DayText } from '../../fields'

/** A count of what is known to exist, with who counted it and when. */
export const KnownTotal = z.strictObject({
  total: z.int(),
  asOf: DayText.nullable(),
  countedBy: z.string().nullable(),
  agency: z.string(),
  id: z.string().meta({ description: 'of the inventory that says so' }),
})
