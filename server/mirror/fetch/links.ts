import { Parser } from 'htmlparser2'
import { decodedText, detectEncoding, firstBytes } from '../formats/decode'
import { sniff } from '../formats/sniff'
import { UnreadableSource, type RawFile } from '../formats/types'
import { matcherOf } from '../pattern'
import type { Source } from '../sources'
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
      const targets = (await linksIn(answer.file))
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
async function linksIn(page: RawFile): Promise<Link[]> {
  const body = sniff(await firstBytes(page.path))
  if (body !== 'html' && body !== 'text' && body !== 'xml') throw new UnreadableSource(`“${page.name}”不是网页，找不到链接`)
  const links: Link[] = []
  let base = ''
  let open: Link | null = null
  const parser = new Parser({
    onopentag: (name, { href }) => {
      if (name === 'base' && href) base ||= href
      if (name === 'a' && href) links.push((open = { href, text: '' }))
    },
    ontext: (text) => {
      if (open) open.text += text
    },
    onclosetag: (name) => {
      if (name === 'a') open = null
    },
  })
  for await (const piece of decodedText(page, await detectEncoding(page, 'auto'))) parser.write(piece)
  parser.end()
  return links.map(({ href, text }) => ({ href: URL.canParse(href, base) ? new URL(href, base).href : href, text: text.trim() }))
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
