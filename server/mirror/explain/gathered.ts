import { parseDocumentNumber } from '../../../shared/codes/documentNumber'
import { foldKeyText } from '../../../shared/codes/fold'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import { ruleOf } from '../../kinds/index'
import { labelOf } from '../../kinds/labels'
import { numberedIn } from '../source/unpivot'
import { fieldOf } from './words'

/** A column, as far as it is asked for: its name, how many of the rows fill it, and the field it is proposed for. */
interface Proposed {
  name: string
  filled: number
  field: string | null
}

/** How rows of one record are joined, and what a person should know of that. */
interface GatheredRows {
  gather: string
  key: string[]
  remark: string
  /** where the whole sheet is one record: the field that its name tells, and the column that this becomes */
  sheet?: { field: string; column: string }
}

/** The column that the name of a sheet becomes. */
const SHEET = '工作表名称'
/** A name that calls a document, and no number of a sheet. */
const CALLED = /\p{Script=Han}{6}/u

/**
 * How the rows of a sheet are joined in which a record stands in as many rows as it has items: by what it is known by, where that comes again,
 * or by the name of a sheet that holds one record alone. Null where each row is a record by itself.
 */
export function gatheredBy(
  kind: Kind,
  columns: readonly Proposed[],
  valuesOf: (name: string) => string[],
  sheet: string | null,
): GatheredRows | null {
  const { gathers } = ruleOf(kind).intake
  if (gathers === undefined) return null
  const items = columns.flatMap(({ field }) => (field?.startsWith(`${gathers.into}.`) ? [field] : []))
  // Items that stand beside each other are all in one row.
  if (items.length === 0 || !items.every((field) => field.startsWith(`${gathers.into}.0.`))) return null
  if (!columns.some(({ field }) => field === gathers.called) && sheet !== null && CALLED.test(sheet)) {
    const remark = `“${sheet}”像是${KINDS[kind]}的${labelOf(kind, [gathers.called])}，每一行是它的一项${labelOf(kind, [gathers.into])}：工作表的名称读成一列，整张表合成一条（gather），请核对`
    return { gather: gathers.into, key: [SHEET], remark, sheet: { field: gathers.called, column: SHEET } }
  }
  const keys = gathers.by.map((fields) => fields.map((field) => columns.find((column) => column.field === field && column.filled === 1)))
  const found = keys.find((key): key is Proposed[] => key.every((column) => column !== undefined))
  if (found === undefined) return null
  const key = found.map(({ name }) => name)
  const values = found.map(({ name, field }) => valuesOf(name).map((text) => formOf(field, text)))
  const rows = values[0]?.map((_, i) => values.map((one) => one[i]).join('\n')) ?? []
  const records = new Set(rows).size
  if (records === rows.length) return null
  const remark = `${rows.length} 行里“${key.join('”、“')}”只有 ${records} 个，像是每一行是${KINDS[kind]}的一项${labelOf(kind, [gathers.into])}：同一主键的行合成一条（gather），请核对`
  return { gather: gathers.into, key, remark }
}

/** One document is written with brackets of many forms. */
const formOf = (field: string | null, text: string): string =>
  field === 'envelope.documentNo' ? (parseDocumentNumber(text)?.number ?? '') : foldKeyText(text)

/** The field of a column that comes again with a number, as 任务1 and 任务2 do, where it is one of an item; null where it is none. */
export function fieldOfItem(header: string, kind: Kind): string | null {
  const { gathers } = ruleOf(kind).intake
  const numbered = numberedIn(header)
  const field = numbered === null ? null : fieldOf(numbered.stem, kind)
  if (gathers === undefined || numbered === null || Number(numbered.number) < 1) return null
  return field?.startsWith(`${gathers.into}.0.`) ? field.replace('.0.', `.${Number(numbered.number) - 1}.`) : null
}

/** A field of the first item, by which the words of all of them are known. */
export const ofFirstItem = (field: string): string => field.replace(/^(\w+)\.\d+\./, '$1.0.')
