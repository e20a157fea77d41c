import type { Contact } from '@shared/contact'
import { CONTACT_PART_MAX } from '@shared/limits'

export const isEmpty = (text: string): boolean => text.trim() === ''

/** What is wrong about the length of a text; null where nothing is. */
export const tooLong = (text: string, max: number): string | null => ([...text.trim()].length > max ? `最多 ${max} 个字。` : null)

/** What is wrong about who writes, by field. */
export const writerFaults = ({ name, post, contact }: Contact): [keyof Contact, string | null][] => [
  ['name', isEmpty(name) ? '请写姓名，受理台要核对。' : tooLong(name, CONTACT_PART_MAX)],
  ['post', tooLong(post, CONTACT_PART_MAX)],
  ['contact', isEmpty(contact) ? '请写电话或地址，受理台要核对。' : tooLong(contact, CONTACT_PART_MAX)],
]

/** What is wrong about a credit code as somebody typed it. `code`: normalised. */
export const codeFault = (code: string): string | null => (/^[0-9A-Z]{18}$/.test(code) ? null : '统一社会信用代码是 18 位数字和字母。')
