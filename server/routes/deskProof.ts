import type { Context, Middleware } from 'koa'
import { z } from 'zod'
import { DESK_HEADERS } from '../../shared/api/desk'
import { SIGN_IN } from '../../shared/api/deskEndpoints'
import type { DeskDeps, Officer } from '../desk/deps'
import { demandSession, proveOfficer } from '../desk/sessions'
import type { Prove } from '../door/bind'
import { ApiError } from '../errors'
import type { Actor } from '../policies'

const DESK_PATH = '/api/v1/desk/'
const Session = z.string().regex(/^[0-9a-f]{32}$/)
const Proved = z.object({
  time: z
    .string()
    .regex(/^\d{13}$/)
    .transform(Number),
  once: z.string().regex(/^[0-9a-f]{32}$/),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})

/** The session that a request names. Throws `session_ended` where it names none. */
export function sessionIn(ctx: Context): string {
  const session = Session.safeParse(ctx.get(DESK_HEADERS.session))
  if (!session.success) throw new ApiError('session_ended')
  return session.data
}

/** Says which officer sent a request, by the proof in its header fields. */
export const proveBySession =
  (deps: DeskDeps): Prove =>
  async (ctx, bytes) => {
    const session = sessionIn(ctx)
    const { once, time, proof: signature } = DESK_HEADERS
    const proof = Proved.safeParse({ once: ctx.get(once), time: ctx.get(time), signature: ctx.get(signature) })
    if (!proof.success) throw new ApiError('proof_refused', { proof: '缺少，或格式不对' })
    return proveOfficer(deps, session, { method: ctx.method, path: ctx.url, body: bytes ?? new Uint8Array() }, proof.data)
  }

/** Refuses a request that brings something without a live session before its body is read: no stranger makes the desk take in a slip. */
export const sessionFirst = (deps: DeskDeps): Middleware =>
  async function sessionFirstMiddleware(ctx, next) {
    const bringsSomething = ctx.path.startsWith(DESK_PATH) && ctx.method === 'POST' && ctx.path !== SIGN_IN.path
    if (bringsSomething) await demandSession(deps, sessionIn(ctx))
    return next()
  }

/** The officer that an actor is. Nobody else passes the policies of the desk. */
export function officerOf(actor: Actor): Officer {
  if (actor.is !== 'officer') throw new ApiError('forbidden')
  return actor
}
