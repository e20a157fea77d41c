import { createRequire } from 'node:module'
import type * as Xlsx from '@e965/xlsx'
import { once } from './once'

/** The library of workbooks, loaded by the first who writes one: its tables of old character sets take a seventh of a second. */
export const xlsx = once(() => createRequire(__filename)('@e965/xlsx') as typeof Xlsx)
