import { foldCharacters } from '../fold'

/**
 * A text as somebody reads the digits in it, and where each character of that stands in the text: a number is found in whatever script, circle or
 * tag it is written, and hidden where it stands.
 */
export interface Legible {
  plain: string
  /** offset in the text at which a character of `plain` begins, and ends; null where the two are the same text */
  places: { from: number[]; to: number[] } | null
}

/** Digits that no fold of Unicode makes digits: Chinese ones, those of accounts, of traders, and white on black. */
const DIGITS = new Map<string, string>(
  [
    ['0', '〇零○◯⓿🄋🄌'],
    ['1', '一壹弌幺〡❶➀➊⓵'],
    ['2', '二贰貳弍〢❷➁➋⓶'],
    ['3', '三叁參弎〣❸➂➌⓷'],
    ['4', '四肆〤❹➃➍⓸'],
    ['5', '五伍〥❺➄➎⓹'],
    ['6', '六陆陸〦❻➅➏⓺'],
    ['7', '七柒〧❼➆➐⓻'],
    ['8', '八捌〨❽➇➑⓼'],
    ['9', '九玖〩❾➈➒⓽'],
  ].flatMap(([digit = '', characters = '']) => [...characters].map((one): [string, string] => [one, digit])),
)
const HAN_DIGIT = '〇零○一壹二贰貳三叁參四肆五伍六陆陸七柒八捌九玖幺'

/** What a text holds that does not read as it stands: other scripts, tags and references, white space and strokes in a row. */
const OTHERWISE = /[^\x20-\x25\x27-\x3b\x3d-\x7e\t\r\n\u3400-\u9fff，。；：、（）“”《》〔〕【】！？]|[ .-]{2}|\d[\t\r\n]/
const HAN_RUN = new RegExp(`[${HAN_DIGIT}]{2}|[0-9][${HAN_DIGIT}]|[${HAN_DIGIT}][0-9]`)

const TAG = /<\/?[a-zA-Z][^<>]{0,200}>|<!--[^<>]{0,200}-->/y
const REFERENCE = /&(?:amp;)*(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));?/y
const NAMED: Record<string, string> = {
  nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', hairsp: ' ', numsp: ' ', zwnj: '', zwj: '', shy: '', lrm: '', rlm: '', minus: '-', ndash: '-', mdash: '-',
  hyphen: '-', dash: '-', middot: '.', bull: '.', sol: '/', period: '.', lowbar: '_', amp: '&',
} // prettier-ignore
const STROKE = /^[\p{Pd}\u02d7\u2043\u2212\u2500-\u2503\u30fc\u3127\u3161\ufe58\ufe63\u223c\uff5e]$/u
const DOT = /^[.\u00b7\u02d9\u2022\u2024\u2027\u2219\u22c5\u3002\u30fb\uff61\uff65\uff0e]$/
const BLANK = /^[\s\u2800\u3164]$/
const MARK = /^[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]$/u
/** ⑴ and ⒈ bring marks of their own. */
const MARKED_DIGIT = /^[\u2474-\u249b\u{1f100}-\u{1f10a}]$/u
/** Letters that stand for the last character of an identity number. */
const CROSS = /^[\u00d7\u2169\u2179\u0425\u0445\u03a7\u03c7\u2715\u2716\u2717]$/

/** How one character is read: '' where nobody sees it. */
type Read = (character: string, isBetweenDigits: boolean) => string

/** Reads a text as its digits are legible. */
export const legible = (text: string): Legible =>
  !OTHERWISE.test(text) && !HAN_RUN.test(text) ? { plain: text, places: null } : readText(text, readCharacter)

/** Reads a text as its names are: every character in its one form, without tags and without what nobody sees. */
export const legibleNames = (text: string): Legible =>
  !OTHERWISE.test(text)
    ? { plain: text, places: null }
    : readText(text, (character) => (MARK.test(character) ? '' : foldCharacters(character)))

function readText(text: string, readAs: Read): Legible {
  let plain = ''
  const from: number[] = []
  const to: number[] = []
  const put = (read: string, start: number, end: number) => {
    for (const one of read) {
      // Several of one mark are one, and white space is one blank.
      if ((one === ' ' || one === '-' || one === '.') && plain.endsWith(one)) to[to.length - 1] = end
      else {
        plain += one
        for (let i = 0; i < one.length; i++) {
          from.push(start)
          to.push(end)
        }
      }
    }
  }
  const matchAt = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    let end = at + character.length
    if (character === '<') {
      const tag = matchAt(TAG, at)
      if (tag) {
        at = TAG.lastIndex
        if (/^<(?:br|p|div|td|tr|li)\b/i.test(tag[0])) put(' ', end - 1, at)
        continue
      }
    }
    let read = character
    if (character === '&') {
      const found = matchAt(REFERENCE, at)
      const referred = found && referredTo(found)
      if (referred !== null) {
        read = referred
        end = REFERENCE.lastIndex
      }
    }
    const before = text.charAt(at - 1)
    const isBetween = /[0-9]/.test(before) && /[0-9]/.test(text.charAt(end))
    const legibleAs = readAs(read, isBetween)
    // What nobody sees belongs to the character before it.
    if (legibleAs === '' && to.length > 0) to[to.length - 1] = end
    else put(legibleAs, at, end)
    at = end
  }
  return { plain, places: { from, to } }
}

function referredTo([, decimal, hex, name]: RegExpExecArray): string | null {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? null
  const code = decimal !== undefined ? parseInt(decimal, 10) : parseInt(hex ?? '', 16)
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : null
}

/** One character as it is read. 一 between digits of another script is a stroke. */
function readCharacter(character: string, isBetweenDigits: boolean): string {
  if (character === '一' && isBetweenDigits) return '-'
  const digit = DIGITS.get(character)
  if (digit !== undefined) return digit
  if (character <= '~' && character >= '!') return character
  if (BLANK.test(character)) return ' '
  if (STROKE.test(character)) return '-'
  if (DOT.test(character)) return '.'
  if (CROSS.test(character)) return 'X'
  if (MARK.test(character)) return ''
  const folded = [...foldCharacters(character)].map((one) => DIGITS.get(one) ?? one).join('')
  return MARKED_DIGIT.test(character) ? folded.replace(/\D/g, '') : folded
}

/** What is like a digit, by its code unit: a look at each character is all that most texts cost. */
let digitLike: Uint8Array | null = null
function tableOfDigits(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const isLike = new RegExp(`[\\p{N}OoIl${[...DIGITS.keys()].filter((one) => one.length === 1).join('')}]`, 'u')
  for (let code = 0; code < 0x10000; code++) {
    // Half of a pair: there are digits among those.
    if (code >= 0xd800 && code < 0xdc00) table[code] = 1
    else if (isLike.test(String.fromCharCode(code))) table[code] = 1
  }
  return table
}

/** A text with parts of it, by their places in `plain`, replaced; all the rest stays as it was written. */
export function replaceAt(text: string, { places }: Legible, spans: { start: number; end: number; shown: string }[]): string {
  let replaced = ''
  let at = 0
  for (const { start, end, shown } of spans) {
    replaced += text.slice(at, places?.from[start] ?? start) + shown
    at = places?.to[end - 1] ?? end
  }
  return replaced + text.slice(at)
}

/** Whether a text has as many characters like digits as `count`. */
export function hasDigits(text: string, count: number): boolean {
  digitLike ??= tableOfDigits()
  let found = 0
  for (let i = 0; i < text.length; i++) if (digitLike[text.charCodeAt(i)] === 1 && ++found >= count) return true
  return false
}
