import { squeeze } from '../../../shared/codes/text'
import type { Kind } from '../../../shared/kinds/index'
import { headerKey } from '../formats/header'
import { isMonthField } from '../rows/columns'
import { isMonthAlone, yearIn } from '../rows/layout'
import type { Sample } from './sample'
import { simplified } from '../../../shared/codes/simplified'
import { fieldOf } from './words'

/** Headers of a column of years beside one of months. */
const YEARS = /^(?:所属|统计|会计|填报)?(?:年份|年度|年)$|^(?:fiscal|calendar)?year$/i

/** The column that tells the year of each row, and is no field of the kind itself; null where none does. */
export function yearColumnIn({ names, rows }: Sample, kind: Kind): string | null {
  const at = names.findIndex((name, i) => {
    if (!YEARS.test(simplified(headerKey(name))) || fieldOf(name, kind) !== null) return false
    const told = rows.map((cells) => squeeze(cells[i] ?? '')).filter((cell) => cell !== '')
    return told.length > 0 && told.every((cell) => yearIn(cell) !== '')
  })
  return at < 0 ? null : squeeze(names[at] ?? '')
}

/** Columns of months that are told without their year. */
export const monthsAlone = ({ names, rows }: Sample, kind: Kind): string[] =>
  names.flatMap((name, at) => {
    const field = fieldOf(name, kind)
    const isMonth = field !== null && !field.startsWith('envelope.') && isMonthField(kind, field)
    return isMonth && rows.some((cells) => isMonthAlone(cells[at] ?? '')) ? [squeeze(name)] : []
  })
