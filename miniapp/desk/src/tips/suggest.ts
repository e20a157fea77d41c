import type { MoveName } from '@shared/tips/moves'
import { CLOSING_REASONS, REFUSAL_REASONS, type ClosingReason, type RefusalReason, type TipState } from '@shared/tips/words'
import type { After } from './after'

/** What was chosen in the form so far, as far as the words of an answer depend on it. */
export interface Chosen {
  refusalReason?: RefusalReason
  closingReason?: ClosingReason
  destination?: string
  /** amount in words, such as 1.5万元 */
  amount?: string
  named?: boolean | null
}

const FOUND: Partial<Record<TipState, string>> = {
  verified_true: '您反映的问题经核查属实',
  verified_partly: '您反映的问题经核查部分属实',
  verified_false: '您反映的问题经核查不属实',
  unverifiable: '您反映的问题经核查，现有材料无法查实',
}
const by = (day: string | null): string => (day === null ? '' : `我们最迟在 ${day} 前再答复您。`)
const NEXT_WORDS = '之后的进展请用凭证查看。'

/**
 * A first text of the answer for a move: an officer reads it, mends it, and signs it. `after` is the case once the move has
 * taken effect. Empty where the move brings the reporter no answer.
 */
export function suggestedAnswer(move: MoveName, from: TipState, after: After, chosen: Chosen = {}): string {
  switch (move) {
    case 'accept':
      return `您的举报已经受理，我们会派人核查。${by(after.next)}`
    case 'refuse':
      return `您的举报不予受理，理由：${chosen.refusalReason ? REFUSAL_REASONS[chosen.refusalReason] : '（请选择理由）'}。如果您有新的情况，可以用凭证补充。`
    case 'hand_over':
      return `您的举报已转交${chosen.destination || '（请选择受理台）'}办理。转交时没有附您的身份；您的原话和照片，除了移交单上写明的以外，也没有附上。${by(after.next)}`
    case 'transfer':
      return `您的举报不归本台办理，已移送${chosen.destination || '（请填写机关）'}。移送时没有附您的身份；您的原话和照片，除了移送单上写明的以外，也没有附上。`
    case 'join':
      return '同一件事此前已有人举报，您的举报已并入先收到的那一件一起办理。按规定，奖励归先举报的人；查处结果同样会告诉您。'
    case 'withdraw':
      return '已按您的来信登记撤回，本件不再继续核查。如果有人因此威胁您，请随时用凭证告诉我们。'
    case 'extend':
      return `情况比较复杂，经上一级批准，核查时间延长 30 日。${by(after.next)}`
    case 'feedback':
      return `${FOUND[from] ?? '核查已经结束'}。处理结果出来后会再告诉您。`
    case 'handle':
      return `${FOUND[from] ?? '核查已经结束'}，已依法处理：（请写明处理结果，不要写可以认出举报人的细节）。${NEXT_WORDS}`
    case 'decide_reward':
      return `决定奖励您 ${chosen.amount ?? '（请先计算）'}。请在 ${after.next ?? '规定期限'} 前用凭证来信，选择「领取奖励」。`
    case 'close':
      return `本件已经办结，不予奖励，理由：${chosen.closingReason ? CLOSING_REASONS[chosen.closingReason] : '（请选择理由）'}。谢谢您的举报。`
    case 'revisit':
      return '我们就您反映的打击报复作了回访，情况是：（请写明）。如果还有人威胁您，请马上来信或拨打 110。'
    case 'answer':
      return ''
    case 'register':
    case 'mark_danger':
    case 'assign':
    case 'begin':
    case 'find_true':
    case 'find_partly':
    case 'find_false':
    case 'find_nothing':
    case 'publish_unrectified':
    case 'pay':
    case 'waive':
    case 'expire':
    case 'reopen':
    case 'write':
    case 'note_retaliation':
      return ''
  }
}

/** Whether a text still has a place that an officer must fill: brackets that ask. */
export const hasGap = (text: string): boolean => /（请[^）]*）/.test(text)
