import type { Message } from '../../shared/api/subscriptions'
import { NotPosted, post, type Reach } from './post'
import { SIGNATURE_HEADER, isSame, receiptOf, sign } from './signature'

/** What became of a message: its receiver has shown that it has it, says that it takes none any more, or something went wrong. */
export type Told = { is: 'received' } | { is: 'gone' } | { is: 'failed'; fault: string }

/** Signs a message, sends it and looks at the receipt: 200 alone says only that something answered. */
export async function tell(
  { url, key, message, at }: { url: string; key: string; message: Message; at: Date },
  reach: Reach,
): Promise<Told> {
  const body = JSON.stringify(message)
  const header = sign(key, body, at)
  try {
    const { status, text } = await post(url, body, { [SIGNATURE_HEADER]: header }, reach)
    if (status === 410) return { is: 'gone' }
    if (status !== 200) return { is: 'failed', fault: `接收地址答复 ${status}` }
    return isSame(receiptIn(text), receiptOf(key, body, header))
      ? { is: 'received' }
      : { is: 'failed', fault: '接收地址答复 200，但没有正确的回执' }
  } catch (error) {
    if (error instanceof NotPosted) return { is: 'failed', fault: error.message }
    throw error
  }
}

/** The receipt in an answer, `{"receipt": "<hex>"}`; '' where there is none. */
function receiptIn(text: string): string {
  try {
    const { receipt } = JSON.parse(text) as { receipt?: unknown }
    return typeof receipt === 'string' ? receipt : ''
  } catch {
    // What is no JSON holds no receipt: that is what the caller is told. So is `null`.
    return ''
  }
}
