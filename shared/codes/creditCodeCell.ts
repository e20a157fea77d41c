import { checkCreditCode, normaliseCreditCode } from './creditCode'
import { foldCharacters } from './fold'

/** Eighteen characters that could be a code, with what parts their groups, apart from other letters and digits. */
const CANDIDATE = /(?<![0-9A-Z])[0-9A-Z](?:[\s\-.·_]{0,2}[0-9A-Z]){17}(?![0-9A-Z])/g

/** What stands around a code in a cell and says nothing else: marks, labels of the field, the number of a copy of the licence. */
const WRAPPING =
  /["'`’‘“”=＝:：;；,，、.。/\\|*#()（）\[\]【】{}<>《》\s-]|统一|社会|信用|组织|机构|代码|编码|证号|号码|营业执照|注册号?|税号|纳税人|识别号?|[正副]本|USCC|USCI|NO|\d{1,2}-\d{1,2}/g

/** What a cell says of a credit code: the code, and whether anything stood around it that is none of it. */
export interface CreditCodeCell {
  code: string
  isWrapped: boolean
}

/** A row asks for its code more than once: for its key, for what is shown, and for what is known of it. */
let last: { cell: string; read: CreditCodeCell } = { cell: '', read: { code: '', isWrapped: false } }

/**
 * Reads the credit code that a cell holds, without the quotes, apostrophes, labels and copy numbers that programs and people put around it. What
 * is found by its check digits is the code; without them only where nothing else stands there. Of two codes none is taken.
 */
export function readCreditCode(cell: string): CreditCodeCell {
  if (cell !== last.cell) last = { cell, read: readAnew(cell) }
  return last.read
}

function readAnew(cell: string): CreditCodeCell {
  const whole = normaliseCreditCode(cell)
  if (checkCreditCode(whole) !== 'malformed') return { code: whole, isWrapped: false }
  const text = foldCharacters(cell.replace(/№/g, ' ')).toUpperCase()
  const found = [...new Set([...text.matchAll(CANDIDATE)].map(([one]) => normaliseCreditCode(one)))]
  const valid = found.filter((code) => checkCreditCode(code) === 'valid')
  const [code] = valid.length > 0 ? valid : found
  if (code === undefined || valid.length > 1 || checkCreditCode(code) === 'malformed') return { code: whole, isWrapped: false }
  const isAlone = found.length === 1 && text.replace(CANDIDATE, '').replace(WRAPPING, '') === ''
  return valid.length === 1 || isAlone ? { code, isWrapped: true } : { code: whole, isWrapped: false }
}
