import { z } from 'zod'
import type { ListContract } from '../kinds/schemas'
import { BoxOrNone } from './box'
import { filtersOf } from './lists'

/** A list as a file: what it is called, and how it is written. */
export const FILE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type FileType = keyof typeof FILE_TYPES

/** Most rows of a workbook, which is made whole in memory; a CSV has no bound. */
export const WORKBOOK_ROWS_MAX = 20_000

/** The query string of a file: the filters and the order of the list. */
export const fileQuerySchema = (list: ListContract) =>
  z.strictObject({
    ...filtersOf(list),
    ...(list.hasMap ? { box: BoxOrNone.optional() } : {}),
    sort: z.enum(list.sorts).default(list.sorts[0]),
  })
