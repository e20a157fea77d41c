import { isSignedBy } from '../signature'
import type { Signed } from './index'

/** What a thread of the pool does: says whether the author signed this. */
export default function check({ author, message, signature }: Signed): boolean {
  return isSignedBy(author, message, signature)
}
