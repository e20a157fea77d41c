import type { SessionAnswer } from '../../shared/api/desk'
import { ApiError } from '../errors'
import type { DeskSessionDoc } from '../models/deskSession'
import type { OfficerDoc } from '../models/officer'
import { bufferOf } from '../tips/bytes'
import { isDuplicate } from '../tips/duplicate'
import { audit } from './audit'
import type { DeskDeps, DeskSettings, Officer } from './deps'
import { isProof, PROOF_MS, type Proof, type Proved } from './proof'

/** A session ends after so long without a request, and after so long at all, in milliseconds. */
export const IDLE_MS = 15 * 60_000
export const SESSION_MS = 8 * 3_600_000
/** That a session was used is written down no more often than this, in milliseconds. */
const SEEN_MS = 30_000

/**
 * Who sent a request: its session is looked up, its proof checked and used up. Throws `session_ended` where the session is not
 * there, was idle too long or is over, or its officer is gone; `proof_refused` where time, signature or single use do not hold.
 */
export async function proveOfficer(deps: DeskDeps, id: string, request: Proved, proof: Proof): Promise<Officer> {
  const now = deps.now()
  const session = await demandSession(deps, id)
  if (Math.abs(now.getTime() - proof.time) > PROOF_MS) throw new ApiError('proof_refused', { time: '和服务的时间差了一分钟以上' })
  if (!isProof(bufferOf(session.key), request, proof)) throw new ApiError('proof_refused', { proof: '签名不对' })
  const officer = await deps.db.officers
    .findOne({ _id: session.officer, removed: false }, { role: 1, desk: 1 })
    .lean<Pick<OfficerDoc, '_id' | 'role' | 'desk'>>()
  if (!officer) throw new ApiError('session_ended')
  await useUp(deps, id, proof)
  if (now.getTime() - session.seenAt.getTime() >= SEEN_MS) await deps.db.deskSessions.updateOne({ _id: id }, { $set: { seenAt: now } })
  return { is: 'officer', id: officer._id, desk: officer.desk, role: officer.role }
}

/** A session that goes on. Throws `session_ended` where it is not there, was idle too long or is over. */
export async function demandSession({ db, now }: DeskDeps, id: string): Promise<DeskSessionDoc> {
  const session = await db.deskSessions.findOne({ _id: id }).lean<DeskSessionDoc>()
  const at = now()
  if (!session || session.until <= at || at.getTime() - session.seenAt.getTime() >= IDLE_MS) throw new ApiError('session_ended')
  return session
}

/** Writes down that a proof was used: the store lets one number in once, on every instance. */
async function useUp({ db }: DeskDeps, id: string, { once, time }: Proof): Promise<void> {
  try {
    // Kept until its time has passed by more than clocks may differ.
    await db.deskProofs.create([{ _id: `${id}/${once}`, until: new Date(time + 2 * PROOF_MS) }])
  } catch (error) {
    if (isDuplicate(error)) throw new ApiError('proof_refused', { once: '用过了' })
    throw error
  }
}

/** Ends one session. */
export async function signOut(deps: DeskDeps, officer: Officer, id: string): Promise<void> {
  await deps.db.deskSessions.deleteOne({ _id: id, officer: officer.id })
  await audit(deps, { officer: officer.id, role: officer.role, action: 'sign_out' })
}

/** Ends every session of an officer, wherever it was begun. */
export async function signOutEverywhere({ db }: Pick<DeskDeps, 'db'>, officer: string): Promise<void> {
  await db.deskSessions.deleteMany({ officer })
}

/** A session as its officer is told. */
export async function sessionOf({ db, settings }: DeskDeps, id: string): Promise<SessionAnswer> {
  const session = await db.deskSessions.findOne({ _id: id }).lean<DeskSessionDoc>()
  const officer = session && (await db.officers.findOne({ _id: session.officer }).lean<OfficerDoc>())
  if (!session || !officer) throw new ApiError('session_ended')
  return presentSession(session, officer, settings)
}

export function presentSession(
  { _id, until }: Pick<DeskSessionDoc, '_id' | 'until'>,
  { _id: officer, displayName, role, desk, zones, unit }: OfficerDoc,
  { demonstration }: DeskSettings,
): SessionAnswer {
  const idleMinutes = IDLE_MS / 60_000
  return { session: _id, officer, displayName, role, desk, zones, unit, idleMinutes, until: until.toISOString(), demonstration }
}
