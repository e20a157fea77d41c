import { z } from 'zod'
import { DayText, LongText, ShortText, listOf, unknownable } from '../fields'
import { BOARDS, RESPONSIBILITY_SHARES, SECTORS, codesOf } from '../vocabulary'
import { NamedEnterprise } from './accident'

/** A measure someone ordered: never shown without the decision that orders it (domain 7.3). */
export const Measure = z.strictObject({
  text: LongText,
  decisionNo: unknownable(ShortText),
  from: unknownable(DayText),
  to: unknownable(DayText),
})

/** A circular about an enterprise, as a source hands it over. */
export const NoticeInput = z.strictObject({
  title: ShortText,
  board: z.enum(codesOf(BOARDS)).default('public'),
  enterprises: listOf(NamedEnterprise),
  sector: unknownable(z.enum(codesOf(SECTORS))),
  text: unknownable(LongText),
  restsOn: unknownable(
    z.strictObject({ kind: z.enum(['accident', 'penalty']), documentNo: unknownable(ShortText), occurredOn: unknownable(DayText) }),
  ),
  responsibility: unknownable(z.enum(codesOf(RESPONSIBILITY_SHARES))),
  rectified: unknownable(z.boolean()).meta({ description: 'whether the ordered rectification was accepted; null: not published' }),
  measures: listOf(Measure),
  terminals: listOf(ShortText),
  routes: listOf(ShortText),
  officePhone: unknownable(ShortText),
})

export const NoticeBody = NoticeInput
export type NoticeBody = z.infer<typeof NoticeBody>
