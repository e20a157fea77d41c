import { z } from 'zod'
import { DayText, ShortText } from '../fields'
import { NamedEnterprise } from '../records/accident'
import {
  ACCIDENT_LEVELS,
  ACCIDENT_NATURES,
  BOARDS,
  PENALTY_KINDS,
  RESPONSIBILITY_SHARES,
  SECTORS,
  SEVERITIES,
  ZONE_LEVELS,
  codesOf,
} from '../vocabulary'

/** One line of a list, per kind: what a person needs to choose, no more. */

const GradeMark = z.strictObject({ grade: ShortText, decidedOn: DayText.nullable() })

export const EnterpriseItem = z.strictObject({
  id: z.string(),
  name: ShortText,
  uscc: z.string().nullable(),
  sector: z.enum(codesOf(SECTORS)).nullable(),
  address: z.string().nullable(),
  cityGrade: GradeMark.nullable(),
  transportGrade: GradeMark.nullable(),
})
export type EnterpriseItem = z.infer<typeof EnterpriseItem>

export const AccidentItem = z.strictObject({
  id: z.string(),
  title: z.string().nullable(),
  enterprises: z.array(NamedEnterprise),
  occurredOn: DayText.nullable(),
  level: z.enum(codesOf(ACCIDENT_LEVELS)).nullable(),
  category: z.string().nullable(),
  place: z.string().nullable(),
  deaths: z.int().nullable(),
  seriousInjuries: z.int().nullable(),
  nature: z.enum(codesOf(ACCIDENT_NATURES)),
  responsibility: z.enum(codesOf(RESPONSIBILITY_SHARES)).nullable(),
  publicUntil: DayText.nullable(),
})
export type AccidentItem = z.infer<typeof AccidentItem>

export const NoticeItem = z.strictObject({
  id: z.string(),
  title: ShortText,
  board: z.enum(codesOf(BOARDS)),
  sector: z.enum(codesOf(SECTORS)).nullable(),
  agency: ShortText,
  documentNo: z.string().nullable(),
  publishedAt: DayText.nullable(),
  publicUntil: DayText.nullable(),
  enterprises: z.array(NamedEnterprise),
  rectified: z.boolean().nullable(),
})
export type NoticeItem = z.infer<typeof NoticeItem>

export const PenaltyItem = z.strictObject({
  id: z.string(),
  title: z.string().nullable(),
  enterprises: z.array(NamedEnterprise),
  punishedPersons: z.array(z.string()),
  offenceType: z.string().nullable(),
  penaltyKinds: z.array(z.enum(codesOf(PENALTY_KINDS))),
  fineFen: z.int().nullable(),
  severity: z.enum(codesOf(SEVERITIES)),
  decidedOn: DayText.nullable(),
  agency: ShortText,
  documentNo: z.string().nullable(),
  publicUntil: DayText.nullable(),
})
export type PenaltyItem = z.infer<typeof PenaltyItem>

export const ZoneItem = z.strictObject({
  id: z.string(),
  code: ShortText,
  name: ShortText,
  level: z.enum(codesOf(ZONE_LEVELS)),
  parent: z.string().nullable(),
  sectors: z.array(z.enum(codesOf(SECTORS))),
  headline: z.string().nullable().meta({ description: 'the first responsible person, name and post' }),
  officePhone: z.string().nullable(),
})
export type ZoneItem = z.infer<typeof ZoneItem>

export const ITEMS = {
  enterprise: EnterpriseItem,
  accident: AccidentItem,
  notice: NoticeItem,
  zone: ZoneItem,
  penalty: PenaltyItem,
} as const

export interface ItemOf {
  enterprise: EnterpriseItem
  accident: AccidentItem
  notice: NoticeItem
  zone: ZoneItem
  penalty: PenaltyItem
}
