import { z } from 'zod'
import { divisionLevel } from '../../codes/divisionCode'
import { QUARTER, quarterOf } from '../../codes/quarters'
import {
  Address,
  CodeText,
  Count,
  DayText,
  FenAmount,
  LongText,
  PartyName,
  ShortText,
  WorkName,
  coded,
  listOf,
  unknownable,
} from '../../fields'
import { ActionItem, DivisionCode, NamedEnterprise, ResponsibilityCode, SectorCode } from '../../parts'
import { ACTION_STATES, LISTED, SECTORS, codesOf } from '../../vocabulary'
import { byEnterprise } from '../enterprise/pointers'
import { NO_DATE, by, byCode, byDivision, bySector, itemOf, list } from '../list'
import { harmTold } from './told'
import {
  ACCIDENT_LEVELS,
  ACCIDENT_NATURES,
  HARM_TOLD,
  INVESTIGATIONS_TOLD,
  INVESTIGATION_STATES,
  RECOMMENDATIONS_TOLD,
  RECOMMENDATION_OUTCOMES,
  TAXONOMIES,
} from './words'

/** The category with the list it was taken from: the standard changed in 2025 and old records are not converted. */
const AccidentCategory = z.strictObject({
  taxonomy: coded(TAXONOMIES),
  code: unknownable(CodeText),
  label: ShortText,
})

/** What an investigation asks somebody to do. How far it is may be told by nobody. */
const Recommendation = ActionItem.extend({ state: unknownable(coded(ACTION_STATES)) })

const Investigation = z.strictObject({
  state: coded(INVESTIGATION_STATES),
  reportDue: unknownable(DayText),
  extendedTo: unknownable(DayText).meta({ description: 'until when the report was extended' }),
  appraisalDays: unknownable(Count).meta({ description: 'days of technical appraisal, which do not count' }),
  reportedOn: unknownable(DayText),
  repliedOn: unknownable(DayText),
  reviewedOn: unknownable(DayText).meta({ description: 'when it was published what became of the recommendations' }),
  findings: unknownable(LongText),
  recommendations: listOf(Recommendation),
})

/** A recommendation as it is public. */
const PublicRecommendation = Recommendation.extend({
  outcome: coded(RECOMMENDATION_OUTCOMES).meta({ description: 'computed: done, against its day' }),
})

const PublicInvestigation = Investigation.extend({ recommendations: listOf(PublicRecommendation) })

/** A change of the casualties that was reported later. */
const Supplement = z.strictObject({ on: unknownable(DayText), deaths: unknownable(Count), seriousInjuries: unknownable(Count) })

/** What others of the trade can learn of it. */
const Lesson = z.strictObject({
  trade: unknownable(SectorCode),
  happened: unknownable(LongText),
  checks: listOf(ShortText).meta({ description: 'what to check today' }),
})

/** An accident as a source hands it over. */
const AccidentInput = z.strictObject({
  title: unknownable(ShortText),
  enterprises: listOf(NamedEnterprise),
  occurredOn: unknownable(DayText),
  place: unknownable(Address),
  division: unknownable(DivisionCode),
  sector: unknownable(SectorCode),
  category: unknownable(AccidentCategory),
  deaths: unknownable(Count),
  seriousInjuries: unknownable(Count),
  casualties: unknownable(Count).meta({ description: 'deaths and injuries together, where a source does not part them' }),
  directLossFen: unknownable(FenAmount),
  declaredLevel: unknownable(coded(ACCIDENT_LEVELS)),
  nature: coded(ACCIDENT_NATURES).default('undetermined'),
  responsibility: unknownable(ResponsibilityCode),
  project: unknownable(z.strictObject({ name: unknownable(WorkName), owner: unknownable(PartyName) })),
  investigation: unknownable(Investigation),
  supplements: listOf(Supplement),
  lesson: unknownable(Lesson),
})

/** An accident as it is public. */
const AccidentBody = AccidentInput.extend({
  investigation: unknownable(PublicInvestigation),
  level: unknownable(coded(ACCIDENT_LEVELS)).meta({
    description: 'the highest of the three criteria (Order 493, Art. 3), or what the source declared where none is known',
  }),
})
export type AccidentBody = z.infer<typeof AccidentBody>

const AccidentItem = itemOf(AccidentBody, [
  'title',
  'enterprises',
  'occurredOn',
  'level',
  'category',
  'place',
  'deaths',
  'seriousInjuries',
  'nature',
  'responsibility',
  'publicUntil',
]).extend({
  category: z.string().nullable(),
  investigation: z.enum(codesOf(INVESTIGATION_STATES)).nullable(),
  recommendations: z.array(PublicRecommendation).meta({ description: 'their texts cut to a line' }),
})
export type AccidentItem = z.infer<typeof AccidentItem>

export const accident = {
  input: AccidentInput,
  body: AccidentBody,
  item: AccidentItem,
  parts: { AccidentCategory, Investigation: PublicInvestigation, Recommendation: PublicRecommendation, Supplement, Lesson },
  list: list(AccidentBody, {
    filters: {
      level: byCode(ACCIDENT_LEVELS, ({ level }) => level),
      nature: byCode(ACCIDENT_NATURES, ({ nature }) => nature),
      harm: byCode(HARM_TOLD, harmTold),
      investigation: byCode(INVESTIGATIONS_TOLD, ({ investigation }) => investigation?.state ?? 'untold'),
      // Each once: of several recommendations that came out alike the record is one.
      recommendation: byCode(RECOMMENDATIONS_TOLD, ({ investigation }) =>
        investigation === null || investigation.recommendations.length === 0
          ? 'none'
          : [...new Set(investigation.recommendations.map(({ outcome }) => outcome))],
      ),
      lesson: byCode(SECTORS, ({ lesson, sector }) => lesson && (lesson.trade ?? sector)),
      quarter: by(
        z.string().regex(QUARTER).optional().meta({ description: 'quarter in which it happened: 2026-Q2' }),
        ({ occurredOn }) => occurredOn && quarterOf(occurredOn),
      ),
      sector: bySector,
      division: byDivision,
      enterprise: byEnterprise,
      // By itself each is the one; which repeat others the read model finds out by all records together.
      listed: byCode(LISTED, () => 'once'),
    },
    range: 'occurredOn',
    groups: {
      quarter: { filter: 'quarter' },
      county: { filter: 'division', isGroup: (code) => divisionLevel(code) === 'county' },
      sector: { filter: 'sector' },
    },
    quarters: 'quarter',
    sorts: ['-occurredOn', 'occurredOn'],
    orders: { occurredOn: ({ occurredOn }) => occurredOn ?? NO_DATE },
  }),
} as const
