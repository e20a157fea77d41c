import { SealError } from '@shared/tips/crypto/errors'
import { RequestError } from '@/api/request'

/** A failure of ours with a sentence for the person. */
export class TipError extends Error {
  override readonly name = 'TipError'
}

const KEPT = '您写的内容已保存在这部手机里，可以再试。'

/** What a person reads of a failure: what happened, what was kept, what to do. */
export function sentenceOf(error: unknown): string {
  if (error instanceof TipError) return error.message
  if (error instanceof SealError) return `${error.message}。${KEPT}`
  if (error instanceof RequestError) return error.code === 'offline' ? `没有连上网络。${KEPT}` : error.message
  console.warn('a step of a tip failed', error instanceof Error ? error.name : typeof error)
  return `这一步没有做成。${KEPT}`
}
