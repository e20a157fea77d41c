import type { AccidentItem, EnterpriseItem, ItemOf, NoticeItem, PenaltyItem, ZoneItem } from '../../shared/api/items'
import type { BodyOf } from '../../shared/records/index'
import type { GradeScheme, Kind } from '../../shared/vocabulary'
import type { VersionDoc } from '../models/version'

/** A version that shows its body. */
export type Shown<K extends Kind> = VersionDoc & { body: BodyOf[K] }

/** The order in which persons of a zone are named first: who answers for the place comes before who supervises. */
const FIRST_ROLES = ['territorial', 'grid_worker', 'industry', 'comprehensive', 'enterprise']

const ITEM_OF: { [K in Kind]: (version: Shown<K>) => ItemOf[K] } = {
  enterprise: ({ id, body }): EnterpriseItem => ({
    id,
    name: body.name,
    uscc: body.uscc,
    sector: body.sector,
    address: body.address,
    cityGrade: gradeMark(body, 'city'),
    transportGrade: gradeMark(body, 'transport'),
  }),
  accident: ({ id, body, publicUntil }): AccidentItem => ({
    id,
    title: body.title,
    enterprises: body.enterprises,
    occurredOn: body.occurredOn,
    level: body.level,
    category: body.category?.label ?? null,
    place: body.place,
    deaths: body.deaths,
    seriousInjuries: body.seriousInjuries,
    nature: body.nature,
    responsibility: body.responsibility,
    publicUntil,
  }),
  notice: ({ id, body, agency, documentNo, publishedAt, publicUntil }): NoticeItem => ({
    id,
    title: body.title,
    board: body.board,
    sector: body.sector,
    agency,
    documentNo,
    publishedAt,
    publicUntil,
    enterprises: body.enterprises,
    rectified: body.rectified,
  }),
  penalty: ({ id, body, agency, documentNo, publicUntil }): PenaltyItem => ({
    id,
    title: body.title,
    enterprises: body.enterprises,
    punishedPersons: body.punishedPersons,
    offenceType: body.offenceType,
    penaltyKinds: body.penaltyKinds,
    fineFen: body.fineFen,
    severity: body.severity,
    decidedOn: body.decidedOn,
    agency,
    documentNo,
    publicUntil,
  }),
  zone: ({ id, body }): ZoneItem => {
    const [first] = [...body.persons].sort((a, b) => FIRST_ROLES.indexOf(a.role) - FIRST_ROLES.indexOf(b.role))
    return {
      id,
      code: body.code,
      name: body.name,
      level: body.level,
      parent: body.parent,
      sectors: body.sectors,
      headline: first ? [first.name, first.post].filter(Boolean).join(' ') : null,
      officePhone: first?.officePhone ?? body.supervisionPhone,
    }
  },
}

function gradeMark(body: BodyOf['enterprise'], scheme: GradeScheme): EnterpriseItem['cityGrade'] {
  const grade = body.grades.find((one) => one.scheme === scheme)
  return grade ? { grade: grade.grade, decidedOn: grade.decidedOn } : null
}

/** The line of a list for a version that shows its body. */
export const itemOf = (version: VersionDoc): ItemOf[Kind] => ITEM_OF[version.kind](version as never)

/** The texts by which people search for a record. */
export function searchTexts(version: VersionDoc): string[] {
  const body = version.body
  if (!body) return []
  if ('grades' in body) return [body.name, ...body.formerNames]
  if ('persons' in body) return [body.name]
  const offence = 'offenceType' in body ? [body.offenceType] : []
  return [body.title, ...offence, ...body.enterprises.map((enterprise) => enterprise.name)].filter((text): text is string => text !== null)
}
