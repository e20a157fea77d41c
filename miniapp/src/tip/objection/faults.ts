import { normaliseCreditCode } from '@shared/codes/creditCode'
import { CONTACT_PART_MAX, STANDS_MAX, WRONG_MAX } from '@shared/objections/limits'
import type { Filer } from '@shared/objections/words'

/** What somebody fills in to object to a record. */
export interface ObjectionForm {
  filer: Filer | null
  uscc: string
  wrong: string
  stands: string
  name: string
  post: string
  contact: string
}

export const EMPTY: ObjectionForm = { filer: null, uscc: '', wrong: '', stands: '', name: '', post: '', contact: '' }

const tooLong = (text: string, max: number): boolean => [...text.trim()].length > max
const isEmpty = (text: string): boolean => text.trim() === ''

/** What is wrong about a form, by field; empty where it can be sent. */
export function faultsOf(form: ObjectionForm): Partial<Record<keyof ObjectionForm, string>> {
  const { filer, uscc, wrong, stands, name, post, contact } = form
  const faults: [keyof ObjectionForm, string | null][] = [
    ['filer', filer === null ? '请选择由谁提出。' : null],
    ['uscc', filer === 'firm' && !/^[0-9A-Z]{18}$/.test(normaliseCreditCode(uscc)) ? '统一社会信用代码是 18 位数字和字母。' : null],
    ['wrong', isEmpty(wrong) ? '请写明哪里不对。' : tooLong(wrong, WRONG_MAX) ? `最多 ${WRONG_MAX} 个字。` : null],
    ['stands', isEmpty(stands) ? '请写明应当是怎样的。' : tooLong(stands, STANDS_MAX) ? `最多 ${STANDS_MAX} 个字。` : null],
    ['name', isEmpty(name) ? '请写姓名，受理台要核对。' : tooLong(name, CONTACT_PART_MAX) ? `最多 ${CONTACT_PART_MAX} 个字。` : null],
    ['post', tooLong(post, CONTACT_PART_MAX) ? `最多 ${CONTACT_PART_MAX} 个字。` : null],
    [
      'contact',
      isEmpty(contact) ? '请写电话或地址，受理台要核对。' : tooLong(contact, CONTACT_PART_MAX) ? `最多 ${CONTACT_PART_MAX} 个字。` : null,
    ],
  ]
  return Object.fromEntries(faults.filter((one) => one[1] !== null))
}
