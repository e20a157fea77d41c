import { readJson, valueAt } from '../formats/json'
import { UnreadableSource, type RawFile } from '../formats/types'
import type { Paging, Source } from '../source/sources'
import { isOnHost } from './addresses'
import { fetchUrl, type Validators, type Waiting } from './http'
import type { Spool } from './spool'

const PAGES_MAX = 1_000

/** One page of an answer. */
export interface Page {
  url: string
  file: RawFile
  validators: Validators
}

/** A feed of ours names its next page itself. */
const OF_FEED: Paging = { next: 'next', total: 'total', from: 1 }

/** How the answers of a source go on, or null where each is whole by itself. */
export function pagingOf(source: Source): { paging: Paging; at: string } | null {
  if (source.format === 'json-feed') return { paging: OF_FEED, at: 'records' }
  return source.format === 'json' && source.paging ? { paging: source.paging, at: source.at } : null
}

/**
 * Every page of one answer, from its first. Returns null where the server says that the answer known by `known` still holds.
 * Throws UnreadableSource where a page cannot be had, where they go in a circle, or where together they are not as many
 * rows as the source says: rows may have moved between two pages while they were read.
 */
export async function fetchPages(
  start: string,
  source: Source,
  spool: Spool,
  known: Validators | null,
  waiting: Waiting,
): Promise<Page[] | null> {
  const how = pagingOf(source)
  const pages: Page[] = []
  const seen = new Set<string>()
  let rows = 0
  let total: number | null = null
  for (let url: string | null = how?.paging.param ? withPage(start, how.paging, 0) : start; url !== null;) {
    if (seen.has(url)) throw new UnreadableSource('来源的分页转回了看过的一页')
    if (seen.size === PAGES_MAX) throw new UnreadableSource(`来源超过 ${PAGES_MAX} 页`)
    seen.add(url)
    const answer = await fetchUrl(url, source, spool, pages.length === 0 ? known : null, waiting)
    if (answer === null) return null
    const page = { ...answer, url }
    if (how === null) return [page]
    const content = await contentOf(page.file)
    // What is no JSON is refused by the reader, which tells best what it is.
    if (content === undefined) return [...pages, page]
    const list = valueAt(content, how.at)
    const count = Array.isArray(list) ? list.length : 0
    // What has no list is no page: an office's server says in JSON, too, that it is busy. The reader tells of it.
    if (!Array.isArray(list) && list !== null) return [...pages, page]
    // The page after the last is an empty one, unless it is the only one: then the reader tells of it.
    if (how.paging.param && count === 0 && pages.length > 0) break
    pages.push(page)
    rows += count
    total ??= how.paging.total === undefined ? null : asCount(valueAt(content, how.paging.total))
    url = nextOf(content, how.paging, start, answer.url, count, pages.length)
  }
  if (total !== null && total !== rows) throw new UnreadableSource(`来源说共有 ${total} 条，各页合起来是 ${rows} 条`)
  return pages
}

async function contentOf(file: RawFile): Promise<unknown> {
  try {
    return await readJson(file, 'auto')
  } catch (error) {
    if (error instanceof UnreadableSource) return undefined
    throw error
  }
}

function nextOf(content: unknown, paging: Paging, start: string, url: string, count: number, done: number): string | null {
  if (paging.param) return count === 0 ? null : withPage(start, paging, done)
  const next = valueAt(content, paging.next ?? '')
  if (typeof next !== 'string' || next === '') return null
  if (!URL.canParse(next, url)) throw new UnreadableSource('来源写的下一页不是网址')
  const target = new URL(next, url)
  if (!isOnHost(target, new URL(start))) throw new UnreadableSource(`来源的下一页在别的主机“${target.host}”`)
  return target.href
}

function withPage(start: string, { param = '', from }: Paging, page: number): string {
  const url = new URL(start)
  url.searchParams.set(param, String(from + page))
  return url.href
}

/** A number of rows, as a number or in digits; null for anything else. */
function asCount(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof count === 'number' && Number.isInteger(count) ? count : null
}
