import { z } from 'zod'
import { SourceRef } from '../../api/lists'
import { wholeNumber } from '../../api/parameters'
import { DayText, Instant } from '../../fields'
import { ACTION_STATES, codesOf } from '../../vocabulary'
import { RECOMMENDATION_OUTCOMES, RECOMMENDATION_STANDINGS } from './words'

/** Longest text of a recommendation in a line. */
export const LINE_TEXT_MAX = 160
const PAGE_MAX = 200

/** One recommendation of one investigation, as it stands on the day of the answer. */
export const RecommendationLine = z.strictObject({
  accident: z.string().meta({ description: 'id of the accident' }),
  title: z.string().nullable().meta({ description: 'what the accident is called' }),
  text: z.string().meta({ description: 'cut to a line' }),
  owner: z.string().nullable(),
  due: DayText.nullable(),
  state: z.enum(codesOf(ACTION_STATES)).nullable(),
  doneOn: DayText.nullable(),
  outcome: z.enum(codesOf(RECOMMENDATION_OUTCOMES)),
  standing: z.enum(codesOf(RECOMMENDATION_STANDINGS)),
  daysOverdue: z.int().nullable().meta({ description: 'null where it is not overdue, or its day is not known' }),
})
export type RecommendationLine = z.infer<typeof RecommendationLine>

export const RecommendationsQuery = z.strictObject({
  standing: z.enum(codesOf(RECOMMENDATION_STANDINGS)).optional(),
  limit: wholeNumber(1, PAGE_MAX).optional(),
  skip: wholeNumber(0, 1_000_000).optional(),
})

export const RecommendationsAnswer = z.strictObject({
  rule: z.string().meta({ description: 'name and version of the rule by which this was computed' }),
  counts: z
    .array(z.strictObject({ standing: z.enum(codesOf(RECOMMENDATION_STANDINGS)), count: z.int() }))
    .meta({ description: 'of all investigations, whatever is asked for' }),
  accidents: z.int().meta({ description: 'accidents that are public' }),
  without: z.int().meta({ description: 'of these, those of which no recommendation is public: whether there are any is not known' }),
  total: z.int().meta({ description: 'recommendations that are asked for' }),
  items: z.array(RecommendationLine),
  edition: z.int(),
  asOf: Instant,
  day: DayText,
  sources: z.array(SourceRef),
})
export type RecommendationsAnswer = z.infer<typeof RecommendationsAnswer>
