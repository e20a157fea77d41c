import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { UnreadableSource } from './types'

/** What a reader of XML wants to know, names without their prefix. */
export interface XmlHandlers {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/** An XML parser that is fed in pieces. `write` and `end` throw UnreadableSource where the text is no XML. */
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
  if (open) parser.on('opentag', (tag: SaxesTagPlain) => open(localName(tag.name), tag.attributes))
  if (text) parser.on('text', text)
  if (text) parser.on('cdata', text)
  if (close) parser.on('closetag', (tag: SaxesTagPlain) => close(localName(tag.name)))
  return { write: (piece) => void parser.write(piece), end: () => void parser.close() }
}

/** Reads a whole text through its handlers. */
export async function readXml(what: string, pieces: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  const parser = createXmlParser(what, handlers)
  for await (const piece of pieces) parser.write(piece)
  parser.end()
}

const localName = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)
