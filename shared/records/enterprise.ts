import { z } from 'zod'
import { withoutFilling } from '../codes/divisionCode'
import { DayText, LongText, Position, ShortText, listOf, unknownable } from '../fields'
import { GRADE_SCHEMES, SECTORS, codesOf } from '../vocabulary'

/** One grading scheme's answer. Schemes are kept apart: they measure different things (domain 7.1). */
export const Grade = z.strictObject({
  scheme: z.enum(codesOf(GRADE_SCHEMES)),
  grade: ShortText.meta({ description: "the issuer's own word: B, 三级, AAA" }),
  issuer: unknownable(ShortText),
  decidedOn: unknownable(DayText),
  validTo: unknownable(DayText),
  points: unknownable(z.number().min(0).max(1_000)),
  reasons: listOf(LongText),
})
export type Grade = z.infer<typeof Grade>

export const Licence = z.strictObject({ name: ShortText, number: unknownable(ShortText), validTo: unknownable(DayText) })

/** An enterprise as a source hands it over. */
export const EnterpriseInput = z.strictObject({
  name: ShortText,
  formerNames: listOf(ShortText),
  uscc: unknownable(ShortText),
  enterpriseType: unknownable(ShortText),
  registeredOn: unknownable(DayText),
  registeredCapital: unknownable(ShortText).meta({ description: 'as registered, in whatever currency' }),
  businessScope: unknownable(LongText),
  sector: unknownable(z.enum(codesOf(SECTORS))),
  industry: unknownable(ShortText),
  supervisingDepartment: unknownable(ShortText),
  address: unknownable(ShortText),
  division: unknownable(
    z
      .string()
      .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
      .overwrite(withoutFilling),
  ),
  region: unknownable(ShortText),
  place: unknownable(Position),
  licences: listOf(Licence),
  routes: listOf(ShortText).meta({ description: 'passenger routes of a transport operator' }),
  grades: listOf(Grade),
})

/** An enterprise as it is public. */
export const EnterpriseBody = EnterpriseInput.extend({
  usccCheck: z.enum(['valid', 'bad_check_digit', 'malformed', 'missing']),
})
export type EnterpriseBody = z.infer<typeof EnterpriseBody>
