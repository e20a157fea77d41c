import type Router from 'koa-router'
import { CaseParams, CasePartParams } from '../../shared/api/desk'
import {
  CASE,
  CASE_MESSAGE_PART,
  CASE_PART,
  DESK_SERVICE,
  FILE_TOLD,
  IDENTITY,
  MOVE,
  QUEUE,
  RECOVERY,
  REWRAP,
  REWRAP_LIST,
  SESSION,
  SETTLE,
  SIGN_IN,
  SIGN_OUT,
} from '../../shared/api/deskEndpoints'
import { fileTold } from '../desk/file'
import { readCase } from '../desk/caseRead'
import { openIdentity } from '../desk/identity'
import type { DeskDoor } from '../desk/index'
import { makeMove, settleMove } from '../desk/moves'
import { readPart } from '../desk/parts'
import { readQueue } from '../desk/queueRead'
import { recoveryPage } from '../desk/recovery'
import { rewrap, rewrapList } from '../desk/rewrap'
import { sessionOf, signOut } from '../desk/sessions'
import { signIn } from '../desk/signIn'
import { bind } from '../door/bind'
import { PUBLIC, type Actor } from '../policies'
import { clientAddress } from './clientAddress'
import { deskOfficeRoutes } from './deskOffice'
import { officerOf, proveBySession, sessionIn } from './deskProof'
import { readParams } from './params'

/** The door for officers over HTTP. */
export function deskRoutes(router: Router, door: DeskDoor): void {
  const { deps, passwords, tips } = door
  const prove = proveBySession(deps)

  bind(router, {
    endpoint: DESK_SERVICE,
    action: 'desk.service',
    prove: () => PUBLIC,
    answer: (_asked, ctx) => tips.service(clientAddress(ctx, tips.deps.settings.trustedProxies)),
  })
  bind(router, {
    endpoint: SIGN_IN,
    action: 'desk.sign_in',
    prove: () => PUBLIC,
    answer: ({ body }, ctx) => {
      tips.demand('sign_in', clientAddress(ctx, tips.deps.settings.trustedProxies))
      return signIn(deps, passwords, body)
    },
  })
  bind(router, { endpoint: SESSION, action: 'desk.session', prove, answer: (_asked, ctx) => sessionOf(deps, sessionIn(ctx)) })
  bind(router, {
    endpoint: SIGN_OUT,
    action: 'desk.session',
    prove,
    answer: async ({ actor }, ctx) => {
      await signOut(deps, officerOf(actor), sessionIn(ctx))
      return { ended: true as const }
    },
  })

  bind(router, { endpoint: FILE_TOLD, action: 'desk.file', prove, answer: ({ actor, body }) => fileTold(door, officerOf(actor), body) })
  bind(router, { endpoint: QUEUE, action: 'desk.queue', prove, answer: ({ actor, query }) => readQueue(deps, officerOf(actor), query) })
  bind(router, {
    endpoint: CASE,
    action: 'desk.case',
    prove,
    answer: ({ actor, params }) => readCase(deps, officerOf(actor), readParams(CaseParams, params).id),
  })
  const sendPart = (actor: Actor, params: Record<string, string>) => {
    const { id, message = 0, part } = readParams(CasePartParams, params)
    return readPart(deps, officerOf(actor), { id, message, part })
  }
  bind(router, { endpoint: CASE_PART, action: 'desk.part', prove, answer: ({ actor, params }) => sendPart(actor, params) })
  bind(router, {
    endpoint: CASE_MESSAGE_PART,
    action: 'desk.part',
    prove,
    answer: ({ actor, params }) => sendPart(actor, params),
  })

  bind(router, {
    endpoint: MOVE,
    action: 'desk.move',
    prove,
    answer: ({ actor, params, body }) => makeMove(deps, officerOf(actor), readParams(CaseParams, params).id, body),
  })
  bind(router, {
    endpoint: SETTLE,
    action: 'desk.move',
    prove,
    answer: ({ actor, params, body }) => settleMove(deps, officerOf(actor), readParams(CaseParams, params).id, body),
  })
  bind(router, {
    endpoint: IDENTITY,
    action: 'desk.identity',
    prove,
    answer: ({ actor, params, body }) => openIdentity(deps, officerOf(actor), readParams(CaseParams, params).id, body),
  })
  bind(router, { endpoint: REWRAP_LIST, action: 'desk.rewrap', prove, answer: ({ actor }) => rewrapList(deps, officerOf(actor)) })
  bind(router, { endpoint: REWRAP, action: 'desk.rewrap', prove, answer: ({ actor, body }) => rewrap(deps, officerOf(actor), body) })
  bind(router, {
    endpoint: RECOVERY,
    action: 'desk.recovery',
    prove,
    answer: ({ actor, query }) => recoveryPage(deps, officerOf(actor), query),
  })
  deskOfficeRoutes(router, door)
}
