import { SealError, type SealReason } from '@shared/tips/crypto/errors'
import { RequestError } from '@/api/request'

/** A failure of ours with a sentence for the person. */
export class TipError extends Error {
  override readonly name = 'TipError'
}

/** What is said of a draft after a failure. */
export const DRAFT_KEPT = '您写的内容已保存在这部手机里，可以再试。'

/** Faults of a receipt as it was typed, in the word that the pages have for it. */
const RECEIPT_FAULTS: Partial<Record<SealReason, string>> = {
  'receipt-length': '凭证是 25 个字符，现在多了或少了。请再对一遍。',
  'receipt-symbol': '凭证里没有这样的字符（只有数字和字母，没有 U）。请再对一遍。',
  'receipt-check': '凭证有一处写错，请对照原来的再看一遍。',
}

/** What a person reads of a failure: what happened, what was kept, what to do. */
export function sentenceOf(error: unknown, kept: string = DRAFT_KEPT): string {
  if (error instanceof TipError) return error.message
  if (error instanceof SealError) return RECEIPT_FAULTS[error.reason] ?? `${error.message}。${kept}`
  if (error instanceof RequestError) return error.code === 'offline' ? `没有连上网络。${kept}` : error.message
  console.warn('a step of a tip failed', error instanceof Error ? error.name : typeof error)
  return `这一步没有做成。${kept}`
}
