import type { DecisionReply } from '../../shared/api/decisions'
import type { Kind } from '../../shared/kinds/index'
import type { ItemOf } from '../../shared/kinds/schemas'
import { normaliseCreditCode } from '../../shared/codes/creditCode'
import { recordPage } from './page'

/** The kind in which a firm answers a record that names it, and the filter by which it points to that, as kind/id. */
export const ANSWERED_IN = 'reply' satisfies Kind
export const ANSWERS_BY = 'record'

/** The words of a firm in a reply; null where they are not public, or are another one's. */
export function answerOf(item: ItemOf['reply'], code: string): Omit<DecisionReply, 'record'> | null {
  const { id, enterprise, filedOn, text } = item
  if (text === null || enterprise.uscc === null || normaliseCreditCode(enterprise.uscc) !== code) return null
  return { text, filedOn, path: recordPage(ANSWERED_IN, id) }
}
