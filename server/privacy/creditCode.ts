import { checkCreditCode, type CreditCodeCheck } from '../../shared/codes/creditCode'
import { readCreditCode } from '../../shared/codes/creditCodeCell'
import { holdsIdentityNumber, holdsMobile, isIdentity } from '../../shared/codes/persons/index'
import type { NamedEnterprise } from '../../shared/parts'
import type { Warn } from '../cellError'

/** What is known of a credit code; `missing` only where nothing stood. */
type KnownOfCode = CreditCodeCheck | 'missing'

/** A credit code as it may be public, what is known of it, and what a reader should know of its cell. */
interface JudgedCode {
  uscc: string | null
  check: KnownOfCode
  remarks: readonly string[]
}

/** Marks and words that say there is no code. */
const NOTHING = /^[\s\-—–―－_/\\|*.·、,，。＊／]*$|^[0０]+$|^(?:无|没有|暂无|不详|未知|空|未办理?|办理中|N\/?A|NULL|NONE|NIL|UNDEFINED)$/i

/**
 * A credit code judged by its check digits first: organs, schools and associations have codes of digits alone. An unreadable one stays as it was
 * written, for it is an attribute and no key; one that is somebody's identity or mobile number, as individual businesses hand it in, does not.
 */
function judgedAnew(text: string): JudgedCode {
  if (NOTHING.test(text.trim())) return MISSING
  const { code, isWrapped } = readCreditCode(text)
  const check = checkCreditCode(code)
  const isPersonal = check === 'valid' ? isIdentity(code) : holdsIdentityNumber(code) || holdsMobile(text) || isLikeIdentity(code)
  if (isPersonal) return withheld('信用代码一栏填的不是代码，像是个人信息，没有公开')
  if (!/^[0-9A-Z]{1,20}$/.test(code)) return withheld('信用代码一栏填的不是代码，没有公开')
  const remarks = isWrapped ? ['信用代码前后有引号、标签或别的字符，已经去掉'] : []
  // The warning outlives the record, so it does not repeat the code.
  if (check !== 'valid') remarks.push(check === 'malformed' ? '不是 18 位统一社会信用代码' : '统一社会信用代码的校验位不对')
  return { uscc: code, check, remarks }
}

const MISSING: JudgedCode = { uscc: null, check: 'missing', remarks: [] }
const withheld = (remark: string): JudgedCode => ({ uscc: null, check: 'malformed', remarks: [remark] })

/** A row asks twice of the same code: for what is known of it, or for the name beside it, and then for the code that is shown. */
let last = { text: '', judged: MISSING }

function judge(text: string | null): JudgedCode {
  if (text === null) return MISSING
  if (text !== last.text) last = { text, judged: judgedAnew(text) }
  return last.judged
}

/** The credit code as it may be public. Warnings are about `uscc`, wherever the code stands. */
export function publicCode(text: string, warn: Warn): string | null {
  const { uscc, remarks } = judge(text)
  for (const remark of remarks) warn('uscc', remark)
  return uscc
}

/** What is known of a credit code as a source gave it; one that is not shown is malformed. */
export const checkOfCode = (text: string | null): KnownOfCode => judge(text).check

/** Whether an enterprise has a code whose check digits are right and that is nobody's identity number. */
export const hasValidCode = ({ uscc }: NamedEnterprise): boolean => checkOfCode(uscc) === 'valid'

/** Provinces of GB/T 2260, and the 99 of invented data. */
const PROVINCE = /^..(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]|99)/

/**
 * Digits that are no valid code and may be an identity number, its birth date mistyped perhaps. A code of digits with a wrong check digit has a
 * division where that has the county and the century; a business registration number has a check digit of its own (GS 15: ISO 7064 MOD 11,10).
 */
function isLikeIdentity(code: string): boolean {
  if (!/^[1-8]\d{13,16}[\dX]$/.test(code)) return false
  if (code.length === 18) return /^.{6}(?:19|20)/.test(code) || !PROVINCE.test(code)
  return code.length !== 15 || !hasRegistrationCheck(code)
}

function hasRegistrationCheck(code: string): boolean {
  if (!/^\d{15}$/.test(code)) return false
  let product = 10
  for (const digit of code.slice(0, 14)) {
    const sum = (product + Number(digit)) % 10 || 10
    product = (sum * 2) % 11
  }
  return (product + Number(code.charAt(14))) % 10 === 1
}
