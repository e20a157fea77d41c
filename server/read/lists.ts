import type { ListContract } from '../../shared/kinds/schemas'
import { normaliseCreditCode } from '../../shared/codes/creditCode'
import { codesOf } from '../../shared/vocabulary'
import { ApiError } from '../errors'
import type { RecordDb } from '../models/index'
import { ruleOf } from '../kinds/index'
import { rowBelow, tokensOf } from './joins'
import type { Box } from './geometry'
import type { KindModel, MapPage, PageBytes, PageQuery } from './model'
import { createOlderPages, type ListPlace } from './olderPages'
import type { Published } from './published'

/** A list query as the door has checked it. */
export interface AskedList extends Omit<PageQuery, 'filters'> {
  limit: number
  cursor?: string
  filters: Record<string, string>
}

/** What narrows a list, whether it is paged, drawn or taken as a file. */
export type AskedFilters = Pick<AskedList, 'filters' | 'from' | 'to' | 'q'>

export interface AnsweredList extends PageBytes {
  next: string | null
  edition: number
}

/**
 * Answers lists. A cursor carries the edition it began in, so that nobody who pages through meets a line twice or not
 * at all: the newest edition is answered from memory, one that is still listable from the store. Throws `edition_gone`
 * for older ones, and for an older search, box or filter of which only the read model knows.
 */
export function createLists(db: RecordDb): (published: Published, list: ListContract, asked: AskedList) => Promise<AnsweredList> {
  const olderPage = createOlderPages(db)
  return async (published, list, asked) => {
    const place = readCursor(asked.cursor, published)
    const query: PageQuery = { ...asked, ...resolved(published, list, asked) }
    const page =
      place.edition === published.edition._id
        ? published.models[list.kind].pageBytes(query, place.offset, asked.limit)
        : await olderPage(published, list, query, place, asked.limit)
    return { ...page, next: cursorAfter(page, place), edition: place.edition }
  }
}

/** Where the next page begins: how many lines lie before it, and the last of them, from which the store goes on without counting. */
function cursorAfter({ items, last, total }: PageBytes, { edition, offset }: ListPlace): string | null {
  const end = offset + items.length
  return last === undefined || end >= total ? null : `${edition}.${end}.${last}`
}

/** Lines that are looked up at one go: half a millisecond. */
const LOOKED_UP = 500

/** What a file of a list holds. */
export interface EveryLine {
  total: number
  /** JSON texts as bytes, in order, looked up as they are taken, and once; nobody may write to them */
  lines: Iterable<Buffer>
}

/** Every line of a list at the newest edition, and at no other: whoever takes them slowly has those of the edition in which he began. */
export function everyLine(published: Published, list: ListContract, asked: AskedFilters & Pick<AskedList, 'sort' | 'box'>): EveryLine {
  const query = { ...asked, ...resolved(published, list, asked) }
  const model = published.models[list.kind]
  const { items, total } = model.pageBytes(query, 0, LOOKED_UP)
  return { total, lines: withRest(items, model, query, total) }
}

function* withRest(first: readonly Buffer[], model: KindModel, query: PageQuery, total: number): Generator<Buffer, void> {
  yield* first
  for (let from = first.length; from < total; from += LOOKED_UP) yield* model.pageBytes(query, from, LOOKED_UP).items
}

/** What a map of a box shows of a list: from the newest edition only, a map is not paged through. */
export function answerMap(published: Published, list: ListContract, asked: AskedFilters, box: Box): MapPage {
  return published.models[list.kind].map({ ...asked, ...resolved(published, list, asked) }, box)
}

function readCursor(cursor: string | undefined, { edition }: Published): ListPlace {
  if (cursor === undefined) return { edition: edition._id, offset: 0 }
  const [number, offset, ...id] = cursor.split('.')
  const asked = Number(number)
  if (asked < Math.max(1, edition.floor)) throw new ApiError('edition_gone')
  return { edition: asked, offset: Number(offset), ...(id.length === 0 ? {} : { after: id.join('.') }) }
}

/** What narrows a list, in the form in which its records and the read model have it. */
export function resolved(published: Published, list: ListContract, { filters, q }: AskedFilters): Pick<PageQuery, 'filters' | 'known'> {
  const known = q === undefined ? [] : knownBy(published, list, q)
  return { filters: resolveFilters(published, list, filters), ...(known.length === 0 ? {} : { known }) }
}

/** A credit code whole: a part of one would point to other firms too. */
const WHOLE_CODE = /^[0-9A-Z]{18}$/

/**
 * The values by which records that a search is after are known, as `filter=value`: of a credit code those of the firm whose it is, of the name of a place
 * those of what lies there. A line of a list shows both, so that people search for them.
 */
function knownBy(published: Published, list: ListContract, q: string): string[] {
  const { models } = published
  const pointing = Object.entries(list.filters).filter(([, { pointsTo }]) => pointsTo !== undefined)
  const isCode = WHOLE_CODE.test(normaliseCreditCode(q))
  const byCode = isCode ? resolveFilters(published, list, Object.fromEntries(pointing.map(([name]) => [name, q]))) : {}
  const places = codesOf(models).flatMap((kind) => (kind === list.kind ? [] : models[kind].placesCalled(q)))
  return [...Object.entries(byCode).flatMap(([name, values]) => values.map((value) => `${name}=${value}`)), ...places]
}

/** What the records are called that a list is narrowed to, of those that are shown. */
export const narrowedTo = ({ models }: Published, { filters }: ListContract, asked: AskedFilters): string[] =>
  Object.entries(asked.filters).flatMap(([name, value]) => {
    const pointsTo = filters[name]?.pointsTo
    const row = pointsTo && models[pointsTo].find(value)
    const { name: called } = row ? (JSON.parse(row.item) as { name?: unknown }) : {}
    return typeof called === 'string' ? [called] : []
  })

/** What a list is asked for, in the form in which its records have it: a record of another kind is known by the tokens that point to it. */
export function resolveFilters(
  { models }: Published,
  { kind, filters }: ListContract,
  asked: Record<string, string>,
): PageQuery['filters'] {
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => {
      const { asked: formOf, pointsTo } = filters[name] ?? {}
      const row = pointsTo ? (models[pointsTo].find(value) ?? rowBelow({ models }, pointsTo, formOf?.(value) ?? value)) : null
      if (!row || !pointsTo) return [name, [formOf?.(value) ?? value]]
      // A number that several bear is asked for as a number; of any one of them it says nothing.
      return [name, pointsTo === kind ? ruleOf(pointsTo).tokens(row) : tokensOf({ models }, pointsTo, row)]
    }),
  )
}
