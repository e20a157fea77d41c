import { maskName } from '../../shared/codes/persons/index'
import { legibleNames, replaceAt } from '../../shared/codes/persons/legible'

/**
 * Fields that say who or where an organisation is, or by which records find each other: a firm may carry its owner's name, and a town the same two
 * characters. There a person is hidden only beside what is said, never inside it.
 */
const IDENTIFYING = new Set([
  'enterprises',
  'agency',
  'formerNames',
  'region',
  'division',
  'uscc',
  'code',
  'documentNo',
  'documentNoWritten',
  'decisionNo',
  'registrationNo',
  'organisationCode',
  'industry',
  'enterpriseType',
  'businessScope',
  'supervisingDepartment',
  'issuer',
  'licences',
  'routes',
  'terminals',
  'owner',
])
/** Fields that hold an address, or the place of an accident. */
const PLACED = new Set(['address', 'place'])

/** How far a person is hidden in a text. */
type Manner = 'everywhere' | 'beside' | 'as owner'

const EDGE = '[\\s,，、;；:：。.|/／()（）\\[\\]【】〔〕［］{}<>《》"“”\\-—]'
/** What stands before and behind a name that is hidden. */
const AROUND: Record<Manner, { before: string; behind: string }> = {
  everywhere: { before: '', behind: '' },
  beside: { before: `(?<=^|${EDGE}|号)`, behind: `(?=$|${EDGE})` },
  // In an address: behind a number or a village, before a house.
  'as owner': {
    before: `(?<=^|${EDGE}|[号室组楼幢栋村层户座院弄巷队\\d])`,
    behind: `(?=$|${EDGE}|[家宅户屋](?![园具居电])|(?:自有|私有|自建|自家)?(?:住宅|住房|房屋|房子|宅院|民房|私房|厂房|门面|门市)|(?:的|之)(?:家|房|屋|宅)|隔壁|对面|门前)`,
  },
}

interface Person {
  name: string
  masked: string
  /** what every spelling holds */
  characters: string[]
  /** how it is looked for; made where a text has all of its characters */
  spelt: Partial<Record<Manner, RegExp>>
}

const escaped = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')

const personOf = (name: string): Person => ({
  name,
  masked: maskName(name),
  characters: [...name].filter((character) => /\p{L}/u.test(character)),
  spelt: {},
})

/** A person's name as it is looked for: white space may stand inside it, and its dot has many forms. */
function spellingOf({ name, spelt }: Person, manner: Manner): RegExp {
  const known = spelt[manner]
  if (known) return known
  const characters = [...name].map((character) => (/[·・•‧.\s]/.test(character) ? '[·・•‧.\\s]?' : escaped(character)))
  const isLatin = /^[\x20-\x7e]+$/.test(name)
  const anywhere = isLatin ? `(?<![A-Za-z])${characters.join('\\s{0,3}')}(?![A-Za-z])` : characters.join('\\s{0,3}')
  const { before, behind } = AROUND[manner]
  const made = new RegExp(before + anywhere + behind, isLatin ? 'giu' : 'gu')
  spelt[manner] = made
  return made
}

/** What a name stands in without being changed by a fold: most texts hold nothing else. */
const ODD = /[^\n\t\x20-\x25\x27-\x3b\x3d-\x7e\u00b7\u2010-\u201f\u3000-\u9fff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5e]/

/**
 * A value with these persons' names masked in every text of it; an address of the web that holds one is left out, for masked it would lead nowhere.
 * Inside the names of the organisations and places that the value itself tells they stay. A name of one character would hide half the language.
 */
export function hideNames<T>(value: T, names: readonly string[]): T {
  const persons = [...new Set(names)]
    .filter((name) => [...name].length > 1)
    .sort((a, b) => b.length - a.length)
    .map(personOf)
  if (persons.length === 0) return value
  let kept: string[] | null = null
  const keptNames = (): string[] => (kept ??= [...keptIn(value)])
  const hide = (inner: unknown, field: string, manner: Manner, parent: string): unknown => {
    const own = mannerOf(field, parent) ?? manner
    if (field === 'sourceUrl' && typeof inner === 'string')
      return persons.some((person) => readable(inner).search(spellingOf(person, 'everywhere')) >= 0) ? null : inner
    if (typeof inner === 'string') return hideIn(inner, persons, own, keptNames)
    if (Array.isArray(inner)) return inner.map((one) => hide(one, field, own, parent))
    if (typeof inner === 'object' && inner !== null) {
      const hidden: Record<string, unknown> = {}
      for (const [name, one] of Object.entries(inner)) hidden[name] = hide(one, name, own, field)
      return hidden
    }
    return inner
  }
  return hide(value, '', 'everywhere', '') as T
}

/** In what manner a field is hidden; null: like what it is part of. */
function mannerOf(field: string, parent: string): Manner | null {
  if (PLACED.has(field)) return 'as owner'
  // The name of a body is an organisation's or an area's; other parts have names too.
  return IDENTIFYING.has(field) || (field === 'name' && parent === 'body') ? 'beside' : null
}

/** The names of organisations and places that a value tells: a person's name inside one of them is none. */
function* keptIn(value: unknown, field = '', parent = '', isKept = false): Generator<string> {
  const isOwn = isKept || (mannerOf(field, parent) === 'beside' && field !== 'businessScope')
  if (typeof value === 'string') {
    if (isOwn && value.length > 2) yield value
  } else if (Array.isArray(value)) for (const one of value) yield* keptIn(one, field, parent, isOwn)
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) yield* keptIn(one, name, field, isOwn)
}

function hideIn(text: string, persons: Person[], manner: Manner, keptNames: () => string[]): string {
  const isOdd = ODD.test(text)
  return persons.reduce((given, person) => {
    if (!isOdd && !mayHold(given, person)) return given
    const read = isOdd ? legibleNames(given) : { plain: given, places: null }
    const { plain } = read
    const spelt = spellingOf(person, manner)
    if (plain.search(spelt) < 0) return given
    // What is a person's name and nothing else is the name of a shop, or of a town.
    if (manner === 'beside' && plain.replace(/\s/g, '') === person.name.replace(/\s/g, '')) return given
    const names = manner === 'everywhere' ? keptNames().filter((name) => name.length > person.name.length) : []
    const spans = [...plain.matchAll(spelt)]
      .map(({ 0: found, index }) => ({ start: index, end: index + found.length, shown: person.masked }))
      .filter(({ start, end }) => !names.some((name) => stands(name, plain, start, end)))
    return spans.length === 0 ? given : replaceAt(given, read, spans)
  }, text)
}

/** A letter may be written large or small. */
const mayHold = (text: string, { characters }: Person): boolean =>
  characters.every((character) => text.includes(character) || (character <= 'z' && /[A-Za-z]/.test(text)))

/** Whether a part of a text lies within a name that stands there. */
function stands(name: string, text: string, start: number, end: number): boolean {
  for (let at = text.indexOf(name); at >= 0 && at <= start; at = text.indexOf(name, at + 1)) if (end <= at + name.length) return true
  return false
}

/** An address with its escaped characters as a person reads them. */
function readable(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    // A stray percent sign: it is read as it is written.
    return address
  }
}
