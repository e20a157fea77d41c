import type { IdentityAnswer, IdentityBody } from '../../shared/api/desk'
import type { z } from 'zod'
import { ApiError } from '../errors'
import { bufferOf } from '../tips/bytes'
import { audit } from './audit'
import { seenTip } from './caseRead'
import type { DeskDeps, Officer } from './deps'

const hex = (bytes: Buffer): string => bufferOf(bytes).toString('hex')

/**
 * The sealed form of who the reporter is, for the payer of the desk, while a decided reward waits to be paid and never else.
 * The reason is a line of the audit, written before anything is shown. Throws `tip_not_found`, `identity_gone`.
 */
export async function openIdentity(
  deps: DeskDeps,
  officer: Officer,
  id: string,
  { reason, message }: IdentityBody,
): Promise<z.infer<typeof IdentityAnswer>> {
  const tip = await seenTip(deps, officer, id)
  const envelope = message === 0 ? tip : tip.messages.find((one) => one.message === message)
  if (!envelope) throw new ApiError('tip_not_found')
  if (tip.state !== 'reward_decided' || !envelope.identity) throw new ApiError('identity_gone')
  await audit(deps, { officer: officer.id, role: officer.role, action: 'identity', tip: id, detail: `${message} ${reason}` })
  const { wrap, sealed } = envelope.identity
  return { header: hex(envelope.header), wrap: hex(wrap), identity: hex(sealed) }
}
