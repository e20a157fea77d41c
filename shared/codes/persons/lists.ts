import { LONG_SURNAME } from './surnames'

/**
 * Names one after another in a running text. What parts names stands inside them too, and what ends a name begins a post, so a pattern would try every
 * way to part them: of forty names there are more ways than anybody waits for. Here each place of a text is asked once.
 */

/** What a list of names is made of, and what must stand around it; patterns as texts. */
export interface ListShape {
  /** right before the first name */
  start: string
  /** what may stand between two names, the likeliest first */
  between: readonly string[]
  /** right behind the last name */
  end: string
  /** what may stand behind each name; absent: nothing */
  post?: string
  /** how many names are a list; absent: one */
  least?: 1 | 2
}

/** A list that was found: its names with what parts them, and where what stands before it begins. */
export interface FoundList {
  listed: string
  index: number
}

const HAN = '\\p{Script=Han}'
const sticky = (pattern: string): RegExp => new RegExp(pattern, 'uy')
/** A name as it may stand in a text, the likeliest length first: as `NAME_IN_TEXT` has it. */
const NAMES = [`${LONG_SURNAME}${HAN}{2}`, `${HAN}{3}`, `${HAN}{2}`].map(sticky)

/** Where what a pattern finds at a place ends; null where it finds nothing there. */
function endAt(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}

/** A finder of lists of this shape: those that a pattern of the same parts would find, in one pass, in the order of the text. */
export function listFinder({ start, between, end, post, least = 1 }: ListShape): (text: string) => FoundList[] {
  const begins = new RegExp(start, 'gu')
  const parts = between.map(sticky)
  const [ends, posts] = [sticky(end), post === undefined ? null : sticky(post)]

  /** Where the name that begins at a place may end, with its post and without, the likeliest first. */
  const endsOfName = (text: string, at: number): number[] =>
    NAMES.flatMap((name) => {
      const bare = endAt(name, text, at)
      if (bare === null) return []
      const held = posts && endAt(posts, text, bare)
      return held === null ? [bare] : [held, bare]
    })

  /** Where the next name may begin behind one, the likeliest first. */
  const nextTo = (text: string, at: number): number[] => parts.flatMap((part) => endAt(part, text, at) ?? [])

  /** Where the list that begins at a place ends, `known` for the places behind it; null where none does. */
  const endOfList = (text: string, at: number, known: ReadonlyMap<number, number | null>, mayBeLast: boolean): number | null => {
    for (const to of endsOfName(text, at)) {
      for (const next of nextTo(text, to)) {
        const on = known.get(next) ?? null
        if (on !== null) return on
      }
      if (mayBeLast && endAt(ends, text, to) !== null) return to
    }
    return null
  }

  /** Every place at which a name may begin in a list from a place on, but for those that are known. */
  const placesFrom = (text: string, from: number, known: ReadonlyMap<number, number | null>): number[] => {
    const places = new Set([from])
    // A set is walked on over what is put into it meanwhile.
    for (const at of places)
      for (const to of endsOfName(text, at)) for (const next of nextTo(text, to)) if (!known.has(next)) places.add(next)
    return [...places].sort((a, b) => b - a)
  }

  return (text) => {
    const known = new Map<number, number | null>()
    const found: FoundList[] = []
    begins.lastIndex = 0
    for (let begin = begins.exec(text); begin !== null; begin = begins.exec(text)) {
      const { index } = begin
      const from = index + begin[0].length
      if (!known.has(from)) for (const at of placesFrom(text, from, known)) known.set(at, endOfList(text, at, known, true))
      const to = least === 1 ? (known.get(from) ?? null) : endOfList(text, from, known, false)
      if (to !== null) found.push({ listed: text.slice(from, to), index })
      begins.lastIndex = to ?? index + 1
    }
    return found
  }
}
