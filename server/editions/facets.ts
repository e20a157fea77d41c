import { checkCreditCode } from '../../shared/codes/creditCode'
import { foldKeyText, nameKey } from '../../shared/codes/fold'
import { parentDivision, withoutFilling } from '../../shared/codes/divisionCode'
import type { NamedEnterprise } from '../../shared/records/accident'
import type { BodyOf } from '../../shared/records/index'
import type { Kind } from '../../shared/vocabulary'
import type { Facets } from '../models/version'

/** Longest order key: an index key has a bound, and beyond this nobody reads an order any more. */
const ORDER_MAX = 64

/** Sorts before every date: records without one come last where the newest come first. */
const NO_DATE = '0000-00-00'

/** The envelope fields that facets also look at. */
export interface FacetEnvelope {
  publishedAt: string | null
}

type FacetsOf = { [K in Kind]: (body: BodyOf[K], envelope: FacetEnvelope) => Facets }

const FACETS: FacetsOf = {
  enterprise: (body) => {
    const city = body.grades.find((grade) => grade.scheme === 'city')
    return {
      order: nameKey(body.name).slice(0, ORDER_MAX),
      sector: body.sector ?? undefined,
      uscc: body.uscc ?? undefined,
      division: divisionLine(body.division),
      grade: city?.grade,
      gradedOn: city?.decidedOn ?? NO_DATE,
      scheme: body.grades.map((grade) => grade.scheme),
      transportGrade: body.grades.find((grade) => grade.scheme === 'transport')?.grade,
    }
  },
  accident: (body) => ({
    order: body.occurredOn ?? NO_DATE,
    occurredOn: body.occurredOn ?? NO_DATE,
    level: body.level ?? undefined,
    nature: body.nature,
    sector: body.sector ?? undefined,
    division: divisionLine(body.division),
    enterprise: body.enterprises.flatMap(pointersTo),
  }),
  notice: (body, { publishedAt }) => ({
    order: publishedAt ?? NO_DATE,
    publishedAt: publishedAt ?? NO_DATE,
    board: body.board,
    sector: body.sector ?? undefined,
    enterprise: body.enterprises.flatMap(pointersTo),
  }),
  penalty: (body) => ({
    order: body.decidedOn ?? NO_DATE,
    decidedOn: body.decidedOn ?? NO_DATE,
    severity: body.severity,
    penaltyKind: body.penaltyKinds,
    enterprise: body.enterprises.flatMap(pointersTo),
  }),
  zone: (body) => ({
    order: foldKeyText(body.code).slice(0, ORDER_MAX),
    code: foldKeyText(body.code),
    level: body.level,
    parent: body.parent === null ? undefined : foldKeyText(body.parent),
    // Not `sector`: that name heads an index, and an array there would cost every kind its order.
    industry: [...new Set([...body.sectors, ...body.persons.flatMap((person) => person.sector ?? [])])],
  }),
}

/** What lists filter and sort a record by; a pure function of what is public of it. */
export function facetsOf<K extends Kind>(kind: K, body: BodyOf[K], envelope: FacetEnvelope): Facets {
  return Object.fromEntries(Object.entries(FACETS[kind](body, envelope)).filter(([, value]) => value !== undefined)) as Facets
}

const isSure = (uscc: string | null): uscc is string => uscc !== null && checkCreditCode(uscc) === 'valid'

/**
 * How an accident, a notice or a penalty points to an enterprise: by credit code, and `n:` by name where it has none or one that is mistyped. `m:` is
 * the name beside a good code: another firm may be called the same.
 */
export function pointersTo({ name, uscc }: NamedEnterprise): string[] {
  if (isSure(uscc)) return ['u:' + uscc, 'm:' + nameKey(name)]
  return [...(uscc === null ? [] : ['u:' + uscc]), 'n:' + nameKey(name)]
}

/** Every token that points to an enterprise, by any of its names as `nameKey` writes them. Where its own code is none, its name alone must do. */
export function tokensOfEnterprise(names: string[], uscc: string | null): string[] {
  const byName = names.map((key) => 'n:' + key)
  if (isSure(uscc)) return ['u:' + uscc, ...byName]
  return [...(uscc === null ? [] : ['u:' + uscc]), ...byName, ...names.map((key) => 'm:' + key)]
}

function divisionLine(code: string | null): string[] | undefined {
  const line: string[] = []
  for (let at = code && withoutFilling(code); at !== null; at = parentDivision(at)) line.push(at)
  return line.length === 0 ? undefined : line
}
