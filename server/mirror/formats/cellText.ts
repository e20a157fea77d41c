import { Parser } from 'htmlparser2'
import { UNCALCULATED } from './types'

/**
 * What a cell says to a person. Databases hold what browsers and spreadsheet programs were meant to read: character references that a filter
 * against scripts left, tags of an editor, the formula that draws a picture. None of it is a fact.
 */
export interface CellText {
  text: string
  /** what stood there instead, as a reason names it; null where the text is as it was written */
  was: string | null
}

/** What a cell without any of it never holds: most are let through by this alone. */
const MAY_HOLD = /[&＆<＜]|DISPIMG|\\u[\da-f]{4}|_x000d_|^\s*[=＝]|^data:/i

/** A cell as a person reads it. Throws nothing: what is no reference, no tag and no formula stays as it is. */
export function cellText(text: string): CellText {
  if (!MAY_HOLD.test(text)) return { text, was: null }
  return readFormula(text) ?? readMarkup(text)
}

const PICTURE = /^\s*(?:[=＝]\s*(?:_xl\w+\.)*(?:DISPIMG|IMAGE)|DISPIMG)\s*\(.*\)\s*$|^\s*data:image\/[\w+.-]+;base64,/is
/** The same behind or before words. */
const PICTURE_BESIDE = /[=＝](?:_xl\w{1,9}\.)?DISPIMG\("[^"]{0,99}",\d{1,9}\)/gi
const LINK = /^\s*[=＝]\s*HYPERLINK\s*\(\s*"((?:[^"]|"")*)"\s*(?:[,，;；]\s*"((?:[^"]|"")*)"\s*)?\)\s*$/i
const QUOTED = /^\s*[=＝]\s*"((?:[^"]|"")*)"\s*$/
/** A function, a cell, or a cell of another sheet: nothing that a person writes behind an equals sign. */
const FORMULA =
  /^\s*[=＝]\s*(?:(?:[+-]\s*)?(?:_xl\w+\.)*[A-Z][A-Z0-9.]*\(|\$?[A-Z]{1,3}\$?\d{1,7}(?:$|[^\w\p{Script=Han}])|'?[^'!=\s]{1,40}'?!\$?[A-Z]{1,3}\$?\d)/iu

/** A cell whose text is a formula: a picture says nothing, a link says its text, and what any other would come to nobody has told us. */
function readFormula(text: string): CellText | null {
  if (PICTURE.test(text)) return { text: '', was: '是图片，图里的内容没有读' }
  const words = text.replace(PICTURE_BESIDE, '')
  if (words !== text) return { text: words, was: '夹有图片，图里的内容没有读' }
  // What keeps a spreadsheet from taking a code for a number.
  const quoted = QUOTED.exec(text)?.[1]
  if (quoted !== undefined) return { text: quoted.replaceAll('""', '"'), was: null }
  const link = LINK.exec(text)
  if (link) return { text: (link[2] ?? link[1] ?? '').replaceAll('""', '"'), was: '是链接的公式，只取了显示的文字' }
  return FORMULA.test(text) ? { text: UNCALCULATED, was: null } : null
}

/** A reference to a character, half-width or as filters write it full-width; only with its semicolon, or A&B would be one. */
const REFERENCE = /[&＆](?:[#＃](?:\d{1,7}|x[\da-f]{1,6})|[a-z][a-z\d]{1,31})[;；]/gi
/** Filters run twice over a text write &amp;#40; for &#40;. */
const ROUNDS = 3

/** Elements that editors and exports leave in texts. What else stands in angle brackets is what somebody wrote: <5人, <安全生产法>. */
const ELEMENTS =
  'a|abbr|article|b|big|blockquote|body|br|center|code|col|colgroup|dd|del|div|dl|dt|em|figure|font|footer|h[1-6]|head|header|hr|html|i|img|input|ins|label|li|link|main|mark|meta|nobr|o:p|ol|option|p|pre|s|script|section|select|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|wbr|st1:[a-z]{1,30}'
const TAG = new RegExp(`[<＜]([/／]?)(${ELEMENTS})(\\s[^<>＜＞]*)?[/／]?[>＞]`, 'gi')
/** What stands between the name and the end of a tag: attributes, and not the rest of a comparison. */
const ATTRIBUTES = /^\s*[/／]?$|=/
const LINES = /^(?:br|p|div|li|tr|h[1-6]|dd|dt|hr|table|article|section|blockquote|pre|ul|ol)$/i
const UNSEEN = /^(?:script|style|head|title)$/i

function readMarkup(given: string): CellText {
  let text = given
  for (let round = 0; round < ROUNDS; round++) {
    const before = text
    text = withoutTags(withoutEscapes(text).replace(REFERENCE, (found) => characterOf(found) ?? found))
    if (text === before) break
  }
  return { text, was: text === given ? null : '夹有网页代码，已还原成文字' }
}

/** A text without the escapes of JSON, two or more of them together, and without the line ends of a workbook, which other programs do not know. */
function withoutEscapes(text: string): string {
  return text
    .replace(/(?:\\u[\da-f]{4}){2,}/gi, (found) => {
      const read = found.replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      return /[\p{Surrogate}\p{Noncharacter_Code_Point}\p{Cc}]/u.test(read) ? found : read
    })
    .replace(/_x000d_/gi, '')
}

/** The character that a reference names, as browsers read it; null for a name that none has, and for what is no character. */
function characterOf(found: string): string | null {
  const reference = found.replace('＆', '&').replace('＃', '#').replace('；', ';')
  const character = decoded(reference) ?? decoded(reference.toLowerCase())
  if (character === null || /\p{Noncharacter_Code_Point}|\ufffd/u.test(character)) return null
  return character === '\u00a0' ? ' ' : character
}

function decoded(reference: string): string | null {
  let text = ''
  const parser = new Parser({ ontext: (piece) => void (text += piece) })
  parser.end(reference)
  // &ampx; is no name: browsers read the beginning of it, and what is left over is text.
  return [...text].length > 2 || /.;$/u.test(text) ? null : text
}

/** A text without comments and tags of the elements above; those that stand on lines of their own become line breaks. */
function withoutTags(given: string): string {
  if (!/[<＜]/.test(given)) return given
  let unseen: { name: string; from: number } | null = null
  let text = ''
  let at = 0
  const uncommented = withoutComments(given)
  for (const match of uncommented.matchAll(TAG)) {
    const [tag, slash = '', name = '', rest = ''] = match
    if (!ATTRIBUTES.test(rest)) continue
    if (unseen === null) text += uncommented.slice(at, match.index)
    at = match.index + tag.length
    if (unseen !== null && slash !== '' && name.toLowerCase() === unseen.name) unseen = null
    else if (unseen === null && slash === '' && UNSEEN.test(name)) unseen = { name: name.toLowerCase(), from: at }
    if (unseen === null && LINES.test(name)) text += '\n'
  }
  if (at === 0) return uncommented
  // What never ends would take the rest of the text with it.
  text += uncommented.slice(unseen === null ? at : unseen.from)
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** A text without `<!-- -->` and Word's `<?xml:namespace … />`. By hand: a pattern would look for the end from every beginning. */
function withoutComments(given: string): string {
  let text = given
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<?xml', '>'],
  ] as const) {
    const parts: string[] = []
    let at = 0
    for (;;) {
      const from = text.indexOf(open, at)
      const to = from < 0 ? -1 : text.indexOf(close, from + open.length)
      if (to < 0) break
      parts.push(text.slice(at, from))
      at = to + close.length
    }
    if (at > 0) text = parts.join('') + text.slice(at)
  }
  return text
}
