import type { CaseAnswer } from '../../shared/api/desk'
import { hourOf } from '../../shared/tips/clocks'
import { ApiError } from '../errors'
import type { TipDoc } from '../models/tip'
import { audit } from './audit'
import { absentOfficers } from './colleagues'
import type { DeskDeps, Officer } from './deps'
import { presentCase } from './presentCase'
import { mayOpen, maySee } from './sight'

/** A tip that an officer may see. Throws `tip_not_found` for any other, there or not. */
export async function seenTip({ db }: Pick<DeskDeps, 'db'>, officer: Officer, id: string): Promise<TipDoc> {
  const tip = await db.tips.findOne({ _id: id }).lean<TipDoc>()
  if (!tip || !maySee(officer, tip)) throw new ApiError('tip_not_found')
  return tip
}

/** A case, as the officer may see it. The look is a line of the audit, and the desk's first one is kept by the hour. */
export async function readCase(deps: DeskDeps, officer: Officer, id: string): Promise<CaseAnswer> {
  const tip = await seenTip(deps, officer, id)
  await audit(deps, { officer: officer.id, role: officer.role, action: 'look', tip: id })
  const now = deps.now()
  if (tip.firstLookAt === null && mayOpen(officer, tip)) {
    const firstLookAt = hourOf(now)
    await deps.db.tips.updateOne({ _id: id, firstLookAt: null }, { $set: { firstLookAt } })
    tip.firstLookAt = firstLookAt
  }
  return presentCase(tip, officer, { now, absent: await absentOfficers(deps) })
}

/** A case as it is now, without a line of its own in the audit: the answer to a move that has one. */
export async function caseNow(deps: DeskDeps, officer: Officer, id: string): Promise<CaseAnswer> {
  const tip = await deps.db.tips.findOne({ _id: id }).lean<TipDoc>()
  if (!tip) throw new ApiError('tip_not_found')
  return presentCase(tip, officer, { now: deps.now(), absent: await absentOfficers(deps) })
}
