import { normaliseCreditCode } from '../../../shared/codes/creditCode'
import { readCreditCode } from '../../../shared/codes/creditCodeCell'
import { parseDivisionCode } from '../../../shared/codes/divisionCode'
import { parseDocumentNumber } from '../../../shared/codes/documentNumber'
import { foldKeyText, nameKey } from '../../../shared/codes/fold'
import { squeeze } from '../../../shared/codes/text'
import { CellError } from '../../cellError'
import type { FieldPlan } from './columns'

/**
 * One record is handed over in many spellings, and has one key: a cell of a key column counts in the normal form of the field that it fills, and
 * any other in the one form of its characters.
 */

type Form = (text: string) => string

/** A field's name at the end of its path, and the form of its texts. */
const FORMS: [field: RegExp, form: Form][] = [
  [/(?:^|\.)uscc$/, (text) => readCreditCode(text).code],
  [/(?:^|\.)(?:organisationCode|registrationNo)$/, normaliseCreditCode],
  [/(?:^|\.)division$/, (text) => parseDivisionCode(text) ?? ''],
  [/(?:^|\.)(?:documentNo|decisionNo)$/, (text) => parseDocumentNumber(text)?.number ?? ''],
  [/(?:^|\.)(?:name|formerNames|punishedPersons)$/, nameKey],
]
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The form of a cell of a column in a key, given every field that a source fills from its columns. Where a form finds nothing, the text counts. */
export function keyFormOf(column: string, plans: readonly FieldPlan[]): Form {
  const readers = plans.filter(({ from }) => from.includes(column)).map(formOf)
  return (text) => {
    for (const form of readers) {
      const said = form(text)
      if (said !== '') return said
    }
    return foldKeyText(text)
  }
}

function formOf(plan: FieldPlan): Form {
  const field = plan.path.join('.')
  const own = FORMS.find(([fields]) => fields.test(field))
  if (own) return own[1]
  return plan.isList ? () => '' : (text) => dayOrNumber(plan, text)
}

/** A day or a number as its field reads it; '' for what is neither. */
function dayOrNumber({ read, rule }: FieldPlan, text: string): string {
  try {
    const value = read(squeeze(text), rule)
    return typeof value === 'number' || (typeof value === 'string' && DAY.test(value)) ? String(value) : ''
  } catch (error) {
    // What its field cannot read is refused there; the row keeps a key to be known by.
    if (error instanceof CellError) return ''
    throw error
  }
}
