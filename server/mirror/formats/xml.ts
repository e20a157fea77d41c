import { ENCODING_WORDS, decodedText, detectEncoding, encodingCalled, firstBytes, type DeclaredEncoding, type Encoding } from './decode'
import { createXmlParser } from './sax'
import {
  COLUMNS_MAX,
  NO_MERGES,
  ROWS_TOGETHER,
  ROW_CHARACTERS_MAX,
  UnreadableSource,
  type RawFile,
  type RawRow,
  type TableFile,
} from './types'

const WHAT = '来源的 XML'

/** One row element: the texts of its children by name, its own attributes as `@name`; and why it cannot be a row. */
interface Element {
  fields: Map<string, string>
  fault?: string
}

const TOO_LONG = '这一行太长'
const TOO_MANY = `这一行的字段超过 ${COLUMNS_MAX} 个`

/**
 * Opens an XML file as a table: every element called `row` is a row, its children are its cells, and one that comes several
 * times is a list. Read twice, for the names and for the rows, and never held whole. Throws UnreadableSource where it is none.
 */
export async function openXml(raw: RawFile, { row, encoding }: { row: string; encoding: DeclaredEncoding }): Promise<TableFile> {
  const found = await detectEncoding(raw, encoding === 'auto' ? await declaredIn(raw) : encoding)
  const names = new Set<string>()
  let read = 0
  let broken: { line: number; fault: string } | null = null
  for await (const rows of elementsOf(raw, found, row)) {
    for (const { fields, fault } of rows) {
      read++
      if (fault !== undefined) broken ??= { line: read, fault }
      // What a broken row has are no columns of the others.
      else for (const name of fields.keys()) names.add(name)
    }
    if (names.size > COLUMNS_MAX) throw new UnreadableSource(`XML 的“${row}”里的字段超过 ${COLUMNS_MAX} 个，不像一张表`)
  }
  if (names.size === 0 && broken) throw new UnreadableSource(`XML 的“${row}”没有一行读得了：第 ${broken.line} 行，${broken.fault}`)
  if (names.size === 0) throw new UnreadableSource(`XML 里没有“${row}”`)
  return {
    sheets: [
      { name: null, hidden: false, isKeyed: true, merges: NO_MERGES, ragged: false, rows: () => rowsOf(raw, found, row, [...names]) },
    ],
    remarks: [`编码：${ENCODING_WORDS[found]}`],
    close: async () => {},
  }
}

/** The encoding that a file declares itself. Throws UnreadableSource for one that we cannot read. */
async function declaredIn(raw: RawFile): Promise<DeclaredEncoding> {
  const head = (await firstBytes(raw.path)).toString('latin1')
  const name = /^[^<]*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase()
  if (name === undefined || name.startsWith('utf-16')) return 'auto'
  const encoding = encodingCalled(name)
  if (encoding === null) throw new UnreadableSource(`XML 写明的编码“${name}”读不了`)
  return encoding
}

async function* rowsOf(raw: RawFile, encoding: Encoding, row: string, header: string[]): AsyncGenerator<RawRow[]> {
  yield [{ line: 0, cells: header }]
  let line = 0
  for await (const rows of elementsOf(raw, encoding, row)) {
    yield rows.map(({ fields, fault }): RawRow => {
      const original = JSON.stringify(Object.fromEntries(fields))
      line++
      if (fault !== undefined || original.length > ROW_CHARACTERS_MAX) return { line, cells: [], original, fault: fault ?? TOO_LONG }
      return { line, cells: header.map((name) => fields.get(name) ?? ''), original }
    })
  }
}

/** The row elements of a file, some hundreds at a time. */
async function* elementsOf(raw: RawFile, encoding: Encoding, row: string): AsyncGenerator<Element[]> {
  const reader = new ElementReader(row)
  const parser = createXmlParser(WHAT, reader)
  let isStart = true
  for await (const piece of decodedText(raw, encoding)) {
    // Nothing may stand before the declaration, and in some files a line break does.
    const text: string = isStart ? piece.trimStart() : piece
    isStart &&= text === ''
    parser.write(text)
    if (reader.rows.length >= ROWS_TOGETHER) yield reader.rows.splice(0)
  }
  parser.end()
  if (reader.rows.length > 0) yield reader.rows.splice(0)
}

