import type { OfficerBody, OfficerChange, OfficerChanged, OfficerSecrets, OfficerView } from '../../shared/api/desk'
import { ENDS, TIP_STATES } from '../../shared/tips/words'
import { codesOf } from '../../shared/vocabulary'
import { ApiError } from '../errors'
import type { OfficerDoc } from '../models/officer'
import { isDuplicate } from '../tips/duplicate'
import type { AuditAction } from '../../shared/tips/auditActions'
import { audit } from './audit'
import type { DeskDeps, Officer } from './deps'
import type { Passwords } from './passwords'
import { signOutEverywhere } from './sessions'
import { base32, totpUri } from './totp'

const OPEN = codesOf(TIP_STATES).filter((state) => !ENDS.has(state))
const SECRET_BYTES = 20
/** 80 bits, written in 16 symbols. */
const PASSWORD_BYTES = 10

/** Those who work at the desk of an officer. */
export async function listOfficers({ db, now }: DeskDeps, { desk }: Officer): Promise<OfficerView[]> {
  const found = await db.officers.find({ desk, removed: false }).sort({ _id: 1 }).lean<OfficerDoc[]>()
  const cases = await db.tips.find({ atDesk: desk, state: { $in: OPEN } }, { handler: 1 }).lean<{ handler: string | null }[]>()
  return found.map(({ _id, displayName, role, desk, zones, unit, away, lockedUntil }) => ({
    officer: _id,
    displayName,
    role,
    desk,
    zones,
    unit,
    away,
    locked: lockedUntil !== null && lockedUntil > now(),
    openCases: cases.filter(({ handler }) => handler === _id).length,
  }))
}

/**
 * Adds an officer. The one-time password and the secret of the codes are returned once and can be read nowhere again. Throws
 * `officer_taken` for a name that was ever used. Who may add whom the caller has decided.
 */
export async function createOfficer(
  { db, randomness }: Pick<DeskDeps, 'db' | 'randomness'>,
  passwords: Passwords,
  body: OfficerBody,
): Promise<OfficerSecrets> {
  if (body.role === 'oversight' && body.desk !== 'oversight') throw new ApiError('invalid_body', { role: '监督人只在纪检监督受理台' })
  const { officer, ...rest } = body
  const fresh = await freshSecrets(officer, randomness, passwords)
  const doc: OfficerDoc = { _id: officer, ...rest, away: false, removed: false, ...fresh.kept }
  try {
    await db.officers.create([doc])
  } catch (error) {
    if (isDuplicate(error)) throw new ApiError('officer_taken', { officer: '用过了' })
    throw error
  }
  return fresh.shown
}

/** Adds an officer at the administrator's own desk; a line of the audit. Throws `forbidden` for another desk, and as `createOfficer`. */
export async function addOfficer(deps: DeskDeps, by: Officer, passwords: Passwords, body: OfficerBody): Promise<OfficerSecrets> {
  if (body.desk !== by.desk) throw new ApiError('forbidden', { desk: '只能增加本台的工作人员' })
  const secrets = await createOfficer(deps, passwords, body)
  await audit(deps, { officer: by.id, role: by.role, action: 'officer_added', detail: `${body.officer} ${body.role}` })
  return secrets
}

/**
 * Registers somebody as away or back, resets the password, removes somebody; a reset and a removal end every session. Returns
 * new secrets where there are any, and the open cases that are without a handler by it. Throws `officer_not_found`,
 * `forbidden` where an administrator would remove himself.
 */
export async function changeOfficer(
  deps: DeskDeps,
  by: Officer,
  passwords: Passwords,
  { name, change }: { name: string; change: OfficerChange },
): Promise<OfficerChanged> {
  const { db } = deps
  const found = await db.officers.findOne({ _id: name, desk: by.desk, removed: false }, { _id: 1 }).lean()
  if (!found) throw new ApiError('officer_not_found')
  if (change.removed && name === by.id) throw new ApiError('forbidden', { officer: '不能移除自己' })
  const fresh = change.reset ? await freshSecrets(name, deps.randomness, passwords) : null
  const kept = fresh?.kept ?? (change.removed ? { removed: true } : { away: change.away === true })
  await db.officers.updateOne({ _id: name }, { $set: kept })
  if (change.reset || change.removed) await signOutEverywhere(deps, name)
  await audit(deps, { officer: by.id, role: by.role, action: actionOf(change), detail: name })
  const isGone = change.removed === true || change.away === true
  return { secrets: fresh?.shown ?? null, withoutHandler: isGone ? await openCasesOf(deps, name) : [] }
}

function actionOf({ reset, removed, away }: OfficerChange): AuditAction {
  if (reset) return 'officer_reset'
  if (removed) return 'officer_removed'
  return away ? 'officer_away' : 'officer_back'
}

async function openCasesOf({ db }: DeskDeps, handler: string): Promise<string[]> {
  const found = await db.tips
    .find({ handler, state: { $in: OPEN } }, { _id: 1 })
    .sort({ due: 1 })
    .lean<{ _id: string }[]>()
  return found.map(({ _id }) => _id)
}

async function freshSecrets(officer: string, randomness: DeskDeps['randomness'], passwords: Passwords) {
  const password = base32(randomness(PASSWORD_BYTES))
    .replace(/(.{4})(?=.)/g, '$1-')
    .toLowerCase()
  const totpSecret = Buffer.from(randomness(SECRET_BYTES))
  return {
    kept: {
      password: await passwords.keep(password, randomness),
      mustChange: true,
      totpSecret,
      totpStep: 0,
      failures: 0,
      lockedUntil: null,
    },
    shown: { officer, password, totpSecret: base32(totpSecret), totpUri: totpUri(officer, totpSecret) } satisfies OfficerSecrets,
  }
}
