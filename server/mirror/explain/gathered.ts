import { parseDocumentNumber } from '../../../shared/codes/documentNumber'
import { foldKeyText } from '../../../shared/codes/fold'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import { ruleOf } from '../../kinds/index'
import { labelOf } from '../../kinds/labels'

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
}

/**
 * How the rows of a sheet are joined in which a record stands in as many rows as it has items: by what it is known by, where that comes again. Null where
 * each row is a record by itself.
 */
export function gatheredBy(kind: Kind, columns: readonly Proposed[], valuesOf: (name: string) => string[]): GatheredRows | null {
  const { gathers } = ruleOf(kind).intake
  if (gathers === undefined || !columns.some(({ field }) => field?.startsWith(`${gathers.into}.0.`))) return null
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
