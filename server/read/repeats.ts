import { STEP } from '../steps'

/** How statistics count what several sources list. */
export const LISTED_RULE = {
  key: 'listed',
  version: 1,
  text: '几个来源登载的同一件事只算一次：文号和日期相同的，或者日期、区县和第一家企业（没有公布企业的，看名称）都相同的，是同一件。一个来源自己分开登载的，照它分开算。各条记录都仍在公示',
} as const

/** What tells of a row that it is the same as another. */
export interface Repeatable {
  item: string
  /** the source that speaks first */
  sources: readonly string[]
  facts?: readonly string[]
}

/**
 * The numbers of the rows that repeat what another source lists. Rows are the same where they share any fact; of those that are, as many stay as the source
 * lists that parts them most, and of several such sources those of the one that tells most. In steps.
 */
export function* repeatsIn(rows: readonly Repeatable[]): Generator<void, ReadonlySet<number>> {
  const repeats = new Set<number>()
  for (const [place, group] of (yield* groupsOf(rows)).entries()) {
    if (place % STEP === STEP - 1) yield
    const bySource = new Map<string, number[]>()
    for (const number of group) {
      const source = rows[number]?.sources[0] ?? ''
      bySource.set(source, [...(bySource.get(source) ?? []), number])
    }
    const [, ...others] = [...bySource.values()].sort((a, b) => b.length - a.length || untold(rows, a) - untold(rows, b))
    for (const number of others.flat()) repeats.add(number)
  }
  return repeats
}

const untold = (rows: readonly Repeatable[], numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + (rows[number]?.item.match(/:null/g)?.length ?? 0), 0)

/** The numbers of rows that share facts, in groups of more than one. */
function* groupsOf(rows: readonly Repeatable[]): Generator<void, number[][]> {
  const groupOf = new Map<string, Set<number>>()
  for (const [number, { facts = [] }] of rows.entries()) {
    if (number % STEP === STEP - 1) yield
    const joined = new Set([number])
    const names = new Set(facts)
    for (const fact of facts)
      for (const other of groupOf.get(fact) ?? []) {
        joined.add(other)
        for (const name of rows[other]?.facts ?? []) names.add(name)
      }
    for (const name of names) groupOf.set(name, joined)
  }
  return [...new Set(groupOf.values())].filter(({ size }) => size > 1).map((group) => [...group])
}
