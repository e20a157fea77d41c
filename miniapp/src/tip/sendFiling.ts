import { unhex } from '@shared/tips/crypto/bytes'
import { send } from '@/api/request'
import { askService, pause } from './send'
import { proveWork } from './work'

/** Sends what somebody wrote about a record, with the work that the service asks for while many send. Throws RequestError with words. */
export async function sendFiling<T>(path: string, filing: { id: string }): Promise<T> {
  const { work } = await askService()
  const proof = work && (await proveWork(work, unhex(filing.id, 16), pause, () => undefined))
  return send<T>(path, { method: 'POST', json: proof ? { ...filing, work: proof } : filing })
}
