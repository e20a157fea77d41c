/** A column of persons' names, as a list of sources writes it: its header, several spellings of it, or one that not every delivery has. */
type Headers = string | string[]
interface WithPersons {
  persons: (Headers | { from: Headers; optional?: boolean | undefined })[]
}

/** A column by all its spellings; without one that is not optional a delivery cannot be read. */
interface Column {
  names: string[]
  optional: boolean
}

/** The columns of persons that a source declares. */
export const personsColumns = ({ persons }: WithPersons): Column[] =>
  persons.map((one) =>
    typeof one === 'object' && !Array.isArray(one)
      ? { names: [one.from].flat(), optional: one.optional ?? false }
      : { names: [one].flat(), optional: false },
  )

/** Every header under which a source may hand over persons' names. */
export const personsNames = (source: WithPersons): string[] => personsColumns(source).flatMap(({ names }) => names)

/**
 * Why a header cannot be read: a declared column of persons is not in it, and so nobody knows whose names to hide in the other texts. Null where all
 * are there. Columns that a source may lack are held against what it came with before (`personsGone`).
 */
export function missingPersons(header: readonly string[], source: WithPersons): string | null {
  const missing = personsColumns(source).filter(({ names, optional }) => !optional && !names.some((name) => header.includes(name)))
  return missing.length === 0 ? null : `${lacking(missing)}。来源确实不再提供的，请从 persons 中删去`
}

/** Why a delivery must wait: a column of persons that has come with names (`known`) is not in it. */
export function personsGone(columns: readonly string[], source: WithPersons, known: readonly string[]): string | null {
  const gone = personsColumns(source).filter(({ names }) => known.includes(names[0] ?? '') && !isIn(columns, names))
  return gone.length === 0 ? null : lacking(gone)
}

/**
 * The columns of persons that must come again, by their first spellings: those that this delivery has and that came with names, now or ever before.
 * One that it lacks was let go by a person, until it is back.
 */
export const personsKnown = (
  columns: readonly string[],
  source: WithPersons,
  known: readonly string[],
  filled: ReadonlyMap<string, number>,
): string[] =>
  personsColumns(source)
    .filter(({ names: [first = '', ...others] }) => isIn(columns, [first, ...others]) && (known.includes(first) || filled.has(first)))
    .flatMap(({ names: [first = ''] }) => first)

const isIn = (columns: readonly string[], names: readonly string[]): boolean => names.some((name) => columns.includes(name))

const lacking = (columns: Column[]): string =>
  `没有了写人名的列${columns.map(({ names }) => `“${names.join('／')}”`).join('、')}，不知道其他文字里要遮住谁的名字`
