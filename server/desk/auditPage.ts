import type { AuditAnswer, AuditQuery } from '../../shared/api/desk'
import type { AuditLineDoc } from '../models/auditLine'
import type { Desk } from '../../shared/tips/words'
import { UNKNOWN_OFFICER } from './audit'
import type { DeskDeps, Officer } from './deps'

const PAGE = 100

/**
 * A page of the audit, newest first. The supervisor's desk reads all of it; an administrator what officers of the own desk
 * did, and sign-ins under names that nobody has.
 */
export async function auditPage(deps: DeskDeps, officer: Officer, { cursor, officer: name, tip }: AuditQuery): Promise<AuditAnswer> {
  const mine = officer.role === 'oversight' ? null : [...(await namesAt(deps, officer.desk)), UNKNOWN_OFFICER]
  const asked = name === undefined ? mine : mine === null || mine.includes(name) ? [name] : []
  const found = await deps.db.audit
    .find({
      ...(asked === null ? {} : { officer: { $in: asked } }),
      ...(tip === undefined ? {} : { tip }),
      ...(cursor === undefined ? {} : { _id: { $lt: cursor } }),
    })
    .sort({ _id: -1 })
    .limit(PAGE + 1)
    .lean<AuditLineDoc[]>()
  const items = found.slice(0, PAGE)
  const last = items.at(-1)
  return {
    items: items.map(({ at, officer, role, action, tip, detail }) => ({ at: at.toISOString(), officer, role, action, tip, detail })),
    next: found.length > PAGE && last ? last._id : null,
  }
}

async function namesAt({ db }: DeskDeps, desk: Desk): Promise<string[]> {
  const found = await db.officers.find({ desk }, { _id: 1 }).lean<{ _id: string }[]>()
  return found.map(({ _id }) => _id)
}
