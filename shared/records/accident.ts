import { z } from 'zod'
import { withoutFilling } from '../codes/divisionCode'
import { Count, DayText, FenAmount, LongText, ShortText, listOf, unknownable } from '../fields'
import {
  ACCIDENT_LEVELS,
  ACCIDENT_NATURES,
  INVESTIGATION_STATES,
  RECOMMENDATION_STATES,
  RESPONSIBILITY_SHARES,
  SECTORS,
  TAXONOMIES,
  codesOf,
} from '../vocabulary'

/** An enterprise named by an accident or a notice. The credit code is often missing. */
export const NamedEnterprise = z.strictObject({ name: ShortText, uscc: unknownable(ShortText) })
export type NamedEnterprise = z.infer<typeof NamedEnterprise>

/** The category with the list it was taken from: the standard changed in 2025 and old records are not converted. */
export const AccidentCategory = z.strictObject({
  taxonomy: z.enum(codesOf(TAXONOMIES)),
  code: unknownable(ShortText),
  label: ShortText,
})

export const Recommendation = z.strictObject({
  text: LongText,
  owner: unknownable(ShortText),
  due: unknownable(DayText),
  state: z.enum(codesOf(RECOMMENDATION_STATES)),
  doneOn: unknownable(DayText),
})

export const Investigation = z.strictObject({
  state: z.enum(codesOf(INVESTIGATION_STATES)),
  reportDue: unknownable(DayText),
  reportedOn: unknownable(DayText),
  repliedOn: unknownable(DayText),
  findings: unknownable(LongText),
  recommendations: listOf(Recommendation),
})

/** An accident as a source hands it over. */
export const AccidentInput = z.strictObject({
  title: unknownable(ShortText),
  enterprises: listOf(NamedEnterprise),
  occurredOn: unknownable(DayText),
  place: unknownable(ShortText),
  division: unknownable(
    z
      .string()
      .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
      .overwrite(withoutFilling),
  ),
  sector: unknownable(z.enum(codesOf(SECTORS))),
  category: unknownable(AccidentCategory),
  deaths: unknownable(Count),
  seriousInjuries: unknownable(Count),
  casualties: unknownable(Count).meta({ description: 'deaths and injuries together, where a source does not part them' }),
  directLossFen: unknownable(FenAmount),
  declaredLevel: unknownable(z.enum(codesOf(ACCIDENT_LEVELS))),
  nature: z.enum(codesOf(ACCIDENT_NATURES)).default('undetermined'),
  responsibility: unknownable(z.enum(codesOf(RESPONSIBILITY_SHARES))),
  project: unknownable(z.strictObject({ name: unknownable(ShortText), owner: unknownable(ShortText) })),
  investigation: unknownable(Investigation),
})

/** An accident as it is public. */
export const AccidentBody = AccidentInput.extend({
  level: unknownable(z.enum(codesOf(ACCIDENT_LEVELS))).meta({
    description: 'the highest of the three criteria (Order 493, Art. 3), or what the source declared where none is known',
  }),
})
export type AccidentBody = z.infer<typeof AccidentBody>
