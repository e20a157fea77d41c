import { z } from 'zod'
import type { ListContract } from '../kinds/schemas'
import { MARKS_MAX } from '../limits'
import { ShortText, DayText, Instant } from '../fields'
import { BoxText } from './box'
import { SourceRef, filtersOf } from './lists'

/** Degrees of a place in an answer: a tenth of a metre. */
const Degrees = z.number()

/** Longest title that a mark carries, in characters: the list has it whole. */
export const PIN_TITLE_MAX = 24

/** One mark on a map: a record, or several together. */
export const MapMark = z.strictObject({
  lng: Degrees,
  lat: Degrees,
  count: z.int().min(1).meta({ description: 'records that it stands for' }),
  approximate: z.int().min(0).meta({ description: 'how many of them stand at the mark of their area, for want of a place of their own' }),
  record: z
    .strictObject({
      id: z.string(),
      title: ShortText.nullable(),
      mark: z.string().nullable().meta({ description: 'a code of the kind: level, state' }),
      due: DayText.nullable(),
      unread: z
        .array(z.enum(['mark', 'due']))
        .optional()
        .meta({ description: 'of these, what its source wrote and nobody could read; absent: none' }),
      unrectifiedOn: DayText.optional().meta({ description: 'as in its line; absent where that has none' }),
    })
    .nullable()
    .meta({ description: 'the record, where it is one only' }),
})

/** The query string of a map: the filters of the list, and the box that is looked at. */
export const mapQuerySchema = (list: ListContract) => z.strictObject({ ...filtersOf(list), box: BoxText })

export const MapAnswer = z.strictObject({
  marks: z.array(MapMark).meta({ description: `at most ${String(MARKS_MAX)}` }),
  total: z.int().meta({ description: 'records in the box: the total of the list for the same box and filters' }),
  nowhere: z.int().meta({ description: 'records that pass the filters and lie nowhere on any map: the list has them under `box=none`' }),
  edition: z.int(),
  asOf: Instant,
  sources: z.array(SourceRef),
})
export type MapAnswer = z.infer<typeof MapAnswer>
