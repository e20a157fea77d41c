import { z } from 'zod'
import { ShortText } from '../../../shared/fields'

interface Made {
  sheetName?: string | undefined
  above?: string[] | undefined
  yearName?: string | undefined
}

/** How a sheet tells what its rows do not: by its name, by what stands above the header, and by cells that mean what stands above them. */
export const Layout = z
  .strictObject({
    sheetName: ShortText.optional().meta({
      description: 'column that the name of the sheet becomes: a book with a sheet for each district',
    }),
    above: z.array(ShortText).min(1).max(20).optional().meta({
      description: 'labels above the header, as 填报单位：…: each is a column, and what stands behind its label is the cell of every row',
    }),
    year: z
      .union([z.literal('above'), z.int().min(1990).max(2100), z.strictObject({ column: ShortText })])
      .optional()
      .meta({
        description:
          'the year of days and months written without one: above, the only one that title or name of the sheet tell; that of a column beside them; or itself',
      }),
    yearName: ShortText.optional().meta({ description: 'column that the only year becomes that title or name of the sheet tell' }),
    only: z
      .strictObject({
        column: ShortText,
        words: z.array(ShortText).min(1).max(50).optional(),
        not: z.array(ShortText).min(1).max(50).optional(),
      })
      .refine(({ words, not }) => (words === undefined) !== (not === undefined), 'layout.only 写 words 或 not，不能都写')
      .optional()
      .meta({
        description:
          'a column that tells what sort each row is, and the words of those that are read, or of those that are not; the others are counted and left out',
      }),
    transpose: z
      .literal(true)
      .optional()
      .meta({ description: 'the table lies on its side, as a log with its days as columns: its columns are the rows' }),
    fillDown: z
      .array(ShortText)
      .min(1)
      .max(50)
      .optional()
      .meta({ description: 'columns written once over several rows: an empty cell means what stands above it' }),
  })
  .refine((layout) => new Set(madeColumns(layout)).size === madeColumns(layout).length, '几列不能用同一个名称')
export type Layout = z.infer<typeof Layout>

/** The column of which a layout takes the year of each row; null where it takes it from none. */
export const yearColumnOf = (layout: Pick<Layout, 'year'> | undefined): string | null =>
  typeof layout?.year === 'object' ? layout.year.column : null

/** The columns that a layout makes; no file may have one of the same name. */
export function madeColumns({ sheetName, above = [], yearName }: Made = {}): string[] {
  return [...(sheetName === undefined ? [] : [sheetName]), ...above, ...(yearName === undefined ? [] : [yearName])]
}
