import { z } from 'zod'
import { DayText } from '../fields'
import type { Kind } from '../kinds/index'
import { ITEMS, type ListContract } from '../kinds/schemas'
import { PAGE_SIZE, PAGE_SIZE_MAX, QUERY_MAX, QUERY_MIN } from '../limits'
import { BoxOrNone } from './box'
import { wholeNumber } from './parameters'

/** Characters of a name, or a credit code. Spaces around it are not searched for. */
const Search = z
  .string()
  .refine((text) => [...text].length <= QUERY_MAX, `最多 ${QUERY_MAX} 个字`)
  .trim()
  .refine((text) => [...text].length >= QUERY_MIN, `至少 ${QUERY_MIN} 个字`)
  .meta({ minLength: QUERY_MIN, maxLength: QUERY_MAX, pattern: '\\S[\\s\\S]*\\S' })

/** What narrows a list: its filters, its range of days, a search. A map and a file of the list are narrowed by the same. */
export const filtersOf = (list: ListContract) => ({
  ...Object.fromEntries(Object.entries(list.filters).map(([name, { query }]) => [name, query])),
  ...(list.range ? { from: DayText.optional(), to: DayText.optional() } : {}),
  q: Search.optional(),
})

/** The schema of one list's query string. Unknown parameters are refused by name. */
export function listQuerySchema(list: ListContract) {
  return z.strictObject({
    ...filtersOf(list),
    ...(list.hasMap ? { box: BoxOrNone.optional() } : {}),
    sort: z.enum(list.sorts).default(list.sorts[0]),
    limit: wholeNumber(1, PAGE_SIZE_MAX).default(PAGE_SIZE),
    cursor: z
      .string()
      .regex(/^[1-9]\d{0,8}\.\d{1,9}(?:\.[\w.-]{1,120})?$/)
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
