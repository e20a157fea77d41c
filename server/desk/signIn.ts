import type { SessionAnswer, SignIn } from '../../shared/api/desk'
import { hex } from '../../shared/tips/crypto/bytes'
import { ApiError } from '../errors'
import type { OfficerDoc } from '../models/officer'
import { bufferOf } from '../tips/bytes'
import { audit, UNKNOWN_OFFICER } from './audit'
import type { DeskDeps } from './deps'
import { lockedUntil } from './lockout'
import { NOBODY, type Passwords } from './passwords'
import { isSessionKey } from './proof'
import { presentSession, SESSION_MS } from './sessions'
import { matchingStep } from './totp'

/** How often an attempt is counted again where others are counted in the same moment. */
const TRIES = 10

/**
 * Signs an officer in and opens a session that is bound to the key of a browser. Whatever is wrong gets the same answer after
 * the same work: `sign_in_failed`. Throws `password_change_needed` where the password was handed over and no new one is given,
 * `invalid_body` for a key that is none and for a new password that is the old one, `overloaded`.
 */
export async function signIn(deps: DeskDeps, passwords: Passwords, asked: SignIn): Promise<SessionAnswer> {
  const key = Buffer.from(asked.sessionKey, 'hex')
  if (!isSessionKey(key)) throw new ApiError('invalid_body', { sessionKey: '不是 P-256 的公钥' })
  const found = await deps.db.officers.findOne({ _id: asked.officer, removed: false }).lean<OfficerDoc>()
  const officer = found && readable(found)
  const isRight = await passwords.matches(asked.password, officer?.password ?? NOBODY)
  const step = matchingStep({
    secret: officer?.totpSecret ?? NOBODY.hash,
    code: asked.code,
    at: deps.now(),
    usedStep: officer?.totpStep ?? Infinity,
  })
  // Who has neither is counted nowhere, or anybody could lock out whose name he knows, for ever. He finds nothing out either:
  // password and code must be right in one request.
  const mayTry = officer && (isRight || step !== null) ? await countAttempt(deps, officer._id) : await writeInVain(deps)
  if (!officer || !mayTry || !isRight || step === null) return refuse(deps, asked.officer)
  const fault = passwordFault(officer, asked)
  if (fault) {
    // Password and code were right: it was no failure.
    await deps.db.officers.updateOne({ _id: officer._id }, { $set: { failures: 0, lockedUntil: null } })
    throw fault
  }
  const password =
    asked.newPassword === undefined ? {} : { password: await passwords.keep(asked.newPassword, deps.randomness), mustChange: false }
  const { matchedCount } = await deps.db.officers.updateOne(
    { _id: officer._id, removed: false, totpStep: { $lt: step }, 'password.hash': officer.password.hash },
    { $set: { ...password, totpStep: step, failures: 0, lockedUntil: null } },
  )
  // Another request has used the code meanwhile, or the officer was reset.
  if (matchedCount === 0) return refuse(deps, asked.officer)
  return open(deps, officer, key)
}

/** What is wrong about the new password, or about there being none; null where nothing is. */
function passwordFault({ mustChange }: OfficerDoc, { password, newPassword }: SignIn): ApiError | null {
  if (newPassword === undefined) return mustChange ? new ApiError('password_change_needed') : null
  return newPassword.normalize('NFC') === password.normalize('NFC')
    ? new ApiError('invalid_body', { newPassword: '和现在的密码一样' })
    : null
}

/**
 * Counts an attempt of who has the password or a code as failed before anybody is told how it ends, so that many at once are
 * no way around the lock. Returns whether the officer may try now.
 */
async function countAttempt(deps: DeskDeps, name: string): Promise<boolean> {
  const { db, now } = deps
  for (let tried = 0; tried < TRIES; tried++) {
    const officer = await db.officers
      .findOne({ _id: name, removed: false }, { failures: 1, lockedUntil: 1 })
      .lean<Pick<OfficerDoc, 'failures' | 'lockedUntil'>>()
    if (!officer || (officer.lockedUntil && officer.lockedUntil > now())) return writeInVain(deps)
    const failures = officer.failures + 1
    const counted = await db.officers.updateOne(
      { _id: name, failures: officer.failures, lockedUntil: officer.lockedUntil },
      { $set: { failures, lockedUntil: lockedUntil(failures, now()) } },
    )
    if (counted.matchedCount > 0) return true
  }
  throw new ApiError('overloaded', undefined, 1)
}

/** Takes as long as counting an attempt, so that from outside a right password cannot be told from a wrong one. Returns false. */
async function writeInVain({ db, now, randomness }: DeskDeps): Promise<false> {
  await db.deskProofs.create([{ _id: `-/${hex(randomness(16))}`, until: now() }])
  return false
}

/** Bytes of a document that was read without its model are the driver's; the rest of the desk works with Buffers. */
function readable(officer: OfficerDoc): OfficerDoc {
  const { salt, hash, n } = officer.password
  return { ...officer, totpSecret: bufferOf(officer.totpSecret), password: { salt: bufferOf(salt), hash: bufferOf(hash), n } }
}

async function refuse(deps: DeskDeps, name: string): Promise<never> {
  const known = await deps.db.officers.findOne({ _id: name }, { role: 1 }).lean<Pick<OfficerDoc, 'role'>>()
  await audit(deps, { officer: known ? name : UNKNOWN_OFFICER, role: known?.role ?? UNKNOWN_OFFICER, action: 'sign_in_failed' })
  throw new ApiError('sign_in_failed')
}

async function open(deps: DeskDeps, officer: OfficerDoc, key: Buffer): Promise<SessionAnswer> {
  const at = deps.now()
  const session = { _id: hex(deps.randomness(16)), officer: officer._id, key, seenAt: at, until: new Date(at.getTime() + SESSION_MS) }
  await audit(deps, { officer: officer._id, role: officer.role, action: 'sign_in' })
  await deps.db.deskSessions.create([session])
  return presentSession(session, officer, deps.settings)
}
