import { squeeze, toHalfWidth } from '../../../shared/codes/text'
import { namesOf } from '../../mapping/columnRule'
import type { TableSource } from '../source/sources'

/**
 * Keys as earlier versions of the program made them, where cells counted as they were written: only to find the records of a store that one of them
 * filled, which then take their new id with all their past.
 */

/** Fields that name a party. */
const PARTY = /^enterprises\.\d+\.name$/

/** How a cell of a column stood in a key. */
export function formerKeyFormOf(column: string, source: TableSource): (text: string) => string {
  if (namesOf(source.envelope.documentNo ?? { value: '' }).includes(column)) return (text) => documentNumber(text.trim())
  const isParty = Object.entries(source.columns).some(([field, rule]) => PARTY.test(field) && namesOf(rule).includes(column))
  return isParty ? (text) => partyName(text.trim()) : (text) => text.trim()
}

function documentNumber(original: string): string {
  const text = squeeze(toHalfWidth(original)).replace(/\s/g, '')
  return text === '' ? original : text.replace(/[([〔﹝［〈<【{]((?:19|20)\d{2})[)\]〕﹞］〉>】}]/, '〔$1〕').replace(/第(\d+)号$/, '$1号')
}

const partyName = (name: string): string =>
  toHalfWidth(name)
    .replace(/[【〔［\[]/g, '(')
    .replace(/[】〕］\]]/g, ')')
    .replace(/\s+/g, '')
    .toUpperCase()
