import { z } from 'zod'
import { ColumnNames } from './columnRule'
import type { WantedColumn } from './formats/header'

/** A column of persons' names: its header, several spellings of it, or one that not every delivery has. */
export const PersonsColumn = z.union([
  ColumnNames,
  z.strictObject({
    from: ColumnNames.meta({ description: 'header of the column, or several spellings of it' }),
    optional: z.boolean().default(false).meta({ description: 'a source may come without it, until it has come with it once' }),
  }),
])
export type PersonsColumn = z.infer<typeof PersonsColumn>
/** As it is written in a list of sources. */
export type PersonsColumnInput = z.input<typeof PersonsColumn>

interface WithPersons {
  persons: PersonsColumnInput[]
}

/** The columns of persons that a source declares. */
export const personsColumns = ({ persons }: WithPersons): WantedColumn[] =>
  persons.map((one) =>
    typeof one === 'object' && !Array.isArray(one)
      ? { names: [one.from].flat(), optional: one.optional ?? false }
      : { names: [one].flat(), optional: false },
  )

/** Every header under which a source may hand over persons' names. */
export const personsNames = (source: WithPersons): string[] => personsColumns(source).flatMap(({ names }) => names)

/**
 * Why a header cannot be read: a declared column of persons is not in it, and so nobody knows whose names to hide in the other texts. Null where all
 * are there. Columns that a source may lack are held against its last publication (`personsGone`).
 */
export function missingPersons(header: readonly string[], source: WithPersons): string | null {
  const missing = personsColumns(source).filter(({ names, optional }) => !optional && !names.some((name) => header.includes(name)))
  return missing.length === 0 ? null : `${lacking(missing)}。来源确实不再提供的，请从 persons 中删去`
}

/** Why a delivery must wait: a column of persons that was filled when the source was last published is not in it. */
export function personsGone(columns: readonly string[], source: WithPersons, fill: Record<string, number>): string | null {
  const gone = personsColumns(source).filter(
    ({ names }) => (fill[names[0] ?? ''] ?? 0) > 0 && !names.some((name) => columns.includes(name)),
  )
  return gone.length === 0 ? null : lacking(gone)
}

const lacking = (columns: WantedColumn[]): string =>
  `没有了写人名的列${columns.map(({ names }) => `“${names.join('／')}”`).join('、')}，不知道其他文字里要遮住谁的名字`
