import { z } from 'zod'
import { ShortText } from '../../../shared/fields'

/** How a sheet tells what its rows do not: columns that are made of what stands around them. */
export const Layout = z.strictObject({
  sheetName: ShortText.optional().meta({ description: 'column that the name of the sheet becomes: a book with a sheet for each district' }),
})
export type Layout = z.infer<typeof Layout>

/** The columns that a layout makes; no file may have one of the same name. */
export const madeColumns = (layout: Layout | undefined): string[] => (layout?.sheetName === undefined ? [] : [layout.sheetName])
