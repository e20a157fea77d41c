import { normaliseCreditCode } from '@shared/codes/creditCode'
import { STANDS_MAX, WRONG_MAX } from '@shared/objections/limits'
import type { Filer } from '@shared/objections/words'
import { codeFault, isEmpty, tooLong, writerFaults } from '../writerFaults'

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

/** What is wrong about a form, by field; empty where it can be sent. */
export function faultsOf(form: ObjectionForm): Partial<Record<keyof ObjectionForm, string>> {
  const { filer, uscc, wrong, stands } = form
  const faults: [keyof ObjectionForm, string | null][] = [
    ['filer', filer === null ? '请选择由谁提出。' : null],
    ['uscc', filer === 'firm' ? codeFault(normaliseCreditCode(uscc)) : null],
    ['wrong', isEmpty(wrong) ? '请写明哪里不对。' : tooLong(wrong, WRONG_MAX)],
    ['stands', isEmpty(stands) ? '请写明应当是怎样的。' : tooLong(stands, STANDS_MAX)],
    ...writerFaults(form),
  ]
  return Object.fromEntries(faults.filter((one) => one[1] !== null))
}
