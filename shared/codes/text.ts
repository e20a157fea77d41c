/** What most texts do not hold; a look costs less than to rewrite a text as it was. */
const FULL_WIDTH = /[\uff01-\uff5e\u3000]/
const TO_SQUEEZE = /[\s\u0000-\u001f\u007f\u200b-\u200d\u2060\ufeff]/

/** White space that is one plain space, within the text, is as it should be. */
const UNTIDY = /[^\S ]|  |^ | $|[\u0000-\u001f\u007f\u200b-\u200d\u2060\ufeff]/

/** Full-width letters, digits and punctuation as their half-width twins; the ideographic space as a space. */
export function toHalfWidth(text: string): string {
  if (!FULL_WIDTH.test(text)) return text
  return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')
}

/** The text without control characters, ends trimmed, inner runs of white space folded to one space. */
export function squeeze(text: string): string {
  if (!TO_SQUEEZE.test(text) || !UNTIDY.test(text)) return text
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
