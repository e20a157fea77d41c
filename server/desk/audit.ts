import type { AuditLineDoc } from '../models/auditLine'
import { hex } from '../../shared/tips/crypto/bytes'
import type { AuditAction } from '../../shared/tips/auditActions'
import type { DeskDeps } from './deps'

/** Stands for whoever gave a name that no officer has: what was typed may be a password, and is not kept. */
export const UNKNOWN_OFFICER = '?'

export interface Audited {
  officer: string
  role: string
  action: AuditAction
  tip?: string
  /** codes, numbers and reasons; never a word of a tip */
  detail?: string
}

const DIGITS_OF_TIME = 15
const TAIL_BYTES = 8

/** Adds a line. It is written before what it is about is shown: what could not be noted is not seen. */
export async function audit(
  { db, now, randomness }: Pick<DeskDeps, 'db' | 'now' | 'randomness'>,
  { officer, role, action, tip = undefined, detail = undefined }: Audited,
): Promise<void> {
  const at = now()
  const _id = `${String(at.getTime()).padStart(DIGITS_OF_TIME, '0')}-${hex(randomness(TAIL_BYTES))}`
  const line: AuditLineDoc = { _id, at, officer, role, action, tip: tip ?? null, detail: detail ?? null }
  await db.audit.create([line])
}