/** Most names of elements in a file that somebody describes. */
const NAMES_LOOKED_AT = 10_000

/** What an element of a strange file looks like, over all its occurrences. */
interface ElementShape {
  count: number
  depth: number
  children: Set<string>
  /** has text beside its children: prose, not a row */
  isMixed: boolean
}

/** The element that most looks like a row: the outermost that comes again and has several fields, else the root. Null where nothing does. */
export async function guessRow(raw: RawFile): Promise<string | null> {
  const shapes = new Map<string, ElementShape>()
  const path: string[] = []
  const shapeOf = (name: string): ElementShape => {
    if (shapes.size > NAMES_LOOKED_AT) throw new UnreadableSource(`XML 里的标签超过 ${NAMES_LOOKED_AT} 种，不像一张表`)
    const shape = shapes.get(name) ?? { count: 0, depth: path.length, children: new Set<string>(), isMixed: false }
    shapes.set(name, shape)
    return shape
  }
  const parser = createXmlParser(WHAT, {
    open: (name) => {
      shapeOf(name).count++
      const parent = path.at(-1)
      if (parent !== undefined) shapeOf(parent).children.add(name)
      path.push(name)
    },
    text: (text) => {
      const shape = shapes.get(path.at(-1) ?? '')
      if (shape && shape.children.size > 0 && text.trim() !== '') shape.isMixed = true
    },
    close: () => void path.pop(),
  })
  for await (const piece of decodedText(raw, await detectEncoding(raw, await declaredIn(raw)))) parser.write(piece)
  parser.end()
  const rows = [...shapes].filter(([, { children }]) => children.size > 1).sort(([, one], [, other]) => one.depth - other.depth)
  const repeated = rows.find(([, { count, isMixed }]) => count > 1 && !isMixed)
  return (repeated ?? rows.find(([, { depth }]) => depth === 0))?.[0] ?? null
}

/** Collects the row elements that pass by. */
class ElementReader {
  readonly rows: Element[] = []
  readonly #row: string
  #element: Element | null = null
  /** of the texts that the row has kept */
  #characters = 0
  /** how deep inside the row element we are; 1 is a child of it */
  #depth = 0
  #text = ''

  constructor(row: string) {
    this.#row = row
  }

  open = (name: string, attributes: Record<string, string>): void => {
    if (this.#element) {
      this.#depth++
      if (this.#depth === 1) this.#text = ''
    } else if (name === this.#row) {
      this.#element = { fields: new Map() }
      this.#characters = 0
      for (const [attribute, value] of Object.entries(attributes)) this.#keep(`@${attribute}`, value)
      this.#depth = 0
    }
  }

  text = (text: string): void => {
    // A row that never closes must not gather the rest of the file; its length is its fault.
    if (this.#depth > 0 && this.#text.length <= ROW_CHARACTERS_MAX) this.#text += text
  }

  close = (name: string): void => {
    if (!this.#element) return
    if (this.#depth === 0) {
      this.rows.push(this.#element)
      this.#element = null
      return
    }
    if (this.#depth === 1) this.#keep(name, this.#text)
    this.#depth--
  }

  /** Puts a text under its name; a row that has too much of one or the other takes no more. */
  #keep(name: string, text: string): void {
    const element = this.#element
    if (!element || element.fault !== undefined) return
    const { fields } = element
    const before = fields.get(name)
    this.#characters += text.length
    if (this.#characters > ROW_CHARACTERS_MAX) element.fault = TOO_LONG
    else if (before === undefined && fields.size >= COLUMNS_MAX) element.fault = TOO_MANY
    else fields.set(name, before === undefined ? text : `${before}\n${text}`)
  }
}
