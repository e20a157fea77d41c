import { normaliseCreditCode } from '@shared/codes/creditCode'
import { REPLY_MAX } from '@shared/replies/limits'
import { looksHidden, plainText, shownLength } from '@shared/replies/text'
import { codeFault, isEmpty, writerFaults } from '../writerFaults'

/** What a firm fills in to answer a record. */
export interface ReplyForm {
  uscc: string
  text: string
  name: string
  post: string
  contact: string
}

export const EMPTY: ReplyForm = { uscc: '', text: '', name: '', post: '', contact: '' }

function textFault(text: string): string | null {
  if (isEmpty(text)) return '请写要说的话。'
  if (shownLength(text) > REPLY_MAX) return `最多 ${REPLY_MAX} 个字。`
  return looksHidden(text) ? '■ 是遮盖用的记号，不能写。' : null
}

/** What is wrong about a form, by field; empty where it can be sent. */
export function faultsOf(form: ReplyForm): Partial<Record<keyof ReplyForm, string>> {
  const faults: [keyof ReplyForm, string | null][] = [
    ['uscc', codeFault(normaliseCreditCode(form.uscc))],
    ['text', textFault(plainText(form.text))],
    ...writerFaults(form),
  ]
  return Object.fromEntries(faults.filter((one) => one[1] !== null))
}
