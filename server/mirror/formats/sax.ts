import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { TAG_CHARACTERS_MAX, XML_DEPTH_MAX } from './bounds'
import { LongRuns } from './longRuns'
import { UnreadableSource } from './types'

/** What a reader of XML wants to know, names without their prefix. */
export interface XmlHandlers {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/**
 * An XML parser that is fed in pieces. `write` and `end` throw UnreadableSource where the text is no XML, or nests or writes its tags beyond all bounds;
 * of a text beyond its bound the beginning is handed on.
 */
export function createXmlParser(what: string, { open, text, close }: XmlHandlers): { write: (piece: string) => void; end: () => void } {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  const broken = (): UnreadableSource => new UnreadableSource(`${what} 已损坏（不是完整的 XML）`)
  parser.on('error', () => {
    throw broken()
  })
  // A table declares no entities of its own: whoever does wants them to multiply.
  parser.on('doctype', () => {
    throw new UnreadableSource(`${what} 含有不应有的声明`)
  })
  let depth = 0
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (++depth > XML_DEPTH_MAX)
      throw new UnreadableSource(`${what} 第 ${parser.line} 行：标签一层套一层，超过 ${XML_DEPTH_MAX} 层，读不下去`)
    open?.(localName(tag.name), tag.attributes)
  })
  if (text) parser.on('text', text)
  if (text) parser.on('cdata', text)
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth--
    close?.(localName(tag.name))
  })
  const runs = new LongRuns((before) => {
    const line = parser.line + before.split('\n').length - 1
    throw new UnreadableSource(`${what} 第 ${line} 行：一个标签超过 ${TAG_CHARACTERS_MAX} 个字符，读不下去`)
  })
  return { write: (piece) => void parser.write(runs.pass(piece)), end: () => void parser.close() }
}

/** Reads a whole text through its handlers. */
export async function readXml(what: string, pieces: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  const parser = createXmlParser(what, handlers)
  for await (const piece of pieces) parser.write(piece)
  parser.end()
}

const localName = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)
