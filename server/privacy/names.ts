import { maskName } from '../../shared/codes/persons/index'
import { legibleNames, replaceAt } from '../../shared/codes/persons/legible'
import { RUNNING, RUNNING_TEXT, planAt, treatmentIn, type Names, type Plan } from './fields'

/** How a person is looked for in a text. */
type Manner = Exclude<Names, 'left out'>

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

/** A person's name as it is looked for: white space, and in a Chinese one points, may stand inside it, and its dot has many forms. */
function spellingOf({ name, spelt }: Person, manner: Manner): RegExp {
  const known = spelt[manner]
  if (known) return known
  const characters = [...name].map((character) => (/[·・•‧.\s]/.test(character) ? '[·・•‧.\\s]?' : escaped(character)))
  const isLatin = /^[\x20-\x7e]+$/.test(name)
  const anywhere = isLatin ? `(?<![A-Za-z])${characters.join('\\s{0,3}')}(?![A-Za-z])` : characters.join('[\\s·・•‧.]{0,3}')
  const { before, behind } = AROUND[manner]
  const made = new RegExp(before + anywhere + behind, isLatin ? 'giu' : 'gu')
  spelt[manner] = made
  return made
}

/** What a name stands in without being changed by a fold: most texts hold nothing else. */
const ODD = /[^\n\t\x20-\x25\x27-\x3b\x3d-\x7e\u00b7\u2010-\u201f\u3000-\u9fff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5e]/

/**
 * A value with these persons' names masked in every text of it, as far as each field lets them; an address of the web that holds one is left out, for
 * masked it would lead nowhere. Inside the names of the organisations and places that the value itself tells they stay. A name of one character would
 * hide half the language.
 */
export function hideNames<T>(value: T, names: readonly string[], plan: Plan = RUNNING_TEXT): T {
  if (names.length === 0) return value
  const persons = [...new Set(names)]
    .filter((name) => [...name].length > 1)
    .sort((a, b) => b.length - a.length)
    .map(personOf)
  if (persons.length === 0) return value
  let kept: string[] | null = null
  // Where a person stands beside a name, that name is no longer whole: a text that repeats the two together tells the person.
  const keptNames = (): string[] => (kept ??= [...keptIn(value, plan)].filter((name) => hideIn(name, persons, 'beside', () => []) === name))
  const hide = (inner: unknown, at: Plan): unknown => {
    if (at === null) return inner
    if (typeof inner === 'string') {
      const manner = (treatmentIn(at) ?? RUNNING).names
      if (manner !== 'left out') return hideIn(inner, persons, manner, keptNames)
      return persons.some((person) => readable(inner).search(spellingOf(person, 'everywhere')) >= 0) ? null : inner
    }
    if (Array.isArray(inner)) return inner.map((one) => hide(one, at))
    if (typeof inner === 'object' && inner !== null) {
      const hidden: Record<string, unknown> = {}
      for (const [name, one] of Object.entries(inner)) hidden[name] = hide(one, planAt(at, name))
      return hidden
    }
    return inner
  }
  return hide(value, plan) as T
}

/** The names of organisations and places that a value tells: a person's name inside one of them is none. */
function* keptIn(value: unknown, plan: Plan): Generator<string> {
  if (typeof value === 'string') {
    if (treatmentIn(plan)?.tells && value.length > 2) yield value
  } else if (Array.isArray(value)) for (const one of value) yield* keptIn(one, plan)
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) yield* keptIn(one, planAt(plan, name))
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
