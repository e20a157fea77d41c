import { z } from 'zod'
import { textUpTo } from '../../api/parameters'
import { nameKey } from '../../codes/fold'
import {
  Address,
  CodeText,
  CreditCode,
  DayText,
  LongText,
  PartyName,
  ProperName,
  Scope,
  ShortText,
  coded,
  listOf,
  unknownable,
} from '../../fields'
import { DivisionCode, Position, SectorCode } from '../../parts'
import { routeEnds } from '../../terminals'
import { NO_DATE, ORDER_MAX, by, byDivision, bySector, itemOf, list } from '../list'
import { ResponsiblePerson } from '../zone/schema'
import { FIRM_ROLES, GRADE_SCHEMES, USCC_CHECKS, type GradeScheme } from './words'

/** One grading scheme's answer. Schemes are kept apart: they measure different things (domain 7.1). */
const Grade = z.strictObject({
  scheme: coded(GRADE_SCHEMES),
  grade: ShortText.meta({ description: "the issuer's own word: B, 三级, AAA" }),
  issuer: unknownable(ProperName),
  decidedOn: unknownable(DayText),
  validTo: unknownable(DayText),
  points: unknownable(z.number().min(0).max(1_000)),
  reasons: listOf(LongText),
})
export type Grade = z.infer<typeof Grade>

const Licence = z.strictObject({ name: ProperName, number: unknownable(CodeText), validTo: unknownable(DayText) })

/** Who answers for a firm, with exactly what a public board may show. */
const FirmPerson = ResponsiblePerson.extend({
  role: coded(FIRM_ROLES),
  nameConsent: z
    .boolean()
    .default(false)
    .meta({ description: 'one whom the firm names itself agreed in writing to be named; otherwise masked' }),
})
const PublicFirmPerson = FirmPerson.omit({ nameConsent: true })
export type FirmPerson = z.infer<typeof PublicFirmPerson>

/** An enterprise as a source hands it over. */
const EnterpriseInput = z.strictObject({
  name: PartyName,
  formerNames: listOf(PartyName),
  uscc: unknownable(CreditCode),
  enterpriseType: unknownable(ProperName),
  registeredOn: unknownable(DayText),
  registeredCapital: unknownable(ShortText).meta({ description: 'as registered, in whatever currency' }),
  businessScope: unknownable(Scope),
  sector: unknownable(SectorCode),
  industry: unknownable(ProperName),
  supervisingDepartment: unknownable(ProperName),
  address: unknownable(Address),
  division: unknownable(DivisionCode),
  region: unknownable(ProperName),
  place: unknownable(Position),
  licences: listOf(Licence),
  routes: listOf(ProperName).meta({ description: 'passenger routes of a transport operator' }),
  plates: listOf(CodeText).meta({ description: 'of passenger vehicles; public are the first two and the last two characters' }),
  grades: listOf(Grade),
  persons: listOf(FirmPerson).meta({ description: 'who answers for it, as its board on the wall names them' }),
})

/** An enterprise as it is public. */
const EnterpriseBody = EnterpriseInput.extend({
  // Absent in versions of earlier releases.
  plates: z.array(CodeText).optional(),
  persons: z.array(PublicFirmPerson).optional(),
  usccCheck: coded(USCC_CHECKS),
})
export type EnterpriseBody = z.infer<typeof EnterpriseBody>

const GradeMark = z.strictObject({ grade: ShortText, decidedOn: DayText.nullable() })

const EnterpriseItem = itemOf(EnterpriseBody, ['name', 'uscc', 'sector', 'address']).extend({
  cityGrade: GradeMark.nullable(),
  transportGrade: GradeMark.nullable(),
})
export type EnterpriseItem = z.infer<typeof EnterpriseItem>

/** The grade of a scheme, where there is one. */
export const gradeIn = ({ grades }: Pick<EnterpriseBody, 'grades'>, scheme: GradeScheme): Grade | undefined =>
  grades.find((grade) => grade.scheme === scheme)

/** How an enterprise is named by those who follow what happens around it. */
export const enterpriseFollowed = textUpTo(120)
  .optional()
  .meta({ description: 'id or credit code: the firm and every record that names it' })

export const enterprise = {
  input: EnterpriseInput,
  body: EnterpriseBody,
  item: EnterpriseItem,
  parts: { Grade, GradeMark, Licence, PublicFirmPerson },
  list: list(EnterpriseBody, {
    summary: '企业：按名称任意两字、统一社会信用代码查找',
    filters: {
      sector: bySector,
      division: byDivision,
      grade: by(textUpTo(20).optional().meta({ description: 'grade in the city scheme' }), (body) => gradeIn(body, 'city')?.grade),
      scheme: by(coded(GRADE_SCHEMES).optional().meta({ description: 'graded under this scheme' }), ({ grades }) =>
        grades.map(({ scheme }) => scheme),
      ),
      transportGrade: by(
        textUpTo(20).optional().meta({ description: 'grade of a transport operator' }),
        (body) => gradeIn(body, 'transport')?.grade,
      ),
      routeEnd: by(
        textUpTo(40).optional().meta({ description: 'where a passenger route begins or ends' }),
        ({ routes }) => [...new Set(routes.flatMap(routeEnds))],
        { asked: nameKey },
      ),
    },
    sorts: ['name', '-gradedOn'],
    orders: {
      name: ({ name }) => nameKey(name).slice(0, ORDER_MAX),
      gradedOn: (body) => gradeIn(body, 'city')?.decidedOn ?? NO_DATE,
    },
    hasStrip: true,
    hasGrading: true,
    keys: { uscc: ({ uscc }) => uscc },
  }),
} as const
