import { z } from 'zod'
import type { CitySettings } from '../../shared/api/city'
import type { FileType } from '../../shared/api/files'
import { shanghaiClock, shanghaiDay } from '../../shared/codes/dates'
import { FieldPaths } from '../../shared/fields'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { ITEMS } from '../../shared/kinds/schemas'
import { labelOf, wordOf } from '../kinds/labels'

/** One column of a list as a sheet: its header, and the cell of a line. */
interface SheetColumn {
  header: string
  cell: (item: Readonly<Record<string, unknown>>) => string | number | null
}

/** A list as a sheet, without its lines: what it is and of when in one line, and its columns. */
export interface Sheet {
  title: string
  /** of the sheet in a workbook */
  name: string
  /** what the records are that the list is narrowed to, as they are called: of each firm the file has a name of its own */
  about: readonly string[]
  columns: readonly SheetColumn[]
}

const FEN_IN_YUAN = 100

/** Of whom and when a sheet speaks. Plain data: it goes to the thread that makes workbooks. */
export interface SheetHead {
  city: Pick<CitySettings, 'name' | 'sample'>
  /** the instant of its edition */
  asOf: string
  edition: number
  about: readonly string[]
  /** how many lines it has */
  total: number
}

/** The list of a kind as a sheet. */
export function sheetOf(kind: Kind, { city, asOf, edition, about, total }: SheetHead): Sheet {
  const name = KINDS[kind]
  const at = new Date(asOf)
  const sample = city.sample ? '，演示数据' : ''
  const title = `${city.name}${name}（${total} 条，截至 ${shanghaiDay(at)} ${shanghaiClock(at)}，第 ${edition} 版${sample}）`
  return { title, name, about, columns: columnsOf(kind) }
}

/** What no file may be called by, and what must not stand in a header as it is (RFC 8187). */
const NO_FILE_NAME = /[\\/:*?"<>|\p{C}]/gu
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** How a browser names the file of a sheet (RFC 6266). */
export const fileNameOf = ({ name, about }: Pick<Sheet, 'name' | 'about'>, type: FileType): string =>
  `attachment; filename="list.${type}"; filename*=UTF-8''${encoded([name, ...about].join('-').replace(NO_FILE_NAME, '_'))}.${type}`

/**
 * The columns of a kind's list as a sheet, in the order of its lines: a part has a column for each of its fields, a list is one cell. Codes are
 * told in words, money is a number in yuan, what is unknown is empty. The last column is the id by which the record is found again.
 */
function columnsOf(kind: Kind): SheetColumn[] {
  const { id: _id, ...shape } = ITEMS[kind].shape as Record<string, z.ZodType>
  const columns = Object.entries(shape).flatMap(([name, schema]) => columnsIn(kind, schema, [name]))
  return [...columns, { header: '记录编号', cell: ({ id }) => String(id) }]
}

function columnsIn(kind: Kind, schema: z.ZodType, path: readonly string[]): SheetColumn[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return columnsIn(kind, schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) => columnsIn(kind, inner as z.ZodType, [...path, name]))
  if (schema === FieldPaths) return [{ header: labelOf(kind, path), cell: (item) => fieldsAt(kind, item, path) }]
  const isMoney = path.at(-1)?.endsWith('Fen') === true
  return [
    {
      header: labelOf(kind, path) + (isMoney ? '（元）' : ''),
      cell: (item) => cellOf(kind, path, valueAt(item, path), isMoney),
    },
  ]
}

/** The fields that a line names, as they are called. */
const fieldsAt = (kind: Kind, item: unknown, path: readonly string[]): string | null =>
  ((valueAt(item, path) ?? []) as readonly string[]).map((field) => labelOf(kind, field.split('.'))).join('；') || null

const valueAt = (item: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (value === null || value === undefined ? null : (value as Record<string, unknown>)[name]), item)

function cellOf(kind: Kind, path: readonly string[], value: unknown, isMoney: boolean): string | number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return isMoney ? value / FEN_IN_YUAN : value
  if (Array.isArray(value)) return value.map((one) => wordsOf(kind, path, one)).join('；') || null
  return wordsOf(kind, path, value)
}

/** A value of a cell in words; the fields of a part one after the other. */
function wordsOf(kind: Kind, path: readonly string[], value: unknown): string {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .flatMap(([name, inner]) => (inner === null ? [] : [wordsOf(kind, [...path, name], inner)]))
      .join(' ')
  return wordOf(kind, path, value) ?? ''
}
