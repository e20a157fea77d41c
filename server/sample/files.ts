import type { CellObject } from '@e965/xlsx'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { FEED_FORMAT } from '../../shared/feed'
import { startOfDay, type Day } from '../../shared/codes/dates'
import { xlsx } from '../xlsx'

/** The agencies of the sample city. */
export const AGENCY = '云帆市应急管理局（演示）'
export const TRANSPORT_AGENCY = '云帆市交通运输局（演示）'
export const PORT_AGENCY = '云帆市港区综合行政执法大队（演示）'

/** What every source of the sample city has in common. They are written whole and renamed into place by ourselves: nobody need wait for them. */
export const COMMON = { agency: AGENCY, coverage: 'full', rhythmHours: 24, everyMinutes: 10, settleSeconds: 0 } as const

export const feed = (kind: string, today: Day, records: unknown[]): Buffer =>
  Buffer.from(JSON.stringify({ format: FEED_FORMAT, kind, generatedAt: startOfDay(today).toISOString(), records }, null, 1) + '\n')

/** A table as offices hand it over: GB18030, a title above the header, a blank line, the header again, a total. */
export function table(title: string, header: readonly string[], rows: string[][], faults: readonly Record<string, string>[] = []): Buffer {
  const half = Math.floor(rows.length / 2)
  const faulty = faults.map((fault) => header.map((name) => fault[name] ?? ''))
  const lines = [
    [title],
    [...header],
    ...rows.slice(0, half),
    [],
    [...header],
    ...rows.slice(half),
    ...faulty,
    ['合计', String(rows.length)],
  ]
  return iconv.encode(Papa.unparse(lines, { newline: '\r\n' }) + '\r\n', 'gb18030')
}

type Cell = string | number | CellObject

/** Cells of one column that are merged downwards; rows and columns from 0, both ends included. */
export interface Downwards {
  column: number
  from: number
  to: number
}

/** A workbook of one sheet; some of its rows, a title or a note, are merged over all columns, and some cells downwards. */
export function workbook(
  name: string,
  lines: readonly (readonly Cell[])[],
  columns: number,
  merged: readonly number[],
  downwards: readonly Downwards[] = [],
): Buffer {
  const { utils, write } = xlsx()
  const sheet = utils.aoa_to_sheet(lines.map((line) => [...line]))
  sheet['!merges'] = [
    ...merged.map((r) => ({ s: { r, c: 0 }, e: { r, c: columns - 1 } })),
    ...downwards.map(({ column: c, from, to }) => ({ s: { r: from, c }, e: { r: to, c } })),
  ]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, name)
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}
