import { Parser } from 'htmlparser2'
import { squeeze } from '../../../shared/codes/text'
import { decodedText, detectEncoding, firstBytes } from '../formats/decode'
import { sniff } from '../formats/sniff'
import { HTML_BYTES_MAX, HTML_DEPTH_MAX, UnreadableSource, type RawFile } from '../formats/types'
import { matcherOf } from '../formats/pattern'
import type { Source } from '../source/sources'
import { isOnHost } from './addresses'
import { fetchUrl, type Waiting } from './http'
import type { Spool } from './spool'

/** Most addresses that one step leads to. */
const LINKS_MAX = 500

/** A link as a reader of the page sees it. */
interface Link {
  href: string
  text: string
}

/**
 * Goes from web pages to the files that hang on them, step by step: a list of articles, an article, its attachment. Returns
 * the addresses that the last step found, in the order of the pages. Throws UnreadableSource where a step finds nothing.
 */
export async function followLinks(starts: string[], source: Source, spool: Spool, waiting: Waiting): Promise<string[]> {
  let addresses = starts
  for (const { links, read } of source.follow) {
    const matches = matcherOf(links)
    const found = new Set<string>()
    for (const address of addresses) {
      const answer = await fetchUrl(address, source, spool, null, waiting)
      if (answer === null) throw new UnreadableSource('来源说内容没有变化，而我们没有问过')
      const targets = (await linksIn(answer.file, answer.url))
        .filter(({ href, text }) => matches.test(text) || matches.test(nameOf(href)))
        .flatMap(({ href }) => resolved(href, answer.url))
      for (const target of read === 'first' ? targets.slice(0, 1) : targets) found.add(target)
      if (found.size > LINKS_MAX) throw new UnreadableSource(`网页上符合“${links}”的链接超过 ${LINKS_MAX} 个`)
    }
    if (found.size === 0) throw new UnreadableSource(`网页上没有符合“${links}”的链接`)
    addresses = [...found]
  }
  return addresses
}

/** The links of a web page in its order, resolved against its own base where it declares one. Throws UnreadableSource where it is none. */
async function linksIn(page: RawFile, address: string): Promise<Link[]> {
  const body = sniff(await firstBytes(page.path))
  if (body !== 'html' && body !== 'text' && body !== 'xml') throw new UnreadableSource(`“${page.name}”不是网页，找不到链接`)
  if (page.size > HTML_BYTES_MAX) throw new UnreadableSource(`网页有 ${page.size} 字节，超过上限 ${HTML_BYTES_MAX}`)
  const links: Link[] = []
  let base = ''
  let depth = 0
  let open: Link | null = null
  const parser = new Parser({
    onopentag: (name, { href }) => {
      if (name === 'base' && href) base ||= href
      if (++depth > HTML_DEPTH_MAX) throw new UnreadableSource(`网页“${page.name}”里的标签一层套一层，读不下去`)
      if (name === 'a' && href) links.push((open = { href, text: '' }))
    },
    ontext: (text) => {
      if (open) open.text += text
    },
    onclosetag: (name) => {
      depth--
      if (name === 'a') open = null
    },
  })
  for await (const piece of decodedText(page, await detectEncoding(page, 'auto'))) parser.write(piece)
  parser.end()
  // A base may itself be relative to its page.
  const from = URL.canParse(base, address) ? new URL(base, address).href : address
  return links.map(({ href, text }) => ({ href: URL.canParse(href, from) ? new URL(href, from).href : href, text: squeeze(text) }))
}

/** The absolute address of a link, if it is on the host of its page: what leads elsewhere is not this source's. */
function resolved(href: string, page: string): string[] {
  if (!URL.canParse(href, page)) return []
  const target = new URL(href, page)
  target.hash = ''
  return isOnHost(target, new URL(page)) ? [target.href] : []
}

/** The end of an address without its question, as a person names the file. */
function nameOf(href: string): string {
  const end = href.split(/[?#]/)[0]?.split('/').pop() ?? ''
  try {
    return decodeURIComponent(end)
  } catch {
    // A stray percent sign: the name is matched as it is written.
    return end
  }
}
