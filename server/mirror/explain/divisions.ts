import type { Kind } from '../../../shared/kinds/index'
import type { ColumnRule } from '../../mapping/columnRule'
import { headerKey } from '../formats/header'
import { simplified } from '../../../shared/codes/simplified'
import { fieldOf } from './words'

/** Headers of names of divisions, the finer ones first. */
const NAMED = [
  /^(?:所属|所在)?(?:乡镇|乡|镇|镇街|街镇|街道|乡镇街道|镇（街道）|镇\(街道\))(?:名称)?$/,
  /^(?:所属|所在)?(?:区县|县区|县市区|区市县|旗县|县|区|辖区|行政区域?|行政区划|地区)(?:名称)?$/,
]
/** Whether a header says that its column holds names of divisions. */
export const namesDivision = (header: string): boolean => NAMED.some((named) => named.test(simplified(headerKey(header))))

/** More different names than a person fills in codes for. */
const NAMES_MAX = 60

/** The code of a division by the names of a column. */
export interface ByName {
  field: string
  column: string
  rule: ColumnRule
  remark: string
}

/**
 * How the division of each row is read where no column tells its code and one tells its name: a place for the code of each name, which a person fills
 * in. Until then it says nothing. Null where none does. `columns`: those that nothing else reads. `has`: whether a field is read already.
 */
export function divisionsByName(
  kind: Kind,
  columns: readonly string[],
  valuesOf: (name: string) => string[],
  has: (field: string) => boolean,
): ByName | null {
  const field = fieldOf('行政区划代码', kind)
  if (field === null || has(field)) return null
  for (const named of NAMED)
    for (const column of columns) {
      if (!named.test(simplified(headerKey(column)))) continue
      const names = [...new Set(valuesOf(column))].filter((name) => name !== '' && !/\d/.test(name))
      if (names.length === 0 || names.length > NAMES_MAX) continue
      return {
        field,
        column,
        rule: { from: column, values: Object.fromEntries(names.sort().map((name) => [name, ''])), others: '' } as ColumnRule,
        remark: `“${column}”写的是名称：请在 values 里为每个填写行政区划代码，没有填的不公布地区`,
      }
    }
  return null
}
