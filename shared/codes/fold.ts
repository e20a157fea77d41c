import { EQUIVALENT_IDEOGRAPHS, GBK_PRIVATE_USE } from './foldTables'

/**
 * The one form in which two spellings of a text are equal: for finding and for matching, never for showing. What people read stays as it was written.
 */

/** Most texts are in their form already: a look costs less than a rewriting. */
const PLAIN = /^[\x20-\x7e\u3400-\u4dbf\u4e00-\u9fff]*$/
const PLAIN_KEY = /^[0-9A-Z()\u3400-\u4dbf\u4e00-\u9fff]*$/
/** The same with brackets of full width, as most other names of firms have. */
const PLAIN_BUT_BRACKETS = /^[0-9A-Z()（）\u3400-\u4dbf\u4e00-\u9fff]*$/

/** What nobody sees: characters that Unicode says to ignore, marks of direction and other format characters, controls that are no white space. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffc]/gu
/** The blocks of radicals and strokes, and the private use that GBK had. */
const TABLED = /[\u2e80-\u2eff\u31c0-\u31ef\ue5e5\ue76c-\ue865]/g
const DIGIT = /(?![0-9])\p{Nd}/gu
const IS_DIGIT = /^\p{Nd}$/u

/**
 * The text with every character in its one form: half-width, radicals and private-use characters as the ideographs they stand for, digits of any
 * script as 0 to 9, without invisible characters. Case, white space and punctuation stay. A fold of a fold changes nothing.
 */
export function foldCharacters(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replace(INVISIBLE, '')
    .replace(TABLED, tabled)
    .normalize('NFKC')
    .replace(TABLED, tabled)
    .replace(DIGIT, (digit) => String(digitValue(digit)))
}

const QUOTES = /["'`\p{Pi}\p{Pf}\u00b4\u02b9-\u02bd\u201a\u201e\u2032-\u2037\u300c-\u300f\u301d-\u301f]+/gu
const DOTS = /[.\u00b7\u02d9\u119e\u1427\u16eb\u2022\u2027\u2219\u22c5\u25cf\u26ab\u2981\u2e31\u2e33\u3002\u30fb\u318d\ua78f\uff61\uff65]+/g
const DASHES = /[\p{Pd}~\u02d7\u2043\u2212\u223c\u23af\u23e4\u2500\u2501\u30fc\u3161]+/gu
/** Brackets, and the signs of comparison that stand for them. */
const OPEN = /[\p{Ps}<\u226a]/gu
const CLOSE = /[\p{Pe}>\u226b]/gu

/**
 * The form in which two spellings of one name are equal: `foldCharacters`, and upper case, no white space, and one form each of quotes, brackets,
 * dots and dashes, however many of them stand together.
 */
export function nameKey(name: string): string {
  if (PLAIN_KEY.test(name)) return name
  if (PLAIN_BUT_BRACKETS.test(name)) return name.replace(/（/g, '(').replace(/）/g, ')')
  // Some marks come first: the fold takes them apart. Capitals come last, and some of them are put together again.
  return foldCharacters(name.replace(QUOTES, '"').replace(DOTS, '.'))
    .replace(/[\s\u2800]+/g, '')
    .replace(QUOTES, '"')
    .replace(OPEN, '(')
    .replace(CLOSE, ')')
    .replace(DOTS, '.')
    .replace(DASHES, '-')
    .replace(/[○◯]/g, '〇')
    .toUpperCase()
    .normalize('NFC')
}

/** What offices write behind the name of an agency to say that they mean itself and nobody under it. */
const ITSELF = /\((?:本级|本部|机关|局机关|本局|本队|汇总|合计)\)$/

/** The form in which two names of one agency are equal: `nameKey` without a bracket that says itself. Shorter and other names stay different ones. */
export function agencyKey(name: string): string {
  const key = nameKey(name)
  const bare = key.replace(ITSELF, '')
  return bare === '' ? key : bare
}

/** The text with another in the place of a name, however it is spelt there: with other brackets, blanks or invisible characters inside. */
export function replaceName(text: string, name: string, other: string): string {
  const key = nameKey(name)
  if (key === '' || !nameKey(text).includes(key)) return text
  let folded = ''
  /** where each unit of the folded text begins and ends in the text */
  const places: [from: number, to: number][] = []
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const unit = nameKey(character)
    // Of marks that stand together one counts.
    if (/^[".-]$/.test(unit) && folded.endsWith(unit)) places[places.length - 1] = [places.at(-1)?.[0] ?? at, end]
    else {
      folded += unit
      for (let i = 0; i < unit.length; i++) places.push([at, end])
    }
    at = end
  }
  let replaced = ''
  let done = 0
  for (let found = folded.indexOf(key); found >= 0; found = folded.indexOf(key, found + key.length)) {
    const [from = 0] = places[found] ?? []
    const [, to = text.length] = places[found + key.length - 1] ?? []
    replaced += text.slice(done, from) + other
    done = to
  }
  return replaced + text.slice(done)
}

/** A text of a key: characters in their one form, no white space at its ends, one space for each run of it. */
export const foldKeyText = (text: string): string => foldCharacters(text).replace(/\s+/g, ' ').trim()

/** What nearly every text is made of, and all of it is what it looks like. */
const SEEN = /^[\x20-\x7e·—‘’“”…\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*$/
/** Look-alikes and invisible characters: what a reader takes for another character, or does not see at all. */
const STRANGE =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2e80-\u2fdf\u31c0-\u31ef\ue000-\uf8ff\uf900-\ufaff\u{2f800}-\u{2fa1f}\u{f0000}-\u{10ffff}]/u

/** What is strange about a character: a reader does not see it, takes it for the ideograph that it looks like, or may see nothing of it. */
export type Strangeness = 'invisible' | 'look_alike' | 'private_use'

/** What is strange about the first character of a text that is not what it looks like; null where there is none. */
export function strangenessOf(text: string): Strangeness | null {
  if (SEEN.test(text)) return null
  const [character] = STRANGE.exec(text) ?? []
  if (character === undefined) return null
  const folded = foldCharacters(character)
  if (folded === '') return 'invisible'
  return folded === character ? 'private_use' : 'look_alike'
}

let table: Map<string, string> | null = null

/** What the tables have for a character; itself where they have nothing. They are opened when the first such character is met. */
function tabled(character: string): string {
  table ??= new Map(
    `${EQUIVALENT_IDEOGRAPHS} ${GBK_PRIVATE_USE}`
      .trim()
      .split(/\s+/)
      .map((row): [string, string] => {
        const [from = '', to = ''] = row.split(':').map((hex) => String.fromCodePoint(parseInt(hex, 16)))
        return [from, to]
      }),
  )
  return table.get(character) ?? character
}

/** The value of a digit of any script: they stand in runs of ten, nought first. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let before = 0
  while (IS_DIGIT.test(String.fromCodePoint(code - before - 1))) before++
  return before % 10
}
