import { strangenessOf, type Strangeness } from '../../../shared/codes/fold'
import type { Warn } from '../../cellError'

/** Fields that people search by and that join records to each other. */
export const isFoundBy = (field: string): boolean => /(?:^|\.)(?:name|formerNames|title|uscc)$/.test(field)

/** The remark does not repeat the character: it outlives the record, and may be one of a person's name. */
const REMARKS: Record<Strangeness, string> = {
  invisible: '有看不见的字符，查找和关联时不算在内',
  look_alike: '有部首或旧编码的字符，查找和关联按它形似的汉字，显示照原文',
  private_use: '有自造字，别的设备可能显示不出，请在来源里改用规范字',
}

/** Tells of a text in which a character is not what it looks like, or is not seen at all: it is found by another one than it shows. */
export function warnOfStrange(text: string, column: string | null, warn: Warn): void {
  const strangeness = strangenessOf(text)
  if (strangeness !== null) warn(column, REMARKS[strangeness])
}
