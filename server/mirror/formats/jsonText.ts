import { JSON_DEPTH_PARSED, JSON_KEYS_PARSED } from './bounds'

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * A text of JSON, or of a script around it, without what nests deeper than any row that is read, and without names of one object beyond all bounds. A
 * parser takes a value of millions of brackets or names whole, and is gone for seconds; the row that has so much of either is refused by what is left of
 * it. In one pass and by hand; what is no JSON is left to the parser to refuse, as far as it is within bounds.
 */
export function boundedJson(text: string): string {
  let depth = 0
  /** names in each object that is open, by its depth */
  const names: number[] = []
  let kept = ''
  let done = 0
  /** the depth at which leaving out ends; null while nothing is left out */
  let until: number | null = null
  const leaveOut = (from: number): void => {
    kept += text.slice(done, from)
    until = depth
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth++
      if (until !== null) continue
      names[depth] = 0
      if (depth >= JSON_DEPTH_PARSED) leaveOut(at + 1)
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
      if (until === depth) {
        done = at
        until = null
      }
      if (depth > 0) depth--
    } else if (until === null && code === COLON) names[depth] = (names[depth] ?? 0) + 1
    else if (until === null && code === COMMA && (names[depth] ?? 0) >= JSON_KEYS_PARSED) leaveOut(at)
  }
  if (until !== null) return kept
  return done === 0 ? text : kept + text.slice(done)
}

/** The place of the quote that ends a string; the end of the text where none does. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let back = end - 1
    while (text.charCodeAt(back) === BACKSLASH) back--
    if ((end - back) % 2 === 1) return end
  }
  return text.length
}
