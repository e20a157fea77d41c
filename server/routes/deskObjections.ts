import type Router from 'koa-router'
import { DESK_OBJECTION, DESK_OBJECTION_CONTACT, DESK_OBJECTION_MOVE, DESK_OBJECTIONS } from '../../shared/api/objectionEndpoints'
import { FilingParams } from '../../shared/api/writer'
import type { DeskDoor } from '../desk/index'
import { makeObjectionMove, objectionQueue, openObjectionContact, readObjection } from '../desk/objections/hall'
import { bind } from '../door/bind'
import { officerOf, proveBySession } from './deskProof'
import { readParams } from './params'

/** The hall of the desk that works on objections, over HTTP. */
export function deskObjectionRoutes(router: Router, { deps: desk, objections }: DeskDoor): void {
  const deps = { desk, objections }
  const own = { action: 'desk.objections', prove: proveBySession(desk) } as const
  const numberIn = (params: Record<string, string>) => readParams(FilingParams, params).number
  bind(router, { ...own, endpoint: DESK_OBJECTIONS, answer: () => objectionQueue(deps) })
  bind(router, { ...own, endpoint: DESK_OBJECTION, answer: ({ actor, params }) => readObjection(deps, officerOf(actor), numberIn(params)) })
  bind(router, {
    ...own,
    endpoint: DESK_OBJECTION_MOVE,
    answer: ({ actor, params, body }) => makeObjectionMove(deps, officerOf(actor), numberIn(params), body),
  })
  bind(router, {
    ...own,
    endpoint: DESK_OBJECTION_CONTACT,
    answer: ({ actor, params, body }) => openObjectionContact(deps, officerOf(actor), numberIn(params), body.reason),
  })
}
