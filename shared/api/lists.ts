import { z } from 'zod'
import { DayText } from '../fields'
import { PAGE_SIZE, PAGE_SIZE_MAX, QUERY_MAX, QUERY_MIN } from '../limits'
import {
  ACCIDENT_LEVELS,
  ACCIDENT_NATURES,
  BOARDS,
  GRADE_SCHEMES,
  PENALTY_KINDS,
  SECTORS,
  SEVERITIES,
  ZONE_LEVELS,
  codesOf,
  type Kind,
} from '../vocabulary'
import { ITEMS } from './items'
import { textUpTo, wholeNumber } from './parameters'

/**
 * The lists, declared once: path, filters and orders. The door parses with them, the read model indexes by them,
 * the store answers by them, and the OpenAPI description is generated from them.
 */
export interface ListContract {
  kind: Kind
  path: string
  summary: string
  /** exact filters: the query parameter and the facet of a record share the name */
  filters: Record<string, z.ZodType<string | undefined>>
  /** the facet that `from` and `to` bound, a calendar day */
  range?: string
  /** orders by name; the first is the default. A leading minus: newest or highest first */
  sorts: readonly [string, ...string[]]
  /** whether `q` searches names and credit codes */
  searchable: boolean
}

const Division = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .optional()
  .meta({ description: 'a division code; everything below it is included' })
const Sector = z.enum(codesOf(SECTORS)).optional()
const EnterpriseId = textUpTo(120).optional().meta({ description: 'id or credit code of an enterprise' })

export const LISTS = {
  enterprise: {
    kind: 'enterprise',
    path: '/api/v1/enterprises',
    summary: '企业：按名称任意两字、统一社会信用代码查找',
    filters: {
      sector: Sector,
      division: Division,
      grade: textUpTo(20).optional().meta({ description: 'grade in the city scheme' }),
      scheme: z.enum(codesOf(GRADE_SCHEMES)).optional().meta({ description: 'graded under this scheme' }),
      transportGrade: textUpTo(20).optional().meta({ description: 'grade of a transport operator' }),
    },
    sorts: ['name', '-gradedOn'],
    searchable: true,
  },
  accident: {
    kind: 'accident',
    path: '/api/v1/accidents',
    summary: '事故',
    filters: {
      level: z.enum(codesOf(ACCIDENT_LEVELS)).optional(),
      nature: z.enum(codesOf(ACCIDENT_NATURES)).optional(),
      sector: Sector,
      division: Division,
      enterprise: EnterpriseId,
    },
    range: 'occurredOn',
    sorts: ['-occurredOn', 'occurredOn'],
    searchable: true,
  },
  notice: {
    kind: 'notice',
    path: '/api/v1/notices',
    summary: '通报',
    filters: { board: z.enum(codesOf(BOARDS)).optional(), sector: Sector, enterprise: EnterpriseId },
    range: 'publishedAt',
    sorts: ['-publishedAt', 'publishedAt'],
    searchable: true,
  },
  penalty: {
    kind: 'penalty',
    path: '/api/v1/penalties',
    summary: '行政处罚',
    filters: {
      severity: z.enum(codesOf(SEVERITIES)).optional(),
      penaltyKind: z.enum(codesOf(PENALTY_KINDS)).optional(),
      enterprise: EnterpriseId,
    },
    range: 'decidedOn',
    sorts: ['-decidedOn', 'decidedOn'],
    searchable: true,
  },
  zone: {
    kind: 'zone',
    path: '/api/v1/zones',
    summary: '责任片区',
    filters: {
      level: z.enum(codesOf(ZONE_LEVELS)).optional(),
      code: textUpTo(60).optional(),
      parent: textUpTo(60).optional(),
      industry: Sector.meta({ description: 'zones where somebody answers for this industry' }),
    },
    sorts: ['code'],
    searchable: true,
  },
} as const satisfies Record<Kind, ListContract>

export const listOfKind = (kind: Kind): ListContract => LISTS[kind]

/** Characters of a name, or a credit code. Spaces around it are not searched for. */
const Search = z
  .string()
  .refine((text) => [...text].length <= QUERY_MAX, `最多 ${QUERY_MAX} 个字`)
  .trim()
  .refine((text) => [...text].length >= QUERY_MIN, `至少 ${QUERY_MIN} 个字`)
  .meta({ minLength: QUERY_MIN, maxLength: QUERY_MAX, pattern: '\\S[\\s\\S]*\\S' })

/** The schema of one list's query string. Unknown parameters are refused by name. */
export function listQuerySchema(list: ListContract) {
  return z.strictObject({
    ...list.filters,
    ...(list.range ? { from: DayText.optional(), to: DayText.optional() } : {}),
    ...(list.searchable ? { q: Search.optional() } : {}),
    sort: z.enum(list.sorts).default(list.sorts[0]),
    limit: wholeNumber(1, PAGE_SIZE_MAX).default(PAGE_SIZE),
    cursor: z
      .string()
      .regex(/^[1-9]\d{0,8}\.\d{1,9}$/)
      .optional()
      .meta({ description: '`next` of the page before' }),
  })
}

/** Where a list's facts come from. */
export const SourceRef = z.strictObject({ name: z.string(), title: z.string(), agency: z.string(), sample: z.boolean() })
export type SourceRef = z.infer<typeof SourceRef>

export function listAnswerSchema<K extends Kind>(kind: K) {
  return z.strictObject({
    items: z.array(ITEMS[kind]),
    total: z.int().meta({ description: 'exact number of matches' }),
    next: z.string().nullable().meta({ description: 'cursor of the next page, null on the last' }),
    edition: z.int(),
    asOf: z.iso.datetime(),
    sources: z.array(SourceRef),
  })
}

/** A list answer as the pages use it. */
export interface ListAnswer<Item> {
  items: Item[]
  total: number
  next: string | null
  edition: number
  asOf: string
  sources: SourceRef[]
}
